use jiff::ToSpan;
use jiff::civil::Date;

use super::Precision;
use super::period::{Period, weekday_of_week};
use crate::language::calendar::Unit;

/// The unit that lies `by` units from the one that `base` is in.
pub(super) fn moved(base: Date, unit: Unit, by: i32) -> Option<Period> {
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
pub(super) fn fits(unit: Unit, precision: Precision) -> bool {
    match unit {
        Unit::Day | Unit::Week | Unit::Weekend => precision == Precision::Day,
        Unit::Month => matches!(precision, Precision::Day | Precision::Week | Precision::Month),
        Unit::Year => !matches!(precision, Precision::Decade | Precision::Century),
        Unit::Decade | Unit::Century => false,
    }
}

pub(super) fn unit_precision(unit: Unit) -> Precision {
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

pub(super) fn open_unit(unit: Unit) -> &'static str {
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
