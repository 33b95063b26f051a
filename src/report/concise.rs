//! One line a finding, as editors and `grep` want it.

use super::{Entry, Outcome, Reporter, visible};
use crate::rule::Severity;

/// Writes the findings from a severity on.
#[derive(Debug)]
pub struct Concise {
    least: Severity,
}

impl Concise {
    /// The findings from a severity on.
    pub fn new(least: Severity) -> Concise {
        Concise { least }
    }
}

impl Reporter for Concise {
    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        Entry::story(outcome, story(outcome, self.least))
    }
}

/// The name of a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A line for each finding of one story from a severity on:
/// `path:line:column: severity[rule] message`.
pub fn story(outcome: &Outcome, least: Severity) -> String {
    let Ok(report) = &outcome.result else { return String::new() };
    let mut lines = String::new();
    for finding in report.all().filter(|finding| finding.severity >= least) {
        let source = report
            .article
            .text(finding.at.part)
            .and_then(|t| report.article.sources.get(t.source()));
        let name = source.map_or(outcome.path.as_str(), |source| source.name());
        let (line, column) =
            report.article.locate(finding.at).map_or((1, 1), |at| (at.line, at.column));
        lines.push_str(&format!(
            "{}:{line}:{column}: {}[{}] {}\n",
            visible(name),
            severity(finding.severity),
            finding.rule,
            visible(&finding.message)
        ));
    }
    lines
}
