//! How a story spells the words of its names.

use super::texts::Texts;
use super::words::Occurrence;
use crate::article::Excerpt;
use crate::fold::fold;

/// A word as a story spells it.
#[derive(Debug, Clone)]
pub(in crate::compare) struct Spelling {
    pub(in crate::compare) folded: String,
    pub(in crate::compare) key: u64,
    pub(in crate::compare) at: Excerpt,
    pub(in crate::compare) count: u32,
}

/// More different names than this are not compared by letter: a roll of names.
const MOST_SPELLINGS: usize = 1_000;

impl Spelling {
    /// The words that stand with a capital inside a sentence, in order.
    pub(super) fn all(story: Texts) -> Vec<Spelling> {
        let named = |(key, found): (u64, &Occurrence)| {
            let at = found.name?;
            let folded = fold(at.span.of(story.text(at.part)));
            Some(Spelling { folded, key, at, count: found.count })
        };
        let mut spellings: Vec<Spelling> = story.words.all().filter_map(named).collect();
        spellings.sort_by_key(|spelling| spelling.at);
        spellings.truncate(MOST_SPELLINGS);
        spellings
    }
}
