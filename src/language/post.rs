//! Words for what only one is of one thing: the "nominee" of a court, the "envoy"
//! to a country.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::lexicon::key;

/// One word a line, in order.
const TABLE: &str = include_str!("../../data/words/en/posts.tsv");

static POSTS: LazyLock<HashSet<u64>> =
    LazyLock::new(|| TABLE.lines().map(|word| key(word.bytes())).collect());

/// Whether the word of a [key](crate::lexicon::key) is such a one.
pub fn is_post(key: u64) -> bool {
    POSTS.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::{TABLE, is_post};
    use crate::lexicon::key;

    #[test]
    fn a_post_is_of_one() {
        assert!(is_post(key("nominee".bytes())));
        assert!(!is_post(key("senator".bytes())));
    }

    #[test]
    fn the_table_is_sorted_and_has_each_word_once() {
        let words: Vec<&str> = TABLE.lines().collect();
        assert!(words.is_sorted_by(|a, b| a < b));
    }
}
