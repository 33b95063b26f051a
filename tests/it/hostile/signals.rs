//! Runs that are ended from outside, and disks that are full.

use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::common::Sandbox;

fn line() -> String {
    let text = "The mayor of Lyon, Paul Carter, opened a new bridge over the Rhone. ".repeat(20);
    format!("{{\"text\": \"{text}\", \"captions\": [\"Mayor Paul Carter in Lyon.\"]}}\n")
}

/// The names in the sandbox, without those of the test itself.
fn names(here: &Sandbox) -> Vec<String> {
    let entries = fs::read_dir(here.path()).expect("it is there");
    let names = entries.map(|entry| entry.expect("it is there").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn no_draft_stays_behind_a_signal() {
    for signal in ["INT", "TERM", "HUP"] {
        let here = Sandbox::new().file("out.html", "before");
        let args = ["check", "--format", "html=out.html", "--input-format", "jsonl", "-"];
        let mut command = here.command(&args);
        command.stdin(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.spawn().expect("it runs");
        let mut stdin = child.stdin.take().expect("it is a pipe");
        stdin.write_all(line().repeat(100).as_bytes()).expect("it reads");
        let begun = || names(&here).iter().any(|name| name.starts_with(".out.html."));
        for _ in 0..2_000 {
            if begun() {
                break;
            }
            sleep(Duration::from_millis(5));
        }
        assert!(begun(), "the report is begun");
        let kill = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
        assert!(kill.expect("it runs").success());
        let status = child.wait().expect("it runs");
        drop(stdin);
        assert_eq!(status.code(), None, "{signal}: it is ended by the signal itself");
        assert_eq!(names(&here), ["out.html"], "{signal}");
        assert_eq!(
            fs::read_to_string(here.path().join("out.html")).expect("it is there"),
            "before"
        );
    }
}

#[test]
fn a_file_beyond_its_limit_is_told_once() {
    let here = Sandbox::new().file("a.jsonl", line().repeat(500)).file("out.html", "before");
    let script = "ulimit -f 8; exec \"$0\" check --format html=out.html a.jsonl";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_cutline")])
        .current_dir(here.path())
        .env_clear()
        .output()
        .expect("it runs");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("cannot write out.html: ") && err.contains("make room"), "{err}");
    assert_eq!(err.matches("cannot write").count(), 1, "{err}");
    assert_eq!(names(&here), ["a.jsonl", "out.html"]);
}

#[test]
fn help_that_cannot_be_written_fails() {
    let here = Sandbox::new().file("a.md", super::STORY);
    for args in [&["--help"][..], &["check", "--help"], &["--version"], &["check", "a.md"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let output = here.command(args).stdout(full).output().expect("it runs");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {err}");
        assert!(err.contains("error: cannot write the "), "{args:?}: {err}");
    }
}

#[test]
fn no_colour_wins() {
    let here = Sandbox::new().file("a.md", crate::common::tram::STORY);
    let coloured =
        |env: &[(&str, &str)], args: &[&str]| here.run_with(args, env, "").out.contains('\u{1b}');
    let check = ["check", "a.md"];
    assert!(coloured(&[("CLICOLOR_FORCE", "1")], &check));
    for args in [&check[..], &["--help"]] {
        assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], args), "{args:?}");
    }
    assert!(coloured(&[("NO_COLOR", "1")], &["--color", "always", "check", "a.md"]));
}

#[test]
fn what_is_mended_stays_whose_it_was() {
    let here = Sandbox::new().file("a.md", crate::common::tram::STORY);
    let (path, other) = (here.path().join("a.md"), here.path().join("b.txt.kept"));
    fs::hard_link(&path, &other).expect("one file system");
    let fix = ["check", "--fix", "--unsafe-fixes", "a.md", "./a.md"];
    let run = here.run(&fix);
    assert_eq!(run.code, 2, "{}", run.err);
    let said = "a.md: it cannot be mended: it has other hard links, which would keep the old text";
    assert!(run.err.contains(said), "{}", run.err);
    assert_eq!(fs::read(&path).expect("it is there"), crate::common::tram::STORY.as_bytes());
    fs::remove_file(other).expect("it is there");
    // Whoever may give a file away, as root may, keeps it its owner's.
    let is_given = std::os::unix::fs::chown(&path, Some(12_345), Some(12_345)).is_ok();
    let before = fs::metadata(&path).expect("it is there");
    let run = here.run(&fix);
    assert_eq!(run.err, "note: 1 finding mended in 1 file\n");
    let after = fs::metadata(&path).expect("it is there");
    assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()), "{is_given}");
}

#[test]
fn results_that_were_changed_are_noticed() {
    let audit = ["audit", "--out", "out", "a.jsonl"];
    for change in [
        (|text: &str| text.replacen("Carter", "Cartar", 1)) as fn(&str) -> String,
        |text| text.lines().skip(1).map(|line| format!("{line}\n")).collect(),
        |text| format!("{}{text}", " ".repeat(text.len())),
        |_| String::new(),
    ] {
        let here = Sandbox::new().file("a.jsonl", line().repeat(3));
        assert_eq!(here.run(&audit).code, 0);
        assert_eq!(here.run(&audit).code, 0, "nothing was changed");
        let results = here.path().join("out/results.jsonl");
        let text = fs::read_to_string(&results).expect("it is there");
        let changed = change(&text);
        assert_ne!(changed, text);
        fs::write(&results, changed).expect("there is room");
        let run = here.run(&audit);
        assert_eq!(run.code, 2, "{}", run.err);
        let said =
            "error: out/results.jsonl is not what an audit has left there; --fresh replaces it\n";
        assert_eq!(run.err, said);
    }
}
