//! The record of a story in an archive.

use serde::Serialize;

use super::{of, to_string};
use crate::article::{Article, Excerpt, Part, Picture};
use crate::report::Outcome;
use crate::rule::Severity;

/// What an archive wants to know of a story beside its result.
#[derive(Serialize)]
pub(super) struct Archived<'a> {
    section: &'a str,
    language: Option<&'a str>,
}

/// The record of one story of an archive: what [`record`](super::record) has, and the
/// `section` and the `language` of the story, and for each caption the key of
/// its `picture`, which `key` tells, and what that looks like, if `look` does.
/// What a warning or an error points at in the story comes with the words
/// around it.
pub fn archived(
    outcome: &Outcome,
    section: &str,
    key: impl Fn(&Article, &Picture) -> Option<String>,
    look: impl Fn(&Picture) -> Option<String>,
) -> String {
    let nothing = Article::default();
    let mut story = of(outcome, &nothing, false);
    let article = outcome.result.as_ref().map_or(&nothing, |report| &report.article);
    story.archived = Some(Archived { section, language: article.language.as_deref() });
    let reports = outcome.result.iter().flat_map(|report| &report.captions);
    for (caption, report) in story.captions.iter_mut().zip(reports) {
        let picture = report.part.picture().and_then(|index| article.pictures.get(index));
        caption.picture = picture.and_then(|picture| key(article, picture));
        caption.look = picture.and_then(&look);
        let found = caption.findings.iter_mut().zip(&report.findings);
        for (found, finding) in found.filter(|(found, _)| found.severity > Severity::Note) {
            for (ground, reason) in found.evidence.iter_mut().zip(&finding.evidence) {
                ground.context = reason.at.and_then(|at| around(article, at));
            }
        }
    }
    to_string(&story)
}

/// As many bytes of the story are told on either side of what is pointed at.
const AROUND: usize = 110;

/// The words of the story's text around an excerpt of it, within its paragraph.
fn around(article: &Article, at: Excerpt) -> Option<&str> {
    let Part::Body = at.part else { return None };
    let text = article.text(at.part)?.as_str();
    let (before, after) = (text.get(..at.span.start)?, text.get(at.span.end..)?);
    let start = before.floor_char_boundary(before.len().saturating_sub(AROUND));
    let near = &before[start..];
    // Half a word is none.
    let skipped = near.rfind('\n').map(|end| end + 1).or_else(|| match start {
        0 => None,
        _ => near.find(' ').map(|space| space + 1),
    });
    let start = start + skipped.unwrap_or_default();
    let length = after.floor_char_boundary(AROUND);
    let near = &after[..length];
    let kept = near.find('\n').or_else(|| match length == after.len() {
        true => None,
        false => near.rfind(' '),
    });
    text.get(start..at.span.end + kept.unwrap_or(length))
}
