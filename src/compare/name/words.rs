//! The words of a name that are compared, without allocating.

use crate::language::cue::{Cue, cue};
use crate::mention::Person;

/// The most words of a name that are compared; names of more are a list.
pub const MOST: usize = 10;

/// One word of a name, folded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word<'a> {
    pub text: &'a str,
    /// Which letters it has, a bit each; others than a to z share one.
    pub letters: u32,
    /// Which classes of consonants it has, as alternations keep them.
    pub consonants: u32,
    /// Whether it is of the family name.
    pub family: bool,
    /// Whether its name is written with letters that English lacks, which
    /// others write out in ways of their own.
    pub accented: bool,
}

impl Word<'_> {
    /// Whether it is an initial.
    pub fn is_initial(&self) -> bool {
        self.text.len() == 1
    }
}

/// The words of a name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words<'a> {
    held: [Word<'a>; MOST],
    count: usize,
    /// Whether accents or an Arabic article tell of another script or tongue.
    pub is_foreign: bool,
}

impl<'a> Words<'a> {
    /// The words of `person`: hyphens and initials apart, without articles
    /// and words of respect, unless that is all there is.
    pub fn of(person: &'a Person) -> Words<'a> {
        let words = Words::kept(person, false);
        if words.count > 0 { words } else { Words::kept(person, true) }
    }

    fn kept(person: &'a Person, all: bool) -> Words<'a> {
        let family = family_part(person);
        let accented = has_accents(&person.given) || has_accents(&person.family);
        let mut words = Words { is_foreign: accented, ..Words::default() };
        for (at, part) in person.parts.iter().enumerate() {
            for piece in part.split(['-', '.', '\u{2010}', '\u{2011}', '–', ',']) {
                let empty = piece.is_empty() || words.count == MOST;
                words.is_foreign |= piece.len() < part.len() && matches!(piece, "al" | "el");
                let article = piece.len() < part.len() && cue(piece) == Cue::Particle;
                if empty || !all && (article || HONORIFICS.binary_search(&piece).is_ok()) {
                    continue;
                }
                let letters = letters(piece);
                words.held[words.count] = Word {
                    text: piece,
                    letters,
                    consonants: consonants(letters),
                    family: at == family,
                    accented,
                };
                words.count += 1;
            }
        }
        words
    }

    /// The words in the order written.
    pub fn as_slice(&self) -> &[Word<'a>] {
        &self.held[..self.count]
    }
}

/// Words of respect and articles that stand like names, sorted.
const HONORIFICS: &[&str] = &[
    "akhund",
    "al",
    "alhaj",
    "ayatollah",
    "bin",
    "brigadier",
    "col",
    "colonel",
    "commander",
    "dame",
    "dr",
    "el",
    "eslam",
    "gen",
    "general",
    "hadji",
    "haj",
    "haji",
    "hajj",
    "hajji",
    "hojjat",
    "ibn",
    "lady",
    "lord",
    "maulavi",
    "maulvi",
    "mawlawi",
    "mollah",
    "mr",
    "mrs",
    "ms",
    "mulla",
    "mullah",
    "ostad",
    "ould",
    "prof",
    "professor",
    "qari",
    "sayed",
    "sayyed",
    "sayyid",
    "seyed",
    "seyyed",
    "shaikh",
    "shaykh",
    "sheik",
    "sheikh",
    "sir",
    "ustad",
];

/// Which part is the family name: where only one end of the name is in
/// capitals, that one.
fn family_part(person: &Person) -> usize {
    let capitals = |word: &str| {
        word.chars().count() > 2 && word.chars().all(|c| !c.is_lowercase()) && !word.contains('.')
    };
    let first = person.given.split(' ').next().unwrap_or_default();
    if capitals(first) && !capitals(&person.family) { 0 } else { person.family_part }
}

fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| {
        letters
            | match byte {
                b'a'..=b'z' => 1 << (byte - b'a'),
                _ => 1 << 26,
            }
    })
}

/// The classes of consonants among letters: b p f, d t, k q, l, m, n, r, s z x.
fn consonants(letters: u32) -> u32 {
    const CLASSES: [&[u8]; 9] = [b"bpf", b"dt", b"kq", b"l", b"m", b"n", b"r", b"szx", &[b'z' + 1]];
    const MASKS: [u32; 9] = {
        let mut masks = [0; 9];
        let mut class = 0;
        while class < 9 {
            let mut at = 0;
            while at < CLASSES[class].len() {
                masks[class] |= 1 << (CLASSES[class][at] - b'a');
                at += 1;
            }
            class += 1;
        }
        masks
    };
    MASKS
        .iter()
        .enumerate()
        .fold(0, |found, (class, mask)| found | u32::from(letters & mask != 0) << class)
}

fn has_accents(written: &str) -> bool {
    !written.is_ascii() && written.chars().any(|c| !c.is_ascii() && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    #[test]
    fn honorifics_are_sorted() {
        assert!(super::HONORIFICS.is_sorted());
    }
}
