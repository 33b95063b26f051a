//! Days of the week of two words with a hyphen: "segunda-feira".

use crate::language::Language;
use crate::tokens::{Kind, Token};

/// Makes one word of each such day, as the calendar knows it.
pub(super) fn join(text: &str, language: Language, tokens: &mut Vec<Token>) {
    let is_day = |parts: &[Token]| {
        let [first, hyphen, last] = parts else { return false };
        first.kind == Kind::Word
            && hyphen.glued
            && hyphen.is_mark(text, "-")
            && last.glued
            && last.kind == Kind::Word
            && language.calendar().names(&first.span().cover(last.span()).of(text).to_lowercase())
    };
    if !tokens.windows(3).any(is_day) {
        return;
    }
    let old = std::mem::take(tokens);
    tokens.reserve(old.len());
    let mut at = 0;
    while at < old.len() {
        let parts = old.get(at..at + 3).filter(|parts| is_day(parts));
        tokens.push(parts.map_or(old[at], |parts| parts[0].joined(text, parts[2])));
        at += if parts.is_some() { 3 } else { 1 };
    }
}
