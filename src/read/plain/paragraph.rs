//! Where a plain text's paragraphs are, however its lines are broken.

use std::borrow::Cow;

use memchr::{memchr2, memchr2_iter};

use crate::article::{Span, Text};
use crate::read::suppression;

/// Text wrapped by hand is no wider than this, in characters.
const WIDEST: usize = 120;
/// A line narrower than this says little about the width of its text.
const NARROWEST: usize = 30;

/// One paragraph: neighbouring lines of the source, none of them blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The whole stretch in the source, in bytes.
    pub span: Span,
    /// Whether no blank line stands between this paragraph and the one before.
    pub adjoins: bool,
    /// Whether it is a single line of the source.
    pub is_one_line: bool,
}

impl Paragraph {
    /// The paragraph on one line.
    pub fn read<'a>(&self, source: &'a str) -> Cow<'a, str> {
        let whole = self.span.of(source);
        if self.is_one_line {
            return Cow::Borrowed(whole);
        }
        Cow::Owned(lines(whole).map(|line| line.of(whole)).collect::<Vec<_>>().join(" "))
    }

    /// The same as [`Paragraph::read`], knowing where its bytes came from.
    pub fn text(&self, source: &str) -> Text {
        if self.is_one_line {
            return Text::verbatim(source, self.span);
        }
        let mut text = Text::default();
        let mut end = self.span.start;
        for line in lines(self.span.of(source)).map(|line| line.shift(self.span.start)) {
            if !text.is_empty() {
                text.push_for(" ", Span::new(end, line.start));
            }
            text.push(line.of(source), line.start);
            end = line.end;
        }
        text
    }
}

/// The paragraphs of `source`, in order: a blank line divides, and so does a
/// line end, unless the text was wrapped to a width.
pub(super) fn paragraphs(source: &str) -> Vec<Paragraph> {
    let lines: Vec<Span> = lines(source).collect();
    let width = wrapped_to(source, &lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<Span> = None;
    for line in lines {
        if line.is_empty() {
            before = None;
            continue;
        }
        let adjoins = before.is_some();
        let runs_on = before.zip(width).is_some_and(|(b, width)| fills(source, b, line, width));
        match paragraphs.last_mut() {
            Some(last) if runs_on => {
                last.span.end = line.end;
                last.is_one_line = false;
            }
            _ => paragraphs.push(Paragraph { span: line, adjoins, is_one_line: true }),
        }
        before = Some(line);
    }
    paragraphs
}

/// Each line without the white space at its ends; a blank line is empty. A
/// comment to cutline is no line.
fn lines(source: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    with_ends(source).filter_map(move |line| {
        let start = at + (line.len() - line.trim_start_matches(is_blank).len());
        let end = at + line.trim_end_matches(is_blank).len();
        // The line feed of a Windows line ending is no line of its own.
        let rest_of_ending = line == "\n" && source[..at].ends_with('\r');
        at += line.len();
        let span = Span::new(start.min(end), end);
        (!rest_of_ending && !suppression::is_written_in(span.of(source))).then_some(span)
    })
}

/// Whether a line ends with this character.
pub(in crate::read) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}')
}

/// Each line with the character that ends it.
fn with_ends(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let (line, behind) = rest.split_at(break_end(rest).unwrap_or(rest.len()));
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

/// One past the first character that is a break. A stretch is looked through
/// twice, and no further than a break may be: few lines have others within.
fn break_end(text: &str) -> Option<usize> {
    const STRETCH: usize = 512;
    let bytes = text.as_bytes();
    (0..bytes.len()).step_by(STRETCH).find_map(|from| {
        let stretch = &bytes[from..bytes.len().min(from + STRETCH)];
        let plain = memchr2(b'\n', b'\r', stretch);
        let line = &stretch[..plain.unwrap_or(stretch.len())];
        let rare = memchr2_iter(0xc2, 0xe2, line).find_map(|at| match bytes[from + at..] {
            [0xc2, 0x85, ..] => Some(at + 2),
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => Some(at + 3),
            _ => None,
        });
        rare.or(plain.map(|at| at + 1)).map(|end| from + end)
    })
}

/// White space, and the characters that print nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The width in characters that the text was wrapped to, if it was: then
/// nearly every line that another one follows had no room for its first word.
fn wrapped_to(source: &str, lines: &[Span]) -> Option<usize> {
    let followed = || {
        let pairs = lines.iter().zip(lines.iter().skip(1));
        let pairs = pairs.filter(|(line, next)| !line.is_empty() && !next.is_empty());
        pairs.map(|(line, next)| (*line, *next))
    };
    let mut width = 0;
    for (line, _) in followed() {
        // Counting bytes first keeps a line of a hundred megabytes cheap.
        if line.len() > 4 * WIDEST {
            return None;
        }
        width = width.max(line.of(source).chars().count());
    }
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let (mut full, mut all) = (0, 0);
    for (line, next) in followed() {
        all += 1;
        full += usize::from(fills(source, line, next, width));
    }
    (all >= 2 && full * 10 >= all * 7).then_some(width)
}

/// Whether `line` had no room, in `width` characters, for the first word of
/// the `next` one.
fn fills(source: &str, line: Span, next: Span, width: usize) -> bool {
    let room = width.saturating_sub(line.of(source).chars().count());
    let word = next.of(source).chars().take(WIDEST).take_while(|c| !c.is_whitespace());
    word.count() + 1 > room
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_is_a_break_is_found() {
        for c in (0..=0xffff).filter_map(char::from_u32) {
            let text = format!("é{c}a");
            let expected = is_break(c).then_some(2 + c.len_utf8());
            assert_eq!(break_end(&text), expected, "{c:?}");
        }
        let lines: Vec<&str> = with_ends("a\r\n\u{85}b“”\u{2028}c").collect();
        assert_eq!(lines, ["a\r", "\n", "\u{85}", "b“”\u{2028}", "c"]);
        assert_eq!(with_ends("").next(), None);
    }

    fn read(source: &str) -> Vec<String> {
        paragraphs(source).iter().map(|p| p.read(source).into_owned()).collect()
    }

    #[test]
    fn lines_are_paragraphs_unless_the_text_is_wrapped() {
        let one = "The council of Graz met on Monday to talk about the trams, and it took long.";
        let two = "Nobody went home before the mayor had spoken for the third time that night.";
        for ending in ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", " \t\n \n", "\u{2028}"] {
            assert_eq!(read(&format!("{one}{ending}{two}")), [one, two], "{ending:?}");
        }
        let wrapped = "The council of Graz met on Monday\nto talk about the trams, and it\n\
            took long.\nNobody went home before the mayor\nhad spoken for the third time.";
        assert_eq!(
            read(wrapped),
            [
                "The council of Graz met on Monday to talk about the trams, and it took long.",
                "Nobody went home before the mayor had spoken for the third time."
            ]
        );
    }

    #[test]
    fn a_joined_paragraph_still_knows_its_bytes() {
        let source = "The council of Graz met on Monday\r\n  to talk about the trams, and it\r\n\
            took longer than anyone thought.\r\n";
        let paragraph = &paragraphs(source)[0];
        let text = paragraph.text(source);
        assert_eq!(text.as_str(), paragraph.read(source));
        let at = text.as_str().find("Monday to").expect("the lines are joined");
        let span = text.to_source(Span::new(at, at + "Monday to".len()));
        assert_eq!(span.of(source), "Monday\r\n  to");
    }
}
