//! Reports: one file an output format, each a pure function of what was found.

pub mod concise;
pub mod json;
mod outcome;
pub mod seen;
mod snippet;
pub mod text;
mod visible;

pub use outcome::{Outcome, Summary, counted};
pub use seen::Seen;
pub use visible::visible;
