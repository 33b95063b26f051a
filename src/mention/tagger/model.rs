//! The weights, and the best sequence of tags under them.

use super::TAGS;

/// Base-2 logarithm of [`TABLE`].
pub const TABLE_BITS: u32 = 18;
/// Rows of the weight table.
pub const TABLE: usize = 1 << TABLE_BITS;
/// Weights in a row: one a tag but "outside", which always weighs nothing.
pub const COLUMNS: usize = TAGS - 1;
/// Scores of the tags of a token, but of "outside".
pub type Scores = [i32; COLUMNS];
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
    pub fn add(&self, feature: u32, scores: &mut Scores) {
        let at = HEAD + feature as usize * COLUMNS;
        let Some(row) = self.bytes.get(at..at + COLUMNS) else { return };
        for (score, weight) in scores.iter_mut().zip(row) {
            *score += i32::from(*weight as i8);
        }
    }

    /// The weights of tag sequences.
    pub fn follows(&self) -> Follows {
        let mut follows = [0; TAGS * TAGS];
        for (follow, bytes) in follows.iter_mut().zip(self.bytes.chunks_exact(2)) {
            *follow = i32::from(i16::from_le_bytes([bytes[0], bytes[1]]));
        }
        follows
    }
}

/// Writes the best-scoring legal sequence of tags into `tags`.
pub fn viterbi(scores: &[Scores], follows: &Follows, tags: &mut Vec<u8>) {
    const NEVER: i32 = i32::MIN / 2;
    tags.clear();
    let mut best = [NEVER; TAGS];
    best[0] = 0;
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    for score in scores {
        let mut from = [0u8; TAGS];
        let mut next = [NEVER; TAGS];
        for tag in 0..TAGS {
            for previous in (0..TAGS).filter(|previous| legal(*previous, tag)) {
                let total = best[previous].saturating_add(follows[previous * TAGS + tag]);
                if total > next[tag] {
                    (next[tag], from[tag]) = (total, previous as u8);
                }
            }
            let own = if tag == 0 { 0 } else { score[tag - 1] };
            next[tag] = next[tag].saturating_add(own).max(NEVER);
        }
        best = next;
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
