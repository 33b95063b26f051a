//! Cuts a text into tokens.

use super::sentence;
use super::token::{Case, Kind, Token, is_apostrophe, is_invisible};
use crate::fold::{Fnv1a, key_of};
use crate::words::Classes;

/// Longest text that is looked at, in bytes: offsets are kept in 32 bits.
pub const LONGEST: usize = u32::MAX as usize;

/// Cuts a text into tokens. Time and memory grow linearly; what lies behind
/// [`LONGEST`] bytes is not looked at.
pub fn tokens(text: &str) -> Vec<Token> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let tokens = Vec::with_capacity(text.len() / 5);
    let mut cutter =
        Cutter { text, at: 0, tokens, scratch: String::new(), marks: [('\0', 0); MARKS] };
    cutter.run();
    sentence::mark(text, &mut cutter.tokens);
    cutter.tokens
}

/// How many marks are kept with their keys.
const MARKS: usize = 16;

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    /// Room to fold a word in.
    scratch: String,
    /// Marks that are no ASCII, with their keys: quotation marks come back.
    marks: [(char, u64); MARKS],
}

impl Cutter<'_> {
    fn run(&mut self) {
        let (mut glued, mut new_line) = (false, true);
        loop {
            // Between most words stands one space.
            if self.text.as_bytes().get(self.at) == Some(&b' ') {
                glued = false;
                self.at += 1;
            }
            let Some(c) = self.peek(self.at) else { break };
            let start = self.at;
            if c.is_whitespace() {
                new_line |= c == '\n' || c == '\u{2029}';
                glued = false;
                self.at += c.len_utf8();
                continue;
            }
            let mut key = None;
            let (kind, case) = if is_letter(c) {
                let (case, spelling) = self.word();
                if self.address(start) {
                    (Kind::Mark, Case::Lower)
                } else {
                    key = spelling.map(Fnv1a::key);
                    (Kind::Word, case)
                }
            } else if is_invisible(c) {
                self.at += c.len_utf8();
                continue;
            } else if c.is_ascii_digit() {
                while self.peek(self.at).is_some_and(|c| c.is_ascii_digit()) {
                    self.at += 1;
                }
                (Kind::Number, Case::Lower)
            } else if is_apostrophe(c) && self.possessive(self.at) {
                self.at += c.len_utf8() + 1;
                (Kind::Word, Case::Lower)
            } else {
                self.at += c.len_utf8();
                let (mark, known) = self.marks[c as usize % MARKS];
                key = (mark == c).then_some(known);
                (Kind::Mark, Case::Lower)
            };
            let key = key.unwrap_or_else(|| key_of(&self.text[start..self.at], &mut self.scratch));
            if kind == Kind::Mark && !c.is_ascii() {
                self.marks[c as usize % MARKS] = (c, key);
            }
            self.tokens.push(Token {
                start: start as u32,
                end: self.at as u32,
                key,
                classes: Classes::of(key),
                kind,
                case,
                glued: glued && !new_line,
                opens_sentence: false,
                opens_paragraph: new_line,
            });
            (glued, new_line) = (true, false);
        }
    }

    fn peek(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(b) if b.is_ascii() => Some(*b as char),
            Some(_) => self.text.get(at..)?.chars().next(),
            None => None,
        }
    }

    /// Reads a word from its first letter on and says how it is written, and
    /// what its letters are if they are plain ones.
    fn word(&mut self) -> (Case, Option<Fnv1a>) {
        let start = self.at;
        if self.abbreviation() {
            return match self.at - start > 2 {
                true => (Case::Upper, None),
                false => (Case::Capital, None),
            };
        }
        let (mut first_upper, mut letters, mut lower) = (false, 0usize, 0usize);
        let mut spelling = Fnv1a::default();
        let mut is_plain = true;
        loop {
            // Plain letters need no closer look.
            let rest = &self.text.as_bytes()[self.at..];
            let mut plain = 0;
            for byte in rest {
                match byte {
                    b'a'..=b'z' => lower += 1,
                    b'A'..=b'Z' => first_upper |= letters + plain == 0,
                    _ => break,
                }
                spelling = spelling.and(byte | 0x20);
                plain += 1;
            }
            letters += plain;
            self.at += plain;
            if matches!(rest.get(plain), None | Some(b' ' | b',' | b'.')) {
                break;
            }
            let Some(c) = self.peek(self.at) else { break };
            let next = self.at + c.len_utf8();
            // What is taken in now is no plain letter.
            let was_plain = std::mem::replace(&mut is_plain, false);
            if c.is_alphabetic() {
                let upper = c.is_uppercase();
                first_upper |= letters == 0 && upper;
                letters += 1;
                lower += usize::from(!upper);
            } else if is_apostrophe(c) {
                let joins = self.peek(next).is_some_and(char::is_alphabetic);
                if !joins || self.possessive(self.at) {
                    is_plain = was_plain;
                    break;
                }
            } else if !(c.is_ascii_digit() || is_invisible(c) || is_combining(c)) {
                is_plain = was_plain;
                break;
            }
            self.at = next;
        }
        let case = match (first_upper, lower) {
            (false, _) => Case::Lower,
            (true, 0) if letters > 1 => Case::Upper,
            (true, _) => Case::Capital,
        };
        (case, is_plain.then_some(spelling))
    }

    /// Reads on to the end of an address of the web whose first word, read
    /// already, starts at `start`: `https://…`, `www.…`.
    fn address(&mut self, start: usize) -> bool {
        let rest = &self.text[self.at..];
        let is_address = match rest.as_bytes().first() {
            Some(b':') => rest.starts_with("://"),
            Some(b'.') => self.text[start..self.at].eq_ignore_ascii_case("www"),
            _ => false,
        };
        if is_address {
            let ends =
                |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')' | ']' | '”');
            self.at += rest.find(ends).unwrap_or(rest.len());
        }
        is_address
    }

    /// Reads `U.S.`, `D.C.`, or the initial `J.` before another capital.
    fn abbreviation(&mut self) -> bool {
        // Most words are plain, and no full stop follows their first letter.
        let bytes = self.text.as_bytes();
        if bytes[self.at].is_ascii() && bytes.get(self.at + 1) != Some(&b'.') {
            return false;
        }
        let mut end = self.at;
        let mut count = 0;
        while let Some(c) = self.peek(end).filter(|c| c.is_uppercase()) {
            let dot = end + c.len_utf8();
            if self.peek(dot) != Some('.') {
                break;
            }
            end = dot + 1;
            count += 1;
        }
        let initial = count == 1
            && (self.peek(end) == Some(' ') && self.peek(end + 1).is_some_and(char::is_uppercase)
                || self.peek(end).is_some_and(char::is_uppercase));
        if count >= 2 || initial {
            self.at = end;
        }
        count >= 2 || initial
    }

    /// Whether an apostrophe at `at` starts a genitive `'s` that ends a word.
    fn possessive(&self, at: usize) -> bool {
        let Some(mark) = self.peek(at) else { return false };
        let s = at + mark.len_utf8();
        matches!(self.peek(s), Some('s' | 'S'))
            && !self.peek(s + 1).is_some_and(|c| c.is_alphanumeric())
            && at > 0
            && self.text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.')
    }
}

/// Whether a word may begin with it; that dashes and quotation marks are no
/// letters is seen at once.
fn is_letter(c: char) -> bool {
    !matches!(c, '\u{2010}'..='\u{205f}') && c.is_alphabetic()
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        for (text, expected) in [
            ("O'Rourke's 3rd G20", vec!["O'Rourke", "'s", "3", "rd", "G20"]),
            (
                "U.S. Rep. J. Doe (D-MN)",
                vec!["U.S.", "Rep", ".", "J.", "Doe", "(", "D", "-", "MN", ")"],
            ),
            ("the president’s aides'", vec!["the", "president", "’s", "aides", "'"]),
            ("$1,000 don't—stop", vec!["$", "1", ",", "000", "don't", "—", "stop"]),
            (
                "see https://news.example/2020/Iran-talks (www.example.org) now",
                vec![
                    "see",
                    "https://news.example/2020/Iran-talks",
                    "(",
                    "www.example.org",
                    ")",
                    "now",
                ],
            ),
            ("Plan B. It failed", vec!["Plan", "B.", "It", "failed"]),
        ] {
            assert_eq!(cut(text), expected);
        }
    }

    #[test]
    fn case_is_read_off_the_letters() {
        let text = "Minsk USA U.S. iPhone McCain A x";
        let cases: Vec<Case> = tokens(text).into_iter().map(|t| t.case).collect();
        use Case::*;
        assert_eq!(cases, [Capital, Upper, Upper, Lower, Capital, Capital, Lower]);
    }
}
