//! Rules applied to a caption that has been compared with its story. One file
//! a kind of check; none knows a rule by name.

mod date;
mod excuse;
mod number;
mod person;
mod place;
mod position;
mod role;
mod scorecard;
mod stacked;

pub use scorecard::Scorecard;

use super::{CaptionReport, Check, Finding, Reason, Rule, Verdict};
use crate::article::{Excerpt, Part, Span};
use crate::compare::{Clue, Comparison};

/// A caption with its score: what rules look at.
pub struct Judged<'a> {
    /// The caption held against the story.
    pub comparison: Comparison<'a>,
    /// The scorecard's entries with what each adds to the log-odds.
    pub ledger: Vec<(Clue, f64)>,
    /// What the scorecard adds up to: the log-odds that the caption belongs.
    pub logit: f64,
    /// The probability that the caption belongs.
    pub score: f64,
    /// What the score means.
    pub verdict: Verdict,
}

/// What a check has found: a rule makes a finding of it, unless it is excused.
struct Alarm {
    /// The words of the caption that it is about.
    at: Span,
    /// What to put for the placeholders of the rule's message.
    values: Vec<(&'static str, String)>,
    /// What it rests on.
    evidence: Vec<Reason>,
}

impl Judged<'_> {
    fn part(&self) -> Part {
        self.comparison.caption.part
    }

    fn text(&self) -> &str {
        self.comparison.caption.text
    }

    /// A reason that stands in the caption.
    fn in_caption(&self, span: Span, says: String) -> Reason {
        Reason { at: Some(Excerpt::new(self.part(), span)), says, weight: 0.0 }
    }

    /// The words of the story under an excerpt.
    fn story_words(&self, at: Excerpt) -> &str {
        at.span.of(self.comparison.story.text(at.part))
    }
}

/// A reason that stands in the story.
fn in_story(at: Excerpt, says: String) -> Reason {
    Reason { at: Some(at), says, weight: 0.0 }
}

/// What the rules say of the caption at `index` among those of its story.
pub fn evaluate<'r>(
    rules: impl Iterator<Item = &'r Rule>,
    captions: &[Judged],
    index: usize,
) -> CaptionReport {
    let judged = &captions[index];
    let mut findings: Vec<Finding> =
        rules.flat_map(|rule| findings(rule, captions, index)).collect();
    findings.sort_by(|a, b| (a.at.span, &a.rule).cmp(&(b.at.span, &b.rule)));
    CaptionReport {
        part: judged.part(),
        verdict: judged.verdict,
        score: judged.score,
        reasons: scorecard::reasons(judged),
        findings,
    }
}

fn findings(rule: &Rule, captions: &[Judged], index: usize) -> Vec<Finding> {
    let judged = &captions[index];
    let alarms = match &rule.check {
        Check::Belonging(_) => scorecard::alarms(judged),
        Check::Person(check) => person::alarms(check, judged),
        Check::Place(check) => place::alarms(check, judged),
        Check::Date(check) => date::alarms(check, judged),
        Check::Number(_) => number::alarms(judged),
        Check::Role(_) => role::alarms(judged),
        Check::Position(_) => position::alarms(judged),
        Check::Stacked(_) => stacked::alarms(captions, index),
    };
    // What excuses the whole caption is asked once, however much was found.
    if alarms.is_empty() || rule.unless.iter().any(|excuse| excuse::holds(*excuse, judged)) {
        return Vec::new();
    }
    let excused = |alarm: &Alarm| {
        rule.unless.iter().any(|excuse| excuse::holds_at(*excuse, alarm.at, judged))
    };
    let finding = |alarm: Alarm| {
        let values: Vec<(&str, &str)> =
            alarm.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Finding {
            rule: rule.id.clone(),
            severity: rule.severity,
            message: rule.message.render(&values),
            help: rule.help.clone(),
            at: Excerpt::new(judged.part(), alarm.at),
            evidence: alarm.evidence,
        }
    };
    alarms.into_iter().filter(|alarm| !excused(alarm)).map(finding).collect()
}
