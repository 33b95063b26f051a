//! Fixes made: what is found in a file goes in, the mended file comes out.

mod diff;

pub use diff::unified;

use std::collections::BTreeSet;

use crate::article::Span;
use crate::rule::{Edit, Finding, Fix, StoryReport};

/// Which fixes are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FixSelection {
    /// Those that the story bears out.
    Safe,
    /// Suggestions, too.
    All,
}

impl FixSelection {
    /// Whether a fix is among them.
    pub fn takes(self, fix: &Fix) -> bool {
        fix.is_safe || self == FixSelection::All
    }
}

/// Words of a file to be replaced.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Bytes of the file, which are whole characters of one line.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
}

/// What is to be changed in the file of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// In order, and apart from one another.
    pub changes: Vec<Change>,
    /// How many findings they mend.
    pub findings: usize,
}

/// What the fixes of a story change in its file. Of fixes that overlap the
/// first is taken. Nothing is changed in a record, in a file of several stories
/// or in one that is not UTF-8 throughout.
pub fn changes(report: &StoryReport, which: FixSelection) -> Changes {
    let mut all = Changes::default();
    let mut taken: BTreeSet<Span> = BTreeSet::new();
    for finding in report.all() {
        let Some(fix) = finding.fix.as_ref().filter(|fix| which.takes(fix)) else { continue };
        let Some(new) = of_file(fix, report) else { continue };
        // Those that are taken lie apart, so that the last one before the end
        // of another is the only one that it can meet.
        let before = |span: Span| taken.range(..Span::new(span.end, span.end)).next_back();
        let is_free = |span: Span| before(span).is_none_or(|other| other.end <= span.start);
        if new.iter().all(|change| is_free(change.span)) {
            taken.extend(new.iter().map(|change| change.span));
            all.changes.extend(new);
            all.findings += 1;
        }
    }
    all.changes.sort();
    all
}

/// Findings of a story that can be mended, but not in the file that they stand
/// in.
pub fn left_alone(report: &StoryReport, which: FixSelection) -> usize {
    let is_left = |finding: &&Finding| {
        finding.fix.as_ref().is_some_and(|fix| which.takes(fix) && of_file(fix, report).is_none())
    };
    report.all().filter(is_left).count()
}

fn of_file(fix: &Fix, report: &StoryReport) -> Option<Vec<Change>> {
    let change =
        |(span, edit): (Span, &Edit)| Change { span, replacement: edit.replacement.clone() };
    Some(spans(fix, report)?.into_iter().zip(&fix.edits).map(change).collect())
}

/// The bytes of the story's file that each edit of a fix puts other words for;
/// `None` where it cannot be made there.
pub fn spans(fix: &Fix, report: &StoryReport) -> Option<Vec<Span>> {
    let span = |edit: &Edit| {
        let text = report.article.text(edit.at.part)?;
        let source = report.article.sources.get(text.source()).filter(|s| s.can_be_edited())?;
        Some(source.locate(text.verbatim_source(edit.at.span)?).span)
    };
    fix.edits.iter().map(span).collect()
}

/// The text with its changes made; all other bytes stay as they are. `None`
/// where a change does not fall on whole characters of the text.
pub fn apply(text: &str, changes: &[Change]) -> Option<String> {
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for Change { span, replacement } in changes {
        new.push_str(text.get(at..span.start)?);
        new.push_str(text.get(span.start..span.end).and(Some(replacement))?);
        at = span.end;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(start: usize, end: usize, replacement: &str) -> Change {
        Change { span: Span::new(start, end), replacement: replacement.to_owned() }
    }

    #[test]
    fn only_what_is_changed_changes() {
        let text = "\u{feff}Zoë\r\nsaw 1\u{0}2\r\n";
        for (changes, expected) in [
            (vec![], Some(text.to_owned())),
            (vec![change(3, 7, "Ana")], Some(text.replace("Zoë", "Ana"))),
            (
                vec![change(3, 7, "Ana"), change(9, 12, "heard")],
                Some(text.replace("Zoë", "Ana").replace("saw", "heard")),
            ),
            (vec![change(5, 6, "e")], None),
            (vec![change(9, 99, "e")], None),
        ] {
            assert_eq!(apply(text, &changes), expected, "{changes:?}");
        }
    }
}
