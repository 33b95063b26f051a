use super::form::{Form, Found};
use super::lex::{Lex, Lexed};
use super::period::Period;
use super::year;
use crate::language::calendar::{Season, Unit, Word};

/// "summer 2018", "the summer of 2018", "in the spring".
pub(super) fn season(
    lexed: &Lexed,
    at: usize,
    season: Season,
    plain: bool,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let first = year::widen(lexed, at);
    if let Some((year, year_at, next)) = year::after(lexed, at + 1) {
        let form = Form::Season { year: Some(year), season, shift: None };
        found.push(Found::new(first, next - 1, form).with_year_at(Some(year_at)));
        return Some(next);
    }
    let article = lexed.behind(at) == Lex::Word(Word::The);
    let before = at - usize::from(article);
    let placed = lexed.is_placed(before) || first < at;
    let sure = placed && (article || first < at || !plain);
    // "the fall of Saigon", "in Spring Valley", "they spring"
    let other =
        lexed.word(at + 1) == Some(Word::Of) || plain && !sure && !article && !lexed.is_capital(at);
    if other {
        return None;
    }
    found.push(Found::new(first, at, Form::Season { year: None, season, shift: None }));
    Some(at + 1)
}

/// "the third quarter of 2019", "Q3 2019", "the second half of 2008".
pub(super) fn part_of_year(
    lexed: &Lexed,
    at: usize,
    word: Word,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let (year, year_at, next) = year::after(lexed, at + 1)?;
    let hyphen = usize::from(lexed.is_mark(at - at.min(1), &['-', '.']));
    let before = at.checked_sub(1 + hyphen);
    let nth = before.map(|before| (before, lexed.at(before)));
    let (first, period) = match (word, nth) {
        (Word::QuarterCode(nth), _) => (at, Period::Quarter(year, nth)),
        (Word::Quarter, Some((first, Lex::Word(Word::Ordinal(nth @ 1..=4))))) => {
            (first, Period::Quarter(year, nth as i8))
        }
        (Word::Half, Some((first, Lex::Word(Word::Ordinal(nth @ 1..=2))))) => {
            (first, Period::Half(year, nth as i8))
        }
        _ => return None,
    };
    found.push(Found::new(first, next - 1, Form::Known(period)).with_year_at(Some(year_at)));
    Some(next)
}

/// "the 19th century", "eighteenth-century", "im 19. Jahrhundert".
pub(super) fn century(
    lexed: &Lexed,
    at: usize,
    unit: Unit,
    found: &mut Vec<Found>,
) -> Option<usize> {
    if unit != Unit::Century {
        return None;
    }
    let mut first = lexed.before(at)?;
    if matches!(lexed.at(first), Lex::Mark('-' | '.')) {
        first = lexed.before(first)?;
    }
    let nth = match lexed.at(first) {
        Lex::Word(Word::OrdinalSuffix) => {
            first = lexed.before(first)?;
            lexed.at(first)
        }
        other => other,
    };
    let nth = match nth {
        Lex::Number { value: nth @ 1..=21, .. } => nth as i16,
        // "twenty-first"
        Lex::Word(Word::Ordinal(1)) if lexed.behind(first) == Lex::Mark('-') => {
            first = lexed.before(first)?;
            match lexed.behind(first) {
                Lex::Word(Word::Cardinal(20)) => first -= 1,
                _ => return None,
            }
            21
        }
        Lex::Word(Word::Ordinal(nth)) => i16::from(nth),
        _ => return None,
    };
    if nth < 2 || found.last().is_some_and(|found| found.last >= first) {
        return None;
    }
    found.push(Found::new(first, at, Form::Known(Period::Century(nth - 1))));
    Some(at + 1)
}
