//! What cutline sees at a spot.

use cutline::article::Excerpt;
use cutline::report::Seen;
use cutline::rule::{CaptionReport, StoryReport, Verdict};
use cutline::see;
use gen_lsp_types::{Hover, MarkupContent, MarkupKind};
use serde_json::Value;

use super::document::{Checked, bytes};
use super::position::Lines;

/// Reasons of a verdict that are parts.
const REASONS: usize = 5;

/// The fact named at a byte of the document and, in a caption, the verdict on
/// it with the strongest reasons.
pub fn hover(checked: &Checked, at: usize, lines: &Lines) -> Option<Hover> {
    let report = checked.report()?;
    let stands_here = |excerpt: Excerpt| {
        bytes(report, excerpt).filter(|bytes| bytes.start <= at && at < bytes.end)
    };
    let caption = report.captions.iter().find_map(|caption| {
        let whole = report.article.text(caption.part)?.span();
        Some((caption, stands_here(Excerpt::new(caption.part, whole))?))
    });
    let seen = see(&report.article, checked.settings.linter().glossary());
    let seen = seen.iter().filter_map(|seen| Some((seen, stands_here(seen.at)?)));
    // Of facts inside of one another the narrowest is the one pointed at.
    let seen = seen.min_by_key(|(_, bytes)| bytes.len());
    let range = seen.as_ref().map(|(_, bytes)| bytes).or(caption.as_ref().map(|(_, b)| b))?;
    let range = lines.range(range.clone());
    let parts = seen.map(|(seen, _)| fact(seen, report));
    let parts = parts.into_iter().chain(caption.map(|(caption, _)| verdict(caption)));
    let value = parts.collect::<Vec<_>>().join("\n\n");
    // What is shown quotes stories, which may hold markup.
    let contents = MarkupContent { kind: MarkupKind::PlainText, value };
    Some(Hover { contents: contents.into(), range: Some(range) })
}

/// `person: Lena Ortiz`, and below it what the words are taken to mean.
fn fact(seen: &Seen, report: &StoryReport) -> String {
    let mut parts = format!("{}: {}", seen.kind, report.article.quote(seen.at));
    let values = seen.value.as_object().into_iter().flatten();
    for (name, value) in values.filter(|(_, value)| !value.is_null()) {
        match value {
            Value::String(text) if text.is_empty() => {}
            Value::String(text) => parts.push_str(&format!("\n  {name}: {text}")),
            other => parts.push_str(&format!("\n  {name}: {other}")),
        }
    }
    parts
}

/// The verdict on a caption, and the strongest reasons of it.
pub fn verdict(caption: &CaptionReport) -> String {
    let mut parts = format!("caption: {}", judged(caption));
    for reason in caption.reasons.iter().take(REASONS) {
        parts.push_str(&format!("\n  {:+.2}  {}", reason.weight, reason.says));
    }
    parts
}

/// The verdict on a caption in a few words, such as `belongs, 0.93`.
pub fn judged(caption: &CaptionReport) -> String {
    let verdict = match caption.verdict {
        Verdict::Belongs => "belongs",
        Verdict::Unclear => "unclear",
        Verdict::Mismatch => "mismatch",
    };
    format!("{verdict}, {:.2}", caption.score)
}
