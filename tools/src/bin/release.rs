//! Makes the project ready for a release: writes the new version wherever it
//! stands, and the head of the changelog.
//!
//! `cargo run -p cutline-tools --bin release -- 0.2.0 2026-05-04`

use std::error::Error;
use std::fs;
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
/// Above what was changed since the last release.
const UNRELEASED: &str = "## Unreleased\n";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [version, day] = arguments.as_slice() else {
        return Err("expected a version and a day, such as `0.2.0 2026-05-04`".into());
    };
    let old = env!("CARGO_PKG_VERSION");
    if numbers(version)? <= numbers(old)? {
        return Err(format!("{version} does not come after {old}").into());
    }
    if day.len() != 10 || day.split('-').map(str::len).ne([4, 2, 2]) {
        return Err(format!("{day} is no day: expected one such as 2026-05-04").into());
    }
    for path in read("packages/versions.txt")?.lines() {
        let text = read(path)?;
        let bumped: String =
            text.split_inclusive('\n').map(|line| bump(line, old, version)).collect();
        if bumped == text {
            return Err(format!("{path}: {old} does not stand in it").into());
        }
        write(path, &bumped)?;
    }
    let mut lock = read("Cargo.lock")?;
    for name in ["cutline", "cutline-tools", "cutline-wasm"] {
        let entry = |version: &str| format!("name = \"{name}\"\nversion = \"{version}\"\n");
        lock = lock.replace(&entry(old), &entry(version));
    }
    write("Cargo.lock", &lock)?;
    let changes = read("CHANGELOG.md")?;
    let head = format!("{UNRELEASED}\n## {version} ({day})\n");
    write("CHANGELOG.md", &changes.replacen(UNRELEASED, &head, 1))?;
    println!("{old} → {version}; look at `git diff`, commit, and tag it v{version}");
    Ok(())
}

/// A line with the new version, if it tells that of cutline.
fn bump(line: &str, old: &str, new: &str) -> String {
    let start = line.trim_start().trim_start_matches('"');
    let is_ours = ["version", "rev: v", "* Version:", "Stable tag:"]
        .iter()
        .any(|told| start.starts_with(told))
        || line.contains("cutline");
    if is_ours { line.replace(old, new) } else { line.to_owned() }
}

fn numbers(version: &str) -> Result<[u32; 3]> {
    let numbers = version.split('.').map(str::parse).collect::<std::result::Result<Vec<u32>, _>>();
    let numbers = numbers.ok().and_then(|numbers| numbers.try_into().ok());
    numbers.ok_or_else(|| format!("{version} is no version: expected one such as 0.2.0").into())
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(Path::new(ROOT).join(path))
        .map_err(|error| format!("{path}: {error}").into())
}

fn write(path: &str, text: &str) -> Result<()> {
    Ok(fs::write(Path::new(ROOT).join(path), text)?)
}
