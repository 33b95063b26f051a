//! A story as the page has it: short keys, lists in the place of objects, and
//! no text longer than somebody reads there.

use std::borrow::Cow;

use serde::Serialize;

use super::super::json::to_string;
use crate::audit::record::{FindingRecord, StoryRecord};
use crate::audit::reuse::Reused;
use crate::rule::{Severity, Verdict};

/// Characters of a caption.
const CAPTION: usize = 700;
/// Characters of any other text.
const WORDS: usize = 240;
/// Reasons of one finding.
const REASONS: usize = 5;

/// One story with its findings.
#[derive(Serialize, Default)]
struct Row<'a> {
    /// What the story is called.
    n: &'a str,
    /// The file that it stands in, where that says more.
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<&'a str>,
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    t: Option<String>,
    /// Day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<&'a str>,
    /// The section.
    s: &'a str,
    /// The captions of which something is said: words, verdict, score.
    c: Vec<(String, Option<u8>, Option<f64>)>,
    /// The findings.
    f: Vec<Found>,
    /// Why it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    e: Option<String>,
}

/// Rule, severity, caption, message, reasons.
type Found = (usize, u8, Option<usize>, String, Vec<Ground>);

/// Where a reason stands (story, caption, rule, other story), its words, what
/// it says, and the words of the story around it.
#[derive(Serialize)]
struct Ground(
    u8,
    Option<String>,
    String,
    #[serde(skip_serializing_if = "Option::is_none")] Option<String>,
);

const OTHER_STORY: u8 = 3;

/// The row of a story, of whose findings those are told that `takes` takes;
/// nothing where none are.
pub fn story(
    story: &StoryRecord,
    rules: &[String],
    mut takes: impl FnMut(Severity) -> bool,
) -> Option<String> {
    let mut row = Row {
        n: story.name(),
        p: story.id.is_some().then_some(&*story.path),
        t: story.title.as_deref().map(|title| short(title, WORDS)),
        d: story.published.as_deref(),
        s: &story.section,
        e: story.error.as_ref().map(|error| match error.line {
            Some(line) => format!("line {line}: {}", short(&error.message, WORDS)),
            None => short(&error.message, WORDS),
        }),
        ..Row::default()
    };
    for caption in &story.captions {
        let before = row.f.len();
        for finding in &caption.findings {
            if takes(finding.severity) {
                let found = found(finding, Some(row.c.len()), rules);
                row.f.push(found);
            }
        }
        if row.f.len() > before {
            let verdict = Some(caption.verdict as u8);
            debug_assert_eq!(Verdict::Mismatch as u8, 2, "the page counts on it");
            row.c.push((short(&caption.text, CAPTION), verdict, Some(caption.score)));
        }
    }
    for finding in &story.findings {
        if takes(finding.severity) {
            row.f.push(found(finding, None, rules));
        }
    }
    (!row.f.is_empty() || row.e.is_some()).then(|| to_string(&row))
}

/// The row of a picture that is used again.
pub fn reused(reused: &Reused, rules: &[String]) -> String {
    let (here, there) = (&reused.here, &reused.there);
    let words = here.span.and_then(|span| here.text.get(span.start..span.end));
    let day = there.published.as_ref().map_or_else(String::new, |day| format!(", {day}"));
    let title = there.title.as_ref().map_or_else(String::new, |title| format!(" — {title}"));
    let says = short(&format!("{}{day}{title}", there.story), WORDS);
    let reasons = vec![
        Ground(1, words.map(|words| short(words, WORDS)), String::new(), None),
        Ground(OTHER_STORY, Some(short(&there.text, CAPTION)), says, None),
    ];
    let (rule, severity) = (number(rules, &reused.rule), reused.severity as u8);
    to_string(&Row {
        n: &here.story,
        t: here.title.as_deref().map(|title| short(title, WORDS)),
        d: here.published.as_deref(),
        s: here.section.as_deref().unwrap_or_default(),
        c: vec![(short(&here.text, CAPTION), None, None)],
        f: vec![(rule, severity, Some(0), short(&reused.message, WORDS), reasons)],
        ..Row::default()
    })
}

fn found(finding: &FindingRecord, caption: Option<usize>, rules: &[String]) -> Found {
    let reasons = finding.evidence.iter().take(REASONS).map(|reason| {
        let of = match &*reason.of {
            "story" => 0,
            "caption" => 1,
            _ => 2,
        };
        let text = |text: &Option<Cow<str>>| text.as_deref().map(|text| short(text, WORDS));
        Ground(of, text(&reason.text), short(&reason.says, WORDS), text(&reason.context))
    });
    let message = short(&finding.message, WORDS);
    let (rule, severity) = (number(rules, &finding.rule), finding.severity as u8);
    (rule, severity, caption, message, reasons.collect())
}

fn number(rules: &[String], rule: &str) -> usize {
    rules.binary_search_by(|known| known.as_str().cmp(rule)).unwrap_or(0)
}

/// At most so many characters of a text.
fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
