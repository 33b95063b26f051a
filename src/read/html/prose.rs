//! Text as a reader sees it: white space collapsed, characters that print
//! nothing left out, each stretch knowing its bytes.

use crate::article::{Span, Text};

use super::tree::Piece;

/// Gathers pieces of source into one collapsed [`Text`].
pub(in crate::read) struct Prose<'s> {
    source: &'s str,
    text: Text,
    /// White space seen since the last character: how it prints, and where.
    gap: Option<(&'static str, Span)>,
}

impl<'s> Prose<'s> {
    pub fn new(source: &'s str) -> Prose<'s> {
        Prose { source, text: Text::default(), gap: None }
    }

    pub fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match &piece.decoded {
                None => self.verbatim(piece.from),
                Some(decoded) => self.decoded(decoded, piece.from),
            }
        }
    }

    /// White space that markup makes: `"\n"` for a line break in a paragraph.
    pub fn gap(&mut self, printed: &'static str) {
        let at = self.text.to_source(self.text.span()).end;
        let gap = self.gap.get_or_insert((printed, Span::new(at, at)));
        gap.0 = printed;
    }

    /// A space, if what stands before ends a sentence.
    pub fn gap_after_sentence(&mut self) {
        if self.gap.is_none() && self.text.as_str().ends_with(['.', '!', '?', ')', '”', '"']) {
            self.gap(" ");
        }
    }

    /// The text so far, none where no character prints.
    pub fn finish(self) -> Option<Text> {
        (!self.text.is_empty()).then_some(self.text)
    }

    fn verbatim(&mut self, span: Span) {
        let stretch = span.of(self.source);
        let mut start = 0;
        for (at, c) in stretch.char_indices() {
            if c.is_alphanumeric() || !(c.is_whitespace() || prints_nothing(c)) {
                continue;
            }
            self.push(&stretch[start..at], span.start + start);
            start = at + c.len_utf8();
            if c.is_whitespace() {
                self.space(Span::new(span.start + at, span.start + start));
            }
        }
        self.push(&stretch[start..], span.start + start);
    }

    fn decoded(&mut self, decoded: &str, from: Span) {
        if decoded.chars().all(char::is_whitespace) {
            self.space(from);
        } else if !decoded.chars().all(prints_nothing) {
            self.close_gap();
            self.text.push_for(decoded, from);
        }
    }

    fn push(&mut self, stretch: &str, at: usize) {
        if !stretch.is_empty() {
            self.close_gap();
            self.text.push(stretch, at);
        }
    }

    fn space(&mut self, from: Span) {
        match &mut self.gap {
            // Foster parenting moves text, so that spans may come in any order.
            Some((_, gap)) => *gap = gap.cover(from),
            None => self.gap = Some((" ", from)),
        }
    }

    fn close_gap(&mut self) {
        let Some((printed, from)) = self.gap.take() else { return };
        if self.text.is_empty() {
            return;
        }
        if from.of(self.source) == printed {
            self.text.push(printed, from.start);
        } else {
            self.text.push_for(printed, from);
        }
    }
}

/// Soft hyphens, zero-width spaces, byte order marks and NUL.
fn prints_nothing(c: char) -> bool {
    matches!(c, '\0' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
