//! Facts in a text: who, where and when it speaks of. The same code reads
//! captions and bodies.

mod age;
mod beside;
mod contact;
pub mod date;
mod facts;
mod foreign;
mod kin;
mod known;
pub mod label;
mod number;
mod office;
mod organisation;
mod origin;
mod outcome;
mod part;
mod party;
mod person;
mod place;
mod position;
mod role;
mod score;
mod shirt;
pub mod tagger;

pub use age::{Age, NamelessAge, ages, nameless_ages};
pub use contact::{Contact, contacts};
pub use facts::{Context, Facts};
pub use kin::{Kin, kin};
pub use known::{Known, Meanings, known};
pub use number::{Figure, Number, State, figures, numbers, plain_numbers};
pub use office::{Office, Whose, offices};
pub use organisation::{Organisation, organisations};
pub use origin::{Bond, Origin, origins};
pub use outcome::{Outcome, changed, is_told_loosely, outcomes};
pub use part::{Part, parts};
pub use party::{Party, parties};
pub use person::{Person, persons};
pub(crate) use place::is_claimed;
pub use place::{PlaceName, places};
pub use position::{Position, Side, positions};
pub use role::{Role, Standing, roles};
pub(crate) use role::{is_beside, is_of_the_past};
pub use score::{Score, scores};
pub use shirt::{Shirt, shirts};

use crate::article::Span;

/// A stretch of text that names a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention<T> {
    /// Bytes of the text it was found in.
    pub span: Span,
    /// What it names.
    pub value: T,
}
