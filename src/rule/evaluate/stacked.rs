//! Captions of one picture that cannot both be true.

use super::diagnostic::Diagnostic;
use super::disagreement::{disagree, facts_of_a_kind, kinds_in_common};
use super::judged::Judged;
use crate::article::{Excerpt, Part};
use crate::rule::{Reason, Verdict};

/// As many captions before and behind are rivals: more of them stand on no
/// one picture, they are a list that a page keeps in one place.
pub(super) const MOST_RIVALS: usize = 10;

/// So many kinds of facts must both captions have, for them to be those of two
/// pictures: a person, a place, a date.
const LEAST_KINDS: usize = 2;

/// The caption at `index`, if another one of its picture disagrees with it
/// and fits the story better.
pub(super) fn diagnostics(captions: &[Judged], index: usize) -> Vec<Diagnostic> {
    let judged = &captions[index];
    // The captions of a picture stand together.
    let (first, last) = (index.saturating_sub(MOST_RIVALS), index + MOST_RIVALS);
    let nearby = &captions[first..captions.len().min(last + 1)];
    let rival = nearby.iter().find(|other| {
        is_same_picture(judged.part(), other.part())
            && other.verdict == Verdict::Belongs
            && judged.score < other.score
            && judged.verdict != Verdict::Belongs
            && !are_numbered(judged.text(), other.text())
            && other.comparison.caption.kind.is_none()
            && kinds_in_common(judged, other) >= LEAST_KINDS
            && disagree(judged.comparison.caption, other.comparison.caption)
    });
    let facts = rival.and_then(|rival| Some((rival, facts_of_a_kind(judged, rival)?)));
    let diagnostic = facts.map(|(rival, (at, other))| {
        let (caption, story) = (at.of(judged.text()).to_owned(), other.of(rival.text()).to_owned());
        let says = format!("the other caption speaks of {story}");
        let evidence =
            vec![Reason { at: Some(Excerpt::new(rival.part(), other)), says, weight: 0.0 }];
        Diagnostic { at, values: vec![("caption", caption), ("story", story)], evidence }
    });
    diagnostic.into_iter().collect()
}

/// Whether two captions bear numbers of their own, as two pictures do: "Photo
/// 1:" and "Photo 2:", "1." and "2.".
fn are_numbered(a: &str, b: &str) -> bool {
    matches!((number(a), number(b)), (Some(a), Some(b)) if a != b)
}

/// The number that a caption begins with, behind a word or none.
fn number(text: &str) -> Option<u32> {
    let head = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = head.find(|c: char| !c.is_alphabetic()).unwrap_or(head.len());
    let behind = head[word..].trim_start_matches([' ', '.', '\u{a0}', '#']);
    let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let is_label =
        behind[end..].trim_start().starts_with([':', '.', ')', ']', '|', '-', '–', '—', '/']);
    // A longer number is a year, or counts something.
    (end <= 3 && is_label).then(|| behind[..end].parse().ok()).flatten()
}

fn is_same_picture(a: Part, b: Part) -> bool {
    matches!((a, b), (Part::Caption { picture: a, index: i }, Part::Caption { picture: b, index: j }) if a == b && i != j)
}
