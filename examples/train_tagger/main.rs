//! Trains the name tagger and writes `data/tagger.bin`.
//!
//!     cargo run --release --example train_tagger -- SENTENCES MORE STORIES OUT [--folds N]
//!
//! - `SENTENCES`: `{"set","doc","tokens":[…],"tags":["B-PER",…]}` a line, as
//!   WikiGold, WNUT17 and re3d are distributed; the sentences of a document
//!   follow one another.
//! - `MORE`: more of the same, from the other collections that NOTICE names.
//!   The tag `?` says that the token may lie in any name, `?MISC` that it may
//!   lie in a name of something else, where a collection marks no such names.
//!   An empty file will do.
//! - `STORIES`: `{"text"}` a line: news, in which a first model marks the names
//!   itself. An empty file will do.
//! - `OUT`: the model to write.
//!
//! With `--folds N` it first prints what N-fold cross-validation by document
//! of `SENTENCES` gives, with `MORE` always trained on.

mod corpus;
mod field;
mod judge;
mod silver;

use std::{env, fs, io};

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [sentences, more, stories, out, options @ ..] = args.as_slice() else {
        eprintln!("usage: train_tagger SENTENCES MORE STORIES OUT [--folds N]");
        std::process::exit(2);
    };
    let gold = corpus::read(&fs::read_to_string(sentences)?);
    let more = corpus::read(&fs::read_to_string(more)?);
    let stories = silver::read(&fs::read_to_string(stories)?);
    println!("{} and {} documents, {} stories", gold.len(), more.len(), stories.len());
    if let [folds, count] = options
        && folds == "--folds"
    {
        judge::cross_validate(&gold, &more, &stories, count.parse().map_err(io::Error::other)?);
    }
    let model = field::train(&gold.iter().chain(&more).collect::<Vec<_>>(), &stories);
    fs::write(out, &model)?;
    println!("{out}: {} bytes", model.len());
    Ok(())
}
