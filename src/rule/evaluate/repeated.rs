//! One caption under two different pictures.

use super::diagnostic::Diagnostic;
use super::judged::Judged;
use crate::article::{Excerpt, Part, Span, are_two_pictures};
use crate::mention::date::Precision;
use crate::rule::Reason;

/// A caption of fewer words that gives no day is a label that two pictures may
/// bear: "The cathedral of Reims", "Street scene in Porto".
const LEAST_WORDS: usize = 12;

/// As many pictures may not bear one caption by mistake: it is that of a series.
const SERIES: usize = 3;

/// The caption at `index`, if exactly one picture before it bears it, too.
pub(super) fn diagnostics(captions: &[Judged], index: usize) -> Vec<Diagnostic> {
    let judged = &captions[index];
    let text = judged.text().trim();
    let dates = &judged.comparison.caption.facts.dates;
    let is_of_a_day = dates.iter().any(|date| date.value.precision == Precision::Day);
    if !is_of_a_day && text.split_whitespace().count() < LEAST_WORDS {
        return Vec::new();
    }
    let same: Vec<usize> = (0..captions.len())
        .filter(|other| captions[*other].text().trim() == text)
        .take(SERIES)
        .collect();
    let [first, second] = same[..] else { return Vec::new() };
    let other = &captions[first];
    let (Some(here), Some(there)) = (address(judged), address(other)) else { return Vec::new() };
    if second != index || !are_two_pictures(here, there) {
        return Vec::new();
    }
    let start = judged.text().len() - judged.text().trim_start().len();
    let at = Span::new(start, start + text.len());
    let evidence = vec![Reason {
        at: Some(Excerpt::new(other.part(), Span::new(0, other.text().len()))),
        says: format!("it stands under {there}, too"),
        weight: 0.0,
    }];
    vec![Diagnostic {
        at,
        values: vec![("caption", here.to_owned()), ("other", there.to_owned())],
        evidence,
    }]
}

/// Where the picture of a caption is.
fn address<'j>(judged: &'j Judged) -> Option<&'j str> {
    let Part::Caption { picture, .. } = judged.part() else { return None };
    let pictures = &judged.comparison.story.article.pictures;
    pictures.get(picture)?.src.as_ref().map(|src| src.as_str())
}
