//! A caption and the one that its picture was delivered with.

use super::pair::Pair;
use crate::rule::Verdict;
use crate::rule::evaluate::diagnostic::Diagnostic;
use crate::rule::evaluate::disagreement::{disagree, facts_of_a_kind};
use crate::rule::evaluate::judged::Judged;

/// Fewer words than this say no more than "Stock picture".
const LEAST_WORDS: usize = 4;

/// The caption, if the one that the picture was delivered with disagrees with
/// it, and one of the two belongs to the story and the other is foreign to it.
pub(super) fn diagnostic(pair: &Pair) -> Option<Diagnostic> {
    let judged = pair.judged;
    let disagrees = |embedded: &&&Judged| {
        let verdicts = [judged.verdict, embedded.verdict];
        embedded.text().split_whitespace().nth(LEAST_WORDS - 1).is_some()
            && verdicts.contains(&Verdict::Belongs)
            && verdicts.contains(&Verdict::Mismatch)
            && disagree(judged.comparison.caption, embedded.comparison.caption)
    };
    // One version of the picture's caption that agrees speaks for all.
    let embedded = pair
        .embedded
        .first()
        .filter(|_| pair.embedded.iter().all(|embedded| disagrees(&embedded)))?;
    let (at, other) = facts_of_a_kind(judged, embedded)?;
    let file = other.of(embedded.text()).to_owned();
    Some(pair.diagnostic(at, file, vec![pair.in_embedded(embedded, other)]))
}
