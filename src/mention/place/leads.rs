//! Words that lead to the name of a place: "in", "the city of", "downtown".

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon;

/// Puts the name behind it on the map: "in".
pub(super) const SURELY: u8 = 1;
/// With "of" behind it, or alone, says that a place follows: "city", "south".
pub(super) const OF_WHAT: u8 = 2;
/// May stand between such a word and the name: "the", "northern".
pub(super) const ADJECTIVE: u8 = 4;
/// "of".
pub(super) const OF: u8 = 8;

/// The words by what they say; a word may say more than one thing.
const WORDS: &[(u8, &str)] = &[
    (SURELY, "in near outside inside across throughout within im en"),
    (
        OF_WHAT,
        "
    city town village state province county district region island north south east west
    outside capital suburb port part parts streets people residents northeast northwest
    southeast southwest government republic
",
    ),
    (
        ADJECTIVE,
        "
    the downtown central northern southern eastern western north south east west nearby
    suburban rural upper lower greater southeast southwest northeast northwest northeastern
    northwestern southeastern southwestern neighboring neighbouring mainland metro coastal
    inner outer
",
    ),
    (OF, "of"),
];

/// What the word with that [key](lexicon::key) says, one bit a thing.
pub(super) fn says(key: u64) -> u8 {
    static BY_KEY: LazyLock<HashMap<u64, u8>> = LazyLock::new(|| {
        let mut says: HashMap<u64, u8> = HashMap::default();
        for (bit, words) in WORDS {
            for word in words.split_whitespace() {
                *says.entry(lexicon::key(word.bytes())).or_default() |= bit;
            }
        }
        says
    });
    BY_KEY.get(&key).copied().unwrap_or_default()
}
