//! What is counted of labelled captions, one after another.

use std::collections::BTreeMap;

use super::Judgement;
use crate::rule::{RuleSet, Severity, Verdict};

/// Counts what was said of labelled captions. Of each it keeps the score
/// alone, 8 bytes; stories are not kept.
#[derive(Debug, Clone)]
pub struct Evaluation {
    pub(super) rules: Vec<(String, Severity)>,
    pub(super) stories: usize,
    /// The captions that belong.
    pub(super) belonging: Tally,
    /// The captions that do not, by kind.
    pub(super) foreign: BTreeMap<Option<String>, Tally>,
}

/// What was said of the captions of one sort.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub scores: Vec<f64>,
    pub verdicts: BTreeMap<Verdict, usize>,
    /// How many captions have a finding of this severity and none graver.
    pub worst: BTreeMap<Severity, usize>,
    /// How many captions each rule reports something of.
    pub fired: BTreeMap<String, usize>,
}

impl Evaluation {
    /// An evaluation of the rules that speak.
    pub fn new(rules: &RuleSet) -> Evaluation {
        Evaluation {
            rules: rules.active().map(|rule| (rule.id.clone(), rule.severity)).collect(),
            stories: 0,
            belonging: Tally::default(),
            foreign: BTreeMap::new(),
        }
    }

    /// Counts the captions of one story.
    pub fn add(&mut self, judgements: Vec<Judgement>) {
        self.stories += 1;
        for judgement in judgements {
            let tally = match &judgement.label.belongs {
                true => &mut self.belonging,
                false => self.foreign.entry(judgement.label.kind.clone()).or_default(),
            };
            tally.add(judgement);
        }
    }
}

impl Tally {
    fn add(&mut self, judgement: Judgement) {
        self.scores.push(judgement.score);
        *self.verdicts.entry(judgement.verdict).or_default() += 1;
        if let Some(worst) = judgement.worst {
            *self.worst.entry(worst).or_default() += 1;
        }
        for rule in judgement.rules {
            *self.fired.entry(rule).or_default() += 1;
        }
    }

    /// Takes in what another one has counted.
    pub fn take_in(&mut self, other: &Tally) {
        self.scores.extend(&other.scores);
        for (verdict, number) in &other.verdicts {
            *self.verdicts.entry(*verdict).or_default() += number;
        }
        for (severity, number) in &other.worst {
            *self.worst.entry(*severity).or_default() += number;
        }
        for (rule, number) in &other.fired {
            *self.fired.entry(rule.clone()).or_default() += number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{Caught, Judgement};
    use crate::read::record::Label;

    /// A judgement: truth, score, verdict, and the rule that fires.
    fn judgement(kind: Option<&str>, score: f64, rule: Option<&str>) -> Judgement {
        let belongs = kind.is_none();
        Judgement {
            label: Label { belongs, kind: kind.filter(|kind| !kind.is_empty()).map(str::to_owned) },
            score,
            verdict: if score > 0.5 { Verdict::Belongs } else { Verdict::Mismatch },
            worst: rule.map(|_| Severity::Error),
            rules: rule.into_iter().map(str::to_owned).collect(),
        }
    }

    #[test]
    fn captions_are_counted_by_truth_kind_and_rule() {
        let mut evaluation = Evaluation::new(&RuleSet::default());
        evaluation.rules = vec![("late".into(), Severity::Error), ("never".into(), Severity::Note)];
        evaluation.add(vec![
            judgement(None, 0.9, None),
            judgement(None, 0.4, Some("late")),
            judgement(Some("swap"), 0.4, Some("late")),
            judgement(Some("year"), 0.95, None),
        ]);
        evaluation
            .add(vec![judgement(Some("swap"), 0.1, Some("late")), judgement(Some(""), 0.2, None)]);
        let figures = evaluation.figures();
        assert_eq!(figures.stories, 2);
        let belonging = &figures.belonging;
        assert_eq!((belonging.captions, belonging.auc, belonging.caught), (2, None, None));
        assert_eq!(
            (belonging.verdicts.belongs, belonging.verdicts.unclear),
            (Some(0.5), Some(0.0))
        );
        assert_eq!((belonging.worst.error, belonging.worst.note), (Some(0.5), Some(0.0)));
        // 0.4, 0.95, 0.1, 0.2 against 0.9 and 0.4: 1 + ½, 0, 2, 2 of 8 pairs.
        assert_eq!((figures.foreign.captions, figures.foreign.auc), (4, Some(0.6875)));
        // No caption that belongs may be flagged, so none below 0.4 is left.
        let half = Some(Caught { at_1: 0.5, at_2: 0.5, at_5: 0.5 });
        assert_eq!(figures.foreign.caught, half);
        let kinds: Vec<_> = figures
            .kinds
            .iter()
            .map(|sort| (sort.kind.as_deref(), sort.captions, sort.auc))
            .collect();
        assert_eq!(
            kinds,
            [(None, 1, Some(1.0)), (Some("swap"), 2, Some(0.875)), (Some("year"), 1, Some(0.0))]
        );
        let late = &figures.rules[0];
        assert_eq!((late.on_belonging, late.on_foreign, late.precision), (1, 2, Some(0.6667)));
        assert_eq!(late.on_kinds, [0, 2, 0]);
        let never = &figures.rules[1];
        assert_eq!((never.on_belonging, never.on_foreign, never.precision), (0, 0, None));
    }

    #[test]
    fn one_sort_without_a_name_is_no_kind() {
        let mut evaluation = Evaluation::new(&RuleSet::default());
        evaluation.add(vec![judgement(Some(""), 0.2, None)]);
        assert_eq!(evaluation.figures().kinds, []);
    }
}
