//! Results of games and votes.

use super::{Refuted, sentence};
use crate::article::{Excerpt, Span};
use crate::compare::Comparison;
use crate::language::results;
use crate::mention::token::Token;
use crate::mention::{Mention, Score, scores};

/// As many telling words must the caption share with the story's sentence, for
/// both to tell of one game.
const LEAST_SHARED: usize = 2;

/// As many results of each of the story's texts are compared.
const MOST_TOLD: usize = 300;

/// Days after which a caption tells of another game.
const OLD: i32 = 7;

/// As many tokens from a result stands what says that it is one.
const REACH: usize = 5;

/// Whether words near a result say that it is how something ended, and not how
/// it stood.
fn is_final(tokens: &[Token], at: Span) -> bool {
    let first = tokens.partition_point(|token| token.span().start < at.start);
    let end = tokens.partition_point(|token| token.span().start < at.end);
    let near = &tokens[first.saturating_sub(REACH)..(end + REACH).min(tokens.len())];
    near.iter().any(|token| results::is_ending(token.key))
}

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    let claims = scores(caption.text, &caption.facts.tokens);
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
    let told: Vec<(Excerpt, Score, usize)> = story
        .facts
        .iter()
        .flat_map(|(part, facts)| {
            let text = story.text(*part);
            let found = scores(text, &facts.tokens).into_iter().take(MOST_TOLD);
            found.map(move |Mention { span, value }| {
                let around = sentence::around(&facts.tokens, span.start);
                let shared = sentence::shared(caption.words.iter(), text, around);
                (Excerpt::new(*part, span), value, shared)
            })
        })
        .collect();
    let has = |score: Score| told.iter().any(|(_, other, _)| other.ordered() == score.ordered());
    let tokens = &caption.facts.tokens;
    let claims =
        claims.into_iter().filter(|claim| !has(claim.value) && is_final(tokens, claim.span));
    let refuted = claims.filter_map(|claim| {
        let akin = |score: &Score| {
            let (a, b) = (score.ordered(), claim.value.ordered());
            let apart = |a: u32, b: u32| a.abs_diff(b) <= a.max(b) / 2 + 3;
            a.0 == b.0 || a.1 == b.1 || told.len() == 1 && apart(a.0, b.0) && apart(a.1, b.1)
        };
        let mut same =
            told.iter().filter(|(_, score, shared)| akin(score) && *shared >= LEAST_SHARED);
        let (at, score, _) = same.next()?;
        let is_one = same.all(|(_, other, _)| other.ordered() == score.ordered());
        let words = at.span.of(story.text(at.part));
        Some(Refuted {
            caption: claim.span,
            story: *at,
            subject: String::new(),
            answer: is_one.then(|| words.to_owned()),
        })
    });
    refuted.collect()
}
