//! Metadata in YAML, between lines of `---`.

use std::collections::HashMap;

use serde_yaml::{DuplicateKeyPolicy, Spanned};

use super::value::{FILLED_IN, Value, error, scalar, unplaced, without_templates};
use crate::article::{Source, Span, Text};
use crate::read::ReadError;
use crate::yaml::Raw;

/// More than any story needs, and little enough to stop a YAML bomb.
const MAX_NODES: usize = 20_000;

/// The values, and what is wrong with them; none where it is no mapping but a
/// rule across the page, then text.
type Read = Option<(Value, Vec<String>)>;

/// Reads the lines between the fences.
pub(super) fn read(source: &Source, inside: Span) -> Result<Read, ReadError> {
    let text = inside.of(source.text());
    if text.trim().is_empty() {
        return Ok(Some((Value::Map(Vec::new()), Vec::new())));
    }
    let read = parse(text).or_else(|fault| match without_templates(text, FILLED_IN) {
        Some(plain) => parse(&plain).map_err(|_| fault),
        None => Err(fault),
    });
    let read = read.map_err(|fault| unreadable(source, inside, &fault))?;
    if !matches!(read.value, Raw::Map(_)) {
        return Ok(None);
    }
    let mut values = Values { source, base: inside.start, notices: Vec::new() };
    let all = values.value(read);
    Ok(Some((all, values.notices)))
}

fn parse(text: &str) -> Result<Spanned<Raw<String>>, serde_yaml::Error> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_nodes: MAX_NODES, max_aliases: 100 },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options(text, options)
}

fn unreadable(source: &Source, inside: Span, fault: &serde_yaml::Error) -> ReadError {
    let said = fault.to_string();
    let message = match unplaced(&said) {
        said if said.starts_with("budget breached") || said.starts_with("recursion") => {
            "this is more than front matter can hold: expected a title, dates and pictures"
                .to_owned()
        }
        said => format!(
            "the YAML front matter cannot be read: {said}; \
             quote a value that holds a colon or a quotation mark"
        ),
    };
    let text = inside.of(source.text());
    let at = fault.location().map_or(0, |place| offset(text, place.line(), place.column()));
    error(source, Span::new(inside.start + at, inside.start + at), message)
}

/// The byte at a 1-based line and column.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let skipped = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive('\n').take(skipped).map(str::len).sum();
    let columns = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let within = text[start..].char_indices().nth(columns).map_or(text.len() - start, |(at, _)| at);
    start + within
}

/// Puts each value where it stands in the file.
struct Values<'s> {
    source: &'s Source,
    base: usize,
    notices: Vec<String>,
}

impl Values<'_> {
    fn value(&mut self, node: Spanned<Raw<String>>) -> Value {
        let text = self.source.text();
        let place = node.defined.span();
        let byte = |at: Option<_>| at.and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
        let start = byte(place.byte_offset()) + self.base;
        let end = (start + byte(place.byte_len())).min(text.len()).max(start);
        let span = Span::new(start, end);
        match node.value {
            Raw::Text(decoded) if decoded.contains(FILLED_IN) && is_template(span.of(text)) => {
                Value::Scalar(Text::verbatim(text, span).trim())
            }
            Raw::Text(decoded) => Value::Scalar(scalar(text, span, Some(&decoded))),
            Raw::Null => Value::Scalar(scalar(text, span, Some(""))),
            // Numbers and truth values are what the file says they are.
            Raw::Flag(_) | Raw::Number(_) | Raw::Bytes => Value::Scalar(scalar(text, span, None)),
            Raw::List(values) => {
                Value::List(values.into_iter().map(|node| self.value(node)).collect())
            }
            Raw::Map(entries) => Value::Map(self.entries(entries)),
        }
    }

    /// A mapping's entries, the last of those under one key.
    fn entries(&mut self, entries: Vec<(String, Spanned<Raw<String>>)>) -> Vec<(String, Value)> {
        let mut kept: Vec<(String, Value)> = Vec::with_capacity(entries.len());
        let mut known: HashMap<String, usize> = HashMap::new();
        for (key, node) in entries {
            let at = node.defined.span().byte_offset().and_then(|at| usize::try_from(at).ok());
            let at = self.base + at.unwrap_or(0);
            let value = self.value(node);
            match known.get(&key) {
                Some(&earlier) => {
                    let line = self.source.locate(Span::new(at, at)).line;
                    self.notices.push(format!(
                        "line {line}: `{key}` stands twice in the front matter; the last one holds"
                    ));
                    kept[earlier].1 = value;
                }
                None => {
                    known.insert(key.clone(), kept.len());
                    kept.push((key, value));
                }
            }
        }
        kept
    }
}

fn is_template(raw: &str) -> bool {
    raw.contains("{{") || raw.contains("{%")
}
