//! The caption's persons against the story's.

use super::MOST_NAMED;
use super::caption::Caption;
use super::name::{Name, NameRelation};
use super::story::Story;
use crate::article::{Excerpt, Part, Span};
use crate::language::fold::fold;
use crate::language::stem;
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
    let found = caption.facts.persons.iter().enumerate().take(MOST_NAMED);
    found
        .map(|(index, mention)| {
            let (relation, story) = tie(&mention.value, story);
            PersonTie { caption: mention.span, index, relation, story }
        })
        .collect()
}

fn tie(person: &Person, story: &Story) -> (PersonRelation, Option<Excerpt>) {
    // A surname alone is the person only if nobody is named in full who bears
    // it with another given name.
    let (mut full, mut short) = ((NameRelation::Different, None), (NameRelation::Different, None));
    let name = Name::of(person);
    for (at, other) in story.persons() {
        let relation = match name.relate(other) {
            NameRelation::Misspelt if story.inflects_names() && is_declined(person, other) => {
                NameRelation::Variant
            }
            relation => relation,
        };
        let best = if other.parts.len() > 1 { &mut full } else { &mut short };
        if relation > best.0 {
            *best = (relation, Some(at));
        }
    }
    let best = if full.0 == NameRelation::Different { short } else { full };
    match (best, by_words(person, story)) {
        ((NameRelation::Same, at), _) => (PersonRelation::Same, at),
        (_, Some((at, true))) => (PersonRelation::Same, Some(at)),
        ((NameRelation::Variant, at), _) => (PersonRelation::Variant, at),
        ((NameRelation::Misspelt, at), None | Some((_, false))) => (PersonRelation::Misspelt, at),
        ((NameRelation::OtherGiven, at), _) => (PersonRelation::OtherGiven, at),
        (_, Some((at, false))) => (PersonRelation::Variant, Some(at)),
        _ => (PersonRelation::Absent, None),
    }
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

/// Where the story has the name's words though it may not have been seen as
/// a person there; and whether it has all of them.
fn by_words(person: &Person, story: &Story) -> Option<(Excerpt, bool)> {
    let find = |part: &str| {
        story
            .word(stem::key(part))
            .and_then(|found| found.name.or(starts(story, found.first, part)))
    };
    let family = find(person.family_key())?;
    let whole =
        person.given_keys().filter(|given| given.len() > 1).all(|given| find(given).is_some());
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
