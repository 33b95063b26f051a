//! Words for what comes of a matter for somebody: "acquitted", "pleaded
//! guilty", "was wounded".

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon::key;

/// Phrases with the matter, what came of it, and how they bind to a name; one a
/// line, in the order of their words. A `*` in a phrase is the name.
const TABLE: &str = include_str!("../../data/words/en/outcomes.tsv");

/// A phrase that tells what came of a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The [keys](crate::lexicon::key) of its words behind the first; `None`
    /// is a name.
    pub rest: Vec<Option<u64>>,
    /// The matter: "verdict".
    pub matter: &'static str,
    /// What came of it: "convicted".
    pub outcome: &'static str,
    /// How it binds to a name.
    pub voice: Voice,
}

/// How a phrase binds to the name of whom it happens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// It happens to them: "was acquitted", "acquitted N.".
    Done,
    /// They do it: "N. pleaded guilty".
    Does,
    /// They do it, and it is too little to contradict another: "N. died".
    Seldom,
    /// It is told of a case against them.
    Against,
    /// It is called theirs: "N.'s acquittal".
    Owned,
    /// What came of the matter was changed: "overturned".
    Changed,
    /// Before a phrase it makes nothing of it: "never".
    Void,
}

static KNOWN: LazyLock<HashMap<u64, Vec<Phrase>>> = LazyLock::new(|| {
    let mut known: HashMap<u64, Vec<Phrase>> = HashMap::default();
    for (first, phrase) in TABLE.lines().filter_map(row) {
        known.entry(key(first.bytes())).or_default().push(phrase);
    }
    // The longest first: "found not guilty" is no "found guilty".
    for phrases in known.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    known
});

fn row(line: &'static str) -> Option<(&'static str, Phrase)> {
    let mut columns = line.split('\t');
    let mut words = columns.next()?.split(' ');
    let first = words.next()?;
    let rest = words.map(|word| (word != "*").then(|| key(word.bytes()))).collect();
    let (matter, outcome) = (columns.next()?, columns.next()?);
    let voice = match columns.next()? {
        "done" => Voice::Done,
        "does" => Voice::Does,
        "seldom" => Voice::Seldom,
        "against" => Voice::Against,
        "owned" => Voice::Owned,
        "changed" => Voice::Changed,
        "void" => Voice::Void,
        _ => return None,
    };
    Some((first, Phrase { rest, matter, outcome, voice }))
}

/// The phrases that begin with a word, by its key, the longest first.
pub fn phrases(key: u64) -> &'static [Phrase] {
    KNOWN.get(&key).map_or(&[], Vec::as_slice)
}

/// Whether a word before a phrase makes nothing of it.
pub fn is_void(key: u64) -> bool {
    phrases(key).iter().any(|phrase| phrase.voice == Voice::Void)
}

#[cfg(test)]
mod tests {
    use super::{TABLE, Voice, is_void, phrases, row};
    use crate::lexicon::key;

    #[test]
    fn a_phrase_tells_what_came_of_a_matter() {
        let of = |word: &str| phrases(key(word.bytes()));
        assert!(of("acquitted").iter().any(|phrase| phrase.outcome == "cleared"));
        assert!(of("found").windows(2).all(|two| two[0].rest.len() >= two[1].rest.len()));
        assert!(of("overturned").iter().all(|phrase| phrase.voice == Voice::Changed));
        assert!(is_void(key("never".bytes())) && !is_void(key("always".bytes())));
    }

    #[test]
    fn the_table_is_sorted_has_each_phrase_once_and_known_columns() {
        let rows = TABLE.lines().map(|line| line.split('\t').next().expect("a phrase"));
        let rows: Vec<Vec<&str>> = rows.map(|phrase| phrase.split(' ').collect()).collect();
        assert!(rows.is_sorted_by(|a, b| a < b));
        assert!(TABLE.lines().all(|line| row(line).is_some()));
    }
}
