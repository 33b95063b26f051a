//! SARIF 2.1.0, as code scanning services read it.
//!
//! A log holds no more results than a service takes, so that they are kept until
//! it is known which of them are the gravest.

mod kept;
mod log;

use std::collections::BTreeSet;

use serde::Serialize;

use self::kept::Kept;
use self::log::{
    Artifact, ArtifactChange, Configuration, Descriptor, Driver, Fingerprints, Fix, Found,
    Location, Logical, Message, Notification, Physical, Properties, Region, Replacement, Tool,
};
use super::fingerprint::fingerprinted;
use super::json::to_string;
use super::location::{self, FileLocation};
use super::{Entry, Outcome, Reporter, Root, Summary, told};
use crate::article::{Article, Excerpt};
use crate::rule::{Edit, Finding, RuleSet, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Where something is told of this version: for want of a page of its own, what
/// is told stands in the address itself.
const INFORMATION: &str = if env!("CARGO_PKG_HOMEPAGE").is_empty() {
    "data:text/plain,cutline%20rules%20explain%20RULE%20tells%20of%20each%20rule"
} else {
    env!("CARGO_PKG_HOMEPAGE")
};

/// Faults of the input that a log tells one by one.
const FAULTS: usize = 1_000;

/// Writes a log of findings from a severity on.
#[derive(Debug)]
pub struct Sarif {
    least: Severity,
    /// Ids in the order in which the log describes the rules.
    rules: Vec<String>,
    tool: String,
    root: Root,
    results: Kept,
    /// Notifications of what could not be read.
    faults: Vec<String>,
}

impl Sarif {
    /// A log of findings from a severity on, with a page on each rule and paths
    /// from the root of a repository.
    pub fn new(rules: &RuleSet, least: Severity, root: Root) -> Sarif {
        let helps: Vec<String> = rules
            .iter()
            .map(|rule| match &rule.help {
                Some(help) => format!("{help}\n\n{}", rule.why.trim_end()),
                None => rule.why.trim_end().to_owned(),
            })
            .collect();
        let described = rules.iter().zip(&helps).map(|(rule, help)| Descriptor {
            id: &rule.id,
            short_description: Message { text: &rule.summary },
            full_description: Message { text: rule.why.trim_end() },
            help: Message { text: help },
            default_configuration: Configuration { level: level(rule.severity) },
            properties: Properties { tags: [&rule.theme] },
        });
        let driver = Driver {
            name: "cutline",
            semantic_version: env!("CARGO_PKG_VERSION"),
            information_uri: INFORMATION,
            rules: described.collect(),
        };
        Sarif {
            least,
            tool: to_string(&Tool { driver }),
            rules: rules.iter().map(|rule| rule.id.clone()).collect(),
            root,
            results: Kept::default(),
            faults: Vec::new(),
        }
    }

    fn result(&self, outcome: &Outcome, article: &Article, found: (&Finding, &str)) -> String {
        let (finding, fingerprint) = found;
        let related = finding
            .evidence
            .iter()
            .filter_map(|reason| Some((reason.at.filter(|at| *at != finding.at)?, reason)))
            .enumerate()
            .map(|(index, (at, reason))| Location {
                id: Some(index + 1),
                message: Some(Message { text: &reason.says }),
                ..self.location(outcome, article, at)
            });
        to_string(&Found {
            rule_id: &finding.rule,
            rule_index: self.rules.iter().position(|id| *id == finding.rule),
            level: level(finding.severity),
            message: Message { text: &finding.message },
            locations: [self.location(outcome, article, finding.at)],
            related_locations: related.collect(),
            partial_fingerprints: Fingerprints { words: fingerprint },
            fixes: self.fix(outcome, article, finding).map(|fix| [fix]),
        })
    }

    fn location<'a>(&self, outcome: &Outcome, article: &'a Article, at: Excerpt) -> Location<'a> {
        let place = FileLocation::of(outcome, article, at);
        let snippet = || Some(Message { text: article.quote(at) });
        let region = match (place.region, place.line) {
            (Some(stretch), _) => Some(Region { snippet: snippet(), ..region(stretch) }),
            (None, Some(line)) => {
                Some(Region { start_line: line, snippet: snippet(), ..Region::default() })
            }
            (None, None) => None,
        };
        let name = |id: &String| [Logical { fully_qualified_name: id.clone() }];
        Location {
            id: None,
            physical_location: Physical {
                artifact_location: Artifact { uri: self.uri(&place.path) },
                region,
            },
            logical_locations: article.id.as_ref().map(name),
            message: None,
        }
    }

    /// How to mend a finding, where its words stand in a file.
    fn fix<'a>(
        &self,
        outcome: &Outcome,
        article: &Article,
        finding: &'a Finding,
    ) -> Option<Fix<'a>> {
        let fix = finding.fix.as_ref()?;
        let replacement = |edit: &'a Edit| {
            Some(Replacement {
                deleted_region: region(FileLocation::of(outcome, article, edit.at).region?),
                inserted_content: Message { text: &edit.replacement },
            })
        };
        let change = ArtifactChange {
            artifact_location: Artifact { uri: self.uri(&location::path(&outcome.path)) },
            replacements: fix.edits.iter().map(replacement).collect::<Option<_>>()?,
        };
        Some(Fix { description: Message { text: &fix.title }, artifact_changes: [change] })
    }

    /// A file, from the root of the repository on.
    fn uri(&self, path: &str) -> String {
        uri(&self.root.relative(path))
    }
}

impl Reporter for Sarif {
    fn opening(&mut self) -> String {
        format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\n\"tool\":{},\n\
             \"columnKind\":\"unicodeCodePoints\",\n\"results\":[",
            self.tool
        )
    }

    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        let entry = |severity, text| Entry { path: outcome.path.clone(), severity, text };
        match &outcome.result {
            Err(error) => {
                let FileLocation { path, line, .. } = FileLocation::of_error(outcome, error);
                let region = line.map(|line| Region {
                    start_line: line,
                    start_column: error.column,
                    ..Region::default()
                });
                let physical_location =
                    Physical { artifact_location: Artifact { uri: self.uri(&path) }, region };
                let at = of_file(physical_location);
                let message = Message { text: &error.message };
                let fault = Notification { level: "error", message, locations: vec![at] };
                vec![entry(None, to_string(&fault))]
            }
            Ok(report) => {
                let found = fingerprinted(outcome, report)
                    .filter(|(finding, _)| finding.severity >= self.least)
                    .map(|(finding, fingerprint)| {
                        let found = (finding, fingerprint.as_str());
                        entry(Some(finding.severity), self.result(outcome, &report.article, found))
                    });
                let notices = told::of_input(&report.article).into_iter().map(|notice| {
                    let uri = self.uri(&location::path(&outcome.path));
                    let file = Physical { artifact_location: Artifact { uri }, region: None };
                    let message = Message { text: &notice };
                    let locations = vec![of_file(file)];
                    entry(None, to_string(&Notification { level: "note", message, locations }))
                });
                found.chain(notices).collect()
            }
        }
    }

    fn add(&mut self, entries: Vec<Entry>) -> String {
        let (faults, results): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.severity.is_none());
        let room = FAULTS.saturating_sub(self.faults.len());
        self.faults.extend(faults.into_iter().take(room).map(|entry| entry.text));
        results.into_iter().for_each(|entry| self.results.add(entry));
        String::new()
    }

    fn closing(&mut self, summary: &Summary) -> String {
        #[derive(Serialize)]
        struct File {
            location: Artifact,
        }
        let gaps = summary.gaps().join("; ");
        if !gaps.is_empty() {
            let message = Message { text: &gaps };
            let gaps = Notification { level: "note", message, locations: Vec::new() };
            self.faults.push(to_string(&gaps));
        }
        let (results, left_out) = std::mem::take(&mut self.results).finish();
        if let Some(left_out) = left_out {
            let message = Message { text: &left_out };
            let left_out = Notification { level: "warning", message, locations: Vec::new() };
            self.faults.push(to_string(&left_out));
        }
        let files: BTreeSet<&str> = results.iter().map(|entry| entry.path.as_str()).collect();
        let files = files.into_iter();
        let files: Vec<File> = files
            .map(|path| File { location: Artifact { uri: self.uri(&location::path(path)) } })
            .collect();
        let results: Vec<&str> = results.iter().map(|entry| entry.text.as_str()).collect();
        let start = if results.is_empty() { "" } else { "\n" };
        format!(
            "{start}{}\n],\n\"artifacts\":{},\n\"invocations\":[{{\"executionSuccessful\":{},\
             \"toolExecutionNotifications\":[{}]}}]\n}}]}}\n",
            results.join(",\n"),
            to_string(&files),
            summary.unreadable == 0,
            self.faults.join(",")
        )
    }
}

fn of_file(physical_location: Physical<'_>) -> Location<'_> {
    Location { id: None, physical_location, logical_locations: None, message: None }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn region<'a>(stretch: location::Region) -> Region<'a> {
    Region {
        start_line: stretch.start.line,
        start_column: Some(stretch.start.column),
        end_line: Some(stretch.end.line),
        end_column: Some(stretch.end.column),
        byte_offset: Some(stretch.bytes.start),
        byte_length: Some(stretch.bytes.len()),
        snippet: None,
    }
}

/// A path as a URI reference: what stands for itself there, and all other
/// bytes by their numbers.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        for (path, is) in [
            ("news/a b.txt", "news/a%20b.txt"),
            ("C:/x", "C%3A/x"),
            ("é#?%.md", "%C3%A9%23%3F%25.md"),
            ("<stdin>", "%3Cstdin%3E"),
            ("/srv/a.txt", "file:///srv/a.txt"),
        ] {
            assert_eq!(uri(path), is);
        }
    }
}
