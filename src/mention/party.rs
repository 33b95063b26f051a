//! Parties of politicians as the news writes them: behind a name, "N., R-Texas,",
//! "N. (D-Calif.)", "N. (R)", "N., a Democrat", or before it, "Republican Sen. N.".

use super::{Facts, Mention};
use crate::article::Span;
use crate::gazetteer::PlaceId;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::tokens::{Kind, Tokens};
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
    /// Whether it is told beyond doubt: "(R)" alone is the one on the right.
    pub is_sure: bool,
}

/// The parties of a text's persons, in order of the persons; the spans cover the
/// letter and the state, or the word.
pub fn parties(text: &str, facts: &Facts, language: Language) -> Vec<Mention<Party>> {
    let tokens = Tokens::new(text, &facts.tokens);
    let found = facts.persons.iter().enumerate().filter_map(|(person, mention)| {
        let first = facts.tokens.partition_point(|token| token.span().start < mention.span.start);
        let end = facts.tokens.partition_point(|token| token.span().start < mention.span.end);
        let in_words = || {
            let (letter, span) = apposed(tokens, end).or_else(|| before(tokens, first))?;
            let letter = letter.to_owned();
            Some(Mention { span, value: Party { person, letter, of: None, is_sure: true } })
        };
        let lettered = || {
            let (letters, span) = in_brackets(tokens, end, language)?;
            let letter = letters.to_owned();
            Some(Mention { span, value: Party { person, letter, of: None, is_sure: true } })
        };
        by_letter(tokens, facts, person, end).or_else(lettered).or_else(in_words)
    });
    found.collect()
}

/// "N., R-Texas,", "N. (R)".
fn by_letter(tokens: Tokens, facts: &Facts, person: usize, end: usize) -> Option<Mention<Party>> {
    let text = tokens.text;
    let opens = tokens.word(end);
    let letter = *tokens.get(end + 1)?;
    let is_party = matches!(opens, "," | "(") && Class::PartyLetter.has(letter.of(text));
    if !is_party || letter.opens_sentence {
        return None;
    }
    let is_joined = tokens.word(end + 2) == "-" && tokens.get(end + 2)?.glued;
    let state = tokens.get(end + 3).filter(|state| is_joined && state.glued);
    let place = state
        .and_then(|state| facts.places.iter().find(|place| place.span.start == state.span().start));
    if state.is_none() && !(opens == "(" && tokens.word(end + 2) == ")") {
        return None;
    }
    let span = letter.span().cover(place.map_or(letter.span(), |place| place.span));
    let of = place.and_then(|place| place.value.place);
    let letter = letter.of(text).to_owned();
    Some(Mention { span, value: Party { person, letter, of, is_sure: state.is_some() } })
}

/// "N. (SPD)", "N. (PP, Zaragoza)": a party whose letters stand in brackets.
fn in_brackets(tokens: Tokens, end: usize, language: Language) -> Option<(&'static str, Span)> {
    let letters = tokens.get(end + 1).filter(|token| !token.opens_sentence)?;
    let closes = matches!(tokens.word(end + 2), ")" | "," | "/" | "-");
    let row = Class::PartyLetters.row(letters.of(tokens.text), language.code())?;
    (tokens.word(end) == "(" && closes).then_some((row.word, letters.span()))
}

/// "N., a Democrat", and its letter.
fn apposed(tokens: Tokens, end: usize) -> Option<(&'static str, Span)> {
    let is_apposed = tokens.word(end) == "," && Class::Article.has(tokens.word(end + 1));
    in_words(tokens, end + 2).filter(|_| is_apposed)
}

/// "Republican Sen. N.", "Democratic presidential nominee N."
fn before(tokens: Tokens, first: usize) -> Option<(&'static str, Span)> {
    const MOST_BETWEEN: usize = 4;
    let mut at = first;
    while at > 0 && first - at < MOST_BETWEEN && !tokens[at].opens_sentence {
        at -= 1;
        let token = tokens[at];
        let joins = token.is_mark(tokens.text, ".")
            || token.cue() == Cue::Title
            || token.is_of(Class::PartyRole);
        if !joins {
            return in_words(tokens, at).filter(|_| !is_part(tokens, at));
        }
    }
    None
}

/// The party that a word with its capital names.
fn in_words(tokens: Tokens, at: usize) -> Option<(&'static str, Span)> {
    let token = tokens.get(at).filter(|token| token.is_of(Class::PartyWord) && token.is_cap())?;
    let lower = token.of(tokens.text).to_lowercase();
    let row = Class::PartyWord.rows().iter().find(|row| row.word == lower)?;
    Some((row.value, token.span()))
}

/// Whether a word with a capital stands before, and makes another party of it:
/// "Liberal Democrat".
fn is_part(tokens: Tokens, at: usize) -> bool {
    let opens = tokens[at].opens_sentence;
    let before = at.checked_sub(1).map(|at| tokens[at]);
    before.is_some_and(|t| !opens && t.kind == Kind::Word && t.is_cap() && !t.opens_sentence)
}

#[cfg(test)]
mod tests {
    use super::parties;
    use crate::language::Language;
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
            ("Sen. Ann Lee, R-Ardvik, waits.", "Ann Lee R R"),
            ("Ann Lee (SPD) wartet.", "Ann Lee SPD SPD"),
            ("Ann Lee (CDU, Mainz) wartet.", "Ann Lee CDU CDU"),
            ("Ann Lee (BBC) wartet.", ""),
            ("Ann Lee (SPD) waits.", ""),
            ("Democratic Sen. Ann Lee waits.", "Ann Lee D Democratic"),
            ("Here is Republican presidential nominee Ann Lee.", "Ann Lee R Republican"),
            ("Rep. Ann Lee, a Democrat from Ohio, waits.", "Ann Lee D Democrat"),
            ("The Liberal Democrat leader Ann Lee waits.", ""),
            ("Republican voters see Ann Lee.", ""),
            ("Ann Lee leads the conservative wing of the Republican Party.", ""),
        ] {
            let is_german = text.contains("wartet");
            let language = if is_german { Language::German } else { Language::English };
            let code = Some(language.code().to_owned());
            let facts = Facts::of(text, &Context { language: code, ..Context::default() });
            let found = parties(text, &facts, language).into_iter().map(|m| {
                let name = facts.persons[m.value.person].span.of(text);
                format!("{name} {} {}", m.value.letter, m.span.of(text))
            });
            assert_eq!(found.collect::<Vec<String>>().join("; "), expected, "{text}");
        }
    }
}
