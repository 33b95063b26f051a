//! The weights, and the best sequence of tags under them.

use std::sync::OnceLock;

use super::{Row, TAGS};

/// Rows of the weight table; a power of two.
pub const TABLE: usize = 1 << 17;

static EMBEDDED: &[u8] = include_bytes!("../../../data/tagger.bin");

/// Weights of features and of tag sequences.
pub struct Model {
    /// `TABLE` rows of `TAGS` weights.
    weights: Box<[i8]>,
    /// What it adds to have tag `b` follow tag `a`, at `a * TAGS + b`; the
    /// state before a region is "outside".
    follows: [i32; TAGS * TAGS],
}

impl Model {
    /// The model in the binary.
    pub fn embedded() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::from_bytes(EMBEDDED).expect("the embedded model is whole"))
    }

    /// A model of the given weights, each clamped to a byte.
    pub fn new(weights: impl Iterator<Item = i8>, follows: [i8; TAGS * TAGS]) -> Model {
        Model { weights: weights.collect(), follows: follows.map(i32::from) }
    }

    /// Reads what [`Model::to_bytes`] wrote; `None` where the length is off.
    pub fn from_bytes(bytes: &[u8]) -> Option<Model> {
        let (follows, weights) = bytes.split_at_checked(TAGS * TAGS)?;
        let follows: [u8; TAGS * TAGS] = follows.try_into().ok()?;
        let model = Model::new(weights.iter().map(|b| *b as i8), follows.map(|b| b as i8));
        (weights.len() == TABLE * TAGS).then_some(model)
    }

    /// The model as bytes: the sequence weights, then the table row by row.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.follows.iter().map(|w| *w as u8).chain(self.weights.iter().map(|w| *w as u8)).collect()
    }

    /// Writes the best tags for the tokens of one region into `tags`.
    pub fn decode(&self, rows: &[Row], tags: &mut Vec<u8>) {
        let emissions = rows.iter().map(|row| {
            let mut sum = [0i32; TAGS];
            for &feature in row {
                let at = feature as usize * TAGS;
                for (total, weight) in sum.iter_mut().zip(&self.weights[at..at + TAGS]) {
                    *total += i32::from(*weight);
                }
            }
            sum
        });
        viterbi(emissions, &self.follows, tags);
    }
}

/// Writes the best-scoring legal sequence of tags into `tags`; before the
/// first token stands "outside".
pub fn viterbi(
    emissions: impl Iterator<Item = [i32; TAGS]>,
    follows: &[i32; TAGS * TAGS],
    tags: &mut Vec<u8>,
) {
    const NEVER: i32 = i32::MIN / 2;
    tags.clear();
    let mut best = [NEVER; TAGS];
    best[0] = 0;
    let mut back: Vec<[u8; TAGS]> = Vec::new();
    for emission in emissions {
        let mut from = [0u8; TAGS];
        best = std::array::from_fn(|tag| {
            let (previous, score) = (0..TAGS)
                .filter(|previous| legal(*previous, tag))
                .map(|previous| {
                    (previous, best[previous].saturating_add(follows[previous * TAGS + tag]))
                })
                .reduce(|top, next| if next.1 > top.1 { next } else { top })
                .unwrap_or((0, NEVER));
            from[tag] = previous as u8;
            score.saturating_add(emission[tag]).max(NEVER)
        });
        back.push(from);
    }
    let mut tag = (0..TAGS).fold(0, |top, tag| if best[tag] > best[top] { tag } else { top });
    for from in back.iter().rev() {
        tags.push(tag as u8);
        tag = usize::from(from[tag]);
    }
    tags.reverse();
}

/// Whether `tag` may follow `previous`: a name goes on only with itself.
fn legal(previous: usize, tag: usize) -> bool {
    tag == 0 || tag % 2 == 1 || previous == tag || previous + 1 == tag
}
