//! What is counted: the plural noun behind an amount.

use super::amount;
use super::state::{self, Role, State};
use crate::language::Language;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// What stands behind an amount.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) noun: Option<String>,
    pub(super) state: Option<State>,
    /// One past the last token that belongs to the mention.
    pub(super) end: usize,
    pub(super) is_part: bool,
}

/// As many words may stand between an amount and its noun: "five masked and
/// heavily armed men" is beyond it.
const REACH: usize = 4;

/// The noun behind the amount that ends before `at`, with what became of
/// those counted; `is_one` for an amount of one, whose noun is in the
/// singular. `None` if nothing is counted, or a measure.
pub(super) fn read(tokens: Tokens, at: usize, is_one: bool) -> Option<Head> {
    let (mut next, mut is_part) = (at, false);
    if !is_one && let Some(whole) = whole_behind(tokens, at) {
        (next, is_part) = (whole, true);
    }
    let mut found: Option<(usize, String)> = None;
    let mut state = None;
    let mut end = next;
    let mut words = 0;
    while words <= REACH {
        let Some(token) = tokens.get(next).filter(|t| !t.opens_sentence) else { break };
        if token.kind == Kind::Mark {
            // "non-violent offenders"
            let joins = token.is_mark(tokens.text, "-") && token.glued;
            if joins && tokens.get(next + 1).is_some_and(|t| t.glued) && found.is_none() {
                next += 1;
                continue;
            }
            break;
        }
        let lower = token.of(tokens.text).to_lowercase();
        if token.kind == Kind::Number || is_function(&lower) {
            break;
        }
        if is_one {
            let noun = Class::OneOf.rows().iter().find(|row| row.word == lower)?;
            found = Some((next, noun.value.to_owned()));
            break;
        }
        is_part |= Class::Further.row(&lower, "en").is_some();
        if let Some((said, Role::Stative | Role::Passive)) = state::of(&lower) {
            if found.is_some() {
                break;
            }
            (state, end) = (Some(said), next + 1);
        } else if is_plural(&lower) {
            found = Some((next, lower));
        } else if found.is_some() {
            break;
        }
        (next, words) = (next + 1, words + 1);
    }
    let Some((noun_at, noun)) = found else {
        return state.is_some().then_some(Head { noun: None, state, end, is_part });
    };
    if Class::Measure.row(&noun, "en").is_some() {
        return None;
    }
    let end = noun_at + 1;
    let state = state.or_else(|| state::behind(tokens, end));
    let (noun, state) = match noun.as_str() {
        "deaths" | "fatalities" => (None, Some(State::Dead)),
        "injuries" => (None, Some(State::Hurt)),
        "arrests" => (None, Some(State::Held)),
        "persons" | "individuals" | "victims" => (Some("people".to_owned()), state),
        _ => (Some(noun), state),
    };
    Some(Head { noun, state, end, is_part })
}

/// Where the whole begins that the amount is a part of: "of the five", "of
/// the". Anything else that follows "of" is no noun of it.
fn whole_behind(tokens: Tokens, at: usize) -> Option<usize> {
    let is = |at: usize, any: &[&str]| {
        tokens.get(at).is_some_and(|token| any.contains(&token.of(tokens.text)))
    };
    if !is(at, &["of"]) || !is(at + 1, Class::Definite.words()) {
        return None;
    }
    Some(amount::read(tokens, at + 2, Language::English).map_or(at + 2, |amount| amount.end))
}

/// Whether the word has the form of a plural.
fn is_plural(lower: &str) -> bool {
    Class::IrregularPlural.has(lower)
        || lower.ends_with("men") && lower != "specimen"
        || lower.len() > 3
            && lower.ends_with('s')
            && !["ss", "us", "is", "'s", "’s"].iter().any(|ending| lower.ends_with(ending))
}

/// Words that end what an amount can count.
fn is_function(lower: &str) -> bool {
    Class::NoCountedNoun.has(lower)
}
