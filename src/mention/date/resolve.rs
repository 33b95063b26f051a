use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::event;
use super::form::{Form, Found, Ymd};
use super::lex::{Lex, Lexed};
use super::period::{Period, holiday, season_code, weekday_of_week};
use super::{Anchor, DateValue, Fault, Ground, NamedWeekday, Precision, Wording};
use crate::language::calendar::{Season, Shift, Unit, Word};
use crate::mention::Mention;

/// The mentions that `found` amounts to; what stays without any meaning, such
/// as "the next day" after no day, is left out.
pub(super) fn resolve(lexed: &Lexed, found: &[Found], anchor: &Anchor) -> Vec<Mention<DateValue>> {
    let mut resolver = Resolver {
        lexed,
        found,
        years: shared_years(lexed, found),
        published: anchor.published,
        told: is_told(found, anchor.published),
        running: None,
    };
    (0..found.len()).filter_map(|index| resolver.mention(index)).collect()
}

/// The date last spoken of.
#[derive(Debug, Clone, Copy)]
struct Running {
    first_day: Date,
    precision: Precision,
    /// The last token of its expression.
    at: usize,
}

/// How many tokens "the next day" may stand behind its day in a report, which
/// goes from one thread to the next; in a tale there is only one.
const SAME_THREAD: usize = 60;

struct Resolver<'a> {
    lexed: &'a Lexed<'a>,
    found: &'a [Found],
    /// The year of each expression, its own or that of the list it is in.
    years: Vec<Option<i16>>,
    published: Option<Date>,
    /// Whether the text tells of times past, so that a date without a year
    /// belongs to the date before it rather than to the day of publication.
    told: bool,
    running: Option<Running>,
}

/// A date's place in time, or what is known of it.
struct Place {
    period: Option<Period>,
    /// What the TIMEX3 value is where the period is not known.
    open: String,
    precision: Precision,
    ground: Ground,
    wording: Wording,
}

impl Place {
    fn known(period: Period, ground: Ground, wording: Wording) -> Place {
        let precision = period.precision();
        Place { period: Some(period), open: String::new(), precision, ground, wording }
    }

    fn open(timex: String, precision: Precision, wording: Wording) -> Place {
        Place { period: None, open: timex, precision, ground: Ground::Open, wording }
    }
}

impl Resolver<'_> {
    fn mention(&mut self, index: usize) -> Option<Mention<DateValue>> {
        let found = self.found[index];
        let (form, alternative) = self.decide(found);
        let impossible = impossible_day(form, self.years[index]);
        let fault = impossible.as_ref().map(|_| Fault::Impossible);
        let place = match impossible {
            Some(date) => {
                let sure = self.years[index].is_some()
                    || found.weekday.is_some()
                    || self.lexed.behind(found.first) == Lex::Word(Word::On);
                if !sure {
                    return None;
                }
                Place::open(date, Precision::Day, Wording::Calendar)
            }
            None => self.place(index, form)?,
        };
        // A day that cannot be still lies about its month.
        let month = match (fault, form, self.years[index]) {
            (Some(_), Form::Day { month, .. }, Some(year)) => Some(Period::Month(year, month)),
            _ => None,
        };
        self.remember(found, &place);
        let month_day = match (form, place.period) {
            (Form::Day { month, day, .. }, _) => Some((month, Some(day))),
            (Form::Month { month, .. }, _) => Some((month, None)),
            (_, Some(Period::Day(date))) => Some((date.month(), Some(date.day()))),
            (_, Some(Period::Month(_, month))) => Some((month, None)),
            _ => None,
        };
        let span = |at: usize| self.lexed.tokens[at].span();
        let weekday = found.weekday.and_then(|(at, weekday)| {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            Some(NamedWeekday { weekday, span: span(at) })
        });
        let value = DateValue {
            timex: place.period.map_or(place.open, Period::timex),
            interval: place.period.or(month).and_then(Period::interval),
            month_day,
            precision: place.precision,
            weekday,
            year: found.year_at.map(span),
            ground: place.ground,
            wording: place.wording,
            alternative,
            fault,
        };
        Some(Mention { span: span(found.first).cover(span(found.last)), value })
    }

    /// Settles a numeric date that can be read both ways, as far as it can be.
    fn decide(&self, found: Found) -> (Form, Option<Date>) {
        let Form::Either(own, other) = found.form else { return (found.form, None) };
        let form =
            |date: Ymd| Form::Day { year: Some(date.year), month: date.month, day: date.day };
        let date = |date: Ymd| Date::new(date.year, date.month, date.day).ok();
        let (Some(own_date), Some(other_date)) = (date(own), date(other)) else {
            return (form(if date(own).is_some() { own } else { other }), None);
        };
        if let Some((_, named)) = found.weekday {
            let falls = |date: Date| date.weekday().to_monday_one_offset() == named;
            if falls(own_date) != falls(other_date) {
                return (form(if falls(own_date) { own } else { other }), None);
            }
        }
        // A report of a day that had not come yet is the rarer thing.
        if let Some(published) = self.published
            && (own_date > published) != (other_date > published)
        {
            return (form(if own_date > published { other } else { own }), None);
        }
        (form(own), Some(other_date))
    }

    fn place(&self, index: usize, form: Form) -> Option<Place> {
        use Wording::{Calendar, Narrative, Relative};
        Some(match form {
            Form::Known(period) => Place::known(period, Ground::Absolute, Calendar),
            Form::Day { month, day, .. } => {
                let open =
                    || Place::open(format!("XXXX-{month:02}-{day:02}"), Precision::Day, Calendar);
                self.year_of(index, month, Some(day)).map_or_else(open, |(year, ground)| {
                    match Date::new(year, month, day) {
                        Ok(date) => Place::known(Period::Day(date), ground, Calendar),
                        Err(_) => open(),
                    }
                })
            }
            Form::Month { month, shift, .. } => {
                let wording = if shift.is_some() { Relative } else { Calendar };
                let shifted = shift
                    .and_then(|shift| Some((self.shifted_year(month, shift)?, Ground::Published)));
                match shifted.or_else(|| self.year_of(index, month, None)) {
                    Some((year, ground)) => {
                        Place::known(Period::Month(year, month), ground, wording)
                    }
                    None => Place::open(format!("XXXX-{month:02}"), Precision::Month, wording),
                }
            }
            Form::Season { season, shift, .. } => match self.years[index] {
                Some(year) => {
                    Place::known(Period::Season(year, season), Ground::Absolute, Calendar)
                }
                None => self.season(season, shift)?,
            },
            Form::Holiday { year, day } => {
                let (year, ground) = match year {
                    Some(year) => (year, Ground::Absolute),
                    None => self.holiday_year(|year| holiday(day, year))?,
                };
                Place::known(Period::Day(holiday(day, year)?), ground, Calendar)
            }
            Form::Weekday { weekday, shift } => self.weekday(index, weekday, shift)?,
            Form::FromPublished { unit, by } => match self.published {
                Some(base) => Place::known(moved(base, unit, by)?, Ground::Published, Relative),
                None => Place::open(open_unit(unit).to_owned(), unit_precision(unit), Relative),
            },
            Form::Current { unit } => match (self.published, self.running) {
                (Some(base), _) if !self.told => {
                    Place::known(moved(base, unit, 0)?, Ground::Published, Relative)
                }
                (_, running) => {
                    let running = running.filter(|running| fits(unit, running.precision))?;
                    Place::known(moved(running.first_day, unit, 0)?, Ground::Context, Narrative)
                }
            },
            Form::FromContext { unit, by } => {
                let near = |running: &Running| {
                    self.told || self.found[index].first - running.at <= SAME_THREAD
                };
                let running = self
                    .running
                    .filter(|running| fits(unit, running.precision) && near(running))?;
                Place::known(moved(running.first_day, unit, by)?, Ground::Context, Narrative)
            }
            // Settled before.
            Form::Either(..) => return None,
        })
    }

    /// The year of a month or day, with what it rests on.
    fn year_of(&self, index: usize, month: i8, day: Option<i8>) -> Option<(i16, Ground)> {
        if let Some(year) = self.years[index] {
            return Some((year, Ground::Absolute));
        }
        let next = self.found[index].last + 1;
        if let Some(day) = day
            && let Some(year) = event::year(self.lexed, (month, day), next, self.published)
        {
            return Some((year, Ground::Absolute));
        }
        if let Some(year) = self.year_behind(index) {
            return Some((year, Ground::Published));
        }
        if let Some(year) = self.sentence_year(index, month) {
            return Some((year, Ground::Context));
        }
        match self.published {
            _ if self.told => Some((self.running_year(month, day)?, Ground::Context)),
            Some(published) => {
                let tense = self.tense(index);
                let nearest = nearest_year(published, month, day, tense)?;
                let year = match (day, self.found[index].weekday) {
                    (Some(day), Some((_, weekday))) => {
                        year_by_weekday(nearest, month, day, weekday).unwrap_or(nearest)
                    }
                    _ => nearest,
                };
                Some((year, Ground::Published))
            }
            None => None,
        }
    }

    /// The year of "July last year".
    fn year_behind(&self, index: usize) -> Option<i16> {
        let (found, next) = (self.found[index], self.found.get(index + 1)?);
        let Form::FromPublished { unit: Unit::Year, by } = next.form else { return None };
        let joined = match next.first - found.last {
            1 => true,
            2 => self.lexed.at(found.last + 1) == Lex::Word(Word::Of),
            _ => false,
        };
        let year = self.published?.year() + i16::try_from(by).ok()?;
        (joined && (-1..=1).contains(&by)).then_some(year)
    }

    /// A year that the sentence gives: "from Oct. 10, 2019, to Nov. 3", or
    /// "In 2016, …" at its head.
    fn sentence_year(&self, index: usize, month: i8) -> Option<i16> {
        let before = index.checked_sub(1)?;
        let previous = self.found[before];
        let turn = |other: i8| i16::from(month < other);
        if is_linked(self.lexed, previous, self.found[index])
            && let (Some(year), Form::Day { month: other, .. } | Form::Month { month: other, .. }) =
                (self.years[before], previous.form)
        {
            return Some(year + turn(other));
        }
        let Form::Known(Period::Year(year)) = previous.form else { return None };
        let heads = previous.first >= 1
            && self.lexed.opens_sentence(previous.first - 1)
            && self.lexed.is_placed(previous.first)
            && self.lexed.is_mark(previous.last + 1, &[',']);
        let same_sentence = (previous.last + 1..=self.found[index].first.min(previous.last + 40))
            .all(|at| !self.lexed.opens_sentence(at));
        (heads && same_sentence).then_some(year)
    }

    /// The year in a tale: that of the date before, or the next one where the
    /// months have come round.
    fn running_year(&self, month: i8, day: Option<i8>) -> Option<i16> {
        let Some(running) = self.running else {
            // A tale that starts without a year soon gives one.
            return self.years.iter().flatten().next().copied();
        };
        let year = running.first_day.year();
        let known_month = !matches!(
            running.precision,
            Precision::Year | Precision::Decade | Precision::Century | Precision::Season
        );
        if !known_month {
            return Some(year);
        }
        match i16::from(running.first_day.month()) - i16::from(month) {
            9.. => Some(year + 1),
            ..=-11 => Some(year - 1),
            _ => Some(year),
        }
        .filter(|year| Date::new(*year, month, day.unwrap_or(1)).is_ok())
    }

    fn holiday_year(&self, day: impl Fn(i16) -> Option<Date>) -> Option<(i16, Ground)> {
        match (self.published, self.running) {
            (_, Some(running)) if self.told => Some((running.first_day.year(), Ground::Context)),
            (Some(published), _) => {
                let distance = |year: i16| Some(days_between(published, day(year)?).abs());
                let year = published.year();
                let year =
                    (year - 1..=year + 1).min_by_key(|year| distance(*year).unwrap_or(i32::MAX))?;
                Some((year, Ground::Published))
            }
            (None, _) => None,
        }
    }

    /// The year of "last October", "this fall" and the like.
    fn shifted_year(&self, month: i8, shift: Shift) -> Option<i16> {
        let base = match (self.told, self.running) {
            (true, Some(running)) => running.first_day,
            _ => self.published?,
        };
        let (year, now) = (base.year(), base.month());
        Some(match shift {
            Shift::Last | Shift::Previous => year - i16::from(month >= now),
            Shift::This | Shift::Same => year,
            Shift::Next | Shift::Coming | Shift::Following => year + i16::from(month <= now),
        })
    }

    fn season(&self, season: Season, shift: Option<Shift>) -> Option<Place> {
        // The month by which a season is over, for "last" and "next".
        let month = match season {
            Season::Spring => 5,
            Season::Summer => 8,
            Season::Autumn => 11,
            Season::Winter => 12,
        };
        if let Some(shift) = shift {
            return Some(match self.shifted_year(month, shift) {
                Some(year) => {
                    Place::known(Period::Season(year, season), Ground::Published, Wording::Relative)
                }
                None => {
                    let timex = format!("XXXX-{}", season_code(season));
                    Place::open(timex, Precision::Season, Wording::Relative)
                }
            });
        }
        // In the news "in the summer" is as often any summer.
        let running = self.running.filter(|_| self.told)?;
        let period = Period::Season(running.first_day.year(), season);
        Some(Place::known(period, Ground::Context, Wording::Calendar))
    }

    fn weekday(&self, index: usize, weekday: i8, shift: Option<Shift>) -> Option<Place> {
        let wording = Wording::Weekday;
        let Some(published) = self.published.filter(|_| !self.told) else {
            return Some(Place::open(format!("XXXX-WXX-{weekday}"), Precision::Day, wording));
        };
        let ahead = (weekday - published.weekday().to_monday_one_offset()).rem_euclid(7);
        let by = match shift {
            Some(Shift::Last | Shift::Previous) => i64::from(ahead) - 7,
            Some(Shift::Coming | Shift::Following) if ahead == 0 => 7,
            Some(Shift::Coming | Shift::Following) => i64::from(ahead),
            Some(Shift::Next) => {
                let week = published.checked_add(7.days()).ok()?;
                i64::from(days_between(published, weekday_of_week(week, weekday)?))
            }
            Some(Shift::This) => {
                i64::from(days_between(published, weekday_of_week(published, weekday)?))
            }
            Some(Shift::Same) | None if ahead == 0 || self.tense(index) == Tense::Future => {
                i64::from(ahead)
            }
            Some(Shift::Same) | None => i64::from(ahead) - 7,
        };
        let date = published.checked_add(by.days()).ok()?;
        Some(Place::known(Period::Day(date), Ground::Published, wording))
    }

    /// What the nearest of the words close by in the sentence that tell what
    /// has been from what is to come says of the date.
    fn tense(&self, index: usize) -> Tense {
        let Found { first, last, .. } = self.found[index];
        let sign = |at: usize| match self.lexed.at(at) {
            Lex::Word(Word::Future) => Some(Tense::Future),
            // "its Thursday order that will allow"
            Lex::Word(Word::Past | Word::Shift(Shift::Same)) => Some(Tense::Unsaid),
            _ => None,
        };
        if self.lexed.behind(first) == Lex::Word(Word::Since) {
            return Tense::Past;
        }
        let mut before = (first.saturating_sub(12)..first)
            .rev()
            .take_while(|at| !self.lexed.opens_sentence(at + 1));
        let mut after = (last + 1..last + 8).take_while(|at| !self.lexed.opens_sentence(*at));
        before.find_map(sign).or_else(|| after.find_map(sign)).unwrap_or(Tense::Unsaid)
    }

    /// Keeps a date for those that lean on it.
    fn remember(&mut self, found: Found, place: &Place) {
        let Some(period) = place.period else { return };
        let long = matches!(place.precision, Precision::Decade | Precision::Century);
        let opens = self.lexed.opens_sentence(found.first)
            || found.first > 0 && self.lexed.opens_sentence(found.first - 1);
        // How many years a date inside a sentence can move the tale: one far
        // off is an aside, and so is one beside a noun ("the 1937 treaty").
        let reach = match place.precision {
            _ if opens => i16::MAX,
            Precision::Year => match self.lexed.behind(found.first) {
                Lex::Word(
                    Word::In | Word::Since | Word::Of | Word::Link | Word::Unit(Unit::Year),
                ) => 1,
                _ => return,
            },
            _ => 10,
        };
        let placed = match (self.running, period.interval()) {
            (Some(running), Some((first_day, _))) => {
                (first_day.year() - running.first_day.year()).abs() <= reach
            }
            _ => true,
        };
        // In the news "yesterday" is the reporter's, not the tale's.
        let deictic = self.told && place.ground == Ground::Published;
        if long || deictic || !placed {
            return;
        }
        if let Some((first_day, _)) = period.interval() {
            self.running = Some(Running { first_day, precision: place.precision, at: found.last });
        }
    }
}

/// Whether a text tells of another time than that of its publication, as an
/// encyclopedia does: by dates in full that lie far from it, and by saying
/// little of "Monday" or "last week".
fn is_told(found: &[Found], published: Option<Date>) -> bool {
    let is_far = |year: i16| published.is_none_or(|published| (published.year() - year).abs() >= 2);
    let (mut full, mut bare, mut near_full, mut near) = (0, 0, 0, 0);
    for found in found {
        match found.form {
            Form::Day { year: Some(year), .. } | Form::Month { year: Some(year), .. } => {
                match is_far(year) {
                    true => full += 1,
                    false => near_full += 1,
                }
            }
            Form::Known(Period::Year(year)) if is_far(year) => bare += 1,
            Form::Known(Period::Year(_)) => near += 1,
            // The reporter's own week counts for more than the odd date.
            Form::Weekday { .. } | Form::FromPublished { .. } => near_full += 2,
            _ => {}
        }
    }
    full >= 4 && full > near_full || full + bare >= 6 && near_full + near == 0
}

/// Each expression's own year, or the year that a list or range gives it from
/// the right: "June 30 - July 2, 2019".
fn shared_years(lexed: &Lexed, found: &[Found]) -> Vec<Option<i16>> {
    let mut years: Vec<Option<i16>> = found.iter().map(|found| found.form.year()).collect();
    for index in (1..found.len()).rev() {
        let (left, right) = (found[index - 1], found[index]);
        if let (Form::Season { year: None, shift: None, .. }, Form::Season { .. }) =
            (left.form, right.form)
            && is_linked(lexed, left, right)
        {
            years[index - 1] = years[index];
            continue;
        }
        let (
            Form::Day { year: None, month, .. } | Form::Month { year: None, month, shift: None },
            Form::Day { month: later, .. } | Form::Month { month: later, shift: None, .. },
        ) = (left.form, right.form)
        else {
            continue;
        };
        if let Some(year) = years[index]
            && is_linked(lexed, left, right)
        {
            years[index - 1] = Some(year - i16::from(month > later));
        }
    }
    years
}

/// Whether two expressions are items of one list or ends of one range.
fn is_linked(lexed: &Lexed, left: Found, right: Found) -> bool {
    let between = left.last + 1..right.first;
    let joins = |at: usize| {
        matches!(
            lexed.ahead(at),
            Lex::Word(Word::Link | Word::The) | Lex::Mark('-' | '–' | '—' | ',' | '&' | '/')
        ) || lexed.of(at).eq_ignore_ascii_case("until")
    };
    between.len() <= 3 && between.clone().all(joins) && !between.is_empty()
}

/// The value of a day that no calendar has.
fn impossible_day(form: Form, year: Option<i16>) -> Option<String> {
    let Form::Day { month, day, .. } = form else { return None };
    // Without a year, one that has a 29th of February.
    if Date::new(year.unwrap_or(2000), month, day).is_ok() {
        return None;
    }
    let year = year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
    Some(format!("{year}-{month:02}-{day:02}"))
}

/// What the words around a date say of when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Unsaid,
}

/// The year in which a month or day most likely lies: news leaves out the year
/// of what was not long ago, names the year of what is not of its own, and
/// speaks of what has been unless it says otherwise.
fn nearest_year(published: Date, month: i8, day: Option<i8>, tense: Tense) -> Option<i16> {
    let this_year = published.year();
    let weigh = |year: i16| {
        let date = Date::new(year, month, day.unwrap_or(15)).ok()?;
        let far = match day {
            None if (year, month) == (this_year, published.month()) => 0,
            _ => days_between(published, date),
        };
        let factor = match (far > 1, tense, year == this_year) {
            (true, Tense::Future, _) => 2,
            (true, Tense::Past, _) => 20,
            (true, _, true) => 4,
            (true, _, false) => 10,
            // What is to come has passed only where it has just passed.
            (false, Tense::Future, _) if far < -45 => 20,
            (false, _, true) => 2,
            (false, _, false) => 3,
        };
        Some((far.abs() * factor, year))
    };
    (this_year - 1..=this_year + 1).filter_map(weigh).min().map(|(_, year)| year)
}

/// The year, that one or one next to it, in which the day was that weekday.
fn year_by_weekday(year: i16, month: i8, day: i8, weekday: i8) -> Option<i16> {
    [year, year - 1, year + 1].into_iter().find(|year| {
        Date::new(*year, month, day)
            .is_ok_and(|date| date.weekday().to_monday_one_offset() == weekday)
    })
}

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The unit that lies `by` units from the one that `base` is in.
fn moved(base: Date, unit: Unit, by: i32) -> Option<Period> {
    let by = i64::from(by);
    Some(match unit {
        Unit::Day => Period::Day(base.checked_add(by.days()).ok()?),
        Unit::Week => Period::Week(base.checked_add((by * 7).days()).ok()?),
        Unit::Weekend => {
            let week = base.checked_add((by * 7).days()).ok()?;
            Period::Weekend(weekday_of_week(week, 6)?)
        }
        Unit::Month => {
            let month = base.first_of_month().checked_add(by.months()).ok()?;
            Period::Month(month.year(), month.month())
        }
        Unit::Year => Period::Year(base.checked_add(by.years()).ok()?.year()),
        Unit::Decade => Period::Decade(base.checked_add((by * 10).years()).ok()?.year() / 10),
        Unit::Century => Period::Century(base.checked_add((by * 100).years()).ok()?.year() / 100),
    })
}

/// Whether a date of that precision can be counted on from in that unit.
fn fits(unit: Unit, precision: Precision) -> bool {
    match unit {
        Unit::Day | Unit::Week | Unit::Weekend => precision == Precision::Day,
        Unit::Month => matches!(precision, Precision::Day | Precision::Week | Precision::Month),
        Unit::Year => !matches!(precision, Precision::Decade | Precision::Century),
        Unit::Decade | Unit::Century => false,
    }
}

fn unit_precision(unit: Unit) -> Precision {
    match unit {
        Unit::Day => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Weekend => Precision::Weekend,
        Unit::Month => Precision::Month,
        Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
        Unit::Century => Precision::Century,
    }
}

fn open_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
}
