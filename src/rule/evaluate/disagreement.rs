//! When two captions of one picture cannot both be true.

use std::collections::BTreeSet;

use super::judged::Judged;
use crate::article::Span;
use crate::compare::{Caption, MOST_NAMED, name::NameRelation, name::relate};

/// Whether two captions share no person, no name and no day, though both have
/// facts to share.
pub(super) fn disagree<'c>(a: &'c Caption, b: &'c Caption) -> bool {
    let persons = |caption: &'c Caption| caption.facts.persons.iter().take(MOST_NAMED);
    let same_person = persons(a)
        .any(|x| persons(b).any(|y| relate(&x.value, &y.value) >= NameRelation::Misspelt));
    let names = |caption: &Caption| -> BTreeSet<u64> {
        caption.words.iter().filter(|word| word.is_name).map(|word| word.key).collect()
    };
    let (names_a, names_b) = (names(a), names(b));
    let same_name = !names_a.is_disjoint(&names_b);
    let days = |caption: &Caption| -> Vec<_> {
        let dates = caption.facts.dates.iter().take(MOST_NAMED);
        dates.filter_map(|mention| mention.value.interval).collect()
    };
    let meets = |x: &(_, _), y: &(_, _)| x.0 <= y.1 && y.0 <= x.1;
    let (days_a, days_b) = (days(a), days(b));
    let same_day = days_a.iter().any(|x| days_b.iter().any(|y| meets(x, y)));
    !same_person && !same_name && !same_day && !names_a.is_empty() && !names_b.is_empty()
}

/// The first person of a caption.
fn person(judged: &Judged) -> Option<Span> {
    judged.comparison.caption.facts.persons.first().map(|mention| mention.span)
}

/// The first place of a caption that it names itself.
fn place(judged: &Judged) -> Option<Span> {
    let places = &judged.comparison.caption.facts.places;
    places.iter().find(|mention| !mention.value.is_weak()).map(|mention| mention.span)
}

/// The first date of a caption, but for those of its credits.
fn date(judged: &Judged) -> Option<Span> {
    let facts = &judged.comparison.caption.facts;
    facts.dates.iter().map(|mention| mention.span).find(|span| !facts.is_credit(*span))
}

/// The first fact of a kind that both captions have: a person, a place or a
/// date.
pub(super) fn facts_of_a_kind(a: &Judged, b: &Judged) -> Option<(Span, Span)> {
    [person, place, date].into_iter().find_map(|first| Some((first(a)?, first(b)?)))
}

/// How many kinds of facts both captions have: a person, a place, a date.
pub(super) fn kinds_in_common(a: &Judged, b: &Judged) -> usize {
    let both = |first: &fn(&Judged) -> Option<Span>| first(a).is_some() && first(b).is_some();
    [person as fn(&Judged) -> Option<Span>, place, date].iter().filter(|first| both(first)).count()
}
