//! Tolls that name nobody beside the number: "the death toll has risen to 28",
//! "the number of people killed was 28", "claimed 28 lives".

use super::state::{self, State};
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// As many tokens back a toll is looked for.
const REACH: usize = 14;

/// What became of those whom the number that starts at the token `first`
/// counts, where it stands for a toll that is told before it.
pub(super) fn before(tokens: Tokens, first: usize) -> Option<State> {
    let (mut is_count, mut told) = (false, None);
    for back in 1..=REACH {
        let at = first.checked_sub(back)?;
        let token = tokens[at];
        if tokens[at + 1].opens_sentence || token.kind != Kind::Word {
            return None;
        }
        let word = token.of(tokens.text).to_lowercase();
        match &*word {
            "toll" => return Some(told.unwrap_or(State::Dead)),
            "number" | "count" => is_count = true,
            "dead" | "deaths" | "victims" | "fatalities" => told = told.or(Some(State::Dead)),
            _ => told = told.or_else(|| state::of(&word).map(|(state, _)| state)),
        }
        if is_count {
            return told;
        }
    }
    None
}

/// Whether the number before the token `end` counts lives that were lost:
/// "claimed 28 lives".
pub(super) fn is_of_lives(tokens: Tokens, first: usize, end: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).map_or(String::new(), |t| t.of(tokens.text).to_lowercase())
    };
    let verb = (1..=3).map(|back| word(first.checked_sub(back)));
    word(Some(end)) == "lives" && verb.into_iter().any(|verb| Class::ClaimsLives.has(&verb))
}
