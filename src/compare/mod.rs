//! How a caption's facts stand to the story's: one file a kind of fact.

mod caption;
mod date;
mod ledger;
pub mod name;
mod person;
mod story;

pub use caption::{Caption, Word};
pub use date::{DateRelation, DateTie, period};
pub use ledger::{Clue, FEATURES, Feature};
pub use person::{PersonRelation, PersonTie};
pub use story::{Occurrence, Story};

/// A caption held against its story.
pub struct Comparison<'a> {
    /// The asking side.
    pub caption: &'a Caption<'a>,
    /// The answering side.
    pub story: &'a Story<'a>,
    /// How each person of the caption stands to the story, in order.
    pub persons: Vec<PersonTie>,
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
            dates: date::dates(caption, story),
        }
    }

    /// The scorecard's entries for this caption.
    pub fn clues(&self) -> Vec<Clue> {
        ledger::clues(self)
    }
}
