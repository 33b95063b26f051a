//! The words that offices, ranks and occupations are written with.

use std::cmp::Reverse;
use std::sync::LazyLock;

use foldhash::HashSet;

use crate::fold;
use crate::words::{Class, Row};

/// Words for what is no more.
pub(super) fn is_past(word: &str) -> bool {
    Class::NoMore.has_in_any_case(word)
}

/// Whether the word with that [key](fold::key) can be the last of a title
/// before a name.
pub(super) fn can_end_title(key: u64) -> bool {
    static LAST: LazyLock<HashSet<u64>> = LazyLock::new(|| {
        let last = Class::Role.words().iter().filter_map(|phrase| phrase.rsplit(' ').next());
        let last = last.chain(Class::Sought.words().iter().copied());
        last.map(|word| fold::key(word.bytes())).collect()
    });
    LAST.contains(&key)
}

/// The titles with the roles that they stand for, the longest first: a "vice
/// president" is no "president".
pub(super) static ROLES: LazyLock<Vec<&Row>> = LazyLock::new(|| {
    let mut roles: Vec<&Row> = Class::Role.rows().iter().collect();
    roles.sort_by_key(|role| Reverse(role.word.split(' ').count()));
    roles
});
