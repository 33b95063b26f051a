//! What an editor's finger does to well-known names.

use super::super::NameRelation::Misspelt;
use super::{person, relation};

const NAMES: &str = include_str!("known_names.txt");

/// Numbers without pattern, the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit
    }
}

/// `word` with one inner letter swapped with the next, dropped or replaced.
fn slip(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + dice.below(letters.len() - 3);
    match dice.below(3) {
        0 => letters.swap(at, at + 1),
        1 => {
            letters.remove(at);
        }
        _ => letters[at] = char::from(b'a' + dice.below(26) as u8),
    }
    letters.into_iter().collect()
}

#[test]
fn slips_are_seen_as_slips() {
    let mut dice = Dice(11);
    let (mut slips, mut hidden) = (0, Vec::new());
    for name in NAMES.lines() {
        let family = person(name).family;
        for _ in 0..10 {
            let slipped = slip(&family, &mut dice);
            if slipped == family {
                continue;
            }
            let slipped = name.replace(&family, &slipped);
            slips += 1;
            let relation = relation(name, &slipped);
            if relation != Misspelt {
                hidden.push((name, slipped, relation));
            }
        }
    }
    assert!(slips > 1800, "{slips}");
    assert!(hidden.len() * 10 <= slips, "{} of {slips} {hidden:#?}", hidden.len());
}

#[test]
fn a_wife_is_no_slip_of_her_husband() {
    for (hers, his) in [("Olena Marchenska", "Marchenskyy"), ("Anna Petrova", "Petrov")] {
        assert_ne!(relation(hers, his), Misspelt, "{hers}, {his}");
    }
    assert_eq!(relation("Olena Marchenksa", "Marchenska"), Misspelt);
}
