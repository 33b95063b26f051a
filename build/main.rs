//! What the binary is made of: the tables of words, and a digest of all that
//! decides what it says.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

#[path = "../src/fold/key.rs"]
mod key;
mod words;

/// Folders and files whose content decides what cutline says of a story.
const INGREDIENTS: [&str; 4] = ["src", "rules", "data", "Cargo.lock"];

fn main() {
    let mut hasher = DefaultHasher::new();
    for path in INGREDIENTS {
        println!("cargo::rerun-if-changed={path}");
        add(Path::new(path), &mut hasher);
    }
    println!("cargo::rustc-env=CUTLINE_BUILD={:016x}", hasher.finish());
    println!("cargo::rerun-if-changed=build");
    if let Err(fault) = words::build(Path::new("data/words")) {
        println!("cargo::error={fault}");
    }
}

/// Adds a file, or all files of a folder, by name and content; one that is not
/// there adds nothing.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| add(entry, hasher));
    } else if let Ok(content) = fs::read(path) {
        hasher.write(path.to_string_lossy().as_bytes());
        hasher.write_usize(content.len());
        hasher.write(&content);
    }
}
