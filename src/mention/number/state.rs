//! What became of those who are counted.

use std::sync::LazyLock;

use super::amount;
use crate::fold::key;
use crate::language::Language;
use crate::language::cue::{Cue, cue};
use crate::language::folded::Folded;
use crate::tokens::{Kind, Tokens};
use crate::words::{Class, Row};

/// What became of people or things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum State {
    Dead,
    Hurt,
    Missing,
    Held,
    Charged,
    Abducted,
    Freed,
    Displaced,
    Infected,
    Destroyed,
}

impl State {
    const ALL: [State; 10] = [
        State::Dead,
        State::Hurt,
        State::Missing,
        State::Held,
        State::Charged,
        State::Abducted,
        State::Freed,
        State::Displaced,
        State::Infected,
        State::Destroyed,
    ];

    /// The state of that name.
    fn called(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|known| known.as_str() == name)
    }

    /// Its name, as `cutline inspect` gives it.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Dead => "dead",
            State::Hurt => "hurt",
            State::Missing => "missing",
            State::Held => "held",
            State::Charged => "charged",
            State::Abducted => "abducted",
            State::Freed => "freed",
            State::Displaced => "displaced",
            State::Infected => "infected",
            State::Destroyed => "destroyed",
        }
    }
}

/// How a word that tells a state stands to those it is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Theirs: "dead", "died".
    Stative,
    /// Theirs if it is passive, another's if it is not: "killed".
    Passive,
    /// Done to those who follow: "killing".
    Active,
}

static KNOWN: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::State));

/// What a row of the table tells.
fn told(row: &Row) -> Option<(State, Role)> {
    let (state, role) = row.value.split_once('\t')?;
    let role = match role {
        "stative" => Role::Stative,
        "passive" => Role::Passive,
        "active" => Role::Active,
        _ => return None,
    };
    Some((State::called(state)?, role))
}

/// What a lower-case word of English tells.
pub(super) fn of(lower: &str) -> Option<(State, Role)> {
    told(KNOWN.word(key(lower.bytes()), Language::English)?)
}

/// What the words from the token `at` tell in a language, and how many they are.
pub(super) fn at(tokens: Tokens, at: usize, language: Language) -> Option<(State, Role, usize)> {
    let keys = tokens.get(at..)?.iter().take_while(|t| t.kind == Kind::Word).map(|t| t.key);
    let (row, length) = KNOWN.phrase(keys, language)?;
    let (state, role) = told(row)?;
    Some((state, role, length))
}

/// The state of that name.
pub(super) fn called(name: &str) -> Option<State> {
    State::called(name)
}

/// The state told right before the tokens from `first`: "killing 12", "the
/// deaths of 12".
pub(super) fn before(tokens: Tokens, first: usize) -> Option<State> {
    let lower = |back: usize| {
        let at = first.checked_sub(back)?;
        // In the same sentence, that is.
        let same = !tokens[at + 1..=first.min(tokens.len() - 1)].iter().any(|t| t.opens_sentence);
        same.then(|| tokens.word(at).to_lowercase())
    };
    let mut back = 1;
    while lower(back).is_some_and(|word| matches!(word.as_str(), "another" | "the" | "all")) {
        back += 1;
        if back > 3 {
            return None;
        }
    }
    let word = lower(back)?;
    if word == "of" {
        let noun = lower(back + 1)?;
        return State::called(Class::StateNoun.row(&noun, "en")?.value);
    }
    match of(&word)? {
        (state, Role::Active | Role::Passive) => Some(state),
        (_, Role::Stative) => None,
    }
}

/// The state told right behind the noun that ends before `end`: "were shot
/// dead", "have been detained".
pub(super) fn behind(tokens: Tokens, end: usize) -> Option<State> {
    const REACH: usize = 6;
    let mut is_passive = false;
    for at in end..end + REACH {
        let token = tokens.get(at).filter(|t| t.kind == Kind::Word && !t.opens_sentence)?;
        let lower = token.of(tokens.text).to_lowercase();
        if let Some((state, role)) = of(&lower) {
            let is_theirs = match role {
                Role::Stative => true,
                Role::Passive => is_passive || at == end && !has_object(tokens, at + 1),
                Role::Active => false,
            };
            return is_theirs.then_some(state);
        }
        if Class::PassiveOfState.row(&lower, "en").is_some() {
            is_passive = true;
        } else if !Class::BeforeState.has(&lower) {
            return None;
        }
    }
    None
}

/// Whether somebody follows whom it was done to: "killed 12", "arrested the
/// mayor".
fn has_object(tokens: Tokens, at: usize) -> bool {
    let Some(next) = tokens.get(at).filter(|t| !t.opens_sentence) else { return false };
    let word = next.of(tokens.text);
    match next.kind {
        Kind::Number => true,
        Kind::Mark => false,
        Kind::Word if next.is_cap() => cue(&word.to_lowercase()) != Cue::Calendar,
        Kind::Word if word == "at" => {
            tokens.get(at + 1).is_some_and(|t| t.of(tokens.text) == "least")
        }
        Kind::Word => {
            Class::ObjectOpener.has(word) || amount::read(tokens, at, Language::English).is_some()
        }
    }
}
