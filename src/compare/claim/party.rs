//! Which party a politician is of, and for which state.

use super::Refuted;
use super::roster::{Roster, name_of};
use super::statement::statements;
use crate::compare::{Comparison, MOST_NAMED, past};
use crate::gazetteer::{Kind, PlaceId, gazetteer};
use crate::mention::{Party, parties};

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let language = story.language();
    let mut claims = parties(caption.text, &caption.facts, language);
    claims.retain(|claim| claim.value.is_sure);
    if claims.is_empty() || caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let told = statements(story, |text, facts| parties(text, facts, language));
    let roster = Roster::of(story);
    let refuted = claims.iter().take(MOST_NAMED).filter_map(|claim| {
        let tie = persons.iter().find(|tie| tie.index == claim.value.person)?;
        let places = roster.places(tie, caption);
        let own = || told.iter().filter(|told| told.names(&places, told.value.person));
        let first = own().find(|told| differ(&told.value, &claim.value))?;
        // "A Democrat" says nothing of the state.
        let says_less = |told: &Party| told.of.is_none() && told.letter == claim.value.letter;
        let is_one = own().all(|told| says_less(&told.value) || differ(&told.value, &claim.value));
        is_one.then(|| Refuted {
            caption: claim.span,
            story: first.at,
            subject: name_of(tie, caption.text),
            answer: Some(first.at.span.of(first.text).to_owned()),
        })
    });
    refuted.collect()
}

/// Whether the letters differ, or the states: a town may lie in the other's state.
fn differ(one: &Party, other: &Party) -> bool {
    let is_state = |place: PlaceId| gazetteer().kind(place) == Kind::Subdivision;
    let states = one.of.filter(|of| is_state(*of)).zip(other.of.filter(|of| is_state(*of)));
    one.letter != other.letter || states.is_some_and(|(one, other)| one != other)
}
