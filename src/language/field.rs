//! Fields of news, such as sport or the courts, by the words that belong to
//! one of them.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use crate::fold::key;
use crate::words::{Class, Row};

/// How many fields there are at most.
pub const FIELDS: usize = 16;

/// A field of news, by its place among the [names](Field::name).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field(u8);

struct Fields {
    names: Vec<&'static str>,
    of: HashMap<u64, Field>,
}

static KNOWN: LazyLock<Fields> = LazyLock::new(|| {
    let mut fields = Fields { names: Vec::new(), of: HashMap::new() };
    for Row { word, value: name, .. } in Class::Field.rows() {
        let known = fields.names.iter().position(|known| known == name);
        let index = known.unwrap_or_else(|| {
            fields.names.push(name);
            fields.names.len() - 1
        });
        fields.of.insert(key(word.bytes()), Field(index as u8));
    }
    fields
});

impl Field {
    /// The field that a word speaks of, by its [lexicon key](crate::fold::key).
    pub fn of(key: u64) -> Option<Field> {
        KNOWN.of.get(&key).copied()
    }

    /// What it is called: "sport".
    pub fn name(self) -> &'static str {
        KNOWN.names.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Its place among the fields, below [`FIELDS`].
    pub fn index(self) -> usize {
        usize::from(self.0).min(FIELDS - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, Field, KNOWN};
    use crate::fold::key;
    use crate::words::Class;

    #[test]
    fn a_word_speaks_of_its_field() {
        let field = |word: &str| Field::of(key(word.bytes())).map(Field::name);
        assert_eq!(field("striker"), Some("sport"));
        assert_eq!(field("prosecutor"), Some("court"));
        assert_eq!(field("table"), None);
    }

    #[test]
    fn each_word_speaks_of_one_field() {
        assert_eq!(KNOWN.of.len(), Class::Field.rows().len());
        assert!(KNOWN.names.len() <= FIELDS);
    }
}
