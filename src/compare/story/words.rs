//! The running words of a story, looked up by their [`stem::key`].

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::num::NonZeroU64;

use super::LEAD;
use crate::article::{Excerpt, Part};
use crate::language::fold::folded;
use crate::language::stem;
use crate::mention::token::{Kind as TokenKind, Token};

/// Where and how often a word stands in a story.
#[derive(Debug, Clone, Copy)]
pub struct Occurrence {
    /// Where it stands first.
    pub first: Excerpt,
    /// Where it first stands with a capital inside a sentence, if it does.
    pub name: Option<Excerpt>,
    /// How often it stands there.
    pub count: u32,
    /// How often it stands with a capital inside a sentence.
    pub capitals: u32,
    /// Which of the story's running words it is last.
    pub(super) last: u32,
    /// Whether it stands in the title.
    pub in_title: bool,
    /// Whether it stands in the title or at the start of the body.
    pub in_lead: bool,
}

/// One of a story's running words: its sentence, and which running word is
/// the same word before it, or itself if none is; and the [`stem::key`] of the
/// word that it follows, if it does not open its text.
#[derive(Debug, Clone, Copy)]
struct Running {
    sentence: u32,
    before: u32,
    follows: Option<NonZeroU64>,
}

/// A word is looked for in as many sentences, its last ones.
const MOST_SENTENCES: usize = 200;

/// A word is looked for behind another in as many places, its last ones.
const MOST_PAIRS: usize = 1_000;

/// All running words of a story, and where each stands.
#[derive(Default)]
pub(super) struct Words {
    table: Table<Occurrence>,
    running: Vec<Running>,
    /// Pairs of words that stand there under another name.
    renamed: BTreeSet<(u64, u64)>,
}

impl Words {
    /// Adds the words of a part, behind those that are there.
    pub(super) fn add(&mut self, part: Part, text: &str, tokens: &[Token]) {
        let mut scratch = String::new();
        let mut follows = None;
        self.table.reserve(tokens.len() / 2);
        self.running.reserve(tokens.len());
        let mut sentence = self.running.last().map_or(0, |last| last.sentence);
        for token in tokens.iter().filter(|t| t.kind != TokenKind::Mark) {
            let key = stem::key(folded(token.of(text), &mut scratch));
            let at = Excerpt::new(part, token.span());
            let in_title = part == Part::Title;
            let in_lead = in_title || at.span.start < LEAD;
            let name = (token.is_cap() && !token.opens_sentence).then_some(at);
            let capitals = u32::from(name.is_some());
            sentence += u32::from(token.opens_sentence);
            let last = self.running.len() as u32;
            let mut before = last;
            self.table
                .entry(key)
                .and_modify(|known| {
                    known.count += 1;
                    known.capitals += capitals;
                    before = std::mem::replace(&mut known.last, last);
                    known.name = known.name.or(name);
                })
                .or_insert(Occurrence {
                    first: at,
                    name,
                    count: 1,
                    capitals,
                    last,
                    in_title,
                    in_lead,
                });
            self.running.push(Running { sentence, before, follows });
            follows = NonZeroU64::new(key);
        }
    }

    /// Lets the words of another name be found at `at`, one behind the other.
    pub(super) fn rename(&mut self, keys: &[u64], at: Occurrence) {
        for key in keys {
            let add = |known: &mut Occurrence| known.name = known.name.or(at.name);
            self.table.entry(*key).and_modify(add).or_insert(at);
        }
        self.renamed.extend(keys.windows(2).map(|two| (two[0], two[1])));
    }

    /// Where a word stands.
    pub(super) fn get(&self, key: u64) -> Option<&Occurrence> {
        self.table.get(&key)
    }

    /// All words, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = (u64, &Occurrence)> {
        self.table.iter().map(|(key, found)| (*key, found))
    }

    /// How many running words there are.
    pub(super) fn running(&self) -> usize {
        self.running.len()
    }

    /// How many different words there are.
    pub(super) fn different(&self) -> usize {
        self.table.len()
    }

    /// Whether the story has one word right before the other; asked of a word
    /// that stands all over the story, whether its last places do.
    pub(super) fn has_pair(&self, first: u64, second: u64) -> bool {
        let follows = NonZeroU64::new(first);
        let mut places = self.get(second).into_iter().flat_map(|found| self.walk(found));
        self.renamed.contains(&(first, second))
            || places.by_ref().take(MOST_PAIRS).any(|word| word.follows == follows)
    }

    /// The sentences that have a word, by number, the last first; of a word
    /// that stands all over the story the last ones only.
    pub(super) fn sentences(&self, found: &Occurrence) -> impl Iterator<Item = u32> {
        self.walk(found).take(MOST_SENTENCES).map(|running| running.sentence)
    }

    /// All places of a word, the last first.
    fn walk(&self, found: &Occurrence) -> impl Iterator<Item = Running> {
        let place = |at: u32| self.running.get(at as usize).map(|running| (at, *running));
        let walk = std::iter::successors(place(found.last), move |(at, running)| {
            if running.before == *at { None } else { place(running.before) }
        });
        walk.map(|(_, running)| running)
    }
}

type Table<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

/// The keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
