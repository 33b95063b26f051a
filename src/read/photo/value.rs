//! Values as the standards of metadata write them: days and points.

use jiff::civil::Date;

/// A day as standards write it, as far as it is known: 2019-03-08, 2019-03 or
/// 2019; "20190308", "20190300" and a time behind it are read, too.
pub(in crate::read) fn days(text: &str) -> Option<String> {
    let text = text.trim();
    let digits: String = match text.as_bytes() {
        [_, _, _, _, b'-' | b':' | b'/', ..] => text.get(..10).unwrap_or(text).to_owned(),
        _ => {
            let day = text.get(..8).filter(|day| day.bytes().all(|b| b.is_ascii_digit()));
            match day {
                Some(day) => format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
                None => text.to_owned(),
            }
        }
    };
    let mut parts = digits.split(['-', ':', '/']);
    let number = |part: Option<&str>, length: usize| {
        part.filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
            .map(|part| part.parse::<i16>().unwrap_or_default())
    };
    let year = number(parts.next(), 4).filter(|year| *year > 1800)?;
    let month = parts.next().map(|part| number(Some(part), 2));
    let day = parts.next().map(|part| number(Some(part), 2));
    match (month, day) {
        (None | Some(Some(0)), None | Some(Some(0))) => Some(format!("{year}")),
        (Some(Some(month @ 1..=12)), None | Some(Some(0))) => Some(format!("{year}-{month:02}")),
        (Some(Some(month)), Some(Some(day))) => {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            Date::new(year, month, day).ok().map(|day| day.to_string())
        }
        _ => None,
    }
}

/// A point in degrees north and east; the one where nothing is but the sea is
/// what a receiver says that has seen no satellite.
pub(super) fn point(north: f64, east: f64) -> Option<String> {
    let is_on_earth = north.abs() <= 90.0 && east.abs() <= 180.0;
    let is_nowhere = north.abs() < 0.001 && east.abs() < 0.001;
    (is_on_earth && !is_nowhere).then(|| format!("{north:.4}, {east:.4}"))
}
