//! What a language's words look like: the lowest layer, which readers and
//! the mention stage share.

pub mod archive;
pub mod background;
pub mod bond;
pub mod calendar;
pub mod credit;
pub mod cue;
mod dutch;
mod english;
pub mod family;
pub mod field;
pub mod folded;
mod french;
pub mod function;
mod german;
mod grammar;
pub mod implied;
mod italian;
pub mod kin;
mod languages;
pub mod non_caption;
mod numerals;
pub mod office;
pub mod outcome;
mod portuguese;
pub(crate) mod reply;
mod sieve;
pub mod sister;
mod spanish;
pub mod stem;
pub mod thing;
mod weekday;
pub(crate) mod word;

pub use grammar::Grammar;
pub use languages::Language;
pub use numerals::Numerals;
pub use weekday::other_weekday;
