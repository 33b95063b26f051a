use super::form::{Form, Found};
use super::lex::{Lex, Lexed};
use super::{numeric, written};
use crate::language::calendar::{Name, Shift, Word};

/// A weekday, alone or with the date that follows it.
pub(super) fn read(lexed: &Lexed, at: usize, name: Name, found: &mut Vec<Found>) -> Option<usize> {
    dated(lexed, at, name, found).or_else(|| alone(lexed, at, name, found))
}

/// "Sunday, Oct. 11, 2020", "Saturday (10/10/2020)", "Sonntag, den 11. Oktober".
fn dated(lexed: &Lexed, at: usize, name: Name, found: &mut Vec<Found>) -> Option<usize> {
    let mut start = at + 1;
    if name.short && lexed.is_mark(start, &['.']) && lexed.glued(start) {
        start += 1;
    }
    if lexed.word(start) == Some(Word::DayPart) {
        start += 1;
    }
    let paren = lexed.is_mark(start, &['(']);
    if paren || lexed.is_mark(start, &[',']) {
        start += 1;
    }
    if matches!(lexed.word(start), Some(Word::The | Word::On)) {
        start += 1;
    }
    let before = found.len();
    let next = match lexed.ahead(start) {
        Lex::Word(Word::Month(month)) => written::month_first(lexed, start, month, found),
        Lex::Number { .. } => {
            numeric::read(lexed, start, found).or_else(|| written::day_first(lexed, start, found))
        }
        _ => None,
    }?;
    match &mut found[before..] {
        // In "Wednesday through Saturday (Sept. 11-14)" it is the last day's.
        [first, rest @ ..]
            if (!paren || rest.is_empty())
                && matches!(first.form, Form::Day { .. } | Form::Either(..)) =>
        {
            first.first = at;
            first.weekday = Some((at, name.number));
            Some(next)
        }
        _ => {
            found.truncate(before);
            None
        }
    }
}

fn alone(lexed: &Lexed, at: usize, name: Name, found: &mut Vec<Found>) -> Option<usize> {
    let mut shift = written::shift_before(lexed, at);
    let mut end = at + 1;
    if shift.is_none()
        && lexed.calendar.style.shift_follows
        && let Some(Word::Shift(behind @ (Shift::Last | Shift::Next))) = lexed.word(end)
    {
        shift = Some((at, behind));
        end += 1;
    }
    if name.short {
        let sure = shift.is_some_and(|(_, shift)| matches!(shift, Shift::Last | Shift::Next));
        if !sure || !lexed.is_capital(at) {
            return None;
        }
    }
    // "every Monday", "Black Friday", "the first Monday of the month"
    if matches!(lexed.behind(at), Lex::Word(Word::Every | Word::Nickname | Word::Ordinal(_))) {
        return None;
    }
    // "Saturday Night Live", "the Sunday Times"
    let titled =
        lexed.is_capital(end) && matches!(lexed.word(end), Some(Word::DayPart | Word::Masthead));
    if titled {
        return None;
    }
    let first = shift.map_or(at, |(first, _)| first);
    let form = Form::Weekday { weekday: name.number, shift: shift.map(|(_, shift)| shift) };
    found.push(Found { weekday: Some((at, name.number)), ..Found::new(first, end - 1, form) });
    Some(end)
}
