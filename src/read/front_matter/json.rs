//! Metadata as a JSON object, as Hugo takes it.

use serde_json::value::RawValue;

use super::FrontMatter;
use super::value::{Value, bearable, scalar, unplaced};
use crate::article::{Source, Span, Text};
use crate::read::ReadError;

/// Reads the object at the head of the file. Braces that are no JSON are text.
pub(super) fn read(source: &Source) -> Result<Option<FrontMatter>, ReadError> {
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
    bearable(source, Span::new(0, raw.get().len()))?;
    Ok(value(text, raw, 0).map(|values| FrontMatter { values, end, notices: Vec::new() }))
}

/// How deep JSON is followed: no key that is read lies deeper.
const DEEPEST: usize = 8;

fn value(source: &str, raw: &RawValue, depth: usize) -> Option<Value> {
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
            let values = values.into_iter().filter_map(|raw| value(source, raw, depth + 1));
            Some(Value::List(values.collect()))
        }
        b'{' => {
            let entries: std::collections::BTreeMap<String, &RawValue> =
                serde_json::from_str(stretch).ok()?;
            let entries = entries
                .into_iter()
                .filter_map(|(key, raw)| Some((key, value(source, raw, depth + 1)?)));
            Some(Value::Map(entries.collect()))
        }
        _ => Some(Value::Scalar(Text::verbatim(source, span))),
    }
}
