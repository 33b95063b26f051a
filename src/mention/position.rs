//! Where in a picture somebody is: "(L)", "second from right", "from left:".

use super::Mention;
use crate::article::Span;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// A word or two that say where in the picture somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The side it counts from.
    pub side: Side,
    /// 1 for "left", 2 for "second from left"; 0 for "far left".
    pub rank: u8,
    /// Whether it opens a list of names, "from left:", or else stands behind
    /// one name, "(L)".
    pub opens_list: bool,
    /// Whether it is a letter alone, as a party is: "(R)".
    pub is_letter: bool,
}

/// A side of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Side {
    Left,
    Right,
    Center,
}

/// The positions that a caption gives, in order: those set off by parentheses
/// or commas, and those that open a list. Others ("his left hand", "left the
/// party") are none, and neither are corners and rows ("top left").
pub fn positions(tokens: Tokens) -> Vec<Mention<Position>> {
    let reader = PositionReader { tokens };
    (0..tokens.len()).filter_map(|at| reader.list(at).or_else(|| reader.tag(at))).collect()
}

struct PositionReader<'a> {
    tokens: Tokens<'a>,
}

impl PositionReader<'_> {
    fn of(&self, at: usize) -> &str {
        self.tokens.word(at)
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.of(at).eq_ignore_ascii_case(word)
    }

    fn span(&self, first: usize, end: usize) -> Span {
        self.tokens[first].span().cover(self.tokens[end - 1].span())
    }

    /// "left", "L": the side, and whether a letter stands for it.
    fn side(&self, at: usize) -> Option<(Side, bool)> {
        Some(match self.of(at) {
            "left" | "Left" => (Side::Left, false),
            "right" | "Right" => (Side::Right, false),
            "center" | "centre" | "Center" | "Centre" => (Side::Center, false),
            "L" | "l" => (Side::Left, true),
            "R" | "r" => (Side::Right, true),
            "C" | "c" => (Side::Center, true),
            _ => return None,
        })
    }

    /// "(L)", "(2nd R)", ", second from left,", ", at right.": from the mark
    /// that sets it off at `mark`.
    fn tag(&self, mark: usize) -> Option<Mention<Position>> {
        let closes = match self.of(mark) {
            "(" => ")",
            "," => ",",
            _ => return None,
        };
        let first = mark + 1;
        let mut at = first;
        if self.is(at, "at") || self.is(at, "on") {
            at += 1;
            at += usize::from(self.is(at, "the"));
        }
        let rank = self.rank(at);
        let mut rank_of = 1;
        if let Some((rank, end)) = rank {
            (rank_of, at) = (rank, end);
            at += usize::from(self.is(at, "-"));
            at += usize::from(self.is(at, "from"));
            at += usize::from(self.is(at, "the"));
        }
        let (side, is_letter) = self.side(at)?;
        let end = at + 1;
        let next = self.of(end);
        let is_closed = match closes {
            ")" => next == ")",
            // Between commas a letter is an initial.
            _ => !is_letter && matches!(next, "," | "." | ";" | "and" | "with" | ""),
        };
        let value = Position { side, rank: rank_of, opens_list: false, is_letter };
        is_closed.then(|| Mention { span: self.span(first, end), value })
    }

    /// "second", "2nd", "2", "far", and where it ends.
    fn rank(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(row) = Class::Rank.rows().iter().find(|row| self.is(at, row.word)) {
            return Some((row.value.parse().ok()?, at + 1));
        }
        let digit = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        let rank = digit.of(self.tokens.text).parse().ok().filter(|rank| (1..20).contains(rank))?;
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| self.is(at + 1, ending));
        Some((rank, at + 1 + usize::from(ordinal)))
    }

    /// "From left:", "(L-R)", "left to right,".
    fn list(&self, at: usize) -> Option<Mention<Position>> {
        let (first, end) = match self.side(at)? {
            (Side::Left, false) if self.is(at + 1, "to") && self.is(at + 2, "right") => {
                (at, at + 3)
            }
            (Side::Left, true)
                if (self.is(at + 1, "to") || self.is(at + 1, "-")) && self.is(at + 2, "R") =>
            {
                (at, at + 3)
            }
            (Side::Left | Side::Right, false) if at > 0 && self.is(at - 1, "from") => {
                (at - 1, at + 1)
            }
            _ => return None,
        };
        // "second from left" is a place in the row, "clockwise from left" is none.
        let before = first.checked_sub(1).map(|before| self.of(before));
        let is_set_off = self.tokens[first].opens_sentence
            || matches!(before, Some("(" | "," | ":" | "are" | "and"));
        let behind = matches!(self.of(end), ":" | "," | ")");
        let value =
            Position { side: self.side(at)?.0, rank: 1, opens_list: true, is_letter: false };
        let is_list = is_set_off && (behind || self.tokens[first].opens_sentence);
        is_list.then(|| Mention { span: self.span(first, end), value })
    }
}

#[cfg(test)]
mod tests {
    use super::positions;
    use crate::tokens::{Tokens, tokens};

    #[test]
    fn positions_stand_behind_names_or_before_a_list() {
        for (text, expected) in [
            ("Ada Holm (L) and Leo Brandt (R) wait", "L|R"),
            ("Ada Holm, left, greets Leo Brandt, right.", "left|right"),
            ("Ada Holm, second from left, and Leo Brandt (2nd R)", "second from left|2nd R"),
            ("Ada Holm (3-L) waits", "3-L"),
            ("From left, Ada Holm, Leo Brandt and Ida Voss", "From left"),
            ("Mayors (L-R) Ada Holm and Leo Brandt", "L-R"),
            ("Ada Holm, at right, waits", "at right"),
            ("Ada Holm (far left) waits", "far left"),
        ] {
            let found = positions(Tokens::new(text, &tokens(text)));
            let quotes: Vec<&str> = found.iter().map(|m| m.span.of(text)).collect();
            assert_eq!(quotes.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn other_lefts_and_rights_are_no_positions() {
        for text in [
            "Ada Holm left the party, right wing leaders say",
            "Holm, left without a home, waits",
            "Gov. Leo Brandt (R-TX) raises his left hand",
            "a far-left rally, right outside the house",
            "clockwise from top left",
            "J, L, and K",
        ] {
            assert_eq!(positions(Tokens::new(text, &tokens(text))), [], "{text}");
        }
    }
}
