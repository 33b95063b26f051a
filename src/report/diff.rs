//! A patch: what the fixes of findings would change.

use colored::Colorize;

use super::{Entry, Outcome, Reporter, location, visible};
use crate::article::{Source, Span};
use crate::fix::{FixSelection, changes, unified};

/// Writes what the fixes would change, as unified diffs.
#[derive(Debug)]
pub struct Diff {
    which: FixSelection,
    for_terminal: bool,
}

impl Diff {
    /// Diffs of these fixes; for a terminal in colours and with nothing in
    /// them that steers it, otherwise to the byte.
    pub fn new(which: FixSelection, for_terminal: bool) -> Diff {
        Diff { which, for_terminal }
    }
}

impl Reporter for Diff {
    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        let Ok(report) = &outcome.result else { return Vec::new() };
        let changes = changes(report, self.which).changes;
        let Some(source) = report.article.sources.first().filter(|_| !changes.is_empty()) else {
            return Vec::new();
        };
        let diff = unified(&location::path(&outcome.path), &input(source), &changes);
        let text = if self.for_terminal { shown(&diff) } else { diff };
        Entry::story(outcome, text)
    }
}

/// The text with the byte order mark that was dropped from it.
fn input(source: &Source) -> String {
    match source.locate(Span::default()).span.start {
        0 => source.text().to_owned(),
        _ => format!("\u{feff}{}", source.text()),
    }
}

fn shown(diff: &str) -> String {
    let line = |line: &str| {
        let shown = visible(line.trim_end_matches('\r'));
        let shown = match line.as_bytes() {
            [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => shown.bold(),
            [b'-', ..] => shown.red(),
            [b'+', ..] => shown.green(),
            [b'@', ..] => shown.cyan(),
            _ => shown.normal(),
        };
        format!("{shown}\n")
    };
    diff.split_terminator('\n').map(line).collect()
}
