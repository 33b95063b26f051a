//! A table from 64-bit keys to 32-bit values that is used as it lies on disk.
//!
//! The upper bits of a key choose a bucket, 32 others tell the keys of a
//! bucket apart: that a strange word passes for a listed one happens once in
//! a hundred million times. All numbers are little-endian `u32`:
//!
//! ```text
//! where each bucket starts (BUCKETS + 1) | keys | values | groups (bytes)
//! ```

/// Groups at the end, one a class of words.
const GROUPS: usize = 511;
/// Buckets; a power of two, a few keys each.
const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 15;

/// An index over bytes that [`to_bytes`] wrote.
#[derive(Debug, Clone, Copy)]
pub struct Index<'b> {
    bytes: &'b [u8],
}

impl<'b> Index<'b> {
    /// An index over `bytes`, which are not looked at yet.
    pub const fn new(bytes: &'b [u8]) -> Index<'b> {
        Index { bytes }
    }

    /// The value of `key`.
    pub fn get(&self, key: u64) -> Option<u32> {
        let bucket = (key >> (64 - BITS)) as usize;
        let (from, to) = (self.number(bucket)? as usize, self.number(bucket + 1)? as usize);
        let entries = self.number(BUCKETS)? as usize;
        let start = BUCKETS + 1;
        let at = (from..to).find(|at| self.number(start + at) == Some(key as u32))?;
        self.number(start + entries + at)
    }

    /// The group of a class of words, from 0.
    pub fn group(&self, class: u16) -> u8 {
        let at = self.bytes.len().checked_sub(GROUPS).map(|start| start + usize::from(class));
        at.and_then(|at| self.bytes.get(at)).copied().unwrap_or(0)
    }

    #[inline]
    fn number(&self, index: usize) -> Option<u32> {
        let bytes = self.bytes.get(index * 4..index * 4 + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }
}

/// An index of `entries`, or `None` where two keys cannot be told apart or
/// there is not one group for each class.
pub fn to_bytes(mut entries: Vec<(u64, u32)>, groups: &[u8]) -> Option<Vec<u8>> {
    let place = |key: u64| (key >> (64 - BITS), key as u32);
    entries.sort_unstable_by_key(|(key, _)| place(*key));
    let same = |pair: &[(u64, u32)]| place(pair[0].0) == place(pair[1].0);
    if groups.len() != GROUPS || entries.windows(2).any(same) {
        return None;
    }
    let starts = (0..=BUCKETS as u64)
        .map(|bucket| entries.partition_point(|(key, _)| place(*key).0 < bucket) as u32);
    let keys = entries.iter().map(|(key, _)| *key as u32);
    let values = entries.iter().map(|(_, value)| *value);
    let numbers = starts.chain(keys).chain(values).flat_map(u32::to_le_bytes);
    Some(numbers.chain(groups.iter().copied()).collect())
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, Index, to_bytes};

    #[test]
    fn what_went_in_comes_out() {
        let key = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let entries = (0..10_000).map(|n| (key(n), n as u32)).collect();
        let bytes = to_bytes(entries, &[7; GROUPS]).expect("keys that differ");
        let index = Index::new(&bytes);
        assert!((0..10_000).all(|n| index.get(key(n)) == Some(n as u32)));
        assert!((10_000..20_000).all(|n| index.get(key(n)).is_none()));
        assert_eq!(index.group(510), 7);
    }

    #[test]
    fn twins_and_torn_bytes_are_refused() {
        assert_eq!(to_bytes(vec![(5, 1), (5, 2)], &[0; GROUPS]), None);
        let bytes = to_bytes(vec![(5, 1)], &[0; GROUPS]).expect("one key");
        for length in [0, 3, 1000, bytes.len() - GROUPS - 4] {
            assert_eq!(Index::new(&bytes[..length]).get(5), None, "{length}");
        }
    }
}
