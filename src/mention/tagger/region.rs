//! Where names can be: capitalised words and the small words between them.

use std::ops::Range;

use crate::tokens::{Kind, Token, Tokens};
use crate::words::Class;

/// Longest stretch that is decoded at once, in tokens.
const LONGEST: usize = 60;

/// Stretches of tokens that may hold names, in order. Each starts and ends
/// with a capitalised word and lies in one sentence.
pub fn regions<'a>(tokens: Tokens<'a>) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut next = 0;
    std::iter::from_fn(move || {
        let mut start = next + tokens[next..].iter().position(|t| t.is_cap())?;
        let mut end = start + 1;
        // "6PR", "3M": the number is part of the word.
        // "65th Air Division", "3 Ravens": it may be the first word.
        let is_number = |at: usize| tokens[at].kind == Kind::Number && tokens[at].span().len() <= 5;
        let goes_on = tokens[start].glued || !tokens[start].opens_sentence;
        if start > next && goes_on && is_number(start - 1) {
            start -= 1;
        }
        while end - start < LONGEST {
            let gap = tokens[end..].iter().take(4).take_while(|t| joins(tokens.text, **t)).count();
            match tokens.get(end + gap) {
                Some(token) if token.is_cap() && !token.opens_sentence => end += gap + 1,
                _ => break,
            }
        }
        next = end;
        Some(start..end)
    })
}

/// Whether a token may stand inside a name between two capitalised words.
fn joins(text: &str, token: Token) -> bool {
    if token.opens_sentence || token.is_cap() {
        return false;
    }
    let word = token.of(text);
    match token.kind {
        Kind::Number => word.len() <= 4,
        Kind::Mark => matches!(
            word,
            "-" | "." | "," | "&" | "/" | "'" | "’" | "(" | ")" | "\"" | "“" | "”" | "–"
        ),
        // Most words are longer.
        Kind::Word if word.len() > 5 => false,
        Kind::Word => Class::InsideName.has(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[test]
    fn small_words_join_capitals_within_a_sentence() {
        let text = "The Duke of York met Mr. Ban Ki-moon today. Then Anna left.";
        let tokens = tokens(text);
        let found: Vec<&str> = regions(Tokens::new(text, &tokens))
            .map(|r| tokens[r.start].span().cover(tokens[r.end - 1].span()).of(text))
            .collect();
        assert_eq!(found, ["The Duke of York", "Mr. Ban Ki", "Then Anna"]);
    }
}
