//! The metadata at the head of a Markdown file or of a page: YAML between
//! `---`, TOML between `+++`, or a JSON object.

mod head;
mod json;
mod mapped;
mod pictures;
mod toml;
pub(super) mod value;
mod yaml;

use crate::article::{Source, Span, Text};
pub(super) use head::Head;

use super::{Fields, ReadError};
use value::{Value, bearable, error};

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
