//! What cutline is packed into: one version everywhere, and every platform in
//! every list of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::process::Command;

#[cfg(unix)]
use crate::common::Sandbox;
use regex::Regex;
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).expect(path)
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).expect(path)
}

/// The files that the version stands in, as `tools/src/bin/release.rs` takes them.
fn versioned() -> Vec<String> {
    read("packages/versions.txt").lines().map(str::to_owned).collect()
}

#[test]
fn all_versions_are_that_of_the_crate() {
    let told = Regex::new(concat!(
        r#"(?m)^\s*"?version"?\s*[:=] "(?<a>[\d.]+)"|rev: v(?<b>[\d.]+)"#,
        r#"|cutline[\w/-]*(?:==|@v|@|": "|-)(?<c>\d+\.\d+\.\d+)"#,
        r#"|^(?: \* Version|Stable tag): +(?<d>[\d.]+)"#
    ))
    .expect("a pattern");
    let listed = versioned();
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in ignore::WalkBuilder::new(ROOT).hidden(false).build() {
        let path = entry.expect("an entry").into_path();
        let path = path.strip_prefix(ROOT).expect("it is of the project").to_owned();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is_of_packages =
            ["md", "toml", "json", "yml", "yaml", "rb", "txt", "lua", "php"].contains(&ending);
        let is_other = [".git", "target", "tests", "data", "rules", "fuzz"].iter();
        if is_of_packages && !is_other.clone().any(|folder| path.starts_with(folder)) {
            paths.push(path);
        }
    }
    let mut found = BTreeSet::new();
    for path in &paths {
        let name = path.to_str().expect("UTF-8");
        for told in told.captures_iter(&read(name)) {
            let version =
                ["a", "b", "c", "d"].iter().find_map(|part| told.name(part)).expect("one of them");
            assert_eq!(version.as_str(), VERSION, "{name}: {}", &told[0]);
            found.insert(name.to_owned());
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    assert_eq!(found, listed, "packages/versions.txt should list what has the version in it");
}

/// All targets that a text names.
fn targets(text: &str) -> BTreeSet<String> {
    let target = Regex::new(r"\b(?:x86_64|aarch64)-(?:unknown-linux|apple|pc-windows)[a-z-]*")
        .expect("a pattern");
    target.find_iter(text).map(|found| found.as_str().to_owned()).collect()
}

#[test]
fn each_platform_is_built_and_packed() {
    let platforms = json("packages/npm/platforms.json");
    let platforms = platforms.as_object().expect("an object");
    let packed = json("packages/npm/cutline/package.json");
    let packed = packed["optionalDependencies"].as_object().expect("an object");
    let names: Vec<String> = platforms.keys().map(|name| format!("@cutline/{name}")).collect();
    assert!(packed.keys().eq(&names), "{names:?}");
    let of_npm: BTreeSet<String> =
        platforms.values().filter_map(|of| Some(of["target"].as_str()?.to_owned())).collect();
    assert_eq!(targets(&read(".ci/obtain.sh")), of_npm, "the action takes what npm takes");
    let built = targets(&read(".github/workflows/release.yml"));
    assert!(built.is_superset(&of_npm), "{built:?}");
}

/// Every place in the manifests of package managers is filled; where the sum of
/// an archive is missing, none is written as if it were whole.
#[cfg(unix)]
#[test]
fn the_manifests_are_filled_with_the_sums_of_a_release() {
    let archives = [
        ("aarch64-apple-darwin.tar.gz", 'a'),
        ("x86_64-apple-darwin.tar.gz", 'b'),
        ("aarch64-unknown-linux-musl.tar.gz", 'c'),
        ("x86_64-unknown-linux-musl.tar.gz", 'd'),
        ("x86_64-pc-windows-msvc.zip", 'e'),
    ];
    let line = |(archive, sum): &(&str, char)| {
        format!("{}  cutline-7.8.9-{archive}\n", sum.to_string().repeat(64))
    };
    let fill = |archives: &[(&str, char)]| {
        let here = Sandbox::new().file("SHA256SUMS", archives.iter().map(line).collect::<String>());
        let filled = Command::new(format!("{ROOT}/packages/manifests/fill.sh"))
            .args(["house/cutline", "7.8.9"])
            .args([here.path().join("SHA256SUMS"), here.path().join("out")])
            .output()
            .expect("there is a shell");
        (here, filled.status.success(), String::from_utf8_lossy(&filled.stderr).into_owned())
    };
    let (here, is_filled, err) = fill(&archives);
    assert!(is_filled, "{err}");
    let read = |name: &str| fs::read_to_string(here.path().join("out").join(name)).expect(name);
    let scoop: Value = serde_json::from_str(&read("scoop.json")).expect("JSON");
    let wanted = "https://github.com/house/cutline/releases/download/v7.8.9/cutline-7.8.9-x86_64-pc-windows-msvc.zip";
    assert_eq!(scoop["architecture"]["64bit"]["url"], wanted);
    assert_eq!(scoop["architecture"]["64bit"]["hash"], "e".repeat(64));
    let formula = read("cutline.rb");
    for sum in ["a", "b", "c", "d"] {
        assert!(formula.contains(&format!("sha256 \"{}\"", sum.repeat(64))), "{formula}");
    }
    for name in ["", ".locale.en-US", ".installer"] {
        let manifest: Value =
            serde_yaml::from_str(&read(&format!("winget/Cutline.Cutline{name}.yaml"))).expect(name);
        assert_eq!(manifest["PackageVersion"], "7.8.9");
    }
    let (_, is_filled, err) = fill(&archives[1..]);
    assert!(!is_filled && err.contains("the sum of its archive is missing"), "{err}");
}

#[test]
fn what_packages_name_is_there() {
    let project = read("pyproject.toml");
    for file in ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE"] {
        assert!(project.contains(&format!("\"{file}\"")), "{file}");
        assert!(Path::new(ROOT).join(file).exists(), "{file}");
    }
    let package = json("packages/npm/cutline/package.json");
    let program = package["bin"]["cutline"].as_str().expect("a program");
    assert!(Path::new(ROOT).join("packages/npm/cutline").join(program).exists(), "{program}");
}
