//! The caption's persons against the story's.

use super::MOST_NAMED;
use super::caption::Caption;
use super::name::{
    Name, NameRelation, has_other_middle, has_other_vowel, is_prefixed, is_spelt_otherwise,
};
use super::namesake;
use super::story::Story;
use crate::article::{Excerpt, Part, Span};
use crate::fold::{self, fold};
use crate::language::cue::{Cue, cue};
use crate::language::stem;
use crate::lexicon;
use crate::mention::Person;

/// How a person of the caption stands to the story.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonTie {
    /// Where the caption names the person.
    pub caption: Span,
    /// Which of the caption's persons it is, as an index.
    pub index: usize,
    /// How the person stands to the story.
    pub relation: PersonRelation,
    /// Where the story names the person, or whom it names instead.
    pub story: Option<Excerpt>,
    /// Of a person with another given name: whether the given names are so
    /// much alike that one may be a slip for the other.
    pub is_close: bool,
    /// Of a person with another given name: whether spelling, role or the rest
    /// of the caption is that of the story's person.
    pub stands_in: bool,
}

/// How a person of a caption stands to the persons of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonRelation {
    /// The story does not name the person.
    Absent,
    /// The story has the surname, with another given name only.
    OtherGiven,
    /// The story has the name but for a letter or two.
    Misspelt,
    /// The story has another romanisation, a nickname or an initial.
    Variant,
    /// The story names the person.
    Same,
}

/// How each person of the caption stands to the story, in order; of the first
/// [`MOST_NAMED`].
pub fn persons(caption: &Caption, story: &Story) -> Vec<PersonTie> {
    let named = || caption.facts.persons.iter().take(MOST_NAMED);
    let first: Vec<_> = named().map(|mention| tie(&mention.value, story, &[])).collect();
    // Whom the caption names is not whom somebody else in it stands in for.
    let is_named = |(relation, _): &&(PersonRelation, _)| *relation >= PersonRelation::Variant;
    let taken: Vec<Excerpt> =
        first.iter().filter(is_named).filter_map(|(_, found)| found.map(|(at, _)| at)).collect();
    let is_other = |relation| relation == PersonRelation::OtherGiven && !taken.is_empty();
    named()
        .zip(first)
        .enumerate()
        .map(|(index, (mention, known))| {
            let (relation, found) = match is_other(known.0) {
                true => tie(&mention.value, story, &taken),
                false => known,
            };
            let mut tie = PersonTie {
                caption: mention.span,
                index,
                relation,
                story: found.map(|(at, _)| at),
                is_close: false,
                stands_in: false,
            };
            if let (PersonRelation::OtherGiven, Some((_, Some(other)))) = (relation, found) {
                tie.is_close = namesake::is_close(&mention.value, other);
                if tie.is_close || namesake::are_of_one_name(&mention.value, other) {
                    tie.stands_in = namesake::stands_in(index, caption, story, other);
                } else {
                    (tie.relation, tie.story) = (PersonRelation::Absent, None);
                }
            }
            tie
        })
        .collect()
}

/// Where a story names somebody, and whom, where that was seen.
type Found<'s> = (Excerpt, Option<&'s Person>);

fn tie<'s>(
    person: &Person,
    story: &'s Story,
    taken: &[Excerpt],
) -> (PersonRelation, Option<Found<'s>>) {
    // A surname alone is the person only if nobody is named in full who bears
    // it with another given name.
    let (mut full, mut short) = ((NameRelation::Different, None), (NameRelation::Different, None));
    let name = Name::of(person);
    for (at, other) in story.persons() {
        let relation = match name.relate(other) {
            NameRelation::Misspelt if story.inflects_names() && is_declined(person, other) => {
                NameRelation::Variant
            }
            NameRelation::Misspelt if is_genitive(person, other, story) => NameRelation::Variant,
            NameRelation::Misspelt if has_prefix(person, other) => NameRelation::Variant,
            _ if !story.inflects_names() && is_spelt_otherwise(person, other) => {
                NameRelation::Misspelt
            }
            NameRelation::Variant if is_known_otherwise(person, other, story) => {
                NameRelation::Misspelt
            }
            NameRelation::Same | NameRelation::Variant if has_other_middle(person, other) => {
                NameRelation::OtherGiven
            }
            relation => relation,
        };
        // "Marlow-Paquet" is a surname alone.
        let is_full = other.parts.len() > 1 && at.span.of(story.text(at.part)).contains(' ');
        let best = if is_full { &mut full } else { &mut short };
        let is_nearer = || {
            let rank = |at: Excerpt, other: &Person| {
                (!taken.contains(&at), namesake::nearness(person, other))
            };
            let nearer = |(best, of): Found| of.is_some_and(|of| rank(at, other) > rank(best, of));
            relation == NameRelation::OtherGiven && best.1.is_some_and(nearer)
        };
        if relation > best.0 || relation == best.0 && is_nearer() {
            *best = (relation, Some((at, Some(other))));
        }
    }
    let best = if full.0 == NameRelation::Different { short } else { full };
    let words = by_words(person, story);
    match (best, words) {
        ((NameRelation::Same, found), _) => (PersonRelation::Same, found),
        ((NameRelation::Misspelt, Some((at, Some(other)))), _)
            if is_spelt_otherwise(person, other) && !stands(person, other, story) =>
        {
            (PersonRelation::Misspelt, Some((at, Some(other))))
        }
        ((NameRelation::OtherGiven, Some((at, Some(other)))), _)
            if has_other_middle(person, other) =>
        {
            (PersonRelation::OtherGiven, Some((at, Some(other))))
        }
        (_, Some((at, true))) => (PersonRelation::Same, Some((at, None))),
        ((NameRelation::Variant, found), _) => (PersonRelation::Variant, found),
        ((NameRelation::Misspelt, found), None | Some((_, false))) => {
            (PersonRelation::Misspelt, found)
        }
        ((NameRelation::OtherGiven, found), _) => (PersonRelation::OtherGiven, found),
        (_, Some((at, false))) => (PersonRelation::Variant, Some((at, None))),
        _ => (PersonRelation::Absent, None),
    }
}

/// Whether the names differ in a vowel of the surname, the caption's form is
/// known to nobody, and the story has its own again and again.
fn is_known_otherwise(person: &Person, other: &Person, story: &Story) -> bool {
    const AGAIN: u32 = 3;
    if !has_other_vowel(person, other) {
        return false;
    }
    let entry = lexicon::entry(person.family_key());
    let count = story.word(stem::key(other.family_key())).map_or(0, |found| found.count);
    entry.frequency == 0
        && entry.given == 0
        && entry.surname == 0
        && story.word(stem::key(person.family_key())).is_none()
        && count >= AGAIN
}

/// Whether the story has the word in which `person` differs from `other`, letter
/// for letter: then it is somebody else's.
fn stands(person: &Person, other: &Person, story: &Story) -> bool {
    let differ = person.parts.iter().filter(|part| !other.parts.contains(part));
    let mut keys = differ.map(|part| fold::key(part.bytes()));
    keys.any(|key| story.facts.iter().any(|(_, facts)| facts.tokens.iter().any(|t| t.key == key)))
}

/// Whether two names differ by no more than endings, as those of one person do
/// in Finnish or Polish.
fn is_declined(a: &Person, b: &Person) -> bool {
    const LONGEST_ENDING: usize = 3;
    let differ_so = |(a, b): (&String, &String)| {
        let shared: usize =
            a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let ends = |of: &str| of[shared..].chars().count() <= LONGEST_ENDING;
        shared > 2 && ends(a) && ends(b)
    };
    a.parts.len() == b.parts.len() && a.parts.iter().zip(&b.parts).all(differ_so)
}

/// Whether a name is the other's genitive in the story's language: "Lena Brandls Rede".
fn is_genitive(name: &Person, other: &Person, story: &Story) -> bool {
    let rest = name.parts.len().checked_sub(1);
    story.language().grammar().joined_genitive
        && rest.is_some_and(|rest| name.parts.get(..rest) == other.parts.get(..rest))
        && name.parts.len() == other.parts.len()
        && name.family_key().strip_suffix('s') == Some(other.family_key())
}

/// Whether the names differ in the prefix of a language alone.
fn has_prefix(name: &Person, other: &Person) -> bool {
    let words = name.given.split_whitespace().chain(name.family.split_whitespace());
    words.zip(&other.parts).any(|(word, part)| is_prefixed(word, part))
}

/// Where the story has the name's words though it may not have been seen as
/// a person there; and whether it has all of them.
fn by_words(person: &Person, story: &Story) -> Option<(Excerpt, bool)> {
    let find = |part: &str| {
        story
            .word(stem::key(part))
            .and_then(|found| found.name.or(starts(story, found.first, part)))
    };
    let family = find(person.family_key())?;
    let whole = person.given_keys().filter(|given| given.len() > 1).all(|given| {
        // The month of June is nobody.
        cue(given) != Cue::Calendar && find(given).is_some()
    });
    Some((family, whole))
}

/// A word that stands only at the start of sentences still names somebody
/// if it is written there with a capital and to the letter.
pub(super) fn starts(story: &Story, at: Excerpt, part: &str) -> Option<Excerpt> {
    let word = at.span.of(story.text(at.part));
    (word.starts_with(char::is_uppercase) && fold(word) == part).then_some(at)
}

impl PersonTie {
    /// Whether the story's title names the person.
    pub fn in_title(&self) -> bool {
        self.story.is_some_and(|at| at.part == Part::Title)
            && self.relation >= PersonRelation::Variant
    }
}
