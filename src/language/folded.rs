//! The words of a class by language, as the tokens of a text know them.

use foldhash::HashMap;

use super::Language;
use crate::fold::key_of;
use crate::words::{Class, Row};

/// The rows of a class by the folded key of their first word: "heridos" in
/// Spanish is no word in Italian.
pub struct Folded(Vec<HashMap<u64, Vec<Phrase>>>);

/// A row, and the keys of its words behind the first.
struct Phrase {
    rest: Vec<u64>,
    row: &'static Row,
}

impl Folded {
    /// All words of a class, of the languages that are read.
    pub fn of(class: Class) -> Folded {
        let mut known: Vec<HashMap<u64, Vec<Phrase>>> = Vec::new();
        known.resize_with(Language::ALL.len(), HashMap::default);
        let mut scratch = String::new();
        for row in class.rows() {
            let Some(language) = Language::from_code(row.language) else { continue };
            let mut keys = row.word.split(' ').map(|word| key_of(word, &mut scratch));
            let Some(first) = keys.next() else { continue };
            let rest = keys.collect();
            known[language as usize].entry(first).or_default().push(Phrase { rest, row });
        }
        // The longest first.
        for phrases in known.iter_mut().flat_map(HashMap::values_mut) {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        Folded(known)
    }

    /// What is said of the one word with that [key](crate::fold::key).
    pub fn word(&self, key: u64, language: Language) -> Option<&'static Row> {
        let phrases = self.0[language as usize].get(&key)?;
        phrases.iter().find(|phrase| phrase.rest.is_empty()).map(|phrase| phrase.row)
    }

    /// The longest phrase that begins the words with those keys, and how many
    /// words it has.
    pub fn phrase(
        &self,
        mut keys: impl Iterator<Item = u64> + Clone,
        language: Language,
    ) -> Option<(&'static Row, usize)> {
        let phrases = self.0[language as usize].get(&keys.next()?)?;
        let found = phrases.iter().find(|phrase| {
            let mut keys = keys.clone();
            phrase.rest.iter().all(|key| keys.next() == Some(*key))
        })?;
        Some((found.row, 1 + found.rest.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;
    use crate::fold::key;
    use crate::language::Language;
    use crate::words::Class;

    #[test]
    fn a_word_is_known_in_its_own_language() {
        let states = Folded::of(Class::State);
        let of = |word: &str, language| states.word(key(word.bytes()), language);
        assert!(of("killed", Language::English).is_some());
        assert!(of("murieron", Language::Spanish).is_some());
        assert!(of("murieron", Language::Italian).is_none());
        let keys = ["ums", "leben", "gekommen"].map(|word| key(word.bytes()));
        let found = states.phrase(keys.into_iter(), Language::German);
        assert_eq!(found.map(|(row, length)| (row.word, length)), Some(("ums leben", 2)));
    }
}
