//! How two names of persons relate.

mod alternation;
mod apart;
mod likeness;
mod nickname;
mod pairing;
mod romanised;
mod script;
mod spelling;
mod words;

use pairing::Pairing;
pub(crate) use spelling::{MOST_SLIPS, is_slip};
use words::Words;

pub(super) use apart::{has_other_middle, has_other_vowel, is_spelt_otherwise};
pub(super) use nickname::same_given_name;
pub(super) use spelling::{is_gendered, is_prefixed};

use crate::mention::Person;

/// How the first name stands to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameRelation {
    /// Nothing speaks for one person.
    Different,
    /// The same family name with another given name.
    OtherGiven,
    /// All but the same letters: one of the two is a slip.
    Misspelt,
    /// Another romanisation, a nickname, an initial.
    Variant,
    /// The same words, or fewer of them.
    Same,
}

/// How `a` stands to `b`. The relation is the same both ways.
///
/// Words are compared as bags, because lists and lands turn their order.
pub fn relate(a: &Person, b: &Person) -> NameRelation {
    Name::of(a).relate(b)
}

/// A person's name that is held against several.
pub(super) struct Name<'a> {
    person: &'a Person,
    words: Words<'a>,
}

impl<'a> Name<'a> {
    /// The name of `person`.
    pub fn of(person: &'a Person) -> Name<'a> {
        Name { person, words: Words::of(person) }
    }

    /// [`relate`] of the two.
    pub fn relate(&self, other: &Person) -> NameRelation {
        let (a, b) = (self.person, other);
        if a.parts == b.parts {
            return NameRelation::Same;
        }
        let (own, others) = (&self.words, &Words::of(b));
        // Equal pairs are taken in turn, so that the turn must not depend on
        // which name comes first.
        let swapped = (others.as_slice().len(), &b.parts, b.family_part)
            < (own.as_slice().len(), &a.parts, a.family_part);
        let pairing = match swapped {
            true => Pairing::new(others, own),
            false => Pairing::new(own, others),
        };
        pairing.relation()
    }
}

/// Whether two folded words may be one name carried over from another script
/// in two ways, or with other habits of spelling: no slip, then.
pub(super) fn is_romanised(a: &str, b: &str) -> bool {
    !spelling::is_swap(a, b)
        && spelling::spots(a.as_bytes(), b.as_bytes(), || false)
            .is_some_and(|spots| spots.weak == 0)
}

#[cfg(test)]
mod tests;
