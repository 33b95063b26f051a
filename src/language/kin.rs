//! Words for relatives and partners, by language; "son-in-law" and "ex-wife"
//! are known by the "son" and the "wife" in them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// By language the words, each with how many relatives it speaks of, one a
/// line, in order.
const TABLES: [(&str, &str); 4] = [
    ("de", include_str!("../../data/words/de/relatives.tsv")),
    ("en", include_str!("../../data/words/en/relatives.tsv")),
    ("es", include_str!("../../data/words/es/relatives.tsv")),
    ("fr", include_str!("../../data/words/fr/relatives.tsv")),
];

static KNOWN: LazyLock<HashMap<(&str, &str), Count>> = LazyLock::new(|| {
    let rows = TABLES.iter().flat_map(|(language, table)| {
        let rows = table.lines().filter_map(|line| line.split_once('\t'));
        rows.map(move |(word, count)| {
            let count = if count == "one" { Count::One } else { Count::Several };
            ((*language, word), count)
        })
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
    #[rustfmt::skip]
    const WHOSE: &[&str] = &[
        "his", "her", "their", "whose", "'s", "’s", "my", "our",
        "sein", "seine", "seiner", "seinem", "seinen", "ihr", "ihre", "ihrer", "ihrem", "ihren",
        "deren", "dessen",
        "son", "sa", "ses", "leur", "leurs",
        "su", "sus",
    ];
    WHOSE.contains(&word)
}

/// Whether a word in small letters stands between a relative and the name of
/// whose it is: "wife of".
pub fn is_of(word: &str) -> bool {
    ["of", "to", "von", "des", "de", "du", "del"].contains(&word)
}

/// Whether a word in small letters may stand before a word for a relative, or
/// between it and the name: "his late elder brother".
pub fn is_beside(word: &str) -> bool {
    #[rustfmt::skip]
    const BESIDE: &[&str] = &[
        "late", "elder", "older", "younger", "eldest", "oldest", "youngest", "twin", "then",
        "former", "ex", "estranged", "longtime", "new", "only", "first", "second", "third", "the",
        "teenage", "adult", "infant", "big", "little", "slain", "common-law",
        "verstorbene", "verstorbener", "ältere", "älterer", "jüngere", "jüngerer",
        "défunt", "défunte", "ancien", "ancienne", "la", "le", "el", "die", "der",
        "difunto", "difunta", "mayor", "menor",
    ];
    BESIDE.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{Count, TABLES, kin};
    use crate::language::bond::{Bond, Hold};
    use crate::lexicon::key;

    #[test]
    fn relatives_are_known_by_language() {
        assert_eq!(kin("wife", "en-GB"), Some(Count::One));
        assert_eq!(kin("eltern", "de"), Some(Count::Several));
        assert_eq!(kin("wife", "de"), None);
    }

    #[test]
    fn the_tables_are_sorted_and_say_one_or_several() {
        for (_, table) in TABLES {
            let rows: Vec<(&str, &str)> =
                table.lines().map(|line| line.split_once('\t').expect("two columns")).collect();
            assert!(rows.is_sorted_by(|a, b| a.0 < b.0));
            assert!(rows.iter().all(|(_, count)| matches!(*count, "one" | "several")));
        }
    }

    #[test]
    fn whoever_is_kin_to_somebody_is_a_relative() {
        let table = include_str!("../../data/words/en/kin.tsv");
        for word in table.lines().filter_map(|line| line.split('\t').next()) {
            let hold = Bond::of(key(word.bytes())).map(|bond| bond.hold);
            let folded = matches!(word, "fiance" | "fiancee");
            if matches!(hold, Some(Hold::One | Hold::Kin)) && !folded {
                assert!(kin(word, "en").is_some(), "{word}");
            }
        }
    }
}
