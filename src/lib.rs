//! cutline asks of each picture caption in a story whether it belongs there.

pub mod article;
pub mod gazetteer;
pub mod read;
