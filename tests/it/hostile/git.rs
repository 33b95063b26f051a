//! Repositories that would have git run something.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::{Run, Sandbox};

/// Runs git in a folder, with nothing of the user's in it.
fn git(at: &Path, args: &[&str]) -> bool {
    let done = Command::new("git")
        .args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org"])
        .args(["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(at)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    done.is_ok_and(|status| status.success())
}

/// A program that says that it was run.
fn trap(here: &Sandbox, path: &str) -> String {
    let path = here.path().join(path);
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("there is room");
    let ran = here.path().join("ran");
    fs::write(&path, format!("#!/bin/sh\ntouch {}\n", ran.display())).expect("there is room");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    path.display().to_string()
}

fn changed(here: &Sandbox, folder: &str) -> Run {
    let path = std::env::var("PATH").unwrap_or_default();
    here.run_with(&["check", "--changed-since", "HEAD", folder], &[("PATH", path.as_str())], "")
}

#[test]
fn what_a_committed_folder_tells_git_to_run_is_not_run() {
    let here = Sandbox::new().file("news/a.md", super::STORY);
    let program = trap(&here, "trap.sh");
    assert!(git(here.path(), &["init", "-q"]));
    // What may lie in a commit: all that a repository is made of, under other names.
    assert!(git(here.path(), &["init", "-q", "--bare", "news"]));
    let config = format!(
        "[core]\n\trepositoryformatversion = 0\n\tworktree = ..\n\tfsmonitor = {program}\n"
    );
    fs::write(here.path().join("news/config"), config).expect("there is room");
    assert!(git(here.path(), &["add", "."]) && git(here.path(), &["commit", "-qm", "first"]));
    let ran = here.path().join("ran");
    let run = changed(&here, "news");
    assert!(!ran.exists(), "{run:?}");
    let said = "error: --changed-since: news is in no git repository\n";
    assert_eq!((run.code, run.err.as_str()), (2, said));
    // Git by itself would have run it.
    git(&here.path().join("news"), &["status"]);
    assert!(ran.exists());
}

#[test]
fn hooks_in_the_working_tree_are_not_run_and_the_index_stays() {
    let here = Sandbox::new().file("news/a.md", "A story.").file("news/b.md", super::STORY);
    trap(&here, "hooks/post-index-change");
    assert!(git(here.path(), &["init", "-q"]));
    assert!(git(here.path(), &["add", "."]) && git(here.path(), &["commit", "-qm", "first"]));
    assert!(git(here.path(), &["config", "core.hooksPath", "hooks"]));
    let ran = here.path().join("ran");
    let index = || fs::read(here.path().join(".git/index")).expect("it is there");
    let before = index();
    // Written anew, as it was: the index is out of date.
    fs::write(here.path().join("news/b.md"), super::STORY).expect("there is room");
    fs::write(here.path().join("news/a.md"), super::STORY).expect("there is room");
    let run = changed(&here, "news");
    assert!(run.code == 0 && run.err.contains("1 story"), "{run:?}");
    assert!(!ran.exists() && index() == before);
    assert!(git(here.path(), &["status"]));
    assert!(ran.exists());
}

#[test]
fn a_pipe_in_the_place_of_gits_files_does_not_keep_a_gate_waiting() {
    let here = Sandbox::new().file("news/a.md", super::STORY).file("news/.git/refs/a", "");
    fs::create_dir(here.path().join("news/.git/objects")).expect("there is room");
    for name in ["HEAD", "config"] {
        let path = here.path().join("news/.git").join(name);
        assert!(Command::new("mkfifo").arg(path).status().expect("it runs").success());
    }
    let run = changed(&here, "news");
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.starts_with("error: --changed-since: "), "{run:?}");
}
