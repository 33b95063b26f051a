//! An audit of an archive through the real binary: its results survive a kill.

use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use crate::common::Sandbox;
use serde_json::Value;

const MADE: [&str; 4] = ["results.jsonl", "reuse.jsonl", "summary.json", "report.html"];

/// A line of an archive; most stories have no caption, which are soon done,
/// and a headline that makes their result long.
fn line(number: usize) -> String {
    let captions = match number % 50 {
        0 => r#"["A tram crosses the Mur in Graz on Friday, March 20, 2023."]"#,
        1 => r#"["A clown at the fair in Graz on February 30, 2023."]"#,
        _ => "[]",
    };
    let (month, title) = (number % 12 + 1, "A new bridge ".repeat(300));
    format!(
        "{{\"id\":\"s{number}\",\"title\":\"{title}\",\"published\":\"2023-{month:02}-21\",\
         \"text\":\"Graz opened bridge {number} over the Mur on Monday.\",\
         \"section\":\"section {}\",\"captions\":{captions}}}\n",
        number % 3
    )
}

fn archive() -> Sandbox {
    let lines = |range: std::ops::Range<usize>| range.map(line).collect::<String>();
    let broken = format!("{}{{\"text\": \n\n{}", lines(0..300), lines(300..350));
    Sandbox::new()
        .file("news/a.jsonl", broken)
        .file("news/b/minsk.txt", include_str!("../../examples/stories/minsk.txt"))
        .file("news/c.jsonl", lines(350..700))
        .file("news/list.json", format!("[{},{}]", line(1).trim(), line(2).trim()))
}

fn made(here: &Sandbox, folder: &str) -> [Vec<u8>; 4] {
    MADE.map(|name| fs::read(here.path().join(folder).join(name)).expect(name))
}

/// Stories that the journal says are done, and whether all are.
fn position(here: &Sandbox, folder: &str) -> Option<(u64, bool)> {
    let text = fs::read(here.path().join(folder).join("work/journal.json")).ok()?;
    let journal: Value = serde_json::from_slice(&text).expect("it is never half written");
    Some((journal["stories"].as_u64()?, journal["is_done"].as_bool()?))
}

#[test]
fn killed_at_any_moment_it_ends_with_the_same_bytes() {
    let here = archive();
    let whole = here.run(&["audit", "--out", "whole", "news"]);
    assert_eq!(whole.code, 2, "a line is broken: {}", whole.err);
    let mut kills = 0;
    for _ in 0..40 {
        let before = position(&here, "cut").map_or(0, |(stories, _)| stories);
        let mut command = here.command(&["audit", "--out", "cut", "--threads", "1", "news"]);
        let mut child = command.stderr(Stdio::null()).spawn().expect("it starts");
        let ended = loop {
            if child.try_wait().expect("it can be asked").is_some() {
                break true;
            }
            if position(&here, "cut").is_some_and(|(stories, _)| stories > before) {
                break false;
            }
            std::thread::sleep(Duration::from_micros(300));
        };
        if ended {
            break;
        }
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
        let (stories, is_done) = position(&here, "cut").expect("there is a journal");
        kills += usize::from(!is_done && stories > 0);
        // What a block that was being written leaves behind.
        let results = here.path().join("cut/results.jsonl");
        let mut results = fs::OpenOptions::new().append(true).open(results).expect("it is there");
        results.write_all(b"{\"id\":\"torn").expect("it is written");
    }
    assert!(kills >= 3, "killed in the middle {kills} times");
    let last = here.run(&["audit", "--out", "cut", "news"]);
    assert_eq!((last.code, last.out), (2, String::new()));
    assert!(made(&here, "cut") == made(&here, "whole"), "nothing is lost and nothing doubled");
    let results = fs::read_to_string(here.path().join("whole/results.jsonl")).expect("it is text");
    assert_eq!(results.lines().count(), 704);
}

#[test]
fn results_are_those_of_a_check() {
    let here = archive();
    here.run(&["audit", "--out", "audit", "--threads", "3", "news"]);
    let check = here.run(&["check", "--format", "jsonl", "news"]).out;
    let results = fs::read_to_string(here.path().join("audit/results.jsonl")).expect("it is text");
    let strip = |line: &str| {
        let mut record: Value = serde_json::from_str(line).expect("a record");
        let fields = record.as_object_mut().expect("an object");
        let section = fields.remove("section");
        fields.remove("language");
        let captions = fields["captions"].as_array_mut().into_iter().flatten();
        let found = captions.filter_map(|c| c["findings"].as_array_mut()).flatten();
        for reason in found.filter_map(|f| f["evidence"].as_array_mut()).flatten() {
            let around = reason.as_object_mut().and_then(|reason| reason.remove("context"));
            if let (Some(around), Some(text)) = (around, reason["text"].as_str()) {
                assert!(around.as_str().is_some_and(|around| around.contains(text)), "{around}");
            }
        }
        (record, section)
    };
    let records: Vec<(Value, Option<Value>)> = results.lines().map(strip).collect();
    let checked: Vec<Value> = check.lines().map(|line| strip(line).0).collect();
    assert!(records.iter().map(|(record, _)| record).eq(&checked));
    assert!(records.iter().all(|(_, section)| section.is_some()));
    let summary = fs::read(here.path().join("audit/summary.json")).expect("it is there");
    let summary: Value = serde_json::from_slice(&summary).expect("it is JSON");
    assert_eq!(summary["stories"], 703);
    assert_eq!(summary["unreadable"], 1);
    let all = |key: &str| {
        let counts = |records: &Value| records.as_array().map_or(0, Vec::len);
        let captions = checked.iter().flat_map(|r| r["captions"].as_array().into_iter().flatten());
        captions.map(|caption| counts(&caption[key])).sum::<usize>()
            + checked.iter().map(|record| counts(&record[key])).sum::<usize>()
    };
    let told: u64 =
        ["errors", "warnings", "notes"].iter().filter_map(|key| summary[key].as_u64()).sum();
    assert_eq!(told, all("findings") as u64);
    assert_eq!(summary["rules"]["impossible-date"]["stories"], 15);
    assert_eq!(summary["sections"]["section 0"]["stories"], 234);
    assert_eq!(summary["months"]["2023-01"]["stories"], 59);
}

#[test]
fn what_has_changed_is_named_and_can_be_begun_anew() {
    let here = archive();
    let run = |more: &[&str]| here.run(&[&["audit", "--out", "audit", "news"], more].concat());
    run(&[]);
    let first = made(&here, "audit");
    // Nothing has changed, and nothing is done again.
    assert_eq!(run(&[]).code, 2);
    assert!(made(&here, "audit") == first);
    let path = |name: &str| here.path().join("news").join(name);
    let refused = |more: &[&str], words: &str| {
        let run = run(more);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(words) && run.err.contains("--fresh"), "{}", run.err);
        assert!(made(&here, "audit") == first, "what was there is left alone");
    };
    fs::write(path("b/new.txt"), "A story of Graz.").expect("it is written");
    refused(&[], "news/b/new.txt is new");
    fs::remove_file(path("b/new.txt")).expect("it is there");
    fs::rename(path("list.json"), path("moved")).expect("it is there");
    refused(&[], "news/list.json is gone");
    fs::rename(path("moved"), path("list.json")).expect("it is there");
    refused(&["--severity", "foreign-caption=note"], "other rules or other options");
    refused(&["--published", "2020-10-11"], "other rules or other options");
    fs::write(path("c.jsonl"), line(7)).expect("it is written");
    refused(&[], "news/c.jsonl has changed");
    run(&["--fresh"]);
    let results = fs::read_to_string(here.path().join("audit/results.jsonl")).expect("it is text");
    assert_eq!(results.lines().count(), 355);
    // Results that no audit has left there are not written over.
    fs::create_dir(here.path().join("mine")).expect("there is room");
    fs::write(here.path().join("mine/results.jsonl"), "mine").expect("it is written");
    let foreign = here.run(&["audit", "--out", "mine", "news"]);
    assert!(
        foreign.code == 2 && foreign.err.contains("not written by an audit"),
        "{}",
        foreign.err
    );
}

#[test]
fn its_own_results_are_no_stories() {
    let here = archive();
    let out = |folder: &str| here.run(&["audit", "--out", folder, "."]);
    out("news/audit");
    let first = made(&here, "news/audit");
    assert_eq!(out("news/audit").code, 2);
    assert!(made(&here, "news/audit") == first);
}

#[test]
fn the_page_stands_alone_and_no_story_can_write_into_it() {
    let story = r#"{"id":"x","title":"</script><b>bold","published":"2024-03-01",
        "text":"A fair was held in Graz.","captions":["A <i>clown</i> </script> on February 30, 2024."]}"#;
    let here = Sandbox::new().file("a.json", story);
    assert_eq!(here.run(&["audit", "--out", "audit", "a.json"]).code, 1);
    let page = fs::read_to_string(here.path().join("audit/report.html")).expect("it is text");
    assert_eq!(page.matches("</script>").count(), 3, "settings, rows and the script");
    assert!(page.contains("\\u003cb\\u003ebold") && !page.contains("<b>bold"));
    for outside in ["src=", "href=", "url(", "@import", "fetch("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn an_audit_does_not_go_on_with_other_pictures() {
    let story = "---\ndate: 2020-10-11\n---\n![](a.jpg)\n*A fair in Graz.*\n\nGraz held a fair.\n";
    let photo = include_bytes!("../photos/minsk.jpg");
    let here = Sandbox::new().file("news/story.md", story).file("news/a.jpg", photo);
    let run = |more: &[&str]| here.run(&[&["audit", "--out", "audit", "news"], more].concat());
    assert_eq!(run(&[]).code, 0);
    assert_eq!(run(&[]).code, 0, "nothing has changed");
    let picture = here.path().join("news/a.jpg");
    let later = std::time::SystemTime::now() + Duration::from_secs(60);
    let file = fs::OpenOptions::new().append(true).open(&picture).expect("it is there");
    file.set_modified(later).expect("it can be touched");
    let again = run(&[]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("news/a.jpg has changed since the audit"), "{}", again.err);
    fs::remove_file(picture).expect("it is there");
    assert!(run(&[]).err.contains("a.jpg is gone since the audit"));
    assert_eq!(run(&["--fresh"]).code, 0);
}
