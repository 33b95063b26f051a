//! What a caption should say, where the story or the calendar knows.

mod claim;
mod day;
mod name;

use super::diagnostic::{Answer, Diagnostic};
use super::judged::Judged;
use crate::article::Excerpt;
use crate::rule::{Check, DateRelation, Edit, Fix, Rule, Safe};

/// The fix that a rule offers for what it has found, if its check knows the
/// answer and the words can be changed where they stand.
pub(super) fn fix(rule: &Rule, judged: &Judged, diagnostic: &Diagnostic) -> Option<Fix> {
    let offer = rule.fix.as_ref()?;
    let answer = match &rule.check {
        Check::Person(_) => name::answer(judged, diagnostic.at),
        Check::Claim(_) => claim::answer(diagnostic),
        Check::Date(check) if check.relation == DateRelation::WrongWeekday => {
            day::weekday(judged, diagnostic.at)
        }
        Check::Date(check) if check.relation == DateRelation::WrongYear => {
            day::year(judged, diagnostic.at)
        }
        _ => None,
    }?;
    let Answer { at, replacement, is_supported } = answer;
    if !is_plain(at.of(judged.text()), &replacement) {
        return None;
    }
    let article = judged.comparison.story.article;
    article.text(judged.part())?.verbatim_source(at)?;
    let values = diagnostic.values.iter().map(|(name, value)| (*name, value.as_str()));
    let values: Vec<(&str, &str)> = values.chain([("fix", replacement.as_str())]).collect();
    Some(Fix {
        title: offer.title.render(&values),
        is_safe: offer.safe == Safe::Supported && is_supported,
        edits: vec![Edit { at: Excerpt::new(judged.part(), at), replacement }],
    })
}

/// Whether the new words mean the same in every markup and quotation: letters
/// and digits alone, and what stood there before.
fn is_plain(old: &str, new: &str) -> bool {
    let is_one_line = !old.contains(['\n', '\r']);
    is_one_line && old != new && new.chars().all(|c| c.is_alphanumeric() || old.contains(c))
}
