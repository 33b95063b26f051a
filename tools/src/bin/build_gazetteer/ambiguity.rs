//! Which names are also everyday words or names of persons.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cutline::gazetteer::{Ambiguity, fold};

use crate::{Error, tables};

const SINGLE_WORDS: &str = "frequency_dictionary_en_82_765.txt";

/// Words behind which an everyday word stands far more often than a name.
const BEFORE_WORDS: [&str; 30] = [
    "a", "an", "this", "these", "some", "my", "your", "his", "their", "our", "be", "is", "are",
    "was", "very", "more", "not", "will", "can", "no", "any", "each", "every", "we", "they", "i",
    "you", "its", "both", "such",
];

/// The share of a word's count that must stand behind those for it to be an
/// everyday word. The two counts are of different collections, so it is a mark
/// and no true share: "london" and "springfield" have 0, "nice" has 21.
const EVERYDAY: f64 = 0.05;

/// The US Census ranks 88,799 surnames; past this one they are rare.
const FREQUENT_SURNAMES: usize = 5_000;

/// Given names past this rank of their sex are rare.
const FREQUENT_GIVEN_NAMES: usize = 1_200;

/// Past this rank of all words there is more than "of", "and", "from".
const FUNCTION_WORDS: usize = 150;

/// Among this many of the most frequent words even a name without that mark is
/// rather a word ("Center", "Tribune") when the place is small.
const FREQUENT_WORDS: usize = 15_000;

/// A surname past the frequent ones is still likelier than a small place.
const KNOWN_SURNAMES: usize = 30_000;

/// Below this many inhabitants a place is small.
const SMALL: u32 = 50_000;

/// Names of so few letters are as a rule an acronym, when the place is small.
const ACRONYM: usize = 4;

pub struct Words {
    function: BTreeSet<String>,
    frequent: BTreeSet<String>,
    known_surnames: BTreeSet<String>,
    common: BTreeSet<String>,
    given: BTreeSet<String>,
    surnames: BTreeSet<String>,
}

impl Words {
    pub fn read(words: &Path, people: &Path, tables: &Path) -> Result<Words, Error> {
        let function = ranked(&words.join(SINGLE_WORDS), FUNCTION_WORDS)?;
        let mut common = everyday(words)?;
        common.extend(function.iter().cloned());
        let frequent = ranked(&words.join(SINGLE_WORDS), FREQUENT_WORDS)?;
        let known_surnames = ranked(&people.join("dist.all.last"), KNOWN_SURNAMES)?;
        let mut surnames = ranked(&people.join("dist.all.last"), FREQUENT_SURNAMES)?;
        for [name, reading] in tables::rows(tables, "words.tsv")? {
            match reading.as_str() {
                "common" => common.insert(name),
                "person" => surnames.insert(name),
                "place" => common.remove(&name),
                other => return Err(format!("words.tsv: unknown reading {other:?}").into()),
            };
        }
        let mut given = ranked(&people.join("dist.female.first"), FREQUENT_GIVEN_NAMES)?;
        given.extend(ranked(&people.join("dist.male.first"), FREQUENT_GIVEN_NAMES)?);
        Ok(Words { function, frequent, known_surnames, common, given, surnames })
    }

    /// Whether nobody would read `name` as a place, as Of in Turkey.
    pub fn is_function_word(&self, name: &str) -> bool {
        self.function.contains(&fold(name))
    }

    /// What a folded name is besides a place of at most `population`.
    pub fn of(&self, folded: &str, population: u32) -> Ambiguity {
        // The census spells O'Brien without its apostrophe.
        let person = folded.replace('\'', "");
        let is_small = population < SMALL;
        Ambiguity {
            common_word: self.common.contains(folded)
                || is_small
                    && (self.frequent.contains(folded) || folded.chars().count() <= ACRONYM),
            given_name: self.given.contains(&person),
            surname: self.surnames.contains(&person)
                || is_small && self.known_surnames.contains(&person),
        }
    }
}

fn everyday(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let single = read(&folder.join(SINGLE_WORDS))?;
    let double = read(&folder.join("frequency_bigramdictionary_en_243_342.txt"))?;
    let mut behind: BTreeMap<&str, f64> = BTreeMap::new();
    for line in double.lines() {
        let columns: Vec<&str> = line.trim_start_matches('\u{feff}').split(' ').collect();
        if let [first, second, count] = columns[..]
            && BEFORE_WORDS.contains(&first)
        {
            *behind.entry(second).or_default() += count.parse::<f64>()?;
        }
    }
    let mut common = BTreeSet::new();
    for line in single.lines() {
        let Some((word, count)) = line.trim_start_matches('\u{feff}').split_once(' ') else {
            continue;
        };
        let count: f64 = count.trim().parse()?;
        if behind.get(word).is_some_and(|behind| behind / count >= EVERYDAY) {
            common.insert(fold(word));
        }
    }
    Ok(common)
}

/// The first `limit` entries of a list that is sorted by frequency.
fn ranked(path: &Path, limit: usize) -> Result<BTreeSet<String>, Error> {
    let text = read(path)?;
    let text = text.trim_start_matches('\u{feff}');
    Ok(text.lines().take(limit).filter_map(|l| l.split_whitespace().next()).map(fold).collect())
}

fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()).into())
}
