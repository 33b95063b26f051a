//! How common a word is in running news.
//!
//! `data/news.bin` is built by `tools/src/bin/build_news`; NOTICE says from what.

use super::Index;
use crate::embedded::Aligned;

static BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/news.bin"));
static NEWS: Index<'static> = Index::new(&BYTES.0);

/// The surprise of a word that is not listed, in bits: that of the rarest
/// listed ones.
pub const UNLISTED: f64 = 19.375;

/// How surprising it is to meet the word with that [`key`](super::key) in
/// running news, in bits: minus the base-2 logarithm of its share of all words.
/// "the" has 4, "president" 9, "parsley" 17.
pub fn surprise(key: u64) -> f64 {
    NEWS.get(key).map_or(UNLISTED, |eighths| f64::from(eighths) / 8.0)
}

/// Bits of surprise of a word that most stories have: "president", "people".
const COMMON: f64 = 9.0;

/// Bits that it says to share a word: its [`surprise`] beyond that of a word
/// that most stories have.
pub fn rarity(key: u64) -> f64 {
    (surprise(key) - COMMON).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::{UNLISTED, surprise};
    use crate::lexicon::key;

    #[test]
    fn the_rarer_the_more_surprising() {
        let words = ["the", "president", "parliament", "parsley", "xqzzy"];
        let bits = words.map(|word| surprise(key(word.bytes())));
        assert!(bits.is_sorted(), "{bits:?}");
        assert!(bits[0] > 3.0 && bits[4] == UNLISTED);
    }
}
