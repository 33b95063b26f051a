//! Words that lead to the name of a place: "in", "the city of", "downtown".

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::fold;
use crate::words::Class;

/// Puts the name behind it on the map: "in".
pub(super) const SURELY: u8 = 1;
/// With "of" behind it, or alone, says that a place follows: "city", "south".
pub(super) const OF_WHAT: u8 = 2;
/// May stand between such a word and the name: "the", "northern".
pub(super) const ADJECTIVE: u8 = 4;
/// "of".
pub(super) const OF: u8 = 8;

/// What the word with that [key](fold::key) says, one bit a thing.
pub(super) fn says(key: u64) -> u8 {
    static BY_KEY: LazyLock<HashMap<u64, u8>> = LazyLock::new(|| {
        let mut says: HashMap<u64, u8> = HashMap::default();
        for row in Class::PlaceLead.rows() {
            *says.entry(fold::key(row.word.bytes())).or_default() |= match row.value {
                "surely" => SURELY,
                "of-what" => OF_WHAT,
                "adjective" => ADJECTIVE,
                _ => OF,
            };
        }
        says
    });
    BY_KEY.get(&key).copied().unwrap_or_default()
}
