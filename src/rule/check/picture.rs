//! Checks of a picture: what it must have, and what its texts say of each other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::pattern::{Compile, Compiled, compile};

/// Asks of each picture whether it has what it must have.
///
/// It asks of pictures that the source shows, by their address or alternative
/// text; a caption alone, as in a plain text, is asked for a credit only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PresenceCheck {
    /// What each picture must have.
    pub of: Possession,
    /// Patterns for pictures that need none: one whose address or alternative
    /// text they match, small letters and capitals the same.
    #[serde(default)]
    pub except: Vec<String>,
    /// The patterns, ready to be matched; made by [`PresenceCheck::compile`].
    #[serde(skip)]
    pub(in crate::rule) excused: Vec<Compiled>,
}

/// What a picture can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Possession {
    /// A caption.
    Caption,
    /// An alternative text, for those who cannot see the picture.
    Alt,
    /// A credit, by itself or in the caption.
    Credit,
    /// The address of its file.
    Src,
}

impl PresenceCheck {
    /// Makes the patterns ready.
    pub(super) fn compile(&mut self, when: Compile) -> Result<(), String> {
        self.excused = compile(&self.except, true, false, when)?;
        Ok(())
    }
}

/// Holds the alternative text of a picture against its caption: where one
/// belongs to the story and the other is foreign to it, they cannot both be
/// true of one picture.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AltCheck {}
