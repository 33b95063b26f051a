//! A text cut into words, numbers and marks, each with what its shape and its
//! word say.

mod cutter;
mod sentence;
mod token;

pub use cutter::{LONGEST, tokens};
pub use token::{Case, Kind, Token, Tokens};
pub(crate) use token::{half_behind, is_apostrophe, is_genitive};
