//! Checks of a text by itself: what stands in it, and how long it is.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::pattern::{Compile, Compiled, compile, compile_words};

/// Which text a check of words looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TextOf {
    /// Each caption.
    #[default]
    Caption,
    /// The alternative text of each picture.
    Alt,
    /// The credit of each picture, where the source keeps it apart from the caption.
    Credit,
    /// The story's headline.
    Title,
}

/// Looks for words and patterns in a text by itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PatternCheck {
    /// The text that is looked at.
    #[serde(default)]
    pub on: TextOf,
    /// Patterns for what must not stand there; each match is reported. Where a
    /// pattern has groups, the first of them that took part is pointed at.
    #[serde(default, rename = "match")]
    pub matches: Vec<String>,
    /// Words and phrases that must not stand there, to the letter and as whole
    /// words.
    #[serde(default)]
    pub words: Vec<String>,
    /// Patterns for what must stand there; a text that none of them matches is
    /// reported.
    #[serde(default)]
    pub require: Vec<String>,
    /// Patterns for what is let pass: a match that touches a match of one of
    /// these, and under `require` a text that one of these matches.
    #[serde(default)]
    pub except: Vec<String>,
    /// Whether small letters and capitals are the same.
    #[serde(default)]
    pub ignore_case: bool,
    /// Whether `match` and `words` must be all of the text, the marks and the
    /// white space at its ends left out.
    #[serde(default)]
    pub whole: bool,
    /// The patterns, ready to be matched; made by [`PatternCheck::compile`].
    #[serde(skip)]
    pub(in crate::rule) compiled: Matchers,
}

/// The patterns of a check, by what they are for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::rule) struct Matchers {
    pub forbidden: Vec<Compiled>,
    /// Words of which none may be all of the text, as [`phrase`] writes them.
    pub phrases: BTreeSet<String>,
    pub required: Vec<Compiled>,
    pub excused: Vec<Compiled>,
}

impl PatternCheck {
    /// Makes the patterns ready.
    pub(super) fn compile(&mut self, when: Compile) -> Result<(), String> {
        if self.matches.is_empty() && self.words.is_empty() && self.require.is_empty() {
            return Err(
                "there is nothing to look for: expected `match`, `words` or `require`".to_owned()
            );
        }
        let (case, whole) = (self.ignore_case, self.whole);
        let mut forbidden = compile(&self.matches, case, whole, when)?;
        let mut phrases = BTreeSet::new();
        match whole {
            true => phrases.extend(self.words.iter().map(|words| phrase(words, case))),
            false => forbidden.extend(compile_words(&self.words, case, when)?),
        }
        self.compiled = Matchers {
            forbidden,
            phrases,
            required: compile(&self.require, case, false, when)?,
            excused: compile(&self.except, case, false, when)?,
        };
        Ok(())
    }
}

/// Words as they are compared: a space between two, and small letters where
/// those and capitals are the same.
pub(in crate::rule) fn phrase(words: &str, ignore_case: bool) -> String {
    let phrase = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if ignore_case { phrase.to_lowercase() } else { phrase }
}

/// Measures a text. The credit of a caption is not counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LengthCheck {
    /// The text that is measured.
    #[serde(default)]
    pub on: TextOf,
    /// What is counted.
    #[serde(default)]
    pub unit: Unit,
    /// A text with fewer is reported.
    #[serde(default)]
    pub least: Option<u32>,
    /// A text with more is reported; what is too much is pointed at.
    #[serde(default)]
    pub most: Option<u32>,
}

/// What the length of a text is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Words between white space.
    #[default]
    Words,
    /// Characters, white space among them.
    Characters,
    /// Sentences.
    Sentences,
}

impl LengthCheck {
    /// What is wrong with the limits.
    pub(super) fn fault(&self) -> Option<String> {
        match (self.least, self.most) {
            (None, None) => Some("there is no limit: expected `least` or `most`".to_owned()),
            (Some(least), Some(most)) if least > most => {
                Some(format!("no text has at least {least} and at most {most}"))
            }
            _ => None,
        }
    }
}
