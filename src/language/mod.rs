//! What each language writes its own way: credits, archive markers.

pub mod archive;
pub mod credit;
pub(crate) mod word;
