//! How a caption's facts stand to the story's: one file a kind of fact.

use crate::article::{Excerpt, Span};

mod altered;
mod anachronism;
mod caption;
mod claim;
mod contradiction;
mod date;
mod ledger;
mod misplaced;
pub mod name;
mod namesake;
mod number;
mod organisation;
mod original;
mod past;
mod person;
mod place;
mod position;
mod relative;
mod role;
mod slip;
mod story;
mod unheld;

pub use altered::Altered;
pub use anachronism::{Anachronism, anachronisms, is_of_its_day};
pub(crate) use caption::LONGEST_CAPTION;
pub use caption::{Caption, Word};
pub use claim::{ClaimOf, Refuted, refuted};
pub use contradiction::{Away, Contradiction, OtherTime};
pub use date::{DateRelation, DateTie, period};
pub use ledger::{Clue, FEATURES, Feature, Lean};
pub use misplaced::{Misplaced, misplaced};
pub use number::{NumberRelation, NumberTie};
pub use organisation::AbsentName;
pub use original::{Day, Original, Spot, words_of};
pub use person::{PersonRelation, PersonTie};
pub use place::{NEAR, PlaceRelation, PlaceTie};
pub use position::{PositionFault, PositionFaultKind};
pub use relative::RelativeTie;
pub use role::{RoleRelation, RoleTie};
pub use slip::Slip;
pub(crate) use story::LONGEST_BODY;
pub use story::{Gist, Occurrence, Setting, Story, Telling};
pub use unheld::{Unheld, unheld};

/// As many persons, places, dates, counts and roles of a caption are compared, of each; one
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
    /// Words of the caption's names that the story spells otherwise, in order.
    pub slips: Vec<Slip>,
    /// Names of the story that the caption begins with another given name, in
    /// order.
    pub altered: Vec<Altered>,
    /// Organisations and other names that the story does not have, in order.
    pub absent: Vec<AbsentName>,
    /// How each place of the caption stands to the story, in order.
    pub places: Vec<PlaceTie>,
    /// How each date of the caption stands to the story, in order.
    pub dates: Vec<DateTie>,
    /// The caption's "today" and the like that its own dates contradict.
    pub relative_days: Vec<RelativeTie>,
    /// How each count of the caption stands to the story, in order.
    pub numbers: Vec<NumberTie>,
    /// How each role of the caption's persons stands to the story, in order.
    pub roles: Vec<RoleTie>,
    /// What is wrong with the positions that the caption gives.
    pub positions: Vec<PositionFault>,
}

impl<'a> Comparison<'a> {
    /// Relates every fact of the caption to the story.
    pub fn new(caption: &'a Caption<'a>, story: &'a Story<'a>) -> Comparison<'a> {
        let persons = person::persons(caption, story);
        Comparison {
            caption,
            story,
            slips: slip::slips(caption, story, &persons),
            altered: altered::altered(caption, story, &persons),
            absent: organisation::absent(caption, story),
            persons,
            places: place::places(caption, story),
            dates: date::dates(caption, story),
            relative_days: relative::relative_days(caption, story),
            numbers: number::numbers(caption, story),
            roles: role::roles(caption, story),
            positions: position::positions(caption),
        }
    }

    /// What of the caption contradicts the story.
    pub fn contradiction(&self) -> Contradiction {
        Contradiction::new(self)
    }

    /// A name that caption and story share, by a word that tells: where the
    /// caption has it, and the story.
    pub fn shared_name(&self) -> Option<(Span, Excerpt)> {
        contradiction::shared_name(self.caption, self.story)
    }

    /// The scorecard's entries for this caption, of the features that are wanted.
    pub fn clues(&self, wanted: impl Fn(Feature) -> bool) -> Vec<Clue> {
        ledger::clues(self, &wanted)
    }
}
