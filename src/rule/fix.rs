use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Template;
use crate::article::Excerpt;

/// How a finding is mended: all of its edits, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, in an editor's words.
    pub title: String,
    /// Whether the story bears it out so well that nobody need look at it.
    pub is_safe: bool,
    /// What changes, in order of position and apart from one another. Each
    /// stands in its source to the letter, within one line.
    pub edits: Vec<Edit>,
}

/// Words to put in the place of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The words that go.
    pub at: Excerpt,
    /// The words that come.
    pub replacement: String,
}

/// That a rule offers to mend what it finds, where its check knows the answer.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FixOffer {
    /// What an editor is offered, such as `Spell it {fix}`. It may have the
    /// placeholders of `message`, and `{fix}` for the words that come.
    #[schemars(with = "String")]
    pub title: Template,
    /// When it is made without anybody looking at it.
    #[serde(default)]
    pub safe: Safe,
}

/// When a fix is made without anybody looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Safe {
    /// Where the story bears the answer out and nothing in it speaks for what
    /// the caption says.
    Supported,
    /// Never: it is a suggestion.
    #[default]
    Never,
}
