//! The place of a caption and the place that its picture shows.

use super::pair::Pair;
use crate::article::Span;
use crate::compare::words_of;
use crate::gazetteer::{PlaceId, gazetteer};
use crate::rule::MetadataCheck;
use crate::rule::evaluate::diagnostic::Diagnostic;
use crate::rule::evaluate::judged::Judged;
use crate::rule::evaluate::reuse::places;
use crate::tokens::Kind;
use crate::words::Class;

/// The caption's first place, if all that it sets its picture in lie apart from
/// all that the metadata do.
pub(super) fn diagnostic(check: &MetadataCheck, pair: &Pair) -> Option<Diagnostic> {
    let own = places(pair.judged);
    let spots = &pair.original.places;
    // "Refugees from Lagos arrive" and "the mayor of Lagos" are set nowhere.
    let (at, first, _) = *own.iter().find(|place| is_set_in(pair.judged, place.0))?;
    if spots.is_empty() {
        return None;
    }
    let gazetteer = gazetteer();
    let is_apart = |a: PlaceId, b: PlaceId| {
        a != b
            && !gazetteer.contains(a, b)
            && !gazetteer.contains(b, a)
            && gazetteer.distance_km(a, b) > f64::from(check.farther_than.0)
    };
    let all_apart = spots
        .iter()
        .all(|spot| own.iter().all(|own| spot.meanings.iter().all(|b| is_apart(own.1, *b))));
    let text = pair.judged.text();
    let own_words: Vec<String> = words_of(text).collect();
    let is_known_to = |field: usize| {
        let city = pair.value(field).split(',').next().unwrap_or_default();
        let mut words = words_of(city).peekable();
        words.peek().is_some() && words.all(|word| own_words.contains(&word))
    };
    // A place that stands on the other side, too, in whatever words, is no news.
    if !all_apart
        || own.iter().any(|own| pair.original.has_name(own.0.of(text)))
        || own.iter().any(|own| pair.original.has_name(gazetteer.place(own.1).name()))
        || spots.iter().any(|spot| is_known_to(spot.field))
    {
        return None;
    }
    let spot = spots.first()?;
    let there = *spot.meanings.first()?;
    let km = gazetteer.distance_km(first, there).round();
    let (name, there) = (at.of(text), gazetteer.place(there).name());
    let reason = pair.in_field(spot.field, &format!(", {km} km from {name}"));
    let mut diagnostic = pair.diagnostic(at, there.to_owned(), vec![reason]);
    diagnostic.values.retain(|(name, _)| *name != "distance");
    diagnostic.values.push(("distance", format!("{km} km")));
    Some(diagnostic)
}

/// Whether the words around a place say that the picture was made there: "in
/// northern Belarus", "LAGOS, Nigeria —".
fn is_set_in(judged: &Judged, at: Span) -> bool {
    /// Between the word and the place there may be one or two.
    const REACH: usize = 3;
    let tokens = &judged.comparison.caption.facts.tokens;
    let here = tokens.partition_point(|token| token.span().start < at.start);
    let before = tokens.get(here.saturating_sub(REACH)..here).unwrap_or_default();
    let is_behind = before
        .iter()
        .any(|token| Class::BeforeSetting.has(&token.of(judged.text()).to_lowercase()));
    let next = tokens.partition_point(|token| token.span().start < at.end);
    let leads = here == 0 && tokens.get(next).is_some_and(|token| token.kind == Kind::Mark);
    is_behind || leads
}
