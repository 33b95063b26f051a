//! What is known of a word out of context: how common it is in English, how
//! common as a given name or a surname, and which words are used like it; and
//! which names of several words are known. Embedded tables, opened without
//! parsing.
//!
//! Built by `tools/src/bin/build_lexicon`, `build_news` and `build_names`; sources and
//! licences are in NOTICE.

mod index;
mod listed;

pub use index::{Index, to_bytes};
pub use listed::{Kinds, LONGEST_NAME, NameKey, listed, names_to_bytes};

use crate::embedded::Aligned;
use crate::fold::key;

static BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/lexicon.bin"));
static EMBEDDED: Index<'static> = Index::new(&BYTES.0);

/// What is known of one folded word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// Base-2 logarithm of the count in Google Books English, 0 where the
    /// word is not among the 82,000 most common; "the" has 34, "parsley" 20.
    pub frequency: u8,
    /// Commonness as a given name, 0 (none) to 7.
    pub given: u8,
    /// Commonness as a surname, 0 (none) to 7.
    pub surname: u8,
    /// One of 511 classes of words used alike, 0 for none.
    pub class: u16,
    /// One of 2,047 finer classes, 0 for none.
    pub fine: u16,
}

impl Entry {
    /// Reads what [`Entry::pack`] wrote.
    fn unpack(packed: u32) -> Entry {
        Entry {
            frequency: (packed & 63) as u8,
            given: (packed >> 6 & 7) as u8,
            surname: (packed >> 9 & 7) as u8,
            class: (packed >> 12 & 511) as u16,
            fine: (packed >> 21) as u16,
        }
    }

    /// The entry as one number, for the index.
    pub fn pack(self) -> u32 {
        u32::from(self.frequency)
            | u32::from(self.given) << 6
            | u32::from(self.surname) << 9
            | u32::from(self.class) << 12
            | u32::from(self.fine) << 21
    }

    /// How much it says that two texts share this word, in bits: the rarer,
    /// the more. Unlisted words count as the rarest listed ones.
    pub fn rarity(self) -> f64 {
        const MOST: f64 = 34.5;
        const LEAST: f64 = 14.0;
        MOST - f64::from(self.frequency).max(LEAST)
    }

    /// One of 63 groups of classes, 0 for none.
    pub fn group(self) -> u8 {
        match self.class {
            0 => 0,
            class => 1 + EMBEDDED.group(class - 1),
        }
    }
}

/// What is known of a word that [`fold`](crate::fold::fold) gave.
pub fn entry(folded: &str) -> Entry {
    entry_of(key(folded.bytes()))
}

/// What is known of the word with that [`key`].
pub fn entry_of(key: u64) -> Entry {
    EMBEDDED.get(key).map_or_else(Entry::default, Entry::unpack)
}

#[cfg(test)]
mod tests {
    use super::{Entry, entry, entry_of};

    use crate::fold::{fold, key_of};

    #[test]
    fn words_and_names_are_told_apart() {
        assert!(entry("the").frequency > entry("parsley").frequency);
        assert!(entry("nancy").given >= 5);
        assert!(entry("smith").surname == 7);
        assert!(entry("smith").surname > entry("pelosi").surname);
        assert_eq!(entry("of").given, 0);
        assert_eq!(entry("xqzzy"), Entry::default());
    }

    #[test]
    fn words_used_alike_share_a_class() {
        assert_eq!(entry("nancy").group(), entry("susan").group());
        assert_eq!(entry("monday").class, entry("tuesday").class);
        assert_ne!(entry("nancy").group(), entry("monday").group());
        assert_eq!(Entry::default().group(), 0);
    }

    #[test]
    fn a_word_is_found_as_written() {
        let mut scratch = String::new();
        for word in ["Nancy", "O'Neill", "Müller", "D’Angelo", "SMITH", "的"] {
            assert_eq!(entry_of(key_of(word, &mut scratch)), entry(&fold(word)), "{word}");
        }
    }

    #[test]
    fn packing_loses_nothing() {
        let full = Entry { frequency: 63, given: 7, surname: 7, class: 511, fine: 2047 };
        assert_eq!(Entry::unpack(full.pack()), full);
    }
}
