//! A folded word as a number.

/// A folded word as a number: what tables of words know it by.
pub fn key(folded: impl Iterator<Item = u8>) -> u64 {
    folded.fold(Fnv1a::default(), Fnv1a::and).key()
}

/// The bytes of a folded word, one after the other: 64-bit FNV-1a.
#[derive(Debug, Clone, Copy)]
pub struct Fnv1a(u64);

impl Default for Fnv1a {
    /// No byte yet.
    fn default() -> Fnv1a {
        Fnv1a(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv1a {
    /// With one byte more.
    #[inline]
    pub fn and(self, byte: u8) -> Fnv1a {
        Fnv1a((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// The [`key`] of the word. The finaliser of MurmurHash3: the index goes by
    /// the upper bits, which FNV alone leaves too even.
    #[inline]
    pub fn key(self) -> u64 {
        let hash = (self.0 ^ self.0 >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ hash >> 33
    }
}
