use super::form::{Form, Found};
use super::lex::{Lex, Lexed};
use super::period::Period;
use crate::language::calendar::{Unit, Word};

/// Years that news speaks of without saying that it does.
const LIKELY: std::ops::RangeInclusive<i16> = 1900..=2039;

/// First years of a range; two numbers that stand for years together may lie
/// farther back.
const RANGE_STARTS: std::ops::RangeInclusive<i16> = 1500..=2039;

/// Most years in a range: a long life, a long reign.
const LONGEST_RANGE: i16 = 150;

/// A four-digit number at `at` that can be a year by what is written next to
/// it, and the token behind it.
pub(super) fn number(lexed: &Lexed, at: usize) -> Option<(i16, usize)> {
    let (year, next) = written(lexed, at)?;
    (!lexed.is_counted(next)).then_some((year, next))
}

/// The year right behind a day and its month, whatever stands behind it: "1
/// February 2022 soldiers guard it" and "On February 1, 2022 soldiers guarded
/// it" count no soldiers. As [`after`].
pub(super) fn after_day(lexed: &Lexed, at: usize) -> Option<(i16, usize, usize)> {
    let comma = lexed.is_mark(at, &[',']) && lexed.glued(at) && !lexed.glued(at + 1);
    let start = at + usize::from(comma);
    // A number that ends so is rounded: "On May 3, 2000 people".
    let is_likely = |year: i16| LIKELY.contains(&year) && year % 100 != 0;
    let likely = || written(lexed, start).filter(|(year, _)| is_likely(*year));
    after(lexed, at).or_else(|| likely().map(|(year, next)| (year, start, next)))
}

/// A four-digit number at `at` that is written as a year is.
fn written(lexed: &Lexed, at: usize) -> Option<(i16, usize)> {
    let Lex::Number { value: value @ 1000..=2199, digits: 4 } = lexed.at(at) else { return None };
    let next = at + 1;
    if lexed.glued(next) {
        let joins = lexed.glued(next + 1);
        match lexed.ahead(next) {
            Lex::Mark(',' | '.' | ':' | '/') if joins => {
                if !matches!(lexed.ahead(next + 1), Lex::Mark(_)) {
                    return None;
                }
            }
            Lex::Mark('-') if joins && !matches!(lexed.ahead(next + 1), Lex::Number { .. }) => {
                let ends = matches!(lexed.word(next + 1), Some(Word::Month(_) | Word::Day(_)));
                let placed = lexed.is_placed(at);
                if !ends && !placed && lexed.is_lower_word(next + 1) {
                    return None;
                }
            }
            Lex::Mark('%' | '°' | '_' | '=' | '@') => return None,
            Lex::Mark(_) => {}
            _ if lexed.is_possessive(next) => {}
            _ => return None,
        }
    }
    Some((value as i16, next))
}

/// The year behind a month, a season or a holiday: "2020", ", 2020",
/// "of 2020", "'20". Gives the year, its token, and the token behind it.
pub(super) fn after(lexed: &Lexed, at: usize) -> Option<(i16, usize, usize)> {
    let comma = lexed.is_mark(at, &[',']) && lexed.glued(at);
    let of = lexed.word(at) == Some(Word::Of);
    let start = at + usize::from(comma || of);
    if lexed.ahead(start) != Lex::Other
        && let Some((year, next)) = number(lexed, start)
    {
        return (!comma || !lexed.glued(start)).then_some((year, start, next));
    }
    let apostrophe = lexed.is_mark(start, &['\'', '’', '‘']) && !lexed.glued(start);
    match lexed.ahead(start + 1) {
        Lex::Number { value, digits: 2 } if apostrophe && lexed.glued(start + 1) => {
            Some((two_digits(value), start + 1, start + 2))
        }
        _ => None,
    }
}

/// The year that two digits stand for; as a rule of thumb the turn is at 40.
pub(super) fn two_digits(value: u32) -> i16 {
    value as i16 + if value <= 40 { 2000 } else { 1900 }
}

/// A year, decade or range of years that starts at the number `at`.
pub(super) fn read(lexed: &Lexed, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let Lex::Number { value: value @ 1000..=2199, digits: 4 } = lexed.at(at) else { return None };
    if lexed.glued(at) && !opens(lexed, at) {
        return None;
    }
    let decade = value % 10 == 0
        && lexed.glued(at + 1)
        && (lexed.of(at + 1) == "s"
            || lexed.is_possessive(at + 1) && lexed.behind(at) == Lex::Word(Word::The));
    if decade {
        let form = Form::Known(Period::Decade((value / 10) as i16));
        found.push(Found::new(widen(lexed, at), at + 1, form));
        return Some(at + 2);
    }
    let range = range_end(lexed, at, value as i16);
    let year = match range {
        Some(_) => value as i16,
        None => number(lexed, at)?.0,
    };
    if range.is_none() && !is_year(lexed, at, year) {
        return None;
    }
    let form = |year| Form::Known(Period::Year(year));
    found.push(Found::new(widen(lexed, at), at, form(year)).with_year_at(Some(at)));
    match range {
        Some((last, end)) => {
            found.push(Found::new(end, end, form(last)).with_year_at(Some(end)));
            Some(end + 1)
        }
        None => Some(at + 1),
    }
}

/// "'68" behind a word that a year follows, and "the '90s".
pub(super) fn short(lexed: &Lexed, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let Lex::Number { value, digits: 2 } = lexed.ahead(at + 1) else { return None };
    if !lexed.glued(at + 1) || lexed.glued(at) && !lexed.is_mark(at - 1, &['-', '–', '(']) {
        return None;
    }
    if value % 10 == 0 && lexed.glued(at + 2) && lexed.of(at + 2) == "s" {
        let form = Form::Known(Period::Decade(two_digits(value) / 10));
        found.push(Found::new(widen(lexed, at), at + 2, form));
        return Some(at + 3);
    }
    let placed = lexed.is_placed(at) || lexed.behind(at) == Lex::Word(Word::Part);
    if !placed || lexed.glued(at + 2) && !matches!(lexed.ahead(at + 2), Lex::Mark(',' | '.')) {
        return None;
    }
    let form = Form::Known(Period::Year(two_digits(value)));
    found.push(Found::new(widen(lexed, at), at + 1, form).with_year_at(Some(at + 1)));
    Some(at + 2)
}

/// `at`, or where "early", "late" or "mid-" before it stands.
pub(super) fn widen(lexed: &Lexed, at: usize) -> usize {
    let hyphen = matches!(lexed.behind(at), Lex::Mark('-' | '–' | '‑')) && lexed.glued(at);
    let before = at - usize::from(hyphen && at > 0);
    match (lexed.behind(before), lexed.before(before)) {
        (Lex::Word(Word::Part), Some(part)) => part,
        _ => at,
    }
}

/// Whether a number that is glued to the token before it starts afresh there.
fn opens(lexed: &Lexed, at: usize) -> bool {
    match lexed.behind(at) {
        Lex::Mark('(' | '[' | '"' | '“' | '‘' | '\'' | '«' | '—' | '–') => true,
        Lex::Mark('-') => lexed
            .before(at)
            .is_some_and(|hyphen| !lexed.glued(hyphen) || lexed.is_lower_word(hyphen - 1)),
        _ => false,
    }
}

/// The second year of "1939-45", "2017/18" or "1914–1918" and its token.
fn range_end(lexed: &Lexed, at: usize, first: i16) -> Option<(i16, usize)> {
    let end = at + 2;
    if !lexed.is_mark(at + 1, &['-', '–', '—', '/']) || lexed.glued(at + 1) != lexed.glued(end)
    {
        return None;
    }
    let last = match lexed.ahead(end) {
        Lex::Number { value: value @ 1000..=2199, digits: 4 } => value as i16,
        Lex::Number { value, digits: 2 } if lexed.glued(end) => {
            let last = first - first % 100 + value as i16;
            if last < first { last + 100 } else { last }
        }
        _ => return None,
    };
    let ends = !lexed.glued(end + 1)
        || lexed.is_possessive(end + 1)
        || matches!(lexed.ahead(end + 1), Lex::Mark(',' | '.' | ')' | ';' | ':' | '"' | '”' | '’'))
            && !(lexed.glued(end + 2) && matches!(lexed.ahead(end + 2), Lex::Number { .. }));
    let spans = first < last && last - first <= LONGEST_RANGE && RANGE_STARTS.contains(&first);
    (ends && spans).then_some((last, end))
}

/// Whether what stands around the number says that it is a year.
fn is_year(lexed: &Lexed, at: usize, year: i16) -> bool {
    let likely = LIKELY.contains(&year);
    let plural = || lexed.is_plural(at + 1);
    match lexed.behind(at) {
        // "de 2016 à 2020"
        Lex::Word(Word::At) if at >= 2 => {
            likely && matches!(lexed.at(at - 2), Lex::Number { value: 1900..=2039, digits: 4 })
        }
        Lex::Word(Word::Quantity | Word::At | Word::Designator) => false,
        Lex::Word(Word::Part | Word::Unit(Unit::Year) | Word::Month(_)) => true,
        Lex::Word(Word::The) => true,
        Lex::Word(Word::In | Word::Since | Word::Of | Word::Link) => likely || !plural(),
        Lex::Number { .. } => false,
        Lex::Mark('$' | '€' | '£' | '¥' | '#' | '№' | '+' | '=' | '*' | '@' | '/' | '.') => {
            likely && lexed.opens_sentence(at)
        }
        Lex::Mark('(' | '[') => true,
        Lex::Mark(_) => likely,
        Lex::Word(_) => likely,
        // "Tokyo 2020", "the failed 2016 talks"
        Lex::Other => likely && !plural(),
    }
}
