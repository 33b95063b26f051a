//! What stands around the first words of a story: where it was filed from and
//! when it was published.

use jiff::civil::Date;

use crate::article::Span;
use crate::language::Language;
use crate::language::word::{Word, words};
use crate::words::Class;

/// The place, and date if given, that a lead begins with: "MINSK, Belarus" of
/// "MINSK, Belarus (AP) — …". In bytes of `lead`.
pub(super) fn dateline(lead: &str) -> Option<Span> {
    const DASHES: [&str; 6] = [" —", " –", " -", "—", "--", "–"];
    let head = &lead[..lead.floor_char_boundary(120)];
    let dash = DASHES.iter().filter_map(|dash| head.find(dash)).min()?;
    let behind = lead[dash..].trim_start().trim_start_matches(['—', '–', '-']).trim_start();
    if behind.is_empty() {
        return None;
    }
    let mut place = head[..dash].trim_end();
    let mut agency = false;
    if place.ends_with(')') {
        let open = place.rfind('(')?;
        agency = words(&place[open..]).count() <= 3;
        place = place[..open].trim_end();
    }
    let start = lead.len() - lead.trim_start().len();
    let place = Span::new(start, place.len().max(start));
    let all: Vec<Word> = words(place.of(lead)).collect();
    let first = all.first()?;
    let city = first.is_all_capitals() && first.text.chars().count() >= 3;
    let named = all.len() <= 7
        && all.iter().all(|w| w.is_capitalised() || w.text.starts_with(|c: char| c.is_numeric()));
    let filed = city || (agency && first.is_capitalised());
    (filed && named && !first.is_in(Class::NoDateline)).then_some(place)
}

/// The days of publication and change that a line gives and nothing else:
/// "Published October 11, 2020", "Oct 11, 2020 10:05 AM".
pub(in crate::read) fn published(line: &str) -> Option<(Date, Option<Date>)> {
    if line.len() > 120 {
        return None;
    }
    let all: Vec<Word> = words(line).collect();
    let mut dates: Vec<(Date, bool)> = Vec::new();
    let mut changed = false;
    let mut i = 0;
    while i < all.len() {
        if let Some((date, length)) = date(&all[i..]) {
            dates.push((date, changed));
            i += length;
            continue;
        }
        let word = &all[i];
        changed |= word.is_any(&["updated", "modified"]);
        let time = word.text.bytes().all(|b| b.is_ascii_digit()) && word.text.len() <= 2;
        let clock = ["am", "pm"].iter().any(|half| {
            word.text.to_lowercase().strip_suffix(half).is_some_and(|t| t.parse::<u8>().is_ok())
        });
        if !(time || clock || word.is_in(Class::MastheadWord) || is_weekday(word)) {
            return None;
        }
        i += 1;
    }
    let first = *dates.first()?;
    let later = dates.iter().skip(1).find(|(_, changed)| *changed).map(|(date, _)| *date);
    Some((first.0, later))
}

/// A full date that `words` begin with, and how many of them it takes.
fn date(words: &[Word]) -> Option<(Date, usize)> {
    let number = |i: usize| words.get(i).and_then(|w| w.text.parse::<i16>().ok());
    let year = |i: usize| number(i).filter(|y| (1900..2200).contains(y));
    let day = |i: usize| number(i).and_then(|d| i8::try_from(d).ok());
    let first = words.first()?;
    if let Some(found) = first.text.parse::<Date>().ok().filter(|_| first.text.len() == 10) {
        return Some((found, 1));
    }
    let (year, month, day) = match month(first) {
        Some(month) => (year(2)?, month, day(1)?),
        None => (year(2)?, month(words.get(1)?)?, day(0)?),
    };
    Date::new(year, month, day).ok().map(|date| (date, 3))
}

/// 1 to 12 for an English month or its abbreviation.
fn month(word: &Word) -> Option<i8> {
    Language::English.calendar().month(&word.text.to_lowercase())
}

fn is_weekday(word: &Word) -> bool {
    Language::English.calendar().weekday(&word.text.to_lowercase()).is_some()
}
