//! Capitalised words that imply a country without naming it: its institutions,
//! parties and leaders.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon::key;

/// Words with the ISO 3166 code of their country, one of each a line, in order.
const TABLE: &str = include_str!("../../data/words/en/countries.tsv");

static KNOWN: LazyLock<HashMap<u64, &'static str>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(word, code)| (key(word.bytes()), code)).collect()
});

/// The two-letter code of the country that a word implies, in small letters,
/// by its [lexicon key](crate::lexicon::key): that of the United States for
/// "Pentagon".
pub fn implied_country(key: u64) -> Option<&'static str> {
    KNOWN.get(&key).copied()
}

#[cfg(test)]
mod tests {
    use super::{TABLE, implied_country};
    use crate::gazetteer::{CountryCode, gazetteer};
    use crate::lexicon::key;

    #[test]
    fn institutions_imply_their_country() {
        let of = |word: &str| implied_country(key(word.bytes()));
        assert_eq!(of("pentagon"), Some("us"));
        assert_eq!(of("bundestag"), Some("de"));
        assert_eq!(of("table"), None);
    }

    #[test]
    fn the_table_is_sorted_has_each_word_once_and_known_countries() {
        let rows: Vec<(&str, &str)> =
            TABLE.lines().map(|line| line.split_once('\t').expect("two columns")).collect();
        assert!(rows.is_sorted_by(|a, b| a.0 < b.0));
        for (word, code) in rows {
            let country = CountryCode::new(code).and_then(|code| gazetteer().country(code));
            assert!(country.is_some(), "{word}: {code}");
        }
    }
}
