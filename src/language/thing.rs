//! Words for kinds of things that bear names, such as streets, ships and
//! storms, and on which side of the word the name stands.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use crate::fold::key;
use crate::words::Class;

/// What a word is in the name of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// The name stands before it: "Mill Road". Words of one kind have one number.
    Behind(u8),
    /// The name stands behind it: "Hurricane Ivan".
    Before(u8),
    /// What it is of or for stands behind it: "Friends of the River".
    Of(u8),
    /// It joins words of a name: "of", "for".
    Link,
}

static KNOWN: LazyLock<HashMap<u64, Thing>> = LazyLock::new(|| {
    let (mut kinds, mut known) = (Vec::new(), HashMap::new());
    for row in Class::Thing.rows() {
        let (side, kind) = row.value.split_once('\t').unwrap_or_default();
        let number = kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        }) as u8;
        let thing = match side {
            "behind" => Thing::Behind(number),
            "before" => Thing::Before(number),
            "before-of" => Thing::Of(number),
            _ => Thing::Link,
        };
        known.insert(key(row.word.bytes()), thing);
    }
    known
});

impl Thing {
    /// What a word is, by its [lexicon key](crate::fold::key).
    pub fn of(key: u64) -> Option<Thing> {
        KNOWN.get(&key).copied()
    }

    /// The number of the kind of thing that it is a word for.
    pub fn kind(self) -> Option<u8> {
        match self {
            Thing::Behind(kind) | Thing::Before(kind) | Thing::Of(kind) => Some(kind),
            Thing::Link => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, Thing};
    use crate::fold::key;
    use crate::words::{Class, Row};

    #[test]
    fn a_word_stands_on_one_side_of_a_name() {
        let thing = |word: &str| Thing::of(key(word.bytes()));
        assert!(matches!(thing("bridge"), Some(Thing::Behind(_))));
        assert!(matches!(thing("typhoon"), Some(Thing::Before(_))));
        assert!(matches!(thing("friends"), Some(Thing::Of(_))));
        assert_eq!(thing("of"), Some(Thing::Link));
        assert_eq!(thing("table"), None);
        assert_eq!(
            thing("street").and_then(Thing::kind),
            thing("road").and_then(Thing::kind),
            "one kind"
        );
    }

    #[test]
    fn each_word_stands_on_a_known_side() {
        assert_eq!(KNOWN.len(), Class::Thing.rows().len());
        let side = |row: &Row| row.columns().next().unwrap_or_default();
        let mut sides = Class::Thing.rows().iter().map(side);
        assert!(sides.all(|side| ["behind", "before", "before-of", "link"].contains(&side)));
    }
}
