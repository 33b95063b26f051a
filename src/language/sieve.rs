//! Telling at a glance that a word stands in none of some lists.

use super::word::Word;

/// Lets through the words of its lists, in any case, and few others: by their
/// length and first two letters. Words that are not ASCII pass unseen.
pub(crate) struct Sieve([u64; SIZE / 64]);

/// Bits; a few hundred words fill a twentieth of them.
const SIZE: usize = 4096;

impl Sieve {
    /// A sieve for these words.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Sieve {
        let mut sieve = Sieve([0; SIZE / 64]);
        for word in words {
            let place = place(word);
            sieve.0[place / 64] |= 1 << (place % 64);
        }
        sieve
    }

    /// Whether the word can be one of the lists'.
    pub fn passes(&self, word: &Word) -> bool {
        let place = place(word.text);
        self.0[place / 64] & (1 << (place % 64)) != 0 || !word.text.is_ascii()
    }
}

fn place(word: &str) -> usize {
    let small = |at: usize| word.as_bytes().get(at).map_or(0, u8::to_ascii_lowercase);
    let letters = usize::from(small(0)) * 131 + usize::from(small(1)) * 31;
    (letters * 16 + word.len().min(15)) % SIZE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::word::words;

    #[test]
    fn what_is_listed_passes_in_any_case_and_most_else_does_not() {
        let sieve = Sieve::new(["photo", "d'archives", "фото", "a"]);
        let passing = |text| words(text).filter(|word| sieve.passes(word)).count();
        assert_eq!(passing("Photo PHOTO photo D'Archives фото Фото A d’archives"), 8);
        assert_eq!(passing("the mayor of Lyon said on Monday that the bridge is shut"), 0);
    }
}
