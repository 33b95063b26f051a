//! Rules: what is flagged, how severe it is, what it says and what excuses it.

mod adjust;
mod check;
mod error;
mod evaluate;
mod finding;
mod load;
mod schema;
mod selection;
mod set;
pub(crate) mod suggest;
mod template;
mod trial;
mod units;
pub(crate) mod yaml;

pub use check::{
    Belonging, Check, DateCheck, DateRelation, NumberCheck, PersonCheck, PersonRelation,
    PlaceCheck, PlaceRelation, PositionCheck, RoleCheck, StackedCheck,
};
pub use error::RuleError;
pub use evaluate::{Judged, Scorecard, evaluate};
pub use finding::{CaptionReport, Finding, Reason, Severity, StoryReport, Verdict};
pub use load::parse;
pub use schema::{Example, Excuse, Rule};
pub use set::RuleSet;
pub use template::Template;
pub use units::{Days, Kilometres};
