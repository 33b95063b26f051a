//! Where sentences start.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::token::{Kind, Token};
use crate::fold::{fold, key};
use crate::words::Class;

/// Sets [`Token::opens_sentence`] on every token that opens one.
pub(super) fn mark(text: &str, tokens: &mut [Token]) {
    let (mut ended, mut after_opener) = (true, false);
    for index in 0..tokens.len() {
        let token = tokens[index];
        let opens = token.opens_paragraph || ended && (!token.glued || after_opener);
        tokens[index].opens_sentence = opens;
        ended = match token.kind {
            Kind::Mark => match token.of(text).chars().next().unwrap_or_default() {
                '!' | '?' | '…' => true,
                '.' => !(index > 0 && token.glued && abbreviates(text, tokens[index - 1])),
                // A closing mark right behind the stop belongs to the sentence.
                '"' | '”' | '’' | '\'' | ')' | ']' | '»' if token.glued => ended,
                // An opening one starts the next, whose first word opens it too.
                '"' | '“' | '‘' | '(' | '[' | '«' | '—' | '-' | '–' => opens,
                _ => false,
            },
            _ => false,
        };
        after_opener = token.kind == Kind::Mark && opens;
        ended |= after_opener;
    }
}

fn abbreviates(text: &str, before: Token) -> bool {
    static KEYS: LazyLock<HashSet<u64>> = LazyLock::new(|| {
        Class::Abbreviation.words().iter().map(|word| key(fold(word).bytes())).collect()
    });
    let word = before.of(text);
    let is_initial = || before.is_cap() && word.chars().nth(1).is_none();
    // "CIA" only folds to what "cía" does.
    let is_listed = || Class::Abbreviation.has_in_any_case(word);
    before.kind == Kind::Word && (is_initial() || KEYS.contains(&before.key) && is_listed())
}

#[cfg(test)]
mod tests {
    use crate::tokens::tokens;

    #[test]
    fn sentences_open_after_stops_but_not_after_abbreviations() {
        for (text, opens) in [
            ("He left. She stayed.", vec!["He", "She"]),
            ("US Rep. Omar met Gov. Walz. They spoke", vec!["US", "They"]),
            ("In the U.S. President Doe spoke", vec!["In"]),
            ("“It is over,” he said. “Go home.” They did", vec!["“", "It", "“", "Go", "They"]),
            ("Title\nBody", vec!["Title", "Body"]),
            ("Es gibt z. B. Brot, ca. 3 Mio. Laibe. Dann nicht", vec!["Es", "Dann"]),
            ("M. Leroy et Mme. Blanc parlent. Ils partent", vec!["M.", "Ils"]),
            ("En EE. UU. la Sra. Ruiz habla. Luego calla", vec!["En", "Luego"]),
            ("Salem, Ore. (AP) — A man", vec!["Salem"]),
        ] {
            let found: Vec<&str> =
                tokens(text).into_iter().filter(|t| t.opens_sentence).map(|t| t.of(text)).collect();
            assert_eq!(found, opens, "{text}");
        }
    }
}
