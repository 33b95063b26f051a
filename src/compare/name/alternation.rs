//! Letters that stand for one another where a name is carried from one
//! script to another, or from one land's habit to another's.
//!
//! Read both ways. What an editor's finger does as easily, such as one vowel
//! for another, is weak: alone it proves nothing.

use crate::words::Class;

/// Where in a word an alternation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordPosition {
    Start,
    Anywhere,
    End,
}

/// One way of an alternation.
#[derive(Debug, Clone, Copy)]
pub struct Alternation {
    pub from: &'static [u8],
    pub to: &'static [u8],
    pub weak: bool,
    pub place: WordPosition,
}

/// Every alternation, both ways.
pub fn alternations() -> impl Iterator<Item = Alternation> {
    let tables = [
        (Class::StrongAlternation, false, WordPosition::Anywhere),
        (Class::StrongAlternationAtStart, false, WordPosition::Start),
        (Class::StrongAlternationAtEnd, false, WordPosition::End),
        (Class::WeakAlternation, true, WordPosition::Anywhere),
    ];
    tables.into_iter().flat_map(|(table, weak, place)| {
        table.rows().iter().flat_map(move |row| {
            let (a, b) = (row.word.as_bytes(), row.value.as_bytes());
            [(a, b), (b, a)].map(|(from, to)| Alternation { from, to, weak, place })
        })
    })
}
