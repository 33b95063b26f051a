//! The belonging score: the clues' weights add up to log-odds.

use super::condition;
use super::judged::Judged;
use crate::article::Excerpt;
use crate::compare::{Clue, Comparison, FEATURES, Feature};
use crate::rule::{Belonging, Check, Condition, Reason, Rule, Verdict};

/// A rule's weights, laid out by feature, and what makes a verdict of a score.
#[derive(Debug, Clone, Default)]
pub struct Scorecard {
    intercept: f64,
    weights: Vec<f64>,
    belongs_above: f64,
    mismatch: Vec<Condition>,
    doubtful: Vec<Condition>,
}

impl Scorecard {
    /// The scorecard that the first of the rules with weights writes down. The
    /// conditions of that rule make a mismatch of a caption, those of the
    /// others that are followed leave it unclear at best.
    pub fn of<'r>(rules: impl Iterator<Item = &'r Rule>) -> Option<Scorecard> {
        let mut found: Option<&Belonging> = None;
        let mut doubtful = Vec::new();
        for rule in rules {
            match &rule.check {
                Check::Belonging(card) if found.is_none() && !card.weights.is_empty() => {
                    found = Some(card);
                }
                Check::Belonging(other) if rule.enabled => {
                    doubtful.extend(other.reported_where.iter().cloned());
                }
                _ => {}
            }
        }
        let card = found?;
        let weight = |name: &str| card.weights.get(name).copied().unwrap_or(0.0);
        Some(Scorecard {
            intercept: card.intercept,
            weights: FEATURES.iter().map(|feature| weight(feature.name())).collect(),
            belongs_above: card.belongs_above,
            mismatch: card.reported_where.clone(),
            doubtful,
        })
    }

    fn weight(&self, feature: Feature) -> f64 {
        self.weights.get(feature as usize).copied().unwrap_or(0.0)
    }

    /// Weighs a caption.
    pub fn judge<'a>(&self, comparison: Comparison<'a>) -> Judged<'a> {
        let ledger: Vec<(Clue, f64)> = comparison
            .clues(|feature| self.weight(feature) != 0.0)
            .into_iter()
            .map(|clue| {
                let weight = self.weight(clue.feature) * clue.value;
                (clue, weight)
            })
            .collect();
        let logit = self.intercept + ledger.iter().map(|(_, weight)| weight).sum::<f64>();
        let score = chance(logit);
        let dated: f64 = ledger.iter().filter(|(c, _)| c.feature.is_date()).map(|(_, w)| w).sum();
        let undated = chance(logit - dated.max(0.0));
        let contradiction = comparison.contradiction();
        let verdict = Verdict::Unclear;
        let mut judged =
            Judged { comparison, contradiction, ledger, logit, score, undated, verdict };
        let holds = |conditions: &[Condition]| {
            conditions.iter().any(|condition| condition::holds(condition, &judged))
        };
        judged.verdict = match () {
            () if !judged.comparison.caption.is_about_picture()
                || judged.comparison.story.is_unread() =>
            {
                Verdict::Unclear
            }
            () if holds(&self.mismatch) => Verdict::Mismatch,
            () if score < self.belongs_above || holds(&self.doubtful) => Verdict::Unclear,
            () => Verdict::Belongs,
        };
        judged
    }
}

/// The probability of log-odds.
fn chance(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

/// Log-odds below which a reason is not worth a line of its own.
const LEAST_WEIGHT: f64 = 0.05;

/// The ledger as reasons, the strongest first, and before them what a caption
/// and a story of this length start from.
pub(super) fn reasons(judged: &Judged) -> Vec<Reason> {
    let told: Vec<&(Clue, f64)> = judged
        .ledger
        .iter()
        .filter(|(clue, weight)| *weight != 0.0 && !clue.feature.sets_scale())
        .collect();
    let has = |feature: Feature| told.iter().any(|(clue, _)| clue.feature == feature);
    let qualified = |clue: &Clue| clue.feature.qualifies().filter(|feature| has(*feature));
    let mut reasons: Vec<Reason> = Vec::new();
    for (clue, weight) in told.iter().filter(|(clue, _)| qualified(clue).is_none()) {
        let qualifying = told.iter().filter(|(q, _)| qualified(q) == Some(clue.feature));
        let whole = weight + qualifying.clone().map(|(_, weight)| weight).sum::<f64>();
        // What takes more than the reason gives is the reason.
        let against = qualifying.map(|(clue, _)| clue).next();
        let clue = against.filter(|_| whole * weight < 0.0).unwrap_or(clue);
        reasons.push(Reason {
            at: clue.story.or(clue.caption.map(|span| Excerpt::new(judged.part(), span))),
            says: clue.says.clone(),
            weight: whole,
        });
    }
    reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    let lesser = reasons.split_off(reasons.partition_point(|r| r.weight.abs() >= LEAST_WEIGHT));
    if !lesser.is_empty() {
        let weight = lesser.iter().map(|reason| reason.weight).sum();
        let says = "all else, each of which tells little".to_owned();
        reasons.push(Reason { at: None, says, weight });
    }
    let weighed: f64 = reasons.iter().map(|reason| reason.weight).sum();
    let says = "what a caption and a story of this length start from".to_owned();
    reasons.insert(0, Reason { at: None, says, weight: judged.logit - weighed });
    reasons
}
