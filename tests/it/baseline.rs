//! Accepted findings, through the real binary.

use std::fs;

use crate::common::{Run, Sandbox};

fn story(caption: &str) -> String {
    format!(
        "---\ntitle: A new bridge\ndate: 2023-03-21\n---\n\n![](a.jpg)\n*{caption}*\n\nGraz opened \
         its new tram bridge over the Mur on Monday after two years of work.\n"
    )
}

/// Two wrong weekdays: the 20th was a Monday.
const WRONG: &str = "A tram crosses the Mur in Graz on Tuesday, March 20, 2023.";
const OTHER: &str = "The mayor of Graz on the bridge on Friday, March 20, 2023.";

fn two_stories() -> Sandbox {
    let here = Sandbox::new().file("news/a.md", story(WRONG)).file("news/b/b.md", story(OTHER));
    let run = here.run(&["check", "--no-cache", "news", "--write-baseline"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.err, "note: cutline-baseline.json: 2 findings accepted\n");
    assert_eq!(run.out, "2 stories, 2 captions checked: nothing to report; 2 in the baseline\n");
    here
}

#[test]
fn it_may_stand_among_the_stories() {
    let here = two_stories();
    for args in [&["check", "--baseline", "cutline-baseline.json"][..], &["check", "--exit-zero"]] {
        let run = here.run(&[args, &["--no-cache"]].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "it is no story: {run:?}");
    }
    let run = here.run(&["check", "--no-cache", "--write-baseline", "news/known.json"]);
    assert_eq!(run.code, 0, "{run:?}");
    for last in [".", "news"] {
        let run = here.run(&["check", "--no-cache", "--baseline", "news/known.json", last]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    }
}

fn check(here: &Sandbox) -> Run {
    here.run(&["check", "--no-cache", "--baseline", "cutline-baseline.json", "news"])
}

fn read(here: &Sandbox) -> String {
    fs::read_to_string(here.path().join("cutline-baseline.json")).unwrap()
}

#[test]
fn the_file_is_sorted_and_has_a_finding_a_line() {
    let here = two_stories();
    let text = read(&here);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 7, "{text}");
    assert_eq!(lines[1], "  \"version\": 1,");
    assert!(lines[3].starts_with("    {\"path\":\"news/a.md\",\"rule\":\"weekday-mismatch\""));
    let shown = format!("\"count\":1,\"text\":\"{OTHER}\"}}");
    assert!(lines[4].contains("news/b/b.md") && lines[4].ends_with(&shown), "{text}");
    let again = here.run(&["check", "--no-cache", "news", "--write-baseline"]);
    assert_eq!((again.code, read(&here)), (0, text));
}

/// The words are for those who read the file: nothing is known by them, and a
/// file that has none is read.
#[test]
fn the_words_that_it_shows_decide_nothing() {
    let here = two_stories();
    let file = here.path().join("cutline-baseline.json");
    let text = read(&here);
    let bare = text.replace(&format!(",\"text\":\"{WRONG}\""), "").replace(OTHER, "Other words.");
    assert!(!bare.contains(WRONG) && !bare.contains(OTHER), "{bare}");
    fs::write(&file, bare).unwrap();
    let run = check(&here);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let long = format!("{}\n{WRONG}", "Zeitung ".repeat(30).trim());
    fs::write(here.path().join("news/a.md"), story(&long)).unwrap();
    here.run(&["check", "--no-cache", "news/a.md", "--write-baseline"]);
    let shown = format!("{}…\"", "Zeitung ".repeat(13)[..100].trim());
    assert!(read(&here).contains(&shown), "{}", read(&here));
}

#[test]
fn what_was_there_is_let_pass_and_what_is_new_is_not() {
    let here = two_stories();
    let run = check(&here);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let moved = story(&format!("{}!", WRONG.to_uppercase().replace(' ', "  ")));
    for (content, code, what) in [
        (story(WRONG).replace("![](a.jpg)", "It took long.\n\n![](a.jpg)"), 0, "moved"),
        (moved, 0, "capitals, spaces and signs"),
        (story(OTHER), 1, "another caption"),
        (story(&format!("{WRONG} It was opened on Sunday, March 19, 2021.")), 1, "more words"),
        (format!("{}\n![](b.jpg)\n*{WRONG}*\n", story(WRONG)), 1, "one more of the same"),
    ] {
        fs::write(here.path().join("news/a.md"), content).unwrap();
        assert_eq!(check(&here).code, code, "{what}");
    }
    // The file means the same from wherever it is named.
    fs::write(here.path().join("news/a.md"), story(WRONG)).unwrap();
    let mut command =
        here.command(&["check", "--baseline", "../cutline-baseline.json", "./b", "a.md"]);
    let output = command.current_dir(here.path().join("news")).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    // In every format, and with a word on what was let pass.
    let args = ["check", "--no-cache", "--baseline", "cutline-baseline.json", "news", "--format"];
    let run = here.run(&[&args[..], &["concise", "--show-suppressed"]].concat());
    assert!(run.out.starts_with("news/a.md:7:36: accepted[weekday-mismatch]"), "{}", run.out);
    let run = here.run(&[&args[..], &["json"]].concat());
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["summary"]["accepted"], 2);
    assert_eq!(document["stories"][0]["captions"][0]["suppressed"][0]["by"], "baseline");
}

#[test]
fn what_is_gone_is_told_and_pruned() {
    let here = two_stories();
    fs::write(here.path().join("news/a.md"), story("A tram in Graz.")).unwrap();
    let told = "warning: cutline-baseline.json: 1 accepted finding is gone; --prune-baseline takes \
                out what is\n";
    let run = check(&here);
    assert_eq!((run.code, run.err.as_str()), (0, told));
    // A run that does not look at the file does not know.
    let args = ["check", "--baseline", "cutline-baseline.json", "--prune-baseline"];
    let run = here.run(&[&args[..], &["news/b"]].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let run = here.run(&[&args[..], &["news"]].concat());
    let said = "note: cutline-baseline.json: 1 accepted finding taken out\n";
    assert_eq!((run.code, run.err.as_str()), (0, said));
    assert!(!read(&here).contains("a.md") && read(&here).contains("b.md"));
    // A file that is no longer there has no findings.
    fs::remove_file(here.path().join("news/b/b.md")).unwrap();
    assert_eq!(check(&here).err, told);
    // Writing anew replaces what was checked and keeps the rest.
    let here = two_stories();
    fs::write(here.path().join("news/a.md"), story("A tram in Graz.")).unwrap();
    here.run(&["check", "news/a.md", "--write-baseline", "cutline-baseline.json"]);
    assert!(!read(&here).contains("a.md") && read(&here).contains("b.md"));
}

#[test]
fn records_are_known_by_their_ids() {
    let record = |id: &str| {
        format!(
            r#"{{"id":"{id}","published":"2023-03-21","text":"Graz opened its bridge on Monday.","captions":["{WRONG}"]}}"#
        )
    };
    let here = Sandbox::new().file("s.jsonl", format!("{}\n{}\n", record("1"), record("2")));
    let run = here.run(&["check", "s.jsonl", "--write-baseline=accepted.json"]);
    assert_eq!((run.code, run.err.as_str()), (0, "note: accepted.json: 2 findings accepted\n"));
    fs::write(here.path().join("s.jsonl"), format!("{}\n{}\n", record("2"), record("3"))).unwrap();
    let args = ["check", "--format", "jsonl", "--baseline", "accepted.json", "s.jsonl"];
    let run = here.run(&args);
    assert_eq!(run.code, 1);
    let found: Vec<usize> = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|story| story["captions"][0]["findings"].as_array().unwrap().len())
        .collect();
    assert_eq!(found, [0, 1]);
    assert!(run.err.contains("1 accepted finding is gone"), "{}", run.err);
}

#[test]
fn what_is_no_baseline_is_said_and_exits_with_2() {
    let here = Sandbox::new()
        .file("a.md", story(WRONG))
        .file("broken.json", "{\"version\": 1, \"findings\": [")
        .file("other.json", "{\"name\": \"a package\"}")
        .file("newer.json", "{\"version\": 2, \"accepted\": []}")
        .file("key.json", "{\"version\": 1, \"findings\": [{\"path\": \"a.md\", \"line\": 3}]}");
    for (args, said) in [
        (
            &["--baseline", "none.json"][..],
            "none.json: there is no such baseline; --write-baseline",
        ),
        (&["--baseline", "broken.json"], "broken.json: this is no baseline: EOF while parsing"),
        (&["--baseline", "other.json"], "other.json: this is no baseline: missing field `version`"),
        (&["--baseline", "key.json"], "key.json: this is no baseline: "),
        (
            &["--baseline", "newer.json"],
            "newer.json: this is a baseline of version 2, and this cutline reads version 1",
        ),
        (&["--write-baseline", "other.json"], "other.json: this is no baseline"),
        (
            &["--write-baseline", "news/"],
            "--write-baseline news/: expected a file that ends in .json",
        ),
        (&["--prune-baseline"], "--baseline <FILE>"),
        (&["--write-baseline=b.json", "--baseline", "c.json"], "cannot be used with"),
    ] {
        let run = here.run(&[&["check", "a.md"], args].concat());
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
    let other = fs::read_to_string(here.path().join("other.json")).unwrap();
    assert_eq!(other, "{\"name\": \"a package\"}", "a file of another kind is left alone");
}
