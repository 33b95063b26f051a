//! Rules: what is flagged, how severe it is, what it says and what excuses it.

mod adjust;
mod check;
mod evaluate;
mod finding;
mod fix;
mod json_schema;
mod load;
mod metadata;
mod pattern;
mod schema;
mod selection;
mod set;
mod template;
mod trial;
mod units;

pub use crate::yaml::FileError as RuleError;
pub use check::{
    AltCheck, AnachronismCheck, Aspect, Belonging, Check, ClaimCheck, Condition, DateCheck,
    DateRelation, LengthCheck, MetadataCheck, MetadataOf, NumberCheck, OfficeholderCheck,
    OrganisationCheck, PatternCheck, PersonCheck, PersonRelation, PlaceCheck, PlaceRelation,
    PositionCheck, Possession, PresenceCheck, RepeatedCheck, ReuseCheck, RoleCheck, StackedCheck,
    SuppressionCheck, SuppressionRelation, TextOf, Unit,
};
pub(crate) use evaluate::worth_comparing;
pub use evaluate::{Judged, Pictured, Scorecard, evaluate, evaluate_pictures, evaluate_uses};
pub use finding::{
    CaptionReport, Cause, Finding, Reason, Severity, StoryReport, Suppressed, Verdict,
};
pub use fix::{Edit, Fix, FixOffer, Safe};
pub use json_schema::json_schema;
pub use load::parse;
pub use metadata::{ExampleMetadata, Values};
pub use schema::{Elsewhere, Example, Excuse, Rule};
pub use set::RuleSet;
pub use template::Template;
pub use trial::Difference;
pub use units::{Days, Kilometres};
