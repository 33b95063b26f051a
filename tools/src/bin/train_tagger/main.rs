//! Trains the name tagger and writes `data/tagger.bin`.
//!
//!     cargo run --release -p cutline-tools --bin train_tagger -- SENTENCES MORE STORIES OUT [--folds N]
//!
//! - `SENTENCES`: `{"set","doc","tokens":[…],"tags":["B-PER",…]}` a line, as
//!   WikiGold, WNUT17 and re3d are distributed; the sentences of a document
//!   follow one another.
//! - `MORE`: more of the same, from the other collections that NOTICE names.
//!   The tag `?` says that the token may lie in any name, `?MISC` that it may
//!   lie in a name of something else, where a collection marks no such names.
//!   An empty file will do. How each is converted stands below.
//! - `STORIES`: `{"text"}` a line: news, in which a first model marks the names
//!   itself. An empty file will do.
//! - `OUT`: the model to write; a digest of the words that it looks at goes
//!   beside it, with the ending `.words`.
//!
//! `MORE` is made of these collections, in this order, `set` in brackets; with
//! the kinds PER, LOC, ORG, and MISC for any other name:
//!
//! - Re-DocRED, development and test part, then the test part of DocRED itself
//!   [docred]: each mention by its own type; TIME and NUM are no names; the
//!   longest of nested ones is kept.
//! - CrossNER, its five domains, all parts [cross], a sentence a document: the
//!   kinds of persons are PER; location and country LOC; organisation,
//!   politicalparty, university, band, magazine and academicjournal ORG; an
//!   astronomicalobject is `?`; any other is MISC.
//! - GUM, dependency files of news, interview, bio, voyage, academic and court,
//!   of speech those of the US government, of textbook those of OpenStax, by their
//!   `sourceURL` [gum]: of each mention whose head is a proper noun, the run of
//!   proper nouns around it, with small words between; persons lose the places
//!   and bodies that stand before them; other proper nouns are `?`.
//! - UNER English EWT, development and test part [ewt]; Broad Twitter Corpus,
//!   train, dev and test [btc], a message a document, handles `?`; UNER English
//!   PUD [pud]: a capitalised word in no name is `?MISC`, unless it opens the
//!   sentence and stands in lower case three times in what comes before here.
//! - WNUT17, train and development part [wnut17]: group and corporation are ORG,
//!   creative-work and product MISC.
//!
//! In all of them a LOC of several words that ends with School, College,
//! University, Academy, Institute, Hospital, Museum, Gallery, Library, Theatre,
//! Hotel, Center, Observatory, Opera, Cathedral, Airport or Base is ORG; an
//! adjective or people of a nation is MISC.
//!
//! The model looks at the gazetteer, the lexicon and the listed names as they
//! are embedded: build those first.
//!
//! With `--folds N` it first prints what N-fold cross-validation by document
//! of `SENTENCES` gives, with `MORE` always trained on.

mod corpus;
mod field;
mod judge;
mod silver;

use std::path::Path;
use std::{env, fs, io};

use cutline::mention::tagger::digest_of_words;

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
    fs::write(Path::new(out).with_extension("words"), digest_of_words() + "\n")?;
    println!("{out}: {} bytes", model.len());
    Ok(())
}
