//! What the story says in the place of a claim that it refutes.

use crate::rule::evaluate::claim::ANSWER;
use crate::rule::evaluate::diagnostic::Answer;
use crate::rule::evaluate::diagnostic::Diagnostic;

/// The words that the story has for a claim, if it has one answer.
pub(super) fn answer(diagnostic: &Diagnostic) -> Option<Answer> {
    let (_, answer) = diagnostic.values.iter().find(|(name, _)| *name == ANSWER)?;
    Some(Answer { at: diagnostic.at, replacement: answer.clone(), is_supported: true })
}
