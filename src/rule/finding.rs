use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Fix;
use crate::article::{Article, Excerpt, Part};

/// How much a finding matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look; never fails a gate by itself.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong as far as the text can tell.
    Error,
}

/// Whether a caption belongs to its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Something ties the caption to the story.
    Belongs,
    /// There is too little to go on.
    Unclear,
    /// What the caption speaks of is not what the story speaks of.
    Mismatch,
}

/// One reason behind a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Where it stands, if it stands anywhere: what is absent has no place.
    pub at: Option<Excerpt>,
    /// What it says, in an editor's words: "the story is set in Minsk".
    pub says: String,
    /// What it adds to the caption's log-odds of belonging; negative speaks
    /// against the caption. Zero for facts that are not weighed.
    pub weight: f64,
}

/// What a rule reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, with the facts of both sides.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The words it is about.
    pub at: Excerpt,
    /// Reasons, strongest first.
    pub evidence: Vec<Reason>,
    /// How to mend it, where that is known.
    pub fix: Option<Fix>,
}

/// A finding that is not reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suppressed {
    /// What would have been reported.
    pub finding: Finding,
    /// Who says that it is not to be.
    pub cause: Cause,
    /// Whether the finding is the verdict on its caption, which then counts as
    /// no mismatch.
    pub is_verdict: bool,
}

/// Who says that a finding is not to be reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// A word in the story itself, with the reason that it gives.
    Story(Option<String>),
    /// The baseline: it was there before.
    Baseline,
}

/// What cutline says of one caption.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaptionReport {
    /// Which caption: always a [`Part::Caption`].
    pub part: Part,
    /// Whether it belongs.
    pub verdict: Verdict,
    /// The probability that it belongs, 0 to 1.
    pub score: f64,
    /// The whole ledger, strongest first.
    pub reasons: Vec<Reason>,
    /// What the rules report of it, in order of position, then rule.
    pub findings: Vec<Finding>,
}

/// What cutline says of one story.
#[derive(Debug, Clone, Default)]
pub struct StoryReport {
    /// The story itself; findings point into its texts.
    pub article: Article,
    /// One for each caption, in order.
    pub captions: Vec<CaptionReport>,
    /// How many alternative texts were judged in the place of a caption; what
    /// is found in them stands among the findings about the story.
    pub alts: usize,
    /// Findings about the story as a whole.
    pub findings: Vec<Finding>,
    /// Findings that are not reported, in order of caption and position.
    pub suppressed: Vec<Suppressed>,
}

impl Finding {
    /// The same finding about an alternative text, called so.
    pub fn of_alt(mut self) -> Finding {
        let renamed = |text: &str| {
            const NAMES: [(&str, &str); 4] = [
                ("this caption", "this alternative text"),
                ("This caption", "This alternative text"),
                ("the caption", "the alternative text"),
                ("The caption", "The alternative text"),
            ];
            NAMES.iter().fold(text.to_owned(), |text, (name, other)| text.replace(name, other))
        };
        self.message = renamed(&self.message);
        if !self.message.contains("alternative text") {
            self.message = format!("in the alternative text: {}", self.message);
        }
        self.help = self.help.as_deref().map(renamed);
        for reason in &mut self.evidence {
            reason.says = renamed(&reason.says);
        }
        self
    }
}

impl StoryReport {
    /// Adds findings, each to the caption that it is about; the others are the
    /// story's own.
    pub fn add(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            let part = finding.at.part;
            match self.captions.binary_search_by_key(&part, |caption| caption.part) {
                Ok(index) => {
                    let findings = &mut self.captions[index].findings;
                    let order = |f: &Finding| (f.at.span, f.rule.clone());
                    let at = findings.partition_point(|f| order(f) <= order(&finding));
                    findings.insert(at, finding);
                }
                Err(_) => self.findings.push(finding),
            }
        }
    }

    /// Captions that do not belong to the story, but for those of which that
    /// is known and accepted.
    pub fn mismatches(&self) -> usize {
        let verdicts = self.suppressed.iter().filter(|suppressed| suppressed.is_verdict);
        let accepted: BTreeSet<Part> = verdicts.map(|s| s.finding.at.part).collect();
        let is_mismatch = |c: &&CaptionReport| c.verdict == Verdict::Mismatch;
        self.captions.iter().filter(is_mismatch).filter(|c| !accepted.contains(&c.part)).count()
    }

    /// All findings: those of the captions in order, then the story's own.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.captions.iter().flat_map(|c| &c.findings).chain(&self.findings)
    }
}
