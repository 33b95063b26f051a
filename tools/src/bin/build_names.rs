//! Builds `data/names.bin`: names of several words from lists of organisations
//! and places.
//!
//!     cargo run --release -p cutline-tools --bin build_names -- ORGANISATIONS PLACES OUT
//!
//! - `ORGANISATIONS`, `PLACES`: a name a line, as the sources below have them;
//!   several files are joined by commas.
//! - `OUT`: the list to write.
//!
//! The lists, and the order in which they are named:
//!
//! - of the repository kermitt2/grobid, under `grobid-home/lexicon`, organisations:
//!   `organisations/WikiOrganizations.lst`, `WikiOrganizationsRedirects.lst`,
//!   `government.government_agency`, `education.university` and
//!   `known_corporations.lst`; places: `places/WikiLocations.lst` and
//!   `WikiLocationsRedirects.lst`;
//! - of the repository aritter/twitter_nlp, organisations: from
//!   `data/LabeledLDA_dictionaries3` `sports.sports_team`, `sports.sports_league`,
//!   `book.newspaper` and `tv.tv_network`, from `data/dictionaries`
//!   `broadcast.tv_channel` and `cvg.cvg_developer`.

use std::collections::BTreeMap;
use std::{env, fs, io};

use cutline::lexicon::{Kinds, LONGEST_NAME, NameKey, names_to_bytes};
use cutline::tokens::{Kind, tokens};

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [organisations, places, out] = args.as_slice() else {
        eprintln!("usage: build_names ORGANISATIONS PLACES OUT");
        std::process::exit(2);
    };
    let mut names: BTreeMap<NameKey, Kinds> = BTreeMap::new();
    for (files, kind) in [(organisations, Kinds::ORGANISATION), (places, Kinds::PLACE)] {
        for file in files.split(',') {
            let lines = fs::read(file)?;
            for line in String::from_utf8_lossy(&lines).lines() {
                if let Some(key) = name(line, kind).and_then(key) {
                    let known = names.entry(key).or_default();
                    *known = known.and(kind);
                }
            }
        }
    }
    let names: Vec<_> = names.into_iter().collect();
    let bytes = names_to_bytes(&names).expect("room for all names");
    fs::write(out, &bytes)?;
    println!("{out}: {} names, {} bytes", names.len(), bytes.len());
    Ok(())
}

/// What a line of a list names, without what an encyclopedia adds to tell it
/// from others; `None` for what is the encyclopedia's own.
fn name(line: &str, kind: Kinds) -> Option<String> {
    let line = line.trim().replace('_', " ");
    let is_page = line.split(' ').next().is_some_and(|word| word.contains(':'));
    if is_page || line.starts_with("List of ") || line.starts_with("Lists of ") {
        return None;
    }
    let line = match line.rsplit_once('(') {
        Some((name, aside)) if aside.ends_with(')') => name.trim_end(),
        _ => &line,
    };
    let line = match line.split_once(", ") {
        Some((name, _)) if kind == Kinds::PLACE => name,
        _ => line,
    };
    let line = line.strip_prefix("The ").or_else(|| line.strip_prefix("the ")).unwrap_or(line);
    Some(line.to_owned())
}

/// The key of a name of several words.
fn key(name: String) -> Option<NameKey> {
    let tokens = tokens(&name);
    let is_name = (2..=LONGEST_NAME).contains(&tokens.len())
        && tokens.iter().any(|token| token.kind == Kind::Word);
    is_name.then(|| tokens.iter().fold(NameKey::default(), |name, token| name.and(token.key)))
}
