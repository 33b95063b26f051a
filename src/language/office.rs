//! Offices that only one person holds at a time, and what they are held in.

use crate::words::Class;

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
    let row = Class::Office.rows().iter().find(|row| row.word == office)?;
    Some(match row.value {
        "country" => Seat::Country,
        "state" => Seat::State,
        "town" => Seat::Town,
        _ => Seat::Body,
    })
}

#[cfg(test)]
mod tests {
    use super::{Seat, seat};

    #[test]
    fn an_office_has_a_seat() {
        assert_eq!(seat("mayor"), Some(Seat::Town));
        assert_eq!(seat("senator"), None);
    }
}
