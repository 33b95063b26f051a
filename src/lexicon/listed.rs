//! Which names of several words stand in lists of organisations and places.
//!
//! `data/names.bin` is built by `tools/src/bin/build_names`; NOTICE says from what.
//! It is a cuckoo filter (Fan et al. 2014): of each name 30 bits, that two
//! names share once in a billion times.
//!
//! ```text
//! lines of 16 entries (little-endian u32): 30 bits of the key | kinds; 0: free
//! ```

use crate::embedded::Aligned;

static BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/names.bin"));
static EMBEDDED: Names<'static> = Names::new(&BYTES.0);

/// Most words, numbers and marks of a listed name.
pub const LONGEST_NAME: usize = 8;

/// What those who are called by a name are, of which it can be more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u8);

impl Kinds {
    /// An organisation is called so.
    pub const ORGANISATION: Kinds = Kinds(1);
    /// A place is called so.
    pub const PLACE: Kinds = Kinds(2);

    /// These and those.
    pub fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// The kinds as a number from 1 to 3.
    pub fn code(self) -> u8 {
        self.0
    }
}

/// A name as a number, from the keys of its words one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct NameKey(u64);

impl NameKey {
    /// With one word more, that the lexicon knows by this key.
    #[inline]
    pub fn and(self, word: u64) -> NameKey {
        NameKey((self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// The two lines, of so many, where the name may stand.
    #[inline]
    fn homes(self, lines: usize) -> [usize; 2] {
        [40, 16].map(|shift| (((self.0 >> shift & 0xff_ffff) * lines as u64) >> 24) as usize)
    }

    /// What tells it from others there.
    #[inline]
    fn own(self) -> u32 {
        ((self.0 ^ self.0 >> 32) as u32) << KIND_BITS
    }
}

const KIND_BITS: u32 = 2;
const ENTRIES: usize = 16;
type Line = [u8; 4 * ENTRIES];

/// Names over bytes that [`names_to_bytes`] wrote.
#[derive(Debug, Clone, Copy)]
struct Names<'b> {
    lines: &'b [Line],
}

impl<'b> Names<'b> {
    const fn new(bytes: &'b [u8]) -> Names<'b> {
        Names { lines: bytes.as_chunks().0 }
    }

    #[inline]
    fn get(&self, name: NameKey) -> Option<Kinds> {
        for home in name.homes(self.lines.len()) {
            let entries = self.lines.get(home)?.as_chunks().0;
            let entry = |at: usize| u32::from_le_bytes(entries[at]);
            // All at once: which of them it is cannot be foreseen.
            let same = (0..ENTRIES).fold(0u32, |same, at| {
                same | u32::from(entry(at) >> KIND_BITS == name.own() >> KIND_BITS) << at
            });
            match entry(same.trailing_zeros() as usize % ENTRIES) {
                entry if same != 0 && entry != 0 => {
                    return Some(Kinds((entry % (1 << KIND_BITS)) as u8));
                }
                _ => {}
            }
            // Nothing stands in its second line while there is room in its first.
            if entry(ENTRIES - 1) == 0 {
                return None;
            }
        }
        None
    }
}

/// What is called by that name, as far as lists know.
#[inline]
pub fn listed(name: NameKey) -> Option<Kinds> {
    EMBEDDED.get(name)
}

/// So many entries are moved to make room for one before that is given up.
const MOST_MOVES: usize = 10_000;

/// The bytes of a list of names, or `None` where there is no room for one, or
/// one is of no kind. No name stands among them twice.
pub fn names_to_bytes(names: &[(NameKey, Kinds)]) -> Option<Vec<u8>> {
    // A little room makes the moves few.
    let count = (names.len() * 20 / 19).div_ceil(ENTRIES);
    let mut lines: Vec<Vec<(NameKey, Kinds)>> = vec![Vec::with_capacity(ENTRIES); count];
    for entry in names {
        insert(&mut lines, *entry)?;
    }
    let mut bytes = Vec::with_capacity(count * size_of::<Line>());
    for line in lines {
        let entries = line.iter().map(|(name, kinds)| name.own() | u32::from(kinds.0));
        let padded = entries.chain(std::iter::repeat(0)).take(ENTRIES);
        bytes.extend(padded.flat_map(u32::to_le_bytes));
    }
    (names.iter().all(|(_, kinds)| kinds.0 != 0)).then_some(bytes)
}

/// Puts an entry into one of its lines, and where both are full in the place
/// of another, which then goes to its own other line: cuckoo hashing (Pagh and
/// Rodler 2004).
fn insert(lines: &mut [Vec<(NameKey, Kinds)>], entry: (NameKey, Kinds)) -> Option<()> {
    let mut entry = entry;
    for turn in 0..MOST_MOVES {
        let homes = entry.0.homes(lines.len());
        if let Some(free) = homes.into_iter().find(|at| lines[*at].len() < ENTRIES) {
            lines[free].push(entry);
            return Some(());
        }
        std::mem::swap(&mut entry, &mut lines[homes[turn % 2]][turn / 2 % ENTRIES]);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Kinds, NameKey, Names, listed, names_to_bytes};
    use crate::tokens::tokens;

    fn name(words: &str) -> NameKey {
        tokens(words).iter().fold(NameKey::default(), |name, token| name.and(token.key))
    }

    #[test]
    fn what_went_in_comes_out() {
        let key = |n: u64| NameKey::default().and(n.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let names: Vec<_> = (0..5_000).map(|n| (key(n), Kinds(1 + (n % 3) as u8))).collect();
        let bytes = names_to_bytes(&names).expect("room for all");
        assert!(bytes.len() < 4 * 5_400, "{}", bytes.len());
        let index = Names::new(&bytes);
        assert!(names.iter().all(|(name, kinds)| index.get(*name) == Some(*kinds)));
        assert!((5_000..50_000).all(|n| index.get(key(n)).is_none()));
        assert_eq!(names_to_bytes(&[(key(1), Kinds::default())]), None);
        assert_eq!(Names::new(&[]).get(key(1)), None);
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        assert_eq!(listed(name("World Health Organization")), Some(Kinds::ORGANISATION));
        assert_eq!(listed(name("WORLD HEALTH ORGANIZATION")), Some(Kinds::ORGANISATION));
        assert_eq!(listed(name("Yosemite National Park")), Some(Kinds::PLACE));
        assert_eq!(listed(name("Health World Organization")), None);
    }
}
