//! Trains the name tagger and writes `data/tagger.bin`.
//!
//!     cargo run --release --example train_tagger -- SENTENCES SILVER OUT [--folds N]
//!
//! - `SENTENCES`: `{"set","doc","tokens":[…],"tags":["B-PER",…]}` a line, as
//!   WikiGold, WNUT17 and re3d are distributed; the sentences of a document
//!   follow one another.
//! - `SILVER`: `{"doc","text","names":[[start,end,"PERSON"],…]}` a line: news
//!   whose names a program has marked, in characters, with the labels of
//!   OntoNotes. The embedded model took those of spaCy's `en_core_web_md`.
//! - `OUT`: the model to write.
//!
//! With `--folds N` it first prints what N-fold cross-validation by document
//! of `SENTENCES` gives.

mod corpus;
mod field;
mod judge;
mod silver;

use std::{env, fs, io};

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [sentences, silver, out, options @ ..] = args.as_slice() else {
        eprintln!("usage: train_tagger SENTENCES SILVER OUT [--folds N]");
        std::process::exit(2);
    };
    let gold = corpus::read(&fs::read_to_string(sentences)?);
    let silver = silver::read(&fs::read_to_string(silver)?);
    println!("{} documents, {} of silver", gold.len(), silver.len());
    if let [folds, count] = options
        && folds == "--folds"
    {
        judge::cross_validate(&gold, &silver, count.parse().map_err(io::Error::other)?);
    }
    let model = field::train(gold.iter().chain(&silver));
    fs::write(out, &model)?;
    println!("{out}: {} bytes", model.len());
    Ok(())
}
