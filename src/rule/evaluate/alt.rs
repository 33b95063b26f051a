//! A caption and the alternative text of its picture that cannot both be true.

use super::diagnostic::Diagnostic;
use super::disagreement::{disagree, facts_of_a_kind};
use super::judged::Judged;
use super::stacked::MOST_RIVALS;
use crate::article::{Excerpt, Part, Picture, Text};
use crate::rule::{Reason, Verdict};

/// Fewer words than this say no more than "Belarus president".
const LEAST_WORDS: usize = 4;
/// Longer alternative texts, in bytes, are a file that got there by mistake.
const LONGEST: usize = 2_000;

/// The alternative text of a picture, where it has something of its own to say.
pub fn worth_comparing(picture: &Picture) -> Option<&Text> {
    let alt = picture.alt.as_ref()?;
    let text = alt.as_str();
    let repeats = |caption: &Text| {
        caption.as_str().len() <= LONGEST
            && (caption.as_str().contains(text) || text.contains(caption.as_str()))
    };
    let is_own = text.len() <= LONGEST
        && text.split_whitespace().nth(LEAST_WORDS - 1).is_some()
        && !picture.captions.is_empty()
        && !picture.captions.iter().take(MOST_RIVALS).any(repeats);
    is_own.then_some(alt)
}

/// The caption, if the alternative text of its picture disagrees with it and
/// one of the two belongs to the story and the other is foreign to it.
pub(super) fn diagnostics(judged: &Judged, alts: &[Judged]) -> Vec<Diagnostic> {
    let Part::Caption { picture, index: 0..MOST_RIVALS } = judged.part() else { return Vec::new() };
    let part = Part::Alt { picture };
    let alt = alts.binary_search_by_key(&part, |alt| alt.part()).ok().map(|at| &alts[at]);
    // An alternative text may well tell of another side of the same picture;
    // one that is foreign to the story does not.
    let rival = alt.filter(|alt| {
        let verdicts = [judged.verdict, alt.verdict];
        verdicts.contains(&Verdict::Belongs)
            && verdicts.contains(&Verdict::Mismatch)
            && disagree(judged.comparison.caption, alt.comparison.caption)
    });
    let facts = rival.and_then(|alt| Some((alt, facts_of_a_kind(judged, alt)?)));
    let diagnostic = facts.map(|(alt, (at, other))| {
        let (caption, says) = (at.of(judged.text()).to_owned(), other.of(alt.text()).to_owned());
        let reason = Reason {
            at: Some(Excerpt::new(part, other)),
            says: format!("the alternative text speaks of {says}"),
            weight: 0.0,
        };
        Diagnostic { at, values: vec![("caption", caption), ("alt", says)], evidence: vec![reason] }
    });
    diagnostic.into_iter().collect()
}
