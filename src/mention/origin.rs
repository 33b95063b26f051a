//! Where somebody was born or is at home: "N., born in Graz", "N., of Graz,", "N.,
//! nacida en Graz".

use std::sync::LazyLock;

use super::{Facts, Mention};
use crate::gazetteer::{self, PlaceId, gazetteer};
use crate::language::Language;
use crate::language::folded::Folded;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// What a town is to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// Where somebody was born.
    Birthplace,
    /// Where somebody lives, or plays.
    Home,
}

impl Bond {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Bond::Birthplace => "birthplace",
            Bond::Home => "home",
        }
    }
}

/// Where somebody comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Which of the text's persons, as an index.
    pub person: usize,
    /// The town.
    pub town: PlaceId,
    /// What it is to the person.
    pub bond: Bond,
}

/// Words before the town.
static LEADS: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::Origin));

/// Where the persons of a text come from, in order of the persons; the spans cover
/// all but the name: "born in Graz".
pub fn origins(text: &str, facts: &Facts, language: Language) -> Vec<Mention<Origin>> {
    let tokens = Tokens::new(text, &facts.tokens);
    let found = facts.persons.iter().enumerate().filter_map(|(person, mention)| {
        let end = facts.tokens.partition_point(|token| token.span().start < mention.span.end);
        let (first, at, bond) = bond(tokens, end, language)?;
        let start = facts.tokens.get(at)?.span().start;
        let index = facts.places.binary_search_by_key(&start, |place| place.span.start).ok()?;
        let place = &facts.places[index];
        let town = place.value.place.filter(|_| !place.value.is_demonym())?;
        let is_town = gazetteer().kind(town) == gazetteer::Kind::City;
        let span = tokens[first].span().cover(place.span);
        is_town.then_some(Mention { span, value: Origin { person, town, bond } })
    });
    found.collect()
}

/// What the words behind a name say of the place that follows them: the first of
/// them, the token of the place, and what it is.
fn bond(tokens: Tokens, end: usize, language: Language) -> Option<(usize, usize, Bond)> {
    let goes_on = |at: usize| tokens.get(at).is_some_and(|token| !token.opens_sentence);
    let word = |at: usize| if goes_on(at) { tokens.word(at) } else { "" };
    let mut at = end;
    at += usize::from(word(at) == ",");
    // "N., 41, of Graz"
    let is_aged = tokens.get(at).is_some_and(|t| t.kind == Kind::Number) && word(at + 1) == ",";
    at += if is_aged { 2 } else { 0 };
    let keys = tokens.get(at..)?.iter().take_while(|t| t.kind == Kind::Word && !t.opens_sentence);
    let (row, length) = LEADS.phrase(keys.map(|token| token.key), language)?;
    let bond = match row.value {
        "home" => Bond::Home,
        _ => Bond::Birthplace,
    };
    Some((at, at + length, bond))
}

#[cfg(test)]
mod tests {
    use super::origins;
    use crate::language::Language;
    use crate::mention::{Context, Facts};

    #[test]
    fn a_town_behind_a_name_is_where_somebody_comes_from() {
        for (text, expected) in [
            ("Ann Lee, born in Graz, reads.", "birthplace born in Graz"),
            ("Ann Lee, who was born in Graz, reads.", "birthplace who was born in Graz"),
            ("Ann Lee, a native of Graz, reads.", "birthplace a native of Graz"),
            ("Ann Lee, of Graz, reads.", "home of Graz"),
            ("Ann Lee of Graz reads.", "home of Graz"),
            ("Ann Lee, 41, of Graz, reads.", "home of Graz"),
            ("Ann Lee of the Falcons reads in Graz.", ""),
            ("Ann Lee, in Graz, reads.", ""),
            ("Ann Lee from Austria reads.", ""),
        ] {
            let facts = Facts::of(text, &Context::default());
            let found = origins(text, &facts, Language::English).into_iter();
            let found = found.map(|m| format!("{} {}", m.value.bond.as_str(), m.span.of(text)));
            assert_eq!(found.collect::<Vec<String>>().join("; "), expected, "{text}");
        }
    }

    #[test]
    fn other_languages_have_words_of_their_own_for_it() {
        for (text, language, expected) in [
            ("Lena Ortiz, nacida en Zaragoza, lee.", Language::Spanish, "birthplace"),
            ("Lena Ortiz, vecina de Huesca, lee.", Language::Spanish, "home"),
            ("Lena Ortiz aus Graz liest.", Language::German, "home"),
            ("Lena Ortiz, née à Nantes, lit.", Language::French, "birthplace"),
            ("Lena Ortiz, nata a Torino, legge.", Language::Italian, "birthplace"),
            ("Lena Ortiz, nascida em Lisboa, lê.", Language::Portuguese, "birthplace"),
            ("Lena Ortiz uit Utrecht leest.", Language::Dutch, "home"),
            ("Lena Ortiz de Huesca lee.", Language::Spanish, ""),
        ] {
            let code = Some(language.code().to_owned());
            let facts = Facts::of(text, &Context { language: code, ..Context::default() });
            let found = origins(text, &facts, language).into_iter();
            let found: Vec<&str> = found.map(|m| m.value.bond.as_str()).collect();
            assert_eq!(found.concat(), expected, "{text}");
        }
    }
}
