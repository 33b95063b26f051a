use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::{Days, Kilometres};

/// Holds what a picture's own metadata say against its caption: those of its
/// file, where that is at hand, and those that the story's record has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MetadataCheck {
    /// What is held against the caption.
    pub of: MetadataOf,
    /// Days that are no further apart are let pass; of `age`, how old a picture
    /// may be when its story is published.
    #[serde(default = "MetadataCheck::tolerance")]
    pub tolerance: Days,
    /// Places that are nearer to one another are let pass.
    #[serde(default = "MetadataCheck::farther_than")]
    pub farther_than: Kilometres,
}

impl MetadataCheck {
    fn tolerance() -> Days {
        Days(2)
    }

    fn farther_than() -> Kilometres {
        Kilometres(150)
    }
}

/// What metadata tell that a caption can contradict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MetadataOf {
    /// The day when the picture was made, against the day in the caption.
    Date,
    /// The day when the picture was made, against the day of publication, where
    /// the caption tells none.
    Age,
    /// The place that it shows.
    Place,
    /// Who is in it.
    Person,
    /// The caption that it was delivered with.
    Caption,
    /// Who made it.
    Credit,
}
