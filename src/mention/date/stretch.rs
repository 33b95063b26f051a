//! Stretches of time that a text speaks of as a whole: what lies within needs
//! no date of its own.

use jiff::ToSpan;
use jiff::civil::Date;

use super::cues::ends_with;
use super::form::Found;
use super::lex::{Lex, Lexed};
use crate::article::Span;
use crate::language::calendar::{Bearings, Shift, Unit, Word};
use crate::mention::Mention;

/// From its first day to its last, both included.
pub type Stretch = (Date, Date);

/// A longer one answers for no single day, in years.
const LONGEST: i16 = 15;

/// More stretches than these are not kept.
const MOST: usize = 200;

/// "2016-2020", "between March and May 2019", "since 2016", "over the past
/// five years". `days` are the first and last day of each expression.
pub(super) fn stretches(
    lexed: &Lexed,
    found: &[Found],
    days: &[Option<Stretch>],
    published: Option<Date>,
) -> Vec<Mention<Stretch>> {
    let words = &lexed.calendar.bearings;
    let mut told = Vec::new();
    for (index, this) in found.iter().enumerate() {
        let Some((first, last)) = days[index] else { continue };
        if let Some(published) = published
            && is_since(lexed, this.first)
        {
            told.push((this.first, this.last, (first, published)));
        }
        let Some(next) = found.get(index + 1) else { continue };
        if let Some((_, end)) = days[index + 1]
            && joins(lexed, words, *this, *next)
        {
            told.push((this.first, next.last, (first, end.max(last))));
        }
    }
    if let Some(published) = published {
        told.extend((0..lexed.len()).filter_map(|at| gone_by(lexed, words, at, published)));
    }
    let span = |at: usize| lexed.tokens[at].span();
    let is_short = |(from, to): Stretch| from <= to && to.year() - from.year() <= LONGEST;
    let short = told.into_iter().filter(|(.., stretch)| is_short(*stretch));
    let mentions = short.map(|(first, last, value)| {
        let span: Span = span(first).cover(span(last));
        Mention { span, value }
    });
    mentions.take(MOST).collect()
}

/// "since 2016", "seit dem 3. Mai", "desde el año 2016".
fn is_since(lexed: &Lexed, first: usize) -> bool {
    let mut at = first;
    for _ in 0..3 {
        let Some(before) = lexed.before(at) else { return false };
        match lexed.at(before) {
            Lex::Word(Word::Since) => return true,
            Lex::Word(Word::The | Word::Part | Word::Edge | Word::On | Word::Unit(Unit::Year)) => {
                at = before;
            }
            _ => return false,
        }
    }
    false
}

/// Whether two expressions that follow each other are a stretch's ends.
fn joins(lexed: &Lexed, words: &Bearings, left: Found, right: Found) -> bool {
    let gap = left.last + 1..right.first;
    if gap.is_empty() || gap.len() > 3 {
        return false;
    }
    let is = |phrases: &[&str], at: usize| {
        phrases.iter().any(|phrase| ends_with(lexed, phrase, at, left.last + 1).is_some())
    };
    let dash = |at: usize| matches!(lexed.at(at), Lex::Mark('-' | '–' | '—' | '/'));
    let filler = |at: usize| {
        matches!(
            lexed.ahead(at),
            Lex::Word(Word::The | Word::On | Word::Unit(Unit::Year) | Word::In)
        )
    };
    let is_and = |at: usize| is(words.and, at);
    let is_link = |at: usize| dash(at) || is(words.to, at) || is_and(at);
    let between = || {
        (left.first.saturating_sub(4)..left.first)
            .any(|at| words.between.iter().any(|word| lexed.of(at).eq_ignore_ascii_case(word)))
    };
    let mut links = gap.clone().filter(|at| is_link(*at));
    let Some(link) = links.next() else { return false };
    let rest = gap.into_iter().all(|at| at == link || filler(at) || is_link(at));
    rest && (!is_and(link) || between())
}

/// "the past five years", "den letzten fünf Jahren", "los últimos cinco años",
/// "depuis cinq ans", "the past decade": up to publication.
fn gone_by(
    lexed: &Lexed,
    words: &Bearings,
    at: usize,
    published: Date,
) -> Option<(usize, usize, Stretch)> {
    let (unit, is_plural) = match lexed.at(at) {
        Lex::Word(Word::Units(unit)) => (unit, true),
        Lex::Word(Word::Unit(unit)) => (unit, false),
        _ => return None,
    };
    let months = match unit {
        Unit::Month => 1,
        Unit::Year => 12,
        Unit::Decade => 120,
        _ => return None,
    };
    let (mut count, mut is_past, mut first) = (None, false, at);
    for _ in 0..4 {
        let Some(before) = lexed.before(first) else { break };
        let word = lexed.of(before);
        let is_any = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        match lexed.at(before) {
            Lex::Number { value: value @ 1..=300, .. } if count.is_none() => count = Some(value),
            Lex::Word(Word::Cardinal(value)) if count.is_none() => count = Some(value.into()),
            Lex::Word(Word::Since) if count.is_some() => is_past = true,
            Lex::Word(Word::AgoBefore) => {}
            Lex::Word(Word::Shift(Shift::Last)) => is_past = true,
            _ if is_any(words.past) => is_past = true,
            // As many as a hand has fingers, less two.
            _ if is_any(words.few) && count.is_none() => count = Some(3),
            _ => break,
        }
        first = before;
    }
    let count = match count {
        Some(count) => count,
        None if unit == Unit::Decade && !is_plural => 1,
        None => return None,
    };
    if !is_past {
        return None;
    }
    let back = i64::from(count) * months;
    // Nobody counts to the day.
    let from = published.checked_sub((back + 6).months()).ok()?;
    Some((first, at, (from, published)))
}
