//! A table from 64-bit keys to 32-bit values that is used as it lies on disk.
//!
//! A key has two lines where it may stand, each as long as a line of most
//! caches, so that a look-up waits for memory once, seldom twice: a cuckoo
//! hash table (Pagh & Rodler 2004) whose second line follows from the first
//! (Fan et al. 2014). The upper bits of a key choose its first line, the lower
//! 32 tell it from others: that a strange word passes for a listed one happens
//! once in fifty million times.
//!
//! ```text
//! lines, a power of two: 8 keys, 8 values (little-endian u32; 0: free) | groups (bytes)
//! ```

/// Groups at the end, one a class of words.
const GROUPS: usize = 511;
/// Entries of a line.
const ENTRIES: usize = 8;
/// So many entries are moved to make room for one before that is given up.
const MOST_MOVES: usize = 10_000;

type Line = [u8; 8 * ENTRIES];

/// An index over bytes that [`to_bytes`] wrote.
#[derive(Debug, Clone, Copy)]
pub struct Index<'b> {
    lines: &'b [Line],
    groups: &'b [u8],
}

impl<'b> Index<'b> {
    /// An index over `bytes`, which are not looked at yet; empty where their
    /// length is off.
    pub const fn new(bytes: &'b [u8]) -> Index<'b> {
        let Some(length) = bytes.len().checked_sub(GROUPS) else {
            return Index { lines: &[], groups: &[] };
        };
        let (lines, groups) = bytes.split_at(length);
        match lines.as_chunks() {
            (lines, []) if lines.len().is_power_of_two() => Index { lines, groups },
            _ => Index { lines: &[], groups: &[] },
        }
    }

    /// The value of `key`.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u32> {
        let own = key as u32;
        let first = home(key, self.lines.len());
        let second = || first ^ way(own, self.lines.len());
        // Nothing stands in its second line while there is room in its first.
        match find(self.lines.get(first)?, own) {
            Found::Value(value) => Some(value),
            Found::Room => None,
            Found::Full => match find(self.lines.get(second())?, own) {
                Found::Value(value) => Some(value),
                Found::Room | Found::Full => None,
            },
        }
    }

    /// The group of a class of words, from 0.
    pub fn group(&self, class: u16) -> u8 {
        self.groups.get(usize::from(class)).copied().unwrap_or(0)
    }
}

/// What a line has of a key: its value, or nothing, with room for it or not.
enum Found {
    Value(u32),
    Room,
    Full,
}

#[inline]
fn find(line: &Line, key: u32) -> Found {
    let (keys, values) = line.as_chunks::<4>().0.split_at(ENTRIES);
    // All at once: which of them it is cannot be foreseen.
    let same =
        (0..ENTRIES).fold(0u32, |same, at| same | u32::from(keys[at] == key.to_le_bytes()) << at);
    let value = |at: usize| u32::from_le_bytes(values[at]);
    match (same, value(ENTRIES - 1)) {
        (0, 0) => Found::Room,
        (0, _) => Found::Full,
        (same, _) => match value(same.trailing_zeros() as usize) {
            0 => Found::Room,
            value => Found::Value(value),
        },
    }
}

/// The first line of a key, of so many; a power of two.
#[inline]
fn home(key: u64, lines: usize) -> usize {
    ((key >> 32) >> (32 - lines.checked_ilog2().unwrap_or(0))) as usize
}

/// From either line of a key to the other, by exclusive or.
#[inline]
fn way(key: u32, lines: usize) -> usize {
    ((u64::from(key) * lines as u64) >> 32) as usize
}

/// An index of `entries`, or `None` where two keys cannot be told apart, a
/// value is 0, or there is not one group for each class.
pub fn to_bytes(mut entries: Vec<(u64, u32)>, groups: &[u8]) -> Option<Vec<u8>> {
    let count = entries.len().div_ceil(ENTRIES).next_power_of_two();
    let place = |key: u64| (home(key, count), key as u32);
    entries.sort_unstable_by_key(|(key, _)| place(*key));
    let twins = entries.windows(2).any(|pair| place(pair[0].0) == place(pair[1].0));
    if twins || groups.len() != GROUPS || entries.iter().any(|(_, value)| *value == 0) {
        return None;
    }
    let mut lines = vec![Vec::with_capacity(ENTRIES); count];
    for (key, value) in entries {
        insert(&mut lines, home(key, count), (key as u32, value))?;
    }
    let numbers = lines.iter().flat_map(|line| {
        let padded = || line.iter().copied().chain(std::iter::repeat((0, 0))).take(ENTRIES);
        padded().map(|(key, _)| key).chain(padded().map(|(_, value)| value))
    });
    Some(numbers.flat_map(u32::to_le_bytes).chain(groups.iter().copied()).collect())
}

/// Puts an entry into line `at` or its other one, and where both are full in
/// the place of another, which then goes to its own other line: cuckoo hashing
/// (Pagh and Rodler 2004).
fn insert(lines: &mut [Vec<(u32, u32)>], at: usize, entry: (u32, u32)) -> Option<()> {
    let (mut at, mut entry) = (at, entry);
    for turn in 0..MOST_MOVES {
        let other = at ^ way(entry.0, lines.len());
        if let Some(free) = [at, other].into_iter().find(|at| lines[*at].len() < ENTRIES) {
            lines[free].push(entry);
            return Some(());
        }
        std::mem::swap(&mut entry, &mut lines[at][turn % ENTRIES]);
        at ^= way(entry.0, lines.len());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, Index, to_bytes};

    fn key(n: u64) -> u64 {
        n.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    #[test]
    fn what_went_in_comes_out() {
        // Nearly full: many stand in their second line.
        let entries = (1..=7_800).map(|n| (key(n), n as u32)).collect();
        let bytes = to_bytes(entries, &[7; GROUPS]).expect("keys that differ");
        assert_eq!(bytes.len(), 1_024 * 64 + GROUPS);
        let index = Index::new(&bytes);
        assert!((1..=7_800).all(|n| index.get(key(n)) == Some(n as u32)));
        assert!((7_801..20_000).all(|n| index.get(key(n)).is_none()));
        assert_eq!(index.group(510), 7);
    }

    #[test]
    fn twins_nothings_and_torn_bytes_are_refused() {
        assert_eq!(to_bytes(vec![(5, 1), (5, 2)], &[0; GROUPS]), None);
        assert_eq!(to_bytes(vec![(5, 0)], &[0; GROUPS]), None);
        assert_eq!(to_bytes(vec![(5, 1)], &[]), None);
        let bytes = to_bytes(vec![(5, 1)], &[0; GROUPS]).expect("one key");
        assert_eq!(Index::new(&bytes).get(5), Some(1));
        for length in [0, 3, GROUPS, bytes.len() - 4] {
            assert_eq!(Index::new(&bytes[..length]).get(5), None, "{length}");
        }
    }
}
