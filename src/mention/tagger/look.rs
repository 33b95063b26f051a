//! What is known of one token out of its context.

use crate::fold::key;
use crate::gazetteer::{Kind as Place, NameKind, gazetteer};
use crate::language::cue::Cue;
use crate::lexicon::{Entry, entry_of};
use crate::mention::known::Known;
use crate::tokens::{Case, Kind, Token};

/// The shape of a word with one capital and a full stop behind it: "J.".
pub(super) const DOTTED_CAPITAL: u8 = 81;
/// The shape of one capital letter.
pub(super) const LONE_CAPITAL: u8 = 82;
/// The shape of a word in small letters with a capital before them.
pub(super) const CAPITAL: u8 = 85;

/// One token as the model sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Number of the folded word.
    pub word: u32,
    pub entry: Entry,
    /// The group of the word's class.
    pub group: u8,
    /// Which lists know the word, coarsely.
    pub lists: u16,
    pub cue: Cue,
    pub shape: u8,
    /// What the gazetteer makes of it; 0 for nothing.
    pub place: u8,
    /// What stands beside the word anywhere in the text, and how it is
    /// written there; see [`super::company`].
    pub company: u32,
    /// As what a list has the name that the word is part of, and where in it
    /// the word stands; 0 for nothing.
    pub listed: u8,
    /// How long that name is, in tokens.
    pub listed_length: u8,
}

impl Look {
    /// Before the first token and behind the last.
    pub const OUTSIDE: Look = Look {
        word: 1,
        entry: Entry { frequency: 0, given: 0, surname: 0, class: 0, fine: 0 },
        group: 0,
        lists: 0,
        cue: Cue::None,
        shape: 255,
        place: 0,
        company: 0,
        listed: 0,
        listed_length: 0,
    };

    /// Looks at `token` of `text`.
    pub fn at(token: Token, text: &str) -> Look {
        let entry = match token.kind {
            Kind::Word => entry_of(token.key),
            _ => Entry::default(),
        };
        Look {
            word: (bare_key(token, text) >> 32) as u32,
            entry,
            group: entry.group(),
            lists: lists(entry),
            cue: token.cue(),
            shape: shape(token, text),
            ..Look::OUTSIDE
        }
    }
}

/// The key of the word, abbreviations without their full stops: "U.N." is "UN".
fn bare_key(token: Token, text: &str) -> u64 {
    let word = token.of(text);
    match token.case == Case::Upper && word.contains('.') {
        true => key(word.bytes().filter(|byte| *byte != b'.').map(|b| b.to_ascii_lowercase())),
        false => token.key,
    }
}

/// What kind of place a stretch most probably names, and whether its name is
/// also something else; even, so that the words behind the first get the next.
pub(super) fn place_code(stretch: &Known) -> u8 {
    let Some(best) = stretch.hits.first() else { return 0 };
    let place = gazetteer().place(best.place);
    let kind = match place.kind {
        _ if best.name_kind == NameKind::Demonym => 1,
        Place::Country | Place::Continent => 2,
        Place::Subdivision if best.name_kind == NameKind::Abbreviation => 3,
        Place::Subdivision | Place::Region => 4,
        Place::City if place.population >= 300_000 => 5,
        Place::City if place.population >= 20_000 => 6,
        Place::City | Place::County | Place::District => 7,
        Place::Island | Place::Water | Place::Mountain | Place::Desert | Place::Park => 8,
        _ if place.is_actor => 9,
        _ => 10,
    };
    let ambiguous = if best.ambiguity.is_none() { 0 } else { 12 };
    2 * (kind + ambiguous)
}

fn lists(entry: Entry) -> u16 {
    const STEPS: [u16; 8] = steps([0, 2, 3, 5]);
    const FREQUENCY: [u16; 64] = steps([0, 16, 19, 22, 25, 28]);
    let at = |step: u8| usize::from(step) % STEPS.len();
    let frequency = FREQUENCY[usize::from(entry.frequency) % FREQUENCY.len()];
    STEPS[at(entry.given)] * 100 + STEPS[at(entry.surname)] * 10 + frequency
}

/// For each number how many of `limits` are below it.
const fn steps<const N: usize, const L: usize>(limits: [usize; L]) -> [u16; N] {
    let mut steps = [0; N];
    let mut at = 0;
    while at < N * L {
        steps[at / L] += (at / L > limits[at % L]) as u16;
        at += 1;
    }
    steps
}

/// How the token is written: letters' case and kind, length where short.
fn shape(token: Token, text: &str) -> u8 {
    let word = token.of(text);
    match (token.kind, token.case) {
        (Kind::Number, _) => 1 + word.len().min(5) as u8,
        (Kind::Mark, _) => 10 + word.bytes().next().map_or(0, |b| b % 64),
        (Kind::Word, Case::Lower) => 80,
        // "9News", "6PR", but "5G".
        (Kind::Word, _) if word.len() > 1 && follows_digit(token, text) => 89,
        (Kind::Word, Case::Capital) if word.ends_with('.') => DOTTED_CAPITAL,
        (Kind::Word, Case::Capital) if word.len() == 1 => LONE_CAPITAL,
        (Kind::Word, Case::Capital) if word.chars().skip(1).any(char::is_uppercase) => 83,
        (Kind::Word, Case::Capital) if !word.is_ascii() => 84,
        (Kind::Word, Case::Capital) => CAPITAL,
        (Kind::Word, Case::Upper) if word.contains('.') => 86,
        (Kind::Word, Case::Upper) if word.len() <= 5 => 87,
        (Kind::Word, Case::Upper) => 88,
    }
}

/// Whether a digit stands right before the token.
fn follows_digit(token: Token, text: &str) -> bool {
    token.glued && text[..token.span().start].ends_with(|before: char| before.is_ascii_digit())
}
