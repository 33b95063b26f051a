//! Which of many pictures are alike.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::hash::{DIGITS, Hash, Look};
use crate::audit::reuse::Sorter;

/// Two pictures are alike whose hashes differ in no more bits, of 256. Of
/// nine million pairs of copies of different photographs the nearest lay 68
/// apart; of copies that were saved anew nine in ten lie within 16.
const FARTHEST: u32 = 60;

/// So many pictures that have a band in common are held against the others
/// that have it: what more of them share tells nothing.
const MOST: usize = 2_000;

/// Takes the looks of pictures, each under the key of its picture, in any
/// order and however often.
#[derive(Debug)]
pub struct Joiner {
    sorter: Sorter,
}

impl Joiner {
    /// Joins with the help of a folder, in which it leaves nothing.
    pub fn new(folder: &Path) -> Joiner {
        Joiner { sorter: Sorter::new(folder, "looks") }
    }

    /// Takes a picture's look.
    ///
    /// # Errors
    /// Where it cannot be kept on disk.
    pub fn add(&mut self, key: &str, look: &Look) -> io::Result<()> {
        // Wholes sort before parts.
        let hashes = [('a', &look.whole)].into_iter();
        for (kind, hash) in hashes.chain(look.parts.iter().map(|part| ('b', part))) {
            for band in 0..Hash::BANDS {
                let value = hash.band(band);
                self.sorter.push(format!("{band}{value:04x}{kind}{hash}{key}"))?;
            }
        }
        Ok(())
    }

    /// Which of the pictures are alike.
    ///
    /// # Errors
    /// Where the looks cannot be read back.
    pub fn finish(self) -> io::Result<Joined> {
        let mut joined = Joined::default();
        let mut before = String::new();
        let mut wholes: Vec<(Hash, String)> = Vec::new();
        for line in self.sorter.finish()? {
            let line = line?;
            if line == before {
                continue;
            }
            let Some((hash, key)) = parse(&line) else { continue };
            if line.get(..BAND) != before.get(..BAND) {
                wholes.clear();
            }
            for (other, known) in &wholes {
                if known != key && hash.distance(*other) <= FARTHEST {
                    joined.join(known, key);
                }
            }
            if line.as_bytes()[BAND] == b'a' && wholes.len() < MOST {
                wholes.push((hash, key.to_owned()));
            }
            before = line;
        }
        Ok(joined)
    }
}

/// Digits of a line that tell the band and its value.
const BAND: usize = 5;

fn parse(line: &str) -> Option<(Hash, &str)> {
    let (hash, key) = line.get(BAND + 1..)?.split_at_checked(DIGITS)?;
    Some((Hash::parse(hash)?, key))
}

/// Pictures that are alike, by their keys.
#[derive(Debug, Default)]
pub struct Joined {
    /// For each that is joined another one, or itself, which leads to the first
    /// of all that are alike.
    towards: BTreeMap<String, String>,
}

impl Joined {
    fn join(&mut self, a: &str, b: &str) {
        let first = |key: &str| self.of(key).unwrap_or(key).to_owned();
        let (a, b) = (first(a), first(b));
        let (first, other) = if a < b { (a, b) } else { (b, a) };
        self.towards.insert(other, first.clone());
        self.towards.insert(first.clone(), first);
    }

    /// Whether no two pictures are alike.
    pub fn is_empty(&self) -> bool {
        self.towards.is_empty()
    }

    /// The key of the first of the pictures that are like this one, if another
    /// one is.
    pub fn of(&self, key: &str) -> Option<&str> {
        let mut first = self.towards.get(key)?;
        while let Some(next) = self.towards.get(first).filter(|next| *next != first) {
            first = next;
        }
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(looks: &[(&str, Look)]) -> Joined {
        let mut joiner = Joiner::new(&std::env::temp_dir());
        looks.iter().for_each(|(key, look)| joiner.add(key, look).expect("it is kept"));
        joiner.finish().expect("they are read back")
    }

    /// A hash with some of the highest bits turned.
    fn turned(bits: u32) -> Hash {
        let high = |number: u32| match bits.saturating_sub(number * 64).min(64) {
            64 => u64::MAX,
            left => (1 << left) - 1,
        };
        Hash([0, 0, high(1), high(0)])
    }

    fn whole(hash: Hash) -> Look {
        Look { whole: hash, parts: Vec::new() }
    }

    #[test]
    fn copies_are_joined_and_others_are_not() {
        let cut = Look { whole: turned(128), parts: vec![turned(100), turned(10)] };
        let found = joined(&[
            ("c", whole(turned(0))),
            ("b", whole(turned(60))),
            ("d", whole(turned(124))),
            ("a", cut),
            ("c", whole(turned(0))),
        ]);
        // "a" holds a part that looks like "c" and "b", and is itself like "d".
        assert_eq!(
            ["a", "b", "c", "d", "e"].map(|key| found.of(key)),
            [Some("a"), Some("a"), Some("a"), Some("a"), None]
        );
        let apart = joined(&[("a", whole(turned(0))), ("b", whole(turned(61)))]);
        assert_eq!(apart.of("a"), None);
        // Two that only have a part in common are not alike.
        let part = |key, n| (key, Look { whole: turned(n), parts: vec![turned(64)] });
        assert_eq!(joined(&[part("a", 0), part("b", 128)]).of("a"), None);
    }
}
