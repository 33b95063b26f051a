//! JSON Lines: one record a line, one line in memory at a time.

use std::borrow::Cow;
use std::io::{BufRead, Read};

use super::envelope::{self, What};
use super::expanded::expanded;
use super::fault::{self, Fault, RecordError};
use super::field::id;
use super::label::{self, Case};
use super::story::story;
use super::tree::{self, Step, Tree};
use crate::article::{Article, NotUtf8};
use crate::read::{Fields, ReadError};

/// A longer line is an error, not a story. In bytes.
const LONGEST: usize = 4 << 20;
/// A buffer that has grown past this is given back after its line.
const KEPT: usize = 1 << 20;

/// The stories of a JSON Lines stream, in order; `name` is what to call it.
/// Blank lines are passed over; what is no UTF-8 is read as U+FFFD.
///
/// # Errors
/// A line that is no story record, or is longer than 4 MiB, gives an error
/// with its line and column, and the next line is read. A stream that fails
/// gives one last error, and so does one that is no text from its start.
pub fn records<R: BufRead>(
    reader: R,
    name: &str,
) -> impl Iterator<Item = Result<Article, ReadError>> + use<R> {
    records_by(reader, name, Fields::NONE)
}

/// The same, of a house with keys of its own in its records.
pub fn records_by<R: BufRead>(
    reader: R,
    name: &str,
    fields: Fields,
) -> impl Iterator<Item = Result<Article, ReadError>> + use<R> {
    let lines = lines(reader, name, fields, |_, article| Ok(article));
    lines.map(|story| story.map_err(ReadError::from))
}

/// The records behind the first `passed` ones, which are not looked into, with
/// which of them are no stories at all.
pub fn records_behind<R: BufRead>(
    reader: R,
    name: &str,
    fields: Fields,
    passed: usize,
) -> impl Iterator<Item = Result<Article, RecordError>> + use<R> {
    let mut lines = lines(reader, name, fields, |_, article| Ok(article));
    for _ in 0..passed {
        if lines.advance().is_none() {
            break;
        }
    }
    lines
}

/// Stories of records of which each says of each of its captions whether it
/// belongs: `{"text": …, "belongs": true}`, and for those that do not, if you
/// like, of which `kind` they are.
///
/// # Errors
/// Those of [`records`], and a caption that does not say it.
pub fn cases<R: BufRead>(
    reader: R,
    name: &str,
) -> impl Iterator<Item = Result<Case, ReadError>> + use<R> {
    let lines = lines(reader, name, Fields::NONE, label::case);
    lines.map(|case| case.map_err(ReadError::from))
}

fn lines<R: BufRead, T>(reader: R, name: &str, fields: Fields, take: Take<T>) -> Lines<R, T> {
    Lines {
        reader,
        fields,
        take,
        name: name.to_owned(),
        line: 0,
        buffer: Vec::new(),
        longest: LONGEST,
        over: false,
    }
}

/// Makes of a record, and of the story that it holds, what is asked for.
type Take<T> = fn(&Tree, Article) -> Result<T, Fault>;

struct Lines<R, T> {
    reader: R,
    fields: Fields,
    take: Take<T>,
    name: String,
    /// 1-based number of the line in the buffer.
    line: usize,
    buffer: Vec<u8>,
    longest: usize,
    over: bool,
}

impl<R: BufRead, T> Iterator for Lines<R, T> {
    type Item = Result<T, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.advance()?.and_then(|()| self.read()))
    }
}

impl<R: BufRead, T> Lines<R, T> {
    /// Brings the next line that is not blank into the buffer.
    fn advance(&mut self) -> Option<Result<(), RecordError>> {
        if self.line == 0
            && !self.over
            && let Ok(start) = self.reader.fill_buf()
            && let Some(other) = foreign(start)
        {
            self.over = true;
            return Some(Err(RecordError::of_text(error(other.to_string(), None))));
        }
        while !self.over {
            self.buffer.clear();
            self.buffer.shrink_to(KEPT);
            self.line += 1;
            let most = self.longest as u64 + 1;
            match (&mut self.reader).take(most).read_until(b'\n', &mut self.buffer) {
                Ok(0) => self.over = true,
                Ok(_) if self.buffer.len() > self.longest && !self.buffer.ends_with(b"\n") => {
                    return Some(Err(self.pass_over_long()));
                }
                Ok(_) if self.is_blank() => {}
                Ok(_) => return Some(Ok(())),
                Err(error) => {
                    self.over = true;
                    return Some(Err(self.error(format!("the stream cannot be read: {error}"))));
                }
            }
        }
        None
    }
}

fn error(message: String, line: Option<usize>) -> ReadError {
    ReadError { message, line, column: None }
}

/// What a stream is that does not begin as records do, where it can be told.
fn foreign(start: &[u8]) -> Option<NotUtf8> {
    let first = start.trim_ascii_start().first();
    NotUtf8::of(start).filter(|other| matches!(other, NotUtf8::Wide(_)) || first != Some(&b'{'))
}

impl<R: BufRead, T> Lines<R, T> {
    fn is_blank(&self) -> bool {
        self.content().trim_ascii().is_empty()
    }

    /// The line without the byte order mark of a stream.
    fn content(&self) -> &[u8] {
        let mark = if self.line == 1 { "\u{feff}".as_bytes() } else { b"" };
        self.buffer.strip_prefix(mark).unwrap_or(&self.buffer)
    }

    fn read(&self) -> Result<T, RecordError> {
        // What is UTF-8, as nearly all is, is faster seen by what gives up on all else.
        let json = match std::str::from_utf8(self.content()) {
            Ok(json) => Cow::Borrowed(json),
            Err(_) => String::from_utf8_lossy(self.content()),
        };
        let json = json.trim_end();
        let tree = tree::parse(json).map_err(|error| {
            let mut fault = fault::syntax(&error, json, self.line);
            if error.is_eof() {
                fault.message += "; each line must hold one whole record (a record over several \
                    lines is read with `--input-format json`)";
            }
            RecordError { error: fault, is_no_story: !fault::seems_a_story(json) }
        })?;
        let tree = expanded(tree);
        let (record, shared, path) = one(&tree, &self.fields);
        story(record, &shared, &format!("{}:{}", self.name, self.line), &self.fields)
            .and_then(|article| (self.take)(record, article))
            .map_err(|fault| {
                let path = [path, fault.path].concat();
                Fault { path, ..fault }.into_error(id(record).as_deref(), json, self.line)
            })
    }

    /// Reads on to the end of a line that is too long to keep.
    fn pass_over_long(&mut self) -> RecordError {
        loop {
            let (used, done) = match self.reader.fill_buf() {
                Ok([]) | Err(_) => {
                    self.over = true;
                    break;
                }
                Ok(bytes) => match bytes.iter().position(|b| *b == b'\n') {
                    Some(at) => (at + 1, true),
                    None => (bytes.len(), false),
                },
            };
            self.reader.consume(used);
            if done {
                break;
            }
        }
        self.error(format!(
            "the line is longer than {} bytes; split it into one record a line",
            self.longest
        ))
    }

    fn error(&self, message: String) -> RecordError {
        RecordError::of_text(error(message, Some(self.line)))
    }
}

/// The one record of a line, which an interface may have wrapped, with what it
/// refers to and the way to it.
fn one<'t, 'a>(
    tree: &'t Tree<'a>,
    fields: &Fields,
) -> (&'t Tree<'a>, Vec<&'t Tree<'a>>, Vec<Step>) {
    let whole = (tree, Vec::new(), Vec::new());
    if !matches!(tree, Tree::Object(_)) || envelope::is_story(tree, fields) {
        return whole;
    }
    let found = envelope::find(tree, fields);
    match found.what {
        What::One(record) => (record, found.shared, found.path),
        What::List([item]) => {
            let (record, inner) = envelope::unwrap(item, fields);
            (record, found.shared, [found.path, vec![Step::Index(0)], inner].concat())
        }
        What::List(_) => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_one_error_and_the_next_is_read() {
        let lines =
            format!("{{\"text\":\"{}\"}}\n{{\"id\":\"b\",\"text\":\"x\"}}\n", "a".repeat(99));
        let plain = super::lines(lines.as_bytes(), "s", Fields::NONE, |_, article| Ok(article));
        let mut lines = Lines { longest: 50, ..plain };
        let error = lines.next().and_then(Result::err).expect("the first line is too long");
        assert_eq!((error.error.line, error.error.column), (Some(1), None));
        let story = lines.next().and_then(Result::ok).expect("the second line is a story");
        assert_eq!(story.id.as_deref(), Some("b"));
        assert!(lines.next().is_none());
    }
}
