//! What the story says in the place of a claim that it refutes.

use super::Answer;
use crate::rule::evaluate::Diagnostic;
use crate::rule::evaluate::claim::ANSWER;

/// The words that the story has for a claim, if it has one answer.
pub(super) fn answer(diagnostic: &Diagnostic) -> Option<Answer> {
    let (_, answer) = diagnostic.values.iter().find(|(name, _)| *name == ANSWER)?;
    Some(Answer { at: diagnostic.at, replacement: answer.clone(), is_supported: true })
}
