//! What makes a finding not worth reporting.

mod kin;

use super::Judged;
use crate::article::{Part, Span};
use crate::language::archive::Marker;
use crate::language::fold::fold;
use crate::language::stem;
use crate::mention::date::Precision;
use crate::rule::Excuse;

/// Whether the excuse holds for a caption, whatever was found in it.
pub(super) fn holds(excuse: Excuse, judged: &Judged) -> bool {
    let (caption, story) = (judged.comparison.caption, judged.comparison.story);
    let marker = caption.facts.marker.as_ref().map(|mention| mention.value);
    match excuse {
        Excuse::ArchiveMarker => is_archive(judged),
        Excuse::Illustration => marker == Some(Marker::Illustration) || caption_has(judged, DRAWN),
        Excuse::Anniversary => story_has(judged, ANNIVERSARY) || caption_has(judged, ANNIVERSARY),
        Excuse::History => story_has(judged, HISTORY) || looks_back(judged),
        Excuse::Comparison => caption_has(judged, SIDE_BY_SIDE),
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
        Excuse::BackgroundSentence => at.start >= judged.comparison.caption.first_sentence.end,
        Excuse::Relative => kin::holds(at, judged),
        _ => false,
    }
}

/// Whether a caption says openly that its picture is old.
pub(super) fn is_archive(judged: &Judged) -> bool {
    let marker = judged.comparison.caption.facts.marker.as_ref().map(|mention| mention.value);
    matches!(marker, Some(Marker::Archive | Marker::Undated))
}

/// Pictures that are no photographs of the event.
const DRAWN: &[&str] = &[
    "illustration",
    "illustrative",
    "rendering",
    "cartoon",
    "map",
    "graphic",
    "chart",
    "diagram",
    "drawing",
    "painting",
    "artist's",
    "screenshot",
    "poster",
    "symbolbild",
    "grafik",
];

/// Stories that mark the day of something long past.
const ANNIVERSARY: &[&str] = &[
    "anniversary",
    "anniversaries",
    "centenary",
    "centennial",
    "bicentennial",
    "jubilee",
    "commemoration",
    "commemorated",
    "jahrestag",
    "anniversaire",
    "aniversario",
];

/// Stories about the past: obituaries, history, trials of old cases.
const HISTORY: &[&str] = &[
    "obituary",
    "historian",
    "biography",
    "memoir",
    "retrospective",
    "archives",
    "nachruf",
    "nécrologie",
    "obituario",
];

/// Captions about two pictures at once.
const SIDE_BY_SIDE: &[&str] = &[
    "combination",
    "combo",
    "composite",
    "before-and-after",
    "collage",
    "file-combination",
    "kombo",
    "montage",
];

fn caption_has(judged: &Judged, words: &[&str]) -> bool {
    let caption = judged.comparison.caption;
    caption
        .facts
        .tokens
        .iter()
        .any(|token| words.contains(&token.of(caption.text).to_lowercase().as_str()))
}

/// Whether the story's title or lead has one of the words: further down, they
/// are no sign of what it is about.
fn story_has(judged: &Judged, words: &[&str]) -> bool {
    let story = judged.comparison.story;
    words.iter().any(|word| story.word(stem::key(&fold(word))).is_some_and(|found| found.in_lead))
}

/// Whether most of the years that the body names lie three years or more
/// before publication.
fn looks_back(judged: &Judged) -> bool {
    let story = judged.comparison.story;
    let Some(published) = story.article.published else { return false };
    let years = story
        .facts
        .iter()
        .filter(|(part, _)| *part == Part::Body)
        .flat_map(|(_, facts)| &facts.dates);
    let years: Vec<i16> = years
        .filter(|mention| {
            mention.value.year.is_some() && mention.value.precision <= Precision::Year
        })
        .filter_map(|mention| Some(mention.value.interval?.0.year()))
        .collect();
    let old = years.iter().filter(|year| **year <= published.year() - 3).count();
    years.len() >= 4 && old * 3 > years.len() * 2
}
