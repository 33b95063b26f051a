//! Story records: JSON, YAML and tables, in the project's own form, in IPTC
//! ninjs or schema.org, or as content systems keep and answer them.
//!
//! A document is searched for its records ([`envelope`]), and a record for its
//! prose ([`prose`], [`blocks`]) and its pictures ([`walk`]). What keys are
//! called stands in [`key`]; no content system is known by name.

mod assemble;
mod blocks;
mod date;
mod document;
mod envelope;
mod expanded;
mod fault;
mod field;
mod given;
mod joined;
mod key;
mod label;
mod lines;
mod mapped;
mod metadata;
mod ninjs;
mod picture;
mod prose;
mod story;
mod suppression;
mod table;
mod tree;
mod walk;
mod words;
mod yaml;

pub use self::document::{document, document_by, document_told};
pub use self::fault::RecordError;
pub use self::label::{Case, Label};
pub use self::lines::{cases, records, records_behind, records_by};
pub use self::table::rows_behind;
pub use self::yaml::yaml;
