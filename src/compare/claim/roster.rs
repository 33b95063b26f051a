//! Who of a story's persons a name means: names in full first, then surnames
//! and given names alone where only one bears them.

use std::collections::{BTreeMap, BTreeSet};

use super::statement::Places;
use crate::article::Excerpt;
use crate::compare::person::{PersonRelation, PersonTie};
use crate::compare::{Caption, Story};
use crate::mention::Person;

/// So often may each of a story's texts name somebody: one that does so oftener
/// is a register, and its first entries speak for the rest.
const MOST: usize = 2_000;

/// A place where a story names somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'s> {
    /// Which of the story's texts it is, by index of [`Story::facts`].
    pub text: usize,
    /// Which of that text's persons it is.
    pub index: usize,
    /// Where the name stands.
    pub at: Excerpt,
    person: &'s Person,
}

/// All places where a story names persons.
pub(super) struct Roster<'s> {
    named: Vec<Named<'s>>,
    /// The first given names of those whom the story names in full, by surname.
    givens: BTreeMap<&'s str, BTreeSet<Option<&'s str>>>,
    /// Their surnames, by their first given name.
    families: BTreeMap<&'s str, BTreeSet<&'s str>>,
}

impl<'s> Roster<'s> {
    pub fn of(story: &'s Story) -> Roster<'s> {
        let texts = story.facts.iter().enumerate();
        let named = texts.flat_map(|(text, (part, facts))| {
            let persons = facts.persons.iter().enumerate().take(MOST);
            persons.map(move |(index, mention)| Named {
                text,
                index,
                at: Excerpt::new(*part, mention.span),
                person: &mention.value,
            })
        });
        let named: Vec<Named> = named.collect();
        let (mut givens, mut families) = (BTreeMap::new(), BTreeMap::new());
        for person in named.iter().map(|named| named.person).filter(|p| p.parts.len() > 1) {
            let (family, given) = (person.family_key(), person.given_keys().next());
            givens.entry(family).or_insert_with(BTreeSet::new).insert(given);
            if let Some(given) = given {
                families.entry(given).or_insert_with(BTreeSet::new).insert(family);
            }
        }
        Roster { named, givens, families }
    }

    /// Where the story names the person that a tie of the caption leads to, in
    /// order; empty for a person whom it does not name, or not surely.
    pub fn mentions(&self, tie: &PersonTie, caption: &Caption) -> Vec<Named<'s>> {
        let is_known = tie.relation >= PersonRelation::Variant;
        let Some(at) = tie.story.filter(|_| is_known) else { return Vec::new() };
        let Some(first) = self.named.iter().find(|named| {
            named.at.part == at.part
                && (named.at.span == at.span || named.at.span.overlaps(at.span))
        }) else {
            return Vec::new();
        };
        let full = self.full(first.person);
        // "His sister Petra" of a Brandl family: by her given name alone.
        let asked = &caption.facts.persons[tie.index].value;
        let (given, other) = (asked.given_keys().next(), full.given_keys().next());
        if tie.relation == PersonRelation::Same
            && given.is_some()
            && other.is_some()
            && !share_given(asked, full)
        {
            let is_alone = |name: &Person| {
                name.parts.len() == 1 && name.parts.first().map(String::as_str) == given
            };
            return self.named.iter().filter(|named| is_alone(named.person)).copied().collect();
        }
        // Whether a name alone means somebody is asked once, however often it stands.
        let (mut by_name, mut found) = (BTreeMap::new(), Vec::new());
        for named in &self.named {
            let is_meant = match named.person.parts.as_slice() {
                [one] => *by_name.entry(one).or_insert_with(|| self.is_of(named.person, full)),
                _ => self.is_of(named.person, full),
            };
            if is_meant {
                found.push(*named);
            }
        }
        found
    }

    /// The same as indices: of the story's texts, and of their persons.
    pub fn places(&self, tie: &PersonTie, caption: &Caption) -> Places {
        self.mentions(tie, caption).iter().map(|named| (named.text, named.index)).collect()
    }

    /// The surname of two persons, if the story names both of them in full and
    /// nobody else who bears it.
    pub fn only_two(&self, one: &Person, other: &Person) -> Option<String> {
        let family = one.family_key();
        let bearers: BTreeSet<&str> = self
            .named
            .iter()
            .filter(|named| named.person.parts.len() > 1 && named.person.family_key() == family)
            .filter_map(|named| named.person.given_keys().next())
            .collect();
        let given = [one, other].map(|person| person.given_keys().next());
        let are_two = family == other.family_key()
            && given[0] != given[1]
            && bearers.len() == 2
            && given.iter().all(|given| given.is_some_and(|given| bearers.contains(given)));
        are_two.then(|| family.to_owned())
    }

    /// The fullest name of the person who is named so.
    fn full(&self, person: &'s Person) -> &'s Person {
        let mut best = person;
        for named in &self.named {
            let other = named.person;
            if other.parts.len() > best.parts.len() && self.is_of(best, other) {
                best = other;
            }
        }
        best
    }

    /// Whether a name means the person of the full name.
    fn is_of(&self, name: &Person, full: &Person) -> bool {
        if name.parts == full.parts {
            return true;
        }
        let (family, given) = (full.family_key(), full.given_keys().next());
        match name.parts.as_slice() {
            [one] if one == family => !has_other(self.givens.get(family), &given),
            [one] if given == Some(one) => !has_other(self.families.get(one.as_str()), &family),
            [_] => false,
            _ => name.family_key() == family && share_given(name, full),
        }
    }
}

/// Whether the story names somebody else in full.
fn has_other<T: Ord>(known: Option<&BTreeSet<T>>, own: &T) -> bool {
    known.is_some_and(|known| known.iter().any(|other| other != own))
}

/// Whether two names have a given name in common, be it behind a word for what
/// the person is: "Baker Jonas Brandl".
fn share_given(one: &Person, other: &Person) -> bool {
    one.given_keys().any(|given| other.given_keys().any(|known| known == given))
}

/// The words of the caption that name somebody.
pub(super) fn name_of(tie: &PersonTie, text: &str) -> String {
    tie.caption.of(text).to_owned()
}
