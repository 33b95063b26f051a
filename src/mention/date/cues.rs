//! Where the phrases stand that tell what a date beside them is of.

use super::lex::Lexed;
use crate::language::calendar::{Cue, CueSet};

/// A text's phrases that tell what a date is of: each token is asked once which
/// lists it can end a phrase of, however many dates stand around it.
pub(super) struct Cues<'a> {
    lexed: &'a Lexed<'a>,
    ends: Vec<CueSet>,
}

impl<'a> Cues<'a> {
    pub(super) fn of(lexed: &'a Lexed<'a>) -> Cues<'a> {
        let calendar = lexed.calendar;
        let ends = lexed.tokens.iter();
        let ends = ends.map(|token| calendar.cue_words.of(token.key, &calendar.bearings)).collect();
        Cues { lexed, ends }
    }

    /// Whether a phrase of `cue` ends with token `last` and begins at `least` or
    /// behind it.
    pub(super) fn has(&self, cue: Cue, last: usize, least: usize) -> bool {
        self.first_of(cue, last, least).is_some()
    }

    /// The first token of the phrase of `cue` that ends with token `last`, if it
    /// is at `least` or behind it.
    pub(super) fn first_of(&self, cue: Cue, last: usize, least: usize) -> Option<usize> {
        self.ends.get(last).filter(|ends| ends.has(cue))?;
        let mut phrases = self.lexed.calendar.bearings.phrases(cue).iter();
        phrases.find_map(|phrase| ends_with(self.lexed, phrase, last, least))
    }
}

/// The first token of `phrase`, if its last stands at `last` and none before
/// `least`.
pub(super) fn ends_with(lexed: &Lexed, phrase: &str, last: usize, least: usize) -> Option<usize> {
    let mut at = last + 1;
    for word in phrase.split(' ').rev() {
        let mut rest = word;
        // Words that the tokens cut in two: "last year's".
        while !rest.is_empty() {
            at = at.checked_sub(1).filter(|at| *at >= least)?;
            let token = lexed.of(at);
            let cut = rest.len().checked_sub(token.len())?;
            let is_it = rest.is_char_boundary(cut) && is_same(&rest[cut..], token);
            if !is_it || token.is_empty() {
                return None;
            }
            rest = &rest[..cut];
        }
    }
    Some(at)
}

fn is_same(lower: &str, word: &str) -> bool {
    match word.is_ascii() {
        true => word.eq_ignore_ascii_case(lower),
        false => word.chars().flat_map(char::to_lowercase).eq(lower.chars()),
    }
}
