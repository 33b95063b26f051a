//! What one person is to another, in other languages than English: "mit seiner
//! Tochter Anna", "Ana, hermana de Lucas", "Anne est la sœur de Lucas".

use super::Kin;
use crate::language::Language;
use crate::language::bond::{Bond, Hold};
use crate::language::kin::{is_beside, is_of};
use crate::mention::beside::{Beside, MOST_TITLE};
use crate::mention::{Facts, Mention, is_of_the_past};
use crate::tokens::Kind;
use crate::words::Class;

/// As many words may go with a word for kin: "seine verstorbene ältere".
const MOST_BESIDE: usize = 3;

/// What two persons of a text are to one another, where it says so, in order; the
/// spans cover the word for it and the name of who it is.
pub(super) fn kin(text: &str, facts: &Facts, language: Language) -> Vec<Mention<Kin>> {
    let beside = Beside { text, facts };
    let mut reader = KinReader { beside, language, open: 0 };
    let mut found = Vec::new();
    for (at, token) in facts.tokens.iter().enumerate() {
        if token.opens_sentence {
            reader.open = at;
        }
        if token.kind == Kind::Word
            && let Some(bond) = Bond::of(token.key, language)
            && matches!(bond.hold, Hold::One | Hold::Kin)
            && let Some(value) = reader.read(at, bond)
        {
            let span = token.span().cover(facts.persons[value.who].span);
            found.push(Mention { span, value });
        }
    }
    found
}

struct KinReader<'a> {
    beside: Beside<'a>,
    language: Language,
    /// The first token of the present sentence.
    open: usize,
}

impl KinReader<'_> {
    /// Reads the word for kin at the token `at`.
    fn read(&self, at: usize, bond: Bond) -> Option<Kin> {
        let (first, is_once) = self.first(at);
        let (who, whose) = match self.is_whose(first) {
            true => self.owned(first, at)?,
            false => self.of(first, at)?,
        };
        (who != whose).then_some(Kin { who, whose, bond, is_once })
    }

    /// "N. mit seiner Tochter N.": who stands behind the word, and whose is the only
    /// one whom the sentence names before "seiner", which stands at `whose`.
    fn owned(&self, whose: usize, at: usize) -> Option<(usize, usize)> {
        let persons = &self.beside.facts.persons;
        let mut behind = at + 1;
        while behind <= at + MOST_BESIDE && is_beside(&self.lower(behind)) {
            behind += 1;
        }
        behind += usize::from(self.beside.is(behind, ","));
        let who = self.beside.starting(behind, 0)?;
        let start = |at: usize| self.beside.facts.tokens[at].span().start;
        let first = persons.partition_point(|person| person.span.start < start(self.open));
        let end = persons.partition_point(|person| person.span.start < start(whose));
        (first + 1 == end && end <= who).then_some((who, first))
    }

    /// "N., hermana de N.", "N. ist die Schwester von N."
    fn of(&self, first: usize, at: usize) -> Option<(usize, usize)> {
        if !is_of(&self.lower(at + 1)) {
            return None;
        }
        let whose = self.beside.starting(at + 2, MOST_TITLE)?;
        let joint = first.checked_sub(1).filter(|_| first > self.open)?;
        let code = self.language.code();
        let is_joint = self.beside.is(joint, ",")
            || Class::PassiveOfState.row(&self.lower(joint), code).is_some();
        let who = is_joint.then(|| self.beside.ending_with_age(joint)).flatten()?;
        Some((who, whose))
    }

    /// Where the words begin that go with the word for kin at `at`, up to the one that
    /// says whose it is, and whether one of them says that the tie is no more.
    fn first(&self, at: usize) -> (usize, bool) {
        let (mut first, mut is_once) = (at, false);
        while first > self.open && at - first < MOST_BESIDE && !self.is_whose(first) {
            let word = self.lower(first - 1);
            let is_past = is_of_the_past(&word);
            let is_small = Class::Article.row(&word, self.language.code()).is_some();
            if !is_past && !is_beside(&word) && !is_small && !self.is_whose(first - 1) {
                break;
            }
            is_once |= is_past;
            first -= 1;
        }
        (first, is_once)
    }

    /// Whether the word at `at` says whose somebody is: "seine".
    fn is_whose(&self, at: usize) -> bool {
        Class::Whose.row(&self.lower(at), self.language.code()).is_some()
    }

    fn lower(&self, at: usize) -> String {
        self.beside.word(at).to_lowercase()
    }
}
