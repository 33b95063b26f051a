//! How a caption's facts stand to the story's: one file a kind of fact.

pub mod name;
