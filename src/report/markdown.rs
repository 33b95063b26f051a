//! Markdown for a comment on a change: a line that sums up, a table a file.

use super::concise::severity;
use super::location::{FileLocation, path};
use super::{Entry, Outcome, Reporter, Summary, counted, visible};
use crate::article::Article;
use crate::read::ReadError;
use crate::rule::{Finding, Severity};

/// Characters that GitHub takes of a comment.
/// <https://docs.github.com/en/rest/issues/comments>
pub const COMMENT: usize = 65_536;
/// Bytes that GitHub takes of a job's summary.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>
pub const JOB_SUMMARY: usize = 1 << 20;

/// Kept free for what stands before and behind the tables.
const FRAME: usize = 1_000;
/// Characters of a message, of what is quoted and of a path that are shown.
const MESSAGE: usize = 600;
const QUOTE: usize = 120;
const PATH: usize = 300;
/// Reasons that are shown.
const REASONS: usize = 6;

/// Writes one comment, however much is found.
#[derive(Debug)]
pub struct Markdown {
    least: Severity,
    /// Bytes for all tables.
    room: usize,
    tables: String,
    /// The file of the last table.
    file: Option<String>,
    held_back: usize,
}

impl Markdown {
    /// A comment of at most `limit` bytes on findings from a severity on.
    pub fn new(least: Severity, limit: usize) -> Markdown {
        let room = limit.saturating_sub(FRAME);
        Markdown { least, room, tables: String::new(), file: None, held_back: 0 }
    }
}

impl Reporter for Markdown {
    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        let unreadable = |error: &ReadError| {
            let place = FileLocation::of_error(outcome, error);
            row("❌ error", &place, "cannot be read", &escaped(&error.message, MESSAGE))
        };
        Entry::findings(outcome, self.least, unreadable, |article, f| finding(outcome, article, f))
    }

    fn add(&mut self, entries: Vec<Entry>) -> String {
        for entry in entries {
            let heading = match &self.file {
                Some(file) if *file == entry.path => String::new(),
                _ => heading(&entry.path),
            };
            // Once something did not fit, nothing does: a shorter finding is
            // not worth more than the longer one before it.
            if self.held_back > 0
                || self.tables.len() + heading.len() + entry.text.len() > self.room
            {
                self.held_back += 1;
                continue;
            }
            self.tables.push_str(&heading);
            self.tables.push_str(&entry.text);
            self.file = Some(entry.path);
        }
        String::new()
    }

    fn closing(&mut self, summary: &Summary) -> String {
        let mut comment = format!("**cutline**: {summary}\n{}", self.tables);
        if self.held_back > 0 {
            let more = counted(self.held_back, "more finding", "more findings");
            comment.push_str(&format!("\n… and {more}.\n"));
        }
        comment
    }
}

fn heading(file: &str) -> String {
    format!(
        "\n<code>{}</code>\n\n| | line | finding |\n|---|---|---|\n",
        escaped(&path(file), PATH)
    )
}

fn finding(outcome: &Outcome, article: &Article, finding: &Finding) -> String {
    let sign = match finding.severity {
        Severity::Error => "❌",
        Severity::Warning => "⚠️",
        Severity::Note => "💬",
    };
    let mut details: Vec<String> = Vec::new();
    for reason in finding.evidence.iter().take(REASONS) {
        let says = escaped(&reason.says, MESSAGE);
        details.push(match reason.at.map(|at| escaped(article.quote(at), QUOTE)) {
            Some(quote) if !quote.is_empty() => format!("“{quote}”: {says}"),
            _ => says,
        });
    }
    if let more @ 1.. = finding.evidence.len().saturating_sub(REASONS) {
        details.push(format!("… and {more} more"));
    }
    details.extend(finding.help.iter().map(|help| format!("<em>{}</em>", escaped(help, MESSAGE))));
    let mut message = escaped(&finding.message, MESSAGE);
    if !details.is_empty() {
        let details = details.join("<br>");
        message.push_str(&format!("<details><summary>why</summary>{details}</details>"));
    }
    let label = format!("{sign} {}", severity(finding.severity));
    row(&label, &FileLocation::of(outcome, article, finding.at), &finding.rule, &message)
}

fn row(label: &str, place: &FileLocation, title: &str, message: &str) -> String {
    let line = place.line.map_or(String::new(), |line| line.to_string());
    format!("| {label} | {line} | **{}**: {message} |\n", escaped(title, PATH))
}

/// The first `most` characters of a text, on one line and with nothing in them
/// that Markdown or GitHub takes for more than letters: no markup, no cell's
/// end, no link, nobody called by name.
pub(crate) fn escaped(text: &str, most: usize) -> String {
    let start: String = text.chars().take(most).collect();
    let cut = if start.len() < text.len() { "…" } else { "" };
    let mut escaped = String::with_capacity(start.len() + 16);
    for c in visible(&start).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // A mathematical formula to GitHub, unless it stands by itself.
            '$' => escaped.push_str("<span>$</span>"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '~' | '|' | '!' | '^' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped.push_str(cut);
    unlinked(&escaped)
}

/// GitHub makes links of bare addresses, `@names` and `#numbers`; an empty
/// comment inside of them keeps it from that.
fn unlinked(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        parted.push(c);
        let next = rest.peek();
        let links = match c {
            '@' | '#' => next.is_some_and(|c| c.is_alphanumeric()),
            ':' => next == Some(&'/'),
            'w' | 'W' => next == Some(&'.'),
            _ => false,
        };
        if links {
            parted.push_str("<!-- -->");
        }
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_story_is_markup() {
        for (text, shown) in [
            ("a | b\nc", "a \\| b c"),
            (
                "<img src=x onerror=y> & *b* _c_ `d` ~e~",
                "&lt;img src=x onerror=y&gt; &amp; \\*b\\* \\_c\\_ \\`d\\` \\~e\\~",
            ),
            ("[x](http://y.z) ![p](q)", "\\[x\\](http:<!-- -->//y.z) \\!\\[p\\](q)"),
            (
                "ask @desk about #12, www.x.org",
                "ask @<!-- -->desk about #<!-- -->12, www<!-- -->.x.org",
            ),
            ("$5 and $6", "<span>$</span>5 and <span>$</span>6"),
            ("\u{202e}\u{1b}[2J", "<U+202E>␛\\[2J"),
        ] {
            let shown = shown.replace("<U+202E>", "&lt;U+202E&gt;");
            assert_eq!(escaped(text, 100), shown);
        }
        assert_eq!(escaped("eleven dogs", 6), "eleven…");
    }

    #[test]
    fn a_comment_is_as_long_as_it_may_be_and_counts_the_rest() {
        let mut markdown = Markdown::new(Severity::Note, COMMENT);
        let text = "| ❌ error | 1 | **x**: y |\n";
        for number in 0..5_000 {
            let path = format!("news/{}.txt", number / 3);
            let severity = Some(Severity::Error);
            markdown.add(vec![Entry { path, severity, text: text.to_owned() }]);
        }
        let comment = markdown.closing(&Summary { errors: 5_000, ..Summary::default() });
        assert!((COMMENT - 2 * FRAME..=COMMENT).contains(&comment.len()), "{}", comment.len());
        let rows = comment.matches(text).count();
        assert!(comment.ends_with(&format!("\n… and {} more findings.\n", 5_000 - rows)));
    }
}
