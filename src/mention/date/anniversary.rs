//! Days that come round: which year a text looks back to.

use jiff::civil::Date;

use super::lex::{Lex, Lexed};
use crate::language::Language;
use crate::language::calendar::{Unit, Word};
use crate::tokens::Tokens;

/// What a text that marks a day looks back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksBack {
    /// A year: "the tenth anniversary", "15 years since".
    To(i16),
    /// The same day of some year: "the anniversary of the fire".
    Round,
}

/// The years that a text looks back to on a round number of years, as seen from
/// the day of publication.
pub fn looks_back(tokens: Tokens, published: Date, language: Language) -> Vec<LooksBack> {
    let lexed = Lexed::new(tokens, language.calendar());
    (0..lexed.len()).filter_map(|at| read(&lexed, at, published)).collect()
}

/// What the word at `at` looks back to.
fn read(lexed: &Lexed, at: usize, published: Date) -> Option<LooksBack> {
    let words = &lexed.calendar.bearings;
    let back = |years: i16| LooksBack::To(published.year() - years);
    let is = |at: usize, list: &[&str]| {
        let word = lexed.of(at).to_lowercase();
        list.contains(&word.as_str())
    };
    let word = lexed.of(at).to_lowercase();
    if let Some((_, years)) = words.jubilees.iter().find(|(name, _)| *name == word) {
        return Some(back(*years));
    }
    if words.anniversary.contains(&word.as_str()) {
        return Some(number_before(lexed, at).map_or(LooksBack::Round, back));
    }
    // "fifteen years since", "zehn Jahre nach"
    let is_years =
        matches!(lexed.at(at), Lex::Word(Word::Units(Unit::Year) | Word::Unit(Unit::Year)));
    let since = is_years && (at + 1..at + 5).any(|at| is(at, words.years_since));
    let ago = is_years
        && lexed
            .before(at)
            .and_then(|n| lexed.before(n))
            .is_some_and(|before| lexed.at(before) == Lex::Word(Word::AgoBefore));
    (since || ago).then(|| number_before(lexed, at)).flatten().map(back)
}

/// The number in front of a word, in digits or in words: "tenth", "10th", "15".
fn number_before(lexed: &Lexed, at: usize) -> Option<i16> {
    let mut before = lexed.before(at)?;
    // "10th-anniversary", "10. Jahrestag", "5th annual"
    for _ in 0..3 {
        match lexed.at(before) {
            Lex::Number { value: value @ 1..=500, .. } => return i16::try_from(value).ok(),
            Lex::Word(Word::Cardinal(value) | Word::Ordinal(value)) => {
                let tens = match lexed.behind(before) {
                    Lex::Mark('-') => lexed.before(before).map(|hyphen| lexed.behind(hyphen)),
                    _ => None,
                };
                let tens = match tens {
                    Some(Lex::Word(Word::Cardinal(tens @ 20..))) => i16::from(tens),
                    _ => 0,
                };
                return Some(i16::from(value) + tens);
            }
            Lex::Mark('-' | '.') | Lex::Word(Word::OrdinalSuffix | Word::Unit(Unit::Year)) => {
                before = lexed.before(before)?;
            }
            _ => return None,
        }
    }
    None
}
