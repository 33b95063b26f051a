//! Who sat in the Congress of the United States.

use std::sync::LazyLock;

use foldhash::HashMap;
use jiff::civil::Date;

/// The day up to which all are known, then a word of a surname a line with the
/// given names of all who bear it behind a tab, folded and in order.
const NAMES: &str = include_str!("../../data/facts/congress.tsv");

/// The first day of which the list may be asked: whoever sat then was born
/// late enough to stand in it.
const SINCE: Date = Date::constant(1985, 1, 1);

static MEMBERS: LazyLock<Option<(Date, HashMap<&str, &str>)>> = LazyLock::new(|| {
    let (day, names) = NAMES.split_once('\n')?;
    Some((day.parse().ok()?, names.lines().filter_map(|row| row.split_once('\t')).collect()))
});

/// Words of the surnames of all who sat in Congress by a day, folded, each with
/// the given names of those who bear it; `None` where not all are known.
pub fn members(day: Date) -> Option<impl Iterator<Item = (&'static str, &'static str)>> {
    let (until, names) = MEMBERS.as_ref()?;
    let is_known = (SINCE..=*until).contains(&day);
    is_known.then(|| names.iter().map(|(family, given)| (*family, *given)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{NAMES, members};

    #[test]
    fn members_are_known_by_surname() {
        let mut known = members(date(2019, 3, 1)).expect("a day of which all are known");
        let given = known.find(|(family, _)| *family == "pelosi").map(|(_, given)| given);
        assert!(given.is_some_and(|given| given.split(' ').any(|name| name == "nancy")));
        assert!(members(date(2199, 3, 1)).is_none());
    }

    #[test]
    fn the_list_is_in_order() {
        let rows = || NAMES.lines().skip(1);
        assert!(rows().is_sorted_by(|a, b| a < b));
        assert!(rows().all(|row| row.split('\t').count() == 2));
    }
}
