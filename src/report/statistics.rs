//! How often each rule speaks, in the place of what it says.

use std::collections::BTreeMap;

use serde_json::json;

use super::concise::severity;
use super::{Entry, Outcome, Reporter, Summary, text};
use crate::rule::Severity;

/// Counts findings by rule and severity.
#[derive(Debug)]
pub struct Statistics {
    counts: BTreeMap<(String, Severity), usize>,
    /// How to write them for people; else they are JSON.
    style: Option<text::Style>,
}

impl Statistics {
    /// A line a rule and the summary, for people.
    pub fn text(style: text::Style) -> Statistics {
        Statistics { counts: BTreeMap::new(), style: Some(style) }
    }

    /// One document: `{"statistics":[{"rule","severity","count"}],"summary"}`.
    pub fn json() -> Statistics {
        Statistics { counts: BTreeMap::new(), style: None }
    }

    /// The most frequent first.
    fn sorted(&self) -> Vec<(&str, Severity, usize)> {
        let mut rows: Vec<_> =
            self.counts.iter().map(|((rule, level), n)| (rule.as_str(), *level, *n)).collect();
        rows.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        rows
    }
}

impl Reporter for Statistics {
    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        let entry = |rule: &str, severity| Entry {
            path: outcome.path.clone(),
            severity: Some(severity),
            text: rule.to_owned(),
        };
        outcome.findings().map(|finding| entry(&finding.rule, finding.severity)).collect()
    }

    fn add(&mut self, entries: Vec<Entry>) -> String {
        for Entry { text, severity, .. } in entries {
            if let Some(severity) = severity {
                *self.counts.entry((text, severity)).or_default() += 1;
            }
        }
        String::new()
    }

    fn closing(&mut self, summary: &Summary) -> String {
        let rows = self.sorted().into_iter();
        let Some(style) = self.style else {
            let rows: Vec<_> = rows
                .map(|(rule, level, count)| {
                    json!({ "rule": rule, "severity": severity(level), "count": count })
                })
                .collect();
            return format!("{}\n", json!({ "statistics": rows, "summary": summary }));
        };
        let lines = rows
            .map(|(rule, level, count)| format!("{count:>6}  {:<7}  {rule}\n", severity(level)));
        lines.collect::<String>() + &text::summary(summary, style)
    }
}
