//! What a configuration file may say: the types that it is parsed into are
//! those that its JSON Schema is made of.

use std::collections::BTreeMap;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Placed, RuleSetting};
use crate::rule::Severity;

/// The configuration of cutline.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Other configurations to build on, relative to this file; a later one
    /// wins over an earlier, and this file over all of them.
    pub extends: Vec<Placed<String>>,
    /// How grave each rule is (`error`, `warning`, `note` or `off`), or
    /// `{severity, with, unless}`.
    pub rules: BTreeMap<Placed<String>, RuleSetting>,
    /// Only these rules speak: names of rules or of themes.
    pub select: Option<Vec<Placed<String>>>,
    /// These rules say nothing: names of rules or of themes.
    pub ignore_rules: Vec<Placed<String>>,
    /// Paths that are not checked, as in a .gitignore.
    pub ignore: Vec<Placed<String>>,
    /// Other settings for some paths.
    pub overrides: Vec<Override>,
    /// Names, places and words that the house knows.
    pub glossary: GlossaryEntries,
    /// Which keys of front matter and of JSON records hold what.
    pub fields: FieldKeys,
    /// The folder that stands for the root of the site, relative to this file:
    /// pictures whose address begins with a slash are looked for in it.
    pub media_root: Option<Placed<String>>,
    /// Folders of rules of your own, relative to this file.
    pub rule_folders: Vec<Placed<String>>,
    /// From which severity on a finding fails the run.
    pub fail_on: Option<Placed<FailOn>>,
    /// Whether a run in which no caption is found fails.
    pub require_captions: Option<Placed<bool>>,
    /// What becomes of the alternative texts of pictures without a caption.
    pub alt: Option<Placed<AltTexts>>,
    /// From which severity on findings are shown.
    pub show: Option<Placed<Show>>,
    /// Two-letter language of the stories that do not tell theirs.
    pub language: Option<Placed<String>>,
    /// How `cutline check` reports.
    pub format: Option<Placed<String>>,
}

/// Settings for some paths, laid over those of the whole file.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Which paths, as in a .gitignore.
    pub paths: Placed<Vec<Placed<String>>>,
    /// As for the whole file.
    #[serde(default)]
    pub rules: BTreeMap<Placed<String>, RuleSetting>,
    /// As for the whole file.
    #[serde(default)]
    pub select: Option<Vec<Placed<String>>>,
    /// As for the whole file.
    #[serde(default)]
    pub ignore_rules: Vec<Placed<String>>,
    /// More names, places and words for these paths.
    #[serde(default)]
    pub glossary: GlossaryEntries,
    /// As for the whole file.
    #[serde(default)]
    pub fields: FieldKeys,
    /// As for the whole file.
    #[serde(default)]
    pub language: Option<Placed<String>>,
}

/// How grave a rule is, or that it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Wrong as far as the text can tell.
    Error,
    /// Probably wrong.
    Warning,
    /// Worth a look.
    Note,
    /// The rule says nothing.
    Off,
}

/// From which severity on a finding fails the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Errors only.
    Error,
    /// Warnings, too.
    Warning,
    /// All findings.
    Note,
    /// No finding.
    Never,
}

impl FailOn {
    /// The level as a configuration and a command line write it.
    pub fn as_str(self) -> &'static str {
        match self {
            FailOn::Error => "error",
            FailOn::Warning => "warning",
            FailOn::Note => "note",
            FailOn::Never => "never",
        }
    }

    /// The severity; none where no finding fails a run.
    pub fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        }
    }
}

impl ValueEnum for FailOn {
    fn value_variants<'a>() -> &'a [FailOn] {
        &[FailOn::Error, FailOn::Warning, FailOn::Note, FailOn::Never]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}

/// What becomes of the alternative texts of pictures without a caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AltTexts {
    /// Their facts are held against the story.
    Judge,
    /// They are left alone.
    Ignore,
}

/// From which severity on findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Show {
    /// Errors only.
    Error,
    /// Warnings, too.
    Warning,
    /// All findings.
    Note,
}

impl Show {
    /// The level as a configuration and a command line write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Show::Error => "error",
            Show::Warning => "warning",
            Show::Note => "note",
        }
    }

    /// The severity.
    pub fn severity(self) -> Severity {
        match self {
            Show::Error => Severity::Error,
            Show::Warning => Severity::Warning,
            Show::Note => Severity::Note,
        }
    }
}

impl ValueEnum for Show {
    fn value_variants<'a>() -> &'a [Show] {
        &[Show::Error, Show::Warning, Show::Note]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}

/// What the house knows beside what everybody does.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GlossaryEntries {
    /// Persons and organisations of several names.
    pub names: Vec<NameEntry>,
    /// Places of the house: a name, or `{name, latitude, longitude}`.
    pub places: Vec<PlaceEntry>,
    /// Words that say openly that a picture is old.
    pub markers: Vec<Placed<String>>,
    /// Agencies, photographers and other words for who made a picture.
    pub credits: Vec<Placed<String>>,
}

/// One person or organisation.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameEntry {
    /// The name in the house's spelling.
    pub name: Placed<String>,
    /// Other spellings.
    #[serde(default)]
    pub variants: Vec<Placed<String>>,
    /// Other names for the same.
    #[serde(default)]
    pub aliases: Vec<Placed<String>>,
}

/// A place of the house.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceEntry {
    /// Its name.
    pub name: Placed<String>,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
}

/// Which keys hold what: a key, or a list of keys to be tried in turn; `a.b`
/// is the key `b` in what `a` holds. They are tried before the built-in ones.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FieldKeys {
    /// The captions of the story's pictures.
    pub caption: Option<Placed<Keys>>,
    /// The day of publication.
    pub date: Option<Placed<Keys>>,
    /// Who made the pictures, in the order of the captions.
    pub credit: Option<Placed<Keys>>,
    /// The headline.
    pub title: Option<Placed<Keys>>,
    /// The language.
    pub language: Option<Placed<Keys>>,
    /// The story's prose, in records.
    pub body: Option<Placed<Keys>>,
}

/// One key or several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys(pub Vec<String>);
