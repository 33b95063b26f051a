//! What the words around a name say of it.

use super::generic::{Generic, generic};
use super::leads;
use crate::language::cue::Cue;
use crate::lexicon;
use crate::tokens::{Kind, Token, Tokens};

/// How clearly the words before a name put something there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Located {
    /// They do not.
    No,
    /// "to Jordan", "from Lincoln": it may be a person as well.
    Perhaps,
    /// "in Jordan", "the city of Lincoln".
    Surely,
}

/// A text cut into tokens, asked about the neighbours of a stretch.
#[derive(Clone, Copy)]
pub(super) struct Around<'t> {
    pub tokens: Tokens<'t>,
}

impl<'t> Around<'t> {
    /// The word or mark at `index`, or nothing beyond the ends.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.of(self.tokens.text))
    }

    /// What the word at `index` makes of a name before it.
    pub fn noun(&self, index: usize) -> Option<Generic> {
        self.tokens.get(index).and_then(|token| generic(token.key))
    }

    /// The same of a word that goes on with the sentence before it.
    pub fn noun_after(&self, index: usize) -> Option<Generic> {
        let token = self.tokens.get(index).filter(|token| !token.opens_sentence);
        token.and_then(|token| generic(token.key))
    }

    /// The word before `index`, `back` words away, within its sentence.
    pub fn before(&self, index: usize, back: usize) -> &'t str {
        self.token_before(index, back).map_or("", |token| token.of(self.tokens.text))
    }

    /// The same as a token.
    fn token_before(&self, index: usize, back: usize) -> Option<Token> {
        let at = index.checked_sub(back)?;
        let between = self.tokens.get(at + 1..=index)?;
        between.iter().all(|token| !token.opens_sentence).then(|| self.tokens[at])
    }

    /// The word at `index`, if it goes on with the sentence before it.
    pub fn after(&self, index: usize) -> &'t str {
        match self.tokens.get(index) {
            Some(token) if !token.opens_sentence => token.of(self.tokens.text),
            _ => "",
        }
    }

    /// Whether a capitalised word of the same sentence stands at `index`.
    pub fn is_cap(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.is_cap() && !token.opens_sentence)
    }

    /// What is said by the words before a name that starts at `first`.
    pub fn located(&self, first: usize) -> Located {
        let word = |back: usize| self.token_before(first, back);
        let says = |back: usize| word(back).map_or(0, |token| leads::says(token.key));
        let mut back = 1;
        while back <= 3 && says(back) & leads::ADJECTIVE != 0 {
            if back == 1 && says(back) & leads::OF_WHAT != 0 {
                // "south Sudan" and the like say enough by themselves.
                return Located::Surely;
            }
            back += 1;
        }
        match says(back) {
            // "the state of the Union" is none.
            says if says & leads::OF != 0 => match back == 1 && self.is_of_what(first) {
                true => Located::Surely,
                false => Located::No,
            },
            says if says & leads::SURELY != 0 => Located::Surely,
            _ if word(back).is_some_and(|token| token.cue() == Cue::Locative) => Located::Perhaps,
            _ => Located::No,
        }
    }

    /// "the city of": whether a noun of places stands two words before.
    fn is_of_what(&self, first: usize) -> bool {
        self.token_before(first, 2)
            .is_some_and(|token| leads::says(token.key) & leads::OF_WHAT != 0)
    }

    /// Whether a stretch opens a dispatch: "MINSK (Reuters) —", "Salem —".
    pub fn is_dateline(&self, first: usize, end: usize) -> bool {
        let opens = self.tokens.get(first).is_some_and(|token| token.opens_paragraph);
        let next = self.word(end);
        let dashed = matches!(next, "—" | "–") || next == "-" && self.word(end + 1) == "-";
        let spaced = next == "-" && self.tokens.get(end).is_some_and(|token| !token.glued);
        let upper = self.tokens[first..end]
            .iter()
            .all(|token| token.kind != Kind::Word || token.case == crate::tokens::Case::Upper);
        (opens || upper) && (dashed || spaced) || opens && next == "(" || upper && next == ":"
    }

    /// Whether a stretch is the name of a street, or a part of one:
    /// "Lincoln Avenue", "Oak and Lincoln streets", "Indian Lake Road".
    pub fn is_street(&self, first: usize, end: usize) -> bool {
        let street = |at: usize| {
            self.noun_after(at) == Some(Generic::Street)
                && !(self.word(at) == "St" || self.word(at) == "Dr")
                || matches!(self.after(at), "St" | "Dr" | "Rd" | "Ave" | "Blvd")
                    && self.after(at + 1) == "."
        };
        let plural = |at: usize| {
            let word = self.after(at);
            ["streets", "roads", "avenues"].iter().any(|street| word.eq_ignore_ascii_case(street))
        };
        let own = (first..end).any(|at| self.noun(at) == Some(Generic::Street));
        own && end - first < 4 && !self.word(first).starts_with("Wall")
            || street(end)
            || self.is_cap(end) && (street(end + 1) || self.is_cap(end + 1) && street(end + 2))
            || matches!(self.after(end), "and" | "&")
                && self.is_cap(end + 1)
                && (street(end + 2) || plural(end + 2))
            || plural(end)
    }

    /// Whether the word is mostly a given name.
    pub fn is_given_name(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| lexicon::entry_of(token.key).given >= 3)
    }

    /// Whether a person's given name or title stands before `first`.
    pub fn is_behind_given_name(&self, first: usize) -> bool {
        let Some(at) = first.checked_sub(1).filter(|_| !self.tokens[first].opens_sentence) else {
            return false;
        };
        let token = self.tokens[at];
        let called = || lexicon::entry_of(token.key).given >= 3 || token.cue() == Cue::Title;
        token.is_cap() && called()
    }
}
