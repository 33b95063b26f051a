//! Words that say how a game or a vote ended: "win", "lost", "voted".

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::lexicon::key;

/// The words, one a line, in order.
const TABLE: &str = include_str!("../../data/words/en/results.tsv");

static ENDINGS: LazyLock<HashSet<u64>> =
    LazyLock::new(|| TABLE.lines().map(|word| key(word.bytes())).collect());

/// Whether a word says that something ended so, by its
/// [lexicon key](crate::lexicon::key).
pub fn is_ending(key: u64) -> bool {
    ENDINGS.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::{TABLE, is_ending};
    use crate::lexicon::key;

    #[test]
    fn the_table_is_sorted_and_known() {
        assert!(TABLE.lines().collect::<Vec<_>>().is_sorted_by(|a, b| a < b));
        assert!(is_ending(key("win".bytes())) && !is_ending(key("ahead".bytes())));
    }
}
