use std::sync::OnceLock;

use super::Word;
use crate::fold::{fold, key, key_of};

/// A table of the words that can be part of a date.
pub struct Lexicon {
    entries: &'static [(&'static str, Word)],
    slots: OnceLock<Box<[Slot; SLOTS]>>,
}

/// The upper bits of the key of a word, and one more than the index of its
/// entry; 0 is free. Collisions move on by one. As small as can be: nearly
/// every word of a text is looked up, and hardly one is found.
type Slot = (u16, u16);

const SLOTS: usize = 1024;

impl Lexicon {
    /// A table of lower-case words; fewer than 512, so that look-ups stay short.
    pub const fn new(entries: &'static [(&'static str, Word)]) -> Lexicon {
        assert!(entries.len() < SLOTS / 2, "the table is too small");
        Lexicon { entries, slots: OnceLock::new() }
    }

    /// What `word` can be in a date, whatever its case.
    pub fn get(&self, word: &str) -> Option<Word> {
        self.find(key_of(word, &mut String::new()), || word)
    }

    /// [`Lexicon::get`] of a word with that [`key`]. How it is written matters
    /// to few.
    #[inline]
    pub fn find<'w>(&self, key: u64, word: impl Fn() -> &'w str) -> Option<Word> {
        let slots = self.slots.get_or_init(|| slots(self.entries));
        let mut slot = key as usize % SLOTS;
        loop {
            let (found, entry) = slots[slot];
            let entry = usize::from(entry).checked_sub(1)?;
            if found == upper(key)
                && let Some((_, meaning)) =
                    self.entries.get(entry).filter(|(own, _)| is(word(), own))
            {
                return Some(*meaning);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The words with their meanings, as they were listed.
    pub fn entries(&self) -> &'static [(&'static str, Word)] {
        self.entries
    }
}

fn slots(entries: &[(&str, Word)]) -> Box<[Slot; SLOTS]> {
    let mut slots = Box::new([(0, 0); SLOTS]);
    for (index, (word, _)) in entries.iter().enumerate() {
        let key = key(fold(word).bytes());
        let mut slot = key as usize % SLOTS;
        while slots[slot].1 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = (upper(key), index as u16 + 1);
    }
    slots
}

/// What a slot keeps of a key: bits that do not choose the slot.
fn upper(key: u64) -> u16 {
    (key >> 48) as u16
}

/// Whether `word` is that lower-case word: words that only fold alike, "Marz"
/// and "März", are two.
fn is(word: &str, lower: &str) -> bool {
    match word.is_ascii() {
        true => word == lower || word.eq_ignore_ascii_case(lower),
        false => word.chars().flat_map(char::to_lowercase).eq(lower.chars()),
    }
}
