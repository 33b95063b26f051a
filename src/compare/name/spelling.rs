//! Whether two spellings may be one word, and what that takes.

use std::sync::OnceLock;

use super::alternation::{Alternation, WordPosition, alternations};
use crate::fold::fold;

/// The longest word whose spelling is weighed, in bytes; longer ones are
/// alike only if they are equal.
pub const LONGEST: usize = 24;

/// How many alternations lie between two spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spots {
    /// Those that a slip could have made.
    pub weak: u8,
    /// Those that no slip makes.
    pub strong: u8,
}

impl Spots {
    /// Two scripts of one word.
    pub const OTHER_SCRIPT: Spots = Spots { weak: 0, strong: 1 };

    /// Both counts together.
    pub fn all(self) -> u8 {
        self.weak.saturating_add(self.strong)
    }

    /// The spots of two words of a name.
    pub fn and(self, other: Spots) -> Spots {
        Spots {
            weak: self.weak.saturating_add(other.weak),
            strong: self.strong.saturating_add(other.strong),
        }
    }
}

/// The alternations that lead from `a` to `b`, those with the fewest weak
/// ones; `None` if it takes more than alternations, or more of them than
/// words of their length have. In `foreign` names all of them may be weak.
pub fn spots(a: &[u8], b: &[u8], foreign: impl Fn() -> bool) -> Option<Spots> {
    let shorter = a.len().min(b.len());
    if a.len().max(b.len()) > LONGEST {
        return None;
    }
    let most = (shorter / 2).max(1);
    let most_weak = most.div_ceil(2);
    let spots = fewest_spots(a, b, most)?;
    (usize::from(spots.weak) <= most_weak || foreign()).then_some(spots)
}

/// The alternations that lead from `a` to `b`, if they are no more than `most`.
fn fewest_spots(a: &[u8], b: &[u8], most: usize) -> Option<Spots> {
    let better = |held: &mut Option<Spots>, spots: Spots| {
        let few = usize::from(spots.all()) <= most;
        let is_better = few && held.is_none_or(|held| spots < held);
        if is_better {
            *held = Some(spots);
        }
        is_better
    };
    let mut reached = [[None::<Spots>; LONGEST + 1]; LONGEST + 1];
    reached[0][0] = Some(Spots::default());
    // Where nothing is reached beyond, all is over.
    let mut furthest = 0;
    for i in 0..=a.len() {
        if i > furthest {
            return None;
        }
        for j in i.saturating_sub(FURTHEST)..=b.len().min(i + FURTHEST) {
            let Some(here) = reached[i][j] else { continue };
            let mut reach = |to_i: usize, to_j: usize, spot: Spots| {
                if better(&mut reached[to_i][to_j], here.and(spot)) {
                    furthest = furthest.max(to_i);
                }
            };
            if i < a.len() && a.get(i) == b.get(j) {
                reach(i + 1, j + 1, Spots::default());
                match (doubled(a, i), doubled(b, j)) {
                    (true, false) => reach(i + 2, j + 1, WEAK),
                    (false, true) => reach(i + 1, j + 2, WEAK),
                    _ => {}
                }
            }
            for rule in starting(a.get(i)).iter().chain(starting(None)) {
                if !starts(&a[i..], rule.from) || !starts(&b[j..], rule.to) {
                    continue;
                }
                let (to_i, to_j) = (i + rule.from.len(), j + rule.to.len());
                let holds = match rule.place {
                    WordPosition::Start => i == 0 && j == 0,
                    WordPosition::Anywhere => true,
                    WordPosition::End => to_i == a.len() && to_j == b.len(),
                };
                if holds {
                    reach(to_i, to_j, if rule.weak { WEAK } else { STRONG });
                }
            }
        }
    }
    reached[a.len()][b.len()]
}

/// How far the two spellings may run apart, in letters.
const FURTHEST: usize = 4;

const WEAK: Spots = Spots { weak: 1, strong: 0 };
const STRONG: Spots = Spots { weak: 0, strong: 1 };

/// Whether `word` starts with the few letters of `start`; a call to compare
/// memory costs more than they do.
fn starts(word: &[u8], start: &[u8]) -> bool {
    word.len() >= start.len() && word.iter().zip(start).all(|(x, y)| x == y)
}

fn doubled(word: &[u8], at: usize) -> bool {
    at + 1 < word.len() && word[at + 1] == word[at]
}

/// The alternations that begin with a letter; those that add letters only,
/// with none.
fn starting(letter: Option<&u8>) -> &'static [Alternation] {
    static BY_LETTER: OnceLock<Vec<Vec<Alternation>>> = OnceLock::new();
    let slot = |letter: Option<&u8>| match letter {
        Some(letter) if letter.is_ascii_lowercase() => usize::from(letter - b'a'),
        Some(_) => 27,
        None => 26,
    };
    let by_letter = BY_LETTER.get_or_init(|| {
        let mut by_letter = vec![Vec::new(); 28];
        for rule in alternations() {
            by_letter[slot(rule.from.first())].push(rule);
        }
        by_letter
    });
    &by_letter[slot(letter)]
}

/// The most slips in one word.
pub const MOST_SLIPS: usize = 2;

/// Whether one of two words is the other but for slips of the pen, `most` of
/// them and one in a short word: a letter swapped with its neighbour, left
/// out, added or mistaken.
pub fn is_slip(a: &str, b: &str, most: usize) -> bool {
    let most = match a.len().min(b.len()) {
        0..4 => return false,
        4..8 => most.min(1),
        _ => most,
    };
    a.len().max(b.len()) <= LONGEST
        && a.len().abs_diff(b.len()) <= most
        && strsim::osa_distance(a, b) <= most
}

/// Whether a word is a folded name with the prefix that a language joins to it:
/// "UThemba" and "themba" in Xhosa.
pub fn is_prefixed(written: &str, name: &str) -> bool {
    let mut letters = written.chars();
    let starts = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    let mut inner = rest.chars();
    let is_name = inner.next().is_some_and(char::is_uppercase)
        && inner.next().is_some_and(char::is_lowercase);
    starts && is_name && fold(rest) == name
}

/// Whether two folded words are a Slavic family name of a man and that of a
/// woman: "Zelenskyy" and "Zelenska", "Ivanov" and "Ivanova". One is no slip
/// for the other: it is borne by somebody else of the family.
pub fn is_gendered(a: &str, b: &str) -> bool {
    const HIS: [&str; 9] = ["skyy", "skyi", "skiy", "skii", "skij", "sky", "ski", "cky", "cki"];
    const HERS: [&str; 7] = ["skaya", "skaia", "skaja", "skaa", "ska", "cka", "ckaya"];
    fn stem<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
        endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|s| s.len() > 1)
    }
    let pair = |his: &str, hers: &str| {
        let possessive = ["ov", "ev", "in"].iter().any(|ending| his.ends_with(ending));
        stem(his, &HIS).is_some_and(|his| stem(hers, &HERS) == Some(his))
            || possessive && hers.strip_suffix('a') == Some(his)
    };
    pair(a, b) || pair(b, a)
}

/// Whether two neighbouring letters have changed places and all else is
/// equal; no romanisation does that.
pub fn is_swap(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let Some(at) = a.iter().zip(b).position(|(x, y)| x != y) else { return false };
    a.len() == b.len()
        && at + 1 < a.len()
        && a[at] == b[at + 1]
        && a[at + 1] == b[at]
        && a[at + 2..] == b[at + 2..]
}
