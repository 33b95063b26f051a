//! The day of a caption, or of its story, and the day when its picture was made.

use jiff::civil::Date;

use super::pair::Pair;
use crate::article::Span;
use crate::compare::{Day, period};
use crate::mention::date::Precision;
use crate::rule::evaluate::date::{between, written};
use crate::rule::evaluate::diagnostic::Diagnostic;
use crate::rule::evaluate::judged::Judged;
use crate::rule::evaluate::reuse::days;
use crate::rule::{MetadataCheck, Reason};
use crate::words::Class;

type Interval = (Date, Date);

/// A clock or a system that is ahead of the story by more days tells when the
/// file was made, not the picture.
const AHEAD: i32 = 2;

/// The caption's first day, if all days that it gives to its picture lie apart
/// from all that the metadata do.
pub(super) fn diagnostic(check: &MetadataCheck, pair: &Pair) -> Option<Diagnostic> {
    let said: Vec<(Span, Interval)> =
        days(pair.judged).into_iter().filter(|(at, _)| !is_event(pair.judged, *at)).collect();
    let at = said.first()?.0;
    let is_apart = |a: Interval, b: Interval| between(a, b) > i64::from(check.tolerance.0);
    let known = known(pair);
    let embedded: Vec<(&Judged, Span, Interval)> = embedded(pair);
    let theirs = known.iter().map(|day| day.interval).chain(embedded.iter().map(|(.., day)| *day));
    let all_apart = theirs.clone().all(|theirs| said.iter().all(|(_, own)| is_apart(*own, theirs)));
    if !all_apart {
        return None;
    }
    // A picture is never older than its file says, but often younger: files are
    // scanned, edited and sent again. That it is younger than the caption says
    // takes two to tell.
    let is_older = |theirs: Interval| said.iter().all(|(_, own)| theirs.1 < own.0);
    let confirmed = |day: &Day| {
        let others = known.iter().filter(|other| other.by_clock != day.by_clock);
        let others =
            others.map(|other| other.interval).chain(embedded.iter().map(|(.., day)| *day));
        others.into_iter().any(|other| !is_apart(other, day.interval))
    };
    if let Some(day) = known.iter().find(|day| is_older(day.interval) || confirmed(day)) {
        let reason = pair.in_field(day.field, "");
        return Some(pair.diagnostic(at, in_words(day.interval), vec![reason]));
    }
    let (judged, stretch, _) = embedded.first()?;
    let words = stretch.of(judged.text()).to_owned();
    Some(pair.diagnostic(at, words, vec![pair.in_embedded(judged, *stretch)]))
}

/// Whether a day is that of an event which the caption speaks of, and not of its
/// picture: "the July 22, 2011, attacks", "since March 2014".
fn is_event(judged: &Judged, at: Span) -> bool {
    let tokens = &judged.comparison.caption.facts.tokens;
    let here = tokens.partition_point(|token| token.span().start < at.start);
    let before = here.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|token| Class::BeforeDate.has(&token.of(judged.text()).to_lowercase()))
}

/// A caption that gives its picture no day, if the picture is older than its
/// story by more than the tolerance.
pub(super) fn age(check: &MetadataCheck, pair: &Pair) -> Option<Diagnostic> {
    let published = pair.judged.comparison.story.article.published?;
    let dates = &pair.judged.comparison.caption.facts.dates;
    // A caption that tells of any year leaves its readers with no wrong idea.
    if dates
        .iter()
        .any(|mention| mention.value.precision >= Precision::Month || mention.value.year.is_some())
    {
        return None;
    }
    let known = known(pair);
    let age = |day: &Day| between(day.interval, (published, published));
    let all_old = !known.is_empty()
        && known
            .iter()
            .all(|day| day.interval.1 < published && age(day) > i64::from(check.tolerance.0));
    let newest = known.iter().filter(|_| all_old).max_by_key(|day| day.interval.1)?;
    let ago = period(i32::try_from(age(newest)).unwrap_or(i32::MAX));
    let reason: Reason = pair.in_field(newest.field, &format!(", {ago} before publication"));
    let caption = pair.judged.comparison.caption;
    let end = caption.first_sentence.of(caption.text).trim_end().len();
    Some(pair.diagnostic(Span::new(0, end), in_words(newest.interval), vec![reason]))
}

/// The days of the fields that can be those of the picture.
fn known(pair: &Pair) -> Vec<Day> {
    let article = pair.judged.comparison.story.article;
    let last = article.updated.into_iter().chain(article.published).max();
    let is_ahead = |day: &Day| {
        last.is_some_and(|last| last.until(day.interval.0).is_ok_and(|s| s.get_days() > AHEAD))
    };
    pair.original.days.iter().filter(|day| !is_ahead(day)).copied().collect()
}

/// The days that the captions of the metadata give to the picture.
fn embedded<'a>(pair: &Pair<'a>) -> Vec<(&'a Judged<'a>, Span, Interval)> {
    let embedded = pair.embedded.iter().copied();
    embedded
        .flat_map(|embedded| days(embedded).into_iter().map(move |(at, day)| (embedded, at, day)))
        .collect()
}

/// "March 8, 2019", or as much of it as is known.
fn in_words((first, last): Interval) -> String {
    let day = written(first);
    match first.until(last).map_or(0, |span| span.get_days()) {
        0 => day,
        1..=31 => format!("{} {}", day.split(' ').next().unwrap_or_default(), first.year()),
        _ => first.year().to_string(),
    }
}
