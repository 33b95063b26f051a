//! When the picture was taken, against the story's time.

use super::gist::Among;
use super::words::Sides;
use super::{At, Feature, Ledger, quote_names};
use crate::compare::Comparison;
use crate::compare::date::{DateRelation, DateTie, period};
use crate::fold::fold;
use crate::language::stem;
use crate::mention::date::{DateValue, Ground, NamedWeekday, Precision, Wording};

pub(super) fn add(comparison: &Comparison, sides: &Sides, ledger: &mut Ledger) {
    let text = comparison.caption.text;
    for tie in telling(&comparison.dates) {
        let feature = match tie.relation {
            DateRelation::Named => Feature::DateNamed,
            DateRelation::YearNamed => Feature::DateYear,
            DateRelation::After(_) => Feature::DateAfter,
            DateRelation::Unplaced => Feature::DateUnplaced,
            _ => continue,
        };
        let at = At(Some(tie.caption), tie.story);
        // The fewer words tie the caption to the story, the more a day does.
        let value = if feature == Feature::DateNamed { 1.0 - sides.words.share() } else { 1.0 };
        ledger.add(feature, value, at, || says(tie, text));
    }
    add_shared(comparison, ledger);
    add_age(comparison, ledger);
    add_weekday(comparison, ledger);
    let is_old = |tie: &&DateTie| matches!(tie.relation, DateRelation::Before(days) if days > 60);
    if let Some(tie) = telling(&comparison.dates).find(is_old) {
        let main = Among::of(&comparison.story.gist().names, sides);
        let at = At(Some(tie.caption), main.at().1);
        ledger.add(Feature::DateOldMain, main.share(1.0), at, || {
            let main = quote_names(comparison.caption, &main.spans);
            format!("it is dated as an older picture, and has the story's main names {main}")
        });
        let marked = f64::from(u8::from(comparison.caption.facts.marker.is_some()));
        ledger.add(Feature::DateMarked, marked, at, || {
            format!("it is marked as a picture of {}", tie.caption.of(text))
        });
    }
}

/// A day so long before publication is no day of which all news speaks.
const LONG: i32 = 30;

/// The caption's very day, where the story gives it with its year.
fn add_shared(comparison: &Comparison, ledger: &mut Ledger) {
    let (caption, story) = (comparison.caption, comparison.story);
    let full = |date: &DateValue| {
        let is_day = date.precision == Precision::Day && date.ground == Ground::Absolute;
        date.interval.filter(|_| is_day)
    };
    let dated = comparison.dates.iter().find(|tie| {
        let date = &caption.facts.dates[tie.index].value;
        date.year.is_some() && date.ground == Ground::Absolute
    });
    let Some(dated) = dated else { return };
    ledger.add(Feature::Dated, 1.0, At(Some(dated.caption), None), || {
        format!("the caption is dated {}", dated.caption.of(caption.text))
    });
    for tie in &comparison.dates {
        let Some(day) = full(&caption.facts.dates[tie.index].value) else { continue };
        let told = story.dates().find(|(_, told)| full(told) == Some(day));
        if let (Some((at, _)), true) = (told, tie.age.is_none_or(|age| age > LONG)) {
            ledger.add(Feature::DateShared, 1.0, At(Some(tie.caption), Some(at)), || {
                format!("the story gives that very day, {}", tie.caption.of(caption.text))
            });
            return;
        }
    }
}

/// How long before the story came out the picture was taken, by the nearest of
/// its dates.
fn add_age(comparison: &Comparison, ledger: &mut Ledger) {
    let ages = comparison.dates.iter().filter_map(|tie| Some((tie.age?, tie)));
    let Some((age, tie)) = ages.min_by_key(|(age, _)| age.abs()) else { return };
    let feature = match age {
        // What is later yet is told of as such.
        ..=-3 => return,
        -2..=-1 => Feature::DateNextDay,
        0 => Feature::DateSameDay,
        1 => Feature::DateDayBefore,
        2..=4 => Feature::DateDaysBefore,
        5..=7 => Feature::DateWeekBefore,
        8..=30 => Feature::DateMonthBefore,
        31..=120 => Feature::DateMonthsBefore,
        121..=365 => Feature::DateYearBefore,
        _ => Feature::DateYearsBefore,
    };
    ledger.add(feature, 1.0, At(Some(tie.caption), None), || {
        let date = tie.caption.of(comparison.caption.text);
        match age {
            ..0 => format!("{date} is {} after publication", period(-age)),
            0 => format!("{date} is the day of publication"),
            _ => format!("{date} is {} before publication", period(age)),
        }
    });
}

/// Days before publication of which news speaks by the weekday as a matter of
/// course, so that it says little whether the story names the same one.
const FRESH: i8 = 2;

/// "On Sunday": whether the story speaks of a Sunday, too.
fn add_weekday(comparison: &Comparison, ledger: &mut Ledger) {
    let (caption, story) = (comparison.caption, comparison.story);
    let mut dates = caption.facts.dates.iter().map(|mention| &mention.value);
    let bare = dates.find_map(|date| date.weekday.filter(|_| date.wording == Wording::Weekday));
    let Some(NamedWeekday { weekday, span }) = bare else { return };
    let name = span.of(caption.text);
    if let Some(found) = story.word(stem::key(&fold(name))) {
        let at = At(Some(span), Some(found.first));
        ledger.add(Feature::WeekdayNamed, 1.0, at, || format!("the story speaks of {name}, too"));
    } else if let Some(published) = story.article.published {
        let back = published.weekday().since(weekday);
        let other = f64::from(u8::from(back > FRESH));
        ledger.add(Feature::WeekdayOther, other, At(Some(span), None), || {
            format!(
                "the story does not speak of {name}, {} before it came out",
                period(back.into())
            )
        });
    }
}

/// The caption's date that fits best and the one that fits worst.
fn telling(dates: &[DateTie]) -> impl Iterator<Item = &DateTie> {
    let placed = || {
        dates
            .iter()
            .filter(|tie| !matches!(tie.relation, DateRelation::Vague | DateRelation::Impossible))
    };
    let best = placed().max_by_key(|tie| tie.relation);
    let worst = placed().min_by_key(|tie| tie.relation);
    best.into_iter()
        .chain(worst.filter(|worst| best.is_some_and(|best| best.relation != worst.relation)))
}

fn says(tie: &DateTie, text: &str) -> String {
    let date = tie.caption.of(text);
    match tie.relation {
        DateRelation::Named => format!("the story speaks of {date}"),
        DateRelation::YearNamed => format!("the story speaks of the year of {date}"),
        DateRelation::After(days) => format!("{date} is {} after publication", period(days)),
        _ => format!("the year of {date} stands nowhere in the story"),
    }
}
