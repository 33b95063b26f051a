//! Words of a caption that nobody could have written on its day: an office
//! before its time, a word before anybody knew it.

use jiff::civil::Date;

use super::Comparison;
use crate::almanac;
use crate::article::Span;
use crate::fold::fold;
use crate::mention::Standing;
use crate::mention::date::{Ground, Precision};

/// Something in a caption that is younger than its picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anachronism {
    /// The words that are too young, in bytes of the caption.
    pub caption: Span,
    /// Where the caption gives its day, if it does; else the day is that of
    /// publication.
    pub dated: Option<Span>,
    /// The last day on which the picture can have been taken.
    pub day: Date,
    /// The first day on which the words could be written.
    pub since: Date,
}

/// What in a caption is younger than the day that it gives, or than the story
/// where it gives none; in order.
pub fn anachronisms(comparison: &Comparison) -> Vec<Anachronism> {
    let Comparison { caption, story, .. } = comparison;
    let facts = &caption.facts;
    if facts.is_illustration || !story.is_english() {
        return Vec::new();
    }
    let days = facts.dates.iter().filter(|mention| {
        let date = &mention.value;
        let is_fine = matches!(date.precision, Precision::Day | Precision::Month);
        is_fine && date.ground == Ground::Absolute && date.year.is_some()
    });
    let mut days = days.filter_map(|date| Some((Some(date.span), date.value.interval?.1)));
    // What was written on an old page since is of its last day.
    let article = story.article;
    let written = article.published.map(|day| article.updated.unwrap_or(day).max(day));
    let (dated, day) = match (days.next(), days.next(), written) {
        (Some(day), None, _) => day,
        // An old picture without a day may be of any time.
        (None, _, Some(written)) if facts.marker.is_none() => (None, written),
        // With two days nobody knows which one is the picture's.
        _ => return Vec::new(),
    };
    let mut found: Vec<(Span, Date)> = Vec::new();
    for role in facts.roles.iter().filter(|role| role.value.standing == Standing::Holds) {
        let mention = &facts.persons[role.value.index];
        let person = &mention.value;
        let given = person.given_keys().next();
        let since = almanac::in_office_since(role.value.name, person.family_key(), given);
        if let Some(since) = since.filter(|_| !role.value.is_of_body) {
            found.push((role.span.cover(mention.span), since));
        }
    }
    if almanac::terms().iter().any(|(_, since)| day < *since) {
        found.extend(terms(caption.text));
    }
    let young = found.into_iter().filter(|(_, since)| day < *since);
    young.map(|(caption, since)| Anachronism { caption, dated, day, since }).collect()
}

/// Whether the caption calls somebody by an office that he or she held on a day and
/// no longer when the story was published: the day is the picture's, then.
pub fn is_of_its_day(comparison: &Comparison, day: Date) -> bool {
    let Comparison { caption, story, .. } = comparison;
    let Some(published) = story.article.published else { return false };
    let mut held = caption.facts.roles.iter().filter(|role| role.value.standing == Standing::Holds);
    held.any(|role| {
        let family = caption.facts.persons[role.value.index].value.family_key();
        almanac::held_then(role.value.name, family, day, published)
    })
}

/// The young words in a text.
fn terms(text: &str) -> Vec<(Span, Date)> {
    let lower = fold(text);
    // Only where folding keeps the places.
    if lower.len() != text.len() {
        return Vec::new();
    }
    let is_word = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
    let found = almanac::terms().iter().filter_map(|(term, since)| {
        let (start, found) = lower.match_indices(term).find(|(start, found)| {
            !is_word(lower[..*start].chars().next_back())
                && !is_word(lower[start + found.len()..].chars().next())
        })?;
        Some((Span::new(start, start + found.len()), *since))
    });
    let found: Vec<(Span, Date)> = found.collect();
    // "COVID" stands in "COVID-19 pandemic", too.
    let is_part = |at: Span| found.iter().any(|(other, _)| *other != at && other.contains(at));
    found.iter().filter(|(at, _)| !is_part(*at)).copied().collect()
}
