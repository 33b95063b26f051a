//! What the story says in the place of a claim that it refutes.

use super::{Answer, Judged};
use crate::article::Span;
use crate::compare::{ClaimOf, refuted};

/// The words that the story has for the claim under `at`, if it has one answer.
pub(super) fn answer(of: ClaimOf, judged: &Judged, at: Span) -> Option<Answer> {
    let claims = refuted(of, &judged.comparison);
    let claim = claims.into_iter().find(|claim| claim.caption == at)?;
    Some(Answer { at, replacement: claim.answer?, is_supported: true })
}
