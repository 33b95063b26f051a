//! cutline asks of each picture caption in a story whether it belongs there.
//!
//! A story goes through one pipe: its bytes are [read] into an
//! [`Article`](article::Article), its texts give their facts
//! ([`mention`]), each caption's facts are held against the story's
//! ([`compare`]), [rules](rule) make findings of what disagrees, those that
//! the story itself [suppresses](suppress) are set apart, and a [report] shows
//! the others. [`audit`] is for many stories, [`evaluate`] for those whose
//! captions are known to belong or not.
//!
//! ```
//! use cutline::Linter;
//! use cutline::article::Source;
//! use cutline::read::{Format, stories};
//! use cutline::rule::RuleSet;
//!
//! let record = r#"{"text": "A fair was held in Graz on Saturday.",
//!     "captions": ["A clown at the fair in Graz on February 30, 2024."]}"#;
//! let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
//! for story in stories(Source::new("desk", record), Format::Json) {
//!     let report = linter.check(story.expect("a sound record"));
//!     assert_eq!(report.captions[0].findings[0].rule, "impossible-date");
//! }
//! ```

mod almanac;
pub mod article;
pub mod audit;
pub mod compare;
pub mod config;
mod embedded;
pub mod evaluate;
pub mod files;
pub mod fix;
pub mod fold;
pub mod gazetteer;
pub mod glossary;
mod inspect;
pub mod language;
pub mod lexicon;
mod linter;
pub mod mention;
pub mod read;
pub mod report;
pub mod rule;
mod suggest;
pub mod suppress;
pub mod tokens;
mod words;
mod yaml;

pub use inspect::{language, see};
pub use linter::Linter;
