use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::form::{Form, Found, Ymd};
use super::lex::{Lex, Lexed};
use super::linked::shared_years;
use super::period::{Period, days_between, holiday, season_code, weekday_of_week};
use super::tense::Tense;
use super::told::is_told;
use super::unit::{fits, moved, open_unit, unit_precision};
use super::{Anchor, Bearing, DateValue, Fault, Ground, NamedWeekday, Precision, Wording};
use crate::language::calendar::{Season, Shift, Unit, Word};
use crate::mention::Mention;

/// The mention that each of `found` amounts to; what stays without any meaning,
/// such as "the next day" after no day, is none.
pub(super) fn resolve(
    lexed: &Lexed,
    found: &[Found],
    anchor: &Anchor,
) -> Vec<Option<Mention<DateValue>>> {
    let years = shared_years(lexed, found);
    let mut resolver = Resolver {
        lexed,
        found,
        first_year: years.iter().flatten().next().copied(),
        years,
        published: anchor.published,
        told: is_told(found, anchor.published),
        running: None,
    };
    (0..found.len()).map(|index| resolver.mention(index)).collect()
}

/// The date last spoken of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Running {
    pub(super) first_day: Date,
    pub(super) precision: Precision,
    /// The last token of its expression.
    at: usize,
}

/// How many tokens "the next day" may stand behind its day in a report, which
/// goes from one thread to the next; in a tale there is only one.
const SAME_THREAD: usize = 60;

pub(super) struct Resolver<'a> {
    pub(super) lexed: &'a Lexed<'a>,
    pub(super) found: &'a [Found],
    /// The year of each expression, its own or that of the list it is in.
    pub(super) years: Vec<Option<i16>>,
    pub(super) first_year: Option<i16>,
    pub(super) published: Option<Date>,
    /// Whether the text tells of times past, so that a date without a year
    /// belongs to the date before it rather than to the day of publication.
    pub(super) told: bool,
    pub(super) running: Option<Running>,
}

/// A date's place in time, or what is known of it.
struct Resolved {
    period: Option<Period>,
    /// What the TIMEX3 value is where the period is not known.
    open: String,
    precision: Precision,
    ground: Ground,
    wording: Wording,
}

impl Resolved {
    fn known(period: Period, ground: Ground, wording: Wording) -> Resolved {
        let precision = period.precision();
        Resolved { period: Some(period), open: String::new(), precision, ground, wording }
    }

    fn open(timex: String, precision: Precision, wording: Wording) -> Resolved {
        Resolved { period: None, open: timex, precision, ground: Ground::Open, wording }
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
                Resolved::open(date, Precision::Day, Wording::Calendar)
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
            bearing: Bearing::Told,
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

    fn place(&self, index: usize, form: Form) -> Option<Resolved> {
        use Wording::{Calendar, Narrative, Relative};
        Some(match form {
            Form::Known(period) => Resolved::known(period, Ground::Absolute, Calendar),
            Form::Day { month, day, .. } => {
                let open = || {
                    Resolved::open(format!("XXXX-{month:02}-{day:02}"), Precision::Day, Calendar)
                };
                self.year_of(index, month, Some(day)).map_or_else(open, |(year, ground)| {
                    match Date::new(year, month, day) {
                        Ok(date) => Resolved::known(Period::Day(date), ground, Calendar),
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
                        Resolved::known(Period::Month(year, month), ground, wording)
                    }
                    None => Resolved::open(format!("XXXX-{month:02}"), Precision::Month, wording),
                }
            }
            Form::Season { season, shift, .. } => match self.years[index] {
                Some(year) => {
                    Resolved::known(Period::Season(year, season), Ground::Absolute, Calendar)
                }
                None => self.season(season, shift)?,
            },
            Form::Holiday { year, day } => {
                let (year, ground) = match year {
                    Some(year) => (year, Ground::Absolute),
                    None => self.holiday_year(|year| holiday(day, year))?,
                };
                Resolved::known(Period::Day(holiday(day, year)?), ground, Calendar)
            }
            Form::Weekday { weekday, shift } => self.weekday(index, weekday, shift)?,
            Form::FromPublished { unit, by } => match self.published {
                Some(base) => Resolved::known(moved(base, unit, by)?, Ground::Published, Relative),
                None => Resolved::open(open_unit(unit).to_owned(), unit_precision(unit), Relative),
            },
            Form::Current { unit } => match (self.published, self.running) {
                (Some(base), _) if !self.told => {
                    Resolved::known(moved(base, unit, 0)?, Ground::Published, Relative)
                }
                (_, running) => {
                    let running = running.filter(|running| fits(unit, running.precision))?;
                    Resolved::known(moved(running.first_day, unit, 0)?, Ground::Context, Narrative)
                }
            },
            Form::FromContext { unit, by } => {
                let near = |running: &Running| {
                    self.told || self.found[index].first - running.at <= SAME_THREAD
                };
                let running = self
                    .running
                    .filter(|running| fits(unit, running.precision) && near(running))?;
                Resolved::known(moved(running.first_day, unit, by)?, Ground::Context, Narrative)
            }
            // Settled before.
            Form::Either(..) => return None,
        })
    }

    fn season(&self, season: Season, shift: Option<Shift>) -> Option<Resolved> {
        // The month by which a season is over, for "last" and "next".
        let month = match season {
            Season::Spring => 5,
            Season::Summer => 8,
            Season::Autumn => 11,
            Season::Winter => 12,
        };
        if let Some(shift) = shift {
            return Some(match self.shifted_year(month, shift) {
                Some(year) => Resolved::known(
                    Period::Season(year, season),
                    Ground::Published,
                    Wording::Relative,
                ),
                None => {
                    let timex = format!("XXXX-{}", season_code(season));
                    Resolved::open(timex, Precision::Season, Wording::Relative)
                }
            });
        }
        // In the news "in the summer" is as often any summer.
        let running = self.running.filter(|_| self.told)?;
        let period = Period::Season(running.first_day.year(), season);
        Some(Resolved::known(period, Ground::Context, Wording::Calendar))
    }

    fn weekday(&self, index: usize, weekday: i8, shift: Option<Shift>) -> Option<Resolved> {
        let wording = Wording::Weekday;
        let Some(published) = self.published.filter(|_| !self.told) else {
            return Some(Resolved::open(format!("XXXX-WXX-{weekday}"), Precision::Day, wording));
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
        Some(Resolved::known(Period::Day(date), Ground::Published, wording))
    }

    /// What the nearest of the words close by in the sentence that tell what
    /// has been from what is to come says of the date.
    pub(super) fn tense(&self, index: usize) -> Tense {
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
    fn remember(&mut self, found: Found, place: &Resolved) {
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
