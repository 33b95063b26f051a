//! Rules: what is flagged, how severe it is, what it says and what excuses it.

mod finding;

pub use finding::{CaptionReport, Finding, Reason, Severity, StoryReport, Verdict};
