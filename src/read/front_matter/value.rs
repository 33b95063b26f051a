//! What front matter says, in whichever of its languages, and what their
//! readers have in common.

use crate::article::{Source, Span, Text};
use crate::read::{ReadError, escaped};

/// A value with its bytes in the file.
#[derive(Debug, Clone)]
pub(in crate::read) enum Value {
    Scalar(Text),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The value under one of these keys, the first of them that is there;
    /// `-`, `_` and capitals in a key make no difference.
    pub fn get(&self, names: &[&str]) -> Option<&Value> {
        let Value::Map(entries) = self else { return None };
        names.iter().find_map(|name| {
            let is_named = |key: &str| letters(key).eq(name.chars());
            entries.iter().find(|(key, _)| is_named(key)).map(|(_, value)| value)
        })
    }

    /// The words of a scalar that is not empty.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Value::Scalar(text) if !text.as_str().trim().is_empty() => Some(text),
            _ => None,
        }
    }
}

/// A key's letters: `-`, `_` and capitals in it make no difference.
pub(super) fn letters(key: &str) -> impl Iterator<Item = char> {
    key.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase)
}

/// A scalar, its quotation marks or the header of its block left out.
pub(super) fn scalar(source: &str, span: Span, decoded: Option<&str>) -> Text {
    let raw = span.of(source);
    let Some(decoded) = decoded else { return Text::verbatim(source, span) };
    let skipped = match raw.chars().next() {
        Some('"' | '\'') if !decoded.starts_with(['"', '\'']) || raw.len() > decoded.len() => {
            raw.bytes().take_while(|b| matches!(b, b'"' | b'\'')).count().min(match () {
                () if raw.starts_with("\"\"\"") || raw.starts_with("'''") => 3,
                () => 1,
            })
        }
        Some('|' | '>') => raw.find('\n').map_or(0, |at| at + 1),
        _ => 0,
    };
    let inside = Span::new(span.start + skipped, span.end);
    escaped::align(source, inside, decoded).trim()
}

/// A parser's own words without its place, which is one of the front matter
/// and not of the file.
pub(super) fn unplaced(said: &str) -> &str {
    let line = said.lines().next().unwrap_or_default();
    line.split_once(" at line ").map_or(line, |(what, _)| what)
}

/// Stands for each byte of a template.
pub(super) const FILLED_IN: char = '_';

/// The same text with `{{ … }}` and `{% … %}`, which a site fills in, as words
/// of the same length between two `edge`s, so that all else keeps its place;
/// none where there are no templates.
pub(super) fn without_templates(text: &str, edge: char) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut done = 0;
    while let Some(start) = text[done..].find("{{").or_else(|| text[done..].find("{%")) {
        let start = done + start;
        let close = if text[start..].starts_with("{{") { "}}" } else { "%}" };
        let line = text[start..].lines().next().unwrap_or_default();
        let Some(length) = line.find(close) else { break };
        plain.push_str(&text[done..start]);
        done = start + length + close.len();
        plain.push(edge);
        plain.extend(std::iter::repeat_n(FILLED_IN, done - start - 2));
        plain.push(edge);
    }
    plain.push_str(&text[done..]);
    (done > 0).then_some(plain)
}

/// More is no metadata, in bytes: each may become a value.
const LARGEST: usize = 512 << 10;

/// Looks whether metadata are of a size that is read. Those in YAML are counted
/// as they are read.
pub(super) fn bearable(source: &Source, inside: Span) -> Result<(), ReadError> {
    match inside.len() <= LARGEST {
        true => Ok(()),
        false => Err(error(source, inside, TOO_MUCH.to_owned())),
    }
}

/// What is said of metadata without end.
pub(super) const TOO_MUCH: &str =
    "this is more than front matter can hold: expected a title, dates and pictures";

pub(super) fn error(source: &Source, span: Span, message: String) -> ReadError {
    let place = source.locate(span);
    ReadError { message, line: Some(place.line), column: Some(place.column) }
}
