//! What is wrong with suppressions themselves.

use std::sync::LazyLock;

use crate::article::{Article, Excerpt, Part, Suppression};
use crate::read::suppression::shorten;
use crate::rule::{Check, Finding, Rule, RuleSet, SuppressionCheck, SuppressionRelation};
use crate::suggest::nearest;

/// Characters of a name that a message repeats.
const LONGEST_NAME: usize = 40;

/// What the rules that look at suppressions say of those of a story, `used`
/// telling which of them have suppressed something.
pub(super) fn complaints(article: &Article, rules: &RuleSet, used: &[bool]) -> Vec<Finding> {
    if used.iter().all(|used| *used) {
        return Vec::new();
    }
    let looks = |rule: &&Rule| matches!(rule.check, Check::Suppression(_));
    let known = Known::new(rules);
    let idle = article.suppressions.iter().zip(used).enumerate().filter(|(_, (_, used))| !**used);
    let mut found = Vec::new();
    for (index, (suppression, _)) in idle {
        for rule in rules.iter().filter(looks) {
            let Check::Suppression(SuppressionCheck { relation }) = rule.check else { continue };
            let is_fault = match relation {
                SuppressionRelation::Unknown => !known.knows(&suppression.name),
                SuppressionRelation::Unused => known.is_asked(&suppression.name, rules),
            };
            if is_fault {
                found.push(finding(rule, suppression, index, &known));
            }
        }
    }
    found
}

fn finding(rule: &Rule, suppression: &Suppression, index: usize, known: &Known) -> Finding {
    let name = shorten(&suppression.name, LONGEST_NAME);
    let meant = known.nearest(&name);
    let meant = meant.map_or(String::new(), |name| format!("; did you mean `{name}`?"));
    let values = [("name", name.as_str()), ("meant", &meant)];
    Finding {
        rule: rule.id.clone(),
        severity: rule.severity,
        message: rule.message.render(&values),
        help: rule.help.clone(),
        at: Excerpt::new(Part::Suppression { index }, suppression.at.span()),
        evidence: Vec::new(),
        fix: None,
    }
}

/// Id and theme of all rules that come with cutline.
static BUILTIN: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| RuleSet::builtin().unwrap_or_default().iter().map(names).collect());

fn names(rule: &Rule) -> (String, String) {
    (rule.id.clone(), rule.theme.clone())
}

/// The rules and themes that can be named: those of this run and, where it
/// leaves some out, all that come with cutline.
struct Known {
    /// Id and theme.
    rules: Vec<(String, String)>,
}

impl Known {
    fn new(rules: &RuleSet) -> Known {
        let own = rules.iter().map(names);
        let mut rules: Vec<_> = own.chain(BUILTIN.iter().cloned()).collect();
        rules.sort_unstable();
        rules.dedup_by(|a, b| a.0 == b.0);
        Known { rules }
    }

    /// All ids, all themes, and the word for all of them.
    fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.rules.iter().flat_map(|(id, theme)| [id.as_str(), theme.as_str()]);
        names.chain([Suppression::ALL])
    }

    fn knows(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }

    fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.names())
    }

    /// Whether the rules that a name stands for are all asked in this run:
    /// otherwise nobody knows whether there is something to suppress.
    fn is_asked(&self, name: &str, rules: &RuleSet) -> bool {
        let is_meant =
            |id: &str, theme: &str| id == name || theme == name || name == Suppression::ALL;
        let mut meant = self.rules.iter().filter(|(id, theme)| is_meant(id, theme)).peekable();
        meant.peek().is_some() && meant.all(|(id, _)| rules.get(id).is_some())
    }
}
