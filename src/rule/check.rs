mod belonging;
mod facts;
mod metadata;
mod picture;
mod reuse;
pub(super) mod wording;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::belonging::{Aspect, Belonging, Condition};
pub use self::facts::{
    AnachronismCheck, ClaimCheck, DateCheck, DateRelation, NumberCheck, OfficeholderCheck,
    OrganisationCheck, PersonCheck, PersonRelation, PlaceCheck, PlaceRelation, PositionCheck,
    RepeatedCheck, RoleCheck, StackedCheck, SuppressionCheck, SuppressionRelation,
};
pub use self::metadata::{MetadataCheck, MetadataOf};
pub use self::picture::{AltCheck, Possession, PresenceCheck};
pub use self::reuse::ReuseCheck;
pub use self::wording::{LengthCheck, PatternCheck, TextOf, Unit};

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
    /// Looks for offices that nobody of the name behind them ever held.
    Officeholder(OfficeholderCheck),
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
        "officeholder",
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
            "officeholder" => &["caption", "person", "office"],
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
            Check::Officeholder(_) => "officeholder",
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
                | Check::Officeholder(_)
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
