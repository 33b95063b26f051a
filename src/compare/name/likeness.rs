//! How alike two words of names are.

use super::script;
use super::spelling::{self, Spots};
use super::words::Word;
use crate::lexicon;

/// How alike two words are; the greater, the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Not at all.
    Other,
    /// All but a letter or two.
    Slip,
    /// One is the other's first letter.
    Initial,
    /// Short forms or forms of several languages.
    Nickname,
    /// Other spellings of one word, and how far apart they are.
    Alike(Spots),
    /// Letter by letter.
    Same,
}

/// How alike `a` and `b` are. Where the names are `foreign`, which is asked
/// only if it matters, habits of spelling differ in more places.
pub fn likeness(a: Word, b: Word, foreign: impl Fn() -> bool) -> Likeness {
    if a.text == b.text {
        return Likeness::Same;
    }
    if a.other_script != b.other_script {
        return match script::is_romanisation(a.text, b.text) {
            true => Likeness::Alike(Spots::OTHER_SCRIPT),
            false => Likeness::Other,
        };
    }
    if a.is_initial() || b.is_initial() {
        let first = a.text.as_bytes().first() == b.text.as_bytes().first();
        return if first { Likeness::Initial } else { Likeness::Other };
    }
    if !may_be_alike(a, b) {
        return Likeness::Other;
    }
    let slip = may_be_slip(a, b) && spelling::is_slip(a.text, b.text, spelling::MOST_SLIPS);
    let spots = match spelling::is_swap(a.text, b.text) {
        true => None,
        false => spelling::spots(a.text.as_bytes(), b.text.as_bytes(), foreign),
    };
    let given = || !(a.family && b.family) && are_given_names(a, b);
    match spots {
        // One letter can be had by many roads, and is one slip.
        Some(spots) if spots.weak > 0 && slip && spelling::is_slip(a.text, b.text, 1) => match () {
            () if are_spelt_apart(a, b) => Likeness::Slip,
            () if given() => Likeness::Other,
            () => Likeness::Alike(Spots { weak: 1, strong: 0 }),
        },
        Some(spots) if !are_spelt_apart(a, b) && !given() => Likeness::Alike(spots),
        _ if slip && !given() => Likeness::Slip,
        _ => Likeness::Other,
    }
}

/// Whether lengths and consonants leave room for one word. The classes are
/// those that alternations keep: one may come or go, or two swap.
fn may_be_alike(a: Word, b: Word) -> bool {
    let differ = a.consonants ^ b.consonants;
    a.text.len().abs_diff(b.text.len()) <= 4
        && differ.count_ones() <= 2
        && (a.letters ^ b.letters).count_ones() <= 6
}

/// Whether the letters leave room for a slip: one letter for another makes
/// two differ.
fn may_be_slip(a: Word, b: Word) -> bool {
    let most = if a.text.len().min(b.text.len()) < 8 { 2 } else { 4 };
    let ends = |word: Word| {
        let bytes = word.text.as_bytes();
        (bytes[0], bytes[bytes.len() - 1])
    };
    let ((first_a, last_a), (first_b, last_b)) = (ends(a), ends(b));
    (a.letters ^ b.letters).count_ones() <= most && (first_a == first_b || last_a == last_b)
}

/// Whether both are well-known surnames, which their bearers spell apart:
/// Smith and Smyth, Hansen and Hanson.
fn are_spelt_apart(a: Word, b: Word) -> bool {
    const WELL_KNOWN: u8 = 3;
    !(a.accented || b.accented)
        && lexicon::entry(a.text).surname >= WELL_KNOWN
        && lexicon::entry(b.text).surname >= WELL_KNOWN
}

/// Whether both are well-known given names: Maria and Marta.
fn are_given_names(a: Word, b: Word) -> bool {
    lexicon::entry(a.text).given >= 4 && lexicon::entry(b.text).given >= 4
}
