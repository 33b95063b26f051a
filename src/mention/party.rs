//! Parties of politicians as the news writes them behind a name: "N., R-Texas,",
//! "N. (D-Calif.)", "N. (R)".

use super::{Facts, Mention};
use crate::gazetteer::PlaceId;
use crate::tokens::Tokens;
use crate::words::Class;

/// The party of a politician.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Which of the text's persons, as an index.
    pub person: usize,
    /// Its letter: "R".
    pub letter: String,
    /// What the person stands for: a state, if it is named and known.
    pub of: Option<PlaceId>,
}

/// The parties of a text's persons, in order of the persons; the spans cover the
/// letter and the state.
pub fn parties(text: &str, facts: &Facts) -> Vec<Mention<Party>> {
    let tokens = Tokens::new(text, &facts.tokens);
    let found = facts.persons.iter().enumerate().filter_map(|(person, mention)| {
        let end = facts.tokens.partition_point(|token| token.span().start < mention.span.end);
        let opens = tokens.word(end);
        let letter = *tokens.get(end + 1)?;
        let is_party = matches!(opens, "," | "(") && Class::PartyLetter.has(letter.of(text));
        if !is_party || letter.opens_sentence {
            return None;
        }
        let is_joined = tokens.word(end + 2) == "-" && tokens.get(end + 2)?.glued;
        let state = tokens.get(end + 3).filter(|state| is_joined && state.glued);
        let place = state.and_then(|state| {
            facts.places.iter().find(|place| place.span.start == state.span().start)
        });
        if state.is_none() && !(opens == "(" && tokens.word(end + 2) == ")") {
            return None;
        }
        let span = letter.span().cover(place.map_or(letter.span(), |place| place.span));
        let of = place.and_then(|place| place.value.place);
        let value = Party { person, letter: letter.of(text).to_owned(), of };
        Some(Mention { span, value })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::parties;
    use crate::mention::{Context, Facts};

    #[test]
    fn a_party_stands_behind_a_name() {
        for (text, expected) in [
            ("Sen. Ann Lee, R-Texas, waits.", "Ann Lee R R-Texas"),
            ("Rep. Ann Lee (D-Calif.) waits.", "Ann Lee D D-Calif."),
            ("Rep. Ann Lee (D) waits.", "Ann Lee D D"),
            ("Ann Lee, D. J. Moss and others", ""),
            ("Ann Lee (R) and Jo Moss (L)", "Ann Lee R R"),
            ("Ann Lee, right, waits.", ""),
        ] {
            let facts = Facts::of(text, &Context::default());
            let found = parties(text, &facts).into_iter().map(|m| {
                let name = facts.persons[m.value.person].span.of(text);
                format!("{name} {} {}", m.value.letter, m.span.of(text))
            });
            assert_eq!(found.collect::<Vec<String>>().join("; "), expected, "{text}");
        }
    }
}
