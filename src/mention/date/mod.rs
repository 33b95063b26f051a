//! Calendar dates in a text, and which days they mean.
//!
//! Readers find what is written (`form`), one file a way of writing;
//! `resolve` turns it into days with the help of the day of publication
//! and of the dates before it in the text.

mod anniversary;
mod bearing;
mod cues;
mod event;
mod feast;
mod form;
mod lex;
mod linked;
mod numeric;
mod period;
mod period_words;
mod relative;
mod resolve;
mod scan;
mod stretch;
mod tense;
mod told;
mod unit;
mod weekday;
mod which_year;
mod written;
mod year;

pub use anniversary::{LooksBack, looks_back};
pub use bearing::Bearing;
pub use jiff::civil::{Date, Weekday};
pub use stretch::Stretch;

use super::Mention;
use crate::article::Span;
use crate::language::Language;
use crate::tokens::Tokens;

/// What relative words and partial dates are resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The day of publication.
    pub published: Option<Date>,
}

/// A date as it is written, and the days it can mean.
#[derive(Debug, Clone, PartialEq)]
pub struct DateValue {
    /// TIMEX3 value: `2020-10-10`, `2020-W41`, `2018-SU`, `199`, and
    /// `XXXX-10-10` or `XXXX-WXX-6` where the year or the week is not known.
    pub timex: String,
    /// First and last day, both included; `None` where they are not known.
    pub interval: Option<(Date, Date)>,
    /// Month and day, as far as they are given.
    pub month_day: Option<(i8, Option<i8>)>,
    /// The smallest unit that is given.
    pub precision: Precision,
    /// The weekday named beside the date, or instead of it.
    pub weekday: Option<NamedWeekday>,
    /// Where the year stands, if it is written.
    pub year: Option<Span>,
    /// What the year or the day was taken from.
    pub ground: Ground,
    /// In what kind of words it is written.
    pub wording: Wording,
    /// The other reading of a numeric date that can be read both ways.
    pub alternative: Option<Date>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// What it is of, as the words around it say; told of captions alone.
    pub bearing: Bearing,
}

impl DateValue {
    /// The weekday that the date fell on, where another one is named beside it.
    pub fn true_weekday(&self) -> Option<Weekday> {
        let named = self.weekday?.weekday;
        let (first, last) = self.interval?;
        let other = self.alternative.is_some_and(|date| date.weekday() == named);
        let wrong = first == last && first.weekday() != named && !other;
        let sure = matches!(self.ground, Ground::Absolute | Ground::Published);
        (wrong && sure && self.wording == Wording::Calendar).then(|| first.weekday())
    }
}

/// A weekday that is written next to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedWeekday {
    /// Which one.
    pub weekday: Weekday,
    /// Where it stands.
    pub span: Span,
}

/// The smallest unit that a date gives, from fine to coarse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Precision {
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// What a date's place in time rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The text says it in full.
    Absolute,
    /// The day of publication.
    Published,
    /// Another date in the text.
    Context,
    /// Nothing: the year or the week is not known.
    Open,
}

/// In what kind of words a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// By the calendar: "Oct. 10", "2018", "Christmas Day".
    Calendar,
    /// By the weekday alone: "on Saturday", "last Saturday".
    Weekday,
    /// From the day of writing: "yesterday", "last week", "this fall".
    Relative,
    /// From a date spoken of before: "the next day", "that year".
    Narrative,
}

/// What can be wrong with a date by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no such day: "February 30, 2020".
    Impossible,
}

/// The dates of a text.
#[derive(Debug, Clone, Default)]
pub struct Dates {
    /// Each date, in order, not overlapping.
    pub dates: Vec<Mention<DateValue>>,
    /// The stretches of time that it speaks of as a whole.
    pub stretches: Vec<Mention<Stretch>>,
}

/// All calendar dates that `text` names, in order, not overlapping.
///
/// The items of a list and the ends of a range are a mention each. Times of
/// day, durations ("for two weeks") and repeated days ("every Monday") are
/// left out. `tokens` are those of `text`; time and memory grow linearly.
pub fn dates(tokens: Tokens, anchor: &Anchor, language: Language) -> Vec<Mention<DateValue>> {
    read(tokens, anchor, language).dates
}

/// [`dates`], and the stretches of time between them.
pub fn read(tokens: Tokens, anchor: &Anchor, language: Language) -> Dates {
    let lexed = lex::Lexed::new(tokens, language.calendar());
    let found = scan::scan(&lexed);
    let resolved = resolve::resolve(&lexed, &found, anchor);
    let days: Vec<Option<Stretch>> =
        resolved.iter().map(|date| date.as_ref()?.value.interval).collect();
    let stretches = stretch::stretches(&lexed, &found, &days, anchor.published);
    Dates { dates: resolved.into_iter().flatten().collect(), stretches }
}

/// Tells what each of a caption's dates is of.
pub fn bear(tokens: Tokens, anchor: &Anchor, language: Language, dates: &mut [Mention<DateValue>]) {
    if dates.is_empty() {
        return;
    }
    let lexed = lex::Lexed::new(tokens, language.calendar());
    let found = scan::scan(&lexed);
    let cues = cues::Cues::of(&lexed);
    let starts = |index: usize| lexed.tokens[found[index].first].span().start;
    let mut index = 0;
    for date in dates {
        while index < found.len() && starts(index) < date.span.start {
            index += 1;
        }
        if index < found.len() && starts(index) == date.span.start {
            let year = date.value.interval.map(|(first, _)| first.year());
            let year = year.filter(|_| date.value.wording == Wording::Calendar);
            date.value.bearing =
                bearing::bearing(&cues, &lexed, &found, index, year, anchor.published);
        }
    }
}
