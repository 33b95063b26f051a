//! The words that offices, ranks and occupations are written with.

use std::cmp::Reverse;
use std::sync::LazyLock;

use foldhash::HashSet;

use crate::fold;
use crate::language::Language;
use crate::words::{Class, Row};

/// Words for what is no more.
pub(super) fn is_past(word: &str) -> bool {
    Class::NoMore.has_in_any_case(word)
}

/// What is put before a title without a space to say that it is no more, in a
/// language: "expresidente".
pub(super) fn past_prefixes(language: Language) -> impl Iterator<Item = &'static str> {
    let is_joined = language != Language::English;
    let rows = Class::NoMore.rows().iter().filter(move |row| is_joined && row.value == "joined");
    rows.filter(move |row| row.language == language.code()).map(|row| row.word)
}

/// Whether the word with that [key](fold::key) can be the last of a title
/// before a name.
pub(super) fn can_end_title(key: u64, language: Language) -> bool {
    static LAST: LazyLock<Vec<HashSet<u64>>> =
        LazyLock::new(|| Language::ALL.iter().map(|language| last_words(*language)).collect());
    LAST[language as usize].contains(&key)
}

/// The keys of the words that titles of a language end with.
fn last_words(language: Language) -> HashSet<u64> {
    let is_own = |row: &&Row| row.language == language.code();
    let titles = titles(language).iter().filter_map(|row| row.word.rsplit(' ').next());
    let sought = Class::Sought.rows().iter().filter(is_own).map(|row| row.word);
    let mut scratch = String::new();
    let mut keys = HashSet::default();
    for word in titles.chain(sought) {
        keys.insert(fold::key_of(word, &mut scratch));
        for prefix in past_prefixes(language) {
            keys.insert(fold::key_of(&format!("{prefix}{word}"), &mut scratch));
        }
    }
    keys
}

/// The titles of a language with the roles that they stand for, the longest
/// first: a "vice president" is no "president".
pub(super) fn titles(language: Language) -> &'static [&'static Row] {
    static TITLES: LazyLock<Vec<Vec<&Row>>> = LazyLock::new(|| {
        let of = |language: &Language| {
            let rows = Class::Role.rows().iter();
            let mut own: Vec<&Row> = rows.filter(|row| row.language == language.code()).collect();
            own.sort_by_key(|role| Reverse(role.word.split(' ').count()));
            own
        };
        Language::ALL.iter().map(of).collect()
    });
    &TITLES[language as usize]
}
