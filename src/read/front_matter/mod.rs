//! The metadata at the head of a Markdown file or of a page: YAML between
//! `---`, TOML between `+++`, or a JSON object.

mod head;
mod json;
mod mapped;
mod pictures;
mod toml;
mod yaml;

use crate::article::{Source, Span, Text};
pub(super) use head::Head;

use super::{Fields, ReadError, escaped};

/// A value with its bytes in the file.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Scalar(Text),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// The metadata, and where the text behind it starts.
#[derive(Debug)]
pub(super) struct FrontMatter {
    pub values: Value,
    /// First byte behind it.
    pub end: usize,
    /// What is wrong with it, though it could be read.
    pub notices: Vec<String>,
}

impl FrontMatter {
    /// What it says of the story, a house's own keys before the known ones.
    pub fn head(&self, fields: &Fields) -> Head {
        mapped::read(&self.values, fields)
    }

    /// Whether it says that Markdown is made of the text, in which an image is
    /// no figure: R Markdown's `output: github_document`.
    pub fn makes_markdown(&self) -> bool {
        let Some(output) = self.values.get(&["output"]) else { return false };
        let names: Vec<&str> = match output {
            Value::Map(entries) => entries.iter().map(|(name, _)| name.as_str()).collect(),
            value => value.text().map(Text::as_str).into_iter().collect(),
        };
        let kinds = ["md_document", "github_document", "hugodown"];
        names.iter().any(|name| kinds.iter().any(|kind| name.contains(kind)))
    }
}

/// Stands for each byte of a template.
const FILLED_IN: char = '_';

/// The same text with `{{ … }}` and `{% … %}`, which a site fills in, as words
/// of the same length between two `edge`s, so that all else keeps its place;
/// none where there are no templates.
fn without_templates(text: &str, edge: char) -> Option<String> {
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
fn letters(key: &str) -> impl Iterator<Item = char> {
    key.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase)
}

/// Reads the metadata at the head of `source`, if there is any.
///
/// # Errors
/// Metadata that opens and cannot be read, with line and column in the file.
pub(super) fn read(source: &Source) -> Result<Option<FrontMatter>, ReadError> {
    let text = source.text();
    if text.starts_with('{') {
        return json::read(source);
    }
    // Blank lines may stand before it.
    let lead = text.len() - text.trim_start().len();
    let line = &text[text[..lead].rfind('\n').map_or(0, |at| at + 1)..];
    let first = line.lines().next().unwrap_or_default().trim_end();
    if first != "---" && first != "+++" {
        return Ok(None);
    }
    let opening = Span::new(lead, lead + first.len());
    let start = line.find('\n').map_or(text.len(), |at| text.len() - line.len() + at + 1);
    let is_yaml = first == "---";
    let Some((inside, end)) = fenced(text, start, first) else {
        let next = text[start..].lines().next().unwrap_or_default();
        // A lone "---" is a rule across the page.
        if is_yaml && !next.contains(':') {
            return Ok(None);
        }
        let message = format!(
            "the front matter opened by \"{first}\" is never closed; \
             put a line of \"{first}\" behind its last entry"
        );
        return Err(error(source, opening, message));
    };
    if !is_yaml {
        bearable(source, inside)?;
        let values = toml::read(source, inside)?;
        return Ok(Some(FrontMatter { values, end, notices: Vec::new() }));
    }
    let read = yaml::read(source, inside)?;
    Ok(read.map(|(values, notices)| FrontMatter { values, end, notices }))
}

/// More is no metadata, in bytes: each may become a value.
const LARGEST: usize = 512 << 10;

/// Looks whether metadata are of a size that is read. Those in YAML are counted
/// as they are read.
fn bearable(source: &Source, inside: Span) -> Result<(), ReadError> {
    match inside.len() <= LARGEST {
        true => Ok(()),
        false => Err(error(source, inside, TOO_MUCH.to_owned())),
    }
}

/// What is said of metadata without end.
const TOO_MUCH: &str =
    "this is more than front matter can hold: expected a title, dates and pictures";

/// The lines between two fences, and the first byte behind the second.
fn fenced(text: &str, start: usize, fence: &str) -> Option<(Span, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let end = at + line.len();
        let is_fence = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if is_fence {
            return Some((Span::new(start, at), end));
        }
        at = end;
    }
    None
}

fn error(source: &Source, span: Span, message: String) -> ReadError {
    let place = source.locate(span);
    ReadError { message, line: Some(place.line), column: Some(place.column) }
}

/// A scalar, its quotation marks or the header of its block left out.
fn scalar(source: &str, span: Span, decoded: Option<&str>) -> Text {
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
fn unplaced(said: &str) -> &str {
    let line = said.lines().next().unwrap_or_default();
    line.split_once(" at line ").map_or(line, |(what, _)| what)
}
