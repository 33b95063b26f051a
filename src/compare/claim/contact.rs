//! Telephone numbers and addresses of the web and of mail.

use super::Refuted;
use super::statement::statements;
use crate::compare::Comparison;
use crate::mention::{Contact, Mention, contacts};

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    let claims = contacts(caption.text);
    if claims.is_empty() {
        return Vec::new();
    }
    let told = statements(story, |text, _| contacts(text));
    let refuted = claims.into_iter().filter_map(|Mention { span, value: Contact(key) }| {
        let has = told.iter().any(|told| ends_alike(&told.value.0, &key));
        let mut akin = told.iter().filter(|told| is_near(&told.value.0, &key));
        let other = akin.next().filter(|_| !has)?;
        let is_one = akin.next().is_none();
        let right = other.at.span.of(other.text);
        Some(Refuted {
            caption: span,
            story: other.at,
            subject: String::new(),
            answer: is_one.then(|| right.to_owned()),
        })
    });
    refuted.collect()
}

/// Whether both are one contact, with a country's or an area's code or a path
/// before or behind it in one of them.
fn ends_alike(a: &str, b: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if digits(a) && digits(b) {
        let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
        return a.ends_with(b) || b.ends_with(a);
    }
    a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a)
}

/// Whether one may be a slip for the other: a character more, less or another,
/// or two that changed places.
fn is_near(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 1 && a.len() >= 8 && strsim::osa_distance(a, b) == 1
}
