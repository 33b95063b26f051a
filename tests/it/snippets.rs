//! What the guide tells to type is typed: cutline takes every option that is
//! shown, whatever it says of a folder that has not much in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::Sandbox;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const STORY: &str = "A fair\n\nCaption: A clown in Graz.\n\nA fair was held in Graz.\n";
const RECORD: &str = r#"{"text":"A fair was held in Graz.","captions":["A clown in Graz."]}"#;

/// The lines of the blocks of shell of all pages that call cutline.
fn shown() -> Vec<(String, String)> {
    let docs = fs::read_dir(Path::new(ROOT).join("docs")).expect("a folder");
    let docs = docs.map(|entry| entry.expect("an entry").path());
    let pages = docs.chain([Path::new(ROOT).join("README.md")]);
    let mut lines = Vec::new();
    for page in pages.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let text = fs::read_to_string(&page).expect("a page");
        let name = page.strip_prefix(ROOT).expect("it is of the project").display().to_string();
        let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
        for line in blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()) {
            let line = line.split(" #").next().unwrap_or_default().trim().to_owned();
            let is_whole = !line.ends_with('\\') && !line.ends_with('|');
            if line.starts_with("cutline ") && !line.starts_with("cutline = ") && is_whole {
                lines.push((name.clone(), line));
            }
        }
    }
    lines.sort();
    lines
}

/// A folder with what the lines name.
fn folder() -> Sandbox {
    Sandbox::new()
        .file("story.txt", STORY)
        .file("story.md", STORY)
        .file("stories/a.txt", STORY)
        .file("stories.jsonl", RECORD)
        .file("archive.jsonl", RECORD)
}

#[test]
fn cutline_takes_every_line_that_the_guide_shows() {
    let bin = Path::new(env!("CARGO_BIN_EXE_cutline")).parent().expect("a folder");
    let lines = shown();
    assert!(lines.len() >= 30, "{} lines are shown", lines.len());
    for (page, line) in lines {
        // These wait for somebody.
        if line.contains(" lsp") || line.contains(" serve") || line.contains("--watch") {
            continue;
        }
        let here = folder();
        let output = Command::new("sh")
            .args(["-c", &line])
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
            .env("HOME", here.path())
            .current_dir(here.path())
            .stdin(Stdio::null())
            .output()
            .expect("there is a shell");
        let err = String::from_utf8_lossy(&output.stderr);
        for wrong in [
            "Usage: ",
            "unexpected argument",
            "invalid value",
            "unrecognized subcommand",
            "For more information",
        ] {
            assert!(!err.contains(wrong), "{page}: {line}\n{err}");
        }
    }
}
