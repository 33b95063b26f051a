//! Words that bound an amount: "at least", "up to", "or more".

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::amount::Amount;
use crate::language::Language;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// An amount with its bounds, and the tokens that both stand on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounded {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) least: u64,
    pub(super) most: Option<u64>,
    pub(super) is_bounded: bool,
    /// "another 12", "including 12".
    pub(super) is_part: bool,
}

#[derive(Debug, Clone, Copy)]
enum Bound {
    Least,
    Most,
    About,
    /// A little less.
    Nearly,
}

/// A phrase that makes a bound of a number, word by word.
type Phrase = (Vec<&'static str>, Bound);

/// Phrases that make a bound of the number behind them, by language, the longest
/// first.
static BEFORE_NUMBER: LazyLock<Vec<Vec<Phrase>>> = LazyLock::new(|| phrases(Class::BoundBefore));

/// Phrases that make a bound of the number before them, likewise.
static BEHIND_NUMBER: LazyLock<Vec<Vec<Phrase>>> = LazyLock::new(|| phrases(Class::BoundBehind));

fn phrases(class: Class) -> Vec<Vec<Phrase>> {
    Language::ALL.iter().map(|language| phrases_in(class, *language)).collect()
}

fn phrases_in(class: Class, language: Language) -> Vec<Phrase> {
    let bound = |value: &str| match value {
        "least" => Bound::Least,
        "most" => Bound::Most,
        "nearly" => Bound::Nearly,
        _ => Bound::About,
    };
    let rows = class.rows().iter().filter(|row| row.language == language.code());
    let mut phrases: Vec<Phrase> =
        rows.map(|row| (row.word.split(' ').collect(), bound(row.value))).collect();
    phrases.sort_by_key(|(words, _)| Reverse(words.len()));
    phrases
}

/// The amount with the words around it that bound it.
pub(super) fn around(tokens: Tokens, amount: &Amount, language: Language) -> Bounded {
    let is = |at: usize, word: &str| {
        tokens
            .get(at)
            .is_some_and(|t| t.kind == Kind::Word && t.of(tokens.text).eq_ignore_ascii_case(word))
    };
    let matches = |at: usize, words: &[&str]| {
        words.iter().enumerate().all(|(offset, word)| is(at + offset, word))
    };
    let (mut first, mut end) = (amount.first, amount.end);
    let mut bound = None;
    // A bound stands in the sentence of its amount.
    let is_free = !tokens[first].opens_sentence;
    if let Some((words, found)) = BEFORE_NUMBER[language as usize]
        .iter()
        .filter(|_| is_free)
        .find(|(words, _)| first.checked_sub(words.len()).is_some_and(|at| matches(at, words)))
    {
        (first, bound) = (first - words.len(), Some(*found));
    } else if let Some((words, found)) =
        BEHIND_NUMBER[language as usize].iter().find(|(words, _)| matches(end, words))
    {
        (end, bound) = (end + words.len(), Some(*found));
    } else if tokens.get(end).is_some_and(|t| t.is_mark(tokens.text, "+") && t.glued) {
        (end, bound) = (end + 1, Some(Bound::Least));
    } else if is(first.wrapping_sub(1), language.grammar().numerals.between)
        && amount.number.is_none()
    {
        first -= 1;
    }
    let (least, most) = match (bound, amount.number) {
        (Some(Bound::Least), _) => (amount.least, None),
        (Some(Bound::Most), _) => (0, amount.most),
        (Some(Bound::About), Some(n)) => (n - n / 5, n.checked_add(n / 5)),
        (Some(Bound::Nearly), Some(n)) => (n - n / 5, Some(n)),
        _ => (amount.least, amount.most),
    };
    let before = first.checked_sub(1);
    let is_part = before.is_some_and(|at| {
        let mut parts =
            Class::PartOfCount.rows().iter().filter(|row| row.language == language.code());
        parts.any(|row| is(at, row.word)) || is(at, "them") && at > 0 && is(at - 1, "among")
    });
    Bounded { first, end, least, most, is_bounded: bound.is_some(), is_part }
}
