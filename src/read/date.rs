//! Dates as metadata writes them.

use jiff::civil::Date;

/// English month names, and the short forms that mail and feeds use.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day that a metadata value names: ISO 8601 and its kin ("2020-10-10",
/// "2020-10-10T09:30:00+02:00", "20201010", "2020/10/10"), mail dates ("Sat,
/// 10 Oct 2020 09:30:00 GMT") and written English ones ("October 10, 2020").
///
/// Dots part day, month and year ("11.10.2020"), and so do strokes where one of
/// the two can be no month ("25/10/2020", "10/25/2020").
///
/// It is the day on the publisher's calendar, in the offset the value is
/// written in. "10/11/2020" is no one knows which day, and none; so is a day
/// that a system writes for none ("0001-01-01", "1970-01-01").
pub fn parse(value: &str) -> Option<Date> {
    let value = value.trim();
    let tokens: Vec<&str> = value
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .take(8)
        .collect();
    numeric(&tokens)
        .or_else(|| day_first(value))
        .or_else(|| written(&tokens))
        .filter(|date| is_meant(*date))
}

/// Whether a day was meant, and is not what a system puts where nobody gave
/// one: the year 1, the first day of its own calendar.
pub(super) fn is_meant(date: Date) -> bool {
    // No newspaper is older.
    const EARLIEST: i16 = 1600;
    const LATEST: i16 = 2200;
    const EMPTY: [(i16, i8, i8); 6] =
        [(1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1904, 1, 1), (1969, 12, 31), (1970, 1, 1)];
    (EARLIEST..LATEST).contains(&date.year())
        && !EMPTY.contains(&(date.year(), date.month(), date.day()))
}

/// Year first.
fn numeric(tokens: &[&str]) -> Option<Date> {
    let first = *tokens.first()?;
    if first.len() >= 8 && first.bytes().take(8).all(|b| b.is_ascii_digit()) {
        let is_day = first.len() == 8 || first.as_bytes().get(8) == Some(&b'T');
        let part = |from: usize, to: usize| first.get(from..to);
        return is_day.then(|| day(part(0, 4)?, part(4, 6)?, part(6, 8)?)).flatten();
    }
    let [year, month, last, ..] = tokens else { return None };
    let last = last.split(['T', 't']).next()?;
    (year.len() == 4).then(|| day(year, month, last)).flatten()
}

/// Day, month and year apart from each other, the year last.
fn day_first(value: &str) -> Option<Date> {
    let date = value.split(|c: char| c.is_whitespace() || c == ',').next()?;
    let mark = if date.contains('.') { '.' } else { '/' };
    let mut parts = date.split(mark);
    let [first, second, year] = [parts.next()?, parts.next()?, parts.next()?];
    let is_number =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || parts.next().is_some() || !is_number(first) || !is_number(second) {
        return None;
    }
    let is_no_month = |part: &str| part.parse::<u8>().is_ok_and(|number| number > 12);
    match mark {
        '.' => day(year, second, first),
        _ if is_no_month(first) => day(year, second, first),
        _ if is_no_month(second) => day(year, first, second),
        _ => None,
    }
}

/// A month's name with a day before or behind it, and the year last.
fn written(tokens: &[&str]) -> Option<Date> {
    let at = tokens.iter().position(|token| month(token).is_some())?;
    let month = month(tokens[at])?.to_string();
    let number = |token: &&str| -> Option<String> {
        let digits = token.trim_end_matches(|c: char| c.is_alphabetic());
        (digits.len() <= 2).then(|| digits.to_owned())
    };
    let year = |token: &&str| (token.len() == 4).then(|| (*token).to_owned());
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).and_then(number);
    let day_first = before.zip(tokens.get(at + 1).and_then(year));
    let month_first = || tokens.get(at + 1).and_then(number).zip(tokens.get(at + 2).and_then(year));
    let (date, year) = day_first.or_else(month_first)?;
    day(&year, &month, &date)
}

fn month(token: &str) -> Option<usize> {
    let short = token.get(..3)?.to_ascii_lowercase();
    let is_name = token.bytes().all(|b| b.is_ascii_alphabetic());
    MONTHS.iter().position(|name| is_name && **name == short).map(|at| at + 1)
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (date.year() >= FIRST_YEAR && !EMPTY.contains(&date)).then_some(date)
}

/// No metadata is of an earlier year.
const FIRST_YEAR: i16 = 1000;

/// The days that systems count from, which they write where there is no date.
const EMPTY: [Date; 3] =
    [Date::constant(1900, 1, 1), Date::constant(1970, 1, 1), Date::constant(1899, 12, 30)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_dates_are_read() {
        for value in [
            "2020-10-09",
            " 2020-10-09T23:30:00-05:00 ",
            "2020-10-09T23:30Z",
            "2020-10-09 23:30:00 +0300",
            "20201009",
            "20201009T233000Z",
            "2020/10/09",
            "2020-10-9",
            "Fri, 09 Oct 2020 23:30:00 GMT",
            "9 Oct 2020",
            "October 9, 2020",
            "Oct. 9th, 2020 11:30 pm",
            "Friday, October 9, 2020",
            "09.10.2020",
            "9.10.2020, 23:30 Uhr",
        ] {
            assert_eq!(parse(value), Some(Date::constant(2020, 10, 9)), "{value}");
        }
        for value in [
            "",
            "10/11/2020",
            "2020",
            "2020-13-01",
            "2020-10",
            "soon",
            "1602288000",
            "é",
            "1.2.3",
            "31.02.2020",
            "0001-01-01T00:00:00",
            "1900-01-01",
            "1970-01-01T00:00:00Z",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
        for value in ["25/10/2020", "10/25/2020", "25.10.2020"] {
            assert_eq!(parse(value), Some(Date::constant(2020, 10, 25)), "{value}");
        }
    }
}
