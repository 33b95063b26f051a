//! Whether somebody with a surname of the story stands where the story's own
//! person should: a slip, or another member of the family.

use std::collections::BTreeSet;

use super::caption::Caption;
use super::name::is_slip;
use super::story::Story;
use crate::fold::{self, fold};
use crate::language::cue::{Cue, cue};
use crate::language::family::is_family_first;
use crate::language::stem;
use crate::lexicon;
use crate::mention::Person;
use crate::words::Class;

/// How near two given names are, from 0 to 1.
pub(super) fn nearness(a: &Person, b: &Person) -> f64 {
    match (a.given_keys().next(), b.given_keys().next()) {
        (Some(a), Some(b)) => strsim::jaro_winkler(a, b),
        _ => 0.0,
    }
}

/// Whether the given names are so much alike that one may be a slip for the
/// other: "Diane" and "Dianne", "Ellie" and "Ella", "Joan" and "Jane".
pub(super) fn is_close(a: &Person, b: &Person) -> bool {
    const CLOSE: f64 = 0.8;
    let (Some(one), Some(other)) = (a.given_keys().next(), b.given_keys().next()) else {
        return false;
    };
    let initial = |name: &str| name.chars().next();
    is_slip(one, other, 2)
        || one == other
        || initial(one) == initial(other) && one.len() > 2 && nearness(a, b) >= CLOSE
}

/// Whether spelling, role or the rest of the caption is that of `other`, the
/// story's person of the surname that the caption's person of the index has.
pub(super) fn stands_in(index: usize, caption: &Caption, story: &Story, other: &Person) -> bool {
    let person = &caption.facts.persons[index].value;
    let is_close = is_close(person, other);
    // Many bear each of these surnames, and a slip does not change syllables.
    let leads = |of: &Person| {
        of.family_part == 0
            && of.parts.len() > 2
            && is_family_first(fold::key(of.family_key().bytes()))
    };
    if leads(person) && leads(other) && !is_close {
        return false;
    }
    let role = share_role(index, caption, story, other);
    let more = if role == Some(false) { OTHER_ROLE } else { 0.0 };
    is_close
        || role == Some(true)
        || shared_bits(index, caption, story) >= enough(other, story) + more
}

/// Whether both are named as persons are, and of one surname: in the caption a
/// known given name stands before it, in the story one or a word that nobody
/// knows. "Vino de Nantes" and "Isla de Nantes" are no family.
pub(super) fn are_of_one_name(ours: &Person, theirs: &Person) -> bool {
    let first = |person: &Person| person.given_keys().next().map(str::to_owned);
    let is_given = |name: &str| name.len() == 1 || lexicon::entry(name).given > 0;
    let may_be_given = |name: &str| {
        is_given(name) || lexicon::entry(name).frequency == 0 && !theirs.family.contains(' ')
    };
    ours.family_key() == theirs.family_key()
        && first(ours).is_some_and(|name| is_given(&name))
        && first(theirs).is_some_and(|name| may_be_given(&name))
}

/// Whether caption and story give the two the same role or title; `None` where
/// one of them says nothing.
fn share_role(index: usize, caption: &Caption, story: &Story, other: &Person) -> Option<bool> {
    let person = &caption.facts.persons[index].value;
    let family = other.family_key();
    let ours = caption.facts.roles.iter().filter(|role| role.value.index == index);
    let ours: BTreeSet<&str> = ours.map(|role| role.value.name).collect();
    let theirs = story.roles().filter(|(_, _, whose)| whose.family_key() == family);
    let theirs: BTreeSet<&str> = theirs.map(|(_, role, _)| role.name).collect();
    let title = last_title(person);
    let bearers = story.persons().filter(|(_, bearer)| bearer.family_key() == family);
    let titles: BTreeSet<String> = bearers.filter_map(|(_, bearer)| last_title(bearer)).collect();
    if ours.intersection(&theirs).next().is_some()
        || title.as_ref().is_some_and(|t| titles.contains(t))
    {
        return Some(true);
    }
    let both_told =
        (!ours.is_empty() || title.is_some()) && (!theirs.is_empty() || !titles.is_empty());
    both_told.then_some(false)
}

/// The last word of the title before a name, but for words of courtesy.
fn last_title(person: &Person) -> Option<String> {
    let words = person.title.as_ref()?.split(|c: char| !c.is_alphabetic()).map(fold);
    let last = words.rev().find(|word| cue(word) == Cue::Title)?;
    (!Class::CourtesyTitle.has(&last)).then_some(last)
}

/// How much the caption says beside the name, in bits, in words that the story
/// has, too.
fn shared_bits(index: usize, caption: &Caption, story: &Story) -> f64 {
    let name = caption.facts.persons[index].span;
    let rest = caption.words.iter().filter(|word| !name.overlaps(word.span));
    rest.filter(|word| story.word(word.key).is_some()).map(|word| word.rarity).sum()
}

/// As many bits are enough: one word that carries meaning, or none where the
/// title has the surname.
fn enough(other: &Person, story: &Story) -> f64 {
    let found = story.word(stem::key(other.family_key()));
    if found.is_some_and(|found| found.in_title) { 0.0 } else { 2.0 }
}

/// As many bits more, where caption and story give the two other roles.
const OTHER_ROLE: f64 = 10.0;
