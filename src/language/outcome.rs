//! Words for what comes of a matter for somebody: "acquitted", "pleaded
//! guilty", "was wounded".

use std::sync::LazyLock;

use foldhash::HashMap;

use super::Language;
use crate::fold::key_of;
use crate::words::{Class, Row};

/// A phrase that tells what came of a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The [keys](crate::fold::key) of its words behind the first; `None`
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
    /// It happens to them and is not the end: "was charged". It contradicts what is
    /// said to have come of the matter, where the story says nothing of that.
    Pending,
    /// It is told of a case against them.
    Against,
    /// It is called theirs: "N.'s acquittal".
    Owned,
    /// What came of the matter was changed: "overturned".
    Changed,
    /// Before a phrase it makes nothing of it: "never".
    Void,
}

/// The phrases of each language by their first word.
static KNOWN: LazyLock<Vec<HashMap<u64, Vec<Phrase>>>> = LazyLock::new(|| {
    let mut known: Vec<HashMap<u64, Vec<Phrase>>> = Vec::new();
    known.resize_with(Language::ALL.len(), HashMap::default);
    for row in Class::Outcome.rows() {
        let Some(language) = Language::from_code(row.language) else { continue };
        if let Some((first, phrase)) = phrase(row) {
            let first = key_of(first, &mut String::new());
            known[language as usize].entry(first).or_default().push(phrase);
        }
    }
    // The longest first: "found not guilty" is no "found guilty".
    for phrases in known.iter_mut().flat_map(HashMap::values_mut) {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    known
});

fn phrase(row: &Row) -> Option<(&'static str, Phrase)> {
    let mut columns = row.columns();
    let mut words = row.word.split(' ');
    let first = words.next()?;
    let rest = words.map(|word| (word != "*").then(|| key_of(word, &mut String::new()))).collect();
    let (matter, outcome) = (columns.next()?, columns.next()?);
    let voice = match columns.next()? {
        "done" => Voice::Done,
        "does" => Voice::Does,
        "pending" => Voice::Pending,
        "seldom" => Voice::Seldom,
        "against" => Voice::Against,
        "owned" => Voice::Owned,
        "changed" => Voice::Changed,
        "void" => Voice::Void,
        _ => return None,
    };
    Some((first, Phrase { rest, matter, outcome, voice }))
}

/// The phrases of a language that begin with a word, by its key, the longest
/// first.
pub fn phrases(key: u64, language: Language) -> &'static [Phrase] {
    KNOWN[language as usize].get(&key).map_or(&[], Vec::as_slice)
}

/// Whether a word before a phrase makes nothing of it.
pub fn is_void(key: u64, language: Language) -> bool {
    phrases(key, language).iter().any(|phrase| phrase.voice == Voice::Void)
}

#[cfg(test)]
mod tests {
    use super::{Voice, is_void, phrase, phrases};
    use crate::fold::key;
    use crate::language::Language;
    use crate::words::Class;

    #[test]
    fn a_phrase_tells_what_came_of_a_matter() {
        let of = |word: &str| phrases(key(word.bytes()), Language::English);
        assert!(of("acquitted").iter().any(|phrase| phrase.outcome == "cleared"));
        assert!(of("found").windows(2).all(|two| two[0].rest.len() >= two[1].rest.len()));
        assert!(of("overturned").iter().all(|phrase| phrase.voice == Voice::Changed));
        let is_void = |word: &str| is_void(key(word.bytes()), Language::English);
        assert!(is_void("never") && !is_void("always"));
    }

    #[test]
    fn each_row_is_a_phrase() {
        assert!(Class::Outcome.rows().iter().all(|row| phrase(row).is_some()));
    }
}
