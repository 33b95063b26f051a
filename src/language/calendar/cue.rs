//! Which words can end a phrase that tells what a date beside it is of.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Bearings;
use crate::fold::key_of;

/// What a phrase beside a date tells of it: one list of [`Bearings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// [`Bearings::until`].
    Until,
    /// [`Bearings::behind`].
    Behind,
    /// [`Bearings::closing`].
    Closing,
    /// [`Bearings::opening`].
    Opening,
    /// [`Bearings::future`].
    Future,
    /// [`Bearings::planned`].
    Planned,
    /// [`Bearings::subordinate`].
    Subordinate,
    /// [`Bearings::picture`].
    Picture,
    /// [`Bearings::taken`].
    Taken,
    /// [`Bearings::earlier`].
    Earlier,
    /// [`Bearings::last_years`].
    LastYears,
    /// [`Bearings::to`].
    To,
    /// [`Bearings::naming`].
    Naming,
}

const CUES: [Cue; 13] = [
    Cue::Until,
    Cue::Behind,
    Cue::Closing,
    Cue::Opening,
    Cue::Future,
    Cue::Planned,
    Cue::Subordinate,
    Cue::Picture,
    Cue::Taken,
    Cue::Earlier,
    Cue::LastYears,
    Cue::To,
    Cue::Naming,
];

/// A set of [`Cue`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CueSet(u16);

impl CueSet {
    /// Whether the set holds `cue`.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & 1 << cue as u16 != 0
    }

    fn insert(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u16;
    }
}

/// Which lists of a language's [`Bearings`] have a phrase that ends with a word:
/// one look-up a word, where each list would be gone through for each date.
pub struct CueWords {
    ends: OnceLock<HashMap<u64, CueSet>>,
}

impl CueWords {
    /// Filled when first asked.
    pub const fn new() -> CueWords {
        CueWords { ends: OnceLock::new() }
    }

    /// The lists of `bearings` of which a phrase may end with the token that has
    /// this [`key_of`].
    pub fn of(&self, key: u64, bearings: &Bearings) -> CueSet {
        let ends = self.ends.get_or_init(|| ends_of(bearings));
        ends.get(&key).copied().unwrap_or_default()
    }
}

impl Default for CueWords {
    fn default() -> Self {
        CueWords::new()
    }
}

fn ends_of(bearings: &Bearings) -> HashMap<u64, CueSet> {
    let (mut ends, mut scratch) = (HashMap::<u64, CueSet>::new(), String::new());
    for cue in CUES {
        for phrase in bearings.phrases(cue) {
            let last = phrase.rsplit(' ').next().unwrap_or(phrase);
            // "year's" falls into two tokens: any of its ends may be the last.
            let whole = last.chars().all(char::is_alphanumeric);
            let starts = last.char_indices().map(|(at, _)| at);
            for start in starts.take(if whole { 1 } else { usize::MAX }) {
                ends.entry(key_of(&last[start..], &mut scratch)).or_default().insert(cue);
            }
        }
    }
    ends
}
