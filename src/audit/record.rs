//! The results of an audit as they are read back: the record of each story,
//! with only what sums and reports need of it.

use std::borrow::Cow;
use std::io::{self, BufRead};

use serde::Deserialize;

use crate::rule::{Severity, Verdict};

/// The result of one story.
#[derive(Debug, Clone, Deserialize)]
pub struct StoryRecord<'a> {
    /// The record's own name for the story.
    #[serde(borrow)]
    pub id: Option<Cow<'a, str>>,
    /// The file that it stands in.
    #[serde(borrow)]
    pub path: Cow<'a, str>,
    /// The headline.
    #[serde(borrow)]
    pub title: Option<Cow<'a, str>>,
    /// Day of publication.
    #[serde(borrow)]
    pub published: Option<Cow<'a, str>>,
    /// What it is counted under; see [`section`](super::section).
    #[serde(borrow, default)]
    pub section: Cow<'a, str>,
    /// Two-letter language code.
    #[serde(borrow, default)]
    pub language: Option<Cow<'a, str>>,
    /// The captions, in order.
    #[serde(borrow)]
    pub captions: Vec<CaptionRecord<'a>>,
    /// What is said of the story as a whole.
    #[serde(borrow)]
    pub findings: Vec<FindingRecord<'a>>,
    /// Why it could not be read.
    #[serde(borrow)]
    pub error: Option<ErrorRecord<'a>>,
}

/// The result of one caption.
#[derive(Debug, Clone, Deserialize)]
pub struct CaptionRecord<'a> {
    /// Its words.
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    /// Where its picture's file is, as the source says it.
    #[serde(borrow, default)]
    pub src: Option<Cow<'a, str>>,
    /// By what its picture is known wherever it stands.
    #[serde(borrow, default)]
    pub picture: Option<Cow<'a, str>>,
    /// What its picture looks like; see [`alike`](super::alike).
    #[serde(borrow, default)]
    pub look: Option<Cow<'a, str>>,
    /// Whether it belongs.
    pub verdict: Verdict,
    /// The probability that it belongs.
    pub score: f64,
    /// What the rules say of it.
    #[serde(borrow)]
    pub findings: Vec<FindingRecord<'a>>,
}

/// One finding.
#[derive(Debug, Clone, Deserialize)]
pub struct FindingRecord<'a> {
    /// The rule.
    #[serde(borrow)]
    pub rule: Cow<'a, str>,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    #[serde(borrow)]
    pub message: Cow<'a, str>,
    /// Reasons, strongest first.
    #[serde(borrow)]
    pub evidence: Vec<EvidenceRecord<'a>>,
}

/// One reason.
#[derive(Debug, Clone, Deserialize)]
pub struct EvidenceRecord<'a> {
    /// `story`, `caption`, `metadata` or `rule`.
    #[serde(borrow)]
    pub of: Cow<'a, str>,
    /// The words that it points at.
    #[serde(borrow)]
    pub text: Option<Cow<'a, str>>,
    /// What it says.
    #[serde(borrow)]
    pub says: Cow<'a, str>,
    /// The words of the story around it.
    #[serde(borrow, default)]
    pub context: Option<Cow<'a, str>>,
}

/// Why a story could not be read.
#[derive(Debug, Clone, Deserialize)]
pub struct ErrorRecord<'a> {
    /// What is wrong.
    #[serde(borrow)]
    pub message: Cow<'a, str>,
    /// Its line in the file, where it is known.
    pub line: Option<usize>,
}

impl StoryRecord<'_> {
    /// What to call the story: its id, or else its path.
    pub fn name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.path)
    }

    /// All findings: those of the captions in order, then the story's own.
    pub fn all(&self) -> impl Iterator<Item = &FindingRecord<'_>> {
        self.captions.iter().flat_map(|caption| &caption.findings).chain(&self.findings)
    }
}

/// Hands on the record of every line, one line in memory at a time.
///
/// # Errors
/// Where the lines cannot be read, are no records, or `act` fails.
pub fn each(
    mut lines: impl BufRead,
    mut act: impl FnMut(&StoryRecord) -> io::Result<()>,
) -> io::Result<()> {
    let mut line = String::new();
    loop {
        line.clear();
        line.shrink_to(1 << 20);
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        act(&serde_json::from_str(&line).map_err(io::Error::from)?)?;
    }
}
