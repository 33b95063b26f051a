use std::sync::OnceLock;

use super::Span;

/// Where a span of a source stands, as a person would look it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Bytes from the start of the source, half-open.
    pub span: Span,
    /// 1-based line of the first byte.
    pub line: usize,
    /// 1-based column of the first byte, in characters.
    pub column: usize,
}

/// A file or a field of a record: the unit that reported spans run over.
#[derive(Debug, Clone, Default)]
pub struct Source {
    name: String,
    text: String,
    /// Where decoded text and bytes part ways: byte offsets in `text` and in
    /// the input right behind each repaired stretch, ascending.
    repairs: Vec<(usize, usize)>,
    /// Places to count lines and columns from, made when first needed.
    marks: OnceLock<Vec<Mark>>,
}

/// A byte of a source of which line and column are known.
#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    line: usize,
    column: usize,
}

/// Bytes between two marks: what is counted again for each location.
const STRIDE: usize = 4096;

/// The bytes are no text: a picture, an archive, a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is a binary file, not a text (NUL byte at byte {0})")]
pub struct Binary(pub usize);

impl Source {
    /// A source whose text is known to be sound.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into(), ..Source::default() }
    }

    /// Decodes UTF-8, dropping a byte order mark and putting U+FFFD in place
    /// of what is no UTF-8. Spans still count the bytes of the input.
    ///
    /// # Errors
    /// [`Binary`] where a NUL byte stands in the first 8,000 bytes, the test
    /// that git makes.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, Binary> {
        if let Some(at) = bytes.iter().take(8_000).position(|b| *b == 0) {
            return Err(Binary(at));
        }
        let name = name.into();
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if !text.starts_with('\u{feff}') => return Ok(Source::new(name, text)),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        let mut text = String::with_capacity(bytes.len());
        let mut repairs = Vec::new();
        let mut read = 0;
        if bytes.starts_with("\u{feff}".as_bytes()) {
            read = '\u{feff}'.len_utf8();
            repairs.push((0, read));
        }
        for chunk in bytes[read..].utf8_chunks() {
            text.push_str(chunk.valid());
            read += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
                read += chunk.invalid().len();
                repairs.push((text.len(), read));
            }
        }
        Ok(Source { name, text, repairs, ..Source::default() })
    }

    /// What to call this source: a path, or `stories.jsonl:12`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many stretches were no UTF-8.
    pub fn broken(&self) -> usize {
        self.repairs.iter().filter(|(text, _)| *text > 0).count()
    }

    /// Where a span of [`text`](Source::text) stands in the input.
    pub fn locate(&self, span: Span) -> Location {
        let (line, column) = self.line_and_column(floor(&self.text, span.start));
        Location { span: Span::new(self.byte(span.start), self.byte(span.end)), line, column }
    }

    /// Counts from the last mark before `at`, so that many locations in a long
    /// source take time linear in its length.
    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let marks = self.marks.get_or_init(|| self.mark());
        let passed = marks.partition_point(|mark| mark.at <= at);
        let start = Mark { at: 0, line: 1, column: 1 };
        let from = passed.checked_sub(1).map_or(start, |last| marks[last]);
        let end = count(from, &self.text[from.at..at]);
        (end.line, end.column)
    }

    fn mark(&self) -> Vec<Mark> {
        let mut last = Mark { at: 0, line: 1, column: 1 };
        let mut marks = Vec::with_capacity(self.text.len() / STRIDE);
        while last.at + STRIDE < self.text.len() {
            let next = floor(&self.text, last.at + STRIDE);
            last = count(last, &self.text[last.at..next]);
            marks.push(last);
        }
        marks
    }

    /// The offset in the input of an offset in the decoded text.
    fn byte(&self, at: usize) -> usize {
        match self.repairs.partition_point(|(text, _)| *text <= at) {
            0 => at,
            n => {
                let (text, input) = self.repairs[n - 1];
                input + (at - text)
            }
        }
    }
}

/// Where `stretch`, which begins at `from`, ends.
fn count(from: Mark, stretch: &str) -> Mark {
    let at = from.at + stretch.len();
    match stretch.rfind('\n') {
        None => Mark { at, line: from.line, column: from.column + stretch.chars().count() },
        Some(last) => {
            let breaks = stretch.bytes().filter(|b| *b == b'\n').count();
            let column = stretch[last + 1..].chars().count() + 1;
            Mark { at, line: from.line + breaks, column }
        }
    }
}

/// The character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_count_the_same_from_marks_as_from_the_start() {
        let text = "Zoë 東京\n\nfiller — text ".repeat(1_000);
        let source = Source::new("x", text.as_str());
        for at in (0..text.len()).step_by(97).filter(|at| text.is_char_boundary(*at)) {
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            let location = source.locate(Span::new(at, at));
            assert_eq!((location.line, location.column), (line, column), "byte {at}");
        }
    }
}
