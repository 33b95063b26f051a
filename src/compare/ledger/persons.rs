//! Persons whom the story names, or does not.

use super::{At, Feature, Ledger, quote};
use crate::article::Span;
use crate::compare::Comparison;
use crate::compare::person::{PersonRelation, PersonTie};

type Holds = fn(&PersonTie) -> bool;

/// Which ties count for which feature, at most how many, and what to say.
const SORTS: [(Feature, usize, Holds, &str); 3] = [
    (Feature::PersonsShared, 3, |tie| tie.relation >= PersonRelation::Variant, "the story names"),
    (Feature::PersonsTitle, 2, PersonTie::in_title, "the title names"),
    (
        Feature::PersonsAbsent,
        3,
        |tie| tie.relation == PersonRelation::Absent,
        "the story does not name",
    ),
];

pub(super) fn add(comparison: &Comparison, ledger: &mut Ledger) {
    for (feature, most, holds, says) in SORTS {
        let ties: Vec<&PersonTie> = comparison.persons.iter().filter(|tie| holds(tie)).collect();
        let spans: Vec<Span> = ties.iter().map(|tie| tie.caption).collect();
        let at = At(spans.first().copied(), ties.first().and_then(|tie| tie.story));
        ledger.add(feature, spans.len().min(most) as f64, at, || {
            format!("{says} {}", quote(comparison.caption.text, &spans))
        });
    }
    if let Some(first) = comparison.contradiction().who {
        ledger.add(Feature::PersonsAllAbsent, 1.0, At(Some(first), None), || {
            let name = first.of(comparison.caption.text);
            format!("the story names none of the caption's persons, such as {name}")
        });
    }
}
