use super::super::date::year_reach;
use crate::article::Span;
use crate::compare::Story;
use crate::language::other_weekday;
use crate::mention::date::{Date, DateValue, Precision, Weekday, Wording};
use crate::rule::evaluate::diagnostic::Answer;
use crate::rule::evaluate::judged::Judged;

/// How far from a date another day of its weekday may be meant, in days.
const NEAR: i32 = 7;

/// The weekday on which the date fell.
pub(super) fn weekday(judged: &Judged, at: Span) -> Option<Answer> {
    let dates = &judged.comparison.caption.facts.dates;
    let (date, named) = dates.iter().find_map(|mention| {
        let named = mention.value.weekday?;
        (mention.span.cover(named.span) == at).then_some((&mention.value, named))
    })?;
    let right = date.true_weekday()?;
    let (day, _) = date.interval?;
    let number = right.to_monday_one_offset();
    Some(Answer {
        at: named.span,
        replacement: other_weekday(named.span.of(judged.text()), number)?,
        is_supported: is_supported(judged.comparison.story, day, named.weekday),
    })
}

/// Whether the story has this very day, or was published on it, and speaks of
/// no day near it that fell on the caption's weekday.
fn is_supported(story: &Story, day: Date, weekday: Weekday) -> bool {
    let single = |told: &DateValue| match told.interval {
        Some((first, last)) if first == last && told.precision == Precision::Day => Some(first),
        _ => None,
    };
    let is_it = |told: &DateValue| {
        single(told) == Some(day)
            && told.wording == Wording::Calendar
            && told.true_weekday().is_none()
    };
    let may_be_meant = |told: &DateValue| {
        single(told).is_some_and(|other| {
            let apart = day.until(other).map_or(i32::MAX, |span| span.get_days());
            other.weekday() == weekday && apart.unsigned_abs() <= NEAR.unsigned_abs()
        })
    };
    let has_it = story.article.published == Some(day) || story.dates().any(|(_, told)| is_it(told));
    has_it && !story.dates().any(|(_, told)| may_be_meant(told))
}

/// The year in which the date would be the story's own.
pub(super) fn year(judged: &Judged, at: Span) -> Option<Answer> {
    let facts = &judged.comparison.caption.facts;
    let ties = judged.comparison.dates.iter();
    let (tie, date) = ties
        .map(|tie| (tie, &facts.dates[tie.index].value))
        .find(|(tie, _)| facts.dates[tie.index].span == at)?;
    let day = tie.own_day(date, judged.comparison.story, year_reach(judged))?;
    let span = date.year?;
    let is_full = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let is_right = date.weekday.is_none_or(|named| named.weekday == day.weekday());
    // An old picture may have been taken on that very day: nobody knows.
    (is_full(span.of(judged.text())) && is_right).then(|| Answer {
        at: span,
        replacement: day.year().to_string(),
        is_supported: false,
    })
}
