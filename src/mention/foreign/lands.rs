//! Lands and their peoples as a language calls them: "Alemanha", "ucraniana".

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::gazetteer::NameKind;
use crate::language::Language;
use crate::mention::known::{Known, Meanings};
use crate::tokens::{Case, Token, Tokens};
use crate::words::Class;

/// What the words of each language mean in English, under which the gazetteer
/// knows them.
static NAMES: LazyLock<HashMap<(&str, &str), &str>> = LazyLock::new(|| {
    Class::PlaceName.rows().iter().map(|row| ((row.language, row.word), row.value)).collect()
});

/// So many tokens are the longest name of a land.
const MOST_TOKENS: usize = 5;

/// Adds the lands and peoples of a text to `known`, which is in order, in place
/// of what the gazetteer made of their words. A land has a capital.
pub(super) fn add(tokens: Tokens, language: Language, known: &mut Vec<Known>) {
    let mut found: Vec<Known> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let longest = (1..=MOST_TOKENS.min(tokens.len() - at)).rev();
        let land = longest.filter_map(|count| land(tokens.within(at..at + count), language));
        match land.map(|english| (english, at)).next() {
            Some(((name, count), first)) => {
                found.extend(
                    Known::written(first, name)
                        .filter(|land| is_written_so(land, tokens[first]))
                        .map(|land| Known {
                            end: first + count,
                            hits: hits(land, tokens[first]),
                            ..land
                        }),
                );
                at += count;
            }
            None => at += 1,
        }
    }
    if found.is_empty() {
        return;
    }
    // A longer name that has the land in it stays: "Golfo de México".
    found.retain(|new| {
        let old = overlapping(known, new);
        !old.is_some_and(|old| old.first <= new.first && new.end <= old.end && is_longer(old, new))
    });
    known.retain(|old| overlapping(&found, old).is_none());
    known.extend(found);
    known.sort_by_key(|place| place.first);
}

/// The first of `all`, which are in order and apart, that shares a token with
/// `one`.
fn overlapping<'k>(all: &'k [Known], one: &Known) -> Option<&'k Known> {
    let next = all.get(all.partition_point(|other| other.end <= one.first));
    next.filter(|other| other.first < one.end)
}

fn is_longer(one: &Known, other: &Known) -> bool {
    one.end - one.first > other.end - other.first
}

/// The English name of the land that the tokens name together, and how many
/// they are.
fn land(tokens: Tokens, language: Language) -> Option<(&'static str, usize)> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let lower = first.span().cover(last.span()).of(tokens.text).to_lowercase().replace('’', "'");
    let name = NAMES.get(&(language.code(), lower.as_str()))?;
    Some((name, tokens.len()))
}

/// What a land's name may mean in a language where it is no other word, as its
/// English one may be: "Türkei".
fn hits(land: Known, first: Token) -> Meanings {
    let hits = land.hits.of_no_word();
    match first.case == Case::Upper {
        true => hits.as_letters(),
        false => hits,
    }
}

/// Whether the word may stand for that: a people's name may be written small.
fn is_written_so(land: &Known, first: Token) -> bool {
    first.is_cap() || land.hits.first().is_some_and(|hit| hit.name_kind == NameKind::Demonym)
}
