//! A house's configuration: where it stands, what it says, and what that comes
//! to for each story.

mod chain;
mod discover;
mod effective;
mod fault;
mod globs;
mod levels;
mod load;
mod origin;
mod rules;
mod schema;
mod scope;
mod setting;
mod settings;

pub use crate::yaml::FileError as ConfigError;
pub use crate::yaml::{LineColumn, Placed};
pub use chain::{Layer, chain};
pub use discover::{NAME, nearest, normal, shown};
pub use effective::Effective;
pub use levels::Levels;
pub use load::parse;
pub use origin::Origin;
pub use schema::{
    AltTexts, Config, FailOn, FieldKeys, GlossaryEntries, Keys, Level, NameEntry, Override,
    PlaceEntry, Show,
};
pub use setting::RuleSetting;
pub use settings::{CommandLine, Configuration, Settings};
