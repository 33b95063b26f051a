//! `<!-- cutline-disable-next-line RULE reason -->` and its kin.

use super::{named, normal, push, shorten};
use crate::article::{Article, Scope, Span, Suppression, Text};
use crate::read::plain::paragraph::is_break;
use crate::suggest::nearest;

/// What opens and closes comments: those of HTML, and those of MDX.
const BRACKETS: [(&str, &str); 2] = [("<!--", "-->"), ("{/*", "*/}")];

const NEXT_LINE: &str = "cutline-disable-next-line";
const FROM_HERE: &str = "cutline-disable";
const UP_TO_HERE: &str = "cutline-enable";
const FILE: &str = "cutline-disable-file";

/// Bytes behind a comment in which the next line is looked for.
const GAP: usize = 16 << 10;

/// Characters of a wrong name that are repeated.
const LONGEST_NAME: usize = 40;

/// Whether `text` is a comment, from its first byte to its last, that speaks
/// to cutline.
pub(crate) fn is_written_in(text: &str) -> bool {
    inside(text).is_some()
}

/// The bytes between the brackets of a comment to cutline, white space left out.
fn inside(comment: &str) -> Option<Span> {
    let between = |(opens, closes): &(&str, &str)| {
        Some((opens.len(), comment.strip_prefix(opens)?.strip_suffix(closes)?))
    };
    let (before, content) = BRACKETS.iter().find_map(between)?;
    let words = content.trim();
    let is_ours = [FROM_HERE, UP_TO_HERE].iter().any(|name| words.starts_with(name));
    let start = before + content.len() - content.trim_start().len();
    is_ours.then(|| Span::new(start, start + words.len()))
}

/// Reads the comments to cutline that stand on lines of their own in a plain
/// text.
pub(crate) fn in_lines(article: &mut Article, text: &str) {
    if !BRACKETS.iter().any(|(opens, _)| text.contains(opens)) {
        return;
    }
    let mut at = 0;
    let mut comments = Vec::new();
    for line in text.split_inclusive(is_break) {
        let start = at + line.len() - line.trim_start().len();
        let span = Span::new(start, start + line.trim().len());
        at += line.len();
        if is_written_in(span.of(text)) {
            comments.push(span);
        }
    }
    in_comments(article, text, &comments);
}

/// A plain text without the lines that [`in_lines`] reads.
pub(crate) fn without(text: &str) -> Text {
    let mut rest = Text::default();
    let mut at = 0;
    for line in text.split_inclusive(is_break) {
        if !is_written_in(line.trim()) {
            rest.push(line, at);
        }
        at += line.len();
    }
    rest
}

/// Reads the comments to cutline at these places of the article's first source.
pub(crate) fn in_comments(article: &mut Article, source: &str, comments: &[Span]) {
    let mut comments = comments.to_vec();
    comments.sort_unstable();
    let mut open: Vec<(String, usize)> = Vec::new();
    let (mut counted, mut line) = (0, 1);
    for comment in comments {
        let Some(inside) = inside(comment.of(source)).map(|span| span.shift(comment.start)) else {
            continue;
        };
        let words = inside.of(source);
        let length = words.find(char::is_whitespace).unwrap_or(words.len());
        let (directive, arguments) = words.split_at(length);
        let (names, reason) = named(arguments);
        let names: Vec<Span> = names.iter().map(|name| name.shift(inside.start + length)).collect();
        line += source[counted..comment.start].matches('\n').count();
        counted = comment.start;
        let mut notice = |message: String| article.notices.push(format!("line {line}: {message}"));
        let scope = match directive {
            NEXT_LINE => Scope::Next(next(source, comment.end)),
            FROM_HERE => Scope::Stretch(Span::new(comment.end, source.len())),
            FILE => Scope::Story,
            UP_TO_HERE => {
                let closed: Vec<String> =
                    names.iter().map(|name| normal(name.of(source))).collect();
                let before = open.len();
                open.retain(|(name, index)| {
                    let is_closed = closed.is_empty() || closed.contains(name);
                    if is_closed
                        && let Scope::Stretch(span) = &mut article.suppressions[*index].scope
                    {
                        span.end = comment.start;
                    }
                    !is_closed
                });
                if open.len() == before {
                    notice(format!(
                        "this `{UP_TO_HERE}` enables nothing: no `{FROM_HERE}` above names the same"
                    ));
                }
                continue;
            }
            other => {
                let other = shorten(other, LONGEST_NAME);
                let known = [NEXT_LINE, FROM_HERE, UP_TO_HERE, FILE];
                let meant = nearest(&other, known).unwrap_or(NEXT_LINE);
                notice(format!("there is no comment `{other}`: did you mean `{meant}`?"));
                continue;
            }
        };
        let whole = [comment];
        for span in if names.is_empty() { &whole[..] } else { &names } {
            let is_named = !names.is_empty();
            let name = normal(if is_named { span.of(source) } else { Suppression::ALL });
            let index = article.suppressions.len();
            push(article, name.clone(), reason, scope, Text::verbatim(source, *span));
            if directive == FROM_HERE && index < article.suppressions.len() {
                open.push((name, index));
            }
        }
    }
}

/// Where the next thing stands that is neither white space nor a comment.
fn next(source: &str, from: usize) -> usize {
    let window = &source[..source.floor_char_boundary(from + GAP)];
    let mut at = from;
    loop {
        at += window[at..].len() - window[at..].trim_start().len();
        let comment = BRACKETS.iter().find_map(|(opens, closes)| {
            let length = window[at..].strip_prefix(opens)?.find(closes)?;
            Some(opens.len() + length + closes.len())
        });
        match comment {
            Some(length) => at += length,
            None => return at,
        }
    }
}
