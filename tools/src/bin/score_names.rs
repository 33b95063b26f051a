//! Scores "same person" on labelled pairs of names.
//!
//!     cargo run --release -p cutline-tools --bin score_names -- PAIRS [wrong KIND]
//!
//! `PAIRS` has a JSON object a line: `a`, `b`, `match` (1 or 0), `kind`,
//! `script`. With `wrong`, the pairs of that kind that are judged wrongly.

use std::collections::BTreeMap;
use std::time::Instant;
use std::{env, fs, io};

use cutline::compare::name::{NameRelation, relate};
use cutline::mention::Person;

#[derive(serde::Deserialize)]
struct Pair {
    a: String,
    b: String,
    #[serde(rename = "match")]
    same: u8,
    kind: String,
    script: String,
}

/// How many pairs got which relation, by the relation's rank.
type Counts = [usize; 5];

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let (file, wrong) = match args.as_slice() {
        [file] => (file, None),
        [file, word, kind] if word == "wrong" => (file, Some(kind)),
        _ => {
            eprintln!("usage: score_names PAIRS [wrong KIND]");
            std::process::exit(2);
        }
    };
    let mut by_kind: BTreeMap<(u8, String, String), Counts> = BTreeMap::new();
    let mut persons = Vec::new();
    for line in fs::read_to_string(file)?.lines() {
        let pair: Pair = serde_json::from_str(line)?;
        let (Some(a), Some(b)) = (person(&pair.a), person(&pair.b)) else { continue };
        let relation = relate(&a, &b);
        let found = relation >= NameRelation::Variant;
        if wrong == Some(&pair.kind) && found != (pair.same == 1) {
            println!("{relation:?}\t{}\t{}", pair.a, pair.b);
        }
        by_kind.entry((pair.same, pair.kind, pair.script)).or_default()[relation as usize] += 1;
        persons.push(a);
    }
    println!("same kind              script     different given misspelt variant same");
    for ((same, kind, script), counts) in &by_kind {
        println!("{same:4} {kind:17} {script:10} {counts:?}");
    }
    for script in ["Latin", "Cyrillic", "Arabic"] {
        for least in [NameRelation::Variant, NameRelation::Misspelt] {
            score(&by_kind, script, least);
        }
    }
    time(&persons);
    Ok(())
}

/// Precision and recall on the positives of a script and the negatives of
/// Latin script and its own, `least` and above counting as the same person.
fn score(by_kind: &BTreeMap<(u8, String, String), Counts>, script: &str, least: NameRelation) {
    let count = |same: u8, from: usize| -> usize {
        by_kind
            .iter()
            .filter(|((s, _, of), _)| *s == same && (of == script || same == 0 && of == "Latin"))
            .map(|(_, counts)| counts[from..].iter().sum::<usize>())
            .sum()
    };
    let (hits, all, false_hits) = (count(1, least as usize), count(1, 0), count(0, least as usize));
    let precision = hits as f64 / (hits + false_hits).max(1) as f64;
    let recall = hits as f64 / all.max(1) as f64;
    let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
    println!("{script:9} from {least:?}: precision {precision:.3} recall {recall:.3} F1 {f1:.3}");
}

/// Prints the time that a comparison of unrelated names takes.
fn time(persons: &[Person]) {
    let start = Instant::now();
    let (mut calls, mut different) = (0u32, 0u32);
    for (i, a) in persons.iter().enumerate().step_by(20) {
        for b in persons[i..].iter().step_by(7) {
            calls += 1;
            different += u32::from(relate(a, b) == NameRelation::Different);
        }
    }
    println!("{:?} a call, {different} of {calls} different", start.elapsed() / calls.max(1));
}

fn person(name: &str) -> Option<Person> {
    Person::named(&name.split_whitespace().collect::<Vec<_>>(), None)
}
