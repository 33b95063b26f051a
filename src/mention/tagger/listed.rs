//! Which stretches of a text stand in lists of names.

use crate::lexicon::{Kinds, LONGEST_NAME, NameKey, listed};
use crate::tokens::{Kind, Tokens};

/// Tokens that are a listed name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub first: usize,
    pub end: usize,
    pub kinds: Kinds,
}

impl Stretch {
    /// The kinds and where in the name the token `at` stands, as a number that
    /// is not 0.
    pub fn code(self, at: usize) -> u8 {
        let place = u8::from(at > self.first) + u8::from(at > self.first && at + 1 < self.end);
        1 + self.kinds.code() * 3 + place
    }
}

/// The longest listed names that begin with a capital or a number, in order,
/// not overlapping.
pub(super) fn stretches(tokens: Tokens) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < tokens.len() {
        let stretch = match tokens[first] {
            token if token.is_cap() || token.kind == Kind::Number => longest(tokens, first),
            _ => None,
        };
        first = stretch.map_or(first + 1, |stretch| stretch.end);
        found.extend(stretch);
    }
    found
}

/// The longest listed name of which the token `first` is the first.
fn longest(tokens: Tokens, first: usize) -> Option<Stretch> {
    let mut name = NameKey::default().and(tokens[first].key);
    let mut best = None;
    let mut small = 0;
    let rest = tokens[first + 1..].iter().take(LONGEST_NAME - 1);
    for (token, at) in rest.take_while(|token| !token.opens_paragraph).zip(first + 1..) {
        name = name.and(token.key);
        // A name ends with a capital or a number, and has few small words in a row.
        if token.is_cap() || token.kind == Kind::Number {
            small = 0;
            if let Some(kinds) = listed(name) {
                best = Some(Stretch { first, end: at + 1, kinds });
            }
        } else {
            small += 1;
            let joins = token.kind == Kind::Word || JOINS.contains(&token.of(tokens.text));
            if small > MOST_SMALL || !joins {
                break;
            }
        }
    }
    best
}

/// Most small words and marks one behind the other: "of the", "'s".
const MOST_SMALL: usize = 2;
/// Marks within names.
const JOINS: &[&str] = &["-", "–", "&", ".", "'", "’", "/", "+"];
