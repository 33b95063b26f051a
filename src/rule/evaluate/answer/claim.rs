//! What the story says in the place of a claim that it refutes.

use super::Answer;
use crate::rule::evaluate::Alarm;
use crate::rule::evaluate::claim::ANSWER;

/// The words that the story has for a claim, if it has one answer.
pub(super) fn answer(alarm: &Alarm) -> Option<Answer> {
    let (_, answer) = alarm.values.iter().find(|(name, _)| *name == ANSWER)?;
    Some(Answer { at: alarm.at, replacement: answer.clone(), is_supported: true })
}
