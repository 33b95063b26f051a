use super::{Outcome, Summary};
use crate::article::Article;
use crate::read::ReadError;
use crate::rule::{Finding, Severity};

/// An output format.
///
/// A report is made of three stretches: an opening, what each story adds, and
/// a closing. All of them go out as soon as they are there, so that a stream
/// of stories of any length takes the same memory.
pub trait Reporter: Send + Sync {
    /// What stands before the first story.
    fn opening(&mut self) -> String {
        String::new()
    }

    /// What a story adds, written out; called for several stories side by side.
    fn entries(&self, outcome: &Outcome) -> Vec<Entry>;

    /// The entries of the next story as they go out; called in the order of
    /// the input.
    fn add(&mut self, entries: Vec<Entry>) -> String {
        entries.into_iter().map(|entry| entry.text).collect()
    }

    /// What stands behind the last story.
    fn closing(&mut self, _summary: &Summary) -> String {
        String::new()
    }

    /// The report on a few stories, in one piece.
    fn whole(&mut self, outcomes: &[Outcome], summary: &Summary) -> String {
        let mut report = self.opening();
        for outcome in outcomes {
            let entries = self.entries(outcome);
            report.push_str(&self.add(entries));
        }
        report + &self.closing(summary)
    }
}

/// One finding, or one story, written out in a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The file that it is about, as [`Outcome::path`] has it.
    pub path: String,
    /// How much it matters; nothing for a story that could not be read, or
    /// for a story as a whole.
    pub severity: Option<Severity>,
    /// What goes out.
    pub text: String,
}

impl Entry {
    /// An entry for a story as a whole.
    pub(super) fn story(outcome: &Outcome, text: String) -> Vec<Entry> {
        vec![Entry { path: outcome.path.clone(), severity: None, text }]
    }

    /// An entry for each finding from a severity on, or one for why the story
    /// could not be read.
    pub(super) fn findings(
        outcome: &Outcome,
        least: Severity,
        unreadable: impl FnOnce(&ReadError) -> String,
        write: impl Fn(&Article, &Finding) -> String,
    ) -> Vec<Entry> {
        let report = match &outcome.result {
            Ok(report) => report,
            Err(error) => return Entry::story(outcome, unreadable(error)),
        };
        let shown = report.all().filter(|finding| finding.severity >= least);
        shown
            .map(|finding| Entry {
                path: outcome.path.clone(),
                severity: Some(finding.severity),
                text: write(&report.article, finding),
            })
            .collect()
    }
}

/// The members of a JSON list, each on a line of its own.
#[derive(Debug, Default)]
pub(super) struct List {
    is_started: bool,
}

impl List {
    /// The next members, with the commas between them.
    pub fn add(&mut self, entries: Vec<Entry>) -> String {
        let mut text = String::new();
        for entry in entries {
            text.push_str(if self.is_started { ",\n" } else { "\n" });
            text.push_str(&entry.text);
            self.is_started = true;
        }
        text
    }
}
