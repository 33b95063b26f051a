//! What came of a matter for somebody: of a trial, a wound, a race.

use super::roster::{Roster, name_of};
use super::statement::{Statement, statements};
use super::{Refuted, sentence};
use crate::compare::{Comparison, MOST_NAMED, Story, past};
use crate::language::archive::Marker;
use crate::language::outcome::phrases;
use crate::mention::{Outcome, changed, is_told_loosely, outcomes};

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let marker = caption.facts.marker.as_ref().map(|mention| mention.value);
    // "Who survived a crash in 2010": in other languages it is not read what of a
    // sentence is of then.
    let is_of_then = !story.is_english() && past::is_old(caption, story);
    if marker == Some(Marker::Archive) || is_of_then {
        return Vec::new();
    }
    let language = story.language();
    let mut claims = outcomes(caption.text, &caption.facts, language);
    // Who is charged in the caption may be convicted in the story.
    claims.retain(|claim| claim.value.is_clear && !claim.value.is_pending);
    if claims.is_empty() {
        return Vec::new();
    }
    let told = statements(story, |text, facts| outcomes(text, facts, language));
    if told.is_empty() {
        return Vec::new();
    }
    // What was decided anew was decided in two ways.
    let facts = story.facts.iter().map(|(_, facts)| facts);
    let changed: Vec<&str> = facts
        .chain([&caption.facts])
        .flat_map(|facts| changed(facts, language))
        .take(100)
        .collect();
    let roster = Roster::of(story);
    let claims = claims.iter().take(MOST_NAMED);
    let refuted =
        claims.filter(|claim| !changed.contains(&claim.value.matter)).filter_map(|claim| {
            let tie = persons.iter().find(|tie| tie.index == claim.value.person)?;
            let named = roster.places(tie, caption);
            let of_person = |told: &&Statement<Outcome>| {
                told.value.matter == claim.value.matter && told.names(&named, told.value.person)
            };
            let own = || told.iter().filter(of_person);
            if own().any(|told| told.value.outcome == claim.value.outcome) {
                return None;
            }
            // "who wounded N. and killed her"
            let is_said = |told: &Statement<Outcome>| {
                let around = sentence::around(&told.facts.tokens, told.at.span.start);
                around.windows(2).any(|two| {
                    matches!(two[1].of(told.text), "him" | "her" | "them")
                        && phrases(two[0].key, language).iter().any(|phrase| {
                            (phrase.matter, phrase.outcome)
                                == (claim.value.matter, claim.value.outcome)
                        })
                })
            };
            let other = own().find(|told| told.value.is_clear)?;
            // What came of an open matter may be told of him or her.
            let is_open = other.value.is_pending;
            let mut texts = story.facts.iter();
            let is_loose = texts.any(|(part, facts)| {
                is_told_loosely(story.text(*part), facts, language, &claim.value)
            });
            if is_loose || is_said(other) || is_open && is_told_of_any(&claim.value, story) {
                return None;
            }
            Some(Refuted {
                caption: claim.span,
                story: other.at,
                subject: name_of(tie, caption.text),
                answer: None,
            })
        });
    refuted.collect()
}

/// Whether the story has words for what came of the matter, whoever is meant.
fn is_told_of_any(claim: &Outcome, story: &Story) -> bool {
    let tokens = story.facts.iter().flat_map(|(_, facts)| &facts.tokens);
    let mut told = tokens.flat_map(|token| phrases(token.key, story.language()));
    told.any(|phrase| phrase.matter == claim.matter && phrase.outcome == claim.outcome)
}
