//! Bytes of a document as editors count them: lines, and units in a line.

use std::ops::Range as Bytes;

use gen_lsp_types::{Position, Range};

/// In what editor and server count along a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16, as all editors can: characters above U+FFFF are two.
    Utf16,
}

/// Bytes between two marks, so that a long line takes no longer than many.
const STRIDE: usize = 1024;

/// Where the lines of a text are.
pub struct Lines<'t> {
    text: &'t str,
    encoding: Encoding,
    /// First byte of each line.
    starts: Vec<usize>,
    /// Bytes, each with the units before it.
    marks: Vec<(usize, usize)>,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str, encoding: Encoding) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        let mut marks = vec![(0, 0)];
        let mut last = (0, 0);
        while last.0 + STRIDE < text.len() {
            let next = text.floor_char_boundary(last.0 + STRIDE);
            last = (next, last.1 + units(&text[last.0..next], encoding));
            marks.push(last);
        }
        Lines { text, encoding, starts, marks }
    }

    /// Where a byte is; one inside of a character counts as its first.
    pub fn position(&self, at: usize) -> Position {
        let at = self.text.floor_char_boundary(at);
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        let character = self.units_before(at) - self.units_before(self.starts[line]);
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Position { line: number(line), character: number(character) }
    }

    /// The byte at a position; behind the end of a line it is the line's end,
    /// behind the last line the text's.
    pub fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line).copied() else { return self.text.len() };
        let next = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let end = start + self.text[start..next].trim_end_matches(['\n', '\r']).len();
        let wanted = self.units_before(start) + position.character as usize;
        let mark = self.marks.partition_point(|(_, units)| *units <= wanted) - 1;
        let (mut at, mut units_before) = self.marks[mark];
        for c in self.text[at..].chars() {
            let more = units(c.encode_utf8(&mut [0; 4]), self.encoding);
            if units_before + more > wanted || at >= end {
                break;
            }
            units_before += more;
            at += c.len_utf8();
        }
        at.min(end)
    }

    pub fn range(&self, bytes: Bytes<usize>) -> Range {
        Range { start: self.position(bytes.start), end: self.position(bytes.end) }
    }

    /// The bytes of a range, whichever of its ends comes first.
    pub fn bytes(&self, range: Range) -> Bytes<usize> {
        let (start, end) = (self.byte(range.start), self.byte(range.end));
        start.min(end)..start.max(end)
    }

    /// The first byte of the line that a byte is in.
    pub fn line_start(&self, at: usize) -> usize {
        self.starts[self.starts.partition_point(|start| *start <= at) - 1]
    }

    /// Units of the text before a byte.
    pub fn units_before(&self, at: usize) -> usize {
        let (mark, before) = self.marks[self.marks.partition_point(|(byte, _)| *byte <= at) - 1];
        before + units(&self.text[mark..at], self.encoding)
    }
}

fn units(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_lead_to_bytes_and_back() {
        let text = "Zoë 𝄞 e\u{301}\r\n\r東京\n\n𝄞".to_owned() + &"é𝄞x".repeat(2_000) + "\nend";
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Lines::new(&text, encoding);
            for (at, c) in text.char_indices() {
                let position = lines.position(at);
                if !matches!(c, '\n' | '\r') {
                    assert_eq!(lines.byte(position), at, "{encoding:?} {position:?}");
                    assert_eq!(lines.position(at + c.len_utf8() - 1), position);
                }
            }
        }
    }

    #[test]
    fn units_are_those_of_the_encoding() {
        let text = "a𝄞e\u{301}\r\nZoë\rx\n";
        for (encoding, line, character, at) in [
            (Encoding::Utf16, 0, 1, 1),
            (Encoding::Utf16, 0, 3, 5),
            (Encoding::Utf16, 0, 4, 6),
            (Encoding::Utf16, 0, 5, 8),
            (Encoding::Utf8, 0, 5, 5),
            (Encoding::Utf8, 0, 8, 8),
            (Encoding::Utf16, 1, 3, 14),
            (Encoding::Utf16, 2, 0, 15),
            (Encoding::Utf16, 3, 0, 17),
        ] {
            let lines = Lines::new(text, encoding);
            let position = Position { line, character };
            assert_eq!(lines.byte(position), at, "{encoding:?} {position:?}");
            assert_eq!(lines.position(at), position);
        }
        let lines = Lines::new(text, Encoding::Utf16);
        for (line, character, at) in [(0, 2, 1), (0, 99, 8), (1, 99, 14), (9, 0, 17), (3, 9, 17)] {
            assert_eq!(lines.byte(Position { line, character }), at, "{line}:{character}");
        }
    }
}
