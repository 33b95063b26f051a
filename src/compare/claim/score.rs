//! Results of games and votes.

use super::statement::{Statement, statements};
use super::{Refuted, sentence};
use crate::article::Span;
use crate::compare::Comparison;
use crate::mention::{Score, scores};
use crate::tokens::Token;
use crate::tokens::Tokens;
use crate::words::Class;

/// As many telling words must the caption share with the story's sentence, for
/// both to tell of one game.
const LEAST_SHARED: usize = 2;

/// Days after which a caption tells of another game.
const OLD: i32 = 7;

/// As many tokens from a result stands what says that it is one.
const REACH: usize = 5;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    let claims = scores(Tokens::new(caption.text, &caption.facts.tokens));
    // A game of sets has a row of results, of which one may be another's.
    if claims.is_empty() || claims.len() > 2 || caption.facts.marker.is_some() {
        return Vec::new();
    }
    let is_other_day = comparison.dates.iter().any(|tie| tie.age.is_some_and(|age| age > OLD));
    let has_other_name = caption.words.iter().any(|word| {
        word.is_name && !caption.facts.is_person(word.span) && story.word(word.key).is_none()
    });
    if is_other_day || has_other_name {
        return Vec::new();
    }
    let told = statements(story, |text, facts| scores(Tokens::new(text, &facts.tokens)));
    let has = |score: Score| told.iter().any(|other| other.value.ordered() == score.ordered());
    let tokens = &caption.facts.tokens;
    let claims =
        claims.into_iter().filter(|claim| !has(claim.value) && is_final(tokens, claim.span));
    let refuted = claims.filter_map(|claim| {
        let akin = |score: &Score| {
            let (a, b) = (score.ordered(), claim.value.ordered());
            let apart = |a: u32, b: u32| a.abs_diff(b) <= a.max(b) / 2 + 3;
            a.0 == b.0 || a.1 == b.1 || told.len() == 1 && apart(a.0, b.0) && apart(a.1, b.1)
        };
        let is_of_game = |told: &&Statement<Score>| {
            let around = sentence::around(&told.facts.tokens, told.at.span.start);
            sentence::shared(caption.words.iter(), Tokens::new(told.text, around)) >= LEAST_SHARED
        };
        let mut same = told.iter().filter(|told| akin(&told.value)).filter(is_of_game);
        let first = same.next()?;
        let is_one = same.all(|other| other.value.ordered() == first.value.ordered());
        let words = first.at.span.of(first.text);
        Some(Refuted {
            caption: claim.span,
            story: first.at,
            subject: String::new(),
            answer: is_one.then(|| words.to_owned()),
        })
    });
    refuted.collect()
}

/// Whether words near a result say that it is how something ended, and not how
/// it stood.
fn is_final(tokens: &[Token], at: Span) -> bool {
    let first = tokens.partition_point(|token| token.span().start < at.start);
    let end = tokens.partition_point(|token| token.span().start < at.end);
    let near = &tokens[first.saturating_sub(REACH)..(end + REACH).min(tokens.len())];
    near.iter().any(|token| token.is_of(Class::Result))
}
