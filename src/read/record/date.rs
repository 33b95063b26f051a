//! The day that a record's date field names.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822;

use super::tree::Tree;
use crate::read::date::is_meant;
use crate::read::plain::masthead;

/// The day of a date field in the publication's own offset: RFC 3339, an ISO
/// date with or without time, RFC 2822, "October 11, 2020", or a number of
/// seconds or milliseconds since 1970 (then in UTC).
pub(super) fn day(value: &Tree) -> Option<Date> {
    given(value).filter(|day| is_meant(*day))
}

/// Whether a date field holds what a system puts where nobody gave a date.
pub(super) fn is_empty(value: &Tree) -> bool {
    let zeros = |text: &str| text.trim().starts_with("0000");
    given(value).is_some_and(|day| !is_meant(day)) || value.text().is_some_and(zeros)
}

fn given(value: &Tree) -> Option<Date> {
    match value {
        Tree::Text(text) => written(text.trim()),
        Tree::Number(number) => counted(*number),
        _ => None,
    }
}

fn written(text: &str) -> Option<Date> {
    let iso = || {
        let (date, rest) = (text.get(..10)?, text.get(10..)?);
        let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
        ends.then(|| date.parse::<Date>().ok()).flatten()
    };
    let basic = || {
        let (date, rest) = (text.get(..8)?, text.get(8..)?);
        let digits = date.bytes().all(|b| b.is_ascii_digit());
        let ends = rest.is_empty() || rest.starts_with('T');
        let iso = format!("{}-{}-{}", date.get(..4)?, date.get(4..6)?, date.get(6..)?);
        (digits && ends).then(|| iso.parse::<Date>().ok()).flatten()
    };
    let mail = || rfc2822::DateTimeParser::new().parse_zoned(text).ok().map(|z| z.date());
    let prose = || masthead::published(text).map(|(date, _)| date);
    iso().or_else(basic).or_else(mail).or_else(prose)
}

/// Seconds since 1970, or milliseconds where seconds would lie past the year 5000.
fn counted(number: f64) -> Option<Date> {
    const SECONDS_TO_YEAR_5000: f64 = 95_617_584_000.0;
    let seconds = if number.abs() < SECONDS_TO_YEAR_5000 { number } else { number / 1000.0 };
    if seconds.is_nan() || seconds.abs() > SECONDS_TO_YEAR_5000 {
        return None;
    }
    let utc = jiff::tz::TimeZone::UTC;
    Timestamp::from_second(seconds.floor() as i64).ok().map(|t| t.to_zoned(utc).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_the_publications_own_offset() {
        for (text, day) in [
            ("2020-10-11", "2020-10-11"),
            ("2020-10-11T23:30:00-05:00", "2020-10-11"),
            ("2020-10-11T00:10:00.123Z", "2020-10-11"),
            ("2020-10-11 10:05", "2020-10-11"),
            ("20201011T101500Z", "2020-10-11"),
            ("Sun, 11 Oct 2020 23:30:00 -0500", "2020-10-11"),
            ("October 11, 2020", "2020-10-11"),
        ] {
            let found = super::day(&Tree::Text(text.into())).map(|d| d.to_string());
            assert_eq!(found.as_deref(), Some(day), "{text}");
        }
        for seconds in [1_602_374_400.0, 1_602_374_400_000.0] {
            let found = super::day(&Tree::Number(seconds)).map(|d| d.to_string());
            assert_eq!(found.as_deref(), Some("2020-10-11"));
        }
        for text in [
            "",
            "yesterday",
            "0000-00-00",
            "0001-01-01T00:00:00Z",
            "1970-01-01",
            "2020-13-01",
            "2020-10-11x",
            "11/10/2020",
        ] {
            assert_eq!(super::day(&Tree::Text(text.into())), None, "{text}");
        }
        assert_eq!(super::day(&Tree::Number(f64::NAN)), None);
        assert_eq!(super::day(&Tree::Number(1e300)), None);
    }
}
