//! How a caption's facts stand to the story's: one file a kind of fact.

mod caption;
mod date;
mod ledger;
pub mod name;
mod person;
mod place;
mod story;

pub use caption::{Caption, Word};
pub use date::{DateRelation, DateTie, period};
pub use ledger::{Clue, FEATURES, Feature, Lean};
pub use person::{PersonRelation, PersonTie};
pub use place::{NEAR, PlaceRelation, PlaceTie};
pub(crate) use story::LONGEST;
pub use story::{Occurrence, Setting, Story};

/// As many persons, places and dates of a caption are compared, of each; one
/// that names more is a list, and its first entries speak for the rest.
pub(crate) const MOST_NAMED: usize = 100;

/// A caption held against its story.
pub struct Comparison<'a> {
    /// The asking side.
    pub caption: &'a Caption<'a>,
    /// The answering side.
    pub story: &'a Story<'a>,
    /// How each person of the caption stands to the story, in order.
    pub persons: Vec<PersonTie>,
    /// How each place of the caption stands to the story, in order.
    pub places: Vec<PlaceTie>,
    /// How each date of the caption stands to the story, in order.
    pub dates: Vec<DateTie>,
}

impl<'a> Comparison<'a> {
    /// Relates every fact of the caption to the story.
    pub fn new(caption: &'a Caption<'a>, story: &'a Story<'a>) -> Comparison<'a> {
        Comparison {
            caption,
            story,
            persons: person::persons(caption, story),
            places: place::places(caption, story),
            dates: date::dates(caption, story),
        }
    }

    /// The scorecard's entries for this caption.
    pub fn clues(&self) -> Vec<Clue> {
        ledger::clues(self)
    }
}
