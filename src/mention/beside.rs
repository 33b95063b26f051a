//! What stands beside a person's name in a text.

use super::Facts;
use crate::language::Language;
use crate::language::function::is_function_word;
use crate::tokens::{Kind, Token};

/// As many words may stand before a name to say what somebody is: "former harbor
/// master".
pub(super) const MOST_TITLE: usize = 4;

/// A text and its facts, asked where its persons' names begin and end.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    pub text: &'a str,
    pub facts: &'a Facts,
}

impl Beside<'_> {
    /// The token at `at`, if there is one.
    pub fn token(self, at: usize) -> Option<Token> {
        self.facts.tokens.get(at).copied()
    }

    /// The token's characters, or nothing beyond the ends.
    pub fn word(&self, at: usize) -> &str {
        self.facts.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// Whether this very mark stands at `at`.
    pub fn is(self, at: usize, mark: &str) -> bool {
        self.token(at).is_some_and(|token| token.is_mark(self.text, mark))
    }

    /// The first token of a person's name.
    pub fn first(self, person: usize) -> usize {
        let start = self.facts.persons[person].span.start;
        self.facts.tokens.partition_point(|token| token.span().start < start)
    }

    /// The token behind a person's name.
    pub fn end(self, person: usize) -> usize {
        let end = self.facts.persons[person].span.end;
        self.facts.tokens.partition_point(|token| token.span().start < end)
    }

    /// The person whose name the token `end` follows, within the sentence.
    pub fn ending(self, end: usize) -> Option<usize> {
        let token = self.token(end).filter(|token| !token.opens_sentence)?;
        let last = self.token(end.checked_sub(1)?)?.span();
        let at = token.span().start;
        let index = self.facts.persons.partition_point(|p| p.span.end <= at).checked_sub(1)?;
        self.facts.persons[index].span.overlaps(last).then_some(index)
    }

    /// The same of a name, or of the age behind it: "N., 40,".
    pub fn ending_with_age(self, end: usize) -> Option<usize> {
        let is_age = end.checked_sub(1).and_then(|at| self.token(at));
        let is_age = is_age.is_some_and(|token| token.kind == Kind::Number);
        match end.checked_sub(2).filter(|comma| is_age && self.is(*comma, ",")) {
            Some(comma) => self.ending(comma),
            None => self.ending(end),
        }
    }

    /// The person whose name starts at the token `at`, or behind at most so many
    /// words that say what he or she is.
    pub fn starting(self, at: usize, most: usize) -> Option<usize> {
        let start = self.token(at)?.span().start;
        let index = self.facts.persons.partition_point(|p| p.span.start < start);
        let first = self.facts.persons.get(index)?.span.start;
        for at in at..=at + most {
            let token = self.token(at).filter(|token| !token.opens_sentence)?;
            if token.span().start == first {
                return Some(index);
            }
            if !self.is_title(token) {
                return None;
            }
        }
        None
    }

    /// Whether a token may be part of what stands before a name: "Lt.", "the".
    pub fn is_title(self, token: Token) -> bool {
        let word = token.of(self.text);
        let is_dot = token.glued && token.is_mark(self.text, ".");
        let is_plain = || {
            matches!(word, "the" | "a" | "an" | "its")
                || !is_function_word(&word.to_lowercase(), Language::English)
        };
        is_dot || token.kind == Kind::Word && is_plain()
    }
}
