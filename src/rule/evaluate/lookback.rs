//! Dates of the past that story or caption speaks of on purpose.

use jiff::civil::Date;

use super::judged::Judged;
use crate::article::{Part, Span};
use crate::fold::fold;
use crate::language::stem;
use crate::mention::Mention;
use crate::mention::date::{Bearing, DateValue, LooksBack, Precision, looks_back};
use crate::tokens::{Tokens, tokens};
use crate::words::Class;

/// So far into the body a story says which day it marks, in bytes.
const LEAD: usize = 700;

/// So near to publication a day comes round, in days.
const ROUND: i32 = 21;

/// Whether story or caption marks a round number of years, and the date at `at`
/// is of the year that it looks back to.
pub(super) fn is_anniversary(at: Span, judged: &Judged) -> bool {
    let story = judged.comparison.story;
    let Some(published) = story.article.published else { return false };
    let body = story.text(Part::Body);
    let lead = &body[..body.floor_char_boundary(LEAD)];
    let texts = [judged.text(), story.text(Part::Title), lead];
    let years =
        texts.map(|text| looks_back(Tokens::new(text, &tokens(text)), published, story.language()));
    let mut years = years.into_iter().flatten();
    let Some(days) = date_at(at, judged).and_then(|date| date.value.interval) else {
        return years.next().is_some();
    };
    years.any(|year| match year {
        LooksBack::To(year) => (days.0.year() - year).abs() <= 1,
        LooksBack::Round => comes_round(days.0, published),
    })
}

/// Whether a day has its anniversary near another.
fn comes_round(day: Date, published: Date) -> bool {
    let years = [published.year() - 1, published.year(), published.year() + 1];
    let near = |year: i16| {
        let same = Date::new(year, day.month(), day.day().min(28)).ok()?;
        Some(same.until(published).ok()?.get_days().abs() <= ROUND)
    };
    years.into_iter().any(|year| near(year) == Some(true))
}

/// Whether the story is about the past, and about the time of the date at `at`.
pub(super) fn is_history(at: Span, judged: &Judged) -> bool {
    let story = judged.comparison.story;
    let word = |word: &str| story.word(stem::key(&fold(word)));
    Class::LooksBack.words().iter().any(|kind| word(kind).is_some_and(|found| found.in_lead))
        || Class::LooksBackInTitle
            .words()
            .iter()
            .any(|name| word(name).is_some_and(|found| found.in_title))
        || tells_of_the_time(at, judged)
}

/// Whether most of the years that the body names lie three years or more before
/// publication, and the date at `at` is not older than they are.
fn tells_of_the_time(at: Span, judged: &Judged) -> bool {
    let story = judged.comparison.story;
    let Some(published) = story.article.published else { return false };
    let bodies = story.facts.iter().filter(|(part, _)| *part == Part::Body);
    let years = bodies.flat_map(|(_, facts)| &facts.dates).filter(|mention| {
        mention.value.year.is_some() && mention.value.precision <= Precision::Year
    });
    let years: Vec<i16> =
        years.filter_map(|mention| Some(mention.value.interval?.0.year())).collect();
    let old: Vec<i16> =
        years.iter().copied().filter(|year| *year <= published.year() - 3).collect();
    if years.len() < 4 || old.len() * 3 <= years.len() * 2 {
        return false;
    }
    let day = date_at(at, judged).and_then(|date| date.value.interval);
    let first = old.iter().min().copied().unwrap_or(i16::MAX);
    day.is_none_or(|(day, _)| day.year() >= first - 1)
}

/// Whether the caption says that what stands at `at` is of the occasion before
/// this one.
pub(super) fn is_earlier_edition(at: Span, judged: &Judged) -> bool {
    let caption = judged.comparison.caption;
    let mut earlier =
        caption.facts.dates.iter().filter(|date| date.value.bearing == Bearing::Earlier);
    match date_at(at, judged) {
        Some(date) => date.value.bearing == Bearing::Earlier,
        None => earlier.any(|date| {
            caption.first_sentence.contains(date.span) && caption.first_sentence.contains(at)
        }),
    }
}

/// Whether nothing but dates, places, credits and marks stands in the sentence
/// around `at`: the day of the picture, given behind a full stop.
pub(super) fn stands_alone(at: Span, judged: &Judged) -> bool {
    let facts = &judged.comparison.caption.facts;
    if date_at(at, judged).is_none() {
        return false;
    }
    let here = facts.tokens.partition_point(|token| token.span().start < at.start);
    let opens = (0..=here.min(facts.tokens.len().saturating_sub(1))).rev();
    let first = opens.into_iter().find(|at| facts.tokens[*at].opens_sentence).unwrap_or(0);
    let behind = facts.tokens[first..].iter().skip(1);
    let sentence = facts
        .tokens
        .iter()
        .skip(first)
        .take(1 + behind.take_while(|token| !token.opens_sentence).count());
    let says = |span: Span| span.of(judged.text()).chars().any(char::is_alphanumeric);
    let known = |span: Span| {
        facts.is_dated(span)
            || facts.is_placed(span)
            || facts.is_credit(span)
            || facts.is_marker(span)
    };
    let mut words = sentence.map(|token| token.span()).filter(|span| says(*span));
    words.all(|span| {
        known(span) || matches!(span.of(judged.text()), "on" | "in" | "am" | "le" | "el")
    })
}

/// The caption's date at `at`.
fn date_at<'j>(at: Span, judged: &'j Judged) -> Option<&'j Mention<DateValue>> {
    let dates = &judged.comparison.caption.facts.dates;
    dates.iter().find(|date| date.span.overlaps(at))
}
