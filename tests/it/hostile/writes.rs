//! A repository that lays links where cutline writes, and folders of others.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::common::Sandbox;

/// What must not change, whatever is laid around it.
const TREASURE: &str = "not cutline's\n";

fn repository() -> Sandbox {
    Sandbox::new()
        .file("git/.git/HEAD", "ref: refs/heads/main\n")
        .file("git/.git/index", TREASURE)
        .file("outside/index", TREASURE)
        .file("git/news/a.md", super::STORY)
}

/// Runs in the repository.
fn run(here: &Sandbox, args: &[&str]) -> (Option<i32>, String) {
    let mut command = here.command(args);
    let output = command.current_dir(here.path().join("git")).output().expect("it runs");
    (output.status.code(), String::from_utf8(output.stderr).expect("it is UTF-8"))
}

fn untouched(path: &Path) {
    assert_eq!(fs::read_to_string(path).ok().as_deref(), Some(TREASURE), "{}", path.display());
}

#[test]
fn the_cache_is_written_into_no_folder_that_cutline_did_not_make() {
    for lay in [
        // The folder is a link into the repository, out of it, or to nowhere.
        (|at| symlink(".git", at.join(".cutline_cache"))) as fn(&Path) -> std::io::Result<()>,
        |at| symlink("../outside", at.join(".cutline_cache")),
        |at| symlink("../outside/new", at.join(".cutline_cache")),
        // It is a folder, with a file of somebody else, or a link, in it.
        |at| {
            fs::create_dir(at.join(".cutline_cache"))?;
            fs::write(at.join(".cutline_cache/index"), TREASURE)
        },
        |at| {
            fs::create_dir(at.join(".cutline_cache"))?;
            symlink("../.git/index", at.join(".cutline_cache/index"))
        },
    ] {
        let here = repository();
        lay(&here.path().join("git")).expect("it is laid");
        let (code, err) = run(&here, &["check", "news"]);
        assert_eq!(code, Some(0), "{err}");
        assert!(err.starts_with("warning: the results cannot be kept for the next run: "), "{err}");
        untouched(&here.path().join("git/.git/index"));
        untouched(&here.path().join("outside/index"));
        assert!(!here.path().join("outside/new").exists());
        let index = here.path().join("git/.cutline_cache/index");
        assert!(!index.exists() || fs::read_to_string(index).is_ok_and(|said| said == TREASURE));
    }
}

#[test]
fn a_marked_cache_with_links_in_it_keeps_nothing_behind_them() {
    let here = repository();
    run(&here, &["check", "news"]);
    let cache = here.path().join("git/.cutline_cache");
    fs::remove_file(cache.join("index")).expect("there is one");
    symlink("../.git/index", cache.join("index")).expect("it is laid");
    let (code, err) = run(&here, &["check", "news"]);
    assert_eq!(code, Some(0), "{err}");
    untouched(&here.path().join("git/.git/index"));
}

#[test]
fn a_cache_that_came_with_the_repository_is_not_believed() {
    let here = repository();
    run(&here, &["check", "news"]);
    let cache = here.path().join("git/.cutline_cache");
    let copied = here.path().join("copied");
    fs::create_dir(&copied).expect("there is room");
    for name in ["CACHEDIR.TAG", "index"] {
        fs::copy(cache.join(name), copied.join(name)).expect("it was written");
    }
    let before = fs::read(copied.join("index")).expect("it is there");
    fs::remove_dir_all(&cache).expect("it is there");
    fs::rename(&copied, &cache).expect("it is moved");
    run(&here, &["check", "news"]);
    let after = fs::read(cache.join("index")).expect("it is there");
    assert_ne!(before, after, "it was made anew");
}

#[test]
fn an_audit_writes_over_nothing_but_what_an_audit_left() {
    for name in ["results.jsonl", "reuse.jsonl", "summary.json", "report.html"] {
        for fresh in [&[][..], &["--fresh"]] {
            let here = repository().file(&format!("git/out/{name}"), TREASURE);
            let (code, err) = run(&here, &[&["audit", "--out", "out"], fresh, &["news"]].concat());
            assert_eq!(code, Some(2), "{name}: {err}");
            let said =
                format!("error: out/{name} was not written by an audit, and is left as it is");
            assert!(err.starts_with(&said), "{err}");
            untouched(&here.path().join("git/out").join(name));
        }
    }
}

#[test]
fn an_audit_writes_through_no_link() {
    let audit = ["audit", "--out", "out", "--fresh", "news"];
    for link in [
        "results.jsonl",
        "reuse.jsonl",
        "summary.json",
        "report.html",
        "work/lock",
        "work/journal.json",
        "work/inputs",
        "work/uses-0",
    ] {
        let here = repository();
        assert_eq!(run(&here, &audit).0, Some(0));
        let link = here.path().join("git/out").join(link);
        let _ = fs::remove_file(&link);
        symlink(here.path().join("git/.git/index"), &link).expect("it is laid");
        let (_, err) = run(&here, &audit);
        untouched(&here.path().join("git/.git/index"));
        let is_told = err.contains("is a link to") || link.ends_with("uses-0");
        assert!(is_told, "{}: {err}", link.display());
    }
    for (link, to) in [("out", "../outside"), ("out/work", "../.git")] {
        let here = repository();
        fs::create_dir_all(here.path().join("git").join(link).parent().expect("it has one"))
            .expect("there is room");
        symlink(to, here.path().join("git").join(link)).expect("it is laid");
        let (code, err) = run(&here, &audit);
        assert_eq!(code, Some(2), "{err}");
        assert!(err.contains("is a link to"), "{err}");
        untouched(&here.path().join("git/.git/index"));
        assert_eq!(fs::read_dir(here.path().join("outside")).expect("it is there").count(), 1);
    }
}

#[test]
fn reports_baselines_and_fixes_go_through_no_link() {
    for (link, args) in [
        ("out.sarif", &["check", "--format", "sarif=out.sarif", "news"][..]),
        ("reports/out.json", &["check", "--format", "json=reports/out.json", "news"]),
        ("b.json", &["check", "--write-baseline=b.json", "news"]),
        ("kept", &["check", "--cache-dir", "kept", "news"]),
    ] {
        let here = repository();
        let (link, to) = match link.split_once('/') {
            Some((folder, _)) => (folder, "../outside"),
            None => (link, ".git/index"),
        };
        symlink(to, here.path().join("git").join(link)).expect("it is laid");
        let (_, err) = run(&here, args);
        // A file that is no baseline is not even read over.
        assert!(err.contains("is a link to") || err.contains("this is no baseline"), "{err}");
        untouched(&here.path().join("git/.git/index"));
        assert_eq!(fs::read_dir(here.path().join("outside")).expect("it is there").count(), 1);
    }
    let wrong = crate::common::tram::STORY;
    let here = repository().file("outside/tram.md", wrong);
    symlink("../../outside/tram.md", here.path().join("git/news/tram.md")).expect("it is laid");
    let (code, err) = run(&here, &["check", "--fix", "--unsafe-fixes", "news/tram.md"]);
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("it cannot be mended: news/tram.md is a link to"), "{err}");
    assert_eq!(
        fs::read_to_string(here.path().join("outside/tram.md")).expect("it is there"),
        wrong
    );
}
