use jiff::civil::Date;

use super::event;
use super::form::Form;
use super::lex::Lex;
use super::linked::is_linked;
use super::period::{Period, days_between};
use super::resolve::Resolver;
use super::tense::{nearest_year, year_by_weekday, year_of_the_news};
use super::{Ground, Precision};
use crate::language::calendar::{Shift, Unit, Word};

/// The year of a date that is written without one.
impl Resolver<'_> {
    /// The year of a month or day, with what it rests on.
    pub(super) fn year_of(
        &self,
        index: usize,
        month: i8,
        day: Option<i8>,
    ) -> Option<(i16, Ground)> {
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
                let (Some(day), Some((_, weekday))) = (day, self.found[index].weekday) else {
                    return Some((nearest, Ground::Published));
                };
                // What has just been is of this year, whatever its weekday.
                if let Some(year) = year_of_the_news(published, month, day) {
                    return Some((year, Ground::Published));
                }
                match year_by_weekday(nearest, month, day, weekday) {
                    Some(year) => Some((year, Ground::Published)),
                    None => Some((nearest, Ground::Open)),
                }
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
            return self.first_year;
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

    pub(super) fn holiday_year(&self, day: impl Fn(i16) -> Option<Date>) -> Option<(i16, Ground)> {
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
    pub(super) fn shifted_year(&self, month: i8, shift: Shift) -> Option<i16> {
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
}
