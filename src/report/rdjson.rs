//! The Reviewdog Diagnostic Format, as `reviewdog -f=rdjson` reads it.

use serde::Serialize;

use super::json::to_string;
use super::location::{FileLocation, Point, Region};
use super::reporter::List;
use super::{Entry, Outcome, Reporter, Summary};
use crate::article::Article;
use crate::read::ReadError;
use crate::rule::{Finding, Severity};

/// Writes the diagnostics of findings from a severity on.
#[derive(Debug)]
pub struct RdJson {
    least: Severity,
    list: List,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Position>,
}

/// Both count from 1; columns count bytes.
#[derive(Serialize)]
struct Position {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl RdJson {
    /// Diagnostics of findings from a severity on.
    pub fn new(least: Severity) -> RdJson {
        RdJson { least, list: List::default() }
    }
}

impl Reporter for RdJson {
    fn opening(&mut self) -> String {
        "{\"source\":{\"name\":\"cutline\"},\"diagnostics\":[".to_owned()
    }

    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        let unreadable = |error: &ReadError| {
            to_string(&Diagnostic {
                message: error.message.clone(),
                location: FileLocation::of_error(outcome, error).into(),
                severity: "ERROR",
                code: Code { value: "unreadable" },
                related_locations: Vec::new(),
                suggestions: Vec::new(),
            })
        };
        Entry::findings(outcome, self.least, unreadable, |article, finding| {
            to_string(&diagnostic(outcome, article, finding))
        })
    }

    fn add(&mut self, entries: Vec<Entry>) -> String {
        self.list.add(entries)
    }

    fn closing(&mut self, _summary: &Summary) -> String {
        "\n]}\n".to_owned()
    }
}

fn diagnostic<'a>(outcome: &Outcome, article: &Article, finding: &'a Finding) -> Diagnostic<'a> {
    let related = finding.evidence.iter().filter_map(|reason| {
        let at = reason.at.filter(|at| *at != finding.at)?;
        Some(Related {
            message: &reason.says,
            location: FileLocation::of(outcome, article, at).into(),
        })
    });
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let suggestions = edits.filter_map(|edit| {
        let region = FileLocation::of(outcome, article, edit.at).region?;
        Some(Suggestion { range: region.into(), text: &edit.replacement })
    });
    Diagnostic {
        message: match &finding.help {
            Some(help) => format!("{}\n{help}", finding.message),
            None => finding.message.clone(),
        },
        location: FileLocation::of(outcome, article, finding.at).into(),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        code: Code { value: &finding.rule },
        related_locations: related.collect(),
        suggestions: suggestions.collect(),
    }
}

impl From<FileLocation<'_>> for Location {
    fn from(place: FileLocation) -> Location {
        let range = match place.region {
            Some(region) => Some(region.into()),
            None => {
                place.line.map(|line| Range { start: Position { line, column: None }, end: None })
            }
        };
        Location { path: place.path.into_owned(), range }
    }
}

impl From<Region> for Range {
    fn from(region: Region) -> Range {
        Range { start: region.start.into(), end: Some(region.end.into()) }
    }
}

impl From<Point> for Position {
    fn from(point: Point) -> Position {
        Position { line: point.line, column: Some(point.byte_column) }
    }
}
