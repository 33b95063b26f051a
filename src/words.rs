//! What a word is good for: one table of all words in `data/words`, in all
//! languages, made by `build/words.rs`.

use crate::fold::key;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A word of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The word or phrase as the table writes it.
    pub word: &'static str,
    /// What the class says of it; columns are parted by tabs.
    pub value: &'static str,
    /// The two-letter code of its language, `mul` for a word of several.
    pub language: &'static str,
}

impl Row {
    /// The columns behind the word.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.value.split('\t')
    }
}

/// A set of classes that a word is of; most words are of none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u16);

impl Classes {
    /// The classes of the word with that [key](crate::fold::key), in
    /// whatever language.
    #[inline]
    pub fn of(key: u64) -> Classes {
        let tag = (key >> 32) as u32;
        let mut slot = key as usize % TABLE.len();
        loop {
            let (known, set) = TABLE[slot];
            if set == 0 || known == tag {
                return Classes(set);
            }
            slot = (slot + 1) % TABLE.len();
        }
    }

    /// Whether the class is among them.
    #[inline]
    pub fn has(self, class: Class) -> bool {
        let class = class as usize;
        SETS[usize::from(self.0)][class / 64] >> (class % 64) & 1 == 1
    }

    /// Whether there is no class.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Class {
    /// Whether a word or phrase is of the class, just as it is written.
    pub fn has(self, word: &str) -> bool {
        self.has_key(key(word.bytes()))
    }

    /// Whether a word is of the class, be its letters small or capitals.
    pub fn has_in_any_case(self, word: &str) -> bool {
        self.words().iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether the word with that [key](crate::fold::key) is of the class.
    #[inline]
    pub fn has_key(self, key: u64) -> bool {
        Classes::of(key).has(self)
    }

    /// What the class says of a word, just as it is written, in a language.
    pub fn row(self, word: &str, language: &str) -> Option<&'static Row> {
        let rows = self.rows();
        let first = rows.partition_point(|row| row.word < word);
        let mut same = rows[first..].iter().take_while(|row| row.word == word);
        same.find(|row| row.language == language)
    }

    /// Whether one of the class's words begins `text`.
    pub fn begins(self, text: &str) -> bool {
        self.words().iter().any(|word| text.starts_with(word))
    }

    /// Whether one of the class's words ends `text`.
    pub fn ends(self, text: &str) -> bool {
        self.words().iter().any(|word| text.ends_with(word))
    }

    /// The words and phrases of the class, in order.
    pub fn words(self) -> &'static [&'static str] {
        WORDS[self as usize]
    }

    /// The words and phrases of the class with what is said of them, in order.
    pub fn rows(self) -> &'static [Row] {
        ROWS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Classes};
    use crate::fold::key;

    #[test]
    fn a_word_is_found_as_it_is_written_and_in_its_class_alone() {
        assert!(Class::Whose.has("their") && Class::Whose.has("ihre"));
        assert!(!Class::Whose.has("Their") && !Class::Whose.has("the"));
        let classes = Classes::of(key("chancellor".bytes()));
        assert!(classes.has(Class::Role) && !classes.has(Class::Whose));
        assert!(Classes::of(key("xqzzy".bytes())).is_empty());
    }

    #[test]
    fn every_word_is_found_by_its_key() {
        for class in [Class::Role, Class::Abbreviation, Class::CaptionLabel] {
            assert!(class.words().iter().all(|word| class.has(word)), "{class:?}");
        }
    }
}
