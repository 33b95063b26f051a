//! Who plays which part: "N. as Violetta", whom the story has another sing.

use super::Refuted;
use super::roster::{Roster, name_of};
use super::statement::{Statement, statements};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, past};
use crate::mention::{Part, parts};

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let claims = parts(caption.text, &caption.facts);
    if claims.is_empty() || caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let told = statements(story, parts);
    let roster = Roster::of(story);
    let refuted = claims.iter().take(MOST_NAMED).filter_map(|claim| {
        let tie = persons.iter().find(|tie| tie.index == claim.value.person)?;
        if tie.relation < PersonRelation::Variant {
            return None;
        }
        let places = roster.places(tie, caption);
        let is_own = |told: &&Statement<Part>| told.names(&places, told.value.person);
        let is_it = |told: &&Statement<Part>| share(&told.value, &claim.value);
        if told.iter().filter(is_own).any(|told| is_it(&told)) {
            return None;
        }
        let others = told.iter().find(|told| !is_own(told) && is_it(told));
        let is_unknown = claim.value.name.iter().all(|word| story.word(*word).is_none());
        let own = told.iter().find(is_own).filter(|_| is_unknown);
        let first = others.or(own)?;
        Some(Refuted {
            caption: claim.span,
            story: first.at,
            subject: name_of(tie, caption.text),
            answer: None,
        })
    });
    refuted.collect()
}

/// Whether two parts have a word in common: "Baron Scarpia" and "Scarpia".
fn share(one: &Part, other: &Part) -> bool {
    one.name.iter().any(|word| other.name.contains(word))
}
