//! How well a model does on documents that it has not seen.

use std::collections::{BTreeMap, HashSet};

use cutline::mention::label::Label;
use cutline::mention::tagger::{Model, names_by};
use cutline::mention::{organisations, persons, places};
use cutline::tokens::Tokens;

use crate::corpus::Example;
use crate::field::train;

/// What is reported of a text, and under which label people mark it.
const REPORTED: [Label; 3] = [Label::Person, Label::Place, Label::Organisation];

/// Prints what `folds`-fold cross-validation by document gives: persons, places
/// and organisations as the whole pipe reports them against the names that
/// people marked, exactly. `more` is always trained on.
pub fn cross_validate(gold: &[Example], more: &[Example], stories: &[String], folds: usize) {
    // Found, wrongly found, missed; by set and label.
    let mut counts: BTreeMap<(&str, Label), [usize; 3]> = BTreeMap::new();
    for fold in 0..folds {
        let others = gold.iter().enumerate().filter(|(i, _)| i % folds != fold).map(|(_, e)| e);
        let bytes = train(&others.chain(more).collect::<Vec<_>>(), stories);
        let model = Model::new(&bytes).expect("a whole model");
        for example in gold.iter().skip(fold).step_by(folds) {
            for (label, found) in REPORTED.into_iter().zip(reported(example, model)) {
                let marked: HashSet<(usize, usize)> = example
                    .marked
                    .iter()
                    .filter(|name| name.2 == label)
                    .map(|name| (name.0, name.1))
                    .collect();
                let hits = found.iter().filter(|span| marked.contains(span)).count();
                let count = counts.entry((&example.set, label)).or_default();
                count[0] += hits;
                count[1] += found.len() - hits;
                count[2] += marked.len() - hits;
            }
        }
    }
    for ((set, label), [hit, wrong, missed]) in counts {
        let (hit, wrong, missed) = (hit as f64, wrong as f64, missed as f64);
        let (precision, recall) = (hit / (hit + wrong).max(1.0), hit / (hit + missed).max(1.0));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        let all = hit + missed;
        println!("{set:12} {label:?}: P {precision:.3} R {recall:.3} F1 {f1:.3} of {all}");
    }
}

/// The bytes of the persons, places and organisations that the pipe reports.
fn reported(example: &Example, model: Model) -> [HashSet<(usize, usize)>; 3] {
    let Example { text, tokens, known, .. } = example;
    let tokens = Tokens::new(text, tokens);
    let names = names_by(model, tokens, known);
    let span = |span: cutline::article::Span| (span.start, span.end);
    [
        persons(tokens, &names).iter().map(|m| span(m.span)).collect(),
        places(tokens, known, &names)
            .iter()
            .filter(|m| !m.value.is_demonym())
            .map(|m| span(m.span))
            .collect(),
        organisations(tokens, &names).iter().map(|m| span(m.span)).collect(),
    ]
}
