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
}

/// The bytes are no text: a picture, an archive, a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is a binary file, not a text (NUL byte at byte {0})")]
pub struct Binary(pub usize);

impl Source {
    /// A source whose text is known to be sound.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into(), repairs: Vec::new() }
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
        Ok(Source { name, text, repairs })
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
        let before = &self.text[..floor(&self.text, span.start)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Location {
            span: Span::new(self.byte(span.start), self.byte(span.end)),
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
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

/// The character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}
