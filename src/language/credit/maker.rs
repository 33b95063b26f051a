//! Who makes pictures, and the words that credits are written with.

use std::sync::LazyLock;

use super::label::{self, is_label_word};
use crate::language::sieve::Sieve;
use crate::language::word::{Word, gap};
use crate::words::Class;

/// How far from the end of a text its credit may begin, in bytes.
pub(super) const REACH: usize = 320;

/// A credit has no more words than this.
pub(super) const MOST_WORDS: usize = 18;

/// What a maker's bare name can mean at the end of a caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agency {
    /// Sells pictures: its bare name behind a full stop is a credit.
    Pictures,
    /// Is more often in the news than under a picture: a credit only behind a
    /// photographer or a label.
    Publisher,
}

/// The names of agencies, word by word. Names in capitals are matched as they
/// stand; others also all in capitals.
static NAMES: LazyLock<Vec<(Agency, Vec<&str>)>> = LazyLock::new(|| {
    let named = |kind: Agency, class: Class| {
        class.words().iter().map(move |name| (kind, name.split(' ').collect()))
    };
    named(Agency::Pictures, Class::PictureAgency)
        .chain(named(Agency::Publisher, Class::Publisher))
        .collect()
});

/// The kind of agency whose name `words` begin with, and how many of them it
/// takes; the longest that fits.
pub(super) fn agency(words: &[Word]) -> Option<(Agency, usize)> {
    let first = words.first().filter(|first| AGENCIES.passes(first))?;
    let initial = first.text.as_bytes()[0].to_ascii_lowercase();
    NAMES
        .iter()
        .filter(|(_, name)| {
            name[0].as_bytes()[0].to_ascii_lowercase() == initial
                && words.len() >= name.len()
                && name.iter().zip(words).all(|(part, word)| is_written(part, word.text))
        })
        .map(|(kind, name)| (*kind, name.len()))
        .max_by_key(|(_, length)| *length)
}

/// Whether `word` is `name` as it stands or all in capitals.
fn is_written(name: &str, word: &str) -> bool {
    let capitals = || !word.bytes().any(|b| b.is_ascii_lowercase());
    word == name || (word.eq_ignore_ascii_case(name) && capitals())
}

/// A word that links the parts of a credit and names nobody.
pub(super) fn is_link(word: &Word) -> bool {
    word.is_in(Class::CreditLink)
}

static AGENCIES: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(agencies()));
static MAKING: LazyLock<Sieve> = LazyLock::new(|| {
    Sieve::new(agencies().chain(label::words()).chain(Class::CreditLink.words().iter().copied()))
});

/// The first words of all agencies.
fn agencies() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(_, name)| name[0])
}

/// Whether the word can link, label or be an agency.
pub(super) fn may_make(word: &Word) -> bool {
    MAKING.passes(word)
}

/// "Handout via REUTERS", "Pool/AFP": the agency behind what links to it.
pub(super) fn agency_after_link(words: &[Word]) -> Option<(Agency, usize)> {
    let links = words.iter().take_while(|w| is_link(w)).count();
    if links == 0 { None } else { agency(&words[links..]).map(|(kind, n)| (kind, n + links)) }
}

/// Whether nothing but agencies and what links them is left.
pub(super) fn only_agencies(mut words: &[Word]) -> bool {
    while let Some(first) = words.first() {
        let length = match agency(words) {
            Some((_, length)) => length,
            None if is_link(first) => 1,
            None => return false,
        };
        words = &words[length..];
    }
    true
}

/// Whether all of `words` can be read as naming a maker.
pub(super) fn is_maker(text: &str, all: &[Word]) -> bool {
    (0..all.len()).all(|i| is_maker_word(all, i) && (i == 0 || is_maker_gap(text, all, i)))
}

/// A name, an agency, a year or a word that links them.
pub(super) fn is_maker_word(all: &[Word], i: usize) -> bool {
    let word = &all[i];
    let scriptless = || !word.text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let listed = || is_link(word) || agency(&all[i..]).is_some() || is_label_word(word);
    word.is_capitalised() || may_make(word) && listed() || scriptless()
}

/// Between two words of a credit no sentence ends.
pub(super) fn is_maker_gap(text: &str, all: &[Word], i: usize) -> bool {
    let between = gap(text, all, i);
    let signs = between.chars().all(|c| c.is_whitespace() || "/,.&:—–-|'’·+@_()©".contains(c));
    // A full stop, as long as it is no sentence's.
    const DOMAINS: &[&str] = &["com", "de", "es", "eu", "fr", "net", "org"];
    let is_address = between == "." && all[i].is_any(DOMAINS);
    let is_short = all[i - 1].is_abbreviation() || all[i - 1].text.contains('.');
    let stop = between.starts_with('.') && !is_short && !is_address;
    let known = || agency(&all[i..]).is_some() || is_maker_before(text, all, i);
    let bar = between.contains('|') && !known();
    signs && !stop && !bar && !between.contains('\n')
}

/// Whether `words`, behind a label, say who made the picture.
pub(super) fn names_maker(text: &str, all: &[Word], colon: bool) -> bool {
    if !is_maker(text, all) {
        return false;
    }
    let name = all.iter().any(|w| w.is_capitalised()) || agency(all).is_some();
    let certain = all.len() >= 2 || agency(all).is_some() || agency_after_link(all).is_some();
    name && (colon || certain)
}

/// Whether what ends before word `i` is an agency, or stands behind ©.
fn is_maker_before(text: &str, all: &[Word], i: usize) -> bool {
    const LONGEST_NAME: usize = 4;
    (i.saturating_sub(LONGEST_NAME)..i).any(|from| {
        let is_signed = text[..all[from].span.start].trim_end().ends_with('©');
        is_signed || agency(&all[from..i]).is_some_and(|(_, length)| from + length == i)
    })
}
