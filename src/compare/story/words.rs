//! The running words of a story, looked up by their [`stem::key`].

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::num::NonZeroU64;

use crate::article::{Excerpt, Part};
use crate::fold::folded;
use crate::language::stem;
use crate::tokens::{Kind as TokenKind, Tokens};

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

/// How far into the body its lead reaches, in bytes.
pub(super) const LEAD: usize = 700;

/// A word is looked for in as many sentences, its last ones.
const MOST_SENTENCES: usize = 200;

/// A word is looked for behind another in as many places, its last ones.
const MOST_PAIRS: usize = 1_000;

/// All running words of a story, and where each stands.
#[derive(Default)]
pub(super) struct Words {
    /// By the key of its stem, where each word stands in `found`.
    table: Table<u32>,
    /// The same by the key of each spelling.
    spellings: Table<u32>,
    /// The different words with their keys, in the order of the story.
    found: Vec<(u64, Occurrence)>,
    running: Vec<Running>,
    /// Pairs of words that stand there under another name.
    renamed: BTreeSet<(u64, u64)>,
}

impl Words {
    /// Adds the words of a part, behind those that are there.
    pub(super) fn add(&mut self, part: Part, tokens: Tokens) {
        let mut scratch = String::new();
        let mut follows = None;
        self.spellings.reserve(tokens.len() / 2);
        self.table.reserve(tokens.len() / 2);
        self.found.reserve(tokens.len() / 2);
        self.running.reserve(tokens.len());
        let mut sentence = self.running.last().map_or(0, |last| last.sentence);
        for token in tokens.iter().filter(|t| t.kind != TokenKind::Mark) {
            let at = Excerpt::new(part, token.span());
            let in_title = part == Part::Title;
            let name = (token.is_cap() && !token.opens_sentence).then_some(at);
            sentence += u32::from(token.opens_sentence);
            let last = self.running.len() as u32;
            let here = Occurrence {
                first: at,
                name,
                count: 0,
                capitals: 0,
                last,
                in_title,
                in_lead: in_title || at.span.start < LEAD,
            };
            let index = *self.spellings.entry(token.key).or_insert_with(|| {
                let key = stem::key(folded(token.of(tokens.text), &mut scratch));
                index_of(key, here, &mut self.table, &mut self.found)
            });
            let (key, known) = &mut self.found[index as usize];
            known.count += 1;
            known.capitals += u32::from(name.is_some());
            known.name = known.name.or(name);
            let before = std::mem::replace(&mut known.last, last);
            self.running.push(Running { sentence, before, follows });
            follows = NonZeroU64::new(*key);
        }
    }

    /// Lets the words of another name be found at `at`, one behind the other.
    pub(super) fn rename(&mut self, keys: &[u64], at: Occurrence) {
        for key in keys {
            let index = index_of(*key, at, &mut self.table, &mut self.found);
            let known = &mut self.found[index as usize].1;
            known.name = known.name.or(at.name);
        }
        self.renamed.extend(keys.windows(2).map(|two| (two[0], two[1])));
    }

    /// Where a word stands.
    pub(super) fn get(&self, key: u64) -> Option<&Occurrence> {
        self.table.get(&key).map(|index| &self.found[*index as usize].1)
    }

    /// All words, in the order of the story.
    pub(super) fn all(&self) -> impl Iterator<Item = (u64, &Occurrence)> {
        self.found.iter().map(|(key, found)| (*key, found))
    }

    /// How many running words there are.
    pub(super) fn running(&self) -> usize {
        self.running.len()
    }

    /// How many different words there are.
    pub(super) fn different(&self) -> usize {
        self.found.len()
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

/// Where the word with that key stands in `found`: as it does `here`, if it is new.
fn index_of(
    key: u64,
    here: Occurrence,
    table: &mut Table<u32>,
    found: &mut Vec<(u64, Occurrence)>,
) -> u32 {
    *table.entry(key).or_insert_with(|| {
        found.push((key, here));
        found.len() as u32 - 1
    })
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
