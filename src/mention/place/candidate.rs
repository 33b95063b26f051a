//! Which stretches of a text are the names of places.

use super::around::Around;
use super::disambiguator::{Disambiguator, Stretch};
use crate::gazetteer::Kind;
use crate::mention::known::Known;
use crate::mention::known::Meanings;
use crate::mention::label::{Label, Name};
use crate::tokens::Tokens;

/// A stretch that is read as a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What it can mean.
    pub hits: Meanings,
    /// The kind that the noun beside it asks for, as in "Washington state".
    pub wants: Option<Kind>,
    /// It stands in the name of an organisation or behind a party.
    pub is_aside: bool,
}

/// The stretches of `text` that are places, by the gazetteer, the tagger and
/// the words around them; in order, not overlapping.
pub(super) fn candidates(tokens: Tokens, known: &[Known], names: &[Name]) -> Vec<Candidate> {
    let reader = Disambiguator::new(Around { tokens }, known, names);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut left = names;
    for (index, stretch) in known.iter().enumerate() {
        left = &left[left.iter().take_while(|name| name.end <= stretch.first).count()..];
        let place = Stretch {
            known: *stretch,
            name: left.first().filter(|name| name.first < stretch.end).copied(),
            last: candidates.last().copied(),
            next: known.get(index + 1).copied(),
        };
        if reader.is_quarter(&place) {
            continue;
        }
        if let Some(candidate) = reader.read(&place) {
            let whole = place.name.and_then(|name| reader.whole(&name, &candidate));
            candidates.push(whole.unwrap_or(candidate));
        }
    }
    let mapped = candidates.len();
    let mut next = 0;
    for name in names.iter().filter(|name| name.label == Label::Place) {
        next += candidates[next..mapped].iter().take_while(|c| c.end <= name.first).count();
        let is_free = candidates[next..mapped].first().is_none_or(|c| c.first >= name.end);
        let at = known.partition_point(|stretch| stretch.first < name.first);
        let is_known = known.get(at).is_some_and(|k| (k.first, k.end) == (name.first, name.end));
        if is_free && !is_known && reader.is_unmapped_place(name) {
            candidates.push(Candidate {
                first: name.first,
                end: name.end,
                hits: Meanings::none(),
                wants: None,
                is_aside: false,
            });
        }
    }
    candidates.sort_by_key(|candidate| candidate.first);
    candidates
}
