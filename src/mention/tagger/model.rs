//! The weights, and the best sequence of tags under them.

use super::TAGS;

/// Base-2 logarithm of [`TABLE`].
pub const TABLE_BITS: u32 = 18;
/// Rows of the weight table.
pub const TABLE: usize = 1 << TABLE_BITS;
/// Weights in a row: one a tag but "outside", which always weighs nothing.
pub const COLUMNS: usize = TAGS - 1;
/// Scores of the tags of a token, but of "outside": a few hundred features of
/// a byte each at most.
pub type Scores = [i16; COLUMNS];
/// What it adds to have tag `b` follow tag `a`, at `a * TAGS + b`; before a
/// region stands "outside".
pub type Follows = [i32; TAGS * TAGS];

static EMBEDDED: Model<'static> = Model { bytes: include_bytes!("../../../data/tagger.bin") };

/// Weights of features and of tag sequences, used as they lie on disk:
/// `TAGS * TAGS` little-endian `i16`, then [`TABLE`] rows of [`COLUMNS`] `i8`.
#[derive(Debug, Clone, Copy)]
pub struct Model<'b> {
    bytes: &'b [u8],
}

const HEAD: usize = TAGS * TAGS * 2;

impl<'b> Model<'b> {
    /// The model in the binary.
    pub fn embedded() -> Model<'static> {
        EMBEDDED
    }

    /// A model over `bytes`; `None` where the length is off.
    pub fn new(bytes: &'b [u8]) -> Option<Model<'b>> {
        (bytes.len() == HEAD + TABLE * COLUMNS).then_some(Model { bytes })
    }

    /// Adds the weights of one feature.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut Scores) {
        let at = HEAD + feature as usize * COLUMNS;
        // A row of known length, which the compiler adds at one go.
        let row = self.bytes.get(at..).and_then(|rest| rest.first_chunk::<COLUMNS>());
        for (score, weight) in scores.iter_mut().zip(row.unwrap_or(&[0; COLUMNS])) {
            *score += i16::from(*weight as i8);
        }
    }

    /// The weights of tag sequences; those that cannot be never win.
    pub fn follows(&self) -> Follows {
        std::array::from_fn(|at| match self.bytes.get(at * 2..at * 2 + 2) {
            Some(&[low, high]) if legal(at / TAGS, at % TAGS) => {
                i32::from(i16::from_le_bytes([low, high]))
            }
            _ => NEVER,
        })
    }
}

/// Less than any sequence of tags can weigh, and far from overflowing.
const NEVER: i32 = -100_000_000;

/// Writes the best-scoring sequence of tags into `tags`.
pub fn viterbi(scores: &[Scores], follows: &Follows, tags: &mut Vec<u8>) {
    tags.clear();
    let mut best = [NEVER; TAGS];
    best[0] = 0;
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    for score in scores {
        let mut from = [0u8; TAGS];
        let mut next = [i32::MIN; TAGS];
        for (previous, (base, row)) in best.iter().zip(follows.chunks_exact(TAGS)).enumerate() {
            for (tag, follow) in row.iter().enumerate() {
                let total = base + follow;
                let wins = total > next[tag];
                next[tag] = if wins { total } else { next[tag] };
                from[tag] = if wins { previous as u8 } else { from[tag] };
            }
        }
        next[1..].iter_mut().zip(score).for_each(|(next, own)| *next += i32::from(*own));
        best = next.map(|total| total.max(NEVER));
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
pub fn legal(previous: usize, tag: usize) -> bool {
    tag == 0 || tag % 2 == 1 || previous == tag || previous + 1 == tag
}
