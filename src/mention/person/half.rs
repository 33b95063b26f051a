//! The half of a name that stands in lower case behind a hyphen: "Kim Jong-un".

use crate::fold::fold;
use crate::language::family::{is_family_first, is_syllable};
use crate::lexicon;
use crate::tokens::{Token, Tokens, half_behind};
use crate::words::Class;

/// Where a name ends that goes from `first` to `end`, as far as capitals
/// tell: behind the halves that belong to it, of "Prayut Chan-o-cha" both.
pub(super) fn end(tokens: Tokens, first: usize, end: usize) -> usize {
    let mut whole = end;
    while let Some(half) = half_behind(tokens, whole)
        && (whole > end || belongs(tokens.text, &tokens[first..end], half))
    {
        whole += 2;
    }
    whole
}

/// Whether the half is part of the name: behind a family name of the kind that
/// leads and one more word, "Carmen Ho Ka-man"; behind two syllables as Chinese
/// and Korean have them, "Chiu Kuo-cheng"; or where it is no word by itself,
/// "Jide Sanwo-olu".
fn belongs(text: &str, name: &[Token], half: Token) -> bool {
    let word = half.of(text);
    let folded = |token: &Token| fold(token.of(text));
    let [.., before, last] = name else { return false };
    if Class::HalfAdjective.has(word) || word.ends_with("ed") {
        return false;
    }
    let is_alone = || word.len() <= 6 && lexicon::entry_of(half.key).frequency == 0;
    is_family_first(name[0].key)
        || is_family_first(before.key)
        || name.len() == 2 && [*before, *last, half].iter().all(|t| is_syllable(&folded(t)))
        || is_alone()
}

#[cfg(test)]
mod tests {
    use super::end;
    use crate::tokens::{Tokens, tokens};

    #[test]
    fn the_half_behind_a_hyphen_belongs_to_names_that_have_one() {
        for (text, name) in [
            ("Kim Tae-min waves", "Kim Tae-min"),
            ("Chiu Kuo-cheng speaks", "Chiu Kuo-cheng"),
            ("Carmen Ho Ka-man speaks", "Carmen Ho Ka-man"),
            ("Somchai Chan-o-cha waves", "Somchai Chan-o-cha"),
            ("Tunde Sanwo-olu waves", "Tunde Sanwo-olu"),
            ("Joe Biden-led talks", "Joe Biden"),
            ("Robert Lee-era laws", "Robert Lee"),
            ("Kim Tae-backed plans", "Kim Tae"),
            ("Chan-o left", "Chan"),
        ] {
            let tokens = tokens(text);
            let caps = tokens.iter().take_while(|t| t.is_cap()).count();
            let end = end(Tokens::new(text, &tokens), 0, caps);
            assert_eq!(tokens[0].span().cover(tokens[end - 1].span()).of(text), name, "{text}");
        }
    }
}
