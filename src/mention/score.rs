//! Results and votes: "31-24", "6-3, 7-5", "voted 5-2", "3:1".

use super::Mention;
use crate::tokens::{Kind, Token, Tokens};

/// A result of two figures, in the order written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// The figure before the dash.
    pub first: u32,
    /// The figure behind it.
    pub second: u32,
}

impl Score {
    /// The greater of the two, then the lesser: who won is not told by the order.
    pub fn ordered(self) -> (u32, u32) {
        (self.first.max(self.second), self.first.min(self.second))
    }
}

/// No side of a result or a vote has more.
const MOST: u32 = 500;

/// The results in a text, in order. Years, dates, ranges of time and what is
/// part of a longer row of figures are none.
pub fn scores(tokens: Tokens) -> Vec<Mention<Score>> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let [first, dash, second, ..] = tokens[at..] else { break };
        let is_dash = ["-", "–", "−"].iter().any(|mark| dash.is_mark(tokens.text, mark));
        let are_joined = dash.glued && second.glued;
        if first.kind != Kind::Number || second.kind != Kind::Number || !is_dash || !are_joined {
            continue;
        }
        let row = |token: Option<&Token>, glued: bool| {
            token.is_some_and(|t| {
                glued
                    && (t.kind != Kind::Mark
                        || ["-", "–", "/", "$", "€", "£", "%", "+"]
                            .iter()
                            .any(|m| t.is_mark(tokens.text, m)))
            })
        };
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let behind = tokens.get(at + 3);
        if row(before, first.glued) || row(behind, behind.is_some_and(|t| t.glued)) {
            continue;
        }
        let number =
            |token: Token| token.of(tokens.text).parse::<u32>().ok().filter(|n| *n <= MOST);
        let leading = |token: Token| {
            token.of(tokens.text).len() > 1 && token.of(tokens.text).starts_with('0')
        };
        let (Some(a), Some(b)) = (number(first), number(second)) else { continue };
        // "9-11" is a day, "2020-21" a season, "06-07" no result.
        if leading(first) || leading(second) || (a, b) == (9, 11) || (a, b) == (24, 7) {
            continue;
        }
        let span = first.span().cover(second.span());
        found.push(Mention { span, value: Score { first: a, second: b } });
    }
    found
}
