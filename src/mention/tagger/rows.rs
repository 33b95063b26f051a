//! Where the weights of a feature stand in the table: features that are looked
//! at together stand side by side, so that memory is waited for once.

use super::model::TABLE_BITS;

/// Rows for one property of words: a few side by side for each of its values,
/// one for each way in which it is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows {
    /// Tells the property from others.
    seed: u64,
    /// Base-2 logarithm of how many stand side by side.
    bits: u32,
}

impl Rows {
    /// Rows of the property of that number, `ways` side by side: a power of
    /// two of at most 16.
    #[inline(always)]
    pub const fn new(property: u32, ways: u32) -> Rows {
        let seed = (property as u64 + 1).wrapping_mul(0xd1b5_4a32_d192_ed03);
        Rows { seed, bits: ways.trailing_zeros() }
    }

    /// The feature that the property has these values, looked at in that way.
    ///
    /// Multiplicative hashing: the upper bits depend on all values. Values
    /// behind the first are below `1 << STEP`, but for two words, whose bits
    /// may mix.
    #[inline(always)]
    pub fn feature(self, values: &[u32], way: u32) -> u32 {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        const STEP: u32 = 13;
        let packed = values
            .iter()
            .fold(0, |packed: u64, value| packed.rotate_left(STEP) ^ u64::from(*value));
        let block = (packed ^ self.seed).wrapping_mul(ODD) >> (64 - TABLE_BITS + self.bits);
        (block as u32) << self.bits | way
    }
}
