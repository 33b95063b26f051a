//! How much one story may hold: more than any does, and little enough that no
//! file, however it was made, takes the memory of the machine.

use super::ReadError;
use crate::article::{Article, Picture};

/// As many marks may a text of Markdown have: each may become an element, which
/// takes some hundred bytes.
const MOST_MARKS: usize = 300_000;

/// As many tags, attributes and pieces of text are taken of a page.
pub(super) const MOST_PIECES: usize = 300_000;

/// As many tags and references may a document of XML have.
const MOST_XML: usize = 1_000_000;

/// As many stories may a file hold that is read at once.
const MOST_STORIES: usize = 50_000;

/// As many captions and alternative texts may a story have.
const MOST_CAPTIONS: usize = 10_000;

/// Signs that may begin an element of Markdown, and lines.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b'\n' | b'[' | b']' | b'*' | b'_' | b'`' | b'~' | b'<' | b'>' | b'!' | b'&')
        || matches!(byte, b'\\' | b'|' | b'^' | b'#')
}

/// Looks whether a text of Markdown is one that can be parsed.
///
/// # Errors
/// One with more marks and lines than any story has.
pub(super) fn markdown(text: &str) -> Result<(), ReadError> {
    marks(text, is_mark)
}

/// Looks whether a plain text is one that can be cut into paragraphs.
///
/// # Errors
/// One with more lines than any story has.
pub(super) fn lines(text: &str) -> Result<(), ReadError> {
    marks(text, |byte| matches!(byte, b'\n' | b'\r'))
}

fn marks(text: &str, is_mark: impl Fn(u8) -> bool) -> Result<(), ReadError> {
    // Most are too short to be looked at.
    let is_short = text.len() <= MOST_MARKS;
    match is_short || text.bytes().filter(|byte| is_mark(*byte)).count() <= MOST_MARKS {
        true => Ok(()),
        false => Err(over()),
    }
}

/// Looks whether a document of XML is one that can be parsed.
///
/// # Errors
/// One with more tags and references than any export in one file.
pub(super) fn xml(text: &str) -> Result<(), ReadError> {
    let is_short = text.len() <= MOST_XML;
    match is_short || text.bytes().filter(|b| matches!(b, b'<' | b'&')).count() <= MOST_XML {
        true => Ok(()),
        false => {
            let message = format!("this has more than {MOST_XML} tags: split it");
            Err(ReadError { message, line: None, column: None })
        }
    }
}

/// Looks whether a file may hold so many stories.
///
/// # Errors
/// One that should be a stream.
pub(super) fn stories(number: usize) -> Result<(), ReadError> {
    match number <= MOST_STORIES {
        true => Ok(()),
        false => {
            let help =
                "split it, or write a record a line (JSON Lines), of which any number is read";
            let message =
                format!("there are more than {MOST_STORIES} stories in this file: {help}");
            Err(ReadError { message, line: None, column: None })
        }
    }
}

/// Looks whether a story may have so many captions.
///
/// # Errors
/// One that is many stories, or none.
pub(super) fn captions(number: usize) -> Result<(), ReadError> {
    if number <= MOST_CAPTIONS {
        return Ok(());
    }
    let message = format!(
        "this story has more than {MOST_CAPTIONS} pictures or captions: if it is many stories, \
         give each a record of its own"
    );
    Err(ReadError { message, line: None, column: None })
}

/// What is noted of a story of which not all was taken; [`story`] refuses it.
pub(super) fn cut() -> String {
    format!("this has more than {MOST_PIECES} lines, tags or marks, which no story has")
}

fn over() -> ReadError {
    ReadError { message: cut(), line: None, column: None }
}

/// The story, if it holds no more than one may.
///
/// # Errors
/// One that was cut, or has more captions than any.
pub(super) fn story(article: Article) -> Result<Article, ReadError> {
    if article.notices.iter().any(|notice| *notice == cut()) {
        return Err(over());
    }
    let said = |of: &Picture| of.captions.len() + usize::from(of.alt.is_some());
    let (captions, pictures) = (article.pictures.iter().map(said).sum(), article.pictures.len());
    self::captions(pictures.max(captions)).map(|()| article)
}
