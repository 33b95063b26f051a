//! What one person is to another: a wife, a nephew, a lawyer.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::Language;
use crate::fold::key_of;
use crate::words::{Class, Row};

/// The words of each language.
static KNOWN: LazyLock<Vec<HashMap<u64, Bond>>> = LazyLock::new(|| {
    let of = |language: &Language| {
        let rows = Class::Bond.rows().iter().filter(|row| row.language == language.code());
        rows.filter_map(|row| Some((key_of(row.word, &mut String::new()), bond(row)?))).collect()
    };
    Language::ALL.iter().map(of).collect()
});

/// What somebody is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bond {
    /// One name for all words of it: `child` for "son" and "daughters".
    pub relation: &'static str,
    /// What the other is to them: `parent` for `child`.
    pub inverse: &'static str,
    /// Whether a man or a woman is called so, if the word tells.
    pub sex: Option<Sex>,
    /// How it binds.
    pub hold: Hold,
}

/// A man or a woman, as far as a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// "wife", "her"
    Female,
    /// "son", "his"
    Male,
}

impl Sex {
    /// The sex that the tables call so.
    fn called(letter: &str) -> Option<Sex> {
        match letter {
            "f" => Some(Sex::Female),
            "m" => Some(Sex::Male),
            _ => None,
        }
    }

    /// Of whom a pronoun is said.
    pub fn of(pronoun: &str) -> Option<Sex> {
        let row = Class::Pronoun.rows().iter().find(|row| row.word == pronoun)?;
        Sex::called(row.value)
    }
}

/// How somebody is bound to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// By a tie of kin that only one can have at a time: "wife", "father".
    One,
    /// By another tie of kin: "sister".
    Kin,
    /// By work or acquaintance: "lawyer", "friend".
    Work,
    /// The word makes a tie one of another time or sort: "former", "step".
    Once,
}

fn bond(row: &Row) -> Option<Bond> {
    let mut columns = row.columns();
    let (relation, inverse) = (columns.next()?, columns.next()?);
    let sex = Sex::called(columns.next()?);
    let hold = match columns.next()? {
        "one" => Hold::One,
        "kin" => Hold::Kin,
        "work" => Hold::Work,
        _ => Hold::Once,
    };
    Some(Bond { relation, inverse, sex, hold })
}

impl Bond {
    /// What a word of a language makes of somebody, by its
    /// [lexicon key](crate::fold::key).
    pub fn of(key: u64, language: Language) -> Option<Bond> {
        KNOWN[language as usize].get(&key).copied()
    }

    /// Whether both can be said of one and the same two persons.
    pub fn agrees(self, relation: &str, sex: Option<Sex>) -> bool {
        let is_either = |own: Option<Sex>| own.is_none() || sex.is_none() || own == sex;
        self.relation == relation && is_either(self.sex)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bond, Hold, KNOWN, Sex, bond};
    use crate::fold::key;
    use crate::language::Language;
    use crate::words::Class;

    #[test]
    fn a_word_tells_what_somebody_is_to_another() {
        let of = |word: &str| Bond::of(key(word.bytes()), Language::English);
        let nephew = of("nephew").expect("a word for kin");
        assert_eq!((nephew.relation, nephew.inverse), ("nephew-or-niece", "uncle-or-aunt"));
        assert_eq!(nephew.sex, Some(Sex::Male));
        assert!(of("wife").is_some_and(|bond| bond.hold == Hold::One));
        assert!(of("former").is_some_and(|bond| bond.hold == Hold::Once));
        assert_eq!(of("table"), None);
    }

    #[test]
    fn each_word_tells_one_thing_that_turns_both_ways() {
        let rows: Vec<(&str, Bond)> = Class::Bond
            .rows()
            .iter()
            .map(|row| (row.word, bond(row).expect("four columns")))
            .collect();
        assert_eq!(KNOWN.iter().map(|known| known.len()).sum::<usize>(), rows.len());
        for (word, bond) in rows.iter().filter(|(_, bond)| bond.hold == Hold::Kin) {
            let turned =
                |other: &Bond| other.relation == bond.inverse && other.inverse == bond.relation;
            assert!(rows.iter().any(|(_, other)| turned(other)), "{word}");
        }
    }
}
