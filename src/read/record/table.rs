//! Tables: a story a row, the first row naming the columns. Rows are read one
//! at a time.

use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};

use super::envelope::is_story;
use super::expanded::expanded;
use super::fault::{Fault, RecordError};
use super::field::{id, nothing};
use super::key::{self, Class};
use super::story::story;
use super::tree::Tree;
use crate::article::{Article, NotUtf8};
use crate::read::{Fields, Format, ReadError};

/// A longer row is an error, not a story. In bytes.
const LONGEST: u64 = 4 << 20;

/// As many bytes at the start tell by what the columns are parted.
const TELLING: usize = 64 << 10;

/// Wider tables hold no stories.
const MOST_COLUMNS: usize = 2_000;

/// The stories of a table, [`Format::Csv`] or [`Format::Tsv`], behind the first
/// `passed` rows, which are not looked into; `name` is what to call it.
///
/// # Errors
/// A row that holds no story, or is not as wide as the first, gives an error
/// with its line, and the next one is read. A table of which no column can be
/// a story's, or that is no text, gives one error.
pub fn rows_behind<R: Read>(
    reader: R,
    name: &str,
    format: Format,
    fields: Fields,
    passed: usize,
) -> impl Iterator<Item = Result<Article, RecordError>> + use<R> {
    let mut rows = Rows::new(reader, name, format, fields);
    for _ in 0..passed {
        if rows.advance().is_none() {
            break;
        }
    }
    rows
}

struct Rows<R: Read> {
    reader: Reader<Bounded<R>>,
    name: String,
    fields: Fields,
    columns: Vec<String>,
    row: ByteRecord,
    /// Bytes that were read since the last row.
    since: Arc<AtomicU64>,
    /// What keeps the table from being read, until it is told.
    fault: Option<RecordError>,
    /// It was said that the table is not in UTF-8.
    is_told: bool,
    is_over: bool,
}

impl<R: Read> Rows<R> {
    fn new(mut reader: R, name: &str, format: Format, fields: Fields) -> Rows<R> {
        let mut start = Vec::new();
        let begun = (&mut reader).take(TELLING as u64).read_to_end(&mut start);
        let foreign = NotUtf8::of(&start);
        let start = start.strip_prefix("\u{feff}".as_bytes()).map(<[u8]>::to_vec).unwrap_or(start);
        let delimiter = match format {
            Format::Tsv => b'\t',
            _ => delimiter(&start),
        };
        let since = Arc::new(AtomicU64::new(0));
        let bounded = Bounded { start: io::Cursor::new(start), reader, since: since.clone() };
        let reader = ReaderBuilder::new().delimiter(delimiter).from_reader(bounded);
        let mut rows = Rows {
            reader,
            name: name.to_owned(),
            fields,
            columns: Vec::new(),
            row: ByteRecord::new(),
            since,
            fault: None,
            is_told: false,
            is_over: false,
        };
        rows.fault = match (begun, foreign) {
            (Err(error), _) => Some(no_story(format!("it cannot be read: {error}"))),
            (_, Some(other)) => Some(no_story(other.to_string())),
            _ => rows.head(),
        };
        rows
    }

    /// Reads the names of the columns; what is wrong with them.
    fn head(&mut self) -> Option<RecordError> {
        let head = match self.reader.byte_headers() {
            Ok(head) => head.clone(),
            Err(error) => return Some(no_story(format!("this is no table: {error}"))),
        };
        self.since.store(0, Ordering::Relaxed);
        self.columns =
            head.iter().map(|name| decoded(name).0.trim().to_owned()).take(MOST_COLUMNS).collect();
        let sample = Tree::Object(
            self.columns
                .iter()
                .map(|name| (Cow::Borrowed(name.as_str()), Tree::Text(Cow::Borrowed("x"))))
                .collect(),
        );
        let has_caption = self.columns.iter().any(|name| key::class(name) == Class::Caption);
        if has_caption || is_story(&sample, &self.fields) {
            return None;
        }
        let fault = nothing(&sample).message.replace("the record has no", "no column holds a");
        let mut columns: Vec<&str> = self.columns.iter().map(String::as_str).take(12).collect();
        columns.retain(|name| !name.is_empty());
        Some(no_story(format!("{fault}; the columns are: {}", columns.join(", "))))
    }

    /// Brings the next row that is not empty into memory.
    fn advance(&mut self) -> Option<Result<(), RecordError>> {
        if let Some(fault) = self.fault.take() {
            self.is_over = true;
            return Some(Err(fault));
        }
        while !self.is_over {
            let read = self.reader.read_byte_record(&mut self.row);
            self.since.store(0, Ordering::Relaxed);
            match read {
                Ok(false) => self.is_over = true,
                Ok(true) if self.row.iter().all(|cell| cell.trim_ascii().is_empty()) => {}
                Ok(true) => return Some(Ok(())),
                Err(error) => return Some(Err(self.error(&error))),
            }
        }
        None
    }

    fn error(&mut self, error: &csv::Error) -> RecordError {
        let (message, line) = match error.kind() {
            ErrorKind::UnequalLengths { pos, expected_len, len } => (
                format!(
                    "the row has {len} cells and the first one {expected_len}: is a cell with a \
                     comma or a line end not in quotation marks?"
                ),
                pos.as_ref().map(csv::Position::line),
            ),
            _ => {
                self.is_over = true;
                let message = match error.kind() {
                    ErrorKind::Io(error) => error.to_string(),
                    _ => error.to_string(),
                };
                (message, Some(self.reader.position().line()))
            }
        };
        let line = line.and_then(|line| usize::try_from(line).ok());
        RecordError::of_text(ReadError { message, line, column: None })
    }

    fn story(&mut self) -> Result<Article, RecordError> {
        let line = self.row.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let mut is_foreign = false;
        let cells = self.row.iter().map(|cell| {
            let (text, is_other) = decoded(cell);
            is_foreign |= is_other;
            text
        });
        let cells: Vec<Cow<str>> = cells.collect();
        let named = self.columns.iter().zip(cells).filter(|(name, _)| !name.is_empty());
        let members = named.filter(|(_, cell)| !cell.trim().is_empty());
        let members = members.map(|(name, cell)| {
            let is_list = key::plain(name) == "captions" && !cell.trim_start().starts_with('[');
            let value = if is_list { lines(&cell) } else { Tree::Text(cell) };
            (Cow::Borrowed(name.as_str()), value)
        });
        let record = expanded(Tree::Object(members.collect()));
        let name = format!("{}:{line}", self.name);
        let read = story(&record, &[], &name, &self.fields);
        let mut article = read.map_err(|fault: Fault| {
            let error = fault.into_located(id(&record).as_deref(), None);
            RecordError { error: ReadError { line: Some(line), ..error.error }, ..error }
        })?;
        if is_foreign && !std::mem::replace(&mut self.is_told, true) {
            article.notices.push(crate::read::charset::ASSUMED.to_owned());
        }
        Ok(article)
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Article, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.advance()?.and_then(|()| self.story()))
    }
}

/// Captions in one cell, a line each.
fn lines(cell: &str) -> Tree<'static> {
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    Tree::List(lines.map(|line| Tree::Text(Cow::Owned(line.to_owned()))).collect())
}

/// A cell as text, and whether it is in no UTF-8.
fn decoded(cell: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(cell) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell);
            (text, true)
        }
    }
}

/// The sign between columns: of those that spreadsheets write, the one that
/// the first line has most of outside of quotation marks.
fn delimiter(start: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut is_quoted = false;
    for byte in start {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            byte if !is_quoted => {
                counts.iter_mut().filter(|(sign, _)| sign == byte).for_each(|(_, n)| *n += 1);
            }
            _ => {}
        }
    }
    // Of as many, the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

fn no_story(message: String) -> RecordError {
    let error = ReadError { message, line: Some(1), column: None };
    RecordError { error, is_no_story: true }
}

/// A reader that gives up on a row without end: a quotation mark that is never
/// closed makes all that follows one cell.
struct Bounded<R> {
    start: io::Cursor<Vec<u8>>,
    reader: R,
    since: Arc<AtomicU64>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.load(Ordering::Relaxed) > LONGEST {
            let message = format!(
                "the row is longer than {LONGEST} bytes: is a quotation mark never closed?"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let count = match self.start.read(buffer)? {
            0 => self.reader.read(buffer)?,
            count => count,
        };
        self.since.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
