//! Words for relatives and partners, by language; "son-in-law" and "ex-wife"
//! are known by the "son" and the "wife" in them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::words::Class;

static KNOWN: LazyLock<HashMap<(&str, &str), Count>> = LazyLock::new(|| {
    let rows = Class::Relative.rows().iter();
    let rows = rows.map(|row| {
        let count = if row.value == "one" { Count::One } else { Count::Several };
        ((row.language, row.word), count)
    });
    rows.collect()
});

/// How many relatives a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// "wife", "son"
    One,
    /// "sons", "parents"
    Several,
}

/// How many relatives a word in small letters speaks of, in the language of
/// that two-letter code, if it speaks of any.
pub fn kin(word: &str, language: &str) -> Option<Count> {
    KNOWN.get(&(language.get(..2)?, word)).copied()
}

/// Whether a word in small letters says whose somebody is: "his".
pub fn is_possessive(word: &str) -> bool {
    Class::Whose.has(word)
}

/// Whether a word in small letters stands between a relative and the name of
/// whose it is: "wife of".
pub fn is_of(word: &str) -> bool {
    Class::OfKin.has(word)
}

/// Whether a word in small letters may stand before a word for a relative, or
/// between it and the name: "his late elder brother".
pub fn is_beside(word: &str) -> bool {
    Class::BesideKin.has(word)
}

#[cfg(test)]
mod tests {
    use super::{Count, kin};
    use crate::fold::key_of;
    use crate::language::Language;
    use crate::language::bond::{Bond, Hold};
    use crate::words::Class;

    #[test]
    fn relatives_are_known_by_language() {
        assert_eq!(kin("wife", "en-GB"), Some(Count::One));
        assert_eq!(kin("eltern", "de"), Some(Count::Several));
        assert_eq!(kin("wife", "de"), None);
    }

    #[test]
    fn whoever_is_kin_to_somebody_is_a_relative() {
        for row in Class::Bond.rows() {
            let language = Language::from_code(row.language).expect("a language that is read");
            let key = key_of(row.word, &mut String::new());
            let hold = Bond::of(key, language).map(|bond| bond.hold);
            let folded = matches!(row.word, "fiance" | "fiancee");
            if matches!(hold, Some(Hold::One | Hold::Kin)) && !folded {
                assert!(kin(row.word, row.language).is_some(), "{}", row.word);
            }
        }
    }
}
