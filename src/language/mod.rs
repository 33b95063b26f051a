//! What a language's words look like: the lowest layer, which readers and
//! the mention stage share.

pub mod archive;
pub mod bond;
pub mod calendar;
pub mod credit;
pub mod cue;
pub mod family;
pub mod field;
pub mod fold;
pub mod function;
pub mod implied;
pub mod inflection;
pub mod kin;
pub mod non_caption;
pub mod office;
pub mod outcome;
pub mod post;
pub(crate) mod reply;
pub mod results;
mod sieve;
pub mod stem;
pub mod thing;
pub(crate) mod word;
