//! Which words name persons, organisations and places: a linear model over
//! shape, context and lists, decoded sentence by sentence (Viterbi); then each
//! name by all places where the text has it.
//!
//! The model is a linear-chain conditional random field (Lafferty et al. 2001),
//! trained by `tools/src/bin/train_tagger`; what it was trained on stands in NOTICE.

mod agree;
mod company;
mod correct;
mod defined;
mod features;
mod halved;
mod listed;
mod look;
mod model;
mod month;
mod numbered;
mod region;
mod rows;
mod surname;
mod unnamed;

use std::ops::Range;

pub use features::Document;
pub use model::{
    COLUMNS, Follows, MOST, Model, Path, Scores, TABLE, UNIT, digest_of_words, legal, to_bytes,
};
pub use region::regions;

use super::known::Known;
use super::label::{LABELS, Label, Name};
use crate::tokens::Tokens;

/// Tags: 0 is outside, `1 + 2n` begins label `n`, `2 + 2n` goes on with it.
pub const TAGS: usize = 1 + 2 * LABELS.len();

/// All names among `tokens` of `text`, in order, not overlapping.
pub fn names(tokens: Tokens, known: &[Known]) -> Vec<Name> {
    names_by(Model::embedded(), tokens, known)
}

/// [`names`] by a model of the caller's.
pub fn names_by(model: Model, tokens: Tokens, known: &[Known]) -> Vec<Name> {
    let document = Document::new(tokens, known);
    let follows = model.follows();
    let mut names = Vec::new();
    let mut scores = vec![[0; COLUMNS]; tokens.len()];
    let mut path = Path::default();
    let mut features = Vec::with_capacity(256);
    let is_bare = |region: &Range<usize>| region.len() == 1 && document.is_bare(region.start);
    for region in regions(tokens).filter(|region| !is_bare(region)) {
        for index in region.clone() {
            features.clear();
            document.features(index, &region, &mut |feature| features.push(feature));
            scores[index] = model.scores(&features);
        }
        path.find(&scores[region.clone()], &follows);
        collect(region.start, &path.tags, &mut names);
    }
    let caps = document.caps();
    agree::agree(tokens, caps, &scores, &mut names);
    correct::correct(tokens, caps, known, &mut names);
    numbered::numbered(tokens, &mut names);
    month::named(tokens, &mut names);
    names
}

/// Reads the names off a region's tags.
fn collect(start: usize, tags: &[u8], names: &mut Vec<Name>) {
    let mut open = false;
    for (offset, &tag) in tags.iter().enumerate() {
        let index = start + offset;
        if tag == 0 {
            open = false;
            continue;
        }
        let label = LABELS[usize::from(tag - 1) / 2];
        match names.last_mut() {
            Some(name) if open && tag % 2 == 0 && name.label == label => name.end = index + 1,
            _ => names.push(Name { first: index, end: index + 1, label }),
        }
        open = true;
    }
}

/// Puts names, in order, among the others and in the place of those that they
/// overlap.
fn replace_overlapping(names: &mut Vec<Name>, whole: Vec<Name>) {
    if whole.is_empty() {
        return;
    }
    names.retain(|name| {
        let next = whole.partition_point(|whole| whole.end <= name.first);
        whole.get(next).is_none_or(|whole| whole.first >= name.end)
    });
    names.extend(whole);
    names.sort_by_key(|name| name.first);
}
