//! Who plays which part: "N. as Violetta", whom the story has another sing.

use super::Refuted;
use super::roster::{Roster, name_of};
use super::statement::{Places, Statement, statements};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, Story, past};
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
        if is_said(story, &told, &places, &claim.value) {
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

/// Whether the story names the part right behind the person in a sentence, or right
/// before: "N. is Tosca", "the Tosca of N.".
fn is_said(story: &Story, told: &[Statement<Part>], places: &Places, part: &Part) -> bool {
    /// Tokens between the part and who plays it.
    const BEFORE: usize = 3;
    /// Tokens back to where a sentence begins.
    const LONGEST_SENTENCE: usize = 150;
    story.facts.iter().enumerate().any(|(text, (_, facts))| {
        let named = facts.tokens.iter().enumerate();
        let mut named = named.filter(|(_, token)| token.is_cap() && part.name.contains(&token.key));
        named.any(|(at, token)| {
            let start = token.span().start;
            let next = facts.persons.partition_point(|person| person.span.end <= start);
            let is_theirs = |index: usize| places.contains(&(text, index));
            // "N. as Michele and as Schicchi": Michele is a part, and nobody.
            let is_part = |index: &usize| {
                let span = facts.persons[*index].span;
                let mut parts = told.iter().filter(|told| told.index == text);
                parts.any(|told| told.at.span.contains(span) && told.value.person != *index)
            };
            let reach = (at + 1 + BEFORE).min(facts.tokens.len() - 1);
            let is_behind = facts.persons.get(next).is_some_and(|person| {
                person.span.start > start && person.span.start <= facts.tokens[reach].span().start
            });
            let last = (0..next).rev().take(BEFORE).find(|index| !is_part(index));
            let is_before = last.is_some_and(|last| {
                let back = facts.tokens[..=at].iter().rev().take(LONGEST_SENTENCE);
                let opens = back.into_iter().find(|token| token.opens_sentence);
                let from = opens.map_or(0, |token| token.span().start);
                facts.persons[last].span.start >= from && is_theirs(last)
            });
            is_before || is_behind && is_theirs(next)
        })
    })
}

/// Whether two parts have a word in common: "Baron Scarpia" and "Scarpia".
fn share(one: &Part, other: &Part) -> bool {
    one.name.iter().any(|word| other.name.contains(word))
}
