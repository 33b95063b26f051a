//! A text in another language, with what is asked of its words.

use crate::fold::fold;
use crate::language::Language;
use crate::language::background;
use crate::language::cue::Cue;
use crate::lexicon::{self, Entry};
use crate::mention::label::Name;
use crate::mention::person::is_title;
use crate::tokens::{Case, Token, Tokens};
use crate::words::Class;

/// A text as its language reads it.
pub(super) struct ForeignText<'t> {
    pub tokens: Tokens<'t>,
    pub language: Language,
}

/// Whether a word stands before towns: "in", "bei".
pub(super) fn leads_to_town(word: Token) -> bool {
    word.cue() == Cue::Locative || word.is_of(Class::BeforeTown)
}

impl ForeignText<'_> {
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

    /// Cuts the dateline off a name that was read across its dash: "TORINO – Il
    /// Torino". `false` if nothing is left.
    pub(super) fn behind_dash(&self, name: &mut Name) -> bool {
        let is_dash = |at: &usize| {
            let token = self.tokens[*at];
            let is_spaced = || self.tokens.get(at + 1).is_some_and(|next| !next.glued);
            let written = token.of(self.tokens.text);
            matches!(written, "—" | "–" | "-") && !token.glued && is_spaced()
        };
        if let Some(dash) = (name.first..name.end).rev().find(is_dash) {
            name.first = dash + 1;
        }
        name.first < name.end
    }

    /// Whether a name is one common word that has its capital because a sentence
    /// begins with it: "Greve nos comboios", "Policiais procuram".
    pub(super) fn is_opening_word(&self, name: Name) -> bool {
        /// So common is a given name that it is no other word.
        const GIVEN: u8 = 3;
        let token = self.tokens[name.first];
        let goes_on = || {
            let next = self.tokens.get(name.end);
            next.is_some_and(|next| next.case == Case::Lower && !next.opens_sentence)
        };
        name.end == name.first + 1
            && token.opens_sentence
            && token.case != Case::Upper
            && goes_on()
            && self.entry(name.first).given < GIVEN
            && background::is_common(token.key, self.language)
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        is_title(self.tokens.text, self.tokens[at])
    }

    pub(super) fn is_titled(&self, first: usize) -> bool {
        first > 0 && self.is_title(first - 1)
    }
}
