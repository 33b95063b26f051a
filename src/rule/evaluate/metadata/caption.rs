//! A caption and the one that its picture was delivered with.

use super::Pair;
use crate::rule::Verdict;
use crate::rule::evaluate::disagreement::{disagree, facts_of_a_kind};
use crate::rule::evaluate::{Alarm, Judged};

/// Fewer words than this say no more than "Stock picture".
const LEAST_WORDS: usize = 4;

/// The caption, if the one that the picture was delivered with disagrees with
/// it, and one of the two belongs to the story and the other is foreign to it.
pub(super) fn alarm(pair: &Pair) -> Option<Alarm> {
    let judged = pair.judged;
    let disagrees = |told: &&&Judged| {
        let verdicts = [judged.verdict, told.verdict];
        told.text().split_whitespace().nth(LEAST_WORDS - 1).is_some()
            && verdicts.contains(&Verdict::Belongs)
            && verdicts.contains(&Verdict::Mismatch)
            && disagree(judged.comparison.caption, told.comparison.caption)
    };
    // One version of the picture's caption that agrees speaks for all.
    let told = pair.told.first().filter(|_| pair.told.iter().all(|told| disagrees(&told)))?;
    let (at, other) = facts_of_a_kind(judged, told)?;
    let file = other.of(told.text()).to_owned();
    Some(pair.alarm(at, file, vec![pair.in_told(told, other)]))
}
