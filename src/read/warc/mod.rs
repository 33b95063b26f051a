//! Web archives (WARC): the pages that a crawler kept, streamed.

mod input;
mod record;
mod response;

use super::error::some;
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;

use self::input::Input;
use self::record::{Fault, Record, VERSION};
use self::response::Response;
use super::{ReadError, budget, charset, html};
use crate::article::{Article, Source};

/// How a compressed record begins.
const GZIP: [u8; 3] = [0x1f, 0x8b, 8];

/// A page in an archive, not yet read as a story.
#[derive(Debug)]
pub struct Page {
    /// The archive.
    name: String,
    /// Where its record stands, in bytes from the start of the archive.
    offset: u64,
    record: Record,
}

/// The pages of an archive, plain or with each record compressed, in order;
/// `name` is what to call it. One record is in memory at a time.
///
/// # Errors
/// A record that is damaged, or larger than 32 MiB, gives an error with its
/// place, and the next record is read. A stream that fails gives one last error.
pub fn pages<R: Read>(
    reader: R,
    name: &str,
) -> impl Iterator<Item = Result<Page, ReadError>> + use<R> {
    let input = Input::new(reader);
    let state = State::Between(input);
    Archive { name: name.to_owned(), state, offset: 0, is_lost: false, is_bare: true }
}

/// Whether a stream that begins like this is an archive.
pub fn begins(start: &[u8]) -> bool {
    start.starts_with(VERSION) || start.starts_with(&GZIP)
}

struct Archive<R> {
    name: String,
    state: State<R>,
    /// Where the record stands that is read.
    offset: u64,
    /// Whether a fault was told since the last sound record.
    is_lost: bool,
    /// Whether nothing was given or told so far.
    is_bare: bool,
}

enum State<R> {
    /// In front of a record.
    Between(Input<R>),
    /// In a compressed member, which as a rule is one record.
    Member(Box<BufReader<GzDecoder<Input<R>>>>),
    Over,
}

impl<R: Read> Iterator for Archive<R> {
    type Item = Result<Page, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let given = self.read();
        let is_bare = std::mem::replace(&mut self.is_bare, false);
        let nothing = "there is no web page in this archive".to_owned();
        let nothing = ReadError { message: nothing, line: None, column: None };
        given.or_else(|| is_bare.then_some(Err(nothing)))
    }
}

impl<R: Read> Archive<R> {
    /// The next page, or what is wrong with its record.
    fn read(&mut self) -> Option<Result<Page, ReadError>> {
        loop {
            match self.step() {
                Ok(None) if matches!(self.state, State::Over) => return None,
                Ok(None) => {}
                Ok(Some(record)) => {
                    return Some(Ok(Page { name: self.name.clone(), offset: self.offset, record }));
                }
                Err(Fault::Io(error)) => return Some(Err(self.end(&error))),
                Err(Fault::Large(message)) => return Some(Err(self.error(&message))),
                Err(Fault::Torn(message)) => {
                    let error = self.error(&message);
                    if let Err(error) = self.find_next() {
                        return Some(Err(self.end(&error)));
                    }
                    if !std::mem::replace(&mut self.is_lost, true) {
                        return Some(Err(error));
                    }
                }
            }
        }
    }

    /// Reads one record, or goes from one member to the next.
    fn step(&mut self) -> Result<Option<Record>, Fault> {
        let found = match &mut self.state {
            State::Over => return Ok(None),
            State::Between(input) => {
                while input.peek(1)?.first().is_some_and(u8::is_ascii_whitespace) {
                    input.consume(1);
                }
                self.offset = input.position();
                if input.peek(GZIP.len())?.starts_with(&GZIP) {
                    let State::Between(input) = std::mem::replace(&mut self.state, State::Over)
                    else {
                        return Ok(None);
                    };
                    self.state = State::Member(Box::new(BufReader::new(GzDecoder::new(input))));
                    return Ok(None);
                }
                // Nothing is consumed of what is none, for a record may begin in it.
                let start = input.peek(VERSION.len())?;
                if !start.is_empty() && !start.starts_with(VERSION) {
                    return Err(Fault::none());
                }
                record::next(input)?
            }
            State::Member(member) => {
                let found = record::next(member)?;
                ends_well(member)?;
                found
            }
        };
        match found {
            Some(record) => {
                self.is_lost = false;
                let is_page = |record: &Record| {
                    let response = Response::read(&record.content);
                    !record.is_response || response.is_some_and(|response| response.is_page())
                };
                Ok(record.filter(is_page))
            }
            None => {
                self.state = match std::mem::replace(&mut self.state, State::Over) {
                    State::Member(member) => State::Between(member.into_inner().into_inner()),
                    State::Between(_) | State::Over => State::Over,
                };
                Ok(None)
            }
        }
    }

    /// Goes on to where the next record may begin.
    fn find_next(&mut self) -> io::Result<()> {
        let mut input = match std::mem::replace(&mut self.state, State::Over) {
            State::Over => return Ok(()),
            State::Between(input) => input,
            State::Member(member) => member.into_inner().into_inner(),
        };
        // The start of the record that failed is not to be found again.
        if input.position() == self.offset {
            let first = input.peek(1)?.len().min(1);
            input.consume(first);
        }
        loop {
            let start = input.peek(VERSION.len())?;
            if start.is_empty() {
                return Ok(());
            }
            if begins(start) {
                break;
            }
            let next = start[1..].iter().position(|b| matches!(b, b'W' | 0x1f));
            let passed = next.map_or(start.len(), |at| at + 1);
            input.consume(passed);
        }
        self.state = State::Between(input);
        Ok(())
    }

    /// Gives up on a stream that fails.
    fn end(&mut self, error: &io::Error) -> ReadError {
        self.state = State::Over;
        self.error(&format!("the archive cannot be read: {error}"))
    }

    fn error(&self, message: &str) -> ReadError {
        fault(self.offset, message)
    }
}

/// Whether a compressed record is followed by its end or by another: only there
/// does a checksum tell that it is sound.
fn ends_well(member: &mut impl BufRead) -> Result<(), Fault> {
    loop {
        let rest = member.fill_buf()?;
        let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        match rest.get(spaces) {
            None if spaces > 0 => member.consume(spaces),
            Some(other) if Some(other) != VERSION.first() => return Err(Fault::damaged()),
            _ => return Ok(()),
        }
    }
}

fn fault(offset: u64, message: &str) -> ReadError {
    let message = format!("record at byte {offset}: {message}");
    ReadError { message, line: None, column: None }
}

impl Page {
    /// Bytes that the page holds.
    pub fn len(&self) -> usize {
        self.record.content.len()
    }

    /// Whether the page holds no byte.
    pub fn is_empty(&self) -> bool {
        self.record.content.is_empty()
    }

    /// The story of the page; its spans run over the page's decoded text.
    ///
    /// # Errors
    /// A page that cannot be unpacked, or that has nothing to read.
    pub fn story(self) -> Result<Article, ReadError> {
        let Page { name, offset, record: Record { uri, is_response, content } } = self;
        let short = &uri[..uri.floor_char_boundary(200)];
        let fault = |message: &str| fault(offset, &format!("{short}: {message}"));
        let response = if is_response { Response::read(&content) } else { None };
        let bytes = match &response {
            Some(response) => Cow::Owned(response.body().map_err(|message| fault(&message))?),
            None => Cow::Borrowed(&*content),
        };
        let header = response.as_ref().and_then(Response::charset);
        let (text, _, _) = charset::of(&bytes, header).decode(&bytes);
        let source = Source::field(format!("{name}[{offset}]"), text);
        let article = html::story(source).and_then(some).and_then(budget::story);
        let article = article.map_err(|error| fault(&error.message))?;
        Ok(Article { id: Some(uri).filter(|uri| !uri.is_empty()), ..article })
    }
}
