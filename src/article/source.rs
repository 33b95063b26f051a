use std::sync::{Arc, OnceLock};

use encoding_rs::Encoding;

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
///
/// A copy shares its text, so that each story of a large export can hold it.
#[derive(Debug, Clone, Default)]
pub struct Source {
    name: String,
    /// What the record calls this field.
    key: Option<Arc<str>>,
    /// What is to be said of how its bytes were read.
    notice: Option<&'static str>,
    is_field: bool,
    is_shared: bool,
    read: Arc<Decoded>,
}

#[derive(Debug, Default)]
struct Decoded {
    text: String,
    /// How many stretches could not be decoded.
    broken: usize,
    /// Where decoded text and bytes part ways: byte offsets in `text` and in
    /// the input right behind each repaired stretch, ascending.
    repairs: Vec<(u32, u32)>,
    /// Places to count lines and columns from, made when first needed.
    marks: OnceLock<Vec<Mark>>,
}

/// A byte of a source of which line and column are known.
#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    line: usize,
    /// First byte of the line.
    start: usize,
    column: usize,
}

const START: Mark = Mark { at: 0, line: 1, start: 0, column: 1 };

/// Bytes between two marks: what is counted again for each location.
const STRIDE: usize = 4096;

/// Why bytes are no text that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotUtf8 {
    /// A picture, an archive, a program; where its first NUL byte stands.
    #[error("this is a binary file, not a text (NUL byte at byte {0})")]
    Binary(usize),
    /// A text in an encoding of wider units, by its name.
    #[error("this text is in {0}: save it as UTF-8, or convert it with `iconv -f {0} -t UTF-8`")]
    Wide(&'static str),
}

/// As many bytes at the start tell what a file is: the test that git makes.
const TELLING: usize = 8_000;

impl NotUtf8 {
    /// What the first bytes of a file say of it, if it is no UTF-8: a byte
    /// order mark of UTF-16 or UTF-32, or a NUL among the first 8,000 bytes.
    pub fn of(start: &[u8]) -> Option<NotUtf8> {
        let start = &start[..start.len().min(TELLING)];
        match start {
            [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
                return Some(NotUtf8::Wide("UTF-32"));
            }
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Some(NotUtf8::Wide("UTF-16")),
            _ => {}
        }
        let first = start.iter().position(|byte| *byte == 0)?;
        // Most text has a zero in one half of each UTF-16 unit.
        let zeros = |half: usize| start.iter().skip(half).step_by(2).filter(|b| **b == 0).count();
        let (even, odd) = (zeros(0), zeros(1));
        Some(match start.len() {
            8.. if odd * 4 > start.len() && even == 0 => NotUtf8::Wide("UTF-16LE"),
            8.. if even * 4 > start.len() && odd == 0 => NotUtf8::Wide("UTF-16BE"),
            _ => NotUtf8::Binary(first),
        })
    }
}

impl Source {
    /// A source whose text is known to be sound.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source::of(name.into(), Decoded { text: text.into(), ..Decoded::default() })
    }

    /// A source that is the text of one field of a record.
    pub fn field(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { is_field: true, ..Source::new(name, text) }
    }

    /// The same field, under what the record calls it; `images[0].caption`.
    pub fn under(self, key: &str) -> Source {
        Source { key: Some(key).filter(|key| !key.is_empty()).map(Arc::from), ..self }
    }

    /// What the record calls this field, where it is one and that is known.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// The same source, with something to be said of how its bytes were read.
    pub fn noting(self, notice: &'static str) -> Source {
        Source { notice: Some(notice), ..self }
    }

    /// What is to be said of how its bytes were read.
    pub fn notice(&self) -> Option<&'static str> {
        self.notice
    }

    /// The same source as one that holds several stories.
    pub fn shared(self) -> Source {
        Source { is_shared: true, ..self }
    }

    /// Decodes UTF-8, dropping a byte order mark and putting U+FFFD in place
    /// of what is no UTF-8. Spans still count the bytes of the input.
    ///
    /// # Errors
    /// [`NotUtf8`] where the first bytes are those of no UTF-8 text.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, NotUtf8> {
        if let Some(other) = NotUtf8::of(&bytes) {
            return Err(other);
        }
        let name = name.into();
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if !text.starts_with('\u{feff}') => return Ok(Source::new(name, text)),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        let mut text = String::with_capacity(bytes.len());
        let mut repairs = Vec::new();
        let mut broken = 0;
        let mut read = 0;
        if bytes.starts_with("\u{feff}".as_bytes()) {
            read = '\u{feff}'.len_utf8();
            repairs.push(repair(0, read));
        }
        for chunk in bytes[read..].utf8_chunks() {
            text.push_str(chunk.valid());
            read += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
                read += chunk.invalid().len();
                broken += 1;
                repairs.push(repair(text.len(), read));
            }
        }
        Ok(Source::of(name, Decoded { text, broken, repairs, ..Decoded::default() }))
    }

    /// Decodes a text that is in another encoding than UTF-8. Spans still
    /// count the bytes of the input.
    pub fn transcode(name: impl Into<String>, bytes: &[u8], encoding: &'static Encoding) -> Source {
        let mut decoder = encoding.new_decoder_with_bom_removal();
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
        let mut repairs = Vec::new();
        let mut broken = 0;
        let (mut read, mut is_between) = (0, encoding.is_ascii_compatible());
        while read < bytes.len() {
            let plain = match is_between {
                true => bytes[read..].iter().take_while(|byte| byte.is_ascii()).count(),
                false => 0,
            };
            if plain > 0 {
                text.extend(bytes[read..read + plain].iter().map(|byte| char::from(*byte)));
                read += plain;
                continue;
            }
            // Byte by byte, so that it is known which bytes each character takes;
            // a decoder looks at all the room that it is given.
            let before = text.len();
            let is_last = read + 1 == bytes.len();
            let mut room = [0; 32];
            let (_, _, written, is_broken) =
                decoder.decode_to_utf8(&bytes[read..=read], &mut room, is_last);
            text.push_str(std::str::from_utf8(&room[..written]).unwrap_or_default());
            read += 1;
            broken += usize::from(is_broken);
            // A byte order mark is no character of the text.
            if text == "\u{feff}" {
                text.clear();
                repairs.push(repair(0, read));
            }
            is_between = encoding.is_ascii_compatible() && text.len() > before;
            if text.len() > before {
                repairs.push(repair(text.len(), read));
            }
        }
        Source::of(name.into(), Decoded { text, broken, repairs, ..Decoded::default() })
    }

    fn of(name: String, read: Decoded) -> Source {
        Source {
            name,
            key: None,
            notice: None,
            is_field: false,
            is_shared: false,
            read: Arc::new(read),
        }
    }

    /// What to call this source: a path, or `stories.jsonl:12`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether this is one field of a record and no whole file, so that lines
    /// and columns count inside of the field.
    pub fn is_field(&self) -> bool {
        self.is_field
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.read.text
    }

    /// Whether it is the whole of a file, which one story was read from and
    /// which is UTF-8 throughout: its words can be changed in their place.
    pub fn can_be_edited(&self) -> bool {
        let is_utf8 = match self.read.repairs.as_slice() {
            [] => true,
            // A byte order mark.
            [(0, _)] => self.read.broken == 0,
            _ => false,
        };
        is_utf8 && !self.is_field && !self.is_shared
    }

    /// How many stretches could not be decoded.
    pub fn broken(&self) -> usize {
        self.read.broken
    }

    /// Where a span of [`text`](Source::text) stands in the input.
    pub fn locate(&self, span: Span) -> Location {
        let Mark { line, column, .. } = self.reach(self.text().floor_char_boundary(span.start));
        Location { span: Span::new(self.byte(span.start), self.byte(span.end)), line, column }
    }

    /// The 1-based column, in bytes of the input, of a byte of [`text`](Source::text).
    pub fn byte_column(&self, at: usize) -> usize {
        let at = self.text().floor_char_boundary(at);
        self.byte(at) - self.byte(self.reach(at).start) + 1
    }

    /// Counts from the last mark before `at`, so that many locations in a long
    /// source take time linear in its length.
    fn reach(&self, at: usize) -> Mark {
        let marks = self.read.marks.get_or_init(|| self.mark());
        let passed = marks.partition_point(|mark| mark.at <= at);
        let from = passed.checked_sub(1).map_or(START, |last| marks[last]);
        count(from, &self.text()[from.at..at])
    }

    fn mark(&self) -> Vec<Mark> {
        let text = self.text();
        let mut last = START;
        let mut marks = Vec::with_capacity(text.len() / STRIDE);
        while last.at + STRIDE < text.len() {
            let next = text.floor_char_boundary(last.at + STRIDE);
            last = count(last, &text[last.at..next]);
            marks.push(last);
        }
        marks
    }

    /// The offset in the input of an offset in the decoded text.
    fn byte(&self, at: usize) -> usize {
        match self.read.repairs.partition_point(|(text, _)| *text as usize <= at) {
            0 => at,
            n => {
                let (text, input) = self.read.repairs[n - 1];
                input as usize + (at - text as usize)
            }
        }
    }
}

/// An end of a repaired stretch in the text and in the input: there may be one
/// a character, and no text has four billion bytes.
fn repair(text: usize, input: usize) -> (u32, u32) {
    let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (short(text), short(input))
}

/// Where `stretch`, which begins at `from`, ends.
fn count(from: Mark, stretch: &str) -> Mark {
    let at = from.at + stretch.len();
    match stretch.rfind('\n') {
        None => Mark { at, column: from.column + stretch.chars().count(), ..from },
        Some(last) => {
            let breaks = stretch.bytes().filter(|b| *b == b'\n').count();
            let column = stretch[last + 1..].chars().count() + 1;
            Mark { at, line: from.line + breaks, start: from.at + last + 1, column }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_the_bytes_of_the_input_in_any_encoding() {
        for (label, bytes, word, start) in [
            ("iso-8859-1", b"caf\xe9 \xe0 Lyon".as_slice(), "Lyon", 7),
            ("shift_jis", b"\x83\x5c\x83\x7c Tokyo", "Tokyo", 5),
            ("iso-2022-jp", b"\x1b$B%=\x1b(B Tokyo", "Tokyo", 9),
            ("euc-kr", b"\xbc\xad\xbf\xef Seoul \xff!", "Seoul", 5),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).expect("there is the encoding");
            let source = Source::transcode("x", bytes, encoding);
            assert_eq!(source.text(), encoding.decode_without_bom_handling(bytes).0, "{label}");
            let at = source.text().find(word).expect("the word is there");
            let found = source.locate(Span::new(at, at + word.len())).span;
            assert_eq!(found, Span::new(start, start + word.len()), "{label}");
            assert_eq!(source.broken(), usize::from(label == "euc-kr"), "{label}");
        }
    }

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
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            assert_eq!(source.byte_column(at), at - start + 1, "byte {at}");
        }
    }
}
