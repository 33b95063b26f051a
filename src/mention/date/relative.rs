use super::form::{Form, Found};
use super::lex::{Lex, Lexed};
use crate::language::calendar::{Shift, Unit, Word};
use crate::tokens::Case;

/// Farthest that "so many years ago" reaches.
const FARTHEST: u32 = 300;

/// "today", "the day before yesterday".
pub(super) fn day(lexed: &Lexed, at: usize, by: i8, found: &mut Vec<Found>) -> Option<usize> {
    // "USA Today", the "Today" show
    if lexed.is_capital(at) && !lexed.opens_sentence(at) && lexed.calendar.style.capitals {
        return None;
    }
    let (mut first, mut by) = (at, i32::from(by));
    if by != 0
        && let (Lex::Word(Word::In), Some(before)) = (lexed.behind(at), lexed.before(at))
        && lexed.behind(before) == Lex::Word(Word::Unit(Unit::Day))
    {
        (first, by) = (before - 1, by * 2);
    }
    give(Form::FromPublished { unit: Unit::Day, by }, first, at, found)
}

/// "last week", "this morning", "next year", "the following day", "last
/// October", "this summer".
pub(super) fn shifted(
    lexed: &Lexed,
    at: usize,
    shift: Shift,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let mut head = at + 1;
    let mut shift = shift;
    // "this past week", "that same year"
    if let Some(Word::Shift(inner)) = lexed.word(head) {
        (shift, head) = (inner, head + 1);
    }
    // "CBS This Morning", "Last Week Tonight"
    if lexed.is_capital(head)
        && lexed.tokens[head].case == Case::Capital
        && lexed.calendar.style.titles
    {
        return None;
    }
    let article = matches!(lexed.behind(at), Lex::Word(Word::The));
    let by = match shift {
        Shift::Last | Shift::Previous => -1,
        Shift::This | Shift::Same => 0,
        Shift::Next | Shift::Coming | Shift::Following => 1,
    };
    let spoken_of = matches!(shift, Shift::Same | Shift::Following | Shift::Previous);
    let form = match lexed.word(head)? {
        // A part of the day belongs to its day; last night's is yesterday.
        Word::DayPart | Word::Unit(Unit::Day) if spoken_of || shift == Shift::Next => {
            Form::FromContext { unit: Unit::Day, by }
        }
        Word::DayPart => Form::FromPublished { unit: Unit::Day, by },
        Word::Unit(Unit::Day) => return None,
        Word::Unit(unit) if spoken_of => Form::FromContext { unit, by },
        Word::Unit(unit) if article && lexed.calendar.style.article_spans => match shift {
            Shift::Next => Form::FromContext { unit, by },
            _ => return None,
        },
        Word::Unit(unit) if by != -1 || !is_span(lexed, at, head) => {
            Form::FromPublished { unit, by }
        }
        Word::Season(season, _) => Form::Season { year: None, season, shift: Some(shift) },
        _ => return None,
    };
    give(form, widen(lexed, at), head, found)
}

/// "past year", "in the past week": a stretch up to now, not the one before.
fn is_span(lexed: &Lexed, at: usize, head: usize) -> bool {
    lexed.calendar.style.article_spans
        && head == at + 1
        && lexed.of(at).eq_ignore_ascii_case("past")
}

/// "semaine dernière", "año pasado".
pub(super) fn shift_behind(
    lexed: &Lexed,
    at: usize,
    unit: Unit,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let Some(Word::Shift(shift)) = lexed.word(at + 1) else { return None };
    let by = match shift {
        Shift::Last => -1,
        Shift::Next => 1,
        _ => return None,
    };
    if !lexed.calendar.style.shift_follows || unit == Unit::Day {
        return None;
    }
    give(Form::FromPublished { unit, by }, at, at + 1, found)
}

/// "the end of the year", "later in the month": which one, the text says.
pub(super) fn current(
    lexed: &Lexed,
    at: usize,
    unit: Unit,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let article = lexed.before(at).filter(|a| lexed.at(*a) == Lex::Word(Word::The))?;
    let link = lexed.before(article)?;
    let head = lexed.before(link)?;
    let turns = matches!(
        (lexed.at(head), lexed.at(link)),
        (Lex::Word(Word::Edge), Lex::Word(Word::Of))
            | (Lex::Word(Word::Part | Word::Later | Word::Earlier), Lex::Word(Word::In))
    );
    if !turns || matches!(unit, Unit::Day | Unit::Weekend) {
        return None;
    }
    give(Form::Current { unit }, head, at, found)
}

/// "two weeks ago", "three days later", "vor zwei Jahren".
pub(super) fn counted(
    lexed: &Lexed,
    at: usize,
    unit: Unit,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let count_at = lexed.before(at)?;
    let mut count_at = count_at;
    let mut count = match lexed.at(count_at) {
        Lex::Number { value: value @ 1..=FARTHEST, .. } => value as i32,
        Lex::Word(Word::Cardinal(count)) => i32::from(count),
        _ => return None,
    };
    // "thirty-five"
    if lexed.glued(count_at)
        && lexed.behind(count_at) == Lex::Mark('-')
        && let Lex::Word(Word::Cardinal(tens @ 20..)) = lexed.behind(count_at - 1)
    {
        count += i32::from(tens);
        count_at -= 2;
    }
    let (form, last) = match lexed.word(at + 1) {
        _ if lexed.behind(count_at) == Lex::Word(Word::AgoBefore) => {
            return give(Form::FromPublished { unit, by: -count }, count_at - 1, at, found);
        }
        Some(Word::Ago) => (Form::FromPublished { unit, by: -count }, at + 1),
        Some(Word::Later) => (Form::FromContext { unit, by: count }, at + 1),
        Some(Word::Earlier) => (Form::FromContext { unit, by: -count }, at + 1),
        _ => return None,
    };
    give(form, count_at, last, found)
}

/// "late last year", "earlier this week".
fn widen(lexed: &Lexed, at: usize) -> usize {
    match (lexed.behind(at), lexed.before(at)) {
        (Lex::Word(Word::Part | Word::Earlier | Word::Later), Some(before)) => before,
        _ => at,
    }
}

fn give(form: Form, first: usize, last: usize, found: &mut Vec<Found>) -> Option<usize> {
    found.push(Found::new(first, last, form));
    Some(last + 1)
}
