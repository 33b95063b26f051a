//! What is wrong with a record, and where in its JSON.

use super::tree::{self, Step};
use crate::article::{Source, Span};
use crate::read::ReadError;

/// Something wrong with one value of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub message: String,
    /// The way to the value from the record.
    pub path: Vec<Step>,
}

impl Fault {
    /// The error to report; `json` is the text of the record, `line` the line
    /// in the file that it begins on.
    pub fn into_error(self, id: Option<&str>, json: &str, line: usize) -> ReadError {
        let place = match self.path.is_empty() {
            true => Some((1, 1)),
            // The parser stops in front of the value and the space before it.
            false => tree::locate(json, &self.path).map(|(row, bytes)| {
                let text = json.split('\n').nth(row - 1).unwrap_or("");
                (row, bytes + space(text.get(bytes..).unwrap_or("")) + 1)
            }),
        };
        at(self.message(id), json, place, line)
    }

    /// The error to report of one record among many in `source`; `record` is
    /// where its JSON stands there.
    pub fn in_document(self, id: Option<&str>, source: &Source, record: Option<Span>) -> ReadError {
        let place = record.map(|record| {
            let json = record.of(source.text());
            let inside = match self.path.is_empty() {
                true => 0,
                false => tree::locate(json, &self.path).map_or(0, |(row, bytes)| {
                    let before: usize =
                        json.split_inclusive('\n').take(row - 1).map(str::len).sum();
                    let at = before + bytes;
                    at + space(json.get(at..).unwrap_or(""))
                }),
            };
            source.locate(Span::new(record.start + inside, record.start + inside))
        });
        let message = self.message(id);
        ReadError { message, line: place.map(|at| at.line), column: place.map(|at| at.column) }
    }

    fn message(self, id: Option<&str>) -> String {
        match id {
            Some(id) => format!("record `{}`: {}", shorten(id), self.message),
            None => self.message,
        }
    }
}

/// Bytes of white space at the start.
fn space(text: &str) -> usize {
    text.len() - text.trim_start().len()
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
