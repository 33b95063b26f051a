mod metadata;
mod picture;
mod reuse;
pub(super) mod wording;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::metadata::{MetadataCheck, MetadataOf};
pub use self::picture::{AltCheck, Possession, PresenceCheck};
pub use self::reuse::ReuseCheck;
pub use self::wording::{LengthCheck, PatternCheck, TextOf, Unit};

use super::{Days, Kilometres};
use crate::compare::ClaimOf;

/// A kind of comparison between a caption and its story, with its parameters:
/// what a rule names under `check`, and what it says under `with`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// Weighs all that ties the caption to the story against all that speaks
    /// against it.
    Belonging(Belonging),
    /// Looks for the caption's persons in the story.
    Person(PersonCheck),
    /// Looks for the caption's organisations and other names in the story.
    Organisation(OrganisationCheck),
    /// Holds the caption's places against the story's.
    Place(PlaceCheck),
    /// Holds the caption's dates against the story's time and the calendar.
    Date(DateCheck),
    /// Holds the caption's counts against the story's.
    Number(NumberCheck),
    /// Holds the roles of the caption's persons against the story's.
    Role(RoleCheck),
    /// Holds what the caption tells exactly of a person or a thing against what
    /// the story tells of the same.
    Claim(ClaimCheck),
    /// Looks for words that are younger than the caption's picture.
    Anachronism(AnachronismCheck),
    /// Holds the caption's positions against one another.
    Position(PositionCheck),
    /// Holds the captions of one picture against each other.
    Stacked(StackedCheck),
    /// Looks for one caption under two different pictures.
    Repeated(RepeatedCheck),
    /// Holds the captions that one picture has in several stories against each
    /// other.
    Reuse(ReuseCheck),
    /// Holds the alternative text of a picture against its caption.
    Alt(AltCheck),
    /// Holds what a picture's own metadata say against its caption.
    Metadata(MetadataCheck),
    /// Asks of each picture whether it has what it must have.
    Presence(PresenceCheck),
    /// Looks for words and patterns in a text by itself.
    Pattern(PatternCheck),
    /// Measures a text.
    Length(LengthCheck),
    /// Holds what a story says is not to be reported against what is found.
    Suppression(SuppressionCheck),
}

impl Check {
    /// The names of all kinds, as rules write them.
    pub const NAMES: &[&str] = &[
        "belonging",
        "person",
        "organisation",
        "place",
        "date",
        "number",
        "role",
        "claim",
        "anachronism",
        "position",
        "stacked",
        "repeated",
        "reuse",
        "alt",
        "metadata",
        "presence",
        "pattern",
        "length",
        "suppression",
    ];

    /// The placeholders that a message may use, for the kind of comparison
    /// called `name`.
    pub fn placeholders_of(name: &str) -> Option<&'static [&'static str]> {
        Some(match name {
            "belonging" | "person" | "number" | "stacked" => &["caption", "story"],
            "repeated" => &["caption", "other"],
            "reuse" => &["caption", "story", "other"],
            "role" => &["caption", "story", "person"],
            "claim" => &["caption", "story", "subject"],
            "anachronism" => &["caption", "since", "day"],
            "position" => &["caption", "fault"],
            "organisation" => &["caption"],
            "place" => &["caption", "story", "distance"],
            "date" => &["caption", "story", "published", "weekday"],
            "alt" => &["caption", "alt"],
            "metadata" => &["caption", "file", "published", "distance"],
            "presence" => &["picture"],
            "pattern" => &["words"],
            "length" => &["count", "limit", "unit"],
            "suppression" => &["name", "meant"],
            _ => return None,
        })
    }

    /// The name that rules give this kind of comparison.
    pub fn name(&self) -> &'static str {
        match self {
            Check::Belonging(_) => "belonging",
            Check::Person(_) => "person",
            Check::Organisation(_) => "organisation",
            Check::Place(_) => "place",
            Check::Date(_) => "date",
            Check::Number(_) => "number",
            Check::Role(_) => "role",
            Check::Claim(_) => "claim",
            Check::Anachronism(_) => "anachronism",
            Check::Position(_) => "position",
            Check::Stacked(_) => "stacked",
            Check::Repeated(_) => "repeated",
            Check::Reuse(_) => "reuse",
            Check::Alt(_) => "alt",
            Check::Metadata(_) => "metadata",
            Check::Presence(_) => "presence",
            Check::Pattern(_) => "pattern",
            Check::Length(_) => "length",
            Check::Suppression(_) => "suppression",
        }
    }

    /// Makes ready what takes time to make, or says what is wrong with the
    /// parameters that their types do not say.
    pub(super) fn prepare(&mut self) -> Result<(), String> {
        match self {
            Check::Belonging(check) => check.fault().map_or(Ok(()), Err),
            Check::Pattern(check) => check.compile(),
            Check::Presence(check) => check.compile(),
            Check::Length(check) => check.fault().map_or(Ok(()), Err),
            _ => Ok(()),
        }
    }

    /// Whether it holds facts of a text against the story: what it says of a
    /// caption it can say of an alternative text, too.
    pub fn is_of_facts(&self) -> bool {
        matches!(
            self,
            Check::Belonging(_)
                | Check::Person(_)
                | Check::Place(_)
                | Check::Date(_)
                | Check::Number(_)
                | Check::Role(_)
                | Check::Claim(_)
                | Check::Anachronism(_)
        )
    }

    /// Whether it can know what the caption should say, so that a rule can
    /// offer to mend it.
    pub fn knows_answers(&self) -> bool {
        match self {
            Check::Person(check) => check.relation == PersonRelation::Misspelt,
            Check::Claim(_) => true,
            Check::Date(check) => {
                matches!(check.relation, DateRelation::WrongWeekday | DateRelation::WrongYear)
            }
            _ => false,
        }
    }

    /// Whether it looks at captions, so that excuses can be asked of them.
    pub fn is_of_captions(&self) -> bool {
        match self {
            Check::Pattern(check) => check.on == TextOf::Caption,
            Check::Length(check) => check.on == TextOf::Caption,
            Check::Presence(_) | Check::Suppression(_) => false,
            _ => true,
        }
    }

    /// Whether it holds what a caption tells against something else, and so has
    /// nothing to say of a text that is no caption.
    pub fn needs_caption(&self) -> bool {
        self.is_of_captions() && !matches!(self, Check::Pattern(_) | Check::Length(_))
    }
}

/// What ties a caption to its story and what stands against it: the scorecard,
/// whose weights of all evidence add up to the log-odds that the caption
/// belongs and from them to a probability between 0 and 1, and the conditions
/// under which a caption is reported. One rule carries the scorecard; where its
/// conditions hold the verdict is `mismatch`, and where those of another rule
/// of this check hold it is `unclear` at best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Belonging {
    /// The log-odds of belonging before any evidence.
    #[serde(default)]
    pub intercept: f64,
    /// What each piece of evidence adds to the log-odds; negative speaks
    /// against the caption, and what is not listed counts nothing. Without
    /// weights, the rule that has them says what a caption scores.
    #[serde(default)]
    pub weights: BTreeMap<String, f64>,
    /// A caption that scores above this belongs; below it is unclear.
    #[serde(default = "Belonging::belongs_above")]
    pub belongs_above: f64,
    /// A caption is reported where one of these holds.
    pub reported_where: Vec<Condition>,
}

impl Belonging {
    fn belongs_above() -> f64 {
        0.5
    }

    /// What is wrong with the conditions that their types do not say.
    fn fault(&self) -> Option<String> {
        let says = "a condition names at least one of `contradicts`, `contradictions` and \
                    `score-below`";
        if self.reported_where.is_empty() {
            return Some(format!("`reported-where` has no condition: {says}"));
        }
        let asks = |of: &Condition| {
            !of.contradicts.is_empty() || of.contradictions > 0 || of.score_below.is_some()
        };
        let empty = self.reported_where.iter().any(|condition| !asks(condition));
        empty.then(|| format!("`reported-where` would report every caption: {says}"))
    }
}

/// When a caption is reported: everything that the condition names must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Condition {
    /// What the caption must contradict the story in, all of them.
    #[serde(default)]
    pub contradicts: Vec<Aspect>,
    /// In how many of who, where and when it must contradict the story.
    #[serde(default)]
    pub contradictions: u32,
    /// The score must lie below this, and tell something: that of a caption
    /// in English, whose words are weighed, that has enough of them, in a story
    /// of more than a sentence or two.
    #[serde(default)]
    pub score_below: Option<f64>,
    /// Where the score tells anything, as said above, it must not lie above
    /// this.
    #[serde(default)]
    pub score_not_above: Option<f64>,
    /// No name of the caption may stand in the story.
    #[serde(default)]
    pub no_name_shared: bool,
    /// A place contradicts the story if it is farther than this from all of
    /// the story's places.
    #[serde(default = "Condition::farther_than")]
    pub farther_than: Kilometres,
    /// A date contradicts the story if it is further than this from the
    /// story's time.
    #[serde(default = "Condition::outside")]
    pub outside: Days,
}

impl Condition {
    fn farther_than() -> Kilometres {
        Kilometres(100)
    }

    fn outside() -> Days {
        Days(30)
    }
}

/// What a caption can contradict its story in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// It names persons, and the story others.
    Who,
    /// It is set away from all places of the story, in no country that the story
    /// speaks of, but in passing.
    Where,
    /// Its full date is outside the story's time, none of the story's dates
    /// and years, and not marked as old.
    When,
}

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
