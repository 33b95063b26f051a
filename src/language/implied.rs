//! Capitalised words that imply a country without naming it: its institutions,
//! parties and leaders.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::fold::key;
use crate::words::Class;

static KNOWN: LazyLock<HashMap<u64, &'static str>> = LazyLock::new(|| {
    Class::OfCountry.rows().iter().map(|row| (key(row.word.bytes()), row.value)).collect()
});

/// The two-letter code of the country that a word implies, in small letters,
/// by its [lexicon key](crate::fold::key): that of the United States for
/// "Pentagon".
pub fn implied_country(key: u64) -> Option<&'static str> {
    KNOWN.get(&key).copied()
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, implied_country};
    use crate::fold::key;
    use crate::gazetteer::{CountryCode, gazetteer};
    use crate::words::Class;

    #[test]
    fn institutions_imply_their_country() {
        let of = |word: &str| implied_country(key(word.bytes()));
        assert_eq!(of("pentagon"), Some("us"));
        assert_eq!(of("bundestag"), Some("de"));
        assert_eq!(of("table"), None);
    }

    #[test]
    fn each_word_implies_one_known_country() {
        assert_eq!(KNOWN.len(), Class::OfCountry.rows().len());
        for row in Class::OfCountry.rows() {
            let country = CountryCode::new(row.value).and_then(|code| gazetteer().country(code));
            assert!(country.is_some(), "{}: {}", row.word, row.value);
        }
    }
}
