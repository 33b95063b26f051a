use super::form::{Form, Found};
use super::lex::{Lex, Lexed};
use super::year;
use crate::language::calendar::{Name, Shift, Word};
use crate::words::Class;

/// Most days in one list or range: "Oct. 10, 11 and 12".
const LONGEST_LIST: usize = 8;

/// Which months are also used as names in a text: "Theresa May".
pub(super) struct Names([bool; 13]);

impl Names {
    pub(super) fn of(lexed: &Lexed) -> Names {
        let mut names = [false; 13];
        for at in 1..lexed.len() {
            let Lex::Word(Word::Month(Name { number, short: false, shy: true })) = lexed.at(at)
            else {
                continue;
            };
            let title = usize::from(lexed.is_mark(at - 1, &['.']) && lexed.glued(at - 1));
            let named = lexed.is_capital(at) && {
                let before = at - 1 - title.min(at - 1);
                lexed.tokens[before].is_cap() && lexed.at(before) == Lex::Other
            };
            names[number as usize] |= named;
        }
        Names(names)
    }
}

/// A day of the month in digits at `at`, and the token behind it with its
/// ordinal suffix.
fn day(lexed: &Lexed, at: usize) -> Option<(i8, usize)> {
    let Lex::Number { value: value @ 1..=31, digits: 1..=2 } = lexed.at(at) else { return None };
    let mut next = at + 1;
    if lexed.glued(next) {
        let number_follows =
            lexed.glued(next + 1) && matches!(lexed.ahead(next + 1), Lex::Number { .. });
        match lexed.ahead(next) {
            Lex::Word(Word::OrdinalSuffix) => next += 1,
            Lex::Mark('.')
                if lexed.glued(next + 1) && lexed.word(next + 1) == Some(Word::OrdinalSuffix) =>
            {
                next += 2;
            }
            Lex::Mark(',' | '.' | ':' | '/') if number_follows => return None,
            Lex::Mark('-') if lexed.glued(next + 1) && lexed.is_lower_word(next + 1) => {
                lexed.word(next + 1).filter(|w| matches!(w, Word::Month(_)))?;
            }
            Lex::Mark('º' | 'ª') => next += 1,
            Lex::Mark('°') if lexed.word(next + 1) == Some(Word::Of) => next += 1,
            Lex::Mark(_) => {}
            _ if lexed.is_possessive(next) => {}
            _ => return None,
        }
    }
    (!lexed.is_counted(next)).then_some((value as i8, next))
}

/// [`day`], seen from before it in the same paragraph.
fn day_ahead(lexed: &Lexed, at: usize) -> Option<(i8, usize)> {
    if lexed.ahead(at) == Lex::Other { None } else { day(lexed, at) }
}

/// Days in a list or range, with the token of each.
struct Days {
    items: [(i8, usize, usize); LONGEST_LIST],
    len: usize,
}

impl Days {
    fn new(day: i8, first: usize, end: usize) -> Days {
        Days { items: [(day, first, end); LONGEST_LIST], len: 1 }
    }

    fn push(&mut self, day: i8, first: usize, end: usize) -> bool {
        let ascends = self.items[self.len - 1].0 < day;
        if ascends && self.len < LONGEST_LIST {
            self.items[self.len] = (day, first, end);
            self.len += 1;
            return true;
        }
        false
    }

    /// Gives one mention a day: the month stands at `month_at`, the whole
    /// ends before `end`.
    fn give(
        &self,
        (month_at, end): (usize, usize),
        month: i8,
        year: Option<(i16, usize)>,
        found: &mut Vec<Found>,
    ) {
        for (index, (day, first, next)) in self.items[..self.len].iter().enumerate() {
            let is_last = index + 1 == self.len;
            let first = if index == 0 { (*first).min(month_at) } else { *first };
            let last = if is_last { end.max(*next) - 1 } else { next - 1 };
            let form = Form::Day { year: year.map(|(year, _)| year), month, day: *day };
            found.push(Found::new(first, last, form).with_year_at(year.map(|(_, at)| at)));
        }
    }
}

/// What stands between two days of a list or range; a comma promises less.
fn separator(lexed: &Lexed, at: usize) -> Option<bool> {
    match lexed.ahead(at) {
        Lex::Word(Word::Link) | Lex::Mark('-' | '–' | '—' | '&') => Some(true),
        Lex::Mark(',') => Some(false),
        _ => None,
    }
}

/// Whether a month's name is written as one next to a number.
fn is_month_beside_number(lexed: &Lexed, at: usize, name: Name) -> bool {
    !lexed.calendar.style.capitals || lexed.tokens[at].is_cap() || !name.shy
}

/// The token behind a month and the period of its abbreviation.
fn month_end(lexed: &Lexed, at: usize, name: Name) -> usize {
    let dot = lexed.is_mark(at + 1, &['.']) && lexed.glued(at + 1);
    at + 1 + usize::from(dot && (name.short || has_stray_dot(lexed, at + 1)))
}

/// "May. 6, 2024": a period behind a month that is no abbreviation.
fn has_stray_dot(lexed: &Lexed, dot: usize) -> bool {
    day_ahead(lexed, dot + 1)
        .is_some_and(|(_, next)| lexed.is_mark(next, &[',']) && year::after(lexed, next).is_some())
}

/// "October 10, 2020", "Oct. 10 and 11", "July Fourth", "October 2020".
pub(super) fn month_first(
    lexed: &Lexed,
    at: usize,
    name: Name,
    found: &mut Vec<Found>,
) -> Option<usize> {
    if !is_month_beside_number(lexed, at, name) {
        return None;
    }
    let end = month_end(lexed, at, name);
    if end == at + 1 && lexed.opens_sentence(end) {
        return None;
    }
    let article = usize::from(lexed.word(end) == Some(Word::The));
    let stray_comma = usize::from(has_stray_comma(lexed, end));
    let Some(mut days) = days_behind(lexed, end + article + stray_comma) else {
        let (year, year_at, next) = year::after(lexed, end)?;
        let form = Form::Month { year: Some(year), month: name.number, shift: None };
        let first = year::widen(lexed, at);
        found.push(Found::new(first, next - 1, form).with_year_at(Some(year_at)));
        return Some(next);
    };
    if article == 1 && !lexed.glued(days.items[0].1 + 1) {
        return None;
    }
    // A comma alone makes no list: "Oct. 10, 11 people".
    let mut confirmed = days.len;
    let mut end = days.items[days.len - 1].2;
    while let Some(sure) = separator(lexed, end) {
        let oxford = usize::from(!sure && lexed.word(end + 1) == Some(Word::Link));
        let start = end + 1 + oxford;
        let Some((next_day, next)) = day_ahead(lexed, start) else { break };
        let own_month = matches!(lexed.word(next), Some(Word::Month(_)));
        if own_month || !days.push(next_day, start, next) {
            break;
        }
        end = next;
        if sure || oxford == 1 {
            confirmed = days.len;
        }
    }
    days.len = confirmed;
    let end = days.items[days.len - 1].2;
    let year = year::after_day(lexed, end);
    // "In October 7 bombs went off", but "the October 7 attacks"
    if year.is_none() && lexed.behind(at) == Lex::Word(Word::In) && lexed.is_plural(end) {
        return None;
    }
    let next = year.map_or(end, |(_, _, next)| next);
    let year = year.map(|(year, year_at, _)| (year, year_at));
    days.give((at, next), name.number, year, found);
    Some(next)
}

/// "June, 8, 2020"
fn has_stray_comma(lexed: &Lexed, at: usize) -> bool {
    lexed.is_mark(at, &[','])
        && day_ahead(lexed, at + 1).is_some_and(|(_, next)| {
            lexed.is_mark(next, &[',']) && year::after(lexed, next).is_some()
        })
}

fn days_behind(lexed: &Lexed, at: usize) -> Option<Days> {
    if let Some((day, next)) = day_ahead(lexed, at) {
        return Some(Days::new(day, at, next));
    }
    match lexed.word(at) {
        Some(Word::Ordinal(day)) if lexed.is_capital(at) => Some(Days::new(day as i8, at, at + 1)),
        _ => None,
    }
}

/// "10 October 2020", "the 10th of October", "8 and 9 Mar", "10. Oktober".
pub(super) fn day_first(lexed: &Lexed, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let glued_to = lexed.glued(at).then(|| lexed.behind(at));
    if matches!(glued_to, Some(Lex::Mark(',' | '.' | '$' | '€' | '£' | ':' | '/' | '#'))) {
        return None;
    }
    let mut days: Option<Days> = None;
    let (mut start, mut by_comma) = (at, false);
    for _ in 0..LONGEST_LIST {
        let (value, mut next) = match days {
            None => day(lexed, start)?,
            Some(_) => day_ahead(lexed, start)?,
        };
        if lexed.calendar.style.dotted_days && lexed.is_mark(next, &['.']) && lexed.glued(next) {
            next += 1;
        }
        match &mut days {
            None => days = Some(Days::new(value, start, next)),
            Some(days) => {
                if !days.push(value, start, next) {
                    return None;
                }
            }
        }
        let hyphen = lexed.is_mark(next, &['-']) && lexed.glued(next) && lexed.glued(next + 1);
        let month_at = next + usize::from(hyphen || lexed.word(next) == Some(Word::Of));
        if let Some(Word::Month(name)) = lexed.word(month_at) {
            // "8, 9 May" may well be eight of something.
            return (!by_comma).then(|| month_behind(lexed, month_at, name, &days?, found))?;
        }
        let sure = separator(lexed, next)?;
        let oxford = usize::from(!sure && lexed.word(next + 1) == Some(Word::Link));
        by_comma = !sure && oxford == 0;
        start = next + 1 + oxford;
    }
    None
}

fn month_behind(
    lexed: &Lexed,
    at: usize,
    name: Name,
    days: &Days,
    found: &mut Vec<Found>,
) -> Option<usize> {
    if !is_month_beside_number(lexed, at, name) {
        return None;
    }
    let end = month_end(lexed, at, name);
    // "06-May-2024"
    let hyphen = lexed.glued(at) && lexed.is_mark(end, &['-']) && lexed.glued(end);
    let end = end + usize::from(hyphen && lexed.glued(end + 1));
    // "Flight 17 July 17, 2014"
    if let Some((_, next)) = day_ahead(lexed, end)
        && year::after(lexed, next).is_some()
    {
        return None;
    }
    let year = match end == at + 1 && lexed.opens_sentence(end) {
        true => None,
        false => year::after_day(lexed, end),
    };
    let next = year.map_or(end, |(_, _, next)| next);
    days.give(
        (days.items[0].1, next),
        name.number,
        year.map(|(year, year_at, _)| (year, year_at)),
        found,
    );
    Some(next)
}

/// "the Fourth of July", "premier mai".
pub(super) fn ordinal_first(lexed: &Lexed, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let Lex::Word(Word::Ordinal(day)) = lexed.at(at) else { return None };
    let month_at = at + 1 + usize::from(lexed.word(at + 1) == Some(Word::Of));
    match lexed.word(month_at) {
        Some(Word::Month(name)) if month_at > at + 1 || !lexed.calendar.style.capitals => {
            month_behind(lexed, month_at, name, &Days::new(day as i8, at, at + 1), found)
        }
        _ => None,
    }
}

/// A month without day or year.
pub(super) fn month(
    lexed: &Lexed,
    at: usize,
    name: Name,
    names: &Names,
    found: &mut Vec<Found>,
) -> Option<usize> {
    if lexed.calendar.style.capitals && !lexed.tokens[at].is_cap() {
        return None;
    }
    let shift = shift_before(lexed, at);
    let part = year::widen(lexed, at);
    let mut next = month_end(lexed, at, name);
    let mut shift = shift;
    // "juin dernier"
    if shift.is_none()
        && lexed.calendar.style.shift_follows
        && let Some(Word::Shift(behind @ (Shift::Last | Shift::Next))) = lexed.word(next)
    {
        shift = Some((at, behind));
        next += 1;
    }
    if shift.is_none() && part == at && !is_month_alone(lexed, at, name, next, names) {
        return None;
    }
    let first = shift.map_or(part, |(first, _)| first);
    let form = Form::Month { year: None, month: name.number, shift: shift.map(|(_, shift)| shift) };
    found.push(Found::new(first, next - 1, form));
    Some(next)
}

/// "last", "this", "next" right before a name, and where it stands.
pub(super) fn shift_before(lexed: &Lexed, at: usize) -> Option<(usize, Shift)> {
    match (lexed.behind(at), lexed.before(at)) {
        (Lex::Word(Word::Shift(Shift::Same)), _) => None,
        // "closed following Wednesday's shooting"
        (Lex::Word(Word::Shift(Shift::Following)), Some(before))
            if lexed.behind(before) != Lex::Word(Word::The) =>
        {
            None
        }
        (Lex::Word(Word::Shift(shift)), Some(before)) => match lexed.behind(before) {
            Lex::Word(Word::Shift(Shift::This)) => Some((before - 1, shift)),
            _ => Some((before, shift)),
        },
        _ => None,
    }
}

fn is_month_alone(lexed: &Lexed, at: usize, name: Name, next: usize, names: &Names) -> bool {
    let month_at = |at| matches!(lexed.at(at), Lex::Word(Word::Month(_)));
    let linked = separator(lexed, next) == Some(true) && month_at(next + 1)
        || at >= 2 && separator(lexed, at - 1) == Some(true) && month_at(at - 2);
    let before_name = lexed.is_capital(next) && !lexed.opens_sentence(next) && !month_at(next);
    let behind = lexed.behind(at);
    let placed = lexed.is_placed(at);
    if name.short {
        let dotted = next > at + 1;
        return placed && !before_name && (dotted || !name.shy) && !lexed.is_mark(next, &['-']);
    }
    let named = name.shy && names.0[name.number as usize];
    if linked && !named {
        return true;
    }
    if !name.shy {
        let after_name = lexed.before(at).is_some_and(|b| {
            lexed.is_capital(b) && lexed.at(b) == Lex::Other && !lexed.opens_sentence(b)
        });
        let joined = matches!(behind, Lex::Word(Word::The | Word::Of)) || placed;
        return joined || !after_name && !before_name;
    }
    let plain_follows = lexed.is_lower_word(next) && lexed.ahead(next) == Lex::Other;
    let possessive = lexed.is_possessive(next);
    match behind {
        // "in May" is a month also where Theresa May is about, but for
        // "confidence in May".
        Lex::Word(Word::In | Word::Since) => {
            let trusted =
                named && ["confidence", "faith", "trust"].contains(&lexed.of(at.saturating_sub(2)));
            let word = lexed.before(at).map_or("", |before| lexed.of(before));
            let strong = Class::BeforeMonthSurely
                .words()
                .iter()
                .any(|known| known.eq_ignore_ascii_case(word));
            let of_person = before_name && lexed.is_possessive(next + 1);
            strong && !(named && possessive || of_person || trusted) || !named && !before_name
        }
        Lex::Word(Word::Of) => !named && !before_name,
        Lex::Word(Word::The | Word::Cardinal(1)) => {
            !named && plain_follows && lexed.calendar.style.capitals
        }
        _ => false,
    }
}
