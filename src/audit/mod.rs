//! What is kept between runs over many stories: findings that were accepted,
//! and results that need not be worked out again.

pub mod baseline;
pub mod cache;
mod relative;

pub use relative::relative;
