//! Sentences of a story, and how much of a caption stands in one.

use std::collections::BTreeSet;

use crate::compare::Word;
use crate::fold::folded;
use crate::language::stem;
use crate::tokens::{Kind, Token, Tokens};

/// As many tokens to either side belong to a sentence at most: a list without a
/// stop is none.
const REACH: usize = 120;

/// The tokens of the sentence that the byte `at` stands in, those near it.
pub(super) fn around(tokens: &[Token], at: usize) -> &[Token] {
    let here = tokens.partition_point(|token| token.span().start <= at).saturating_sub(1);
    let Some(_) = tokens.get(here) else { return &[] };
    let (least, most) = (here.saturating_sub(REACH), (here + REACH).min(tokens.len()));
    let first = (least..=here).rev().find(|at| tokens[*at].opens_sentence).unwrap_or(least);
    let end = (here + 1..most).find(|at| tokens[*at].opens_sentence);
    &tokens[first..end.unwrap_or(most)]
}

/// How many of the caption's different telling words stand among the tokens.
pub(super) fn shared<'w>(words: impl Iterator<Item = &'w Word>, tokens: Tokens) -> usize {
    let mut scratch = String::new();
    let there: BTreeSet<u64> = tokens
        .iter()
        .filter(|token| token.kind == Kind::Word)
        .map(|token| stem::key(folded(token.of(tokens.text), &mut scratch)))
        .collect();
    words.map(|word| word.key).collect::<BTreeSet<u64>>().intersection(&there).count()
}

/// Whether one number is the other but for a digit, for two neighbours that
/// changed places, or for a nought at its end: a slip of the hand.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.strip_suffix(b"0") == Some(b) || b.strip_suffix(b"0") == Some(a) {
        return true;
    }
    if a.len() != b.len() || a == b {
        return false;
    }
    let differ: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
    match differ[..] {
        [_] => true,
        [one, other] => other == one + 1 && a[one] == b[other] && a[other] == b[one],
        _ => false,
    }
}
