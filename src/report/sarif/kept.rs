//! The results that go into a log: the gravest, where there are too many.

use std::collections::BTreeMap;

use super::super::{Entry, counted};
use crate::rule::Severity;

/// GitHub takes no log with more results.
const MOST: usize = 25_000;

/// So much is kept of all of them, in bytes.
const MOST_BYTES: usize = 24 << 20;

/// Results in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// By severity, and then by how many came before.
    entries: BTreeMap<(Severity, std::cmp::Reverse<usize>), Entry>,
    bytes: usize,
    seen: usize,
    left_out: BTreeMap<Severity, usize>,
}

impl Kept {
    /// Takes a result, and gives up the least grave where there are too many:
    /// of several as grave, the one that came last.
    pub fn add(&mut self, entry: Entry) {
        let severity = entry.severity.unwrap_or(Severity::Note);
        self.bytes += entry.text.len();
        self.seen += 1;
        self.entries.insert((severity, std::cmp::Reverse(self.seen)), entry);
        while self.entries.len() > MOST || self.bytes > MOST_BYTES {
            let Some(((severity, _), entry)) = self.entries.pop_first() else { break };
            self.bytes -= entry.text.len();
            *self.left_out.entry(severity).or_default() += 1;
        }
    }

    /// The results in their order, and what is to be said of those left out.
    pub fn finish(self) -> (Vec<Entry>, Option<String>) {
        let mut entries: Vec<_> = self.entries.into_iter().collect();
        entries.sort_by_key(|((_, std::cmp::Reverse(number)), _)| *number);
        let left_out: Vec<String> = self
            .left_out
            .iter()
            .rev()
            .map(|(severity, count)| match severity {
                Severity::Error => counted(*count, "error", "errors"),
                Severity::Warning => counted(*count, "warning", "warnings"),
                Severity::Note => counted(*count, "note", "notes"),
            })
            .collect();
        let said = (!left_out.is_empty()).then(|| {
            format!("{} more are left out: a log holds the {MOST} gravest", left_out.join(", "))
        });
        (entries.into_iter().map(|(_, entry)| entry).collect(), said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_are_kept_in_their_order() {
        let mut kept = Kept::default();
        let severities = [Severity::Note, Severity::Warning, Severity::Error];
        for number in 0..30_000 {
            let severity = Some(severities[number % 3]);
            kept.add(Entry { path: "a".into(), severity, text: number.to_string() });
        }
        let (entries, said) = kept.finish();
        let numbers: Vec<usize> =
            entries.iter().map(|e| e.text.parse().expect("a number")).collect();
        assert_eq!(numbers.len(), MOST);
        assert!(numbers.is_sorted());
        let lesser = numbers.iter().filter(|number| *number % 3 == 0).count();
        assert_eq!(lesser, 5_000);
        assert_eq!(
            said.as_deref(),
            Some("5000 notes more are left out: a log holds the 25000 gravest")
        );
        let mut kept = Kept::default();
        let long = |text: &str| Entry {
            path: "a".into(),
            severity: Some(Severity::Error),
            text: text.repeat(MOST_BYTES / 2),
        };
        ["a", "b", "c"].iter().for_each(|text| kept.add(long(text)));
        let (entries, said) = kept.finish();
        assert_eq!(entries.len(), 2);
        assert!(said.is_some_and(|said| said.starts_with("1 error more")));
    }
}
