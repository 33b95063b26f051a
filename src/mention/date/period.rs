use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Precision;
use crate::language::calendar::{Holiday, Season};

/// A stretch of the calendar whose place is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Period {
    Day(Date),
    /// Any day of the ISO week.
    Week(Date),
    /// The Saturday.
    Weekend(Date),
    Month(i16, i8),
    Season(i16, Season),
    /// Year and quarter, 1–4.
    Quarter(i16, i8),
    /// Year and half, 1–2.
    Half(i16, i8),
    Year(i16),
    /// The year without its last digit.
    Decade(i16),
    /// The year without its last two digits.
    Century(i16),
}

impl Period {
    /// The TIMEX3 value.
    pub(super) fn timex(self) -> String {
        match self {
            Period::Day(date) => date.to_string(),
            Period::Week(date) => {
                let week = date.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Period::Weekend(date) => format!("{}-WE", Period::Week(date).timex()),
            Period::Month(year, month) => format!("{year:04}-{month:02}"),
            Period::Season(year, season) => format!("{year:04}-{}", season_code(season)),
            Period::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Period::Half(year, half) => format!("{year:04}-H{half}"),
            Period::Year(year) => format!("{year:04}"),
            Period::Decade(tens) => format!("{tens:03}"),
            Period::Century(hundreds) => format!("{hundreds:02}"),
        }
    }

    pub(super) fn precision(self) -> Precision {
        match self {
            Period::Day(_) => Precision::Day,
            Period::Week(_) => Precision::Week,
            Period::Weekend(_) => Precision::Weekend,
            Period::Month(..) => Precision::Month,
            Period::Season(..) => Precision::Season,
            Period::Quarter(..) => Precision::Quarter,
            Period::Half(..) => Precision::Half,
            Period::Year(_) => Precision::Year,
            Period::Decade(_) => Precision::Decade,
            Period::Century(_) => Precision::Century,
        }
    }

    /// First and last day. A season is taken wide: its edges are told apart
    /// by the sky in one text and by the month in the next, and the winter
    /// of a year can be the one that it began or the one that it ended with.
    pub(super) fn interval(self) -> Option<(Date, Date)> {
        let (first, last) = match self {
            Period::Day(date) => return Some((date, date)),
            Period::Week(date) => {
                let monday = weekday_of_week(date, 1)?;
                return Some((monday, monday.checked_add(6.days()).ok()?));
            }
            Period::Weekend(saturday) => {
                return Some((saturday, saturday.checked_add(1.day()).ok()?));
            }
            Period::Month(year, month) => ((year, month), (year, month)),
            Period::Season(year, Season::Spring) => ((year, 3), (year, 6)),
            Period::Season(year, Season::Summer) => ((year, 6), (year, 9)),
            Period::Season(year, Season::Autumn) => ((year, 9), (year, 12)),
            Period::Season(year, Season::Winter) => ((year, 1), (year + 1, 3)),
            Period::Quarter(year, quarter) => ((year, quarter * 3 - 2), (year, quarter * 3)),
            Period::Half(year, half) => ((year, half * 6 - 5), (year, half * 6)),
            Period::Year(year) => ((year, 1), (year, 12)),
            Period::Decade(tens) => ((tens * 10, 1), (tens * 10 + 9, 12)),
            Period::Century(hundreds) => ((hundreds * 100, 1), (hundreds * 100 + 99, 12)),
        };
        let last = Date::new(last.0, last.1, 1).ok()?.last_of_month();
        Some((Date::new(first.0, first.1, 1).ok()?, last))
    }
}

pub(super) fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The weekday (1 is Monday) in the ISO week of `date`.
pub(super) fn weekday_of_week(date: Date, weekday: i8) -> Option<Date> {
    let by = weekday - date.weekday().to_monday_one_offset();
    date.checked_add(i64::from(by).days()).ok()
}

/// Days from one date to the other.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The day of a holiday in a year.
pub(super) fn holiday(day: Holiday, year: i16) -> Option<Date> {
    match day {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Nth(month, weekday, nth) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
        Holiday::Easter(after) => easter(year)?.checked_add(i64::from(after).days()).ok(),
    }
}

/// Easter Sunday by the anonymous Gregorian computus (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year as i16, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_where_the_almanac_says() {
        for (day, year, expected) in [
            (Holiday::Easter(0), 2019, "2019-04-21"),
            (Holiday::Easter(0), 2024, "2024-03-31"),
            (Holiday::Easter(-2), 2020, "2020-04-10"),
            (Holiday::Nth(11, 4, 4), 2020, "2020-11-26"),
            (Holiday::Nth(5, 1, -1), 2020, "2020-05-25"),
            (Holiday::Fixed(12, 25), 1999, "1999-12-25"),
        ] {
            assert_eq!(holiday(day, year).map(|d| d.to_string()).as_deref(), Some(expected));
        }
    }
}
