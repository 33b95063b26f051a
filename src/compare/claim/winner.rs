//! Who beat whom: "the Lions beat the Bears" where the story has it the other
//! way round.

use std::collections::BTreeSet;

use super::Refuted;
use crate::article::{Excerpt, Span};
use crate::compare::{Comparison, past};
use crate::tokens::{Kind, Token};
use crate::words::Class;

/// As many words may a side's name have: "the Detroit Lions".
const LONGEST: usize = 4;

/// As many of them are held against the story's.
const MOST: usize = 20;

/// Who won against whom, as a sentence says.
struct Win {
    winner: BTreeSet<u64>,
    loser: BTreeSet<u64>,
    span: Span,
}

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    if caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let claims: Vec<Win> = wins(caption.text, &caption.facts.tokens).take(MOST).collect();
    if claims.is_empty() {
        return Vec::new();
    }
    let texts = story.facts.iter();
    let told: Vec<(Excerpt, Win)> = texts
        .flat_map(|(part, facts)| {
            let wins = wins(story.text(*part), &facts.tokens);
            wins.map(|win| (Excerpt::new(*part, win.span), win))
        })
        .collect();
    let refuted = claims.into_iter().filter_map(|claim| {
        let is_so =
            |win: &Win| meets(&claim.winner, &win.winner) || meets(&claim.loser, &win.loser);
        let is_reversed =
            |win: &Win| meets(&claim.winner, &win.loser) && meets(&claim.loser, &win.winner);
        let (at, _) = told.iter().find(|(_, win)| is_reversed(win) && !is_so(win))?;
        let is_told = told.iter().any(|(_, win)| is_so(win) && !is_reversed(win));
        (!is_told).then(|| Refuted {
            caption: claim.span,
            story: *at,
            subject: String::new(),
            answer: None,
        })
    });
    refuted.collect()
}

fn meets(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> bool {
    !one.is_disjoint(other)
}

/// The wins that a text tells with both sides right beside the verb.
fn wins(text: &str, tokens: &[Token]) -> impl Iterator<Item = Win> {
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        let row = Some(token).filter(|token| token.is_of(Class::Beats)).and_then(|_| {
            let lower = token.of(text).to_lowercase();
            Class::Beats.rows().iter().find(|row| row.word == lower)
        })?;
        let mut next = at + 1;
        if row.value == "loses" {
            tokens.get(next).filter(|to| to.of(text) == "to" && !to.opens_sentence)?;
            next += 1;
        }
        let before = names_before(tokens, at);
        let behind = names_behind(text, tokens, next);
        let (first, last) = (tokens.get(before.start)?, tokens.get(behind.end.checked_sub(1)?)?);
        let keys = |range: std::ops::Range<usize>| -> BTreeSet<u64> {
            tokens[range].iter().map(|token| token.key).collect()
        };
        let span = first.span().cover(last.span());
        let (one, other) = (keys(before), keys(behind));
        if one.is_empty() || other.is_empty() || meets(&one, &other) {
            return None;
        }
        Some(match row.value {
            "loses" => Win { winner: other, loser: one, span },
            _ => Win { winner: one, loser: other, span },
        })
    })
}

/// The words with a capital right before a token of the same sentence.
fn names_before(tokens: &[Token], at: usize) -> std::ops::Range<usize> {
    let mut first = at;
    while first > 0 && at - first < LONGEST && !tokens[first].opens_sentence {
        let before = tokens[first - 1];
        if before.kind != Kind::Word || !before.is_cap() {
            break;
        }
        first -= 1;
    }
    // "The Lions beat": an article is no name.
    let is_article = first < at && at - first > 1 && tokens[first].is_of(Class::FunctionWord);
    first + usize::from(is_article)..at
}

/// The words with a capital from a token on, an article before them passed over.
fn names_behind(text: &str, tokens: &[Token], at: usize) -> std::ops::Range<usize> {
    let is_the = tokens.get(at).is_some_and(|token| token.of(text) == "the");
    let first = (at + usize::from(is_the)).min(tokens.len());
    let run = tokens[first..].iter().take(LONGEST);
    let length =
        run.take_while(|t| t.kind == Kind::Word && t.is_cap() && !t.opens_sentence).count();
    first..first + length
}
