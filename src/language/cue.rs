//! Words that tell what the name beside them is.

use crate::fold::key;
use crate::words::{Class, Classes};

/// What a word says about the name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// Stands before a person: `Rep.`, `President`, `Mr.`, `coach`.
    Title,
    /// Part of an organisation's name: `Ministry`, `University`, `Inc`.
    Organisation,
    /// Part of a place's name: `County`, `Lake`, `Street`.
    Place,
    /// What persons do in captions and stories: `said`, `talks`, `smiles`.
    Doing,
    /// Joins the parts of a person's name: `van`, `bin`, `al`.
    Particle,
    /// Kin and companions: `wife`, `son`, `widow`.
    Kin,
    /// Stands before a place: `in`, `at`, `near`.
    Locative,
    /// Names a day or a month.
    Calendar,
    /// Nothing.
    None,
}

/// What a lower-case word says about the name beside it.
pub fn cue(lower: &str) -> Cue {
    cue_of(key(lower.bytes()))
}

/// The [`cue`] of a word in whatever case.
pub fn cue_in_any_case(word: &str) -> Cue {
    match word.is_ascii() {
        true => cue_of(key(word.bytes().map(|b| b.to_ascii_lowercase()))),
        false => cue(&word.to_lowercase()),
    }
}

/// What the word with that key in the [lexicon](crate::fold::key) says.
pub fn cue_of(key: u64) -> Cue {
    cue_among(Classes::of(key))
}

/// What a word of those classes says.
#[inline]
pub fn cue_among(classes: Classes) -> Cue {
    if classes.is_empty() {
        return Cue::None;
    }
    let first = CLASSES.into_iter().find(|(class, _)| classes.has(*class));
    first.map_or(Cue::None, |(_, cue)| cue)
}

/// The classes of words that say something; where a word is of two, the first
/// of these counts.
const CLASSES: [(Class, Cue); 8] = [
    (Class::CueCalendar, Cue::Calendar),
    (Class::CueParticle, Cue::Particle),
    (Class::CueTitle, Cue::Title),
    (Class::CueOrganisation, Cue::Organisation),
    (Class::CuePlace, Cue::Place),
    (Class::CueDoing, Cue::Doing),
    (Class::CueLocative, Cue::Locative),
    (Class::CueKin, Cue::Kin),
];
