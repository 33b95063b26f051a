//! How well a model does on documents that it has not seen.

use std::collections::BTreeMap;

use cutline::mention::tagger::{LABELS, Label, Model, Name, names_by};

use crate::corpus::Example;
use crate::field::train;

/// Prints what `folds`-fold cross-validation by document gives.
pub fn cross_validate(gold: &[Example], stories: &[String], folds: usize) {
    // Found, wrongly found, missed; by set and label.
    let mut counts: BTreeMap<(&str, Label), [usize; 3]> = BTreeMap::new();
    for fold in 0..folds {
        let others = gold.iter().enumerate().filter(|(i, _)| i % folds != fold).map(|(_, e)| e);
        let bytes = train(&others.collect::<Vec<_>>(), stories);
        let model = Model::new(&bytes).expect("a whole model");
        for example in gold.iter().skip(fold).step_by(folds) {
            let found = names_by(model, &example.text, &example.tokens, &example.known);
            for label in LABELS {
                let count = counts.entry((&example.set, label)).or_default();
                let of = |names: &[Name]| {
                    names.iter().filter(|n| n.label == label).copied().collect::<Vec<_>>()
                };
                let (found, marked) = (of(&found), of(&example.names));
                let hits = found.iter().filter(|n| marked.contains(n)).count();
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
