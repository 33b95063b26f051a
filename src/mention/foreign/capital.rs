//! What the gazetteer and the tagger make of a language such as German, where
//! every noun has a capital: villages called as nouns are, lands in the genitive, and nouns in
//! a row that look like a body's name.

use crate::fold::fold;
use crate::gazetteer::{Kind as Place, NameKind, gazetteer};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::function::is_function_word;
use crate::lexicon;
use crate::mention::known::Known;
use crate::mention::label::{Label, Name};
use crate::tokens::{Case, Kind, Token, Tokens};
use crate::words::Class;

/// Takes from `known`, which is in order, what is rather a noun, and adds the
/// lands and large cities that stand in the genitive, "Albaniens", and the towns
/// whose adjective stands before a noun: "Hamburger Senat".
pub(super) fn correct_known(tokens: Tokens, language: Language, known: &mut Vec<Known>) {
    known.retain(|place| !is_noun(tokens, language, place));
    let mut inflected = Vec::new();
    let mut next = 0;
    for (at, token) in tokens.iter().enumerate() {
        next += known[next..].iter().take_while(|place| place.end <= at).count();
        let is_free = known.get(next).is_none_or(|place| place.first > at);
        let written = token.of(tokens.text);
        if !is_free || token.case != Case::Capital || written.len() < 5 {
            continue;
        }
        if let Some(stem) = written.strip_suffix('s') {
            inflected.extend(Known::written(at, stem).filter(is_great));
        } else if is_before_noun(tokens, at) {
            inflected.extend(town(language, at, written));
        }
    }
    known.extend(inflected);
    known.sort_by_key(|place| place.first);
}

/// The town that an adjective is made of.
fn town(language: Language, at: usize, adjective: &str) -> Option<Known> {
    const KNOWN: u32 = 100_000;
    let endings = language.grammar().town_adjectives.iter();
    let names = endings
        .filter_map(|(ending, town)| Some(format!("{}{town}", adjective.strip_suffix(ending)?)));
    let known = names.filter_map(|name| Known::written(at, &name));
    let mut towns = known.map(|known| Known { hits: known.hits.as_adjective(), ..known });
    towns.find(|known| {
        let place = known.hits.first().map(|hit| gazetteer().place(hit.place));
        place.is_some_and(|place| place.population >= KNOWN)
    })
}

/// Whether a noun stands right behind the word, and not a given name: "Maler Max
/// Ernst" has no town in it.
fn is_before_noun(tokens: Tokens, at: usize) -> bool {
    /// So common is a given name that it is no noun.
    const GIVEN: u8 = 3;
    tokens.get(at + 1).is_some_and(|next| {
        let given = || lexicon::entry(&fold(next.of(tokens.text))).given;
        next.is_cap() && !next.glued && !next.opens_sentence && given() < GIVEN
    })
}

/// A land, a part of one or a city that everybody knows.
pub(super) fn is_great(known: &Known) -> bool {
    const LARGE: u32 = 300_000;
    let Some(best) = known.hits.first() else { return false };
    let place = gazetteer().place(best.place);
    best.name_kind != NameKind::Demonym
        && match place.kind {
            Place::Country | Place::Continent | Place::Subdivision | Place::Region => true,
            Place::City => place.population >= LARGE,
            _ => false,
        }
}

/// Whether a word is a noun, or a small word with the capital of its sentence,
/// rather than the village or river that is called so: "saurer Regen", "Oder
/// handelt es sich".
fn is_noun(tokens: Tokens, language: Language, known: &Known) -> bool {
    const KNOWN: u32 = 100_000;
    let token = tokens[known.first];
    if known.end > known.first + 1 || token.case == Case::Upper {
        return false;
    }
    let opens = token.opens_sentence || known.first == 0;
    if opens && is_function_word(&token.of(tokens.text).to_lowercase(), language) {
        return true;
    }
    let Some(best) = known.hits.first() else { return false };
    let place = gazetteer().place(best.place);
    let is_village = matches!(place.kind, Place::City | Place::County | Place::District)
        && place.population < KNOWN;
    is_village && !is_put(tokens, known.first)
}

/// Whether the word at `at` stands where places do: "in Waren", "Bremen, Waren".
fn is_put(tokens: Tokens, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| tokens[at]) else { return true };
    let word = before.of(tokens.text);
    match before.kind {
        Kind::Word => before.cue() == Cue::Locative || Class::BeforeTown.has(word),
        Kind::Mark => matches!(word, "," | "(" | "/" | "-" | "–"),
        Kind::Number => false,
    }
}

/// What is a body's name among the words of `name`: the whole of it, or what
/// comes behind an article, of "Politik der Europäischen Union" the union;
/// `None` where all are merely nouns. `is_noun` knows nouns by their endings.
pub(super) fn body(
    tokens: Tokens,
    language: Language,
    name: Name,
    is_noun: impl Fn(usize) -> bool,
) -> Option<Name> {
    let is_small = |at: usize| {
        let word = tokens.word(at);
        tokens[at].case == Case::Lower && is_function_word(word, language)
    };
    let parts = (name.first..name.end).filter(|at| is_small(*at)).map(|at| at + 1);
    let starts = std::iter::once(name.first).chain(parts);
    // The first part that a word of a body stands in, and all behind it.
    let starts_one = |first: &usize| {
        let part = (*first..name.end).take_while(|at| !is_small(*at));
        part.into_iter().any(|at| is_body_word(tokens.text, tokens[at]))
    };
    if let Some(first) = starts.clone().find(starts_one) {
        return Some(Name { first, ..name });
    }
    let caps = (name.first..name.end).filter(|at| tokens[*at].is_cap()).count();
    let is_row = (name.first..name.end).all(|at| !is_small(at) && !is_noun(at));
    (caps > 1 && is_row).then_some(name)
}

/// Letters that stand for words, or a word that bodies are called by.
fn is_body_word(text: &str, token: Token) -> bool {
    let word = token.of(text);
    let is_called = || {
        let lower = word.to_lowercase();
        Class::BodyEnding.ends(&lower)
    };
    token.is_cap()
        && (token.case == Case::Upper && word.len() > 1
            || word.chars().skip(1).any(char::is_uppercase)
            || token.cue() == Cue::Organisation
            || is_called())
}

/// The places among the words of a name that is none: "Deutschland und
/// Frankreich" is no body, and two lands.
pub(super) fn places_within(known: &[Known], name: Name) -> impl Iterator<Item = Name> {
    let from = known.partition_point(|place| place.first < name.first);
    known[from..]
        .iter()
        .take_while(move |place| place.end <= name.end)
        .filter(|place| is_great(place))
        .map(|place| Name { first: place.first, end: place.end, label: Label::Place })
}
