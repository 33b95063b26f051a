use super::form::Found;
use super::lex::{Lex, Lexed};
use super::{feast, numeric, period_words, relative, weekday, written, year};
use crate::language::calendar::Word;

/// All date expressions, in order. Every reader looks a bounded number of
/// tokens to either side, so that the time stays linear.
pub(super) fn scan(lexed: &Lexed) -> Vec<Found> {
    let names = written::Names::of(lexed);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < lexed.len() {
        let known = found.len();
        at = read(lexed, at, &names, &mut found).unwrap_or(at + 1);
        // Words before the core ("last", "late") may be the end of the
        // expression before.
        if let Some([before, new]) = found.get_mut(known.wrapping_sub(1)..=known) {
            new.first = new.first.max(before.last + 1);
        }
    }
    found
}

/// Reads the expression whose core starts at `at`; gives the token behind it.
fn read(lexed: &Lexed, at: usize, names: &written::Names, found: &mut Vec<Found>) -> Option<usize> {
    match lexed.at(at) {
        Lex::Number { .. } => numeric::read(lexed, at, found)
            .or_else(|| written::day_first(lexed, at, found))
            .or_else(|| year::read(lexed, at, found)),
        Lex::Mark('\'' | '’' | '‘') => year::short(lexed, at, found),
        Lex::Word(word) => match word {
            Word::Month(name) => written::month_first(lexed, at, name, found)
                .or_else(|| written::month(lexed, at, name, names, found)),
            Word::Weekday(name) => weekday::read(lexed, at, name, found),
            Word::Ordinal(_) => written::ordinal_first(lexed, at, found),
            Word::Day(by) => relative::day(lexed, at, by, found),
            Word::Shift(shift) => relative::shifted(lexed, at, shift, found),
            Word::Unit(unit) => period_words::century(lexed, at, unit, found)
                .or_else(|| relative::counted(lexed, at, unit, found))
                .or_else(|| relative::current(lexed, at, unit, found))
                .or_else(|| relative::shift_behind(lexed, at, unit, found)),
            Word::Units(unit) => relative::counted(lexed, at, unit, found),
            Word::Season(season, plain) => period_words::season(lexed, at, season, plain, found),
            Word::Quarter | Word::Half | Word::QuarterCode(_) => {
                period_words::part_of_year(lexed, at, word, found)
            }
            Word::Feast(feasts) => feast::read(lexed, at, feasts, found),
            _ => None,
        },
        _ => None,
    }
}
