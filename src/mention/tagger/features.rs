//! What the model looks at: each feature is a number that stands for
//! "this property has this value here".

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::model::TABLE;
use crate::gazetteer::{How, Kind as Place, gazetteer};
use crate::language::cue::{Cue, cue};
use crate::language::fold::fold_into;
use crate::lexicon::{self, Entry};
use crate::mention::place::Known;
use crate::mention::token::{Case, Kind, Token};

/// The features of one token: rows of the model's table.
pub type Row = Vec<u32>;

/// A text as the model sees it.
pub struct Document<'t> {
    text: &'t str,
    tokens: &'t [Token],
    looks: Vec<Look>,
    /// Words that stand in lower case somewhere in the text.
    lower: HashSet<u32>,
    /// What stands beside each capitalised word, over all its occurrences
    /// (Chieu and Ng 2003, "Named entity recognition with a maximum entropy
    /// approach"): a name met in full settles its short forms.
    company: HashMap<u32, u32>,
}

/// What is known of one token out of context.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// Hash of the lower-cased word.
    word: u32,
    entry: Entry,
    cue: Cue,
    shape: u8,
    /// What the gazetteer makes of it; 0 for nothing.
    place: u8,
}

impl<'t> Document<'t> {
    /// Looks at every token of `text`.
    pub fn new(text: &'t str, tokens: &'t [Token], known: &[Known]) -> Document<'t> {
        let mut folded = String::new();
        let mut lower = HashSet::new();
        let mut looks: Vec<Look> = tokens
            .iter()
            .map(|token| {
                folded.clear();
                fold_into(token.of(text), &mut folded);
                let look = Look {
                    word: hash(0, folded.bytes()),
                    entry: match token.kind {
                        Kind::Word => lexicon::entry(&folded),
                        _ => Entry::default(),
                    },
                    cue: cue(&folded),
                    shape: shape(*token, text),
                    place: 0,
                };
                if token.kind == Kind::Word && token.case == Case::Lower {
                    lower.insert(look.word);
                }
                look
            })
            .collect();
        for stretch in known {
            let code = place_code(stretch);
            for (offset, look) in looks[stretch.first..stretch.end].iter_mut().enumerate() {
                look.place = code + u8::from(offset > 0);
            }
        }
        let mut document = Document { text, tokens, looks, lower, company: HashMap::new() };
        for index in (0..tokens.len()).filter(|i| tokens[*i].is_cap()) {
            let company = document.company(index);
            *document.company.entry(document.looks[index].word).or_default() |= company;
        }
        document
    }

    /// What stands beside the word at `index`, one bit a property.
    fn company(&self, index: usize) -> u32 {
        let index = index as isize;
        let [before, after] = [self.look(index - 1), self.look(index + 1)];
        let cap = |at: isize| {
            usize::try_from(at).ok().and_then(|at| self.tokens.get(at)).is_some_and(|t| t.is_cap())
        };
        let (cap_before, cap_after) = (cap(index - 1), cap(index + 1));
        let bits = [
            cap_before && before.entry.given >= 4 && before.cue == Cue::None,
            before.shape == 81 || before.shape == 82,
            before.cue == Cue::Title,
            after.cue == Cue::Doing && !cap_after,
            cap_after && after.cue == Cue::Organisation,
            cap_after && after.cue == Cue::Place,
            before.cue == Cue::Locative && !cap_before,
            cap_after && after.entry.surname >= 3 && after.cue == Cue::None,
            cap_before && before.cue == Cue::None,
            cap_after && after.cue == Cue::None,
            before.cue == Cue::Kin,
        ];
        bits.iter().enumerate().map(|(bit, set)| u32::from(*set) << bit).sum()
    }

    /// The features of the token at `index`, which lies in `region`.
    pub fn row(&self, index: usize, region: &Range<usize>) -> Row {
        let mut row = Adder(Vec::with_capacity(40));
        let token = self.tokens[index];
        let here = self.look(index as isize);
        let [before2, before, after, after2] =
            [-2, -1, 1, 2].map(|offset| self.look(index as isize + offset));
        let word = token.of(self.text);
        let class = lists(here.entry);
        let opens = u32::from(token.opens_sentence) * 2 + u32::from(token.opens_paragraph);

        row.add(1, &[here.word]);
        row.add(2, &[before.word]);
        row.add(3, &[after.word]);
        row.add(4, &[before2.word]);
        row.add(5, &[after2.word]);
        row.add(6, &[before.word, here.word]);
        row.add(7, &[here.word, after.word]);
        row.add(8, &[here.shape.into()]);
        row.add(9, &[before.shape.into(), here.shape.into(), after.shape.into()]);
        row.add(10, &[class]);
        row.add(11, &[lists(before.entry), class]);
        row.add(12, &[class, lists(after.entry)]);
        row.add(13, &[class, opens, u32::from(self.lower.contains(&here.word))]);
        row.add(14, &[here.cue as u32]);
        row.add(15, &[before.cue as u32, class]);
        row.add(16, &[after.cue as u32, class]);
        row.add(17, &[before2.cue as u32, before.cue as u32]);
        row.add(18, &[after.cue as u32, after2.cue as u32]);
        row.add(19, &[ending(word, 3), here.shape.into()]);
        row.add(20, &[ending(word, 2), class]);
        row.add(
            21,
            &[
                u32::from(index == region.start),
                u32::from(index + 1 == region.end),
                here.shape.into(),
            ],
        );
        // The first words outside of the region, on either side.
        let (left, right) = (self.look(region.start as isize - 1), self.look(region.end as isize));
        row.add(22, &[left.word, (index - region.start).min(3) as u32]);
        row.add(23, &[right.word, (region.end - 1 - index).min(3) as u32]);
        row.add(24, &[right.cue as u32, (region.end - 1 - index).min(3) as u32, class]);
        row.add(25, &[left.cue as u32, (index - region.start).min(3) as u32, class]);
        // The cue that closes the region says what the whole of it is.
        let last = self.look(region.end as isize - 1);
        row.add(26, &[last.cue as u32, (region.len()).min(5) as u32]);
        row.add(27, &[last.word, u32::from(index + 1 == region.end)]);
        row.add(
            28,
            &[self.look(region.start as isize).cue as u32, u32::from(index == region.start)],
        );
        let company = self.company.get(&here.word).copied().unwrap_or(0);
        for bit in 0..11 {
            row.add(40 + bit, &[company >> bit & 1, class]);
        }
        let (place, long) = (u32::from(here.place), u32::from(region.len() > 1));
        row.add(30, &[place, long]);
        row.add(31, &[place, class]);
        row.add(32, &[u32::from(before.place), place, u32::from(after.place)]);
        row.add(33, &[place, before.cue as u32]);
        row.add(34, &[place, after.cue as u32]);
        row.add(35, &[place, left.cue as u32, u32::from(index == region.start)]);
        row.add(36, &[place, after.shape.into(), u32::from(after.place)]);
        row.add(29, &[frequency(here.entry), here.shape.into(), opens]);
        row.0
    }

    fn look(&self, index: isize) -> Look {
        const OUTSIDE: Look = Look {
            word: 1,
            entry: Entry { frequency: 0, given: 0, surname: 0 },
            cue: Cue::None,
            shape: 255,
            place: 0,
        };
        usize::try_from(index).ok().and_then(|i| self.looks.get(i)).copied().unwrap_or(OUTSIDE)
    }
}

struct Adder(Row);

impl Adder {
    fn add(&mut self, template: u32, values: &[u32]) {
        let seed = template.wrapping_mul(0x9e37_79b9);
        let hash = values.iter().fold(seed, |hash, value| mix(hash ^ value));
        self.0.push(hash & (TABLE as u32 - 1));
    }
}

/// What kind of place a stretch most probably names, and whether its name is
/// also something else; even, so that the words behind the first get the next.
fn place_code(stretch: &Known) -> u8 {
    let Some(best) = stretch.hits.first() else { return 0 };
    let place = gazetteer().place(best.place);
    let kind = match place.kind {
        _ if best.how == How::Demonym => 1,
        Place::Country | Place::Continent => 2,
        Place::Subdivision if best.how == How::Abbreviation => 3,
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

/// Which lists know the word, coarsely.
fn lists(entry: Entry) -> u32 {
    let step = |class: u8| u32::from([0, 2, 3, 5].iter().filter(|s| class > **s).count() as u8);
    step(entry.given) * 100 + step(entry.surname) * 10 + frequency(entry)
}

fn frequency(entry: Entry) -> u32 {
    [0, 16, 19, 22, 25, 28].iter().filter(|step| entry.frequency > **step).count() as u32
}

/// How the token is written: letters' case and kind, length where short.
fn shape(token: Token, text: &str) -> u8 {
    let word = token.of(text);
    match (token.kind, token.case) {
        (Kind::Number, _) => 1 + word.len().min(5) as u8,
        (Kind::Mark, _) => 10 + word.bytes().next().map_or(0, |b| b % 64),
        (Kind::Word, Case::Lower) => 80,
        (Kind::Word, Case::Capital) if word.ends_with('.') => 81,
        (Kind::Word, Case::Capital) if word.len() == 1 => 82,
        (Kind::Word, Case::Capital) if word.chars().skip(1).any(char::is_uppercase) => 83,
        (Kind::Word, Case::Capital) if !word.is_ascii() => 84,
        (Kind::Word, Case::Capital) => 85,
        (Kind::Word, Case::Upper) if word.contains('.') => 86,
        (Kind::Word, Case::Upper) if word.len() <= 5 => 87,
        (Kind::Word, Case::Upper) => 88,
    }
}

fn ending(word: &str, letters: usize) -> u32 {
    let start = word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
    hash(7, word[start..].bytes())
}

/// 32-bit FNV-1a.
fn hash(seed: u32, bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5 ^ seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The finaliser of MurmurHash3.
fn mix(mut hash: u32) -> u32 {
    hash = (hash ^ hash >> 16).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ hash >> 13).wrapping_mul(0xc2b2_ae35);
    hash ^ hash >> 16
}
