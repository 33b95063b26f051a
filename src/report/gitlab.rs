//! GitLab's Code Quality report: a JSON list of issues.

use serde::Serialize;

use super::fingerprint::{fingerprinted, of_error};
use super::json::to_string;
use super::location::FileLocation;
use super::reporter::List;
use super::{Entry, Outcome, Reporter, Root, Summary};
use crate::rule::Severity;

/// Writes the issues of findings from a severity on.
#[derive(Debug)]
pub struct GitLab {
    least: Severity,
    root: Root,
    list: List,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl GitLab {
    /// Issues of findings from a severity on, with paths from the root of a
    /// repository.
    pub fn new(least: Severity, root: Root) -> GitLab {
        GitLab { least, root, list: List::default() }
    }
}

impl Reporter for GitLab {
    fn opening(&mut self) -> String {
        "[".to_owned()
    }

    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        let entry = |severity, issue: Issue| Entry {
            path: outcome.path.clone(),
            severity,
            text: to_string(&issue),
        };
        let report = match &outcome.result {
            Ok(report) => report,
            Err(error) => {
                let place = FileLocation::of_error(outcome, error);
                let issue = Issue {
                    description: &error.message,
                    check_name: "unreadable",
                    fingerprint: of_error(outcome, error),
                    severity: "critical",
                    location: Location::new(&place, &self.root),
                };
                return vec![entry(None, issue)];
            }
        };
        fingerprinted(outcome, report)
            .filter(|(finding, _)| finding.severity >= self.least)
            .map(|(finding, fingerprint)| {
                let place = FileLocation::of(outcome, &report.article, finding.at);
                let issue = Issue {
                    description: &finding.message,
                    check_name: &finding.rule,
                    fingerprint,
                    severity: match finding.severity {
                        Severity::Error => "major",
                        Severity::Warning => "minor",
                        Severity::Note => "info",
                    },
                    location: Location::new(&place, &self.root),
                };
                entry(Some(finding.severity), issue)
            })
            .collect()
    }

    fn add(&mut self, entries: Vec<Entry>) -> String {
        self.list.add(entries)
    }

    fn closing(&mut self, _summary: &Summary) -> String {
        "\n]\n".to_owned()
    }
}

impl Location {
    /// GitLab wants a line even where there is none: then it is the first.
    fn new(place: &FileLocation, root: &Root) -> Location {
        let begin = place.line.unwrap_or(1);
        let end = place.region.map_or(begin, |region| region.end.line);
        Location { path: root.relative(&place.path), lines: Lines { begin, end } }
    }
}
