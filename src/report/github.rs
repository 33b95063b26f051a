//! Annotations of GitHub Actions: lines that a workflow prints, and GitHub
//! shows beside the lines of a change.

use super::location::FileLocation;
use super::{Entry, Outcome, Reporter, Summary, visible};
use crate::article::Article;
use crate::read::ReadError;
use crate::rule::{Finding, Severity};

/// Annotations of one level that GitHub shows of a step; it drops the others.
const SHOWN: usize = 10;

/// Writes annotations, as many as GitHub shows, and says how many there are more.
#[derive(Debug)]
pub struct GitHub {
    least: Severity,
    /// Annotations written: errors, warnings, notices.
    written: [usize; 3],
    held_back: usize,
}

impl GitHub {
    /// Annotations of findings from a severity on.
    pub fn new(least: Severity) -> GitHub {
        GitHub { least, written: [0; 3], held_back: 0 }
    }
}

impl Reporter for GitHub {
    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        Entry::findings(
            outcome,
            self.least,
            |error| unreadable(outcome, error),
            |article, finding| annotation(outcome, article, finding),
        )
    }

    fn add(&mut self, entries: Vec<Entry>) -> String {
        let mut text = String::new();
        for entry in entries {
            let level = match entry.severity {
                Some(Severity::Error) | None => 0,
                Some(Severity::Warning) => 1,
                Some(Severity::Note) => 2,
            };
            if self.written[level] < SHOWN {
                self.written[level] += 1;
                text.push_str(&entry.text);
            } else {
                self.held_back += 1;
            }
        }
        text
    }

    fn closing(&mut self, summary: &Summary) -> String {
        match self.held_back {
            0 => format!("{summary}\n"),
            more => format!("{summary}; {more} of them not shown as annotations\n"),
        }
    }
}

fn annotation(outcome: &Outcome, article: &Article, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let message = match &finding.help {
        Some(help) => format!("{}\n{}", visible(&finding.message), visible(help)),
        None => visible(&finding.message).into_owned(),
    };
    command(level, &FileLocation::of(outcome, article, finding.at), &finding.rule, &message)
}

fn unreadable(outcome: &Outcome, error: &ReadError) -> String {
    let place = FileLocation::of_error(outcome, error);
    command("error", &place, "cannot be read", &visible(&error.message))
}

fn command(level: &str, place: &FileLocation, title: &str, message: &str) -> String {
    let mut command = format!("::{level} file={}", property(&place.path));
    if let Some(line) = place.line {
        command.push_str(&format!(",line={line}"));
    }
    if let Some(region) = place.region {
        // GitHub takes columns only for what stands on one line.
        let (start, end) = (region.start, region.end);
        match start.line == end.line {
            true => command.push_str(&format!(
                ",endLine={},col={},endColumn={}",
                end.line, start.column, end.column
            )),
            false => command.push_str(&format!(",endLine={}", end.line)),
        }
    }
    format!("{command},title={}::{}\n", property(title), data(message))
}

/// A message, with what would end it written as GitHub's escapes.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, with what would end it written as GitHub's escapes.
fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(path: &str, message: &str) -> Outcome {
        let error = ReadError { message: message.to_owned(), line: Some(3), column: Some(7) };
        Outcome { path: path.to_owned(), result: Err(error) }
    }

    #[test]
    fn nothing_in_a_story_can_start_a_command_of_its_own() {
        let outcome = lost("a,line=9::b.txt\n::error::c", "50% of it\r\n::set-env name=x::y");
        let github = GitHub::new(Severity::Note);
        assert_eq!(
            github.entries(&outcome)[0].text,
            "::error file=a%2Cline=9%3A%3Ab.txt %3A%3Aerror%3A%3Ac,line=3,\
             title=cannot be read::50%25 of it  ::set-env name=x::y\n"
        );
    }

    #[test]
    fn of_each_level_as_many_are_written_as_github_shows() {
        let mut github = GitHub::new(Severity::Note);
        let entry =
            |severity| Entry { path: String::new(), severity, text: format!("{severity:?}\n") };
        let levels = [None, Some(Severity::Error), Some(Severity::Warning), Some(Severity::Note)];
        let mut out = String::new();
        for _ in 0..4 {
            for severity in levels {
                out.push_str(&github.add(vec![entry(severity), entry(severity)]));
            }
        }
        assert_eq!(out.lines().filter(|line| line.contains("Note")).count(), 8);
        assert_eq!(out.lines().filter(|line| line.contains("Warning")).count(), 8);
        let errors = |line: &&str| line.contains("Error") || *line == "None";
        assert_eq!(out.lines().filter(errors).count(), 10, "both are errors to GitHub");
        assert!(github.closing(&Summary::default()).contains("6 of them not shown"));
    }
}
