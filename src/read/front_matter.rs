//! The metadata at the head of a Markdown file: YAML between `---`, TOML
//! between `+++`, or a JSON object.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_yaml::Spanned;

use crate::article::{Source, Span, Text};

use super::{ReadError, escaped};

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
}

impl Value {
    /// The value under one of these keys, the first of them that is there;
    /// `-`, `_` and capitals in a key make no difference.
    pub fn get(&self, names: &[&str]) -> Option<&Value> {
        let Value::Map(entries) = self else { return None };
        names.iter().find_map(|name| {
            let is_named = |key: &str| {
                let letters = key.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
                letters.flat_map(char::to_lowercase).eq(name.chars())
            };
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

/// Reads the metadata at the head of `source`, if there is any.
///
/// # Errors
/// Metadata that opens and cannot be read, with line and column in the file.
pub(super) fn read(source: &Source) -> Result<Option<FrontMatter>, ReadError> {
    let text = source.text();
    if text.starts_with('{') {
        return json(source);
    }
    let first = text.lines().next().unwrap_or_default().trim_end();
    if first != "---" && first != "+++" {
        return Ok(None);
    }
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
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
        return Err(error(source, Span::new(0, first.len()), message));
    };
    let values = if is_yaml { yaml(source, inside)? } else { Some(toml(source, inside)?) };
    Ok(values.map(|values| FrontMatter { values, end }))
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

fn error(source: &Source, span: Span, message: String) -> ReadError {
    let place = source.locate(span);
    ReadError { message, line: Some(place.line), column: Some(place.column) }
}

/// More than any story needs, and little enough to stop a YAML bomb.
const MAX_NODES: usize = 20_000;

/// None where it is no mapping: a rule across the page, then text.
fn yaml(source: &Source, inside: Span) -> Result<Option<Value>, ReadError> {
    let text = inside.of(source.text());
    if text.trim().is_empty() {
        return Ok(Some(Value::Map(Vec::new())));
    }
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_nodes: MAX_NODES, max_aliases: 100 },
        with_snippet: false,
    };
    let read: Spanned<Node> =
        serde_yaml::from_str_with_options(text, options).map_err(|fault| {
            let said = fault.to_string();
            let message = match unplaced(&said) {
                said if said.starts_with("budget breached") || said.starts_with("recursion") => {
                    "this is more than front matter can hold: \
                     expected a title, dates and pictures"
                        .to_owned()
                }
                said => format!(
                    "the YAML front matter cannot be read: {said}; \
                     quote a value that holds a colon or a quotation mark"
                ),
            };
            let at = fault.location().map_or(0, |place| offset(text, place.line(), place.column()));
            error(source, Span::new(inside.start + at, inside.start + at), message)
        })?;
    Ok(matches!(read.value, Node::Map(_)).then(|| value(source.text(), inside.start, read)))
}

/// A parser's own words without its place, which is one of the front matter
/// and not of the file.
fn unplaced(said: &str) -> &str {
    let line = said.lines().next().unwrap_or_default();
    line.split_once(" at line ").map_or(line, |(what, _)| what)
}

/// The byte at a 1-based line and column.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let skipped = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive('\n').take(skipped).map(str::len).sum();
    let columns = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let within = text[start..].char_indices().nth(columns).map_or(text.len() - start, |(at, _)| at);
    start + within
}

/// Any YAML, each value with its place.
enum Node {
    Scalar(Option<String>),
    List(Vec<Spanned<Node>>),
    Map(Vec<(String, Spanned<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(AnyNode)
    }
}

struct AnyNode;

impl<'de> Visitor<'de> for AnyNode {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value, a list or a mapping")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Scalar(Some(text.to_owned())))
    }

    // Numbers and truth values are what the file says they are.
    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Scalar(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Scalar(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Scalar(None))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Scalar(None))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Scalar(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Scalar(None))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Node, E> {
        Ok(Node::Scalar(None))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Scalar(Some(String::new())))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Scalar(Some(String::new())))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(AnyNode)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Node::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Map(entries))
    }
}

fn value(source: &str, base: usize, node: Spanned<Node>) -> Value {
    let place = node.defined.span();
    let start = place.byte_offset().and_then(|at| usize::try_from(at).ok()).unwrap_or(0) + base;
    let length = place.byte_len().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
    let span = Span::new(start, (start + length).min(source.len()).max(start));
    match node.value {
        Node::Scalar(decoded) => Value::Scalar(scalar(source, span, decoded.as_deref())),
        Node::List(values) => {
            Value::List(values.into_iter().map(|node| value(source, base, node)).collect())
        }
        Node::Map(entries) => Value::Map(
            entries.into_iter().map(|(key, node)| (key, value(source, base, node))).collect(),
        ),
    }
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

fn toml(source: &Source, inside: Span) -> Result<Value, ReadError> {
    let table = toml::de::DeTable::parse(inside.of(source.text())).map_err(|fault| {
        let at = fault.span().map_or(0, |span| span.start);
        let message = format!(
            "the TOML front matter cannot be read: {}",
            fault.message().lines().next().unwrap_or_default()
        );
        error(source, Span::new(inside.start + at, inside.start + at), message)
    })?;
    let entries = table.get_ref().iter().map(|(key, value)| {
        (key.get_ref().to_string(), toml_value(source.text(), inside.start, value))
    });
    Ok(Value::Map(entries.collect()))
}

fn toml_value(source: &str, base: usize, value: &toml::Spanned<toml::de::DeValue>) -> Value {
    use toml::de::DeValue;
    let span = Span::new(base + value.span().start, base + value.span().end);
    match value.get_ref() {
        DeValue::String(decoded) => Value::Scalar(scalar(source, span, Some(decoded))),
        DeValue::Array(values) => {
            Value::List(values.iter().map(|value| toml_value(source, base, value)).collect())
        }
        DeValue::Table(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (key.get_ref().to_string(), toml_value(source, base, value)));
            Value::Map(entries.collect())
        }
        _ => Value::Scalar(Text::verbatim(source, span)),
    }
}

/// A JSON object at the head of the file, as Hugo takes it. Braces that are no
/// JSON are text.
fn json(source: &Source) -> Result<Option<FrontMatter>, ReadError> {
    let text = source.text();
    let opens_object = text[1..].trim_start().starts_with(['"', '}']);
    if !opens_object {
        return Ok(None);
    }
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let read = stream.next().transpose().map_err(|fault| {
        let said = fault.to_string();
        let message = format!("the JSON front matter cannot be read: {}", unplaced(&said));
        ReadError { message, line: Some(fault.line()), column: Some(fault.column()) }
    })?;
    let end = stream.byte_offset();
    let Some(raw) = read else { return Ok(None) };
    Ok(json_value(text, raw, 0).map(|values| FrontMatter { values, end }))
}

/// How deep JSON is followed: no key that is read lies deeper.
const DEEPEST: usize = 8;

fn json_value(source: &str, raw: &RawValue, depth: usize) -> Option<Value> {
    let stretch = raw.get();
    // The raw value is borrowed from the file, so that addresses tell where.
    let start = (stretch.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
    let span = Span::new(start, start + stretch.len());
    if depth > DEEPEST {
        return None;
    }
    match stretch.bytes().next()? {
        b'"' => {
            let decoded: String = serde_json::from_str(stretch).ok()?;
            Some(Value::Scalar(scalar(source, span, Some(&decoded))))
        }
        b'[' => {
            let values: Vec<&RawValue> = serde_json::from_str(stretch).ok()?;
            let values = values.into_iter().filter_map(|raw| json_value(source, raw, depth + 1));
            Some(Value::List(values.collect()))
        }
        b'{' => {
            let entries: std::collections::BTreeMap<String, &RawValue> =
                serde_json::from_str(stretch).ok()?;
            let entries = entries
                .into_iter()
                .filter_map(|(key, raw)| Some((key, json_value(source, raw, depth + 1)?)));
            Some(Value::Map(entries.collect()))
        }
        _ => Some(Value::Scalar(Text::verbatim(source, span))),
    }
}
