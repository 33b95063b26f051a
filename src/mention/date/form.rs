use super::period::Period;
use crate::language::calendar::{Holiday, Season, Shift, Unit};

/// What was written, before it is known which day it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    Day {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// Two readings of one numeric date, the first the language's own.
    Either(Ymd, Ymd),
    Month {
        year: Option<i16>,
        month: i8,
        shift: Option<Shift>,
    },
    Season {
        year: Option<i16>,
        season: Season,
        shift: Option<Shift>,
    },
    /// The year, quarter, half, decade or century itself.
    Known(Period),
    Holiday {
        year: Option<i16>,
        day: Holiday,
    },
    /// 1 is Monday.
    Weekday {
        weekday: i8,
        shift: Option<Shift>,
    },
    /// So many units from publication.
    FromPublished {
        unit: Unit,
        by: i32,
    },
    /// The unit that the text is in: "the end of the year".
    Current {
        unit: Unit,
    },
    /// So many units from the date last spoken of.
    FromContext {
        unit: Unit,
        by: i32,
    },
}

/// Year, month, day as written, whether or not there is such a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ymd {
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) day: i8,
}

impl Form {
    /// The year that stands in it.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Form::Day { year, .. }
            | Form::Month { year, .. }
            | Form::Season { year, .. }
            | Form::Holiday { year, .. } => year,
            Form::Either(date, _) => Some(date.year),
            Form::Known(
                Period::Year(year)
                | Period::Month(year, _)
                | Period::Quarter(year, _)
                | Period::Half(year, _),
            ) => Some(year),
            _ => None,
        }
    }
}

/// A date expression; positions are token indices.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) first: usize,
    /// The last token that belongs to it.
    pub(super) last: usize,
    pub(super) form: Form,
    /// Where the weekday beside it stands, and which it is (1 is Monday).
    pub(super) weekday: Option<(usize, i8)>,
    /// Where its year stands.
    pub(super) year_at: Option<usize>,
}

impl Found {
    pub(super) fn new(first: usize, last: usize, form: Form) -> Found {
        Found { first, last, form, weekday: None, year_at: None }
    }

    pub(super) fn with_year_at(self, year_at: Option<usize>) -> Found {
        Found { year_at, ..self }
    }
}
