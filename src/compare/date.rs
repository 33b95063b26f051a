//! The caption's dates against the story's time.

use jiff::civil::Date;

use super::MOST_NAMED;
use super::caption::Caption;
use super::story::Story;
use crate::article::{Excerpt, Span};
use crate::mention::date::{Bearing, DateValue, Fault, Ground, Precision, Wording};

/// How a date of the caption stands to the story.
#[derive(Debug, Clone, PartialEq)]
pub struct DateTie {
    /// Where the caption names the date.
    pub caption: Span,
    /// Which of the caption's dates it is, as an index.
    pub index: usize,
    /// How it stands to the story's time.
    pub relation: DateRelation,
    /// Where the story speaks of that time, or what time it speaks of instead.
    pub story: Option<Excerpt>,
    /// Days from its last day to publication; negative where it begins later,
    /// `None` where either is not known.
    pub age: Option<i32>,
    /// Days from the story's last change to its first day; negative where it
    /// begins earlier, `None` where either is not known.
    pub ahead: Option<i32>,
}

/// How a date stands to the time of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateRelation {
    /// There is no such day.
    Impossible,
    /// After publication, by so many days.
    After(i32),
    /// Before publication by so many days, and the story does not speak of it.
    Before(i32),
    /// The story's time is not known, and the year does not stand in it.
    Unplaced,
    /// Too vague to say: a day without a year, a relative word; or no date of
    /// what the caption shows: a day that it announces, a year that names one
    /// of several.
    Vague,
    /// Before publication by so many days, within a stretch of time that the
    /// story speaks of.
    Covered(i32),
    /// The story speaks of that year.
    YearNamed,
    /// The story speaks of that month or day.
    Named,
    /// Within a few days of publication.
    Current,
}

/// Days of a year.
const YEAR: i32 = 366;
/// Days before publication that count as the story's own.
const CURRENT: i32 = 4;
/// A day later is a time zone, or a picture added the next morning.
const GRACE: i32 = 2;

/// How each date of the caption stands to the story, in order; of the first
/// [`MOST_NAMED`].
pub fn dates(caption: &Caption, story: &Story) -> Vec<DateTie> {
    let found = caption.facts.dates.iter().enumerate().take(MOST_NAMED);
    found
        .map(|(index, mention)| {
            let (relation, told) = tie(&mention.value, story);
            let age = age(&mention.value, story);
            let ahead = ahead(&mention.value, story);
            DateTie { caption: mention.span, index, relation, story: told, age, ahead }
        })
        .collect()
}

/// How long before publication a calendar date was; one without a year is
/// taken for the nearest.
fn age(date: &DateValue, story: &Story) -> Option<i32> {
    let is_placed = match date.ground {
        Ground::Absolute => true,
        Ground::Published => date.wording == Wording::Calendar,
        Ground::Context | Ground::Open => false,
    };
    let (first, last) = date.interval.filter(|_| is_placed)?;
    let published = story.article.published?;
    let late = days(published, first);
    match late > 0 {
        true if is_of_no_event(date) => None,
        true => Some(-late),
        false => Some(days(last, published).max(0)),
    }
}

/// Whether a later date is none of the picture: a day that is announced, a year
/// that tells which one is meant.
fn is_of_no_event(date: &DateValue) -> bool {
    matches!(date.bearing, Bearing::Announced | Bearing::Naming)
}

fn ahead(date: &DateValue, story: &Story) -> Option<i32> {
    let (first, _) = date.interval?;
    let published = story.article.published?;
    Some(days(story.article.updated.unwrap_or(published).max(published), first))
}

fn tie(date: &DateValue, story: &Story) -> (DateRelation, Option<Excerpt>) {
    if date.fault == Some(Fault::Impossible) {
        return (DateRelation::Impossible, None);
    }
    let Some(interval) = date.interval else { return (DateRelation::Vague, None) };
    if date.ground != Ground::Absolute && date.wording != Wording::Calendar {
        return (DateRelation::Vague, None);
    }
    let (named, named_at) = named(date, interval, story);
    if named == DateRelation::Named {
        return (named, named_at);
    }
    let published = story
        .article
        .published
        .map(|first| (first, story.article.updated.unwrap_or(first).max(first)));
    let Some((first, last)) = published else {
        let relation = match (named, date.ground) {
            (DateRelation::YearNamed, _) => named,
            (_, Ground::Absolute) => DateRelation::Unplaced,
            _ => DateRelation::Vague,
        };
        return (relation, named_at);
    };
    let early = days(interval.1, first);
    let late = days(last, interval.0);
    let covered = || covering(interval, story);
    let relation = match () {
        () if date.ground != Ground::Absolute => DateRelation::Vague,
        () if late > GRACE && is_of_no_event(date) => DateRelation::Vague,
        () if late > GRACE => DateRelation::After(late),
        () if early <= CURRENT => DateRelation::Current,
        () if named == DateRelation::YearNamed => named,
        // A bound of the past is no day of the picture.
        () if date.bearing == Bearing::Announced => DateRelation::Vague,
        () => match covered() {
            Some(at) => return (DateRelation::Covered(early), Some(at)),
            None => DateRelation::Before(early),
        },
    };
    (relation, named_at)
}

/// Where the story speaks of a stretch of time that the date lies in.
fn covering(interval: (Date, Date), story: &Story) -> Option<Excerpt> {
    let within = |(from, to): (Date, Date)| from <= interval.0 && interval.1 <= to;
    let texts = story.facts.iter();
    let mut stretches =
        texts.flat_map(|(part, facts)| facts.stretches.iter().map(move |m| (part, m)));
    let found = stretches.find(|(_, mention)| within(mention.value));
    found.map(|(part, mention)| Excerpt::new(*part, mention.span))
}

/// Whether the story speaks of the date's day, month or year.
fn named(
    date: &DateValue,
    interval: (Date, Date),
    story: &Story,
) -> (DateRelation, Option<Excerpt>) {
    let mut best = (DateRelation::Unplaced, None);
    for (at, told) in story.dates() {
        let Some((first, last)) = told.interval else { continue };
        let fine =
            !matches!(told.precision, Precision::Year | Precision::Decade | Precision::Century);
        let year = told.precision == Precision::Year || fine;
        // A day's difference is a time zone.
        let meets = days(first, interval.1) >= -1 && days(interval.0, last) >= -1;
        let relation = match () {
            () if meets && fine => DateRelation::Named,
            () if meets && year && date.precision == Precision::Year => DateRelation::Named,
            () if year && (first.year()..=last.year()).contains(&interval.0.year()) => {
                DateRelation::YearNamed
            }
            () => continue,
        };
        // What only relative words say is what publication says already.
        if relation > best.0 && (relation == DateRelation::Named || told.year.is_some()) {
            best = (relation, Some(at));
        }
    }
    best
}

/// Days from `from` to `to`; negative where `to` is earlier.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

impl DateTie {
    /// Whether the date would be the story's own in another year: the slip
    /// that every January brings; within `most` days before publication.
    pub fn is_year_slip(&self, date: &DateValue, story: &Story, most: i32) -> bool {
        self.own_day(date, story, most).is_some()
    }

    /// How many days before publication the date was over, if it gives its day
    /// itself, with a year or near publication.
    pub fn gone_by(&self, date: &DateValue, story: &Story) -> Option<i32> {
        let is_told = match date.ground {
            Ground::Absolute => true,
            Ground::Published => date.wording == Wording::Calendar && date.year.is_some(),
            Ground::Context | Ground::Open => false,
        };
        let (_, last) = date.interval.filter(|_| is_told)?;
        Some(days(last, story.article.published?))
    }

    /// The day in the year in which the date would be the story's own, where
    /// it is not.
    /// Where it is not, that is within so many days before publication, or one that
    /// the story names.
    pub fn own_day(&self, date: &DateValue, story: &Story, most: i32) -> Option<Date> {
        let (DateRelation::Before(180..) | DateRelation::Covered(180..)) = self.relation else {
            return None;
        };
        let ((first, last), published) = (date.interval?, story.article.published?);
        if first != last || date.precision != Precision::Day {
            return None;
        }
        if !may_be_mistaken(first.year(), published.year()) {
            return None;
        }
        let in_years = [published.year(), published.year() - 1].into_iter();
        let same = in_years.filter_map(|year| Date::new(year, first.month(), first.day()).ok());
        let mut same = same.filter(|day| (-1..=most).contains(&days(*day, published)));
        same.next().or_else(|| told_day(first, story))
    }
}

/// The day that the story names by the same month and day, in the year before its
/// publication.
fn told_day(day: Date, story: &Story) -> Option<Date> {
    let published = story.article.published?;
    let mut told = story.dates().filter_map(|(_, told)| {
        let (first, last) = told.interval.filter(|_| told.wording == Wording::Calendar)?;
        (first == last && told.precision == Precision::Day).then_some(first)
    });
    told.find(|told| {
        (told.month(), told.day()) == (day.month(), day.day())
            && (0..=YEAR).contains(&days(*told, published))
    })
}

/// Whether one year is written for the other by mistake: one that is not long
/// gone, or another digit. Farther back, the day is one of its own.
fn may_be_mistaken(written: i16, meant: i16) -> bool {
    const NOT_LONG: i16 = 6;
    let (a, b) = (written.to_string(), meant.to_string());
    let other_digits = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count();
    (meant - written).abs() <= NOT_LONG || a.len() == b.len() && other_digits == 1
}

/// A number of days, as an editor would say it.
pub fn period(days: i32) -> String {
    match days {
        1 => "a day".to_owned(),
        ..60 => format!("{days} days"),
        60..730 => format!("{} months", days / 30),
        _ => format!("{} years", days / 365),
    }
}
