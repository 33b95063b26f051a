use std::ops::Range;

use super::{Change, apply};
use crate::article::Span;

/// Lines around a change that are shown.
const AROUND: usize = 3;

/// The unified diff of a file's text and its changes, as `patch` and `git
/// apply` take it; nothing where nothing changes.
///
/// Each change keeps to its line, so that lines stand for lines and need not
/// be matched.
pub fn unified(path: &str, text: &str, changes: &[Change]) -> String {
    let lines: Vec<Span> = lines(text);
    let mut changed: Vec<usize> = changes.iter().map(|change| line_of(&lines, change)).collect();
    changed.dedup();
    let mut diff = String::new();
    for hunk in hunks(&changed, lines.len()) {
        if diff.is_empty() {
            let name = quoted(path);
            diff = format!("--- {name}\n+++ {name}\n");
        }
        let (start, count) = (hunk.start + 1, hunk.len());
        diff.push_str(&format!("@@ -{start},{count} +{start},{count} @@\n"));
        let mut at = hunk.start;
        while at < hunk.end {
            let run =
                at..(at..hunk.end).find(|i| changed.binary_search(i).is_err()).unwrap_or(hunk.end);
            for line in &lines[run.clone()] {
                push(&mut diff, '-', line.of(text));
            }
            for line in &lines[run.clone()] {
                push(&mut diff, '+', &with_changes(text, *line, changes));
            }
            if run.is_empty() {
                push(&mut diff, ' ', lines[at].of(text));
            }
            at = run.end.max(at + 1);
        }
    }
    diff
}

/// A file's name as git writes it in a patch: one that holds a line end or the
/// like would begin the patch of another file. Behind one with spaces stands a
/// tab, for `patch` ends a name at it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| !c.is_ascii_control() && !matches!(c, '"' | '\\');
    if path.chars().all(is_plain) {
        let end = if path.contains(' ') { "\t" } else { "" };
        return format!("{path}{end}");
    }
    let mut name = String::from("\"");
    for byte in path.bytes() {
        match byte {
            b'"' => name.push_str("\\\""),
            b'\\' => name.push_str("\\\\"),
            b'\n' => name.push_str("\\n"),
            b'\t' => name.push_str("\\t"),
            b'\r' => name.push_str("\\r"),
            b' '..=b'~' => name.push(char::from(byte)),
            other => name.push_str(&format!("\\{other:03o}")),
        }
    }
    name + "\""
}

/// The lines of a text, each with what ends it.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let line = |line: &str| {
        at += line.len();
        Span::new(at - line.len(), at)
    };
    text.split_inclusive('\n').map(line).collect()
}

fn line_of(lines: &[Span], change: &Change) -> usize {
    lines.partition_point(|line| line.end <= change.span.start)
}

/// The lines to show, in stretches that lie apart.
fn hunks(changed: &[usize], count: usize) -> Vec<Range<usize>> {
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for line in changed.iter().filter(|line| **line < count) {
        let (start, end) = (line.saturating_sub(AROUND), (line + AROUND + 1).min(count));
        match hunks.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => hunks.push(start..end),
        }
    }
    hunks
}

fn with_changes(text: &str, line: Span, changes: &[Change]) -> String {
    let first = changes.partition_point(|change| change.span.start < line.start);
    let inside = changes[first..].iter().take_while(|change| change.span.start < line.end);
    let moved: Vec<Change> = inside
        .filter(|change| line.contains(change.span))
        .map(|Change { span, replacement }| Change {
            span: Span::new(span.start - line.start, span.end - line.start),
            replacement: replacement.clone(),
        })
        .collect();
    apply(line.of(text), &moved).unwrap_or_else(|| line.of(text).to_owned())
}

fn push(diff: &mut String, sign: char, line: &str) {
    diff.push(sign);
    diff.push_str(line);
    if !line.ends_with('\n') {
        diff.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replace(text: &str, pairs: &[(&str, &str)]) -> Vec<Change> {
        let change = |(old, new): &(&str, &str)| {
            let at = text.find(old).expect("it is there");
            Change { span: Span::new(at, at + old.len()), replacement: (*new).to_owned() }
        };
        pairs.iter().map(change).collect()
    }

    #[test]
    fn names_are_written_as_git_writes_them() {
        for (path, name) in [
            ("news/süd.md", "news/süd.md"),
            ("a b.md", "a b.md\t"),
            ("a\n--- b\n+++ b.md", "\"a\\n--- b\\n+++ b.md\""),
            ("a\"\\\t\r\u{1b}ü", "\"a\\\"\\\\\\t\\r\\033\\303\\274\""),
        ] {
            assert_eq!(quoted(path), name, "{path}");
        }
    }

    #[test]
    fn changes_are_shown_with_the_lines_around_them() {
        let text = "a\nb\nc\nd\ne\nf\ng\nh\r\ni\nj\nk\nl x y";
        for (pairs, expected) in [
            (&[][..], ""),
            (&[("a", "A")], "@@ -1,4 +1,4 @@\n-a\n+A\n b\n c\n d\n"),
            (
                &[("x", "X"), ("y", "Y")],
                "@@ -9,4 +9,4 @@\n i\n j\n k\n-l x y\n\\ No newline at end of file\n\
                 +l X Y\n\\ No newline at end of file\n",
            ),
            (
                &[("d", "D"), ("e", "E"), ("h", "HH")],
                "@@ -1,11 +1,11 @@\n a\n b\n c\n-d\n-e\n+D\n+E\n f\n g\n-h\r\n+HH\r\n i\n j\n k\n",
            ),
        ] {
            let head = if pairs.is_empty() { "" } else { "--- s.txt\n+++ s.txt\n" };
            let diff = unified("s.txt", text, &replace(text, pairs));
            assert_eq!(diff, format!("{head}{expected}"));
        }
    }
}
