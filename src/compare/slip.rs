//! Words of a caption's names that the story spells with another letter.

use super::MOST_NAMED;
use super::caption::{Caption, Word};
use super::name::{is_gendered, is_prefixed, is_romanised, is_slip};
use super::person::{PersonRelation, PersonTie};
use super::story::Story;
use crate::article::{Excerpt, Span};
use crate::fold::{self, fold};
use crate::gazetteer::{Kind, gazetteer};
use crate::language::Language;
use crate::language::background;
use crate::lexicon;
use crate::words::Class;

/// A name's word that is one slip away from a word of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// The word in the caption.
    pub caption: Span,
    /// The word in the story.
    pub story: Excerpt,
}

/// The shortest words whose letters are compared; shorter ones are often one
/// letter apart.
const SHORTEST: usize = 5;

/// The words of the caption's names that nobody knows and that are one slip
/// away from a name's word of the story, in order. Names of `persons` that
/// were found misspelt or spelt otherwise are passed over.
pub(super) fn slips(caption: &Caption, story: &Story, persons: &[PersonTie]) -> Vec<Slip> {
    let known = [PersonRelation::Misspelt, PersonRelation::Variant];
    let known: Vec<Span> =
        persons.iter().filter(|tie| known.contains(&tie.relation)).map(|tie| tie.caption).collect();
    let settled = |span: Span| known.iter().any(|name| name.overlaps(span));
    // "Fort Meyers": a part of a place's name may be a word that is known.
    let is_of_place = |span: Span| {
        let places = &caption.facts.places;
        let behind = places.partition_point(|place| place.span.start <= span.start);
        let last = places[..behind].last();
        last.is_some_and(|m| m.span.contains(span) && m.span.len() > span.len())
    };
    let strange = |word: &&Word| {
        word.is_name
            && word.span.of(caption.text).len() >= SHORTEST
            && (word.surprise >= background::UNLISTED || is_of_place(word.span))
            && story.word(word.key).is_none()
    };
    let words = caption.words.iter().filter(strange).filter(|word| !settled(word.span));
    words
        .take(MOST_NAMED)
        .filter_map(|word| {
            let as_written = word.span.of(caption.text);
            let entry = lexicon::entry(&fold(as_written));
            let is_known = word.surprise < background::UNLISTED
                || entry.frequency > 0
                || entry.given > 0
                || entry.surname > 0
                || Class::PlaceName.has(&as_written.to_lowercase());
            if is_known && !is_of_place(word.span) {
                return None;
            }
            let other = nearest(as_written, word, story, is_known)?;
            Some(Slip { caption: word.span, story: other })
        })
        .collect()
}

/// The story's word for which `written` is a slip: one that stands beside the
/// same word as in the caption, or one that the story has twice, unless the
/// caption's word `is_known`.
fn nearest(as_written: &str, word: &Word, story: &Story, is_known: bool) -> Option<Excerpt> {
    let written = &*fold(as_written);
    let slips = story.spellings().iter().filter(|known| {
        written.len().abs_diff(known.folded.len()) <= 1
            && is_slip(written, &known.folded, 1)
            && !is_romanised(written, &known.folded)
            && !is_inflected(written, &known.folded)
            && !is_gendered(written, &known.folded)
            && !is_prefixed(as_written, &known.folded)
            && !is_noun(&known.folded, story.language())
    });
    let beside = |key: u64| {
        word.before.is_some_and(|before| story.has_pair(before, key))
            || word.after.is_some_and(|after| story.has_pair(key, after))
    };
    let mut certain = slips.filter(|known| !is_known && known.count > 1 || beside(known.key));
    certain.next().map(|known| known.at)
}

/// Whether a word that the story writes like a name is a common one of a language
/// other than English, of which the neighbour has a form of its own: "Museo" in
/// Spanish, "Museu" in Catalan.
fn is_noun(word: &str, language: Language) -> bool {
    const LARGE: u32 = 100_000;
    language != Language::English
        && background::is_common(fold::key(word.bytes()), language)
        && gazetteer().lookup(word).next().is_none_or(|hit| {
            let place = gazetteer().place(hit.place);
            place.kind == Kind::City && place.population < LARGE
        })
}

/// Whether one is the other with another ending: "Korean", "Koreans"; German
/// "Äthiopien", "Äthiopier".
fn is_inflected(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let land = |land: &str, people: &str| {
        land.strip_suffix("ien").is_some_and(|stem| people.strip_suffix("ier") == Some(stem))
    };
    long.starts_with(short) || land(a, b) || land(b, a)
}
