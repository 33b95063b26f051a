//! Words and the gaps between them: as much grammar as credits and markers need.

use crate::article::Span;
use crate::fold::key;
use crate::words::Class;

/// A word: letters and digits, with the apostrophes, hyphens and full stops
/// that stand inside it ("d'archives", "Al-Jazeera", "U.S", "npr.org").
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'a> {
    pub text: &'a str,
    pub span: Span,
}

impl Word<'_> {
    /// Whether this is `lower` in any case, with either apostrophe.
    #[inline]
    pub fn is(&self, lower: &str) -> bool {
        // Most words part ways at the first byte.
        let (own, other) = (self.text.as_bytes()[0], lower.as_bytes()[0]);
        let close = if own.is_ascii() { own.to_ascii_lowercase() == other } else { other > 127 };
        close && self.equals(lower)
    }

    fn equals(&self, lower: &str) -> bool {
        if self.text.is_ascii() {
            return self.text.eq_ignore_ascii_case(lower);
        }
        let folded = |c: char| if c == '’' { '\'' } else { c };
        self.text.chars().flat_map(char::to_lowercase).map(folded).eq(lower.chars())
    }

    /// Whether this is one of `lowers` in any case.
    pub fn is_any(&self, lowers: &[&str]) -> bool {
        lowers.iter().any(|lower| self.is(lower))
    }

    /// Whether this is a word of the class in any case, with either apostrophe.
    pub fn is_in(&self, class: Class) -> bool {
        if self.text.is_ascii() {
            return class.has_key(key(self.text.bytes().map(|byte| byte.to_ascii_lowercase())));
        }
        let folded = |c: char| if c == '’' { '\'' } else { c };
        let lower: String = self.text.chars().flat_map(char::to_lowercase).map(folded).collect();
        class.has(&lower)
    }

    /// Whether the first letter is a capital.
    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether there are two letters or more, none of them small.
    pub fn is_all_capitals(&self) -> bool {
        self.text.chars().filter(|c| c.is_uppercase()).count() >= 2
            && !self.text.chars().any(char::is_lowercase)
    }

    /// Whether a full stop behind it ends no sentence: a lone capital, or one
    /// of the short forms that stand before or within a name.
    pub fn is_abbreviation(&self) -> bool {
        let mut letters = self.text.chars();
        let lone = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        lone || self.is_in(Class::Abbreviated)
    }
}

/// The words of `text` in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        let start = match bytes.get(at + 1) {
            // One space between two words is the rule.
            Some(next) if bytes[at] == b' ' && next.is_ascii_alphanumeric() => at + 1,
            _ => at + text[at..].find(char::is_alphanumeric)?,
        };
        // Plain letters need no closer look.
        let plain = bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let mut end = start + plain;
        if bytes.get(end).is_some_and(|b| *b == b' ' || *b == b',') {
            at = end;
            return Some(Word { text: &text[start..end], span: Span::new(start, end) });
        }
        // Where the letters since the last full stop began.
        let mut part = start;
        let mut rest = text[start..].char_indices().peekable();
        while let Some((offset, c)) = rest.next() {
            let here = start + offset;
            let next = rest.peek().map(|(_, c)| *c);
            let joins = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
            match c {
                c if c.is_alphanumeric() || is_mark(c) => end = here + c.len_utf8(),
                '\'' | '’' | '-' if joins(next) => {}
                '.' if joins(next) => {
                    let lone = text[part..here].chars().nth(1).is_none();
                    let digits = text[part..here].bytes().all(|b| b.is_ascii_digit());
                    if !lone && !digits && !next.is_some_and(char::is_lowercase) {
                        break;
                    }
                    part = here + 1;
                }
                _ => break,
            }
        }
        at = end;
        Some(Word { text: &text[start..end], span: Span::new(start, end) })
    })
}

/// Combining accents, which belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What stands between word `i - 1` and word `i`.
pub(crate) fn gap<'a>(text: &'a str, all: &[Word], i: usize) -> &'a str {
    let from = if i == 0 { 0 } else { all[i - 1].span.end };
    &text[from..all[i].span.start]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_stands_inside_them() {
        for (text, expected) in [
            ("in Washington, U.S. Here", "in|Washington|U.S|Here"),
            ("photo d’archives, Al-Jazeera", "photo|d’archives|Al-Jazeera"),
            ("told npr.org that.", "told|npr.org|that"),
            ("in Ohio.REUTERS/Ann Lee", "in|Ohio|REUTERS|Ann|Lee"),
            ("Cafe\u{301} 3.5 -x- '", "Cafe\u{301}|3.5|x"),
            ("\u{200b}…—", ""),
        ] {
            let found: Vec<&str> = words(text).map(|w| w.text).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
