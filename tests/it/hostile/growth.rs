//! What grows with the length of a story and the number of its captions, and not
//! with one times the other, ends in a time that a machine of any speed has.

use std::process::Command;

use serde_json::json;

use crate::common::Sandbox;

/// Seconds of a processor. What is bounded takes a few of them, and what is not
/// takes minutes.
const MOST: &str = "30";

fn ends(name: &str, body: &str, captions: Vec<String>) {
    let record =
        json!({"title": "Ferry", "published": "2020-03-03", "text": body, "captions": captions});
    let here = Sandbox::new().file("a.json", record.to_string());
    let limited = format!("ulimit -t {MOST}; exec \"$0\" \"$@\"");
    let run = Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_cutline"), "check", "--no-config"])
        .args(["--no-cache", "--fail-on", "never", "--format", "concise", "a.json"])
        .current_dir(here.path())
        .output()
        .expect("it runs");
    assert_eq!(run.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&run.stderr));
}

fn cut(pattern: &str, length: usize) -> String {
    let mut text = pattern.repeat(length / pattern.len() + 1);
    text.truncate(text.floor_char_boundary(length));
    text
}

#[test]
fn many_captions_of_a_long_story_read_it_once() {
    for pattern in [
        "WASHINGTON Ministry of Defense ",
        "killed 12 people, $5 million, ",
        "Ada Lind, aged 45, and her son Jo ",
        "The Herons beat the Otters 3-2. ",
        "Fire Chief Ada Lind, born in Graz, with her third novel, “The Salt Ferry,” as Tosca. ",
    ] {
        ends(pattern, &cut(pattern, 100_000), vec![cut(pattern, 400); 500]);
    }
}

#[test]
fn a_sentence_that_never_ends_is_none() {
    for (first, pattern) in [
        ("Ana Huber wurde am Montag ", "getötet "),
        ("Anne Martin a été lundi ", "tué "),
        ("Ana Ortega fue el lunes ", "condenada "),
    ] {
        let body = format!("{first}{}", cut(pattern, 100_000));
        ends(pattern, &body, vec![format!("{first}{}", cut(pattern, 20_000))]);
    }
}

#[test]
fn a_caption_of_nothing_but_days_is_read_to_its_limit() {
    for pattern in ["Monday ", "on May 3, 2019, until ", "Montag und Dienstag "] {
        let body = "Ada Lind waved in Graz on Monday, she said. ".repeat(20);
        ends(pattern, &body, vec![cut(pattern, 1_000_000)]);
    }
}
