//! Whether a person is a he or a she.

use super::Refuted;
use super::roster::{Roster, name_of};
use super::statement::Places;
use crate::article::{Excerpt, Span};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation};
use crate::language::bond::Sex;
use crate::mention::Facts;
use crate::tokens::Token;

/// As often must the story say "she" of a person for a caption's "he" to be wrong.
const OFTEN: usize = 2;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    // Of two persons either may be meant, and of a person and a people, too.
    let [tie] = persons.as_slice() else { return Vec::new() };
    if tie.relation < PersonRelation::Variant {
        return Vec::new();
    }
    let behind = |token: &&Token| token.span().start >= tie.caption.end;
    let mut said =
        caption.facts.tokens.iter().filter(behind).take(MOST_NAMED).filter_map(|token| {
            let inside = caption.first_sentence.contains(token.span());
            Some((token.span(), Sex::of(token.of(caption.text)).filter(|_| inside)?))
        });
    let Some((at, sex)) = said.next().filter(|(_, sex)| !said.any(|(_, other)| other != *sex))
    else {
        return Vec::new();
    };
    let places = Roster::of(story).places(tie, caption);
    let (mut own, mut others) = (0, Vec::new());
    for (index, (part, facts)) in story.facts.iter().enumerate() {
        for (span, told) in told(story.text(*part), facts, index, &places) {
            match told == sex {
                true => own += 1,
                false => others.push(Excerpt::new(*part, span)),
            }
        }
    }
    let first = others.first().filter(|_| own == 0 && others.len() >= OFTEN);
    let refuted = first.map(|story| Refuted {
        caption: at,
        story: *story,
        subject: name_of(tie, caption.text),
        answer: None,
    });
    refuted.into_iter().collect()
}

/// Where a text says "he" or "she" of a person: in a sentence that names nobody
/// else, behind the name, or in those after it that name nobody.
fn told(text: &str, facts: &Facts, index: usize, places: &Places) -> Vec<(Span, Sex)> {
    let mut found = Vec::new();
    let mut person = 0;
    // Whether whoever was named last is the one asked for, and alone in it.
    let mut is_meant = false;
    let mut is_first = true;
    for token in &facts.tokens {
        if token.opens_sentence {
            is_first = true;
        }
        if token.opens_paragraph {
            is_meant = false;
        }
        let span = token.span();
        while facts.persons.get(person).is_some_and(|named| named.span.end <= span.start) {
            let is_own = places.contains(&(index, person));
            is_meant = is_own && (is_first || is_meant);
            is_first = false;
            person += 1;
        }
        if let Some(sex) = Sex::of(token.of(text)).filter(|_| is_meant) {
            found.push((span, sex));
        }
    }
    found
}
