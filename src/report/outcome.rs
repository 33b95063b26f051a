use serde::Serialize;

use crate::read::ReadError;
use crate::rule::{Cause, Finding, Severity, StoryReport};

/// What became of one story of the input.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The file that the story stands in, as the user named it.
    pub path: String,
    /// What cutline says of the story, or why it could not be read.
    pub result: Result<StoryReport, ReadError>,
}

impl Outcome {
    /// All findings about the story; none where it could not be read.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.result.iter().flat_map(StoryReport::all)
    }
}

/// How much was checked and found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Stories that were read.
    pub stories: usize,
    /// Captions in them.
    pub captions: usize,
    /// Alternative texts that were judged in the place of a caption.
    pub alts: usize,
    /// Captions that do not belong to their story.
    pub mismatches: usize,
    /// Findings of each severity.
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Stories, or whole inputs, that could not be read.
    pub unreadable: usize,
    /// Findings that are not reported because the story says so.
    pub suppressed: usize,
    /// Findings that are not reported because they stand in the baseline.
    pub accepted: usize,
    /// Stories in which neither a caption nor a picture was found.
    pub uncaptioned: usize,
    /// Pictures of which no words were found.
    pub wordless: usize,
    /// Keys of records that look like captions and are not read.
    pub unread: usize,
    /// Files found in folders that hold no story.
    pub passed_over: usize,
}

impl Summary {
    /// Counts one more story.
    pub fn add(&mut self, outcome: &Outcome) {
        let Ok(report) = &outcome.result else {
            self.unreadable += 1;
            return;
        };
        self.stories += 1;
        self.captions += report.captions.len();
        self.alts += report.alts;
        let article = &report.article;
        let is_bare = article.is_uncaptioned() && article.pictures.is_empty();
        self.uncaptioned += usize::from(is_bare);
        self.wordless += article.wordless().count();
        self.unread += article.unread.len();
        self.mismatches += report.mismatches();
        for suppressed in &report.suppressed {
            *match suppressed.cause {
                Cause::Story(_) => &mut self.suppressed,
                Cause::Baseline => &mut self.accepted,
            } += 1;
        }
        for finding in report.all() {
            *match finding.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
            } += 1;
        }
    }

    /// What was not found and not read, so that it was not checked.
    pub fn gaps(&self) -> Vec<String> {
        let gaps = [
            (self.uncaptioned, "story without a caption", "stories without a caption"),
            (self.wordless, "picture without words", "pictures without words"),
            (
                self.unread,
                "key that looks like a caption not read",
                "keys that look like captions not read",
            ),
            (
                self.passed_over,
                "file without a story passed over",
                "files without a story passed over",
            ),
        ];
        let gaps = gaps.into_iter().filter(|(number, ..)| *number > 0);
        gaps.map(|(number, one, many)| counted(number, one, many)).collect()
    }

    /// How many findings are at or above a severity.
    pub fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Note => self.errors + self.warnings + self.notes,
        }
    }
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, more: Summary) {
        self.stories += more.stories;
        self.captions += more.captions;
        self.alts += more.alts;
        self.mismatches += more.mismatches;
        self.errors += more.errors;
        self.warnings += more.warnings;
        self.notes += more.notes;
        self.unreadable += more.unreadable;
        self.suppressed += more.suppressed;
        self.accepted += more.accepted;
        self.uncaptioned += more.uncaptioned;
        self.wordless += more.wordless;
        self.unread += more.unread;
        self.passed_over += more.passed_over;
    }
}

/// "1 story", "2 stories".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}, {}{} checked: ",
            counted(self.stories, "story", "stories"),
            counted(self.captions, "caption", "captions"),
            match self.alts {
                0 => String::new(),
                alts => format!(", {}", counted(alts, "alternative text", "alternative texts")),
            }
        )?;
        let findings: Vec<String> = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.notes, "note", "notes"),
        ]
        .into_iter()
        .filter(|(number, _, _)| *number > 0)
        .map(|(number, one, many)| counted(number, one, many))
        .collect();
        let mut parts = Vec::new();
        if self.mismatches > 0 {
            parts.push(counted(self.mismatches, "mismatch", "mismatches"));
        }
        if !findings.is_empty() {
            parts.push(findings.join(", "));
        }
        if self.unreadable > 0 {
            parts.push(format!("{} could not be read", self.unreadable));
        }
        if parts.is_empty() {
            parts.push(match self.captions + self.alts {
                0 => "no caption was found".to_owned(),
                _ => "nothing to report".to_owned(),
            });
        }
        if self.suppressed > 0 {
            parts.push(format!("{} suppressed", self.suppressed));
        }
        if self.accepted > 0 {
            parts.push(format!("{} in the baseline", self.accepted));
        }
        parts.extend(self.gaps());
        f.write_str(&parts.join("; "))
    }
}
