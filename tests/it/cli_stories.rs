//! Stories through the real binary: what is read, in which order, and how
//! much is said of it.

use crate::common::Sandbox;
use serde_json::Value;

const STORY: &str = "The harbour of Bergen froze over on Monday

A tug breaks the ice in Bergen on January 6, 2020. (Fjord Photo)

The harbour of Bergen froze over on Monday for the first time in nine years.

Tugs broke the ice for the ferries, the harbour master said.
";

fn record(id: &str) -> String {
    format!(
        r#"{{"id":"{id}","published":"2020-01-07","text":"The harbour of Bergen froze over on Monday.","captions":["A tug breaks the ice in Bergen, January 6, 2020."]}}"#
    )
}

/// One value of each record of a run in JSON Lines.
fn column(out: &str, key: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()[key].clone()).collect()
}

#[test]
fn folders_are_walked_in_order_and_what_git_ignores_is_left_out() {
    let here = Sandbox::new()
        .file("news/b.txt", STORY)
        .file("news/a/z.txt", STORY)
        .file("news/a/stories.jsonl", format!("{}\n{}\n", record("1"), record("2")))
        .file("news/a/one.json", record("3"))
        .file("news/notes.rst", STORY)
        .file("news/drafts/d.txt", STORY)
        .file("news/.hidden/h.txt", STORY)
        .file("news/.gitignore", "drafts/\n");
    let run = here.run(&["check", "--format", "jsonl", "news"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(
        column(&run.out, "path"),
        [
            "news/a/one.json",
            "news/a/stories.jsonl",
            "news/a/stories.jsonl",
            "news/a/z.txt",
            "news/b.txt"
        ]
    );
    let again = here.run(&["check", "--format", "jsonl", "news", "news/b.txt", "news/notes.rst"]);
    let paths = column(&again.out, "path");
    assert_eq!(paths.len(), 6, "a file named twice is checked once");
    assert_eq!(paths[5], "news/notes.rst", "a file named outright is read whatever its ending");
    let from_inside = here.command(&["check", "--format", "jsonl"]).output().unwrap();
    assert_eq!(column(&String::from_utf8(from_inside.stdout).unwrap(), "path").len(), 5);
}

#[test]
fn the_last_line_counts_what_was_checked() {
    let here = Sandbox::new().file("a.txt", STORY).file("s.jsonl", record("1"));
    let run = here.run(&["check", "a.txt", "s.jsonl"]);
    assert_eq!(run.out, "2 stories, 2 captions checked: nothing to report\n");
    let run = here.run(&["check", "a.txt", "nowhere.txt", "s.jsonl"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.out, "2 stories, 2 captions checked: 1 could not be read\n");
}

#[test]
fn a_bad_record_is_told_and_the_others_go_on() {
    let lines = format!("{}\n{{\"id\": \n\n{}\n[1]\n", record("1"), record("2"));
    let here = Sandbox::new().file("s.jsonl", &lines);
    let run = here.run(&["check", "--format", "jsonl", "s.jsonl"]);
    assert_eq!(run.code, 2);
    assert_eq!(column(&run.out, "id"), [Value::from("1"), Value::Null, "2".into(), Value::Null]);
    let lines: Vec<Value> =
        column(&run.out, "error").iter().map(|error| error["line"].clone()).collect();
    assert_eq!(lines, [Value::Null, 2.into(), Value::Null, 5.into()]);
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
    assert!(run.err.starts_with("error: s.jsonl:2:"), "{}", run.err);
}

#[test]
fn threads_change_nothing() {
    let mut lines = String::new();
    for number in 0..700 {
        match number % 97 {
            5 => lines.push_str("{broken\n"),
            _ => lines.push_str(&format!("{}\n", record(&number.to_string()))),
        }
    }
    let here = Sandbox::new().file("s.jsonl", &lines).file("a.txt", STORY);
    for format in ["text", "concise", "json", "jsonl"] {
        let run = |threads: &str| {
            let args = ["check", "--format", format, "--threads", threads, "s.jsonl", "a.txt"];
            here.run(&args)
        };
        let one = run("1");
        assert_eq!(one.code, 2);
        assert!(one == run("2") && one == run("7"), "{format}");
    }
    let ids = column(&here.run(&["check", "--format", "jsonl", "s.jsonl"]).out, "id");
    assert_eq!(ids.len(), 700);
    assert_eq!((&ids[4], &ids[699]), (&Value::from("4"), &Value::from("699")));
}

#[test]
fn standard_input_is_read_by_name_by_format_or_by_its_first_sign() {
    let here = Sandbox::new();
    let lines = format!("{}\n{}\n", record("1"), record("2"));
    for (args, input, path, count) in [
        (&[][..], STORY, "<stdin>", 1),
        (&[], &record("1"), "<stdin>", 1),
        (&["--input-format", "jsonl"], &lines, "<stdin>", 2),
        (&["--stdin-filename", "s.jsonl"], &lines, "s.jsonl", 2),
        (&["--stdin-filename", "s.json", "--input-format", "jsonl"], &lines, "s.json", 2),
    ] {
        let args = [&["check", "--format", "jsonl", "-"], args].concat();
        let run = here.run_with(&args, &[], input);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
        assert_eq!(column(&run.out, "path"), vec![path; count], "{args:?}");
    }
}

#[test]
fn what_a_story_does_not_tell_can_be_told_for_it() {
    let undated = record("2").replace(r#""published":"2020-01-07","#, "");
    let here = Sandbox::new().file("s.jsonl", format!("{}\n{undated}\n", record("1")));
    let args = ["check", "--format", "jsonl", "--published", "2021-05-05", "s.jsonl"];
    assert_eq!(column(&here.run(&args).out, "published"), ["2020-01-07", "2021-05-05"]);
}

#[test]
fn broken_utf8_is_said_once_a_file() {
    let mut broken = STORY.as_bytes().to_vec();
    // What is UTF-8 for the most part stays so.
    broken.extend(b"\nCaf\xc3\xa9 and na\xc3\xafve in Krak\xf3w.\n");
    let here = Sandbox::new().file("a.txt", &broken);
    let run = here.run(&["check", "a.txt"]);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.err,
        "warning: a.txt: some bytes are not UTF-8 and are read as U+FFFD; save the file as UTF-8\n"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::Stdio;
    let lines: String = (0..20_000).map(|number| record(&number.to_string()) + "\n").collect();
    let here = Sandbox::new().file("s.jsonl", &lines);
    let mut command = here.command(&["check", "--format", "jsonl", "s.jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    drop(out);
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!(err, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn inspect_tells_of_each_story() {
    let here = Sandbox::new().file("s.jsonl", format!("{}\n{{\n{}\n", record("1"), record("2")));
    let run = here.run(&["inspect", "--format", "jsonl", "s.jsonl"]);
    assert_eq!(run.code, 2);
    assert_eq!(column(&run.out, "id"), ["1", "2"]);
    let run = here.run(&["inspect", "--input-format", "jsonl", "s.jsonl"]);
    assert!(run.out.contains("caption\n  A tug breaks the ice in Bergen"), "{}", run.out);
}
