//! What is wrong with a record, and where in its JSON.

use super::tree::{self, Step};
use crate::read::ReadError;

/// Something wrong with one value of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub message: String,
    /// The way to the value from the record.
    pub path: Vec<Step>,
}

impl Fault {
    /// The error to report; `json` is the text that holds the record, `base`
    /// the way to it in there, `line` the line in the file that `json` begins on.
    pub fn into_error(self, id: Option<&str>, json: &str, base: &[Step], line: usize) -> ReadError {
        let path = [base, &self.path].concat();
        let place = if path.is_empty() { Some((1, 0)) } else { tree::locate(json, &path) };
        let message = match id {
            Some(id) => format!("record `{}`: {}", shorten(id), self.message),
            None => self.message,
        };
        // The parser stops in front of the value and the space before it.
        let place = place.map(|(row, bytes)| {
            let text = json.split('\n').nth(row - 1).unwrap_or("");
            let rest = text.get(bytes..).unwrap_or("");
            (row, bytes + rest.len() - rest.trim_start().len() + 1)
        });
        at(message, json, place, line)
    }
}

/// The error for text that is no JSON.
pub(super) fn syntax(error: &serde_json::Error, json: &str, line: usize) -> ReadError {
    let full = error.to_string();
    let what = full.rsplit_once(" at line ").map_or(&*full, |(what, _)| what);
    at(format!("this is not JSON: {what}"), json, Some((error.line(), error.column())), line)
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
