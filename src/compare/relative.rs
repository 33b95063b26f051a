//! Days told from the day of writing beside a date in full: "yesterday, March
//! 4, 2019".

use super::MOST_NAMED;
use super::caption::Caption;
use super::story::Story;
use crate::article::Span;
use crate::mention::Mention;
use crate::mention::date::{DateValue, Ground, Precision, Wording};
use crate::tokens::{Case, Kind};

/// A relative day and the date beside it, which is another day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelativeTie {
    /// Where the relative word stands.
    pub relative: Span,
    /// Where the date in full stands.
    pub date: Span,
    /// How many days lie between the two.
    pub days: u32,
}

/// A day's difference is a time zone.
const GRACE: u32 = 1;

/// Each "today" and "yesterday" of the caption that its own date beside it
/// contradicts, seen from the day of publication; of its first [`MOST_NAMED`]
/// dates. None where that day is not known.
pub fn relative_days(caption: &Caption, story: &Story) -> Vec<RelativeTie> {
    let dates = &caption.facts.dates;
    let dates = &dates[..dates.len().min(MOST_NAMED)];
    if story.article.published.is_none() {
        return Vec::new();
    }
    dates
        .windows(2)
        .filter_map(|pair| {
            tie(caption, &pair[0], &pair[1]).or_else(|| tie(caption, &pair[1], &pair[0]))
        })
        .collect()
}

fn tie(
    caption: &Caption,
    relative: &Mention<DateValue>,
    date: &Mention<DateValue>,
) -> Option<RelativeTie> {
    let is_day = |mention: &Mention<DateValue>| mention.value.precision == Precision::Day;
    let is_relative = relative.value.wording == Wording::Relative
        && relative.value.ground == Ground::Published
        && is_day(relative);
    let is_full = date.value.ground == Ground::Absolute
        && date.value.wording == Wording::Calendar
        && date.value.fault.is_none()
        && is_day(date);
    if !is_relative || !is_full || !is_beside(caption, relative.span, date.span) {
        return None;
    }
    let ((said, _), (day, _)) = (relative.value.interval?, date.value.interval?);
    let days = said.until(day).ok()?.get_days().unsigned_abs();
    (days > GRACE).then_some(RelativeTie { relative: relative.span, date: date.span, days })
}

/// Whether nothing but a place stands between the two: then both say when the
/// picture was taken.
fn is_beside(caption: &Caption, a: Span, b: Span) -> bool {
    let (first, second) = if a < b { (a, b) } else { (b, a) };
    let tokens = &caption.facts.tokens;
    let from = tokens.partition_point(|token| token.span().start < first.end);
    let to = tokens.partition_point(|token| token.span().start < second.start);
    let is_open = |token: &crate::tokens::Token| {
        let word = token.of(caption.text);
        !token.opens_sentence
            && match token.kind {
                Kind::Number => false,
                Kind::Mark => matches!(word, "," | "(" | ")"),
                Kind::Word => {
                    token.case != Case::Lower
                        || matches!(word, "in" | "at" | "on" | "of" | "the" | "near")
                }
            }
    };
    // Somebody's "today" or "yesterday's" is not the picture's.
    from <= to && to - from <= 10 && tokens[from..to].iter().all(is_open)
}
