//! Reports: one file an output format, each a pure function of what was found.

mod archive;
pub mod concise;
mod diff;
mod fingerprint;
mod github;
mod gitlab;
mod html;
pub mod json;
mod junit;
pub mod markdown;
mod outcome;
mod place;
mod rdjson;
mod reporter;
mod sarif;
pub mod seen;
mod snippet;
mod statistics;
pub mod suppressed;
pub mod text;
pub mod told;
mod visible;

pub use archive::ArchivePage;
pub use diff::Diff;
pub use github::GitHub;
pub use gitlab::GitLab;
pub use html::Html;
pub use junit::JUnit;
pub use markdown::Markdown;
pub use outcome::{Outcome, Summary, counted};
pub use rdjson::RdJson;
pub use reporter::{Entry, Reporter};
pub use sarif::Sarif;
pub use seen::Seen;
pub use statistics::Statistics;
pub use visible::visible;
