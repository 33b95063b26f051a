//! How common a word is in English, and how common as a given name or a
//! surname: one embedded index, opened without parsing.
//!
//! Built by `examples/build_lexicon.rs`; sources and licences are in NOTICE.

use std::sync::OnceLock;

use fst::Map;

static INDEX: &[u8] = include_bytes!("../../data/lexicon.fst");

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
}

impl Entry {
    /// Reads what [`Entry::pack`] wrote.
    fn unpack(packed: u64) -> Entry {
        Entry {
            frequency: (packed & 63) as u8,
            given: (packed >> 6 & 7) as u8,
            surname: (packed >> 9 & 7) as u8,
        }
    }

    /// The entry as one number, for the index.
    pub fn pack(self) -> u64 {
        u64::from(self.frequency) | u64::from(self.given) << 6 | u64::from(self.surname) << 9
    }

    /// How much it says that two texts share this word, in bits: the rarer,
    /// the more. Unlisted words count as the rarest listed ones.
    pub fn rarity(self) -> f64 {
        const MOST: f64 = 34.5;
        const LEAST: f64 = 14.0;
        MOST - f64::from(self.frequency).max(LEAST)
    }
}

/// What is known of a word that [`fold`](crate::language::fold::fold) gave.
pub fn entry(folded: &str) -> Entry {
    static MAP: OnceLock<Map<&'static [u8]>> = OnceLock::new();
    let map = MAP.get_or_init(|| Map::new(INDEX).expect("the embedded lexicon is a valid index"));
    map.get(folded).map_or_else(Entry::default, Entry::unpack)
}

#[cfg(test)]
mod tests {
    use super::{Entry, entry};

    #[test]
    fn words_and_names_are_told_apart() {
        assert!(entry("the").frequency > entry("parsley").frequency);
        assert!(entry("ilhan").given > 0 || entry("ilhan") == Entry::default());
        assert!(entry("nancy").given >= 5);
        assert!(entry("smith").surname == 7);
        assert!(entry("smith").surname > entry("pelosi").surname);
        assert_eq!(entry("of").given, 0);
        assert_eq!(entry("xqzzy"), Entry::default());
    }

    #[test]
    fn packing_loses_nothing() {
        let full = Entry { frequency: 63, given: 7, surname: 7 };
        assert_eq!(Entry::unpack(full.pack()), full);
    }
}
