//! Family names that stand first, as Chinese, Korean and Vietnamese ones do.

use std::sync::LazyLock;

use crate::fold::key;
use crate::lexicon::entry_of;
use crate::words::Class;

/// Whether the word with that key in the [lexicon](crate::fold::key) is a
/// family name of the kind that stands first.
pub fn is_family_first(word: u64) -> bool {
    static KEYS: LazyLock<Box<[u64]>> = LazyLock::new(|| {
        let mut keys: Box<[u64]> =
            Class::FamilyNameFirst.words().iter().map(|name| key(name.bytes())).collect();
        keys.sort_unstable();
        keys
    });
    KEYS.binary_search(&word).is_ok()
}

/// Whether a name of that many words is written family name first: a family
/// name of the kind that leads, before a word that is no usual Western
/// surname. One that is a given name elsewhere ("Kim") leads only names of
/// three words. `first` and `last` are keys in the lexicon.
pub fn leads(first: u64, last: u64, words: usize) -> bool {
    is_family_first(first)
        && (words > 2 || entry_of(first).given < 4)
        && entry_of(last).surname < 4
        && !is_family_first(last)
}

/// Whether the folded word is one syllable as Chinese and Korean have them: an
/// onset, vowels, and no coda but theirs.
pub fn is_syllable(folded: &str) -> bool {
    const ONSETS: &[&str] = &[
        "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c",
        "s", "y", "w", "zh", "ch", "sh", "ts", "hs", "tz", "kw", "hw", "gy", "hy", "ky", "my",
    ];
    let is_vowel = |c: char| "aeiou".contains(c);
    let rime = folded.trim_start_matches(|c| !is_vowel(c));
    let onset = &folded[..folded.len() - rime.len()];
    let coda = rime.trim_start_matches(is_vowel);
    !rime.is_empty()
        && rime.len() - coda.len() <= 4
        && ONSETS.contains(&onset)
        && matches!(coda, "" | "n" | "ng" | "k" | "m" | "p" | "h")
}
