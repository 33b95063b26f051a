//! The field that a caption's words belong to, against the story's own.

use super::{At, Feature, Ledger, quote};
use crate::article::Span;
use crate::compare::Comparison;
use crate::language::field::{FIELDS, Field};

/// As many words of a field make it a story's own.
const OWN: u32 = 3;

pub(super) fn add(comparison: &Comparison, ledger: &mut Ledger) {
    let (caption, story) = (comparison.caption, comparison.story);
    let mut found: Vec<(Field, Span)> = Vec::new();
    for token in caption.facts.tokens.iter().filter(|t| !caption.facts.is_credit(t.span())) {
        found.extend(Field::of(token.key).map(|field| (field, token.span())));
    }
    let mut counts = [0u32; FIELDS];
    found.iter().for_each(|(field, _)| counts[field.index()] += 1);
    let top = |counts: &[u32; FIELDS]| counts.iter().copied().max().filter(|most| *most > 0);
    let Some(most) = top(&counts) else { return };
    let Some((field, _)) = found.iter().find(|(field, _)| counts[field.index()] == most) else {
        return;
    };
    let (field, told) = (*field, story.fields());
    let spans: Vec<Span> = found.iter().filter(|(of, _)| of == &field).map(|(_, at)| *at).collect();
    let all: u32 = told.iter().sum();
    let own = told[field.index()];
    let at = At(spans.first().copied(), None);
    let name = field.name();
    if own == 0 && top(&told).is_some_and(|most| most >= OWN) {
        ledger.add(Feature::FieldOther, f64::from(most.min(3)), at, || {
            format!(
                "the caption speaks of {name}, the story does not: {}",
                quote(caption.text, &spans)
            )
        });
    } else {
        let share = f64::from(own) / f64::from(all.max(OWN));
        ledger.add(Feature::FieldShared, share, at, || {
            format!("caption and story speak of {name}: {}", quote(caption.text, &spans))
        });
    }
}
