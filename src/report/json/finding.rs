//! A finding, with what it rests on and how to mend it.

use std::borrow::Cow;

use serde::Serialize;

use crate::article::{Article, Excerpt, Location, Part, Source};
use crate::rule::{Edit, Finding, Reason, Severity};

/// How a text is written that a person reads: as it is, or what hides in it seen.
pub(in crate::report) type Show<'a> = fn(&'a str) -> Cow<'a, str>;

/// What a rule found.
#[derive(Serialize)]
pub(in crate::report) struct Found<'a> {
    rule: &'a str,
    pub severity: Severity,
    message: Cow<'a, str>,
    help: Option<Cow<'a, str>>,
    /// Which text the span runs over, where it is no caption's.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    span: Option<Span>,
    pub evidence: Vec<Ground<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Mend<'a>>,
}

/// How to mend a finding.
#[derive(Serialize)]
struct Mend<'a> {
    title: Cow<'a, str>,
    safe: bool,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    span: Option<Span>,
    replacement: &'a str,
}

/// A reason: evidence of a finding, or an entry of a caption's ledger.
#[derive(Serialize)]
pub(in crate::report) struct Ground<'a> {
    of: &'static str,
    text: Option<Cow<'a, str>>,
    span: Option<Span>,
    says: Cow<'a, str>,
    /// The picture's file or the record, where it stands in metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// The words around it, for those who do not have the story at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<&'a str>,
}

/// Bytes from the start of the source, and where a person would look.
#[derive(Serialize)]
pub(in crate::report) struct Span {
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

/// A finding, its words written by `show`.
pub(in crate::report) fn found<'a>(
    finding: &'a Finding,
    article: &'a Article,
    show: Show<'a>,
) -> Found<'a> {
    Found {
        rule: &finding.rule,
        severity: finding.severity,
        message: show(&finding.message),
        help: finding.help.as_deref().map(show),
        part: text_of_picture(finding.at.part),
        span: span(article, finding.at),
        evidence: finding.evidence.iter().map(|reason| ground(reason, article, show)).collect(),
        fix: finding.fix.as_ref().map(|fix| Mend {
            title: show(&fix.title),
            safe: fix.is_safe,
            edits: fix.edits.iter().map(|edit| change(edit, article)).collect(),
        }),
    }
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

pub(super) fn ground<'a>(reason: &'a Reason, article: &'a Article, show: Show<'a>) -> Ground<'a> {
    Ground {
        of: match reason.at.map(|at| at.part) {
            Some(Part::Title | Part::Body | Part::Suppression { .. }) => "story",
            Some(Part::Metadata { .. }) => "metadata",
            Some(_) => "caption",
            None => "rule",
        },
        text: reason.at.map(|at| show(article.quote(at))),
        span: reason.at.and_then(|at| span(article, at)),
        says: show(&reason.says),
        file: reason.at.filter(|at| matches!(at.part, Part::Metadata { .. })).and_then(|at| {
            let source = article.text(at.part)?.source();
            article.sources.get(source).map(Source::name)
        }),
        weight: None,
        context: None,
    }
}

pub(super) fn span(article: &Article, at: Excerpt) -> Option<Span> {
    article.locate(at).map(Span::from)
}
