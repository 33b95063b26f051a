//! What number a player wears.

use super::Refuted;
use super::roster::{Roster, name_of};
use super::statement::statements;
use crate::compare::{Comparison, MOST_NAMED, past};
use crate::mention::{ages, shirts};

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let claims = shirts(caption.text, &caption.facts);
    if claims.is_empty() || caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let told_of = statements(story, shirts);
    if !told_of.iter().any(|told| told.value.is_said) {
        return Vec::new();
    }
    let old = statements(story, ages);
    let roster = Roster::of(story);
    let refuted = claims.iter().take(MOST_NAMED).filter_map(|claim| {
        let tie = persons.iter().find(|tie| tie.index == claim.value.person)?;
        let places = roster.places(tie, caption);
        let number = claim.value.number;
        let own = || told_of.iter().filter(|told| told.names(&places, told.value.person));
        let is_age = old
            .iter()
            .any(|told| told.names(&places, told.value.person) && told.value.years == number);
        if is_age || own().any(|told| told.value.number == number) {
            return None;
        }
        let mut said = own().filter(|told| told.value.is_said);
        let first = said.next()?;
        let is_one = said.all(|other| other.value.number == first.value.number);
        is_one.then(|| Refuted {
            caption: claim.span,
            story: first.at,
            subject: name_of(tie, caption.text),
            answer: Some(first.value.number.to_string()),
        })
    });
    refuted.collect()
}
