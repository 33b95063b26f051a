//! What announces a maker: "Photo:", "Cover illustration by", "Courtesy of".

use std::sync::LazyLock;

use crate::language::sieve::Sieve;
use crate::language::word::{Word, gap};
use crate::words::Class;

/// A label of a credit that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The index of the word behind it.
    pub end: usize,
    /// Whether it may as well announce what the picture shows: "Map: Gaza".
    pub is_loose: bool,
    /// Whether it ends in a word that can only stand before a maker: "by".
    pub has_by: bool,
}

/// Labels that are no kind of picture and "by", word by word.
static PHRASES: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    Class::CreditPhrase.words().iter().map(|phrase| phrase.split(' ').collect()).collect()
});

/// The label that starts at word `i`, where one does: the longest.
pub(super) fn label(text: &str, all: &[Word], i: usize) -> Option<Found> {
    if !all.get(i).is_some_and(may_label) {
        return None;
    }
    let phrase = PHRASES
        .iter()
        .filter(|phrase| all.len() >= i + phrase.len())
        .filter(|phrase| phrase.iter().zip(&all[i..]).all(|(expected, word)| word.is(expected)))
        .map(|phrase| i + phrase.len())
        .max();
    let phrase = phrase.map(|end| found(all, end, false));
    let made = made_by(text, all, i);
    match (phrase, made) {
        (Some(phrase), Some(made)) if phrase.end >= made.end => Some(phrase),
        (phrase, made) => made.or(phrase),
    }
}

/// "Map by", "Cover illustration by", "Video shot and edited by", "Graphic:".
fn made_by(text: &str, all: &[Word], i: usize) -> Option<Found> {
    let at = |k: usize| all.get(k).filter(|_| k == i || gap(text, all, k).trim().is_empty());
    let is_before = all[i].is_in(Class::BeforeMakerLabel) || all[i].is_any(&["photo", "video"]);
    let is_work = |word: &Word| word.is_in(Class::MakerLabel) || word.is_in(Class::LooseMakerLabel);
    let work = match at(i + 1).is_some_and(is_work) && is_before {
        true => i + 1,
        false => i,
    };
    if !is_work(&all[work]) {
        return None;
    }
    let between = (work + 1..)
        .take_while(|k| at(*k).is_some_and(|w| w.is_in(Class::BetweenLabelAndMaker)))
        .count();
    let by = work + 1 + between;
    if at(by).is_some_and(|word| word.is_in(Class::ByMaker)) {
        return Some(found(all, by + 1, false));
    }
    let end = work + 1;
    let has_colon = end < all.len() && gap(text, all, end).trim_start().starts_with(':');
    has_colon.then(|| found(all, end, all[work].is_in(Class::LooseMakerLabel)))
}

fn found(all: &[Word], end: usize, is_loose: bool) -> Found {
    Found { end, is_loose, has_by: all[end - 1].is_in(Class::ByMaker) }
}

/// All words of labels.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let lists = [
        Class::MakerLabel,
        Class::LooseMakerLabel,
        Class::BeforeMakerLabel,
        Class::BetweenLabelAndMaker,
        Class::ByMaker,
    ];
    let phrases = PHRASES.iter().flat_map(|phrase| phrase.iter());
    lists.into_iter().flat_map(Class::words).chain(phrases).copied()
}

/// Whether the word stands in labels.
pub(super) fn is_label_word(word: &Word) -> bool {
    words().any(|part| word.is(part))
}

static LABELLING: LazyLock<Sieve> = LazyLock::new(|| {
    let first = PHRASES.iter().map(|phrase| phrase[0]);
    let lists = [Class::MakerLabel, Class::LooseMakerLabel, Class::BeforeMakerLabel];
    Sieve::new(lists.into_iter().flat_map(Class::words).copied().chain(first))
});

/// Whether a label can begin with the word.
pub(super) fn may_label(word: &Word) -> bool {
    LABELLING.passes(word)
}
