use std::ops::Range;

use super::visible;
use crate::article::{Article, Excerpt, Source, Span};

/// Characters shown before what is marked, where a line is longer.
const BEFORE: usize = 50;
/// Characters of a mark that are shown.
const MARK: usize = 120;
/// Characters shown after what is marked.
const AFTER: usize = 50;

/// A stretch of one line of a source, with what is marked in it.
#[derive(Debug)]
pub(super) struct Snippet<'a> {
    pub source: &'a Source,
    /// 1-based line and column of the first mark.
    pub line: usize,
    pub column: usize,
    /// Bytes of the source that are shown.
    stretch: Span,
    /// Bytes of the source that are marked, with a word on why.
    marks: Vec<(Span, Option<String>)>,
}

/// A snippet made safe to show on a terminal.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub text: String,
    /// Bytes of the text, each with its label.
    pub marks: Vec<(Range<usize>, Option<String>)>,
}

impl<'a> Snippet<'a> {
    /// The surroundings of an excerpt.
    pub fn new(article: &'a Article, at: Excerpt, says: Option<String>) -> Option<Snippet<'a>> {
        let (source, span) = place(article, at)?;
        let stretch = window(source.text(), span);
        let location = article.locate(at)?;
        let (line, column) = (location.line, location.column);
        Some(Snippet { source, line, column, stretch, marks: vec![(span, says)] })
    }

    /// Marks one more excerpt, if it stands in the stretch that is shown.
    pub fn add(&mut self, article: &'a Article, at: Excerpt, says: &str) -> bool {
        match place(article, at) {
            Some((source, span))
                if std::ptr::eq(source, self.source) && self.stretch.contains(span) =>
            {
                // Of two marks on the same words the one that says something is kept.
                match self.marks.iter_mut().find(|(marked, _)| *marked == span) {
                    Some((_, label)) => _ = label.get_or_insert_with(|| says.to_owned()),
                    None => self.marks.push((span, Some(says.to_owned()))),
                }
                true
            }
            _ => false,
        }
    }

    /// The stretch and its marks as they can be shown.
    pub fn shown(self) -> Shown {
        let text = self.source.text();
        let starts_line = text[..self.stretch.start].chars().next_back().is_none_or(|c| c == '\n');
        let lead = if starts_line { "" } else { "…" };
        let rest = text[self.stretch.end..].trim_start_matches('\r');
        let tail = if rest.is_empty() || rest.starts_with('\n') { "" } else { "…" };
        let offset = |at: usize| {
            let at = at.clamp(self.stretch.start, self.stretch.end);
            lead.len() + visible(&text[self.stretch.start..at]).len()
        };
        let marks = self.marks.iter().map(|(span, label)| {
            (offset(span.start)..offset(span.end), label.as_ref().map(|l| visible(l).into_owned()))
        });
        let marks = marks.collect();
        Shown { text: format!("{lead}{}{tail}", visible(self.stretch.of(text))), marks }
    }
}

/// The source of an excerpt and as much of it as stands on its first line.
fn place(article: &Article, at: Excerpt) -> Option<(&Source, Span)> {
    let text = article.text(at.part)?;
    let source = article.sources.get(text.source())?;
    let span = text.to_source(at.span);
    let start = source.text().floor_char_boundary(span.start);
    let end = source.text().floor_char_boundary(span.end).max(start);
    let inside = &source.text()[start..end];
    let blank = inside.len() - inside.trim_start().len();
    let length = inside[blank..].find(['\n', '\r']).unwrap_or(inside.len() - blank);
    Some((source, Span::new(start + blank, start + blank + length)))
}

/// The stretch of its line around a span that is worth showing.
fn window(text: &str, span: Span) -> Span {
    let before = text[..span.start].char_indices().rev().take_while(|(_, c)| *c != '\n');
    let start = before.take(BEFORE).last().map_or(span.start, |(at, _)| at);
    let mark = text[span.start..span.end].char_indices().nth(MARK);
    let mark = mark.map_or(span.end, |(at, _)| span.start + at);
    let after = text[mark..].char_indices().take_while(|(_, c)| !matches!(c, '\n' | '\r'));
    let end = after.take(AFTER).last().map_or(mark, |(at, c)| mark + at + c.len_utf8());
    Span::new(start, end)
}
