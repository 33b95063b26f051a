//! Checks again whenever a file changes.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use cutline::config::chain;
use cutline::report::counted;
use ignore::WalkBuilder;

use super::exit::Exit;
use super::input::{InputArgs, gather};
use super::output::{error_line, notice_line};
use super::select::SettingArgs;
use super::setup::{Configurations, folder_of};

/// How long a change may go unnoticed.
const PAUSE: Duration = Duration::from_millis(500);

/// As many files are told one by one.
const NAMED: usize = 3;

/// Files, each with the time and the size by which a change is noticed.
type Files = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Checks, and again after each change, until the process is ended. Returns
/// only where there is nothing to watch.
pub fn run(input: &InputArgs, settings: &SettingArgs, check: impl Fn() -> Exit) -> Exit {
    if input.paths.iter().any(|path| path.as_os_str() == "-") {
        error_line("--watch is about files: standard input is none");
        return Exit::Trouble;
    }
    loop {
        let before = match files(input, settings) {
            Ok(files) => files,
            Err(message) => {
                error_line(&message);
                return Exit::Trouble;
            }
        };
        clear();
        check();
        notice_line(&watching(&before));
        while files(input, settings).is_ok_and(|now| now == before) {
            sleep(PAUSE);
        }
    }
}

/// "watching 12 files: a.md, b.md, c.md and others; Ctrl-C ends it"
fn watching(files: &Files) -> String {
    let named: Vec<String> = files.keys().take(NAMED).map(|file| shown(file)).collect();
    let others = if files.len() > NAMED { " and others" } else { "" };
    let count = counted(files.len(), "file", "files");
    format!("watching {count}: {}{others}; Ctrl-C ends it", named.join(", "))
}

/// A path without the folder that cutline was called in.
fn shown(file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let file = file.strip_prefix(here).unwrap_or(file);
    file.strip_prefix(".").unwrap_or(file).display().to_string()
}

/// An empty screen, where there is one. What has scrolled off it is kept.
fn clear() {
    let mut out = io::stdout();
    if out.is_terminal() {
        // Where the screen cannot be cleared, reports stand below one another.
        let _ = out.write_all(b"\x1b[2J\x1b[H").and_then(|()| out.flush());
    }
}

/// All stories, configurations and rules.
fn files(input: &InputArgs, settings: &SettingArgs) -> Result<Files, String> {
    let mut configurations = Configurations::new(settings, None);
    let mut files: Files = BTreeMap::new();
    let mut folders = settings.rules.clone();
    for input in gather(input)? {
        let Some(path) = input.path() else { continue };
        add(&mut files, path.to_owned());
        if let Some(file) = configurations.file(folder_of(path)) {
            files.entry(file).or_default();
        }
    }
    for path in &input.paths {
        files.extend(configurations.file(folder_of(path)).map(|file| (file, None)));
    }
    let configured: Vec<PathBuf> =
        files.iter().filter(|(_, seen)| seen.is_none()).map(|(file, _)| file.clone()).collect();
    for file in configured {
        for layer in chain(&file).unwrap_or_default() {
            let named = &layer.config.rule_folders;
            folders.extend(named.iter().map(|folder| layer.beside(&folder.value)));
            add(&mut files, layer.file);
        }
        add(&mut files, file);
    }
    for folder in folders {
        let entries = WalkBuilder::new(folder).standard_filters(false).build().flatten();
        entries.for_each(|entry| add(&mut files, entry.into_path()));
    }
    Ok(files)
}

fn add(files: &mut Files, path: PathBuf) {
    let seen = state(&path);
    files.insert(path, seen);
}

fn state(path: &Path) -> Option<(SystemTime, u64)> {
    let found = std::fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}
