//! Several findings about one date of a caption.

use super::{Finding, Rule};
use crate::rule::{Check, DateRelation};

/// Keeps the gravest of the findings about one date: an editor looks at it
/// once, and what is wrong with it most tells what to do.
pub(super) fn keep_gravest(found: &mut Vec<(&Rule, Finding)>) {
    found.sort_by(|a, b| weight(a).cmp(&weight(b)));
    let mut kept: Vec<(&Rule, Finding)> = Vec::with_capacity(found.len());
    for (rule, finding) in found.drain(..) {
        let is_told = matches!(rule.check, Check::Date(_))
            && kept.iter().any(|(other, first)| {
                matches!(other.check, Check::Date(_)) && first.at.span.overlaps(finding.at.span)
            });
        if !is_told {
            kept.push((rule, finding));
        }
    }
    *found = kept;
}

/// The gravest first; of those that are as grave the one that leaves least
/// doubt about the date.
fn weight<'f>((rule, finding): &'f (&Rule, Finding)) -> impl Ord + use<'f> {
    const DOUBT: [DateRelation; 8] = [
        DateRelation::Impossible,
        DateRelation::AfterPublication,
        DateRelation::WrongWeekday,
        DateRelation::WrongYear,
        DateRelation::Outside,
        DateRelation::Unmarked,
        DateRelation::Outdated,
        DateRelation::WrongRelative,
    ];
    let doubt = match &rule.check {
        Check::Date(check) => DOUBT.iter().position(|relation| *relation == check.relation),
        _ => None,
    };
    (std::cmp::Reverse(finding.severity), doubt, finding.at.span, &rule.id)
}
