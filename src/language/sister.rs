//! Things that are taken for one another: a jackdaw for a chough, a viola for a
//! violin.

use crate::fold::fold;
use crate::words::{Class, Row};

/// A thing that a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sister {
    /// Its word in the singular, with a capital if it is a name.
    pub word: &'static str,
    /// What it is a kind of.
    pub kind: &'static str,
}

impl Sister {
    /// The thing that a word names in the singular or plural, if one is known.
    pub fn called(word: &str) -> Option<Sister> {
        let singulars = singulars(word);
        let known = |row: &&Row| singulars.iter().flatten().any(|word| *word == row.word);
        if !singulars.iter().flatten().any(|word| Class::SisterTerm.has(word)) {
            return None;
        }
        Class::SisterTerm.rows().iter().find(known).map(Sister::of)
    }

    /// The others of its kind.
    pub fn others(self) -> impl Iterator<Item = Sister> {
        let all = Class::SisterTerm.rows().iter().map(Sister::of);
        all.filter(move |other| other.kind == self.kind && other.word != self.word)
    }

    /// Whether it is a name: a make, an airline.
    pub fn is_name(self) -> bool {
        self.word.contains(char::is_uppercase)
    }

    fn of(row: &Row) -> Sister {
        Sister { word: row.word, kind: row.value }
    }
}

/// What a word may be in the singular.
fn singulars(word: &str) -> [Option<String>; 4] {
    let cut = |ending: &str, other: &str| Some(format!("{}{other}", word.strip_suffix(ending)?));
    [Some(word.to_owned()), cut("s", ""), cut("es", ""), cut("ies", "y")]
}

/// Whether two words name the same thing, be it one or several of them.
pub fn is_same(word: &str, thing: Sister) -> bool {
    let (word, thing) = (fold(word), fold(thing.word));
    singulars(&word).iter().flatten().any(|singular| *singular == thing)
}
