//! What the world knows of days: who held an office from when on, and since when a
//! word is in use.

mod congress;

pub use congress::members;

use std::sync::LazyLock;

use foldhash::HashMap;
use jiff::civil::Date;

use crate::fold::fold;
use crate::gazetteer::CountryCode;

/// Office, country or "-", surname, given name and first day in office,
/// tab-separated, in order. A name that several bore has a row for each. Of a
/// country's office all holders are listed from the first of them on.
const OFFICES: &str = include_str!("../../data/facts/offices.tsv");

/// The last day of which the offices are known.
const KNOWN_TO: Date = Date::constant(2025, 6, 30);

/// Words, folded, with the first day on which anybody could write them.
const TERMS: &str = include_str!("../../data/facts/terms.tsv");

struct Holder {
    country: &'static str,
    family: String,
    given: String,
    since: Date,
}

static HOLDERS: LazyLock<HashMap<&'static str, Vec<Holder>>> = LazyLock::new(|| {
    let mut holders: HashMap<&str, Vec<Holder>> = HashMap::default();
    for line in OFFICES.lines() {
        let [office, country, family, given, since] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            continue;
        };
        let Ok(since) = since.parse() else { continue };
        let holder = Holder { country, family: fold(family), given: fold(given), since };
        holders.entry(office).or_default().push(holder);
    }
    holders
});

static FIRST_DAYS: LazyLock<Vec<(&'static str, Date)>> = LazyLock::new(|| {
    let rows = TERMS.lines().filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(term, since)| Some((term, since.parse().ok()?))).collect()
});

/// The first day on which somebody of this name held an office; of those who
/// bore the name the first. Family and given name are folded, and a name
/// without a given name is that of any of them.
pub fn in_office_since(office: &str, family: &str, given: Option<&str>) -> Option<Date> {
    let holders = HOLDERS.get(office)?;
    let is_meant = |holder: &&Holder| {
        holder.family == family
            && given
                .is_none_or(|given| holder.given.is_empty() || short(given) == short(&holder.given))
    };
    holders.iter().filter(is_meant).map(|holder| holder.since).min()
}

/// Whether a name is of somebody who held an office on a day, and whom another had
/// followed by a later one.
pub fn held_then(office: &str, family: &str, day: Date, later: Date) -> bool {
    let Some(holders) = HOLDERS.get(office) else { return false };
    let mut own = holders.iter().filter(|holder| holder.family == family && holder.since <= day);
    own.any(|holder| {
        let next = holders.iter().filter(|other| {
            other.country == holder.country && other.family != family && other.since > holder.since
        });
        let next = next.map(|other| other.since).min();
        next.is_some_and(|next| day <= next && next < later)
    })
}

/// The names, surnames and given ones, of all who held an office of a country
/// up to a day; `None` where not all of them are known.
pub fn holders(
    office: &str,
    country: CountryCode,
    day: Date,
) -> Option<impl Iterator<Item = &'static str>> {
    let all = HOLDERS.get(office)?.iter().filter(move |holder| holder.country == country.as_str());
    let first = all.clone().map(|holder| holder.since).min()?;
    let is_known = (first..=KNOWN_TO).contains(&day);
    is_known.then(|| all.flat_map(|holder| [holder.family.as_str(), holder.given.as_str()]))
}

/// The first three letters, in which short forms of a name agree: Don, Donald.
fn short(given: &str) -> &str {
    given.char_indices().nth(3).map_or(given, |(at, _)| &given[..at])
}

/// Words in use only since a day, folded, with that day; the longest first.
pub fn terms() -> &'static [(&'static str, Date)] {
    &FIRST_DAYS
}

#[cfg(test)]
mod tests {
    use super::{OFFICES, TERMS, in_office_since, terms};

    #[test]
    fn an_office_is_held_since_a_day() {
        let since = |office, family, given| {
            in_office_since(office, family, given).map(|day| day.to_string())
        };
        assert_eq!(since("president", "trump", Some("don")).as_deref(), Some("2017-01-20"));
        assert_eq!(since("vice president", "biden", None).as_deref(), Some("2009-01-20"));
        assert_eq!(since("president", "trump", Some("ivanka")), None);
        assert_eq!(since("president", "miller", None), None);
    }

    #[test]
    fn the_tables_are_sorted_and_sound() {
        for table in [OFFICES, TERMS] {
            let rows: Vec<&str> = table.lines().collect();
            assert!(rows.is_sorted_by(|a, b| a < b));
        }
        assert!(OFFICES.lines().all(|row| row.split('\t').count() == 5));
        assert_eq!(terms().len(), TERMS.lines().count());
    }
}
