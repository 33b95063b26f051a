//! File names and texts that would break out of a report.

use std::fs;
use std::process::Command;

use crate::common::Sandbox;
use crate::common::tram::STORY;

#[test]
fn a_patch_changes_no_other_file_than_its_own() {
    let evil = "a\n--- victim.md\n+++ victim.md\n@@ -1 +1 @@\n-kept\n+lost\n.md";
    for name in [evil, "with space.md", "quo\"te\\.md", "süd.md", "tab\t.md"] {
        let here = Sandbox::new().file("victim.md", "kept\n");
        let folder = here.path().join("news");
        fs::create_dir(&folder).expect("there is room");
        let path = folder.join(name.replace('/', "_"));
        fs::write(&path, STORY).expect("there is room");
        let run = here.run(&["check", "--diff", "--unsafe-fixes", "news"]);
        assert!(!run.out.contains("\n--- victim"), "{}", run.out);
        fs::write(here.path().join("fix.patch"), &run.out).expect("there is room");
        let git = Command::new("git")
            .args(["apply", "-p0", "fix.patch"])
            .current_dir(here.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("GIT_CEILING_DIRECTORIES", here.path())
            .output();
        // Where there is no git, the names are held by the tests beside them.
        if let Ok(git) = git {
            assert!(git.status.success(), "{name:?}: {}", String::from_utf8_lossy(&git.stderr));
            assert_ne!(fs::read_to_string(&path).expect("it is there"), STORY, "{name:?}");
        }
        assert_eq!(
            fs::read_to_string(here.path().join("victim.md")).expect("it is there"),
            "kept\n"
        );
    }
}

#[test]
fn a_line_end_in_a_name_stays_in_its_attribute() {
    let here = Sandbox::new();
    let name = "a\n\"/><testcase name=\"b\n.md";
    fs::create_dir(here.path().join("news")).expect("there is room");
    fs::write(here.path().join("news").join(name.replace('/', "_")), STORY).expect("there is room");
    let run = here.run(&["check", "--format", "junit", "news"]);
    let tree = roxmltree::Document::parse(&run.out).expect("it is XML");
    let cases: Vec<_> = tree.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    assert_eq!(cases.len(), 1, "{}", run.out);
    let class = cases[0].attribute("classname").expect("it has one");
    assert!(class.starts_with("news/a\n\"") && class.ends_with("\n.md"), "{class:?}");
}

#[test]
fn paths_in_reports_for_a_repository_begin_at_its_root() {
    let here = Sandbox::new().file(".git/HEAD", "").file("news/a.md", STORY);
    let whole = here.path().join("news/a.md").canonicalize().expect("it is there");
    let whole = whole.display().to_string();
    for format in ["sarif", "gitlab"] {
        for name in [&*whole, "news/a.md", "./news/../news/a.md"] {
            let output = here.command(&["check", "--format", format, name]).output();
            let out = String::from_utf8(output.expect("it runs").stdout).expect("it is UTF-8");
            assert!(out.contains("\"news/a.md\""), "{format} {name}: {out}");
            assert!(!out.contains("file://") && !out.contains(&whole), "{format} {name}: {out}");
        }
    }
}
