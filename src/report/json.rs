//! Reports for programs: one JSON document, or one JSON line a story.

mod archived;

pub use archived::archived;

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use self::archived::Archived;
use super::reporter::List;
use super::{Entry, Outcome, Reporter, Summary, told};
use crate::article::{Article, Excerpt, Location, Part, Source, Text};
use crate::rule::{
    CaptionReport, Cause, Edit, Finding, Reason, Severity, StoryReport, Suppressed, Verdict,
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

#[derive(Serialize)]
struct Found<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    /// Which text the span runs over, where it is no caption's.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    span: Option<Span>,
    evidence: Vec<Ground<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Mend<'a>>,
}

/// How to mend a finding.
#[derive(Serialize)]
struct Mend<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    span: Option<Span>,
    replacement: &'a str,
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

/// A reason: evidence of a finding, or an entry of a caption's ledger.
#[derive(Serialize)]
struct Ground<'a> {
    of: &'static str,
    text: Option<&'a str>,
    span: Option<Span>,
    says: &'a str,
    /// The picture's file or the record, where it stands in metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<f64>,
    /// The words around it, for those who do not have the story at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<&'a str>,
}

#[derive(Serialize)]
struct Unreadable<'a> {
    message: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

/// Bytes from the start of the source, and where a person would look.
#[derive(Serialize)]
pub(super) struct Span {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
}

impl From<Location> for Span {
    fn from(at: Location) -> Span {
        Span { start: at.span.start, end: at.span.end, line: at.line, column: at.column }
    }
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
            let weighed = |reason: &'a Reason| Ground {
                weight: Some(rounded(reason.weight)),
                ..ground(reason, article)
            };
            caption.reasons.iter().map(weighed).collect()
        }),
    }
}

fn findings<'a>(findings: &'a [Finding], article: &'a Article) -> Vec<Found<'a>> {
    let found = |finding: &'a Finding| Found {
        rule: &finding.rule,
        severity: finding.severity,
        message: &finding.message,
        help: finding.help.as_deref(),
        part: text_of_picture(finding.at.part),
        span: span(article, finding.at),
        evidence: finding.evidence.iter().map(|reason| ground(reason, article)).collect(),
        fix: finding.fix.as_ref().map(|fix| Mend {
            title: &fix.title,
            safe: fix.is_safe,
            edits: fix.edits.iter().map(|edit| change(edit, article)).collect(),
        }),
    };
    findings.iter().map(found).collect()
}

fn change<'a>(edit: &'a Edit, article: &Article) -> Change<'a> {
    Change { span: span(article, edit.at), replacement: &edit.replacement }
}

/// What to call a text that belongs to a picture or to the whole story.
fn text_of_picture(part: Part) -> Option<String> {
    Some(match part {
        Part::Caption { .. } | Part::Suppression { .. } => return None,
        Part::Title => "title".to_owned(),
        Part::Body => "text".to_owned(),
        Part::Alt { picture } => format!("alt {}", picture + 1),
        Part::Credit { picture } => format!("credit {}", picture + 1),
        Part::Src { picture } => format!("src {}", picture + 1),
        Part::Metadata { picture, .. } => format!("metadata {}", picture + 1),
    })
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

fn ground<'a>(reason: &'a Reason, article: &'a Article) -> Ground<'a> {
    Ground {
        of: match reason.at.map(|at| at.part) {
            Some(Part::Title | Part::Body | Part::Suppression { .. }) => "story",
            Some(Part::Metadata { .. }) => "metadata",
            Some(_) => "caption",
            None => "rule",
        },
        text: reason.at.map(|at| article.quote(at)),
        span: reason.at.and_then(|at| span(article, at)),
        says: &reason.says,
        file: reason.at.filter(|at| matches!(at.part, Part::Metadata { .. })).and_then(|at| {
            let source = article.text(at.part)?.source();
            article.sources.get(source).map(Source::name)
        }),
        weight: None,
        context: None,
    }
}

fn span(article: &Article, at: Excerpt) -> Option<Span> {
    article.locate(at).map(Span::from)
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
