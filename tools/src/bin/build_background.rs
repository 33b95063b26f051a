//! Builds `data/background.bin`: how common words are in languages other than
//! English.
//!
//!     cargo run --release -p cutline-tools --bin build_background -- OUT de=LIST es=LIST ...
//!
//! - `OUT`: the index to write.
//! - `LIST`: `word count` a line: for German, Spanish and French `de-100k.txt`,
//!   `es-100l.txt` and `fr-100k.txt` of SymSpell's frequency dictionaries (MIT),
//!   for Portuguese, Italian and Dutch the 100,000 commonest words of the Python
//!   package pyspellchecker 0.9.1 (MIT).

use std::collections::BTreeMap;
use std::{env, fs, io};

use cutline::fold::{fold, key};
use cutline::language::Language;
use cutline::language::background::{UNLISTED, background_key};
use cutline::lexicon::to_bytes;

/// Words of a language that are listed.
const LISTED: usize = 20_000;

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let Some((out, lists)) = args.split_first().filter(|(_, lists)| !lists.is_empty()) else {
        eprintln!("usage: build_background OUT CODE=LIST...");
        std::process::exit(2);
    };
    let mut entries = Vec::new();
    for list in lists {
        let (code, path) = list.split_once('=').unwrap_or_default();
        let Some(language) = Language::from_code(code) else {
            eprintln!("{list}: expected CODE=LIST with the code of a language that is read");
            std::process::exit(2);
        };
        for (word, eighths) in surprises(&fs::read_to_string(path)?) {
            entries.push((background_key(key(word.bytes()), language), eighths));
        }
    }
    let count = entries.len();
    let bytes = to_bytes(entries, &[0; 511]).ok_or(io::Error::other("two words share a key"))?;
    fs::write(out, &bytes)?;
    eprintln!("{count} words, {} bytes", bytes.len());
    Ok(())
}

/// The commonest words of a list, folded, each with its surprise in eighths of
/// a bit.
fn surprises(list: &str) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<String, f64> = BTreeMap::new();
    for line in list.lines() {
        let line = line.trim_start_matches('\u{feff}');
        if let Some((word, count)) = line.split_once(' ') {
            *counts.entry(fold(word)).or_default() += count.trim().parse().unwrap_or(0.0);
        }
    }
    let all: f64 = counts.values().sum();
    let mut shares: Vec<(String, f64)> =
        counts.into_iter().map(|(word, count)| (word, count / all)).collect();
    shares.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.cmp(b)));
    shares.truncate(LISTED);
    let eighths = |share: f64| (-8.0 * share.log2()).round() as u32;
    let listed = shares.into_iter().map(|(word, share)| (word, eighths(share)));
    listed.filter(|(_, eighths)| f64::from(*eighths) < 8.0 * UNLISTED).collect()
}
