//! How a caption's facts stand to the story's: one file a kind of fact.

mod caption;
mod ledger;
pub mod name;
mod person;
mod story;

pub use caption::{Caption, Word};
pub use ledger::{Clue, FEATURES, clues};
pub use person::{PersonRelation, PersonTie, persons};
pub use story::{Occurrence, Story};
