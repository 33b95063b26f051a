use jiff::civil::Date;

use super::form::{Form, Found};
use super::period::Period;

/// Whether a text tells of another time than that of its publication, as an
/// encyclopedia does: by dates in full that lie far from it, and by saying
/// little of "Monday" or "last week".
pub(super) fn is_told(found: &[Found], published: Option<Date>) -> bool {
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
