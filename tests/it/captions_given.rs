//! Captions that are kept apart from their story: in a file beside it, or given
//! on the command line.

use crate::common::{Run, Sandbox};
use serde_json::Value;

const STORY: &str = "Council votes for the tram\n\nPublished October 12, 2020\n\n\
    GRAZ, Austria — The town council of Graz has voted for the new tram line after a debate of \
    nine hours. Mayor Lena Ortiz counted the votes twice: 25 for, 23 against.\n";
const GOOD: &str =
    "Mayor Lena Ortiz counts the votes in Graz, Austria, on Monday, October 12, 2020.";
const WRONG: &str =
    "Mayor Lena Ortiz counts the votes in Graz, Austria, on Monday, October 10, 2020.";

fn check(here: &Sandbox, args: &[&str]) -> Run {
    here.run(
        &[&["check", "--no-cache", "--format", "concise", "--fail-on", "never"], args].concat(),
    )
}

/// The captions of the one story at a path, as they are judged.
fn captions(here: &Sandbox, path: &str) -> Vec<Value> {
    let run = here.run(&["check", "--no-cache", "--format", "json", "--fail-on", "never", path]);
    let report: Value = serde_json::from_str(&run.out).expect("the report is JSON");
    assert_eq!(report["stories"].as_array().map(Vec::len), Some(1));
    report["stories"][0]["captions"].as_array().cloned().unwrap_or_default()
}

#[test]
fn captions_in_a_file_beside_the_story_are_judged_against_it() {
    for name in ["captions.txt", "story.captions.txt", "story-captions.txt"] {
        let here = Sandbox::new().file("story.txt", STORY).file(name, format!("{GOOD}\n{WRONG}\n"));
        for path in ["story.txt", "."] {
            let run = check(&here, &[path]);
            let faults: Vec<&str> =
                run.out.lines().filter(|line| line.contains("weekday-mismatch")).collect();
            assert_eq!(faults.len(), 1, "{name}: {}", run.out);
            assert!(faults[0].starts_with(&format!("{name}:2:")), "{name}: {}", run.out);
            let captions = captions(&here, path);
            let files: Vec<&str> = captions.iter().filter_map(|c| c["file"].as_str()).collect();
            assert_eq!(files, [name, name]);
        }
        let run = check(&here, &[name]);
        assert!(
            run.err.contains("these are the captions of story.txt: check story.txt"),
            "{}",
            run.err
        );
    }
}

#[test]
fn captions_beside_several_stories_belong_to_none() {
    let here = Sandbox::new().file("a.txt", STORY).file("b.txt", STORY).file("captions.txt", WRONG);
    assert_eq!(captions(&here, "a.txt"), [Value::Null; 0]);
}

#[test]
fn captions_on_the_command_line_are_judged_against_the_one_story() {
    let here =
        Sandbox::new().file("story.txt", STORY).file("c.txt", format!("{WRONG}\n\n{GOOD}\n"));
    let run = check(&here, &["--caption", GOOD, "--caption", WRONG, "story.txt"]);
    let faults: Vec<&str> = run.out.lines().filter(|line| line.contains("weekday")).collect();
    assert!(faults.len() == 1 && faults[0].starts_with("--caption 2:1:"), "{}", run.out);
    let run = check(&here, &["--captions", "c.txt", "story.txt"]);
    let faults: Vec<&str> = run.out.lines().filter(|line| line.contains("weekday")).collect();
    assert!(faults.len() == 1 && faults[0].starts_with("c.txt:1:"), "{}", run.out);
    let run = here.run_with(
        &["check", "--no-cache", "--format", "json", "--caption", GOOD, "-"],
        &[],
        STORY,
    );
    let report: Value = serde_json::from_str(&run.out).expect("the report is JSON");
    assert_eq!(report["stories"][0]["captions"][0]["text"], GOOD);
    assert_eq!(report["stories"][0]["captions"].as_array().map(Vec::len), Some(1));
    let run = here.run(&["inspect", "--caption", GOOD, "story.txt"]);
    assert!(run.out.contains("Lena Ortiz counts the votes in"), "{}", run.out);
}

#[test]
fn captions_without_one_story_are_refused() {
    let here = Sandbox::new()
        .file("a.txt", STORY)
        .file("b.txt", STORY)
        .file("empty.txt", " \n")
        .file("s.json", r#"[{"text": "It rains."}, {"text": "It snows."}]"#);
    for (args, said) in [
        (&["--caption", GOOD, "a.txt", "b.txt"][..], "--caption and --captions go with one story"),
        (&["--caption", GOOD, "."], "--caption and --captions go with one story"),
        (&["--caption", GOOD, "s.json"], "there are several stories in it"),
        (&["--caption", " ", "a.txt"], "--caption 1: there is no word in this caption"),
        (&["--captions", "empty.txt", "a.txt"], "empty.txt: there is no caption in this file"),
        (&["--captions", "none.txt", "a.txt"], "none.txt: there is no such file"),
    ] {
        let run = check(&here, args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
}

#[test]
fn what_stands_in_a_file_of_captions_is_found_when_the_story_is_mended_too() {
    let here = Sandbox::new()
        .file("k/story.txt", "Tram line\n\nGRAZ — Mayor Lena Ortiz opened the line on Monday.\n")
        .file("k/captions.txt", "Mayor Lena Ortiz opens the line, February 30, 2020.\n");
    let run = here.run(&["check", "--no-cache", "--fix", "--unsafe-fixes", "k"]);
    assert_eq!(run.code, 1, "{} {}", run.out, run.err);
    assert!(run.out.contains("impossible-date"), "{}", run.out);
}
