//! What an audit comes to: how often what was found, where and when.

use std::collections::BTreeMap;

use serde::Serialize;

use super::record::StoryRecord;
use crate::rule::{Severity, Verdict};

/// Counts of findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[allow(missing_docs)]
pub struct Severities {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Severities {
    /// Counts one more finding.
    pub fn add(&mut self, severity: Severity) {
        *match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        } += 1;
    }
}

/// Counts of captions by verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[allow(missing_docs)]
pub struct Verdicts {
    pub belongs: usize,
    pub unclear: usize,
    pub mismatch: usize,
}

/// Counts of a part of the archive: a section, a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Part {
    /// Stories that could be read.
    pub stories: usize,
    /// Captions in them.
    pub captions: usize,
    /// Captions that do not belong.
    pub mismatches: usize,
    /// Findings.
    #[serde(flatten)]
    pub findings: Severities,
}

/// How often one rule speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RuleCount {
    /// Findings by severity, which an override can make differ.
    #[serde(flatten)]
    pub findings: Severities,
    /// Stories with at least one.
    pub stories: usize,
}

/// What a whole audit comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// The version of cutline.
    pub version: &'static str,
    /// Counts of all.
    #[serde(flatten)]
    pub all: Part,
    /// Stories, or whole inputs, that could not be read.
    pub unreadable: usize,
    /// Captions by verdict.
    pub verdicts: Verdicts,
    /// Pictures that stand in several stories under different captions.
    pub reused: usize,
    /// By rule.
    pub rules: BTreeMap<String, RuleCount>,
    /// By section; see [`section`](super::section).
    pub sections: BTreeMap<String, Part>,
    /// By month of publication, `2020-10`; stories without a day are under `""`.
    pub months: BTreeMap<String, Part>,
}

/// So many sections are told apart; an archive that has more of them is not
/// read section by section. Keeps memory flat.
const MOST_SECTIONS: usize = 10_000;

/// The section of all further ones.
const OTHERS: &str = "…";

impl Tally {
    /// Nothing counted yet.
    pub fn new() -> Tally {
        Tally { version: env!("CARGO_PKG_VERSION"), ..Tally::default() }
    }

    /// Counts one more story.
    pub fn add(&mut self, story: &StoryRecord) {
        if story.error.is_some() {
            self.unreadable += 1;
            return;
        }
        let mut part = Part { stories: 1, captions: story.captions.len(), ..Part::default() };
        for caption in &story.captions {
            match caption.verdict {
                Verdict::Belongs => self.verdicts.belongs += 1,
                Verdict::Unclear => self.verdicts.unclear += 1,
                Verdict::Mismatch => {
                    self.verdicts.mismatch += 1;
                    part.mismatches += 1;
                }
            }
        }
        let mut rules: Vec<&str> = Vec::new();
        for finding in story.all() {
            part.findings.add(finding.severity);
            let count = entry(&mut self.rules, &finding.rule);
            count.findings.add(finding.severity);
            if !rules.contains(&&*finding.rule) {
                count.stories += 1;
                rules.push(&finding.rule);
            }
        }
        self.add_part(&story.section, story.published.as_deref(), part);
    }

    /// Counts one more finding about a picture that is used again.
    pub fn add_reuse(
        &mut self,
        rule: &str,
        severity: Severity,
        section: &str,
        published: Option<&str>,
    ) {
        let count = entry(&mut self.rules, rule);
        count.findings.add(severity);
        count.stories += 1;
        let mut part = Part::default();
        part.findings.add(severity);
        self.add_part(section, published, part);
    }

    fn add_part(&mut self, section: &str, published: Option<&str>, part: Part) {
        let is_known = self.sections.contains_key(section) || self.sections.len() < MOST_SECTIONS;
        *entry(&mut self.sections, if is_known { section } else { OTHERS }) += part;
        let month = published.and_then(|day| day.get(..7)).unwrap_or_default();
        *entry(&mut self.months, month) += part;
        self.all += part;
    }
}

fn entry<'m, T: Default>(map: &'m mut BTreeMap<String, T>, key: &str) -> &'m mut T {
    map.entry(key.to_owned()).or_default()
}

impl std::ops::AddAssign for Part {
    fn add_assign(&mut self, more: Part) {
        self.stories += more.stories;
        self.captions += more.captions;
        self.mismatches += more.mismatches;
        self.findings.errors += more.findings.errors;
        self.findings.warnings += more.findings.warnings;
        self.findings.notes += more.findings.notes;
    }
}
