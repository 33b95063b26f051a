mod belonging;
mod facts;
mod metadata;
mod picture;
mod reuse;
pub(super) mod wording;

use super::pattern::Compile;
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

/// What a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    /// Facts of a text against the story: what it says of a caption it can say
    /// of an alternative text, too.
    Facts,
    /// A caption against something else.
    Captions,
    /// A text by itself.
    Words,
    /// Pictures.
    Pictures,
    /// The story as a whole.
    Story,
}

/// The kinds of comparison, one a row: the parameters, the name that rules give
/// it, what it looks at, the placeholders that its message may use, and what it
/// finds in a caption; those that find nothing there are asked elsewhere. Handed
/// to a macro that makes something of all of them.
macro_rules! checks {
    ($make:ident) => {
        $make! {
            /// Weighs all that ties the caption to the story against all that speaks
            /// against it.
            Belonging(Belonging): "belonging", Facts, ["caption", "story"],
                |check, of| belonging::diagnostics(check, of.judged);
            /// Looks for the caption's persons in the story.
            Person(PersonCheck): "person", Facts, ["caption", "story"],
                |check, of| person::diagnostics(check, of.judged);
            /// Looks for the caption's organisations and other names in the story.
            Organisation(OrganisationCheck): "organisation", Captions, ["caption"],
                |_, of| organisation::diagnostics(of.judged);
            /// Holds the caption's places against the story's.
            Place(PlaceCheck): "place", Facts, ["caption", "story", "distance"],
                |check, of| place::diagnostics(check, of.judged);
            /// Holds the caption's dates against the story's time and the calendar.
            Date(DateCheck): "date", Facts, ["caption", "story", "published", "weekday"],
                |check, of| date::diagnostics(check, of.judged);
            /// Holds the caption's counts against the story's.
            Number(NumberCheck): "number", Facts, ["caption", "story"],
                |_, of| number::diagnostics(of.judged);
            /// Holds the roles of the caption's persons against the story's.
            Role(RoleCheck): "role", Facts, ["caption", "story", "person"],
                |_, of| role::diagnostics(of.judged);
            /// Holds what the caption tells exactly of a person or a thing against what
            /// the story tells of the same.
            Claim(ClaimCheck): "claim", Facts, ["caption", "story", "subject"],
                |check, of| claim::diagnostics(check, of.judged);
            /// Looks for words that are younger than the caption's picture.
            Anachronism(AnachronismCheck): "anachronism", Facts, ["caption", "since", "day"],
                |_, of| anachronism::diagnostics(of.judged);
            /// Looks for offices that nobody of the name behind them ever held.
            Officeholder(OfficeholderCheck): "officeholder", Facts, ["caption", "person", "office"],
                |_, of| officeholder::diagnostics(of.judged);
            /// Holds the caption's positions against one another.
            Position(PositionCheck): "position", Captions, ["caption", "fault"],
                |_, of| position::diagnostics(of.judged);
            /// Holds the captions of one picture against each other.
            Stacked(StackedCheck): "stacked", Captions, ["caption", "story"],
                |_, of| stacked::diagnostics(of.captions(), of.index);
            /// Looks for one caption under two different pictures.
            Repeated(RepeatedCheck): "repeated", Captions, ["caption", "other"],
                |_, of| repeated::diagnostics(of.captions(), of.index);
            /// Holds the captions that one picture has in several stories against each
            /// other.
            Reuse(ReuseCheck): "reuse", Captions, ["caption", "story", "other"],
                |_, _| Vec::new();
            /// Holds the alternative text of a picture against its caption.
            Alt(AltCheck): "alt", Captions, ["caption", "alt"],
                |_, of| alt::diagnostics(of.judged, &of.pictured.alts);
            /// Holds what a picture's own metadata say against its caption.
            Metadata(MetadataCheck): "metadata", Captions, ["caption", "file", "published", "distance"],
                |check, of| metadata::diagnostics(check, of.pictured, of.index);
            /// Asks of each picture whether it has what it must have.
            Presence(PresenceCheck): "presence", Pictures, ["picture"],
                |_, _| Vec::new();
            /// Looks for words and patterns in a text by itself.
            Pattern(PatternCheck): "pattern", Words, ["words"],
                |check, of| pattern::diagnostics(check, of.judged.text());
            /// Measures a text.
            Length(LengthCheck): "length", Words, ["count", "limit", "unit"],
                |check, of| length::diagnostics(check, of.judged.text());
            /// Holds what a story says is not to be reported against what is found.
            Suppression(SuppressionCheck): "suppression", Story, ["name", "meant"],
                |_, _| Vec::new();
        }
    };
}
pub(super) use checks;

macro_rules! schema {
    ($($(#[$doc:meta])* $kind:ident($parameters:ty):
        $name:literal, $looks:ident, [$($placeholder:literal),*],
        |$check:pat_param, $of:pat_param| $finds:expr;)*) => {
        /// A kind of comparison between a caption and its story, with its parameters:
        /// what a rule names under `check`, and what it says under `with`.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum Check {
            $($(#[$doc])* $kind($parameters),)*
        }

        impl Check {
            /// The names of all kinds, as rules write them.
            pub const NAMES: &[&str] = &[$($name,)*];

            /// The placeholders that a message may use, for the kind of comparison
            /// called `name`.
            pub fn placeholders_of(name: &str) -> Option<&'static [&'static str]> {
                match name {
                    $($name => Some(&[$($placeholder),*]),)*
                    _ => None,
                }
            }

            /// The name that rules give this kind of comparison.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Check::$kind(_) => $name,)*
                }
            }

            fn looks(&self) -> Looks {
                match self {
                    $(Check::$kind(_) => Looks::$looks,)*
                }
            }
        }
    };
}

checks!(schema);

impl Check {
    /// Makes ready what takes time to make, or says what is wrong with the
    /// parameters that their types do not say.
    pub(super) fn prepare(&mut self, when: Compile) -> Result<(), String> {
        match self {
            Check::Belonging(check) => check.fault().map_or(Ok(()), Err),
            Check::Pattern(check) => check.compile(when),
            Check::Presence(check) => check.compile(when),
            Check::Length(check) => check.fault().map_or(Ok(()), Err),
            _ => Ok(()),
        }
    }

    /// Whether it holds facts of a text against the story: what it says of a
    /// caption it can say of an alternative text, too.
    pub fn is_of_facts(&self) -> bool {
        self.looks() == Looks::Facts
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
            _ => !matches!(self.looks(), Looks::Pictures | Looks::Story),
        }
    }

    /// Whether it reads what words say, and so has nothing to say of a text in a
    /// language that is not read: a day that no calendar has is written in figures.
    pub fn needs_language(&self) -> bool {
        match self {
            Check::Date(check) => check.relation != DateRelation::Impossible,
            Check::Organisation(_) | Check::Position(_) | Check::Alt(_) => true,
            _ => self.looks() == Looks::Facts,
        }
    }

    /// Whether it holds what a caption tells against something else, and so has
    /// nothing to say of a text that is no caption.
    pub fn needs_caption(&self) -> bool {
        matches!(self.looks(), Looks::Facts | Looks::Captions)
    }
}
