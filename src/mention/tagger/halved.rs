//! Names that are known by their hyphen: "Park Won-soon", where capitals alone
//! would show a park.

use super::{Label, Name, replace_overlapping};
use crate::fold::fold;
use crate::language::family::{is_family_first, is_syllable};
use crate::lexicon::entry_of;
use crate::tokens::{Case, Kind, Token, Tokens, half_behind};

/// Makes persons of a family name that leads, or what may be one, and two
/// syllables behind it, the second in lower case; the name ends before the
/// hyphen here.
pub(super) fn halved(tokens: Tokens, names: &mut Vec<Name>) {
    let mut whole = Vec::new();
    for (hyphen, _) in tokens.text.match_indices('-') {
        let at = tokens.partition_point(|token| token.span().start < hyphen);
        if at < 2 || !is_halved(tokens, at) {
            continue;
        }
        let from = names.partition_point(|name| name.end <= at - 2);
        let to = names.partition_point(|name| name.first < at);
        if names[from..to].iter().all(|name| name.first >= at - 2 && name.end <= at) {
            whole.push(Name { first: at - 2, end: at, label: Label::Person });
        }
    }
    replace_overlapping(names, whole);
}

/// Whether the hyphen at `at` stands within such a name.
fn is_halved(tokens: Tokens, at: usize) -> bool {
    let Some([family, given]) = tokens.get(at - 2..at) else { return false };
    let Some(half) = half_behind(tokens, at) else { return false };
    let syllable = |token: &Token| is_syllable(&fold(token.of(tokens.text)));
    let is_word = |token: &Token| token.kind == Kind::Word && token.case == Case::Capital;
    is_word(family)
        && is_word(given)
        && !given.glued
        && !given.opens_sentence
        && (is_family_first(family.key) || is_rare(*family) && syllable(family))
        && syllable(given)
        && syllable(&half)
}

/// Whether the word is none of those that all texts are full of: "No", "So".
fn is_rare(token: Token) -> bool {
    const COMMON: u8 = 27;
    entry_of(token.key).frequency < COMMON
}

#[cfg(test)]
mod tests {
    use super::halved;
    use crate::mention::label::{Label, Name};
    use crate::tokens::{Tokens, tokens};

    #[test]
    fn a_hyphen_tells_a_person_from_a_park() {
        let name = |first, end, label| Name { first, end, label };
        for (text, before, after) in [
            ("Park Won-soon waves", vec![], vec![name(0, 2, Label::Person)]),
            ("Ban Ki-moon waves", vec![name(0, 1, Label::Other)], vec![name(0, 2, Label::Person)]),
            ("Oh Se-jin waves", vec![], vec![name(0, 2, Label::Person)]),
            ("So Pan-am left", vec![], vec![]),
            ("Park Lane-side stalls", vec![], vec![]),
            ("New Park Won-soon", vec![name(0, 2, Label::Place)], vec![name(0, 2, Label::Place)]),
        ] {
            let mut names = before;
            halved(Tokens::new(text, &tokens(text)), &mut names);
            assert_eq!(names, after, "{text}");
        }
    }
}
