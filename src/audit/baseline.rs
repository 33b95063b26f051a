//! Accepted findings: what stood in the stories when checking began, and is
//! not to be reported again.
//!
//! A finding is known by its file, its rule and the words that it is about,
//! never by its line, so that a story can be edited around it.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_64;

use crate::article::{Article, Part};
use crate::files;
use crate::rule::{Cause, Finding, RuleSet, Severity, StoryReport, Suppressed};
use crate::suppress::is_verdict;

/// A larger file is not read, in bytes.
const LARGEST: u64 = 64 << 20;

/// The version of the file that is written and read.
const VERSION: u64 = 1;

/// As much of a caption is shown, in characters.
const TEXT: usize = 100;

/// What a finding is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The file, from the folder of the baseline on, with `/` between steps.
    pub path: String,
    /// The record in the file, where it has an id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The rule.
    pub rule: String,
    /// A digest of the caption's words: capitals, signs and spaces make no
    /// difference. For a finding of no caption, of the words it points at.
    pub words: String,
}

/// How often a finding is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Accepted {
    /// How many of it a story may have.
    pub count: usize,
    /// The words of the caption as they stand there, cut short, for those who
    /// read the file; nothing is known by them. A file that was written by an
    /// older cutline has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Accepted findings, each with how many of it a story may have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    entries: BTreeMap<Key, Accepted>,
}

/// Why a file is no baseline that can be read.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// The file itself.
    #[error("{}", unreadable(.0))]
    Io(#[from] io::Error),
    /// No JSON, or JSON of another kind.
    #[error("this is no baseline: {0}; write it anew with --write-baseline")]
    Broken(String),
    /// The file of another version of cutline.
    #[error(
        "this is a baseline of version {0}, and this cutline reads version {VERSION}; \
         write it anew with --write-baseline"
    )]
    Version(u64),
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            "there is no such baseline; --write-baseline makes one".to_owned()
        }
        _ => format!("the baseline cannot be read: {error}"),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[expect(dead_code, reason = "looked at before the rest is read")]
    version: u64,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    key: Key,
    #[serde(flatten)]
    accepted: Accepted,
}

impl Baseline {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// Where it cannot be read, or is no baseline of this version.
    pub fn read(path: &Path) -> Result<Baseline, BaselineError> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u64,
        }
        let bytes = files::bounded(path, LARGEST)?.ok_or_else(|| {
            BaselineError::Broken(format!("it is larger than {} MiB", LARGEST >> 20))
        })?;
        let broken = |error: serde_json::Error| BaselineError::Broken(error.to_string());
        let Versioned { version } = serde_json::from_slice(&bytes).map_err(broken)?;
        if version != VERSION {
            return Err(BaselineError::Version(version));
        }
        let document: Document = serde_json::from_slice(&bytes).map_err(broken)?;
        let entries = document.findings.into_iter().map(|entry| (entry.key, entry.accepted));
        Ok(Baseline { entries: entries.collect() })
    }

    /// Writes the file at `path`: sorted, one finding a line, so that two
    /// versions of it can be compared and merged.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let lines: Vec<String> = self
            .entries
            .iter()
            .map(|(key, accepted)| {
                let entry = Entry { key: key.clone(), accepted: accepted.clone() };
                Ok(format!("\n    {}", serde_json::to_string(&entry)?))
            })
            .collect::<io::Result<_>>()?;
        let end = if lines.is_empty() { "" } else { "\n  " };
        let list = lines.join(",");
        let text = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{list}{end}]\n}}\n");
        files::replace(path, text.as_bytes())
    }

    /// How many findings are accepted.
    pub fn len(&self) -> usize {
        self.entries.values().map(|accepted| accepted.count).sum()
    }

    /// Whether nothing is accepted.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The accepted findings and how many there may be of each.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Accepted)> {
        self.entries.iter()
    }

    /// Accepts findings of this kind in a story, if it is any.
    pub fn insert(&mut self, key: Key, accepted: Accepted) {
        if accepted.count > 0 {
            self.entries.insert(key, accepted);
        }
    }

    /// Sets apart the findings of a story at `path` that are accepted, and
    /// returns which those are.
    pub fn apply(&self, report: &mut StoryReport, path: &str, rules: &RuleSet) -> Found {
        let mut found = Found::new();
        set_apart(report, rules, |article, finding| {
            let words = words(article, finding);
            let key = key(article, finding, words, path);
            let Some(Accepted { count: most, .. }) = self.entries.get(&key) else { return false };
            let accepted =
                found.entry(key).or_insert_with(|| Accepted { count: 0, text: short(words) });
            accepted.count += 1;
            let is_accepted = accepted.count <= *most;
            accepted.count = accepted.count.min(*most);
            is_accepted
        });
        found
    }
}

/// Findings of a story, and how many of each.
pub type Found = BTreeMap<Key, Accepted>;

/// Accepts all findings of a story at `path` from a severity on: sets them
/// apart, and returns which they are.
pub fn accept(report: &mut StoryReport, path: &str, least: Severity, rules: &RuleSet) -> Found {
    let mut found = Found::new();
    set_apart(report, rules, |article, finding| {
        let is_accepted = finding.severity >= least;
        if is_accepted {
            let words = words(article, finding);
            let entry = found.entry(key(article, finding, words, path));
            entry.or_insert_with(|| Accepted { count: 0, text: short(words) }).count += 1;
        }
        is_accepted
    });
    found
}

fn set_apart(
    report: &mut StoryReport,
    rules: &RuleSet,
    mut is_accepted: impl FnMut(&Article, &Finding) -> bool,
) {
    let article = &report.article;
    let lists = report.captions.iter_mut().map(|caption| &mut caption.findings);
    for findings in lists.chain([&mut report.findings]) {
        for finding in std::mem::take(findings) {
            if is_accepted(article, &finding) {
                let is_verdict = is_verdict(rules, &finding);
                let cause = Cause::Baseline;
                report.suppressed.push(Suppressed { finding, cause, is_verdict });
            } else {
                findings.push(finding);
            }
        }
    }
}

/// The words that a finding is known by.
fn words<'a>(article: &'a Article, finding: &Finding) -> &'a str {
    match finding.at.part {
        part @ Part::Caption { .. } => article.text(part).map_or("", |text| text.as_str()),
        _ => article.quote(finding.at),
    }
}

/// As much of them as fits beside the key on a line that can be read.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(TEXT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn key(article: &Article, finding: &Finding, words: &str, path: &str) -> Key {
    Key {
        path: path.to_owned(),
        id: article.id.clone(),
        rule: finding.rule.clone(),
        words: digest(words),
    }
}

/// The same for texts that differ in capitals, signs, spaces or composition.
fn digest(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!("{:016x}", xxh3_64(words.collect::<Vec<_>>().join(" ").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn words_make_the_digest() {
        let one = digest("Müller, left, opens the bridge.");
        for same in ["MÜLLER (left) opens\nthe bridge", "Mu\u{308}ller — left — opens the bridge"]
        {
            assert_eq!(digest(same), one, "{same}");
        }
        assert_ne!(digest("Müller, right, opens the bridge."), one);
    }
}
