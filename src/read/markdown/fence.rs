//! Blocks between lines of marks: Pandoc's and Quarto's `:::`, MyST's figures,
//! mkdocs' `///`.

use crate::article::Span;

use super::chunk;
use super::figure::Figure;
use super::shortcode::{Means, Shortcode};

/// A block that is open.
struct Open {
    mark: &'static str,
    length: usize,
    closes: Means,
    /// Which of the shortcodes opened it.
    opening: usize,
}

/// Finds the lines that open and close such blocks in `source[from..]`.
pub(super) fn find(source: &str, from: usize) -> Vec<Shortcode> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // The length of the fence of a block of code.
    let mut code: Option<(&str, usize)> = None;
    let mut at = from;
    while at < source.len() {
        let line = source[at..].split_inclusive('\n').next().unwrap_or_default();
        let start = at + line.len() - line.trim_start_matches(' ').len();
        let end = at + line.trim_end().len();
        at += line.len();
        let text = source.get(start..end).unwrap_or_default();
        let Some((mark, length)) = fence(text) else { continue };
        let rest = text[length..].trim();
        let span = Span::new(start, end);
        if let Some((of_code, least)) = code {
            if mark == of_code && length >= least && rest.is_empty() {
                code = None;
            }
            continue;
        }
        let is_code = matches!(mark, "`" | "~");
        if rest.is_empty() && (!is_code || open.last().is_some_and(|last| last.mark == mark)) {
            let Some(index) = open.iter().rposition(|o| o.mark == mark && o.length <= length)
            else {
                continue;
            };
            let closed = open.drain(index..).next().map_or(Means::Nothing, |open| open.closes);
            found.push(Shortcode { span, means: closed });
            continue;
        }
        let (means, closes, end) = match mark {
            "/" => match rest.split('|').next().unwrap_or_default().trim() {
                "caption" | "figure-caption" | "image-caption" => {
                    (Means::OpensCaption, Means::ClosesCaption, end)
                }
                _ => continue,
            },
            _ => match of_figure(source, rest, end) {
                Some((figure, end)) => (Means::Opens(figure), Means::Closes, end),
                None if is_code => {
                    match chunk::read(source, span, mark, length) {
                        Some(chunk) => {
                            at = at.max(chunk.span.end);
                            found.push(chunk);
                        }
                        None => code = Some((mark, length)),
                    }
                    continue;
                }
                None => (Means::Nothing, Means::Nothing, end),
            },
        };
        at = at.max(end);
        open.push(Open { mark, length, closes, opening: found.len() });
        found.push(Shortcode { span: Span::new(start, end), means });
    }
    // What is never closed would hold the rest of the story.
    for left in open {
        found[left.opening].means = Means::Nothing;
    }
    found
}

/// The mark that a line begins with three times or more, and how often.
fn fence(line: &str) -> Option<(&'static str, usize)> {
    ["`", "~", ":", "/"].into_iter().find_map(|mark| {
        let length = line.len() - line.trim_start_matches(mark).len();
        (length >= 3).then_some((mark, length))
    })
}

/// The figure that the words behind a fence announce, and the end of the
/// options below them: `{figure} b.jpg`, `{#fig-bridge}`, `{.figure}`.
fn of_figure(source: &str, rest: &str, end: usize) -> Option<(Figure, usize)> {
    let is_directive = ["{figure}", "{figure-md}", "{image}"].iter().any(|d| rest.starts_with(d));
    if !is_directive {
        let is_figure = rest.contains("#fig-")
            || rest.contains(".figure")
            || rest.trim_matches(['{', '}', ' ']) == "figure";
        return is_figure.then(|| (Figure::default(), end));
    }
    let argument = rest.split_once('}').map_or("", |(_, argument)| argument.trim());
    let src = (!argument.is_empty()).then(|| Span::new(end - argument.len(), end));
    let mut figure = Figure { src, ..Figure::default() };
    let mut done = end;
    let mut at = end + source[end..].find('\n').map_or(source.len() - end, |at| at + 1);
    // `:alt: The words`, a line each.
    while let Some(line) = source.get(at..).and_then(|rest| rest.split_inclusive('\n').next()) {
        let text = line.trim();
        let Some((key, value)) = text.strip_prefix(':').and_then(|rest| rest.split_once(':'))
        else {
            break;
        };
        let start =
            at + line.len() - line.trim_start().len() + text.len() - value.trim_start().len();
        let value = Span::new(start, start + value.trim().len());
        match key.trim() {
            "alt" => figure.alt = Some(value),
            "caption" => figure.caption = Some(value),
            _ => {}
        }
        done = value.end;
        at += line.len();
    }
    Some((figure, done))
}
