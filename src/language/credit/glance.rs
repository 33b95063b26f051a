//! What tells at a glance, for most texts, that no credit is in them.

use memchr::memchr2;

use super::LONGEST_WORD;
use super::label::may_label;
use super::maker::may_make;
use crate::language::word::{Word, words};

/// Whether a credit may end with the last word of a text, at a glance.
pub fn may_end(text: &str) -> bool {
    let tail = &text[text.floor_char_boundary(text.len().saturating_sub(LONGEST_WORD))..];
    let may = |word: Word| !is_small(&word) || may_make(&word) || may_label(&word);
    text.trim_end().ends_with([')', ']']) || last_word(tail).is_none_or(may)
}

fn last_word(text: &str) -> Option<Word<'_>> {
    // No word goes over white space.
    let near = text.trim_end().rfind(char::is_whitespace);
    near.and_then(|at| words(&text[at..]).last()).or_else(|| words(text).last())
}

/// Whether nothing at a glance speaks against a text being all credit: a word
/// in small letters, in front of all brackets, that no credit is made of does,
/// unless it is as short as a photographer's initials.
pub fn may_be_all(text: &str) -> bool {
    let bracket = memchr2(b'(', b'[', text.as_bytes()).unwrap_or(text.len());
    words(text)
        .take_while(|word| word.span.end <= bracket)
        .all(|word| !is_small(&word) || may_make(&word) || may_label(&word))
}

fn is_small(word: &Word) -> bool {
    word.text.len() > 3 && word.text.starts_with(|c: char| c.is_ascii_lowercase())
}
