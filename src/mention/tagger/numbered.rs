//! The number that an organisation's name starts with: "6PR", "101st Airborne
//! Division". The model sees too few of them to be sure.

use super::{Label, Name};
use crate::language::fold::fold;
use crate::mention::token::{Kind, Token};

/// Bodies that are counted, and without their number are not known.
const COUNTED: &[&str] = &[
    "airborne",
    "army",
    "battalion",
    "battery",
    "brigade",
    "circuit",
    "corps",
    "division",
    "fleet",
    "infantry",
    "precinct",
    "regiment",
    "squadron",
    "wing",
];

/// Lets the names of organisations among `names`, which are in order, start
/// with their numbers.
pub(super) fn numbered(text: &str, tokens: &[Token], names: &mut [Name]) {
    let mut free = 0;
    for name in names.iter_mut() {
        let first = match name.label {
            Label::Organisation => start(text, tokens, name),
            _ => name.first,
        };
        if first >= free {
            name.first = first;
        }
        free = name.end;
    }
}

/// Where a name starts, its number taken in.
fn start(text: &str, tokens: &[Token], name: &Name) -> usize {
    let first = name.first;
    let opens_word = |at: usize| tokens[at].kind == Kind::Number && !tokens[at].glued;
    if first >= 1 && tokens[first].glued && opens_word(first - 1) {
        return first - 1;
    }
    let is_ordinal = first >= 2
        && !tokens[first].opens_sentence
        && tokens[first - 1].glued
        && matches!(tokens[first - 1].of(text), "st" | "nd" | "rd" | "th" | "d")
        && opens_word(first - 2);
    let is_counted = || {
        let words = tokens[first..name.end].iter();
        words.map(|token| fold(token.of(text))).any(|word| COUNTED.contains(&word.as_str()))
    };
    if is_ordinal && is_counted() { first - 2 } else { first }
}

#[cfg(test)]
mod tests {
    use crate::mention::tagger::{Label, names};
    use crate::mention::{known, token::tokens};

    #[test]
    fn a_number_belongs_to_the_name_that_it_tells_from_others() {
        for (text, name) in [
            ("Soldiers of the 82nd Airborne Division landed in Kabul.", "82nd Airborne Division"),
            ("The 24th Mechanised Brigade held the town.", "24th Mechanised Brigade"),
            ("The presenter told 9News that it was over.", "9News"),
            ("It was the 3rd Microsoft conference in Oslo.", "Microsoft"),
        ] {
            let tokens = tokens(text);
            let found: Vec<&str> = names(text, &tokens, &known(text, &tokens))
                .iter()
                .filter(|name| name.label == Label::Organisation)
                .map(|name| tokens[name.first].span().cover(tokens[name.end - 1].span()).of(text))
                .collect();
            assert_eq!(found, [name], "{text}");
        }
    }
}
