//! Dates of a caption that stand as a rule asks to the story's time and to
//! the calendar.

use jiff::civil::{Date, Weekday};

use super::diagnostic::{Diagnostic, in_story};
use super::excuse;
use super::judged::Judged;
use crate::article::Span;
use crate::compare::{
    DateRelation as Tie, DateTie, PlaceRelation, PlaceTie, RelativeTie, is_of_its_day, period,
};
use crate::language::cue::Cue;
use crate::mention::date::{Bearing, DateValue, Ground, Precision};
use crate::rule::{DateCheck, DateRelation, Reason};
use crate::tokens::{Case, Token};
use crate::words::Class;

pub(super) fn diagnostics(check: &DateCheck, judged: &Judged) -> Vec<Diagnostic> {
    if judged.score >= check.score_below {
        return Vec::new();
    }
    if check.relation == DateRelation::WrongRelative {
        return relative(judged);
    }
    let ties = judged.comparison.dates.iter();
    ties.filter_map(|tie| diagnostic(check, judged, tie)).collect()
}

fn diagnostic(check: &DateCheck, judged: &Judged, tie: &DateTie) -> Option<Diagnostic> {
    let mention = &judged.comparison.caption.facts.dates[tie.index];
    let date = &mention.value;
    let over = |days: i32| days > i32::try_from(check.tolerance.0).unwrap_or(i32::MAX);
    let mut weekday = String::new();
    let mut at = mention.span;
    let says = match (check.relation, tie.relation) {
        (DateRelation::Outside, Tie::Before(days)) if over(days) && is_fine(date) => {
            format!("{} before publication, and the story does not speak of it", period(days))
        }
        (DateRelation::Unmarked, Tie::Before(days)) if over(days) && is_fine(date) => {
            format!("{} before publication, and nothing says that the picture is old", period(days))
        }
        (DateRelation::Outdated, Tie::Before(days))
            if over(days) && is_fine(date) && excuse::is_archive(judged) =>
        {
            format!("{} before publication", period(days))
        }
        (DateRelation::WrongYear, Tie::Before(_) | Tie::Covered(_))
            if tie.is_year_slip(date, judged.comparison.story, year_reach(judged))
                && !date
                    .interval
                    .is_some_and(|(day, _)| is_of_its_day(&judged.comparison, day)) =>
        {
            "the story's own day, but for the year".to_owned()
        }
        (DateRelation::AfterPublication, relation)
            if tie.ahead.is_some_and(over)
                && date.ground == Ground::Absolute
                && date.precision == Precision::Day
                && is_of_picture(date)
                // A day to come that the story speaks of is shown by nobody yet.
                && (matches!(relation, Tie::After(_)) || tells_of_doing(judged, at)) =>
        {
            format!("{} after publication", period(tie.ahead.unwrap_or_default()))
        }
        (DateRelation::GoneBy, _)
            if date.precision == Precision::Day
                && date.bearing == Bearing::Announced
                && tie.gone_by(date, judged.comparison.story).is_some_and(over)
                && is_to_come(judged, at) =>
        {
            "over before publication, and the caption says that it is to come".to_owned()
        }
        (DateRelation::Impossible, Tie::Impossible) => "no calendar has this day".to_owned(),
        (DateRelation::WrongWeekday, _) => {
            let right = name_of(date.true_weekday()?);
            at = date.weekday.map_or(at, |named| at.cover(named.span));
            weekday = right.to_owned();
            format!("that day was a {right}")
        }
        _ => return None,
    };
    let (published, story) = (published(judged), story_time(judged, tie));
    let values = vec![
        ("caption", in_brackets(judged.text(), at).of(judged.text()).to_owned()),
        ("story", story.0),
        ("published", published),
        ("weekday", weekday),
    ];
    let mut evidence = vec![judged.in_caption(at, says)];
    evidence.extend(story.1.filter(|_| check.relation == DateRelation::Outside));
    Some(Diagnostic { at, values, evidence })
}

/// Days before publication on which a date is the story's own but for its year: a
/// caption that is the story's shows what led to it, too.
pub(super) fn year_reach(judged: &Judged) -> i32 {
    let is_away = |tie: &PlaceTie| {
        matches!(tie.relation, PlaceRelation::Elsewhere(_) | PlaceRelation::Aside(_))
    };
    match judged.is_tied() && !judged.comparison.places.iter().any(is_away) {
        true => 30,
        false => 7,
    }
}

/// Days told from the day of writing that the date beside them contradicts.
fn relative(judged: &Judged) -> Vec<Diagnostic> {
    let diagnostic = |tie: &RelativeTie| {
        let (at, date) = (tie.relative, tie.date);
        let day = date.of(judged.text()).to_owned();
        let says = format!("that is {} off", period(tie.days.cast_signed()));
        let values = vec![
            ("caption", at.of(judged.text()).to_owned()),
            ("story", day.clone()),
            ("published", published(judged)),
            ("weekday", String::new()),
        ];
        Diagnostic { at, values, evidence: vec![judged.in_caption(date, says)] }
    };
    judged.comparison.relative_days.iter().map(diagnostic).collect()
}

/// Fine enough to say when a picture was taken.
fn is_fine(date: &DateValue) -> bool {
    matches!(date.precision, Precision::Day | Precision::Month) && date.ground == Ground::Absolute
}

/// What the story is set in, and where it says so: its day of publication, or
/// the first year that it names.
fn story_time(judged: &Judged, tie: &DateTie) -> (String, Option<Reason>) {
    let story = judged.comparison.story;
    if let Some(at) = tie.story {
        let words = judged.story_words(at).to_owned();
        return (words.clone(), Some(in_story(at, format!("the story speaks of {words}"))));
    }
    if story.article.published.is_some() {
        return (published(judged), None);
    }
    ("another time".to_owned(), None)
}

pub(super) fn published(judged: &Judged) -> String {
    judged.comparison.story.article.published.map_or_else(|| "an unknown day".to_owned(), written)
}

/// The same words with the bracket that closes the one among them: "Monday (May
/// 7, 2024)".
fn in_brackets(text: &str, at: Span) -> Span {
    let words = at.of(text);
    let is_open = words.rfind('(') > words.rfind(')');
    let closes = is_open && text[at.end..].starts_with(')');
    Span::new(at.start, at.end + usize::from(closes))
}

/// Days between two stretches of time; none where they meet.
pub(super) fn between(a: (Date, Date), b: (Date, Date)) -> i64 {
    let (end, start) = if a.1 < b.0 { (a.1, b.0) } else { (b.1, a.0) };
    let days = if end >= start { 0 } else { end.until(start).map_or(0, |span| span.get_days()) };
    i64::from(days)
}

/// "October 11, 2020".
pub(super) fn written(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    format!("{month} {}, {}", date.day(), date.year())
}

fn name_of(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Whether a date is one of what the picture shows, as far as its words say.
pub(super) fn is_of_picture(date: &DateValue) -> bool {
    !matches!(date.bearing, Bearing::Announced | Bearing::Naming)
}

/// Whether a word is a verb of the present: "announces", "speaks".
fn is_telling(token: &Token, text: &str) -> bool {
    let is_verb = || token.cue() == Cue::Doing || Class::Speech.has(token.of(text));
    token.case == Case::Lower && is_verb()
}

/// Whether the words before the date, in its sentence, say "will".
fn is_to_come(judged: &Judged, at: Span) -> bool {
    /// As many words before a date are looked at.
    const NEARBY: usize = 30;
    let caption = judged.comparison.caption;
    let tokens = &caption.facts.tokens;
    let here = tokens.partition_point(|token| token.span().start < at.start);
    let before = tokens[here.saturating_sub(NEARBY)..here].iter().rev();
    let mut open = false;
    let mut sentence =
        before.take_while(|token| !std::mem::replace(&mut open, token.opens_sentence));
    let will = sentence.find(|token| token.of(caption.text) == "will");
    // "N. announces that he will not resign": that was on the day.
    will.is_some() && !sentence.any(|token| is_telling(token, caption.text))
}

/// Whether the caption tells, before the date and in its sentence, what
/// somebody does.
fn tells_of_doing(judged: &Judged, at: Span) -> bool {
    /// As many words before a date are looked at, however long its sentence is.
    const NEARBY: usize = 60;
    let caption = judged.comparison.caption;
    let tokens = &caption.facts.tokens;
    let here = tokens.partition_point(|token| token.span().start < at.start);
    let least = here.saturating_sub(NEARBY);
    let first = (least..here).rev().find(|i| tokens[*i].opens_sentence).unwrap_or(least);
    let shows = |token: &Token| {
        token.case == Case::Lower && token.cue() == Cue::Doing
            || Class::ShownTogether.has(token.of(caption.text))
    };
    !caption.facts.persons.is_empty() && tokens[first..here].iter().any(shows)
}
