//! Who makes pictures, and the words that credits are written with.

use std::sync::LazyLock;

use super::label;
use crate::language::sieve::Sieve;
use crate::language::word::Word;
use crate::words::Class;

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
