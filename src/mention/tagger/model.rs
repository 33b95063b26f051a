//! The weights, and the best sequence of tags under them.

use super::TAGS;
use crate::embedded::Aligned;

/// Base-2 logarithm of [`TABLE`].
pub const TABLE_BITS: u32 = 17;
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

static EMBEDDED: Model<'static> =
    Model { bytes: &Aligned(*include_bytes!("../../../data/tagger.bin")).0 };

/// Weights of features and of tag sequences, used as they lie on disk:
/// [`TABLE`] rows of [`COLUMNS`] `i8`, then `TAGS * TAGS` little-endian `i16`.
#[derive(Debug, Clone, Copy)]
pub struct Model<'b> {
    bytes: &'b [u8; ROWS + TAGS * TAGS * 2],
}

/// The bytes of all rows.
const ROWS: usize = TABLE * COLUMNS;

/// The weights of a token's features as they are added up, of at most 256 of
/// them: even and odd columns in 16 bits each, every weight 128 too high.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    even: u64,
    odd: u64,
    features: u16,
}

impl Sum {
    /// What the features say of each tag.
    pub fn scores(self) -> Scores {
        let high = (self.features as i16).wrapping_mul(128);
        std::array::from_fn(|column| {
            let half = if column % 2 == 0 { self.even } else { self.odd };
            ((half >> (column / 2 * 16)) as i16).wrapping_sub(high)
        })
    }
}

impl<'b> Model<'b> {
    /// The model in the binary.
    pub fn embedded() -> Model<'static> {
        EMBEDDED
    }

    /// A model over `bytes`; `None` where the length is off.
    pub fn new(bytes: &'b [u8]) -> Option<Model<'b>> {
        bytes.try_into().ok().map(|bytes| Model { bytes })
    }

    /// Adds the weights of one feature, which is below [`TABLE`].
    #[inline(always)]
    pub fn add(&self, feature: u32, sum: &mut Sum) {
        const HALF: u64 = 0x00ff_00ff_00ff_00ff;
        let at = feature as usize % TABLE * COLUMNS;
        let mut row = [0; COLUMNS];
        row.copy_from_slice(&self.bytes[at..at + COLUMNS]);
        let row = u64::from_le_bytes(row) ^ 0x8080_8080_8080_8080;
        sum.even += row & HALF;
        sum.odd += row >> 8 & HALF;
        sum.features += 1;
    }

    /// The weights of tag sequences; those that cannot be never win.
    pub fn follows(&self) -> Follows {
        let pairs = &self.bytes[ROWS..];
        std::array::from_fn(|at| match pairs.get(at * 2..at * 2 + 2) {
            Some(&[low, high]) if legal(at / TAGS, at % TAGS) => {
                i32::from(i16::from_le_bytes([low, high]))
            }
            _ => NEVER,
        })
    }
}

/// Less than any sequence of tags can weigh, and far from overflowing.
const NEVER: i32 = -100_000_000;

/// The best sequence of tags, and room to look for it in.
#[derive(Debug, Default)]
pub struct Path {
    /// The tags of the sequence.
    pub tags: Vec<u8>,
    /// For each token and tag, the best tag before.
    back: Vec<[u8; TAGS]>,
}

impl Path {
    /// Looks for the best-scoring sequence (Viterbi).
    pub fn find(&mut self, scores: &[Scores], follows: &Follows) {
        self.tags.clear();
        self.back.clear();
        let mut best = [NEVER; TAGS];
        best[0] = 0;
        for (at, score) in scores.iter().enumerate() {
            let mut from = [0u8; TAGS];
            let mut next = [i32::MIN; TAGS];
            // Before a region stands "outside" alone.
            let before = if at == 0 { 1 } else { TAGS };
            let rows = follows.chunks_exact(TAGS).take(before);
            for (previous, (base, row)) in best.iter().zip(rows).enumerate() {
                for (tag, follow) in row.iter().enumerate() {
                    let total = base + follow;
                    let wins = total > next[tag];
                    next[tag] = if wins { total } else { next[tag] };
                    from[tag] = if wins { previous as u8 } else { from[tag] };
                }
            }
            next[1..].iter_mut().zip(score).for_each(|(next, own)| *next += i32::from(*own));
            best = next.map(|total| total.max(NEVER));
            self.back.push(from);
        }
        let mut tag = (0..TAGS).fold(0, |top, tag| if best[tag] > best[top] { tag } else { top });
        for from in self.back.iter().rev() {
            self.tags.push(tag as u8);
            tag = usize::from(from[tag]);
        }
        self.tags.reverse();
    }
}

/// Whether `tag` may follow `previous`: a name goes on only with itself.
pub fn legal(previous: usize, tag: usize) -> bool {
    tag == 0 || tag % 2 == 1 || previous == tag || previous + 1 == tag
}
