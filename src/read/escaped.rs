//! Where the characters of an escaped string stand: JSON, YAML and TOML.

use crate::article::{Span, Text};

/// A decoded string with its bytes, given the span between its quotes.
///
/// Walks both in step: what is equal is verbatim; a backslash escape, a
/// doubled quote or folded white space stands for what was decoded. Where
/// they cannot be brought together the rest stands for the rest.
pub(super) fn align(source: &str, inside: Span, decoded: &str) -> Text {
    let raw = inside.of(source);
    let mut text = Text::default();
    let (mut at, mut done) = (0, 0);
    let has_escapes = raw != decoded;
    while let Some(c) = decoded[done..].chars().next() {
        let left = &raw[at..];
        let next = left.chars().next();
        let start = inside.start + at;
        if next == Some(c) && !(has_escapes && c == '\\') {
            let length = same(left, &decoded[done..], has_escapes).max(c.len_utf8());
            text.push(&left[..length], start);
            (at, done) = (at + length, done + length);
            if c == '\'' && left.starts_with("''") && !decoded[done..].starts_with('\'') {
                at += 1;
            }
            continue;
        }
        let length = match next {
            Some('\\') => escape(left),
            Some(space) if space.is_whitespace() && c.is_whitespace() => {
                left.len() - left.trim_start().len()
            }
            Some(space) if space.is_whitespace() => {
                at += space.len_utf8();
                continue;
            }
            _ => {
                text.push_for(&decoded[done..], Span::new(start, inside.end.max(start)));
                return text;
            }
        };
        // A backslash at the end of a line stands for nothing.
        if left[..length].ends_with(['\n', '\r']) && !c.is_whitespace() {
            at += length;
            continue;
        }
        let encoded = &decoded[done..done + c.len_utf8()];
        text.push_for(encoded, Span::new(start, start + length));
        (at, done) = (at + length, done + c.len_utf8());
    }
    text
}

/// How many bytes are the same in both, up to what may need a closer look.
fn same(raw: &str, decoded: &str, has_escapes: bool) -> usize {
    let special = |b: u8| has_escapes && (b == b'\\' || b == b'\'');
    let bytes = raw.bytes().zip(decoded.bytes());
    let same = bytes.take_while(|(a, b)| a == b && !special(*a)).count();
    raw.floor_char_boundary(same)
}

/// The length of the backslash escape that `raw` starts with.
fn escape(raw: &str) -> usize {
    let length = match raw.as_bytes().get(1) {
        Some(b'u') => {
            let is_high = raw.get(2..4).is_some_and(|hex| {
                matches!(hex.to_ascii_lowercase().as_str(), "d8" | "d9" | "da" | "db")
            });
            if is_high && raw.get(6..8) == Some("\\u") { 12 } else { 6 }
        }
        Some(b'U') => 10,
        Some(b'x') => 4,
        _ => 1 + raw.chars().nth(1).map_or(0, char::len_utf8),
    };
    raw.floor_char_boundary(length.min(raw.len())).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_lead_back_to_their_bytes() {
        for (raw, decoded, part, stands_for) in [
            (r#"a \"b\" c"#, r#"a "b" c"#, "b", "b"),
            (r"caf\u00e9 bar", "café bar", "é", r"\u00e9"),
            (r"x \ud83d\ude00 y", "x 😀 y", "😀", r"\ud83d\ude00"),
            ("it''s here", "it's here", "here", "here"),
            ("one\n  two", "one two", "two", "two"),
            ("one \\\n  two", "one two", "two", "two"),
            (r"C:\dir", r"C:\dir", "dir", "dir"),
        ] {
            let text = align(raw, Span::new(0, raw.len()), decoded);
            assert_eq!(text.as_str(), decoded);
            let at = decoded.find(part).expect("the part is in the text");
            let span = text.to_source(Span::new(at, at + part.len()));
            assert_eq!(span.of(raw), stands_for, "{raw}");
        }
    }
}
