use jiff::civil::{Date, date};

use super::lex::Lexed;

/// Days that are called by month and day alone, with the words behind them
/// that make it sure.
const EVENTS: &[(Date, &[&str])] = &[
    (date(2001, 9, 11), &["attacks", "terror", "terrorist", "terrorists", "hijackers"]),
    (date(2021, 1, 6), &["capitol", "riot", "riots", "rioters", "insurrection", "committee"]),
    (
        date(2023, 10, 7),
        &["attack", "attacks", "massacre", "massacres", "assault", "hamas", "terrorists"],
    ),
];

/// The year of a known event that is called by the month and day before
/// token `next`; none that was still to come.
pub(super) fn year(
    lexed: &Lexed,
    (month, day): (i8, i8),
    next: usize,
    published: Option<Date>,
) -> Option<i16> {
    let (date, words) =
        EVENTS.iter().find(|(date, _)| (date.month(), date.day()) == (month, day))?;
    let comma = usize::from(lexed.is_mark(next, &[',']));
    let word = lexed.of(next + comma);
    let named = words.iter().any(|known| known.eq_ignore_ascii_case(word));
    (named && published.is_none_or(|published| *date <= published)).then(|| date.year())
}
