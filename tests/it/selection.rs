//! What the command line selects, through the real binary.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::common::Sandbox;
use crate::common::tram::{FAULT, STORY, check, faults};

#[test]
fn the_command_line_beats_the_file() {
    let here = Sandbox::new()
        .file(
            "cutline.yaml",
            "rules: { weekday-mismatch: off }\nignore_rules: [when]\nfail_on: never\nformat: json\n",
        )
        .file("a.md", STORY);
    for (args, found, code) in [
        (&[][..], &[][..], 0),
        (&["--select", "when"], &["a.md error"], 0),
        (&["--select", "who,where"], &[], 0),
        (&["--select", "when", "--ignore", "weekday-mismatch"], &[], 0),
        (&["--select", "when", "--fail-on", "error"], &["a.md error"], 1),
        (&["--select", "when", "--exit-zero"], &["a.md error"], 0),
        (&["--severity", "weekday-mismatch=warning"], &["a.md warning"], 0),
        (&["--severity", "when=warning", "--fail-on", "warning"], &["a.md warning"], 1),
        (&["--no-config"], &["a.md error"], 1),
        (&["--no-config", "--ignore", "when"], &[], 0),
        (&["--no-config", "--exit-zero"], &["a.md error"], 0),
    ] {
        let run = check(&here, args);
        assert_eq!(faults(&run), found, "{args:?}");
        assert_eq!(run.code, code, "{args:?}");
    }
    assert!(here.run(&["check"]).out.starts_with('{'), "the file's format");
    for (args, said) in [
        (
            &["--select", "wen"][..],
            "--select: there is no rule or theme `wen`: did you mean `when`?",
        ),
        (
            &["--ignore", "weekday"],
            "--ignore: there is no rule or theme `weekday`: did you mean `weekday-conflict`?",
        ),
        (&["--severity", "when"], "expected RULE=LEVEL, such as `date-conflict=note`"),
        (&["--severity", "when=loud"], "`loud` is no level: expected error, warning, note or off"),
        (&["--severity", "zebra=off"], "--severity: there is no rule or theme `zebra`"),
        (&["--exit-zero", "--fail-on", "note"], "cannot be used with"),
        (&["--statistics"], "--statistics are given with --format text or json"),
        (&["--watch", "-"], "--watch is about files"),
        (&["--changed-since", "HEAD", "-"], "--changed-since is about files"),
    ] {
        let run = check(&here, args);
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
}

#[test]
fn statistics_and_quiet_say_less() {
    let here = Sandbox::new()
        .file("a.md", STORY)
        .file("b.md", STORY.replace("Lena Ortiz counts", "Ann Lee counts"));
    let run = here.run(&["check", "--statistics"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.starts_with(
            "     2  error    weekday-mismatch\n     1  warning  office-conflict\n     1  note     \
             person-absent\n"
        ),
        "{}",
        run.out
    );
    let run = here.run(&["check", "--statistics", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        document["statistics"][0],
        serde_json::json!({ "rule": FAULT, "severity": "error", "count": 2 })
    );
    assert_eq!(document["summary"]["errors"], 2);
    let usual = here.run(&["check", "--statistics"]).out;
    std::fs::write(here.path().join("cutline.yaml"), "format: concise\n").unwrap();
    let run = here.run(&["check", "--statistics"]);
    assert_eq!(run.out, usual, "the file's format cannot count, and gives way");
    let explained = here.run(&["check", "--explain"]).out;
    assert!(explained.contains("what a caption and a story of this length start from"));
    std::fs::write(here.path().join("cutline.yaml"), "").unwrap();
    let run = here.run(&["check", "--quiet", "--severity", "weekday-mismatch=warning"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert!(here.run(&["check", "-q"]).out.contains("error[weekday-mismatch]"));
    let warned = here.run(&[
        "check",
        "-q",
        "--fail-on",
        "warning",
        "--severity",
        "weekday-mismatch=warning",
    ]);
    assert!(warned.out.contains("warning[weekday-mismatch]"), "what fails the run is shown");
}

/// Runs git in a folder, with nothing of the user's in it.
fn git(here: &Sandbox, args: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org"])
        .args(["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(here.path())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(done.is_ok_and(|status| status.success()), "git {args:?}");
}

#[test]
fn what_changed_since_a_revision_is_checked() {
    let path = std::env::var("PATH").unwrap_or_default();
    let here = Sandbox::new().file("news/same.md", STORY).file("news/other.md", "A story.");
    let since = |revision: &str, env: &[(&str, &str)]| {
        let args = ["check", "--format", "concise", "--changed-since", revision, "news"];
        here.run_with(&args, env, "")
    };
    let env = [("PATH", path.as_str())];
    let run = since("HEAD", &env);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "error: --changed-since: news is in no git repository\n")
    );
    git(&here, &["init", "-q"]);
    git(&here, &["add", "."]);
    git(&here, &["commit", "-qm", "first"]);
    let run = since("HEAD", &env);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(run.err, "note: no story has changed since HEAD\n");
    let file = |name: &str| std::fs::write(here.path().join(name), STORY).unwrap();
    file("news/other.md");
    file("news/neu und größer.md");
    let run = since("HEAD", &env);
    assert_eq!(faults(&run).len(), 2, "{run:?}");
    assert!(run.out.contains("news/neu und größer.md") && run.out.contains("news/other.md"));
    for revision in ["nowhere", "HEAD~9", ""] {
        let run = since(revision, &env);
        assert_eq!(run.code, 2, "{revision}");
        let said = format!("has no revision `{revision}`");
        assert!(run.err.contains(&said), "{revision}: {}", run.err);
    }
    let run = since("HEAD", &[("PATH", "")]);
    assert_eq!(run.err, "error: --changed-since asks git, and there is no `git` on the path\n");
}

#[test]
fn a_clone_without_the_revision_is_told_how_to_have_it() {
    let path = std::env::var("PATH").unwrap_or_default();
    let here = Sandbox::new().file("whole/a.md", STORY);
    let git_in = |folder: &str, args: &[&str]| git(&here, &[&["-C", folder], args].concat());
    git_in("whole", &["init", "-q"]);
    for message in ["first", "second"] {
        std::fs::write(here.path().join("whole/b.md"), message).unwrap();
        git_in("whole", &["add", "."]);
        git_in("whole", &["commit", "-qm", message]);
    }
    git_in("whole", &["tag", "old", "HEAD~1"]);
    let url = format!("file://{}/whole", here.path().display());
    git(&here, &["clone", "-q", "--depth", "1", "--branch", "main", &url, "shallow"]);
    git_in("shallow", &["switch", "-qc", "change"]);
    git_in("shallow", &["branch", "-qD", "main"]);
    for (folder, revision, said) in [
        ("whole", "nowhere", "has no revision `nowhere`\n"),
        (
            "shallow",
            "old",
            "has no revision `old`: it is a shallow clone; fetch more with `git fetch --unshallow origin old`, or",
        ),
        ("shallow", "main", "has no revision `main`: it has `origin/main`\n"),
    ] {
        let args = ["check", "--changed-since", revision, folder];
        let run = here.run_with(&args, &[("PATH", path.as_str())], "");
        assert_eq!(run.code, 2, "{folder} {revision}");
        assert!(run.err.contains(said), "{folder} {revision}: {}", run.err);
    }
}

#[test]
fn paths_are_taken_from_a_list() {
    let here = Sandbox::new()
        .file("a.md", STORY)
        .file("b-c/d.md", STORY)
        .file("-", "A fair was held.")
        .file("lines", "a.md\r\n\n  b-c/d.md\n")
        .file("nul", "b-c/d.md\0a.md\0")
        .file("dash", "-\n")
        .file("none", "\n\n")
        .file("folder", "b-c\nnowhere.md\n");
    let faults = |args: &[&str], input: &str| {
        let args = [&["check", "--no-cache", "--severity", "who=off", "--format", "concise"], args];
        let run = here.run_with(&args.concat(), &[], input);
        (faults(&run).join(", "), run.code, run.err)
    };
    let both = "a.md error, b-c/d.md error";
    let long = format!("a.md\n{}\n", "x".repeat(50_000));
    for (args, input, found, code, said) in [
        (&["--files-from", "lines"][..], "", both, 1, ""),
        (&["--files-from", "nul"], "", "b-c/d.md error, a.md error", 1, ""),
        (&["--files-from", "-"], "a.md\nb-c/d.md", both, 1, ""),
        (&["--files-from", "lines", "a.md"], "", both, 1, ""),
        (&["--files-from", "none"], "", "", 0, "note: --files-from none: no path stands in it\n"),
        (
            &["--files-from", "folder"],
            "",
            "b-c/d.md error",
            2,
            "error: nowhere.md: there is no such file\n",
        ),
        (
            &["--files-from", "-"],
            &long,
            "",
            2,
            "error: -: path 2 is longer than any, 32768 bytes; it begins with \
             \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\": expected a path a line, or paths with a NUL \
             between them\n",
        ),
        (&["--files-from", "away"], "", "", 2, "error: away: there is no such file\n"),
        (
            &["--files-from", "-", "-"],
            "",
            "",
            2,
            "error: --files-from - and `-` cannot both be given: standard input can be read only once\n",
        ),
    ] {
        assert_eq!(faults(args, input), (found.to_owned(), code, said.to_owned()), "{args:?}");
    }
    let run = here.run(&["check", "--files-from", "dash"]);
    assert!(run.err.contains("1 story has no caption that is found: ./-: "), "{run:?}");
    let run = here.run(&["inspect", "--files-from", "lines"]);
    assert_eq!((run.code, run.out.matches("published: ").count()), (0, 2), "{run:?}");
    let run = here.run(&["audit", "--out", "out", "--files-from", "nul"]);
    assert!(run.err.contains("2 stories"), "{run:?}");
}

#[test]
fn a_change_is_noticed() {
    let here = Sandbox::new().file("a.md", STORY);
    let mut child = here
        .command(&["check", "--watch", "--format", "concise", "--severity", "who=off"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut next = || lines.next().unwrap().unwrap();
    assert!(next().contains("error[weekday-mismatch]"));
    std::fs::write(
        here.path().join("a.md"),
        STORY.replace("\n*Mayor", "\n\n*The mayor of Graz, Mayor"),
    )
    .unwrap();
    let again = next();
    std::fs::write(here.path().join("cutline.yaml"), "rules: { weekday-mismatch: warning }")
        .unwrap();
    let configured = next();
    let said = [said.next().unwrap().unwrap(), said.next().unwrap().unwrap()];
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(said, ["note: watching 1 file: a.md; Ctrl-C ends it"; 2]);
    assert!(again.starts_with("a.md:8:"), "{again}");
    assert!(configured.contains("warning[weekday-mismatch]"), "{configured}");
}

#[test]
fn of_a_foreign_caption_its_facts_are_not_told_again() {
    let here = Sandbox::new().file(
        "bridge.md",
        "---\ntitle: Lisbon reopens a bridge after repairs\ndate: 2024-03-14\n---\n\n![](fire.jpg)\n\
         *Firefighters Marco Bellini and Luca Ferri stand before a burning warehouse in Turin, Italy, \
         on July 2, 2021. (Po Foto)*\n\nLISBON — The swing bridge of Alcantara carries trains again \
         after two years of repairs, the mayor of Lisbon, Teresa Caldas, said on Thursday.\n\nThe \
         bridge had been shut since a ship struck it in January 2022. Its repair cost 14 million \
         euros, said Caldas, who opened it together with engineers of the port authority.\n",
    );
    let rules = |options: &[&str]| -> Vec<String> {
        let run = here.run(&[&["check", "--format", "concise", "bridge.md"], options].concat());
        let name = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned());
        run.out.lines().filter_map(name).collect()
    };
    assert_eq!(rules(&[]), ["foreign-caption"]);
    let alone = rules(&["--select", "place-conflict,date-conflict"]);
    assert_eq!(alone, ["place-conflict", "date-conflict"], "nobody else tells them");
}
