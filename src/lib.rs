//! cutline asks of each picture caption in a story whether it belongs there.

pub mod article;
pub mod compare;
pub mod gazetteer;
mod inspect;
pub mod language;
pub mod lexicon;
mod linter;
pub mod mention;
pub mod read;
pub mod report;
pub mod rule;

pub use inspect::see;
pub use linter::Linter;
