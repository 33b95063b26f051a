//! The arguments of a shortcode, a tag or a macro: `name="value"`, `name: 'value'`,
//! `bare` and `"quoted"`.

use crate::article::Span;

pub(super) struct Argument {
    pub name: Option<Span>,
    pub value: Span,
    pub is_quoted: bool,
}

impl Argument {
    pub fn is_named(&self, source: &str, name: &str) -> bool {
        self.name.is_some_and(|span| span.of(source).eq_ignore_ascii_case(name))
    }
}

/// The arguments in a stretch of source, the name of the tag among them.
pub(super) fn arguments(source: &str, inside: Span) -> Vec<Argument> {
    let stretch = inside.of(source);
    let mut found = Vec::new();
    let mut at = 0;
    let skipped =
        |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | ',');
    while at < stretch.len() {
        let left = &stretch[at..];
        at += left.len() - left.trim_start_matches(skipped).len();
        let left = &stretch[at..];
        let Some(first) = left.chars().next() else { break };
        let start = inside.start + at;
        let mut name = None;
        let mut opening = first;
        let mut value_at = 0;
        let is_quote = |c: char| matches!(c, '"' | '\'' | '`' | '“' | '”');
        if !is_quote(first) {
            let word =
                left.find(|c: char| c.is_whitespace() || matches!(c, '=' | ':' | '[' | ']' | '('));
            let word = word.unwrap_or(left.len());
            let gap = left[word..].len() - left[word..].trim_start().len();
            let behind = &left[word + gap..];
            let is_path = behind.starts_with("://");
            if word > 0 && behind.starts_with(['=', ':']) && !is_path {
                name = Some(Span::new(start, start + word));
                let value = behind[1..].trim_start();
                value_at = left.len() - value.len();
                opening = value.chars().next().unwrap_or(' ');
            }
        }
        let value = &left[value_at..];
        if is_quote(opening) {
            let from = opening.len_utf8().min(value.len());
            let closes = |c: char| if opening == '“' { c == '”' } else { c == opening };
            let length = quoted(&value[from..], closes);
            let begin = start + value_at + from;
            let span = Span::new(begin, begin + length);
            found.push(Argument { name, value: span, is_quoted: true });
            let end = value_at + from + length;
            at += (end + left[end..].chars().next().map_or(0, char::len_utf8)).max(1);
        } else {
            let length = value
                .find(|c: char| c.is_whitespace() || matches!(c, ']' | '}'))
                .unwrap_or(value.len());
            let begin = start + value_at;
            let span = Span::new(begin, begin + length);
            found.push(Argument { name, value: span, is_quoted: false });
            at += (value_at + length).max(first.len_utf8());
        }
    }
    found
}

/// The length of a string up to the quote that closes it.
fn quoted(stretch: &str, closes: impl Fn(char) -> bool) -> usize {
    let mut was_backslash = false;
    for (at, c) in stretch.char_indices() {
        if closes(c) && !was_backslash {
            return at;
        }
        was_backslash = c == '\\' && !was_backslash;
    }
    stretch.len()
}
