//! A caption that has been compared with its story, and all those of a story.

use crate::article::{Excerpt, Part, Span};
use crate::compare::{Clue, Comparison, Contradiction, Original};
use crate::rule::{Reason, Verdict};

/// A caption with its score: what rules look at.
pub struct Judged<'a> {
    /// The caption held against the story.
    pub comparison: Comparison<'a>,
    /// What of it contradicts the story.
    pub contradiction: Contradiction,
    /// The scorecard's entries with what each adds to the log-odds.
    pub ledger: Vec<(Clue, f64)>,
    /// What the scorecard adds up to: the log-odds that the caption belongs.
    pub logit: f64,
    /// The probability that the caption belongs.
    pub score: f64,
    /// The score without what the caption's date speaks for it.
    pub undated: f64,
    /// What the score means.
    pub verdict: Verdict,
}

impl Judged<'_> {
    /// Whether it belongs, and by more than its date: much happens in a day.
    pub(super) fn is_tied(&self) -> bool {
        self.verdict == Verdict::Belongs && self.undated > 0.5
    }

    pub(super) fn part(&self) -> Part {
        self.comparison.caption.part
    }

    pub(super) fn text(&self) -> &str {
        self.comparison.caption.text
    }

    /// A reason that stands in the caption.
    pub(super) fn in_caption(&self, span: Span, says: String) -> Reason {
        Reason { at: Some(Excerpt::new(self.part(), span)), says, weight: 0.0 }
    }

    /// The words of the story under an excerpt.
    pub(super) fn story_words(&self, at: Excerpt) -> &str {
        at.span.of(self.comparison.story.text(at.part))
    }
}

/// What is written about the pictures of one story, judged.
pub struct Pictured<'a> {
    /// All captions, in order.
    pub captions: Vec<Judged<'a>>,
    /// The alternative texts that say something of their own, in order.
    pub alts: Vec<Judged<'a>>,
    /// The captions that stand in the pictures' own metadata, in order.
    pub embedded: Vec<Judged<'a>>,
    /// What the metadata of the pictures tell, in the order of the pictures.
    pub originals: Vec<Original>,
}
