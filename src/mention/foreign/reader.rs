//! A text in another language, with what is asked of its words.

use crate::language::Language;
use crate::language::fold::fold;
use crate::lexicon::{self, Entry};
use crate::mention::label::Name;
use crate::mention::person::is_title;
use crate::mention::token::Tokens;

/// A text as its language reads it.
pub(super) struct Reader<'t> {
    pub tokens: Tokens<'t>,
    pub language: Language,
}

impl Reader<'_> {
    pub(super) fn lower(&self, at: usize) -> String {
        self.tokens[at].of(self.tokens.text).to_lowercase()
    }

    pub(super) fn entry(&self, at: usize) -> Entry {
        lexicon::entry(&fold(self.tokens[at].of(self.tokens.text)))
    }

    /// The capitalised words of a name; the parts of a compound are one.
    pub(super) fn caps(&self, name: Name) -> Vec<usize> {
        let hyphened = |at: usize| {
            at > name.first
                && self.tokens[at].glued
                && self.tokens[at - 1].is_mark(self.tokens.text, "-")
        };
        (name.first..name.end).filter(|at| self.tokens[*at].is_cap() && !hyphened(*at)).collect()
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        is_title(self.tokens.text, self.tokens[at])
    }

    pub(super) fn is_titled(&self, first: usize) -> bool {
        first > 0 && self.is_title(first - 1)
    }
}
