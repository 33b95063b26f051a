use super::form::{Form, Found, Ymd};
use super::lex::{Lex, Lexed};
use super::year::two_digits;
use crate::language::calendar::Word;

/// "2020-10-11", "10/11/2020", "11.10.2020", "9/11".
pub(super) fn read(lexed: &Lexed, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let Lex::Number { value: first, digits } = lexed.at(at) else { return None };
    let Lex::Mark(mark @ ('/' | '.' | '-')) = lexed.ahead(at + 1) else { return None };
    let Lex::Number { value: second, digits: 1..=2 } = lexed.ahead(at + 2) else { return None };
    if !lexed.glued(at + 1) || !lexed.glued(at + 2) || lexed.glued(at) && !opens(lexed, at) {
        return None;
    }
    let same_mark = lexed.is_mark(at + 3, &[mark]) && lexed.glued(at + 3);
    let third = match lexed.ahead(at + 4) {
        Lex::Number { value, digits } if same_mark && lexed.glued(at + 4) => (value, digits),
        _ => return short(lexed, at, (first, mark, second), same_mark, found),
    };
    if !ends(lexed, at + 5) {
        return None;
    }
    let placed = matches!(lexed.behind(at), Lex::Word(Word::On | Word::In | Word::At));
    let ymd = |year: i16, month: u32, day: u32| Ymd { year, month: month as i8, day: day as i8 };
    let (form, year_at) = match (digits, third) {
        (4, (day, 1..=2)) if (1000..=2199).contains(&first) => {
            let date = ymd(first as i16, second, day);
            (single(date, placed || date.month <= 12 || date.day <= 31)?, at)
        }
        (1..=2, (year @ 1000..=2199, 4)) => {
            (either(lexed, mark, first, second, year as i16)?, at + 4)
        }
        (1..=2, (year, 2)) if mark == '/' || placed && mark == '.' => {
            (either(lexed, mark, first, second, two_digits(year))?, at + 4)
        }
        _ => return None,
    };
    found.push(Found::new(at, at + 4, form).with_year_at(Some(year_at)));
    Some(at + 5)
}

/// "9/11", and in German "am 10.10.".
fn short(
    lexed: &Lexed,
    at: usize,
    (first, mark, second): (u32, char, u32),
    closed: bool,
    found: &mut Vec<Found>,
) -> Option<usize> {
    if !lexed.calendar.style.day_first
        && (first, mark, second) == (9, '/', 11)
        && ends(lexed, at + 3)
    {
        let form = Form::Day { year: Some(2001), month: 9, day: 11 };
        found.push(Found::new(at, at + 2, form));
        return Some(at + 3);
    }
    let placed = matches!(lexed.behind(at), Lex::Word(Word::On));
    let fits = (1..=31).contains(&first) && (1..=12).contains(&second);
    if !(lexed.calendar.style.dotted_days && mark == '.' && closed && placed && fits) {
        return None;
    }
    let form = Form::Day { year: None, month: second as i8, day: first as i8 };
    found.push(Found::new(at, at + 3, form));
    Some(at + 4)
}

/// A date whose order is known; one that no calendar has counts where it can
/// hardly be anything else.
fn single(date: Ymd, sure: bool) -> Option<Form> {
    let Ymd { year, month, day } = date;
    let sound = (1..=12).contains(&month) && (1..=31).contains(&day);
    let recent = (1900..=2100).contains(&year) && month >= 1 && day >= 1;
    (sound || sure && recent).then_some(Form::Day { year: Some(year), month, day })
}

/// Reads day and month in the order of the language, and in the other one
/// where only that makes a date.
fn either(lexed: &Lexed, mark: char, first: u32, second: u32, year: i16) -> Option<Form> {
    let day_first = lexed.calendar.style.day_first || mark == '.';
    let date = |month: u32, day: u32| Ymd { year, month: month as i8, day: day as i8 };
    let (own, other) = match day_first {
        true => (date(second, first), date(first, second)),
        false => (date(first, second), date(second, first)),
    };
    let is_month = |date: Ymd| (1..=12).contains(&date.month) && date.day >= 1;
    let fits = |date: Ymd| is_month(date) && date.day <= 31;
    match (fits(own), fits(other)) {
        (true, true) if own != other && mark != '.' => Some(Form::Either(own, other)),
        (true, _) => single(own, true),
        (false, true) => single(other, true),
        (false, false) => None,
    }
}

fn opens(lexed: &Lexed, at: usize) -> bool {
    matches!(
        lexed.behind(at),
        Lex::Mark('(' | '[' | '"' | '“' | '‘' | '\'' | '—' | '–' | '«' | '>')
    )
}

/// Whether no longer number, name or address goes on at `at`.
fn ends(lexed: &Lexed, at: usize) -> bool {
    if !lexed.glued(at) {
        return true;
    }
    match lexed.ahead(at) {
        Lex::Mark('/' | '_' | '=' | '@' | '%') | Lex::Number { .. } => false,
        Lex::Mark('-' | '.') => !lexed.glued(at + 1),
        Lex::Mark(_) => true,
        // The time of an ISO timestamp, or a genitive.
        _ => lexed.of(at).starts_with(['T', 'Z', '\'', '’']),
    }
}
