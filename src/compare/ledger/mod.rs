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

use std::collections::BTreeSet;

use super::Comparison;
use super::caption::{Caption, Word};
use crate::article::{Excerpt, Span};
use crate::mention::Mention;

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

/// The names that words of them stand in, quoted as [`quote`] does: "Los
/// Angeles", not "Los" and "Angeles", if both are among `spans`.
fn quote_names(caption: &Caption, spans: &[Span]) -> String {
    let facts = &caption.facts;
    // Mentions of a kind stand in order and apart, so that one of each at most
    // lies around a word.
    let around = |span: Span| {
        let persons = around(&facts.persons, span);
        let organisations = around(&facts.organisations, span);
        persons.into_iter().chain(organisations).chain(around(&facts.places, span))
    };
    let listed: BTreeSet<Span> = spans.iter().copied().collect();
    let is_listed = |word: &Word| !word.is_name || listed.contains(&word.span);
    let is_whole = |name: &Span| {
        let first = caption.words.partition_point(|word| word.span.start < name.start);
        let inside = caption.words[first..].iter().take_while(|word| word.span.start < name.end);
        inside.filter(|word| name.contains(word.span)).all(is_listed)
    };
    let mut seen = BTreeSet::new();
    let names = spans.iter().map(|span| around(*span).find(is_whole).unwrap_or(*span));
    let whole: Vec<Span> = names.filter(|name| seen.insert(*name)).collect();
    quote(caption.text, &whole)
}

/// The mention that a word lies in.
fn around<T>(mentions: &[Mention<T>], span: Span) -> Option<Span> {
    let behind = mentions.partition_point(|mention| mention.span.start <= span.start);
    mentions[..behind].last().map(|mention| mention.span).filter(|name| name.contains(span))
}

/// The words under `spans`, quoted, each once, the first four of them.
fn quote(text: &str, spans: &[Span]) -> String {
    let mut seen = BTreeSet::new();
    let words = spans.iter().map(|span| span.of(text)).filter(|word| seen.insert(*word));
    let words: Vec<&str> = words.collect();
    let mut quoted: Vec<String> = words.iter().take(4).map(|word| format!("“{word}”")).collect();
    if words.len() > 4 {
        quoted.push(format!("{} more", words.len() - 4));
    }
    quoted.join(", ")
}
