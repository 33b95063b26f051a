//! Findings that a story itself says are not to be reported: a report goes in,
//! and comes out with those set apart.

mod complaint;
mod reach;

use crate::article::{Article, Excerpt, Part, Scope, Suppression};
use crate::rule::{Cause, Check, Finding, RuleSet, StoryReport, Suppressed};
use reach::Reach;

/// Sets apart what the story suppresses, and reports the suppressions that
/// name no rule or suppress nothing by those of the rules that look at them.
pub fn apply(report: &mut StoryReport, rules: &RuleSet) {
    if report.article.suppressions.is_empty() {
        return;
    }
    let all = Suppressions::new(&report.article, rules);
    let mut used = vec![false; report.article.suppressions.len()];
    let mut suppressed = Vec::new();
    let lists = report.captions.iter_mut().map(|caption| &mut caption.findings);
    for findings in lists.chain([&mut report.findings]) {
        suppressed.extend(all.set_apart(findings, &mut used, Answers::ToAll));
    }
    let mut complaints = complaint::complaints(&report.article, rules, &used);
    suppressed.extend(all.set_apart(&mut complaints, &mut used, Answers::ToItsName));
    complaints.retain(|finding| match finding.at.part {
        Part::Suppression { index } => !used[index],
        _ => true,
    });
    report.findings.extend(complaints);
    report.suppressed.extend(suppressed);
}

/// Which names a finding answers to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    /// The rule's, its theme's, and `all`.
    ToAll,
    /// The rule's alone: a complaint that `all` suppresses nothing is not
    /// suppressed by `all`.
    ToItsName,
}

/// The suppressions of one story, and what each of them reaches.
struct Suppressions<'a> {
    article: &'a Article,
    rules: &'a RuleSet,
    reach: Vec<Reach>,
}

impl<'a> Suppressions<'a> {
    fn new(article: &'a Article, rules: &'a RuleSet) -> Suppressions<'a> {
        Suppressions { article, rules, reach: reach::of(article) }
    }

    /// Takes out of `findings` what is suppressed, and marks what was used.
    fn set_apart(
        &self,
        findings: &mut Vec<Finding>,
        used: &mut [bool],
        answers: Answers,
    ) -> Vec<Suppressed> {
        let mut suppressed = Vec::new();
        for finding in std::mem::take(findings) {
            let theme = self.rules.get(&finding.rule).map(|rule| rule.theme.as_str());
            let is_meant = |name: &str| {
                let by_group = name == Suppression::ALL || theme == Some(name);
                name == finding.rule || (answers == Answers::ToAll && by_group)
            };
            let mut cause = None;
            for (index, suppression) in self.article.suppressions.iter().enumerate() {
                let is_about_it = finding.at.part == Part::Suppression { index };
                if is_meant(&suppression.name) && !is_about_it && self.covers(index, finding.at) {
                    used[index] = true;
                    cause.get_or_insert_with(|| Cause::Story(suppression.reason.clone()));
                }
            }
            match cause {
                Some(cause) => {
                    let is_verdict = is_verdict(self.rules, &finding);
                    suppressed.push(Suppressed { finding, cause, is_verdict });
                }
                None => findings.push(finding),
            }
        }
        suppressed
    }

    fn covers(&self, index: usize, at: Excerpt) -> bool {
        let suppression = &self.article.suppressions[index];
        let Some(text) = self.article.text(at.part) else { return false };
        let is_here = text.source() == suppression.at.source();
        match suppression.scope {
            Scope::Story => true,
            Scope::Picture(picture) => at.part.picture() == Some(picture),
            Scope::Stretch(span) => {
                is_here && (span.start..span.end).contains(&text.to_source(at.span).start)
            }
            Scope::Next(_) => {
                is_here && self.reach[index].covers(at.part, text.to_source(at.span).start)
            }
        }
    }
}

/// Whether a finding is the verdict on its caption.
pub(crate) fn is_verdict(rules: &RuleSet, finding: &Finding) -> bool {
    rules.get(&finding.rule).is_some_and(|rule| matches!(rule.check, Check::Belonging(_)))
}
