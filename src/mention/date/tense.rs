use jiff::civil::Date;

use super::period::days_between;

/// What the words around a date say of when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unsaid,
}

/// The year in which a month or day most likely lies: news leaves out the year
/// of what was not long ago, names the year of what is not of its own, and
/// speaks of what has been unless it says otherwise.
pub(super) fn nearest_year(
    published: Date,
    month: i8,
    day: Option<i8>,
    tense: Tense,
) -> Option<i16> {
    let this_year = published.year();
    let weigh = |year: i16| {
        let date = Date::new(year, month, day.unwrap_or(15)).ok()?;
        let far = match day {
            None if (year, month) == (this_year, published.month()) => 0,
            _ => days_between(published, date),
        };
        let factor = match (far > 1, tense, year == this_year) {
            (true, Tense::Future, _) => 2,
            (true, Tense::Past, _) => 100,
            (true, _, true) => 4,
            (true, _, false) => 10,
            // What is to come has passed only where it has just passed.
            (false, Tense::Future, _) if far < -45 => 20,
            (false, _, true) => 2,
            (false, _, false) => 3,
        };
        Some((far.abs() * factor, year))
    };
    (this_year - 1..=this_year + 1).filter_map(weigh).min().map(|(_, year)| year)
}

/// The year, that one or one next to it, in which the day was that weekday.
pub(super) fn year_by_weekday(year: i16, month: i8, day: i8, weekday: i8) -> Option<i16> {
    [year, year - 1, year + 1].into_iter().find(|year| {
        Date::new(*year, month, day)
            .is_ok_and(|date| date.weekday().to_monday_one_offset() == weekday)
    })
}

/// The year in which the day lies in the two weeks up to publication or in the
/// two days behind it.
pub(super) fn year_of_the_news(published: Date, month: i8, day: i8) -> Option<i16> {
    let year = published.year();
    [year, year - 1, year + 1].into_iter().find(|year| {
        Date::new(*year, month, day)
            .is_ok_and(|date| (-14..=2).contains(&days_between(published, date)))
    })
}
