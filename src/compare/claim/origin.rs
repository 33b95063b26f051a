//! Where somebody was born or is at home.

use super::Refuted;
use super::roster::{Roster, name_of};
use super::statement::statements;
use crate::compare::{Comparison, MOST_NAMED};
use crate::gazetteer::{PlaceId, gazetteer};
use crate::mention::{Bond, is_claimed, origins};

/// Kilometres within which one town is told for the other: a suburb for its city.
const ONE_TOWN: f64 = 12.0;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let language = story.language();
    let claims = origins(caption.text, &caption.facts, language);
    if claims.is_empty() || caption.facts.marker.is_some() {
        return Vec::new();
    }
    let told = statements(story, |text, facts| origins(text, facts, language));
    let roster = Roster::of(story);
    let are_one = |one: PlaceId, other: PlaceId| {
        one == other || is_claimed(one, other) || gazetteer().distance_km(one, other) <= ONE_TOWN
    };
    let refuted = claims.iter().take(MOST_NAMED).filter_map(|claim| {
        let tie = persons.iter().find(|tie| tie.index == claim.value.person)?;
        let places = roster.places(tie, caption);
        let town = claim.value.town;
        // Whoever moved is at home in both.
        let is_at_home = claim.value.bond == Bond::Home
            && story.places().iter().any(|known| are_one(known.place, town));
        let of_person = told.iter().filter(|told| told.names(&places, told.value.person));
        let own: Vec<_> = of_person.filter(|told| told.value.bond == claim.value.bond).collect();
        let first = own.first().filter(|_| !is_at_home)?;
        let is_other = own.iter().all(|told| !are_one(told.value.town, town));
        is_other.then(|| Refuted {
            caption: claim.span,
            story: first.at,
            subject: name_of(tie, caption.text),
            answer: Some(first.at.span.of(first.text).to_owned()),
        })
    });
    refuted.collect()
}
