//! What makes a finding not worth reporting.

use super::{Judged, drawn, lookback};
use crate::article::Span;
use crate::language::archive::Marker;
use crate::rule::Excuse;

/// Whether the excuse holds for a caption, whatever was found in it.
pub(super) fn holds(excuse: Excuse, judged: &Judged) -> bool {
    let story = judged.comparison.story;
    match excuse {
        Excuse::ArchiveMarker => is_archive(judged),
        Excuse::Illustration => drawn::is_drawn(judged),
        Excuse::Comparison => drawn::is_joined(judged),
        // Of each date by itself.
        Excuse::Anniversary | Excuse::History | Excuse::EarlierEdition => false,
        Excuse::BackgroundSentence => false,
        Excuse::UnknownPublication => story.article.published.is_none(),
        Excuse::Relative => false,
        Excuse::Tied => judged.is_tied(),
        // Known only when all rules have spoken.
        Excuse::Foreign => false,
    }
}

/// Whether the excuse holds for what was found at `at` in a caption.
pub(super) fn holds_at(excuse: Excuse, at: Span, judged: &Judged) -> bool {
    match excuse {
        Excuse::Anniversary => lookback::is_anniversary(at, judged),
        Excuse::History => lookback::is_history(at, judged),
        Excuse::EarlierEdition => lookback::is_earlier_edition(at, judged),
        Excuse::BackgroundSentence => {
            at.start >= judged.comparison.caption.first_sentence.end
                && !lookback::stands_alone(at, judged)
        }
        Excuse::Relative => has_namesake(at, judged) || has_kin(at, judged),
        _ => false,
    }
}

/// Whether a caption says openly that its picture is old.
pub(super) fn is_archive(judged: &Judged) -> bool {
    let marker = judged.comparison.caption.facts.marker.as_ref().map(|mention| mention.value);
    matches!(marker, Some(Marker::Archive | Marker::Undated))
}

/// Words for relatives, and for those who go by their spouse's office.
const KIN: &[&str] = &[
    "wife",
    "husband",
    "spouse",
    "son",
    "sons",
    "daughter",
    "daughters",
    "father",
    "mother",
    "parents",
    "brother",
    "brothers",
    "sister",
    "sisters",
    "widow",
    "widower",
    "nephew",
    "niece",
    "uncle",
    "aunt",
    "cousin",
    "grandson",
    "granddaughter",
    "grandfather",
    "grandmother",
    "granddad",
    "daughter-in-law",
    "son-in-law",
    "in-law",
    "family",
    "couple",
    "lady",
    "kids",
    "children",
    "twins",
    "siblings",
    "married",
    "partner",
    "fiancee",
    "fiancé",
    "fiancée",
    "relative",
    "relatives",
    "frau",
    "mann",
    "sohn",
    "tochter",
    "femme",
    "épouse",
    "mari",
    "fils",
    "fille",
    "esposa",
    "esposo",
    "hijo",
    "hija",
];

/// Whether the caption names another person of the surname at `at`: in full,
/// or by the surname alone before it. Behind it the surname alone is the same
/// person once more.
fn has_namesake(at: Span, judged: &Judged) -> bool {
    let persons = &judged.comparison.caption.facts.persons;
    let Some(person) = persons.iter().find(|mention| mention.span == at) else { return false };
    let family = person.value.family_key();
    persons.iter().any(|other| {
        let is_other = other.span != at && other.value.family_key() == family;
        is_other && (other.span.start < at.start || other.value.parts.len() > 1)
    })
}

/// Whether a word for kin stands so near to a name that it may be of it.
fn has_kin(at: Span, judged: &Judged) -> bool {
    const REACH: usize = 8;
    let caption = judged.comparison.caption;
    let tokens = &caption.facts.tokens;
    let first = tokens.partition_point(|token| token.span().start < at.start);
    let end = tokens.partition_point(|token| token.span().start < at.end);
    let near = first.saturating_sub(REACH)..(end + REACH).min(tokens.len());
    tokens[near].iter().any(|token| KIN.contains(&token.of(caption.text).to_lowercase().as_str()))
}
