//! How common a word is in running text: in English in news, in other languages
//! in books.
//!
//! `data/news.bin` is built by `tools/src/bin/build_news`, `data/background.bin` by
//! `build_background`; NOTICE says from what.

use super::Language;
use crate::embedded::Aligned;
use crate::fold::key;
use crate::lexicon::{Index, entry_of};

static BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/news.bin"));
static NEWS: Index<'static> = Index::new(&BYTES.0);

static OTHERS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/background.bin"));
static BACKGROUND: Index<'static> = Index::new(&OTHERS.0);

/// The surprise of a word that is not listed, in bits: that of the rarest
/// listed ones.
pub const UNLISTED: f64 = 19.375;

/// How surprising it is to meet the word with that [`key`] in
/// running text of a language, in bits: minus the base-2 logarithm of its share
/// of all words. "the" has 4, "president" 9, "parsley" 17.
pub fn surprise(key: u64, language: Language) -> f64 {
    listed(key, language).unwrap_or(UNLISTED)
}

/// Whether a language's list has the word with that key.
pub fn is_listed(key: u64, language: Language) -> bool {
    match language {
        Language::English => entry_of(key).frequency > 0,
        other => listed(key, other).is_some(),
    }
}

/// Whether a word is so common in a language that with a capital it is rather
/// that word than a name.
pub fn is_common(key: u64, language: Language) -> bool {
    /// Bits of surprise that few names have less of.
    const COMMON: f64 = 15.0;
    listed(key, language).is_some_and(|bits| bits < COMMON)
}

/// The surprise of a word that the language's list has.
fn listed(key: u64, language: Language) -> Option<f64> {
    let eighths = match language {
        Language::English => NEWS.get(key),
        other => BACKGROUND.get(background_key(key, other)),
    };
    eighths.map(|eighths| f64::from(eighths) / 8.0)
}

/// Under which key the words of a language other than English stand in
/// `data/background.bin`.
pub fn background_key(word: u64, language: Language) -> u64 {
    // Turned, or "es" in German would be "de" in Spanish.
    word ^ key(language.code().bytes()).rotate_left(1)
}

/// Bits of surprise of a word that most stories have: "president", "people".
const COMMON: f64 = 9.0;

/// Bits that it says to share a word: its [`surprise`] beyond that of a word
/// that most stories have.
pub fn rarity(key: u64, language: Language) -> f64 {
    (surprise(key, language) - COMMON).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::{UNLISTED, surprise};
    use crate::fold::key;
    use crate::language::Language;

    #[test]
    fn the_rarer_the_more_surprising() {
        let words = ["the", "president", "parliament", "parsley", "xqzzy"];
        let bits = words.map(|word| surprise(key(word.bytes()), Language::English));
        assert!(bits.is_sorted(), "{bits:?}");
        assert!(bits[0] > 3.0 && bits[4] == UNLISTED);
    }

    #[test]
    fn a_word_is_as_common_as_it_is_in_its_language() {
        for (word, common, rare) in [
            ("und", Language::German, Language::English),
            ("iglesia", Language::Spanish, Language::German),
            ("maison", Language::French, Language::Spanish),
        ] {
            let bits = |language| surprise(key(word.bytes()), language);
            assert!(bits(common) < 13.0 && bits(rare) > bits(common) + 2.0, "{word}");
        }
    }
}
