//! Checks of a caption's facts, each of one kind, against the story's, the
//! calendar's or one another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::compare::ClaimOf;
use crate::rule::{Days, Kilometres};

/// Looks for the caption's persons in the story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PersonCheck {
    /// How the caption's person must stand to the story's to be reported.
    pub relation: PersonRelation,
}

/// Looks for the caption's organisations, and other names that are neither a
/// person's nor a place's, in the story: those of which it has less than half.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationCheck {}

/// How a person named in a caption stands to the persons of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PersonRelation {
    /// The story names no such person.
    Absent,
    /// The story spells the same name otherwise, a person's or any other.
    Misspelt,
    /// The story has the surname with another given name, and spelling, role or
    /// the rest of the caption is that of the story's person.
    OtherGivenName,
    /// The story has the surname with another given name, and nothing tells that
    /// the story's person is meant.
    Namesake,
    /// The story has the second word of a name, person's or not, behind
    /// another word than the given name before it.
    OtherFirstWord,
}

/// Holds the caption's places against the story's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlaceCheck {
    /// How the caption's place must stand to the story's to be reported.
    pub relation: PlaceRelation,
    /// Places nearer than this to one of the story's are let pass.
    #[serde(default = "PlaceCheck::farther_than")]
    pub farther_than: Kilometres,
    /// Only captions whose score, without what their date speaks for them, lies
    /// below this are looked at: the less ties a caption to its story, the more
    /// its place says.
    #[serde(default = "above_all")]
    pub score_below: f64,
}

impl PlaceCheck {
    fn farther_than() -> Kilometres {
        Kilometres(500)
    }
}

/// Above every score.
fn above_all() -> f64 {
    2.0
}

/// How a place named in a caption stands to the places of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceRelation {
    /// The story is set somewhere else.
    Elsewhere,
    /// The story neither names the place nor is set near it.
    Absent,
    /// The caption puts a place where it is not: "Minsk, Ukraine".
    Contradiction,
}

/// Holds the caption's dates against the story's time and the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DateCheck {
    /// How the caption's date must stand to be reported.
    pub relation: DateRelation,
    /// How far a date may lie from the story's time, or after publication.
    #[serde(default = "DateCheck::tolerance")]
    pub tolerance: Days,
    /// Only captions whose score lies below this are looked at: the less ties
    /// a caption to its story, the more its date says.
    #[serde(default = "above_all")]
    pub score_below: f64,
}

impl DateCheck {
    fn tolerance() -> Days {
        Days(1)
    }
}

/// How a date in a caption stands to the story's time and to the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateRelation {
    /// Outside the time the story is about.
    Outside,
    /// The date fell on another weekday than the caption says.
    WrongWeekday,
    /// No calendar has the date: "31 June".
    Impossible,
    /// Later than the day of publication.
    AfterPublication,
    /// Long before the story, and nothing says that the picture is old.
    Unmarked,
    /// Long before the story, and the caption says that the picture is old.
    Outdated,
    /// The story's own day, but for the year.
    WrongYear,
    /// Another day than the "today" or "yesterday" beside it.
    WrongRelative,
    /// A day that the caption says is to come, and that was over when the story was
    /// published.
    GoneBy,
}

/// Holds the caption's counts against the story's.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberCheck {}

/// Holds the roles of the caption's persons against the story's.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleCheck {}

/// Holds the caption's offices and words against the day of its picture, by what
/// is known of their first days.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnachronismCheck {}

/// Holds the offices of the caption's persons whom the story does not name against
/// what is known of who held them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficeholderCheck {}

/// Holds claims of one kind against the story: what the caption tells exactly of
/// a person or a thing that the story names, too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimCheck {
    /// What the claims are about.
    pub of: ClaimOf,
}

/// Holds the caption's positions against one another.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PositionCheck {}

/// Holds the captions of one picture against each other.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StackedCheck {}

/// Looks for a caption that stands under another picture of the story, too, to
/// the letter. Pictures are told apart by the names of their files.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepeatedCheck {}

/// Holds what a story says is not to be reported against what is found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SuppressionCheck {
    /// What must be wrong with a suppression to be reported.
    pub relation: SuppressionRelation,
}

/// What is wrong with a word in a story that findings are not to be reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SuppressionRelation {
    /// There is nothing that it could suppress.
    Unused,
    /// It names neither a rule nor a theme.
    Unknown,
}
