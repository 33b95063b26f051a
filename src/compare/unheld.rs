//! Persons to whom a caption gives an office that nobody of their name ever
//! held.

use jiff::civil::Date;

use super::name::{MOST_SLIPS, is_slip, same_given_name};
use super::{Comparison, MOST_NAMED, PersonRelation};
use crate::almanac::{holders, members};
use crate::article::Span;
use crate::gazetteer::{CountryCode, Kind, gazetteer};
use crate::mention::date::{Ground, Precision};
use crate::mention::{Facts, Person, Standing, is_beside};
use crate::tokens::Token;
use crate::words::Class;

/// An office that nobody of a person's name held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unheld {
    /// The office and the name, in bytes of the caption.
    pub caption: Span,
    /// The name alone.
    pub person: Span,
    /// The office alone, with its country.
    pub office: Span,
}

/// The offices of the caption that nobody of the name behind them held up to
/// its day, of persons whom the story does not name; in order.
pub fn unheld(comparison: &Comparison) -> Vec<Unheld> {
    let Comparison { caption, story, persons, .. } = comparison;
    let facts = &caption.facts;
    if facts.is_illustration || facts.roles.is_empty() || !story.is_english() {
        return Vec::new();
    }
    let Some(day) = day(comparison) else { return Vec::new() };
    let held = facts.roles.iter().filter(|role| role.value.standing == Standing::Holds);
    let found = held.take(MOST_NAMED).filter_map(|role| {
        let tie = persons.iter().find(|tie| tie.index == role.value.index)?;
        let person = &facts.persons[tie.index];
        // "N., U.S. Rep. M. and M.": the office may be the next one's.
        if person.span.start < role.span.end {
            return None;
        }
        if tie.relation != PersonRelation::Absent || person.value.parts.len() < 2 {
            return None;
        }
        let whose = whose(caption.text, facts, role.span);
        let is_unheld = match role.value.name {
            "senator" | "representative" => {
                let is_american = whose.is_some_and(|(code, _)| code.as_str() == "US");
                (is_american || has_party(caption.text, facts, person.span))
                    && never_sat(&person.value, day)
            }
            office => nobody_held(office, whose?.0, &person.value, day),
        };
        let office = whose.map_or(role.span, |(_, at)| at.cover(role.span));
        is_unheld.then(|| Unheld {
            caption: office.cover(person.span),
            person: person.span,
            office,
        })
    });
    found.collect()
}

/// The day that the caption gives, or the story where it gives none; none of an
/// old picture without a day.
fn day(comparison: &Comparison) -> Option<Date> {
    let Comparison { caption, story, .. } = comparison;
    let days = caption.facts.dates.iter().filter_map(|date| {
        let date = &date.value;
        let is_told = date.ground == Ground::Absolute && date.year.is_some();
        date.interval.filter(|_| is_told && date.precision <= Precision::Year)
    });
    let earliest = days.map(|(_, last)| last).min();
    earliest.or(story.article.published.filter(|_| caption.facts.marker.is_none()))
}

/// The country that stands right before an office, and where: "U.S. Senator",
/// "Iran's president".
fn whose(text: &str, facts: &Facts, office: Span) -> Option<(CountryCode, Span)> {
    let end = facts.places.partition_point(|place| place.span.end <= office.start);
    let place = &facts.places[end.checked_sub(1)?];
    let country = place.value.place.filter(|id| gazetteer().kind(*id) == Kind::Country)?;
    let first = facts.tokens.partition_point(|token| token.span().start < place.span.end);
    let last = facts.tokens.partition_point(|token| token.span().start < office.start);
    let is_between = |token: &Token| {
        let word = token.of(text);
        matches!(word, "'s" | "’s" | ".") || is_beside(word)
    };
    let is_beside = facts.tokens.get(first..last)?.iter().all(is_between);
    let code = gazetteer().country_of(country)?;
    is_beside.then_some((code, place.span))
}

/// Whether behind a name stands the party and the state of a member of
/// Congress: "(R-TX)", ", D-Calif.,".
fn has_party(text: &str, facts: &Facts, name: Span) -> bool {
    /// As many tokens stand from the name to the state at most.
    const REACH: usize = 6;
    let end = facts.tokens.partition_point(|token| token.span().start < name.end);
    let behind = &facts.tokens[end..facts.tokens.len().min(end + REACH)];
    let [open, party, rest @ ..] = behind else { return false };
    let is_open = open.is_mark(text, "(") || open.is_mark(text, ",");
    let is_party = Class::Party.has(party.of(text));
    is_open
        && is_party
        && rest.iter().any(|token| {
            let at = facts.places.partition_point(|place| place.span.end <= token.span().start);
            facts.places.get(at).is_some_and(|place| {
                let id = place.value.place.filter(|_| place.span.overlaps(token.span()));
                id.is_some_and(|id| {
                    let code = gazetteer().country_of(id);
                    gazetteer().kind(id) == Kind::Subdivision
                        && code.is_some_and(|code| code.as_str() == "US")
                })
            })
        })
}

/// Whether nobody of a name like this one held an office of a country by a day.
fn nobody_held(office: &str, country: CountryCode, person: &Person, day: Date) -> bool {
    let Some(names) = holders(office, country, day) else { return false };
    let mut names = names.filter(|name| !name.is_empty());
    !names.any(|name| words(person).any(|word| is_like(word, name)))
}

/// Whether nobody of a name like this one sat in Congress by a day.
fn never_sat(person: &Person, day: Date) -> bool {
    let Some(mut members) = members(day) else { return false };
    let first = person.parts.first().map_or("", String::as_str);
    !members.any(|(family, given)| {
        let mut surnames = words(person).filter(|word| *word != first);
        surnames.any(|name| is_like(name, family))
            && given.split(' ').any(|known| may_be(first, known))
    })
}

/// Whether two given names may be forms of one: "Bob", "Robert", "R".
fn may_be(given: &str, known: &str) -> bool {
    given.chars().next() == known.chars().next() || same_given_name(given, known)
}

/// The words of a name, be they joined by a hyphen.
fn words(person: &Person) -> impl Iterator<Item = &str> {
    person.parts.iter().flat_map(|part| part.split('-').chain([part.as_str()]))
}

/// Whether a word of a name is another, be it misspelt. Short ones are too much
/// alike to be told so.
fn is_like(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 5;
    a == b || a.len().min(b.len()) >= SHORTEST && is_slip(a, b, MOST_SLIPS)
}
