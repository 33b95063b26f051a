//! cutline asks of each picture caption in a story whether it belongs there.

pub mod article;
pub mod mention;
pub mod read;
pub mod report;
pub mod rule;
