//! Pictures that are one though their files differ: saved anew, scaled, turned
//! into another format, cut to another shape.
//!
//! A picture's [`Look`] holds a [`Hash`] of the whole of it and of many parts
//! that an editor might cut out. Two pictures are alike where the whole of one
//! looks like the other or like a part of it. [`Joiner`] finds those among
//! any number of pictures, by sorting.

mod hash;
mod join;
#[cfg(feature = "alike")]
mod sight;

pub use hash::{Hash, Look};
pub use join::{Joined, Joiner};
#[cfg(feature = "alike")]
pub use sight::look;
