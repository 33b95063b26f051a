//! What makes a finding not worth reporting.

mod kin;

use super::judged::Judged;
use super::{drawn, lookback};
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
        Excuse::Relative => kin::holds(at, judged),
        _ => false,
    }
}

/// Whether a caption says openly that its picture is old.
pub(super) fn is_archive(judged: &Judged) -> bool {
    let marker = judged.comparison.caption.facts.marker.as_ref().map(|mention| mention.value);
    matches!(marker, Some(Marker::Archive | Marker::Undated))
}
