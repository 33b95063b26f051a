//! The same check in the shape of LanguageTool's interface, so that whatever
//! lets its user choose a server for that shows what is found here.

use std::borrow::Cow;

use cutline::article::{Part, Span};
use cutline::fix;
use cutline::language::Language;
use cutline::read::form::by_start;
use cutline::read::{self, Format};
use cutline::report::Outcome;
use cutline::rule::{Finding, Severity, StoryReport};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::Asked;
use super::response::Response;
use super::service::{Late, Service};
use super::upload::NAMELESS;
use super::work::late;
use crate::cli::lsp::position::{Encoding, Lines};

/// Letters that are shown on both sides of what a match is about.
const AROUND: usize = 40;

/// Matches of one text; a client that shows more helps nobody.
const MOST: usize = 500;

/// A text in pieces, some of which are no words.
#[derive(Deserialize)]
struct Data {
    annotation: Vec<Annotation>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Annotation {
    Text { text: String },
    Markup { markup: String },
}

/// The fields of a form that are read; of two with one name, the last.
#[derive(Default)]
struct Form<'f> {
    language: Option<Cow<'f, str>>,
    text: Option<Cow<'f, str>>,
    data: Option<Cow<'f, str>>,
}

impl<'f> Form<'f> {
    fn of(body: &'f [u8]) -> Form<'f> {
        let mut form = Form::default();
        for (name, value) in form_urlencoded::parse(body) {
            match &*name {
                "language" => form.language = Some(value),
                "text" => form.text = Some(value),
                "data" => form.data = Some(value),
                _ => {}
            }
        }
        form
    }
}

/// Answers with the findings on a text.
pub fn check(service: &Service, asked: &Asked) -> Response {
    if asked.request.media_type() != "application/x-www-form-urlencoded" {
        let wanted = "expected application/x-www-form-urlencoded";
        return Response::fault(415, &format!("no form of this type is read: {wanted}"));
    }
    let form = Form::of(&asked.request.body);
    let Some(language) = form.language.as_deref().filter(|code| is_code(code)) else {
        return Response::fault(400, "language: expected a code such as en-US, or auto");
    };
    let (text, format) = match (form.text, form.data) {
        (Some(text), None) => (text.into_owned(), Format::Plain),
        (None, Some(data)) => match serde_json::from_str(&data) {
            Ok(data) => whole(data),
            Err(error) => {
                let wanted = "expected {\"annotation\": [{\"text\": …}, {\"markup\": …}]}";
                let (line, column) = (error.line(), error.column());
                let message = format!("data: line {line}, column {column}: {wanted}");
                return Response::fault(400, &message);
            }
        },
        _ => return Response::fault(400, "expected either text or data"),
    };
    match found(service, asked, &text, format, language) {
        Ok(answer) => Response::json(format!("{answer}\n")),
        Err(Late) => late(),
    }
}

/// Whether this is the code of a language, or `auto`.
fn is_code(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_language = |part: &str| {
        part == "auto"
            || (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    };
    parts.next().is_some_and(is_language)
        && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The text with its markup, and what it is written in: figures are told by
/// markup, and so are captions.
fn whole(data: Data) -> (String, Format) {
    let mut text = String::new();
    let mut format = Format::Plain;
    for piece in data.annotation {
        match piece {
            Annotation::Text { text: words } => text.push_str(&words),
            Annotation::Markup { markup } => {
                if format != Format::Html && by_start(markup.as_bytes()) != Format::Plain {
                    format = Format::Html;
                } else if format == Format::Plain && markup.contains(['!', '#', '*', '_', '[']) {
                    format = Format::Markdown;
                }
                text.push_str(&markup);
            }
        }
    }
    (text, format)
}

fn found(
    service: &Service,
    asked: &Asked,
    text: &str,
    format: Format,
    language: &str,
) -> Result<Value, Late> {
    let language = Language::from_code(language);
    let mut matches = Vec::new();
    if !text.trim().is_empty() && text.len() <= read::largest(format) {
        let bytes = text.as_bytes().to_vec();
        let fields = &service.settings().fields;
        let lines = Lines::new(text, Encoding::Utf16);
        for story in read::told_from(NAMELESS, bytes, format, fields) {
            let story = story.map_err(read::ReadError::from).map(|mut article| {
                let told = language.map(|language| language.code().to_owned());
                article.language = article.language.take().or(told);
                article
            });
            let Outcome { result, .. } = service.judge(NAMELESS, story, asked.deadline)?;
            let Ok(report) = result else { continue };
            let shown = report.all().filter(|finding| finding.severity >= service.least);
            let told = shown.filter_map(|finding| told(service, finding, &report, text, &lines));
            matches.extend(told.take(MOST));
        }
    }
    let (name, code) =
        language.map_or(("unknown", "auto"), |language| (name(language), language.code()));
    Ok(json!({
        "software": {
            "name": "cutline", "version": env!("CARGO_PKG_VERSION"), "buildDate": "",
            "apiVersion": 1, "premium": false, "status": "",
        },
        "warnings": { "incompleteResults": false },
        "language": {
            "name": name, "code": code,
            "detectedLanguage": { "name": name, "code": code, "confidence": 1.0 },
        },
        "matches": matches,
    }))
}

/// A finding as a match, if it stands in the text.
fn told(
    service: &Service,
    finding: &Finding,
    report: &StoryReport,
    text: &str,
    lines: &Lines,
) -> Option<Value> {
    if let Part::Metadata { .. } = finding.at.part {
        return None;
    }
    let at = report.article.locate(finding.at)?.span;
    let mend = finding.fix.as_ref().filter(|fix| fix.edits.len() == 1).and_then(|fix| {
        let span = *fix::spans(fix, report)?.first()?;
        Some((span, &fix.edits.first()?.replacement))
    });
    // What a client puts there takes the place of the whole match.
    let (at, replacements) = match mend {
        Some((span, replacement)) => (span, vec![json!({ "value": replacement })]),
        None => (at, Vec::new()),
    };
    let (offset, length) = units(lines, at);
    let start = text.floor_char_boundary(at.start.saturating_sub(AROUND));
    let end = text.ceil_char_boundary((at.end + AROUND).min(text.len()));
    let (before, _) = units(lines, Span::new(start, end));
    let rule = service.rules().get(&finding.rule);
    let theme = rule.map_or("", |rule| &rule.theme);
    let message = match &finding.help {
        Some(help) => format!("{}. {help}", finding.message),
        None => finding.message.clone(),
    };
    Some(json!({
        "message": message,
        "shortMessage": rule.map_or("", |rule| &rule.summary),
        "replacements": replacements,
        "offset": offset,
        "length": length,
        "context": {
            "text": text.get(start..end).unwrap_or_default().replace(['\n', '\r'], " "),
            "offset": offset - before,
            "length": length,
        },
        "sentence": text.get(at.start..at.end).unwrap_or_default(),
        "type": { "typeName": "Other" },
        "rule": {
            "id": finding.rule,
            "description": rule.map_or("", |rule| &rule.summary),
            "issueType": if finding.severity > Severity::Note { "inconsistency" } else { "uncategorized" },
            "category": { "id": theme.to_uppercase(), "name": theme },
        },
        "ignoreForIncompleteSentence": false,
        "contextForSureMatch": 0,
    }))
}

/// Where a span begins and how long it is, as JavaScript and Java count.
fn units(lines: &Lines, span: Span) -> (usize, usize) {
    let start = lines.units_before(span.start);
    (start, lines.units_before(span.end) - start)
}

/// The languages that are read, as far as a client asks.
pub fn languages() -> Response {
    let all: Vec<Value> = Language::ALL
        .iter()
        .map(|language| {
            let code = language.code();
            json!({ "name": name(*language), "code": code, "longCode": code })
        })
        .collect();
    Response::json(format!("{}\n", Value::from(all)))
}

fn name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::German => "German",
        Language::French => "French",
        Language::Spanish => "Spanish",
        Language::Portuguese => "Portuguese",
        Language::Italian => "Italian",
        Language::Dutch => "Dutch",
    }
}
