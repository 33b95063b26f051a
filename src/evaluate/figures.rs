//! What an evaluation comes to.

use std::collections::BTreeMap;

use serde::Serialize;

use super::calibration::{Tenth, calibration};
use super::metric::{auc, caught};
use super::tally::{Evaluation, Tally};
use crate::rule::{Severity, Verdict};

/// The figures of an evaluation. Shares lie between 0 and 1; one that nothing
/// stands behind is `None`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Stories that were read.
    pub stories: usize,
    /// The captions that belong.
    pub belonging: Sort,
    /// All captions that do not.
    pub foreign: Sort,
    /// The same by kind, in the order of their names; empty where no caption
    /// has a kind.
    pub kinds: Vec<Sort>,
    /// How far scores can be taken for probabilities.
    pub calibration: Vec<Tenth>,
    /// Every rule that speaks, in the order of themes and names.
    pub rules: Vec<RuleFigures>,
}

/// Captions of one sort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sort {
    /// What the cases call it; `None` where they do not.
    pub kind: Option<String>,
    /// How many there are.
    pub captions: usize,
    /// How surely those that belong score above these; of captions that do
    /// not belong alone.
    pub auc: Option<f64>,
    /// How many lie below a threshold; of captions that do not belong alone.
    pub caught: Option<Caught>,
    /// What is said of them.
    pub verdicts: Verdicts,
    /// Of which severity their gravest finding is.
    pub worst: Worst,
}

/// The share that is caught by a threshold that flags so many of a hundred
/// captions that belong.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Caught {
    pub at_1: f64,
    pub at_2: f64,
    pub at_5: f64,
}

/// The share of each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Verdicts {
    pub belongs: Option<f64>,
    pub unclear: Option<f64>,
    pub mismatch: Option<f64>,
}

/// The share whose gravest finding is of this severity.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Worst {
    pub error: Option<f64>,
    pub warning: Option<f64>,
    pub note: Option<f64>,
}

/// What one rule reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleFigures {
    /// The rule's name.
    pub rule: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// Of how many captions that belong it reports something.
    pub on_belonging: usize,
    /// Of how many that do not.
    pub on_foreign: usize,
    /// The share of those that do not belong among all that it reports
    /// something of, as the cases are mixed.
    pub precision: Option<f64>,
    /// Of how many captions of each kind it reports something, in the order
    /// of [`Figures::kinds`].
    pub on_kinds: Vec<usize>,
}

impl Evaluation {
    /// What has been counted so far.
    pub fn figures(&self) -> Figures {
        let mut foreign = Tally::default();
        self.foreign.values().for_each(|tally| foreign.take_in(tally));
        // One sort without a name is all there is.
        let kinds = self.foreign.iter().filter(|_| self.foreign.keys().any(Option::is_some));
        let kinds: Vec<(&Option<String>, &Tally)> = kinds.collect();
        let belonging = &self.belonging.scores;
        let rules = self.rules.iter().map(|(rule, severity)| {
            let on = |tally: &Tally| tally.fired.get(rule).copied().unwrap_or(0);
            let (on_belonging, on_foreign) = (on(&self.belonging), on(&foreign));
            RuleFigures {
                rule: rule.clone(),
                severity: *severity,
                on_belonging,
                on_foreign,
                precision: share(on_foreign, on_belonging + on_foreign),
                on_kinds: kinds.iter().map(|(_, tally)| on(tally)).collect(),
            }
        });
        Figures {
            stories: self.stories,
            belonging: sort(None, &self.belonging, &[]),
            foreign: sort(None, &foreign, belonging),
            kinds: kinds
                .iter()
                .map(|(kind, tally)| sort(kind.as_ref(), tally, belonging))
                .collect(),
            calibration: calibration(belonging, &foreign.scores),
            rules: rules.collect(),
        }
    }
}

/// The figures of one sort, whose scores are held against those of captions
/// that belong.
fn sort(kind: Option<&String>, tally: &Tally, belonging: &[f64]) -> Sort {
    let captions = tally.scores.len();
    let caught = |share| caught(belonging, &tally.scores, share).map(rounded);
    let caught = || Some(Caught { at_1: caught(0.01)?, at_2: caught(0.02)?, at_5: caught(0.05)? });
    let said = |verdict| share(part(&tally.verdicts, verdict), captions);
    let worst = |severity| share(part(&tally.worst, severity), captions);
    Sort {
        kind: kind.cloned(),
        captions,
        auc: auc(belonging, &tally.scores).map(rounded),
        caught: caught(),
        verdicts: Verdicts {
            belongs: said(Verdict::Belongs),
            unclear: said(Verdict::Unclear),
            mismatch: said(Verdict::Mismatch),
        },
        worst: Worst {
            error: worst(Severity::Error),
            warning: worst(Severity::Warning),
            note: worst(Severity::Note),
        },
    }
}

fn part<K: Ord>(counts: &BTreeMap<K, usize>, key: K) -> usize {
    counts.get(&key).copied().unwrap_or(0)
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| rounded(part as f64 / whole as f64))
}

/// Four decimals: the same bytes on every machine.
pub(super) fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}
