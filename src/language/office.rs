//! Offices that only one person holds at a time, and what they are held in.

/// Offices by the name of their role, with what has one of each; one a line,
/// in order.
const TABLE: &str = include_str!("../../data/words/en/offices.tsv");

/// What has one holder of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// A country: "president".
    Country,
    /// A part of a country: "governor".
    State,
    /// A town or county: "mayor".
    Town,
    /// Whatever bears a name and is no place: a company, a school, a house of
    /// parliament.
    Body,
}

/// What has one of the office with that name, if only one holds it.
pub fn seat(office: &str) -> Option<Seat> {
    let mut rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
    let (_, seat) = rows.find(|(name, _)| *name == office)?;
    Some(match seat {
        "country" => Seat::Country,
        "state" => Seat::State,
        "town" => Seat::Town,
        _ => Seat::Body,
    })
}

#[cfg(test)]
mod tests {
    use super::{Seat, TABLE, seat};

    #[test]
    fn an_office_has_a_seat() {
        assert_eq!(seat("mayor"), Some(Seat::Town));
        assert_eq!(seat("senator"), None);
    }

    #[test]
    fn the_table_is_sorted_and_has_each_office_once() {
        let names: Vec<&str> =
            TABLE.lines().map(|line| line.split_once('\t').expect("two columns").0).collect();
        assert!(names.is_sorted_by(|a, b| a < b));
    }
}
