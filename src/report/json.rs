//! Reports for programs: one JSON document, or one JSON line a story.

mod archived;
mod finding;

pub use archived::archived;

use std::borrow::Cow;
use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use self::archived::Archived;
pub(super) use self::finding::{Found, Span, found};
use self::finding::{Ground, ground, span};
use super::reporter::List;
use super::{Entry, Outcome, Reporter, Summary, told};
use crate::article::{Article, Excerpt, Part, Text};
use crate::rule::{
    CaptionReport, Cause, Finding, Reason, Severity, StoryReport, Suppressed, Verdict,
};

#[derive(Serialize)]
struct Story<'a> {
    id: Option<&'a str>,
    path: &'a str,
    title: Option<&'a str>,
    published: Option<String>,
    #[serde(flatten)]
    archived: Option<Archived<'a>>,
    captions: Vec<Caption<'a>>,
    findings: Vec<Found<'a>>,
    suppressed: Vec<Hidden<'a>>,
    /// What was wrong with the input, though the story could be read, and what
    /// was not found in it.
    notices: Vec<String>,
    error: Option<Unreadable<'a>>,
}

#[derive(Serialize)]
struct Caption<'a> {
    text: &'a str,
    src: Option<&'a str>,
    /// The file that it stands in, where that is not the story's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// By what the picture is known wherever it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
    /// What the picture looks like.
    #[serde(skip_serializing_if = "Option::is_none")]
    look: Option<String>,
    span: Option<Span>,
    verdict: Verdict,
    score: f64,
    findings: Vec<Found<'a>>,
    suppressed: Vec<Hidden<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<Vec<Ground<'a>>>,
}

/// A finding that is not reported.
#[derive(Serialize)]
struct Hidden<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    span: Option<Span>,
    /// `story` or `baseline`: who says that it is not to be.
    by: &'static str,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Unreadable<'a> {
    message: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

/// Writes one document.
#[derive(Debug, Default)]
pub struct Json {
    explain: bool,
    list: List,
}

/// Writes a record a line.
#[derive(Debug)]
pub struct JsonLines {
    explain: bool,
}

impl Json {
    /// One document; with `explain`, each caption has its whole ledger.
    pub fn new(explain: bool) -> Json {
        Json { explain, list: List::default() }
    }
}

impl JsonLines {
    /// A record a line; with `explain`, each caption has its whole ledger.
    pub fn new(explain: bool) -> JsonLines {
        JsonLines { explain }
    }
}

impl Reporter for Json {
    fn opening(&mut self) -> String {
        opening()
    }

    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        Entry::story(outcome, record(outcome, self.explain))
    }

    fn add(&mut self, entries: Vec<Entry>) -> String {
        self.list.add(entries)
    }

    fn closing(&mut self, summary: &Summary) -> String {
        format!("\n{}\n", closing(summary))
    }
}

impl Reporter for JsonLines {
    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        Entry::story(outcome, format!("{}\n", record(outcome, self.explain)))
    }
}

/// The record of one story, without a line end; with `explain`, each caption
/// has its whole ledger under `reasons`.
pub fn record(outcome: &Outcome, explain: bool) -> String {
    to_string(&of(outcome, &Article::default(), explain))
}

fn of<'a>(outcome: &'a Outcome, nothing: &'a Article, explain: bool) -> Story<'a> {
    match &outcome.result {
        Ok(report) => Story {
            captions: report.captions.iter().map(|c| caption(c, report, explain)).collect(),
            findings: findings(&report.findings, &report.article),
            suppressed: suppressed(report, |part| !matches!(part, Part::Caption { .. })),
            ..head(&outcome.path, &report.article)
        },
        Err(error) => Story {
            notices: Vec::new(),
            error: Some(Unreadable {
                message: &error.message,
                line: error.line,
                column: error.column,
            }),
            ..head(&outcome.path, nothing)
        },
    }
}

/// What stands before the first record of a document.
pub fn opening() -> String {
    format!("{{\"version\":{},\"stories\":[", to_string(env!("CARGO_PKG_VERSION")))
}

/// What stands behind the last record of a document.
pub fn closing(summary: &Summary) -> String {
    format!("],\"summary\":{}}}", to_string(summary))
}

fn head<'a>(path: &'a str, article: &'a Article) -> Story<'a> {
    Story {
        id: article.id.as_deref(),
        path,
        title: article.title.as_ref().map(|title| title.as_str()),
        published: article.published.map(|day| day.to_string()),
        archived: None,
        captions: Vec::new(),
        findings: Vec::new(),
        suppressed: Vec::new(),
        notices: told::notices(article),
        error: None,
    }
}

fn caption<'a>(caption: &'a CaptionReport, report: &'a StoryReport, explain: bool) -> Caption<'a> {
    let article = &report.article;
    let text = article.text(caption.part);
    let src = match caption.part {
        Part::Caption { picture, .. } | Part::Alt { picture } => article.pictures.get(picture),
        _ => None,
    };
    Caption {
        text: text.map_or("", |text| text.as_str()),
        src: src.and_then(|picture| picture.src.as_ref().map(Text::as_str)),
        file: text.and_then(|text| {
            let source = article.sources.get(text.source()).filter(|source| !source.is_field())?;
            (text.source() > 0).then(|| source.name())
        }),
        picture: None,
        look: None,
        span: text.and_then(|text| span(article, Excerpt::new(caption.part, text.span()))),
        verdict: caption.verdict,
        score: rounded(caption.score),
        findings: findings(&caption.findings, article),
        suppressed: suppressed(report, |part| part == caption.part),
        reasons: explain.then(|| {
            let weighed = |reason: &'a Reason| {
                let mut ground = ground(reason, article, Cow::Borrowed);
                ground.weight = Some(rounded(reason.weight));
                ground
            };
            caption.reasons.iter().map(weighed).collect()
        }),
    }
}

fn findings<'a>(findings: &'a [Finding], article: &'a Article) -> Vec<Found<'a>> {
    findings.iter().map(|finding| found(finding, article, Cow::Borrowed)).collect()
}

/// What is not reported of the parts that are `of_interest`.
fn suppressed(report: &StoryReport, of_interest: impl Fn(Part) -> bool) -> Vec<Hidden<'_>> {
    let all = report.suppressed.iter().filter(|hidden| of_interest(hidden.finding.at.part));
    all.map(|Suppressed { finding, cause, .. }| Hidden {
        rule: &finding.rule,
        severity: finding.severity,
        message: &finding.message,
        span: span(&report.article, finding.at),
        by: match cause {
            Cause::Story(_) => "story",
            Cause::Baseline => "baseline",
        },
        reason: match cause {
            Cause::Story(reason) => reason.as_deref(),
            Cause::Baseline => None,
        },
    })
    .collect()
}

/// Four decimals: the same bytes on every machine.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// JSON that does not steer a terminal: control characters that JSON allows as
/// they are, and some terminals obey, are written as escapes too.
struct Tame;

impl Formatter for Tame {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        text: &str,
    ) -> io::Result<()> {
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| ('\u{7f}'..='\u{9f}').contains(&c)) {
            CompactFormatter.write_string_fragment(to, &rest[..at])?;
            let tail = &rest[at..];
            let Some(c) = tail.chars().next() else { break };
            write!(to, "\\u{:04x}", c as u32)?;
            rest = &tail[c.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(to, rest)
    }
}

pub(crate) fn to_string<T: Serialize + ?Sized>(value: &T) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Tame);
    // Neither can fail: the types have string keys only, and memory takes all bytes.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok(), "records are plain data");
    String::from_utf8(bytes).unwrap_or_default()
}
