//! Names that sound alike and are written apart: Sara and Sarah, Browne and
//! Brown. Their bearers know which is theirs.

use super::romanised;
use super::spelling::{Spots, spots};
use super::words::Words;
use crate::fold::fold;
use crate::lexicon;
use crate::mention::Person;
use crate::words::Class;

/// Whether two full names are one but for a word that sounds the same and is
/// written apart, or for the particle before the surname: "van der", "van den".
pub fn is_spelt_otherwise(a: &Person, b: &Person) -> bool {
    if a.parts.len() != b.parts.len() || a.parts.len() < 2 || a.family_part != b.family_part {
        return false;
    }
    let mut differ = a.parts.iter().zip(&b.parts).enumerate().filter(|(_, (a, b))| a != b);
    let (one, more) = (differ.next(), differ.next());
    match (one, more) {
        (None, _) => has_other_particle(a, b),
        (Some((at, (ours, theirs))), None) => match at == a.family_part {
            true => is_surname_apart(ours, theirs) && !is_romanised(a) && !is_romanised(b),
            false => are_one_sound(ours, theirs),
        },
        _ => false,
    }
}

fn are_one_sound(a: &str, b: &str) -> bool {
    let has = |line: &&str, name: &str| line.split(' ').any(|word| word == name);
    Class::GivenNameGroup.words().iter().any(|line| has(line, a) && has(line, b))
}

/// Browne and Brown, Neumann and Neuman, Davies and Davis, Stevens and Stephens.
fn is_surname_apart(a: &str, b: &str) -> bool {
    const LEAST: u8 = 1;
    let sound = |name: &str| {
        let plain =
            name.replace("ph", "v").replace("nn", "n").replace("ie", "i").replace("ey", "i");
        plain.trim_end_matches(['e', 's']).replace('y', "i")
    };
    let is_known = |name: &str| lexicon::entry(name).surname >= LEAST;
    a.is_ascii()
        && b.is_ascii()
        && a.len().min(b.len()) >= 3
        && sound(a) == sound(b)
        && is_known(a)
        && is_known(b)
}

fn is_romanised(person: &Person) -> bool {
    romanised::is_romanised(Words::of(person).as_slice())
}

/// "van der Brul" and "van den Brul": both have particles, and others.
fn has_other_particle(a: &Person, b: &Person) -> bool {
    let particles = |person: &Person| -> Vec<String> {
        let mut words: Vec<String> = person.family.split(' ').map(fold).collect();
        words.pop();
        words
    };
    let (ours, theirs) = (particles(a), particles(b));
    ours.len() == theirs.len() && ours.len() > 1 && ours != theirs
}

/// Whether two names are one but for an initial, or for the father's name,
/// between given name and surname.
pub fn has_other_middle(a: &Person, b: &Person) -> bool {
    let ([first, ours, last], [other_first, theirs, other_last]) =
        (a.parts.as_slice(), b.parts.as_slice())
    else {
        return false;
    };
    let are_initials = ours.len() == 1 && theirs.len() == 1;
    let are_fathers = || is_of_father(ours) && is_of_father(theirs) && !may_be_one(ours, theirs);
    first == other_first && last == other_last && ours != theirs && (are_initials || are_fathers())
}

/// "Nikolaevich", "Petrovna"
fn is_of_father(word: &str) -> bool {
    word.len() > 6 && Class::PatronymicEnding.ends(word)
}

/// Whether two fathers' names begin alike: "Nikolaevich", "Mykolayovych".
fn may_be_one(a: &str, b: &str) -> bool {
    const ALIKE: f64 = 0.82;
    strsim::jaro_winkler(a, b) >= ALIKE
}

/// Whether two full names are one but for a vowel of the surname, left out or
/// taken for another, as no habit of spelling but a finger does.
pub fn has_other_vowel(a: &Person, b: &Person) -> bool {
    const SHORTEST: usize = 8;
    let (ours, theirs) = (a.family_key(), b.family_key());
    let weak = Spots { weak: 1, strong: 0 };
    let longer = if ours.len() < theirs.len() { theirs } else { ours };
    let at = ours.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b).count();
    let is_vowel = longer.as_bytes().get(at).is_some_and(|letter| b"aeiou".contains(letter));
    a.parts.len() == b.parts.len()
        && a.parts.len() > 1
        && a.given_keys().eq(b.given_keys())
        && ours.is_ascii()
        && theirs.is_ascii()
        && ours.len().min(theirs.len()) >= SHORTEST
        && is_vowel
        && strsim::osa_distance(ours, theirs) == 1
        && spots(ours.as_bytes(), theirs.as_bytes(), || true) == Some(weak)
}
