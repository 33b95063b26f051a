//! The scorecard's entries: what ties a caption to a story and what speaks
//! against it, each a number with a clause that says why.

mod dates;
mod feature;
mod field;
mod gist;
mod persons;
mod places;
mod words;

pub use feature::{FEATURES, Feature, Lean};

use super::Comparison;
use crate::article::{Excerpt, Span};

/// One entry of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Clue {
    /// Which weight of the scorecard it is multiplied with.
    pub feature: Feature,
    /// How much of it there is; never negative.
    pub value: f64,
    /// The words of the caption that it is about.
    pub caption: Option<Span>,
    /// The words of the story that it is about.
    pub story: Option<Excerpt>,
    /// What it says, in an editor's words.
    pub says: String,
}

/// The clues that hold for a caption, by feature, of those that are wanted.
pub fn clues(comparison: &Comparison, wanted: &dyn Fn(Feature) -> bool) -> Vec<Clue> {
    let mut ledger = Ledger { clues: Vec::new(), wanted };
    let sides = words::Sides::new(comparison);
    words::add(comparison, &sides, &mut ledger);
    gist::add(comparison, &sides, &mut ledger);
    persons::add(comparison, &mut ledger);
    places::add(comparison, &mut ledger);
    dates::add(comparison, &sides, &mut ledger);
    field::add(comparison, &mut ledger);
    ledger.clues
}

struct Ledger<'w> {
    clues: Vec<Clue>,
    wanted: &'w dyn Fn(Feature) -> bool,
}

impl Ledger<'_> {
    /// Adds a clue, unless there is nothing of it or nobody wants it.
    fn add(&mut self, feature: Feature, value: f64, at: At, says: impl FnOnce() -> String) {
        if value > 0.0 && (self.wanted)(feature) {
            self.clues.push(Clue { feature, value, caption: at.0, story: at.1, says: says() });
        }
    }
}

/// What a clue points at: in the caption, and in the story.
#[derive(Clone, Copy, Default)]
struct At(Option<Span>, Option<Excerpt>);

/// The words under `spans`, quoted, the first four of them.
fn quote(text: &str, spans: &[Span]) -> String {
    let mut quoted: Vec<String> =
        spans.iter().take(4).map(|span| format!("“{}”", span.of(text))).collect();
    if spans.len() > 4 {
        quoted.push(format!("{} more", spans.len() - 4));
    }
    quoted.join(", ")
}
