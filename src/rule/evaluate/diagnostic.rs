//! What a check finds, and what it would say in its place.

use crate::article::{Excerpt, Part, Span};
use crate::rule::{Finding, Reason, Rule};

/// What a check has found: a rule makes a finding of it, unless it is excused.
pub(super) struct Diagnostic {
    /// The words of the caption that it is about.
    pub at: Span,
    /// What to put for the placeholders of the rule's message.
    pub values: Vec<(&'static str, String)>,
    /// What it rests on.
    pub evidence: Vec<Reason>,
}

impl Diagnostic {
    /// The finding that a rule makes of this, in a text of the article.
    pub fn finding(self, rule: &Rule, part: Part) -> Finding {
        let values: Vec<(&str, &str)> =
            self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Finding {
            rule: rule.id.clone(),
            severity: rule.severity,
            message: rule.message.render(&values),
            help: rule.help.clone(),
            at: Excerpt::new(part, self.at),
            evidence: self.evidence,
            fix: None,
        }
    }
}

/// What is right in the place of some words of a caption.
pub(super) struct Answer {
    /// The words of the caption that go.
    pub at: Span,
    /// The words that come.
    pub replacement: String,
    /// Whether the story bears it out, and nothing in it speaks for the words
    /// that go.
    pub is_supported: bool,
}

/// A reason that stands in the story.
pub(super) fn in_story(at: Excerpt, says: String) -> Reason {
    Reason { at: Some(at), says, weight: 0.0 }
}
