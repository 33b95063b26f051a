use jiff::civil::Date;

use super::lex::Lexed;
use crate::words::Class;

/// The year of a known event that is called by the month and day before
/// token `next`; none that was still to come.
pub(super) fn year(
    lexed: &Lexed,
    (month, day): (i8, i8),
    next: usize,
    published: Option<Date>,
) -> Option<i16> {
    let comma = usize::from(lexed.is_mark(next, &[',']));
    let word = lexed.of(next + comma);
    let dates = Class::EventOfDay.rows().iter().filter(|row| row.word.eq_ignore_ascii_case(word));
    let mut dates = dates.filter_map(|row| row.value.parse::<Date>().ok());
    let date = dates.find(|date| (date.month(), date.day()) == (month, day))?;
    published.is_none_or(|published| date <= published).then(|| date.year())
}
