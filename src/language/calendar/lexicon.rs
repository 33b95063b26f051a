use super::Word;

/// A word table that is laid out at compile time and asked without allocating.
pub struct Lexicon {
    entries: &'static [(&'static str, Word)],
    /// One more than the entry's index; 0 is free. Collisions move on by one.
    slots: [u16; SLOTS],
    /// For the first two letters of a word, a bit for each length that a word
    /// of the table with such letters has: most words of a text part here.
    lengths: [u32; SHAPES],
    /// The same for the last two letters.
    endings: [u32; SHAPES],
}

const SLOTS: usize = 1024;

/// Pairs of first letters, by five bits of each.
const SHAPES: usize = 1024;

/// Longest entry in bytes; longer words are not looked up.
const LONGEST: usize = 16;

impl Lexicon {
    /// A table of lower-case words; fewer than 512, so that look-ups stay short.
    pub const fn new(entries: &'static [(&'static str, Word)]) -> Lexicon {
        assert!(entries.len() < SLOTS / 2, "the table is too small");
        let mut slots = [0; SLOTS];
        let (mut lengths, mut endings) = ([0; SHAPES], [0; SHAPES]);
        let mut index = 0;
        while index < entries.len() {
            assert!(entries[index].0.len() <= LONGEST, "the word is too long");
            let mut slot = hash(entries[index].0.as_bytes());
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            let word = entries[index].0.as_bytes();
            lengths[shape(word)] |= 1 << word.len();
            endings[ending(word)] |= 1 << word.len();
            index += 1;
            slots[slot] = index as u16;
        }
        Lexicon { entries, slots, lengths, endings }
    }

    /// What `word` can be in a date, whatever its case.
    #[inline]
    pub fn get(&self, word: &str) -> Option<Word> {
        if word.len() > LONGEST {
            return None;
        }
        let bytes = word.as_bytes();
        let lengths = self.lengths[shape(bytes)] & self.endings[ending(bytes)];
        let may_be = lengths >> word.len() & 1 == 1;
        if may_be || !word.is_ascii() { self.find(word) } else { None }
    }

    #[inline(never)]
    fn find(&self, word: &str) -> Option<Word> {
        let mut folded = [0; LONGEST];
        let folded = match word.is_ascii() {
            true => {
                let folded = &mut folded[..word.len()];
                folded.copy_from_slice(word.as_bytes());
                folded.make_ascii_lowercase();
                folded
            }
            false => {
                let mut len = 0;
                for c in word.chars().flat_map(char::to_lowercase) {
                    let end = len + c.len_utf8();
                    c.encode_utf8(folded.get_mut(len..end)?);
                    len = end;
                }
                &mut folded[..len]
            }
        };
        let mut slot = hash(folded);
        loop {
            let entry = self.slots[slot].checked_sub(1)?;
            let (found, meaning) = self.entries[entry as usize];
            if found.as_bytes() == folded {
                return Some(meaning);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The words with their meanings, as they were listed.
    pub fn entries(&self) -> &'static [(&'static str, Word)] {
        self.entries
    }
}

/// The first two letters, whatever their case.
const fn shape(word: &[u8]) -> usize {
    let first = if word.is_empty() { 0 } else { word[0] & 31 };
    let second = if word.len() < 2 { 0 } else { word[1] & 31 };
    (first as usize) << 5 | second as usize
}

/// The last two letters, whatever their case.
const fn ending(word: &[u8]) -> usize {
    match word {
        [.., before, last] => shape(&[*before, *last]),
        _ => shape(word),
    }
}

/// FNV-1a, folded to the number of slots.
const fn hash(bytes: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u32).wrapping_mul(0x0100_0193);
        index += 1;
    }
    ((hash >> 16) ^ hash) as usize % SLOTS
}
