//! What a picture looks like, in bits.

use std::fmt;

/// The signs of the 256 lowest frequencies of a picture's brightness, as in
/// pHash (Zauner 2010, "Implementation and benchmarking of perceptual image
/// hash functions") and PDQ: row by row from the lowest, 16 a row, one where a
/// frequency weighs more than half of them do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u64; 4]);

/// Hexadecimal digits of a written hash.
pub(super) const DIGITS: usize = 64;

/// Rows of 16 bits in a number of a [`Hash`].
const ROWS: usize = 4;

impl Hash {
    /// How many bands there are, each of two rows' lower halves.
    pub const BANDS: usize = 4;

    /// In how many bits two hashes differ, of 256.
    pub fn distance(self, other: Hash) -> u32 {
        self.0.iter().zip(other.0).map(|(a, b)| (a ^ b).count_ones()).sum()
    }

    /// Sixteen of the bits that change least when a picture is saved anew.
    /// Pictures that are alike have most of their bands in common.
    pub fn band(self, band: usize) -> u16 {
        let row = |row: usize| (self.0[row / ROWS] >> (row % ROWS * 16) & 0xff) as u16;
        row(2 * band) << 8 | row(2 * band + 1)
    }

    /// Reads the [`DIGITS`] hexadecimal digits that it is written as.
    pub(super) fn parse(digits: &str) -> Option<Hash> {
        let mut numbers = [0; 4];
        for (at, number) in numbers.iter_mut().enumerate() {
            *number = u64::from_str_radix(digits.get(16 * at..16 * at + 16)?, 16).ok()?;
        }
        Some(Hash(numbers))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|number| write!(f, "{number:016x}"))
    }
}

/// The hash of a picture, and of each of the parts of it that are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Of all of it.
    pub whole: Hash,
    /// Of its parts.
    pub parts: Vec<Hash>,
}

impl Look {
    /// Reads what [`Look`] is written as: the hash of the whole, then those of
    /// the parts, in 64 hexadecimal digits each. `None` for anything else.
    pub fn parse(written: &str) -> Option<Look> {
        if !written.is_ascii() || !written.len().is_multiple_of(DIGITS) {
            return None;
        }
        let mut hashes = (0..written.len() / DIGITS)
            .map(|at| Hash::parse(&written[at * DIGITS..(at + 1) * DIGITS]));
        let whole = hashes.next()??;
        Some(Look { whole, parts: hashes.collect::<Option<_>>()? })
    }
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.whole)?;
        self.parts.iter().try_for_each(|part| write!(f, "{part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_read_as_it_is_written() {
        let hash = |n: u64| Hash([n, u64::MAX, 0, n.wrapping_mul(0x9e37_79b9_7f4a_7c15)]);
        for parts in [0, 1, 40] {
            let look = Look { whole: hash(7), parts: (0..parts).map(hash).collect() };
            assert_eq!(Look::parse(&look.to_string()), Some(look));
        }
        for broken in ["", "00", &"0".repeat(65), &"x".repeat(64), &"é".repeat(32)] {
            assert_eq!(Look::parse(broken), None, "{broken}");
        }
    }

    #[test]
    fn bands_are_of_the_lowest_frequencies_and_apart() {
        let bits = |hash: Hash| (0..Hash::BANDS).map(|b| hash.band(b).count_ones()).sum::<u32>();
        assert_eq!(bits(Hash([u64::MAX; 4])), 64);
        let mut found = 0;
        for bit in 0..256 {
            let mut one = [0; 4];
            one[bit / 64] = 1 << (bit % 64);
            let is_low = bit / 16 < 8 && bit % 16 < 8;
            assert_eq!(bits(Hash(one)), u32::from(is_low), "{bit}");
            found += bits(Hash(one));
        }
        assert_eq!(found, 64);
    }
}
