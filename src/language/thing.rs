//! Words for kinds of things that bear names, such as streets, ships and
//! storms, and on which side of the word the name stands.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use crate::lexicon::key;

/// Words with the side on which the name stands and the kind of thing, one of
/// each a line, in order; and the small words that join the words of a name.
const TABLE: &str = include_str!("../../data/words/en/things.tsv");

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
    for (word, side, kind) in rows() {
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
        known.insert(key(word.bytes()), thing);
    }
    known
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TABLE.lines().filter_map(|line| {
        let (word, rest) = line.split_once('\t')?;
        let (side, kind) = rest.split_once('\t')?;
        Some((word, side, kind))
    })
}

impl Thing {
    /// What a word is, by its [lexicon key](crate::lexicon::key).
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
    use super::{TABLE, Thing, rows};
    use crate::lexicon::key;

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
    fn the_table_is_sorted_and_has_each_word_once() {
        let words: Vec<&str> = rows().map(|(word, ..)| word).collect();
        assert!(words.is_sorted_by(|a, b| a < b));
        assert_eq!(words.len(), TABLE.lines().count());
        assert!(
            rows()
                .all(|(_, side, _)| { matches!(side, "behind" | "before" | "before-of" | "link") })
        );
    }
}
