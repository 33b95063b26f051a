//! What an editor can do about findings at a press of a key.

use std::collections::HashMap;
use std::ops::Range as Bytes;

use cutline::article::{Article, Excerpt, Part};
use cutline::fix::{FixSelection, changes};
use cutline::read::Format;
use cutline::rule::{Edit, Finding, StoryReport};
use gen_lsp_types::{CodeAction, CodeActionKind, Range, TextEdit, Uri, WorkspaceEdit};

use super::diagnostics::diagnostic;
use super::document::{Checked, Document, bytes};
use super::position::Lines;
use super::stop::Stop;

/// All that can be mended at once.
pub const FIX_ALL: &str = "source.fixAll.cutline";

/// Findings in one place that actions are offered for.
const MOST: usize = 20;

/// Bytes of text for whose findings comments are tried, in sum; one finding is
/// always tried.
const MOST_TRIED: usize = 2 << 20;

/// What actions are asked for, and where.
pub struct Asked<'a> {
    pub uri: &'a Uri,
    pub document: &'a Document,
    pub checked: &'a Checked,
    pub lines: &'a Lines<'a>,
    pub range: Bytes<usize>,
    /// The kinds that are wanted; nothing where all are that a finding has.
    pub only: Option<&'a [CodeActionKind]>,
    pub stop: &'a Stop,
}

impl Asked<'_> {
    /// The actions, those that mend before those that silence.
    pub fn actions(&self) -> Vec<CodeAction> {
        let Some(report) = self.checked.report() else { return Vec::new() };
        let mut actions = Vec::new();
        if self.wants(&CodeActionKind::QuickFix, true) {
            let findings = self.checked.findings().filter(|finding| {
                let at = bytes(report, finding.at);
                at.is_some_and(|at| at.start <= self.range.end && self.range.start <= at.end)
            });
            let findings: Vec<&Finding> = findings.take(MOST).collect();
            actions.extend(findings.iter().filter_map(|finding| self.fix(finding, report)));
            for finding in findings.into_iter().take(self.tries()) {
                actions.extend(self.suppress_next_line(finding, report));
                actions.extend(self.suppress_in_file(finding, report));
            }
        }
        if self.wants(&CodeActionKind::from(FIX_ALL), false) {
            actions.extend(self.fix_all(report));
        }
        actions
    }

    fn wants(&self, kind: &CodeActionKind, unasked: bool) -> bool {
        let kind = kind.to_string();
        let is_under = |wanted: &CodeActionKind| {
            let wanted = wanted.to_string();
            let rest = kind.strip_prefix(&wanted);
            wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.only.map_or(unasked, |only| only.iter().any(is_under))
    }

    fn fix(&self, finding: &Finding, report: &StoryReport) -> Option<CodeAction> {
        let fix = finding.fix.as_ref()?;
        let edit = |edit: &Edit| {
            let range = self.lines.range(bytes(report, edit.at)?);
            Some(TextEdit { range, new_text: edit.replacement.clone() })
        };
        let edits = fix.edits.iter().map(edit).collect::<Option<_>>()?;
        let is_preferred = fix.is_safe.then_some(true);
        Some(CodeAction { is_preferred, ..self.action(&fix.title, finding, report, edits) })
    }

    fn fix_all(&self, report: &StoryReport) -> Option<CodeAction> {
        let changes = changes(report, FixSelection::Safe).changes;
        let edits: Vec<TextEdit> = changes
            .into_iter()
            .map(|change| TextEdit {
                range: self.lines.range(change.span.start..change.span.end),
                new_text: change.replacement,
            })
            .collect();
        (!edits.is_empty()).then(|| CodeAction {
            title: "Mend what the story bears out".to_owned(),
            kind: Some(CodeActionKind::from(FIX_ALL)),
            edit: self.edit(edits),
            ..CodeAction::default()
        })
    }

    fn suppress_next_line(&self, finding: &Finding, report: &StoryReport) -> Option<CodeAction> {
        let picture = finding.at.part.picture().and_then(|index| start(&report.article, index));
        let here = bytes(report, finding.at)?.start;
        let lines = [picture, Some(here)].into_iter().flatten();
        let places = lines.map(|at| self.lines.line_start(at));
        let title = format!("Say nothing of this: {}", finding.rule);
        let comment = format!("<!-- cutline-disable-next-line {} -->", finding.rule);
        self.comment(&title, &comment, places, finding, report)
    }

    fn suppress_in_file(&self, finding: &Finding, report: &StoryReport) -> Option<CodeAction> {
        let text = &self.document.text;
        let places = [head(text, self.document.format), Some(text.len())].into_iter().flatten();
        let title = format!("Ignore {} in this file", finding.rule);
        let comment = format!("<!-- cutline-disable-file {} -->", finding.rule);
        self.comment(&title, &comment, places, finding, report)
    }

    /// A comment on a line of its own, at the first of some places where it
    /// silences the finding and does nothing else.
    fn comment(
        &self,
        title: &str,
        comment: &str,
        places: impl Iterator<Item = usize>,
        finding: &Finding,
        report: &StoryReport,
    ) -> Option<CodeAction> {
        let text = self.document.text.as_str();
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut lines = places.map(|at| {
            let rest = &text[at..];
            let indent = &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()];
            let before = if text[..at].ends_with('\n') || at == 0 { "" } else { line_end };
            (at, format!("{before}{indent}{comment}{line_end}"))
        });
        let (at, line) = lines.find(|(at, line)| {
            let changed = [&text[..*at], line, &text[*at..]].concat();
            let after = self.document.check(&changed, &self.checked.settings, self.stop);
            matches!(after, Ok(Some(Ok(after))) if is_silenced(finding, report, &after))
        })?;
        let position = self.lines.position(at);
        let range = Range { start: position, end: position };
        let edits = vec![TextEdit { range, new_text: line }];
        Some(self.action(title, finding, report, edits))
    }

    fn action(
        &self,
        title: &str,
        finding: &Finding,
        report: &StoryReport,
        edits: Vec<TextEdit>,
    ) -> CodeAction {
        let diagnostic = diagnostic(finding, report, self.uri, self.lines, false);
        CodeAction {
            title: title.to_owned(),
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
            edit: self.edit(edits),
            ..CodeAction::default()
        }
    }

    fn edit(&self, edits: Vec<TextEdit>) -> Option<WorkspaceEdit> {
        let changes = Some(HashMap::from([(self.uri.clone(), edits)]));
        Some(WorkspaceEdit { changes, ..WorkspaceEdit::default() })
    }

    /// Findings that comments are offered for: each is tried by checks of the
    /// whole document.
    fn tries(&self) -> usize {
        (MOST_TRIED / self.document.text.len().max(1)).clamp(1, MOST)
    }
}

/// Where the first of a picture's texts begins in the document.
fn start(article: &Article, picture: usize) -> Option<usize> {
    let captions = 0..article.pictures.get(picture)?.captions.len();
    let captions = captions.map(|index| Part::Caption { picture, index });
    let parts = [Part::Src { picture }, Part::Alt { picture }, Part::Credit { picture }];
    let texts = parts.into_iter().chain(captions).filter_map(|part| {
        let text = article.text(part)?;
        article.locate(Excerpt::new(part, text.span()))
    });
    texts.map(|at| at.span.start).min()
}

/// Where the story begins, behind its front matter or the document's type.
fn head(text: &str, format: Option<Format>) -> Option<usize> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next()?;
    match (format, first.trim_end()) {
        (Some(Format::Markdown), fence @ ("---" | "+++")) => {
            let mut end = start + first.len();
            for line in lines {
                end += line.len();
                if line.trim_end() == fence {
                    return Some(end);
                }
            }
            None
        }
        (Some(Format::Markdown), first) if first.starts_with('{') => None,
        (Some(Format::Html), line) if line.starts_with("<!") || line.starts_with("<?") => {
            Some(start + first.len())
        }
        _ => Some(start),
    }
}

/// Whether a finding is suppressed now, and nothing else is said of the story
/// than before.
fn is_silenced(finding: &Finding, before: &StoryReport, after: &StoryReport) -> bool {
    let said = |other: &Finding| (other.rule.clone(), other.message.clone());
    let mut old: Vec<_> = before.all().map(said).collect();
    old.sort_unstable();
    let is_old = |new: &Finding| old.binary_search(&said(new)).is_ok();
    let texts = |report: &StoryReport| -> Vec<String> {
        report.article.captions().map(|(_, text)| text.as_str().to_owned()).collect()
    };
    let is_hidden = after.suppressed.iter().any(|hidden| said(&hidden.finding) == said(finding));
    is_hidden && after.all().all(is_old) && texts(before) == texts(after)
}
