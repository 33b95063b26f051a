//! Builds `data/facts/congress.tsv`: the names of all who sat in the Congress of
//! the United States in living memory.
//!
//!     cargo run --release -p cutline-tools --bin build_congress -- CURRENT,HISTORICAL DAY OUT
//!
//! - `CURRENT`, `HISTORICAL`: `legislators-current.csv` and
//!   `legislators-historical.csv` of the branch `gh-pages` of the repository
//!   unitedstates/congress-legislators;
//! - `DAY`: the day up to which they know everybody, as `2026-06-15`;
//! - `OUT`: the list to write; its first line is that day.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, io};

use cutline::fold::fold;

/// Who was born earlier sat before anybody whom the rules judge.
const BORN: &str = "1900";

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [files, day, out] = args.as_slice() else {
        eprintln!("usage: build_congress CURRENT,HISTORICAL DAY OUT");
        std::process::exit(2);
    };
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files.split(',') {
        let table = fs::read_to_string(file)?;
        let mut lines = table.lines();
        let head = fields(lines.next().unwrap_or_default());
        let column = |name: &str| head.iter().position(|field| field == name);
        let given: Vec<usize> =
            ["first_name", "middle_name", "nickname"].into_iter().filter_map(column).collect();
        let (Some(family), Some(born), 3) = (column("last_name"), column("birthday"), given.len())
        else {
            return Err(io::Error::other(format!("{file}: no columns of names and birthdays")));
        };
        for line in lines {
            let row = fields(line);
            let (Some(family), Some(born)) = (row.get(family), row.get(born)) else { continue };
            if born.as_str() >= BORN {
                // "Wasserman Schultz" and "Ocasio-Cortez" go by either word.
                let words = family.split([' ', '-']).filter(|word| word.chars().count() > 1);
                let given = given.iter().filter_map(|at| row.get(*at));
                let given = given.flat_map(|names| names.split([' ', '-', '.'])).map(fold);
                let given: Vec<String> = given.filter(|name| !name.is_empty()).collect();
                for word in words {
                    names.entry(fold(word)).or_default().extend(given.iter().cloned());
                }
            }
        }
    }
    let row = |(family, given): (&String, &BTreeSet<String>)| {
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        format!("{family}\t{}\n", given.join(" "))
    };
    let list: String = names.iter().map(row).collect();
    fs::write(out, format!("{day}\n{list}"))?;
    println!("{out}: {} names", names.len());
    Ok(())
}

/// The fields of a line of comma-separated values.
fn fields(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => found.push(String::new()),
            _ => found.last_mut().expect("one at least").push(c),
        }
    }
    found
}
