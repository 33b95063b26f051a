use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Check, ExampleMetadata, FixOffer, Severity, Template, units};

/// One rule, as its YAML file says it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The name for ever: lowercase words joined by hyphens that read as the
    /// fault, such as `date-conflict`.
    pub id: String,
    /// One sentence that says what is wrong when the rule speaks up.
    pub summary: String,
    /// How much a finding matters: `error`, `warning` or `note`.
    pub severity: Severity,
    /// Whether the rule is followed unless somebody says otherwise.
    #[serde(default = "Rule::enabled")]
    pub enabled: bool,
    /// The kind of comparison, with its parameters from `with`.
    pub check: Check,
    /// The parameters of `check`; by the time a rule is read they are part of it.
    #[serde(rename = "with", default)]
    #[schemars(skip)]
    _with: serde::de::IgnoredAny,
    /// What makes a finding not worth reporting.
    #[serde(default)]
    pub unless: Vec<Excuse>,
    /// What a finding says. Words in braces are filled in: of most checks,
    /// `{caption}` with the caption's fact and `{story}` with the story's.
    #[schemars(with = "String")]
    pub message: Template,
    /// What an editor can do about it.
    #[serde(default)]
    pub help: Option<String>,
    /// Offers to mend what is found: of the checks `person` with `misspelt`,
    /// `date` with `wrong-weekday` or `wrong-year`, and `claim`.
    #[serde(default)]
    pub fix: Option<FixOffer>,
    /// Why the rule exists, in paragraphs: what it looks for, why that
    /// matters, what excuses it and how to mend it.
    pub why: String,
    /// Cases that the rule must flag and cases that it must leave alone.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// The name of the folder that the file is in.
    #[serde(skip)]
    pub theme: String,
}

impl Rule {
    fn enabled() -> bool {
        true
    }
}

/// What makes a finding not worth reporting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Excuse {
    /// The caption says openly that the picture is old: "FILE", "archive photo".
    ArchiveMarker,
    /// The caption is headed, labelled or credited as one of a drawing, a map or
    /// a stock picture ("Map:", "A map shows …"), and does not say when its
    /// picture was taken.
    Illustration,
    /// Story or caption looks back on a round number of years, and the date is
    /// of the year that it looks back to.
    Anniversary,
    /// The story is about the past, and about the time of the date.
    History,
    /// The caption says itself that it is of the occasion before this one:
    /// "last year's winner", "the defending champion".
    EarlierEdition,
    /// The caption sets two times or places side by side on purpose.
    Comparison,
    /// The words stand in a later sentence of the caption: background, not
    /// what the picture shows. A date that stands there by itself is the
    /// picture's.
    BackgroundSentence,
    /// Nobody knows when the story was published.
    UnknownPublication,
    /// A word for kin stands to the name, the caption names another bearer of the
    /// surname, or the story says whose kin somebody of it is.
    Relative,
    /// Other facts tie the caption to the story: its verdict is "belongs", and
    /// not by its date alone.
    Tied,
    /// The caption as a whole is reported as foreign to the story, which says
    /// more than any one of its facts does.
    Foreign,
}

impl Excuse {
    /// What the excuse means, to finish the sentence "Says nothing where …".
    pub fn describe(self) -> &'static str {
        match self {
            Excuse::ArchiveMarker => "the caption says openly that the picture is old",
            Excuse::Illustration => {
                "the caption is that of an illustration, a map or a stock picture, and says so"
            }
            Excuse::Anniversary => "the story looks back on a round number of years, to that date",
            Excuse::History => "the story is about the past, and about that time",
            Excuse::EarlierEdition => "the caption is of the occasion before this one, and says so",
            Excuse::Comparison => "the caption sets two times or places side by side on purpose",
            Excuse::BackgroundSentence => "the words stand in a later sentence, as background",
            Excuse::Relative => {
                "caption or story says whose kin the person is, or the caption names two of one surname"
            }
            Excuse::Tied => "other facts tie the caption to the story",
            Excuse::Foreign => "the caption as a whole is reported as foreign",
            Excuse::UnknownPublication => "the day of publication is not known",
        }
    }
}

/// A case that shows what a rule flags, or what it leaves alone.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Whether the rule must speak up.
    pub flags: bool,
    /// The story's day of publication.
    #[serde(default, deserialize_with = "units::date")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub published: Option<Date>,
    /// Two-letter code of the language that both are written in.
    #[serde(default)]
    pub language: Option<String>,
    /// The story's headline.
    #[serde(default)]
    pub title: Option<String>,
    /// The caption of the picture.
    #[serde(default)]
    pub caption: Option<String>,
    /// Several captions that stand under the one picture.
    #[serde(default)]
    pub captions: Vec<String>,
    /// The picture's alternative text.
    #[serde(default)]
    pub alt: Option<String>,
    /// The picture's credit, where it is kept apart from the caption.
    #[serde(default)]
    pub credit: Option<String>,
    /// Where the picture's file is.
    #[serde(default)]
    pub src: Option<String>,
    /// What the picture's own metadata say, as fields of its file.
    #[serde(default)]
    pub metadata: ExampleMetadata,
    /// Under which caption another story shows the same picture.
    #[serde(default)]
    pub elsewhere: Option<Elsewhere>,
    /// A picture that stands above this one in the story.
    #[serde(default)]
    pub above: Option<Above>,
    /// The story's paragraphs.
    pub story: String,
    /// The words that the finding must point at.
    #[serde(default)]
    pub because: Option<String>,
}

/// Another picture of an example's story.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Above {
    /// Where that picture's file is.
    pub src: String,
    /// Its caption.
    pub caption: String,
}

/// A picture of an example in another story.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// The other story's day of publication.
    #[serde(default, deserialize_with = "units::date")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub published: Option<Date>,
    /// The caption that the picture has there.
    pub caption: String,
}

impl Example {
    /// All captions of the example.
    pub fn all_captions(&self) -> impl Iterator<Item = &str> {
        self.caption.iter().chain(&self.captions).map(String::as_str)
    }

    /// All that is written about the picture, each text with its key: captions
    /// first.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let captions = self.all_captions().map(|caption| ("caption", caption));
        let others = [("alt", &self.alt), ("credit", &self.credit), ("src", &self.src)];
        let others = others.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        captions.chain(others)
    }
}
