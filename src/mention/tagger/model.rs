//! The weights, and the best sequence of tags under them.

use super::TAGS;
use crate::embedded::Aligned;
use crate::words::LEARNT;

/// Base-2 logarithm of [`TABLE`].
pub const TABLE_BITS: u32 = 17;
/// Rows of the weight table.
pub const TABLE: usize = 1 << TABLE_BITS;
/// Weights in a row: one a tag but "outside", which always weighs nothing.
pub const COLUMNS: usize = TAGS - 1;
/// Scores of the tags of a token, but of "outside".
pub type Scores = [i16; COLUMNS];
/// What it adds to have tag `b` follow tag `a`, at `a * TAGS + b`; before a
/// region stands "outside".
pub type Follows = [i32; TAGS * TAGS];

static EMBEDDED: Model<'static> =
    Model { bytes: &Aligned(*include_bytes!("../../../data/tagger.bin")).0 };

/// Weights of features and of tag sequences, used as they lie on disk:
/// [`TABLE`] rows, then `TAGS * TAGS` little-endian `i16`.
///
/// A row has half a byte a weight, [`HIGHER`] too high: those of the first four
/// columns in the lower halves of its bytes, those of the last four in the
/// upper. Weights so small do the work of whole bytes, and twice as many of
/// them are near at hand.
#[derive(Debug, Clone, Copy)]
pub struct Model<'b> {
    bytes: &'b [u8; ROWS + TAGS * TAGS * 2],
}

/// Bytes of a row, and of all rows.
const ROW: usize = COLUMNS / 2;
const ROWS: usize = TABLE * ROW;

/// The largest weight of a feature, which is a whole number.
pub const MOST: i8 = 7;
/// What is added to a weight to make it half a byte.
const HIGHER: i16 = 8;
/// What a weight of 1 adds to a score, and is in the weights of sequences.
pub const UNIT: i16 = 16;

/// As many rows are added up before a sum of half bytes outgrows a byte.
const TOGETHER: usize = 16;

impl<'b> Model<'b> {
    /// The model in the binary.
    pub fn embedded() -> Model<'static> {
        EMBEDDED
    }

    /// A model over `bytes`; `None` where the length is off.
    pub fn new(bytes: &'b [u8]) -> Option<Model<'b>> {
        bytes.try_into().ok().map(|bytes| Model { bytes })
    }

    /// What a token's features, of at most 256, say of each tag.
    pub fn scores(&self, features: &[u32]) -> Scores {
        const HALF: u32 = 0x0f0f_0f0f;
        const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
        // Even and odd columns, in 16 bits each.
        let (mut even, mut odd) = (0u64, 0u64);
        for features in features.chunks(TOGETHER) {
            let (mut lower, mut upper) = (0u32, 0u32);
            for feature in features {
                let row = self.row(*feature);
                lower += row & HALF;
                upper += row >> 4 & HALF;
            }
            let columns = u64::from(lower) | u64::from(upper) << 32;
            even += columns & EVEN;
            odd += columns >> 8 & EVEN;
        }
        let high = features.len() as i16 * HIGHER;
        std::array::from_fn(|column| {
            let half = if column % 2 == 0 { even } else { odd };
            ((half >> (column / 2 * 16)) as i16 - high) * UNIT
        })
    }

    /// The bytes of a feature's row.
    #[inline(always)]
    fn row(&self, feature: u32) -> u32 {
        let at = feature as usize % TABLE * ROW;
        let mut row = [0; ROW];
        row.copy_from_slice(&self.bytes[at..at + ROW]);
        u32::from_le_bytes(row)
    }

    /// What it adds to have one tag follow another; those that cannot be never win.
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

/// The bytes of a model: of weights from `-`[`MOST`] to [`MOST`], and of what it
/// adds to have one tag follow another, in [`UNIT`]s of these.
pub fn to_bytes(weights: &[[i8; COLUMNS]], follows: &[i16; TAGS * TAGS]) -> Vec<u8> {
    let half = |weight: i8| (i16::from(weight.clamp(-MOST, MOST)) + HIGHER) as u8;
    let row = |row: &[i8; COLUMNS]| -> [u8; ROW] {
        std::array::from_fn(|at| half(row[at]) | half(row[at + ROW]) << 4)
    };
    let rows = weights.iter().flat_map(row);
    rows.chain(follows.iter().flat_map(|follow| follow.to_le_bytes())).collect()
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

/// A digest of the words that the model looks at, as a number in hexadecimal:
/// beside `data/tagger.bin` stands that of the words it was trained with.
pub fn digest_of_words() -> String {
    let words = LEARNT.iter().flat_map(|class| class.words()).flat_map(|word| [*word, "\n"]);
    let mut digest = xxhash_rust::xxh3::Xxh3::new();
    words.for_each(|word| digest.update(word.as_bytes()));
    format!("{:016x}", digest.digest())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_the_sums_of_what_was_written() {
        let weight = |row: usize, column: usize| ((row * 7 + column * 5) % 15) as i8 - MOST;
        let rows: Vec<[i8; COLUMNS]> =
            (0..TABLE).map(|row| std::array::from_fn(|column| weight(row, column))).collect();
        let bytes = to_bytes(&rows, &[3; TAGS * TAGS]);
        let model = Model::new(&bytes).expect("a whole model");
        for count in [0, 1, 15, 16, 17, 73, 256] {
            // The rows of one remainder by 15 have the same weights: the largest, too.
            for (step, start) in [(1, 0), (15, 0), (15, 2)] {
                let features: Vec<u32> = (0..count).map(|at| start + at * step).collect();
                let sum = |column: usize| -> i16 {
                    let weights = features.iter().map(|f| weight(*f as usize, column));
                    weights.map(|weight| i16::from(weight) * UNIT).sum()
                };
                let expected: Scores = std::array::from_fn(sum);
                assert_eq!(model.scores(&features), expected, "{count} by {step}");
            }
        }
        assert_eq!(model.follows()[0], 3);
        assert!(Model::new(&bytes[1..]).is_none());
    }

    #[test]
    fn the_model_knows_the_words_that_it_was_trained_with() {
        let trained = include_str!("../../../data/tagger.words").trim();
        assert_eq!(
            super::digest_of_words(),
            trained,
            "words of a class that the tagger looks at have changed: train it anew"
        );
    }
}
