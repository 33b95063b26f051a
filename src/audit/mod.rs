//! Work over many stories: what is kept between runs (findings that were
//! accepted, results that need not be worked out again), and the audit of an
//! archive: results that survive a kill, sums, pictures that are used again.

pub mod alike;
pub mod baseline;
pub mod cache;
pub mod journal;
pub mod record;
mod relative;
pub mod reuse;
mod section;
pub mod summary;

pub use relative::relative;
pub use section::section;
