//! What is wrong with a record, and where in its JSON.

use super::tree::{self, Step};
use crate::article::Location;
use crate::read::ReadError;

/// Why a record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordError {
    /// What to say.
    pub error: ReadError,
    /// Whether it is data of another kind and no story that is broken: in a
    /// folder it can be passed over.
    pub is_no_story: bool,
}

impl RecordError {
    /// An error of a text that is no record.
    pub(in crate::read) fn of_text(error: ReadError) -> RecordError {
        let is_no_story = error.is_nothing();
        RecordError { error, is_no_story }
    }
}

impl From<RecordError> for ReadError {
    fn from(error: RecordError) -> ReadError {
        error.error
    }
}

/// Whether a text that cannot be read seems to hold a story: it names a key
/// that others do not have, and is no template that makes such texts.
pub(super) fn seems_a_story(text: &str) -> bool {
    if text.trim_start().starts_with("{{") {
        return false;
    }
    const KEYS: [&str; 8] = [
        "\"captions\"",
        "\"caption\"",
        "\"cutline\"",
        "\"headline\"",
        "\"articleBody\"",
        "\"text\"",
        "\"html\"",
        "\"markdown\"",
    ];
    KEYS.iter().any(|key| text.contains(key))
}

/// Something wrong with one value of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub message: String,
    /// The way to the value from the record.
    pub path: Vec<Step>,
    /// Whether it is that there is no story in the record.
    pub is_no_story: bool,
}

impl Fault {
    /// Something wrong with the value at the end of a path.
    pub fn new(message: String, path: Vec<Step>) -> Fault {
        Fault { message, path, is_no_story: false }
    }

    /// The error to report of a record; `json` is the text of the record, `line` the line
    /// in the file that it begins on.
    pub fn into_error(self, id: Option<&str>, json: &str, line: usize) -> RecordError {
        let place = match self.path.is_empty() {
            true => Some((1, 1)),
            // The parser stops in front of the value and the space before it.
            false => tree::locate(json, &self.path).map(|(row, bytes)| {
                let text = json.split('\n').nth(row - 1).unwrap_or("");
                (row, bytes + tree::space(text.get(bytes..).unwrap_or("")) + 1)
            }),
        };
        let is_no_story = self.is_no_story;
        RecordError { error: at(self.message(id), json, place, line), is_no_story }
    }

    /// The error to report of a record that stands at a place.
    pub fn into_located(self, id: Option<&str>, place: Option<Location>) -> RecordError {
        let is_no_story = self.is_no_story;
        let (line, column) = place.map(|at| (at.line, at.column)).unzip();
        RecordError { error: ReadError { message: self.message(id), line, column }, is_no_story }
    }

    fn message(self, id: Option<&str>) -> String {
        match id {
            Some(id) => format!("record `{}`: {}", shorten(id), self.message),
            None => self.message,
        }
    }
}

/// The error for text that is no JSON.
pub(super) fn syntax(error: &serde_json::Error, json: &str, line: usize) -> ReadError {
    let full = error.to_string();
    let what = full.rsplit_once(" at line ").map_or(&*full, |(what, _)| what);
    let message = match what.strip_prefix("EOF while parsing ") {
        _ if json.trim().is_empty() => {
            "there is nothing to read: expected a story record".to_owned()
        }
        Some(inside) => format!("this is not JSON: it breaks off inside {inside}"),
        None if what == tree::TOO_MUCH => {
            format!("{what}: if it is many, write a record a line (JSON Lines)")
        }
        None if what == "recursion limit exceeded" => {
            "this is nested deeper than any story record".to_owned()
        }
        None if matches!(what, "expected ident" | "expected value") => {
            "this is not JSON: expected a story record in braces".to_owned()
        }
        None => format!("this is not JSON: {what}"),
    };
    at(message, json, Some((error.line(), error.column())), line)
}

/// An error at a row and 1-based byte column of `json`.
fn at(message: String, json: &str, place: Option<(usize, usize)>, line: usize) -> ReadError {
    let column = place.map(|(row, bytes)| {
        let text = json.split('\n').nth(row.saturating_sub(1)).unwrap_or("");
        let before = text.floor_char_boundary(bytes.saturating_sub(1));
        text[..before].chars().count() + 1
    });
    ReadError { message, line: Some(place.map_or(line, |(row, _)| line + row.max(1) - 1)), column }
}

/// An id that fits into a message.
fn shorten(id: &str) -> &str {
    &id[..id.floor_char_boundary(80)]
}
