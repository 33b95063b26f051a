//! How much of something there is.

use super::statement::{Statement, statements};
use super::{Refuted, sentence};
use crate::article::Part;
use crate::compare::Word;
use crate::compare::{Comparison, MOST_NAMED, NumberRelation};
use crate::mention::{Figure, figures};
use crate::tokens::{Token, Tokens};

/// Telling words that the caption must share with the story's sentence and the
/// one before it, beside what is counted: of a number that may be a slip of the
/// hand, and of any other.
const SHARED_SLIP: usize = 1;
const SHARED: usize = 2;

/// Thousandths up to which a number is small: told in a word, and easily
/// miscounted.
const SMALL: u64 = 20_000;

/// Thousandths by which a small number may be miscounted.
const MISCOUNT: u64 = 2_000;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    let claims = figures(caption.text, &caption.facts, story.language());
    if claims.is_empty()
        || caption.facts.marker.is_some()
        || matches!(caption.part, Part::Alt { .. })
    {
        return Vec::new();
    }
    let told = statements(story, |text, facts| figures(text, facts, story.language()));
    let refuted = claims.into_iter().take(MOST_NAMED).filter_map(|claim| {
        let figure = &claim.value;
        // "One touchdown, and threw for another": one of several.
        if figure.is_rough || figure.digits.is_empty() && figure.thousandths == 1_000 {
            return None;
        }
        // What is said of a count is not said again of its figure.
        let mut counts = comparison.numbers.iter();
        if counts.any(|tie| {
            tie.relation == NumberRelation::Conflicts && tie.caption.overlaps(claim.span)
        }) {
            return None;
        }
        if told.iter().any(|told| agree(&told.value, figure)) {
            return None;
        }
        // "De 4,5 à 5,4 euros": the first has its unit from the second.
        let written = claim.span.of(caption.text);
        if !story.is_english()
            && story.facts.iter().any(|(part, _)| has(story.text(*part), written))
        {
            return None;
        }
        // What else a sentence is about is read less surely there.
        let slip = if story.is_english() { SHARED_SLIP } else { SHARED };
        let akin = |told: &&Statement<Figure>| {
            told.value.key == figure.key && told.value.is_name == figure.is_name
        };
        let words = || {
            let is_unit = |key: u64| key == figure.key || key == figure.unit;
            caption.words.iter().filter(move |word| !is_unit(word.key))
        };
        let mut meant =
            told.iter().filter(akin).filter(|told| is_meant(told, figure, slip, words()));
        let first = meant.next()?;
        let is_one = meant.all(|other| other.value.thousandths == first.value.thousandths);
        // Of what the story counts in many ways, who knows which is meant.
        let all: Vec<u64> = told.iter().filter(akin).map(|told| told.value.thousandths).collect();
        let others = all.iter().filter(|n| **n != first.value.thousandths).count();
        let is_clear = is_one && others <= usize::from(!figure.is_name);
        is_clear.then(|| Refuted {
            caption: claim.span,
            story: first.at,
            subject: figure.of.clone(),
            answer: None,
        })
    });
    refuted.collect()
}

/// Whether the story's figure stands for the caption's: what surrounds it is what
/// surrounds that, and one may be a slip for the other, where so many words are `slip`.
fn is_meant<'w>(
    told: &Statement<Figure>,
    figure: &Figure,
    slip: usize,
    words: impl Iterator<Item = &'w Word>,
) -> bool {
    let (a, b) = (told.value.thousandths, figure.thousandths);
    // "40 billion" for 40 million, "$35 million" for $3.5 million.
    let is_scaled = told.value.digits == figure.digits && is_scale(a.max(b), a.min(b));
    let is_slip = is_scaled || sentence::is_slip(&told.value.digits, &figure.digits);
    let are_short = !is_scaled && figure.digits.len() < 2 && told.value.digits.len() < 2;
    let least = match is_slip && !are_short {
        true => slip,
        // "Route 1" for Route 9.
        false if figure.is_name && are_short => SHARED,
        false if figure.is_name || a.max(b) > SMALL || a.abs_diff(b) > MISCOUNT => return false,
        false => SHARED,
    };
    let tokens = &told.facts.tokens;
    let here = sentence::around(tokens, told.at.span.start);
    let start = here.first().map_or(0, |token| token.span().start);
    let before = start.checked_sub(1).map_or(&[][..], |at| sentence::around(tokens, at));
    let both: Vec<Token> = before.iter().chain(here).copied().collect();
    sentence::shared(words, Tokens::new(told.text, &both)) >= least
}

/// Whether a number is written in a text, not as a part of another.
fn has(text: &str, number: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    text.match_indices(number).any(|(at, _)| {
        let behind = &text[at + number.len()..];
        let is_decimal =
            behind.starts_with([',', '.']) && behind[1..].starts_with(char::is_numeric);
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| is_part(c) || c == ',' || c == '.')
            && !behind.starts_with(is_part)
            && !is_decimal
    })
}

/// Whether a number is another with its point moved.
fn is_scale(more: u64, less: u64) -> bool {
    let mut scale = 10_u64;
    while scale <= 1_000_000 {
        if less.checked_mul(scale) == Some(more) {
            return true;
        }
        scale *= 10;
    }
    false
}

/// Whether two figures are the same number, or one is the other rounded.
fn agree(a: &Figure, b: &Figure) -> bool {
    let (less, more) = (a.thousandths.min(b.thousandths), a.thousandths.max(b.thousandths));
    // As round as the rounder of the two is.
    let unit = |n: u64| {
        let mut unit = 1_u64;
        while n > 0 && unit.checked_mul(10).is_some_and(|tens| n.is_multiple_of(tens)) {
            unit *= 10;
        }
        unit
    };
    let coarse = unit(less).max(unit(more));
    let is_round = coarse >= 10_000;
    less == more || is_round && (less / coarse == more / coarse || more - less <= coarse / 2)
}
