//! Reports for people, in the manner of compilers.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Padding, Renderer};
use colored::Colorize;

use super::outcome::counted;
use super::snippet::{Shown, Snippet};
use super::{Entry, Outcome, Reporter, Summary, visible};
use crate::article::{Article, Excerpt};
use crate::rule::{CaptionReport, Finding, Reason, Severity, Verdict};

/// Reasons that a finding shows before it points to `--explain`.
const REASONS: usize = 6;

/// How much is shown, and how.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Colours, as escape sequences of terminals.
    pub colour: bool,
    /// Findings below this severity are left out.
    pub least: Severity,
    /// All reasons of each finding, and the ledger of each caption.
    pub explain: bool,
}

/// Writes for people.
#[derive(Debug)]
pub struct Text {
    style: Style,
    is_quiet: bool,
}

impl Text {
    /// A report in a style.
    pub fn new(style: Style) -> Text {
        Text { style, is_quiet: false }
    }

    /// A report in a style, without a summary.
    pub fn quiet(style: Style) -> Text {
        Text { style, is_quiet: true }
    }
}

impl Reporter for Text {
    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        Entry::story(outcome, story(outcome, self.style))
    }

    fn closing(&mut self, all: &Summary) -> String {
        if self.is_quiet { String::new() } else { summary(all, self.style) }
    }
}

/// What is to be said of one story; nothing where nothing is found.
pub fn story(outcome: &Outcome, style: Style) -> String {
    let Ok(report) = &outcome.result else { return String::new() };
    let mut text = String::new();
    for finding in report.all().filter(|finding| finding.severity >= style.least) {
        text.push_str(&render(finding, &report.article, style));
        text.push_str("\n\n");
    }
    if style.explain {
        for caption in &report.captions {
            text.push_str(&ledger(caption, &report.article, style));
            text.push('\n');
        }
    }
    text
}

/// The last line.
pub fn summary(summary: &Summary, style: Style) -> String {
    let mut line = format!("{summary}\n");
    if summary.notes > 0 && style.least > Severity::Note {
        let notes = counted(summary.notes, "note", "notes");
        line = line.replacen(&notes, &format!("{notes} (see them with --show note)"), 1);
    }
    match (style.colour, summary.errors + summary.unreadable, summary.warnings) {
        (false, _, _) => line,
        (true, 0, 0) => line.green().to_string(),
        (true, 0, _) => line.yellow().to_string(),
        (true, _, _) => line.red().to_string(),
    }
}

impl Default for Style {
    fn default() -> Style {
        Style { colour: false, least: Severity::Note, explain: false }
    }
}

fn render(finding: &Finding, article: &Article, style: Style) -> String {
    let mut snippets: Vec<Snippet> = Vec::new();
    let mut notes = Vec::new();
    snippets.extend(Snippet::new(article, finding.at, None));
    let shown = if style.explain { finding.evidence.len() } else { REASONS };
    for reason in finding.evidence.iter().take(shown) {
        let Some(at) = reason.at else {
            notes.push(visible(&reason.says).into_owned());
            continue;
        };
        if !snippets.iter_mut().any(|snippet| snippet.add(article, at, &reason.says)) {
            snippets.extend(Snippet::new(article, at, Some(reason.says.clone())));
        }
    }
    if let more @ 1.. = finding.evidence.len().saturating_sub(shown) {
        notes.push(format!("{more} more; --explain shows them"));
    }
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = visible(&finding.message).into_owned();
    let mut group =
        level.primary_title(message).id(finding.rule.as_str()).elements([] as [Element; 0]);
    for (index, snippet) in snippets.into_iter().enumerate() {
        group = with_snippet(group, snippet, index == 0);
    }
    group = group.elements(notes.into_iter().map(|note| Level::NOTE.message(note)));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(visible(help).into_owned()));
    }
    if let Some(fix) = &finding.fix {
        let option = if fix.is_safe { "--fix" } else { "--unsafe-fixes" };
        let title = format!("{} ({option})", visible(&fix.title));
        group = group.element(Level::HELP.with_name("fix").message(title));
    }
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    without_empty_headers(&renderer.term_width(400).render(&[group]))
}

/// The renderer heads a snippet with `:::` where it knows no file for it; ours
/// are headed by an origin of their own, for only that can tell a column that
/// was counted in the whole line and not in the stretch that is shown.
fn without_empty_headers(rendered: &str) -> String {
    let bare = |line: &str| {
        let parts = line.split('\u{1b}');
        parts.map(|part| part.split_once('m').map_or(part, |(_, rest)| rest)).collect::<String>()
    };
    let is_empty = |line: &str| line.contains(":::") && bare(line).trim() == ":::";
    let lines: Vec<&str> = rendered.lines().filter(|line| !is_empty(line)).collect();
    lines.join("\n")
}

fn with_snippet<'a>(group: Group<'a>, snippet: Snippet<'a>, primary: bool) -> Group<'a> {
    let (line, column) = (snippet.line, snippet.column);
    let origin = Origin::path(visible(snippet.source.name())).line(line).char_column(column);
    let Shown { text, marks } = snippet.shown();
    let mut marks = marks.into_iter();
    let annotate = |kind: AnnotationKind, (at, label): (_, Option<String>)| match label {
        Some(label) => kind.span(at).label(label),
        None => kind.span(at),
    };
    let first = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotations: Vec<_> = marks
        .next()
        .map(|mark| annotate(first, mark))
        .into_iter()
        .chain(marks.map(|mark| annotate(AnnotationKind::Context, mark)))
        .collect();
    let group = if primary { group } else { group.element(Padding) };
    let source = annotate_snippets::Snippet::source(text).line_start(line).annotations(annotations);
    group.element(origin).element(source)
}

/// Why a caption scored as it did.
fn ledger(caption: &CaptionReport, article: &Article, style: Style) -> String {
    let text = article.text(caption.part);
    let start = text.map_or(String::new(), |text| {
        let short: String = text.as_str().chars().take(70).collect();
        let cut = if short.len() < text.as_str().len() { "…" } else { "" };
        format!("{}{cut}", visible(&short))
    });
    let verdict = match caption.verdict {
        Verdict::Belongs => "belongs",
        Verdict::Unclear => "unclear",
        Verdict::Mismatch => "mismatch",
    };
    let verdict = match (style.colour, caption.verdict) {
        (false, _) => verdict.normal(),
        (true, Verdict::Belongs) => verdict.green(),
        (true, Verdict::Unclear) => verdict.yellow(),
        (true, Verdict::Mismatch) => verdict.red(),
    };
    let mut lines = format!("{verdict} {:.2}: {start}\n", caption.score);
    if let Some(text) = text
        && let Some(source) = article.sources.get(text.source())
        && let Some(at) = article.locate(Excerpt::new(caption.part, text.span()))
    {
        lines.push_str(&format!(" --> {}:{}:{}\n", visible(source.name()), at.line, at.column));
    }
    for Reason { says, weight, .. } in &caption.reasons {
        lines.push_str(&format!("  {weight:+.2}  {}\n", visible(says)));
    }
    lines
}
