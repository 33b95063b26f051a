//! The words of a name that are compared, without allocating.

use super::script;
use crate::language::cue::{Cue, cue};
use crate::mention::Person;
use crate::words::Class;

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
    /// Whether it is in a script that is [read](script) letter by letter.
    pub other_script: bool,
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
        let is_foreign = accented || has_arabic_particle(person);
        let mut words = Words { is_foreign, ..Words::default() };
        for (at, part) in person.parts.iter().enumerate() {
            for piece in part.split(['-', '.', '\u{2010}', '\u{2011}', '–', ',']) {
                let empty = piece.is_empty() || words.count == MOST;
                words.is_foreign |= piece.len() < part.len() && matches!(piece, "al" | "el");
                let article = piece.len() < part.len() && cue(piece) == Cue::Particle;
                if empty || !all && (article || Class::Honorific.has(piece)) {
                    continue;
                }
                // A Korean name is written as one word, family name first.
                let korean = script::behind_first_syllable(piece)
                    .filter(|_| person.parts.len() == 1 && words.count + 1 < MOST);
                if let Some(given) = korean {
                    words.push(&piece[..given], true, accented);
                    words.push(&piece[given..], false, accented);
                } else {
                    words.push(piece, at == family, accented);
                }
            }
        }
        words
    }

    fn push(&mut self, text: &'a str, family: bool, accented: bool) {
        let letters = letters(text);
        let consonants = consonants(letters);
        let other_script = letters >> 26 != 0 && script::is_read(text);
        self.held[self.count] = Word { text, letters, consonants, family, accented, other_script };
        self.count += 1;
    }

    /// The words in the order written.
    pub fn as_slice(&self) -> &[Word<'a>] {
        &self.held[..self.count]
    }
}

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

/// Whether an article or "son of" of Arabic stands in the name as a word of
/// its own, or before a hyphen.
fn has_arabic_particle(person: &Person) -> bool {
    let is_particle =
        |word: &str| matches!(word.len(), 2..=4) && Class::ArabicParticle.has_in_any_case(word);
    // The first word may be a short form of a Western name: "Al Gore".
    person.given.split([' ', '-']).skip(1).any(is_particle)
        || person.family.split([' ', '-']).rev().skip(1).any(is_particle)
}

fn has_accents(written: &str) -> bool {
    !written.is_ascii() && written.chars().any(|c| !c.is_ascii() && c.is_alphabetic())
}
