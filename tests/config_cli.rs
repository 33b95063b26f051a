//! Configuration and selection, through the real binary.

mod common;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use common::{Run, Sandbox};

/// A story whose one caption names a wrong weekday.
const STORY: &str = "\
---
title: Council votes for the tram
date: 2020-10-12
---

![](council.jpg)
*Mayor Lena Ortiz counts the votes in the town hall of Graz, Austria, on Monday, October 10, 2020.*

The town council of Graz has voted for the new tram line after a debate of nine hours. Mayor Lena
Ortiz counted the votes twice: 25 for, 23 against.
";

/// What concise reports call the fault in [`STORY`].
const FAULT: &str = "weekday-mismatch";

fn check(here: &Sandbox, args: &[&str]) -> Run {
    here.run(&[&["check", "--format", "concise"], args].concat())
}

/// The paths of the stories in which the weekday is reported, and how.
fn faults(run: &Run) -> Vec<String> {
    let lines = run.out.lines().filter(|line| line.contains(FAULT));
    lines
        .map(|line| {
            line.replacen(':', " ", 1)
                .split([' ', '['])
                .step_by(2)
                .take(2)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

#[test]
fn the_nearest_configuration_holds_up_to_the_root_of_the_repository() {
    let here = Sandbox::new()
        .file("cutline.yaml", "rules: { weekday-mismatch: off }")
        .file("a.md", STORY)
        .file("near/cutline.yaml", "rules: { weekday-mismatch: warning }")
        .file("near/deep/a.md", STORY)
        .file("repo/.git/HEAD", "")
        .file("repo/deep/a.md", STORY);
    let run = check(&here, &[]);
    assert_eq!(faults(&run), ["near/deep/a.md warning", "repo/deep/a.md error"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let run = check(&here, &["--no-config", "a.md"]);
    assert_eq!(faults(&run), ["a.md error"]);
    let run = check(&here, &["--config", "near/cutline.yaml", "a.md"]);
    assert_eq!(faults(&run), ["a.md warning"]);
    let run = check(&here, &["--config", "nowhere.yaml", "a.md"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "error: nowhere.yaml: there is no file `nowhere.yaml`\n");
    let run = here.run_with(
        &["check", "--format", "concise", "--stdin-filename", "near/new.md", "-"],
        &[],
        STORY,
    );
    assert_eq!(faults(&run), ["near/new.md warning"]);
    let run = here.run_with(
        &["check", "--format", "concise", "--input-format", "markdown", "-"],
        &[],
        STORY,
    );
    assert_eq!(faults(&run), [""; 0], "standard input goes by the working directory");
}

#[test]
fn a_configuration_builds_on_others_and_the_later_wins() {
    let here = Sandbox::new()
        .file(
            "house/a.yaml",
            "extends: [deep/b.yaml]\nrules: { weekday-mismatch: note }\nignore: [left/]",
        )
        .file(
            "house/deep/b.yaml",
            "rules: { weekday-mismatch: warning, year-slip: off }\nshow: note",
        )
        .file("cutline.yaml", "extends: [house/a.yaml]\n")
        .file("left/a.md", STORY)
        .file("a.md", STORY);
    let run = check(&here, &[]);
    assert_eq!(faults(&run), ["a.md note"]);
    let shown = here.run(&["config"]).out;
    for line in [
        "cutline.yaml, on house/deep/b.yaml, house/a.yaml",
        "house/deep/b.yaml:2",
        "rules.year-slip.severity: off",
        "house/a.yaml:2",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    let here = here.file("house/deep/b.yaml", "extends: [../../cutline.yaml]");
    let run = check(&here, &["a.md"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: house/deep/b.yaml:1:11: `extends` goes in a circle: cutline.yaml → house/a.yaml → \
         house/deep/b.yaml → cutline.yaml: leave one of these steps out\n"
    );
}

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
            "--ignore: there is no rule or theme `weekday`: did you mean `weekday-mismatch`?",
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
fn paths_are_ignored_and_overridden() {
    let here = Sandbox::new()
        .file(
            "cutline.yaml",
            "ignore: [drafts/, \"*.tmp.md\"]\noverrides:\n  - paths: [old/, nowhere/]\n    rules: { \
             weekday-mismatch: note }\n  - paths: [old/new/]\n    select: [who]\n",
        )
        .file("a.md", STORY)
        .file("drafts/a.md", STORY)
        .file("news/b.tmp.md", STORY)
        .file("old/a.md", STORY)
        .file("old/new/a.md", STORY);
    let run = check(&here, &["--show", "note", "."]);
    assert_eq!(faults(&run), ["a.md error", "old/a.md note"]);
    assert_eq!(
        run.err,
        "warning: cutline.yaml:3:19: `paths`: `nowhere/` matches no checked file: mend the \
         pattern, or leave it out\n"
    );
    let run = check(&here, &["old"]);
    assert_eq!(run.err, "", "a part of the files tells nothing of the others");
    let run = check(&here, &["drafts/a.md", "news/b.tmp.md"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(
        run.err,
        "warning: drafts/a.md: not checked: ignored by `drafts/` (cutline.yaml:1)\n\
         warning: news/b.tmp.md: not checked: ignored by `*.tmp.md` (cutline.yaml:1)\n"
    );
    let args = ["check", "--stdin-filename", "drafts/new.md", "--format", "concise", "-"];
    let run = here.run_with(&args, &[], STORY);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(
        here.run(&["config", "drafts/a.md"]).out.contains("is not checked: ignored by `drafts/`")
    );
}

#[test]
fn a_glossary_is_known_on_both_sides() {
    let story = |caption: &str, body: &str| {
        serde_json::json!({ "published": "2020-10-12", "captions": [caption], "text": body })
            .to_string()
    };
    let body = "Opposition leader Sviatlana Tsikhanouskaya met supporters in Vienna on Monday. \
                Tsikhanouskaya said that she would go on. The Austrian ministry said nothing.";
    let names = "glossary: { names: [{ name: Sviatlana Tsikhanouskaya, variants: [Sviatlana \
                 Tsikhanouskya, Natalia Tsikhanouskaya], aliases: [Anna Brandt] }] }";
    for (caption, rule, glossary) in [
        ("Sviatlana Tsikhanouskya speaks in Vienna.", "name-misspelt", names),
        ("Natalia Tsikhanouskaya speaks in Vienna.", "given-name-conflict", names),
        ("Anna Brandt speaks in Vienna.", "person-absent", names),
        (
            "Supporters meet at Gasometer near Old Mill in Vienna, Austria.",
            "Gasometer is named",
            "glossary: { places: [{ name: Gasometer, latitude: 48.18, longitude: 16.42 }] }",
        ),
        (
            "Supporters meet near Old Mill in Vienna.",
            "place-absent",
            "glossary: { places: [Old Mill] }",
        ),
        (
            "Sviatlana Tsikhanouskaya in Vienna on March 1, 2015. Aus dem Schatz",
            "archive-unmarked",
            "glossary: { markers: [Aus dem Schatz] }",
        ),
        (
            "Supporters meet in Vienna, seen by Maria Huber.",
            "person-absent",
            "glossary: { credits: [Maria Huber] }",
        ),
    ] {
        let here = Sandbox::new().file("a.json", story(caption, body));
        let before = check(&here, &["--show", "note", "a.json"]);
        assert!(before.out.contains(rule), "{caption}: {before:?}");
        let here = here.file("cutline.yaml", glossary);
        let after = check(&here, &["--show", "note", "a.json"]);
        assert_eq!(after.err, "");
        assert!(!after.out.contains(rule), "{caption}: {}", after.out);
    }
}

#[test]
fn a_house_has_keys_of_its_own() {
    let here = Sandbox::new()
        .file("cutline.yaml", "fields: { caption: [hero.words, photos.legend], date: meta.day, title: top, language: tongue, credit: photos.by }")
        .file(
            "a.md",
            "---\ntop: The tram\nmeta: { day: 2020-10-12 }\nhero:\n  words: Votes are counted in Graz on \
             Monday, October 10, 2020.\n---\n\nThe council of Graz voted.\n",
        )
        .file(
            "b.jsonl",
            "{\"top\":\"The tram\",\"meta\":{\"day\":\"2020-10-12\"},\"text\":\"The council of Graz voted.\",\
             \"photos\":[{\"legend\":\"The hall of Graz.\",\"by\":\"Ann Lee\"},{\"legend\":\"Votes are counted in \
             Graz on Monday, October 10, 2020.\"}]}\n",
        );
    let run = check(&here, &[]);
    assert_eq!(faults(&run), ["a.md error", "b.jsonl error"]);
    let run = here.run(&["check", "--format", "jsonl"]);
    for line in run.out.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(
            (&record["title"], &record["published"]),
            (&"The tram".into(), &"2020-10-12".into())
        );
    }
    let here = here.file("cutline.yaml", "");
    assert_eq!(faults(&check(&here, &[])), [""; 0]);
}

#[test]
fn parameters_and_rules_of_the_house_are_taken() {
    let rule = "id: own-rule\nsummary: A rule of the house\nseverity: error\ncheck: person\nwith: { \
                relation: absent }\nmessage: \"{caption} is not in the story\"\nwhy: Because.\n";
    let late = STORY
        .replace("Monday, October 10, 2020", "September 20, 2020")
        .replace("Lena Ortiz counts", "Ann Lee counts");
    let here = Sandbox::new().file("house/own/own-rule.yaml", rule).file("news/a.md", late);
    assert_eq!(check(&here, &[]).out, "");
    let here = here.file(
        "cutline.yaml",
        "rule_folders: [house]\nrules:\n  date-conflict: { severity: error, with: { tolerance: 3d }, unless: [] }\n",
    );
    let run = check(&here, &["news"]);
    assert!(run.out.contains("error[own-rule] Ann Lee is not in the story"), "{run:?}");
    assert!(run.out.contains("error[date-conflict]"), "{run:?}");
    assert!(here.run(&["rules", "list"]).out.contains("own-rule"));
    let shown = here.run(&["config", "--format", "json", "--severity", "own-rule=note"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let of = |key: &str| {
        let all = shown["settings"].as_array().unwrap();
        let found = all.iter().find(|setting| setting["key"] == key).unwrap();
        (found["value"].clone(), found["origin"].clone())
    };
    let file = |line: u32, column: u32| serde_json::json!({ "from": "file", "path": "cutline.yaml", "line": line, "column": column });
    assert_eq!(of("rules.date-conflict.with.tolerance"), ("3d".into(), file(3, 45)));
    assert_eq!(of("rules.date-conflict.severity"), ("error".into(), file(3, 30)));
    assert_eq!(
        of("rules.own-rule.severity"),
        ("note".into(), serde_json::json!({ "from": "command line" }))
    );
    assert_eq!(of("fail_on"), ("error".into(), serde_json::json!({ "from": "default" })));
}

#[test]
fn a_first_configuration_changes_nothing_and_is_never_written_over() {
    let here = Sandbox::new().file("a.md", STORY);
    let before = check(&here, &[]);
    let settings = here.run(&["config", "--format", "json"]).out;
    assert_eq!(here.run(&["init"]).code, 0);
    assert_eq!(check(&here, &[]), before);
    let values = |document: &str| {
        let document: serde_json::Value = serde_json::from_str(document).unwrap();
        let all = document["settings"].as_array().unwrap().clone();
        all.iter().map(|s| (s["key"].clone(), s["value"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(values(&here.run(&["config", "--format", "json"]).out), values(&settings));
    let here = here.file("cutline.yaml", "show: note\n");
    let run = here.run(&["init"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "error: cutline.yaml is there already: it is left as it is\n");
    assert_eq!(std::fs::read_to_string(here.path().join("cutline.yaml")).unwrap(), "show: note\n");
}

#[test]
fn the_printed_schema_is_the_parsed_one_with_the_formats_there_are() {
    let here = Sandbox::new();
    let printed: serde_json::Value =
        serde_json::from_str(&here.run(&["schema", "config"]).out).unwrap();
    let parsed = serde_json::to_value(schemars::schema_for!(cutline::config::Config)).unwrap();
    assert_eq!(printed["$defs"], parsed["$defs"]);
    for format in printed["properties"]["format"]["enum"].as_array().unwrap() {
        let Some(format) = format.as_str() else { continue };
        let run = here.run_with(&["check", "--format", format, "-"], &[], "A story of Graz.");
        assert_eq!(run.code, 0, "{format}: {run:?}");
    }
    let here = here.file("cutline.yaml", "format: xml");
    let run = here.run_with(&["check", "-"], &[], "A story of Graz.");
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .starts_with("error: cutline.yaml:1:9: `format`: unknown value `xml`: expected `text`"),
        "{}",
        run.err
    );
}

#[test]
fn statistics_and_quiet_say_less() {
    let here = Sandbox::new()
        .file("a.md", STORY)
        .file("b.md", STORY.replace("Lena Ortiz counts", "Ann Lee counts"));
    let run = here.run(&["check", "--statistics"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.starts_with("     2  error    weekday-mismatch\n     1  note     person-absent\n"),
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
    let run = here.run(&["check", "--quiet", "--severity", "weekday-mismatch=warning"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert!(here.run(&["check", "-q"]).out.contains("error[weekday-mismatch]"));
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
fn a_change_is_noticed() {
    let here = Sandbox::new().file("a.md", STORY);
    let mut child = here
        .command(&["check", "--watch", "--format", "concise", "--severity", "who=off"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
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
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(again.starts_with("a.md:8:"), "{again}");
    assert!(configured.contains("warning[weekday-mismatch]"), "{configured}");
}
