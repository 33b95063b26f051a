//! One line a finding that is not reported, with the reason why.

use super::{Entry, Outcome, Reporter, Summary, visible};
use crate::rule::{Cause, Suppressed};

/// A report for people that also lists what is not reported.
pub struct WithSuppressed(Box<dyn Reporter>);

impl WithSuppressed {
    /// The same report, each story's list behind what is said of it.
    pub fn new(reporter: Box<dyn Reporter>) -> WithSuppressed {
        WithSuppressed(reporter)
    }
}

impl Reporter for WithSuppressed {
    fn opening(&mut self) -> String {
        self.0.opening()
    }

    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        let mut entries = self.0.entries(outcome);
        entries.extend(Entry::story(outcome, story(outcome)));
        entries
    }

    fn add(&mut self, entries: Vec<Entry>) -> String {
        self.0.add(entries)
    }

    fn closing(&mut self, summary: &Summary) -> String {
        self.0.closing(summary)
    }
}

/// A line for each suppressed finding of one story:
/// `path:line:column: suppressed[rule] message (reason)`.
pub fn story(outcome: &Outcome) -> String {
    let Ok(report) = &outcome.result else { return String::new() };
    let article = &report.article;
    let mut lines = String::new();
    for Suppressed { finding, cause, .. } in &report.suppressed {
        let text = article.text(finding.at.part);
        let source = text.and_then(|text| article.sources.get(text.source()));
        let name = source.map_or(outcome.path.as_str(), |source| source.name());
        let (line, column) = article.locate(finding.at).map_or((1, 1), |at| (at.line, at.column));
        let (how, why) = match cause {
            Cause::Story(Some(reason)) => ("suppressed", format!(" ({})", visible(reason))),
            Cause::Story(None) => ("suppressed", String::new()),
            Cause::Baseline => ("accepted", " (in the baseline)".to_owned()),
        };
        lines.push_str(&format!(
            "{}:{line}:{column}: {how}[{}] {}{why}\n",
            visible(name),
            finding.rule,
            visible(&finding.message)
        ));
    }
    lines
}
