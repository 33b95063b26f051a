//! Who has several names stands in a story under all of them.

use super::words::{Occurrence, Words};
use crate::article::Excerpt;
use crate::compare::name::{NameRelation, relate};
use crate::glossary::{Accepted, Form};
use crate::language::stem;
use crate::mention::Person;

/// Where the story names somebody by one of several names, so that the others
/// can be found there, too.
pub(super) fn found<'s, P>(
    accepted: &Accepted,
    words: &Words,
    persons: impl Fn() -> P,
) -> Option<Occurrence>
where
    P: Iterator<Item = (Excerpt, &'s Person)>,
{
    accepted.forms.iter().find_map(|form| named(form, words, persons()))
}

/// Where the story has all words of the name, or a person who may go by it:
/// by the surname alone, say.
fn named<'s>(
    form: &Form,
    words: &Words,
    mut persons: impl Iterator<Item = (Excerpt, &'s Person)>,
) -> Option<Occurrence> {
    let name = |key: &u64| words.get(*key).filter(|found| found.name.is_some());
    let mut all = form.keys.iter().map(name);
    if let Some(Some(first)) = all.next()
        && all.all(|word| word.is_some())
    {
        return Some(Occurrence { count: 1, ..*first });
    }
    let spelt: Vec<&str> = form.words.iter().map(String::as_str).collect();
    let wanted = Person::named(&spelt, None)?;
    let family = words.get(stem::key(wanted.family_key()))?;
    let (at, _) = persons.find(|(_, other)| relate(&wanted, other) == NameRelation::Same)?;
    Some(Occurrence { first: at, name: Some(at), count: 1, ..*family })
}
