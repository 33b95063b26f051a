//! Metadata in TOML, between lines of `+++`.

use super::value::{FILLED_IN, Value, error, scalar, without_templates};
use crate::article::{Source, Span, Text};
use crate::read::ReadError;

/// Reads the lines between the fences.
pub(super) fn read(source: &Source, inside: Span) -> Result<Value, ReadError> {
    let text = inside.of(source.text());
    // A template stands inside a string, or in the place of one.
    let (inside_string, bare) = (without_templates(text, FILLED_IN), without_templates(text, '"'));
    let parse = toml::de::DeTable::parse;
    let filled_in = || {
        let parsed = inside_string.as_deref().and_then(|text| parse(text).ok());
        parsed.or_else(|| bare.as_deref().and_then(|text| parse(text).ok()))
    };
    let table = parse(text).or_else(|fault| filled_in().ok_or(fault)).map_err(|fault| {
        let at = fault.span().map_or(0, |span| span.start);
        let message = format!(
            "the TOML front matter cannot be read: {}",
            fault.message().lines().next().unwrap_or_default()
        );
        error(source, Span::new(inside.start + at, inside.start + at), message)
    })?;
    let entries = table.get_ref().iter().map(|(key, value)| {
        (key.get_ref().to_string(), read_value(source.text(), inside.start, value))
    });
    Ok(Value::Map(entries.collect()))
}

fn read_value(source: &str, base: usize, read: &toml::Spanned<toml::de::DeValue>) -> Value {
    use toml::de::DeValue;
    let span = Span::new(base + read.span().start, base + read.span().end);
    match read.get_ref() {
        DeValue::String(decoded) => Value::Scalar(scalar(source, span, Some(decoded))),
        DeValue::Array(values) => {
            Value::List(values.iter().map(|value| read_value(source, base, value)).collect())
        }
        DeValue::Table(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (key.get_ref().to_string(), read_value(source, base, value)));
            Value::Map(entries.collect())
        }
        _ => Value::Scalar(Text::verbatim(source, span)),
    }
}
