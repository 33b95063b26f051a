//! Measuring on labelled captions, through the real binary.

use std::fs;
use std::path::Path;

use crate::common::{Run, Sandbox};
use cutline::evaluate::{Evaluation, Judgement, page};
use cutline::read::record::Label;
use cutline::rule::{RuleSet, Severity, Verdict};
use serde_json::{Value, json};

fn example() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/cases.jsonl"))
        .expect("the example is there")
}

fn evaluate(args: &[&str], cases: &str) -> Run {
    let here = Sandbox::new().file("cases.jsonl", cases);
    here.run(&[&["evaluate"], args, &["cases.jsonl"]].concat())
}

#[test]
fn figures_are_shown_as_text_and_as_a_page() {
    let when = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/when");
    let rules = RuleSet::only(Path::new(when)).expect("the built-in rules are sound");
    let mut evaluation = Evaluation::new(&rules);
    let judgement = |kind: Option<&str>, score: f64, rule: Option<&str>| Judgement {
        label: Label { belongs: kind.is_none(), kind: kind.map(str::to_owned) },
        score,
        verdict: if score < 0.1 { Verdict::Mismatch } else { Verdict::Belongs },
        worst: rule.map(|_| Severity::Error),
        rules: rule.into_iter().map(str::to_owned).collect(),
    };
    evaluation.add(vec![
        judgement(None, 0.97, None),
        judgement(None, 0.91, Some("weekday-mismatch")),
        judgement(None, 0.05, None),
    ]);
    evaluation.add(vec![
        judgement(Some("swapped"), 0.02, None),
        judgement(Some("swapped"), 0.93, Some("future-date")),
        judgement(Some("wrong | date"), 0.91, Some("weekday-mismatch")),
    ]);
    let figures = evaluation.figures();
    insta::assert_snapshot!("text", page::text(&figures));
    insta::assert_snapshot!("markdown", page::markdown(&figures));
}

#[test]
fn the_guide_shows_a_case_and_what_it_comes_to() {
    let guide = crate::readme::page("docs/evaluating.md");
    let here = Sandbox::new().file("examples/cases.jsonl", example());
    let run = here.run(&["evaluate", "--select", "when", "examples/cases.jsonl"]);
    let (_, rules) = run.out.split_once("\nRules\n").expect("there is a table of rules");
    assert!(guide.contains(rules.trim_end()), "the guide should show:\n{rules}");
    let first: Value = serde_json::from_str(example().lines().next().expect("a case"))
        .expect("the example is sound");
    let caption = first["captions"][2]["text"].as_str().expect("there is a third caption");
    assert!(guide.contains(caption), "the guide should show the caption\n{caption}");
}

#[test]
fn programs_get_every_figure() {
    let run = evaluate(&["--format", "json"], &example());
    let figures: Value = serde_json::from_str(&run.out).expect("one document");
    assert_eq!(figures["belonging"]["captions"], 8);
    assert_eq!(figures["foreign"]["captions"], 8);
    let kinds: Vec<&str> = figures["kinds"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|kind| kind["kind"].as_str())
        .collect();
    assert_eq!(kinds, ["swapped", "wrong date", "wrong name", "wrong place"]);
    let rules = figures["rules"].as_array().expect("a list");
    let future = rules.iter().find(|rule| rule["rule"] == "future-date").expect("it speaks");
    // One date was made to lie in the future; one swapped caption comes from there.
    assert_eq!(
        future,
        &json!({ "rule": "future-date", "severity": "error", "on_belonging": 0,
            "on_foreign": 2, "precision": 1.0, "on_kinds": [1, 1, 0, 0] })
    );
}

#[test]
fn figures_are_the_same_however_many_work_on_them() {
    let many = example().repeat(40);
    let alone = evaluate(&["--threads", "1", "--format", "json"], &many);
    assert_eq!(alone, evaluate(&["--threads", "4", "--format", "json"], &many));
    assert!(alone.out.contains("\"stories\":160"), "{}", alone.out);
}

#[test]
fn only_the_rules_that_speak_are_measured() {
    let run = evaluate(&["--select", "when", "--ignore", "year-slip"], &example());
    assert!(run.out.contains("\n  future-date"), "{}", run.out);
    assert!(!run.out.contains("year-slip") && !run.out.contains("person-absent"), "{}", run.out);
}

#[test]
fn a_case_without_a_label_is_told_by_its_line_and_the_others_are_judged() {
    let good = example().lines().next().expect("a case").to_owned();
    for (bad, said) in [
        (
            r#"{"text": "a", "captions": ["b"]}"#,
            "2:28: `captions[0]` does not say whether it \
          belongs: expected {\"text\": \"…\", \"belongs\": true}",
        ),
        (
            r#"{"text": "a", "captions": [{"text": "b"}]}"#,
            "2:28: `captions[0]` does not say \
          whether it belongs: give it `belongs`, true or false",
        ),
        (
            r#"{"text": "a", "captions": [{"text": "b", "belongs": "yes"}]}"#,
            "2:53: \
          `captions[0].belongs` must be true or false, found a string",
        ),
        (
            r#"{"text": "a", "captions": [{"text": "b", "belongs": true, "kind": 7}]}"#,
            "2:67: \
          `captions[0].kind` must be a string, found a number",
        ),
        (
            r#"{"text": "a", "captions": [{"alt": "b", "belongs": true}]}"#,
            "2:28: `captions[0]` has \
          no `text` to judge",
        ),
        (r#"{"text": "a", "captions": [null]}"#, "2:28: `captions[0]` has no `text` to judge"),
        (
            r#"{"id": "x", "text": "a"}"#,
            "2:1: record `x`: there is no caption to judge: expected \
          `captions` such as [{\"text\": \"…\", \"belongs\": true}]",
        ),
        (
            r#"{"text": "a", "captions": [{"text": "b", "#,
            "2:40: this is not JSON: it breaks off \
          inside a value; each line must hold one whole record (a record over several lines is \
          read with `--input-format json`)",
        ),
    ] {
        let run = evaluate(&[], &format!("{good}\n{bad}\n{good}\n"));
        assert_eq!((run.err, run.code), (format!("error: cases.jsonl:{said}\n"), 2), "{bad}");
        assert!(run.out.starts_with("2 stories, 8 captions: "), "{}", run.out);
    }
}

#[test]
fn of_a_file_of_another_shape_the_first_lines_are_told_and_the_rest_counted() {
    let cases = format!("{}{}", example(), "{\"id\": \"7\", \"label\": 1}\n".repeat(100));
    let run = evaluate(&["--no-config"], &cases);
    assert_eq!(run.code, 2);
    assert_eq!(run.err.lines().filter(|line| line.contains("cases.jsonl:")).count(), 20);
    assert!(run.err.ends_with("error: 80 more lines could not be read\n"), "{}", run.err);
    assert!(run.out.contains("\nRules\n"), "{}", run.out);
}

#[test]
fn where_there_is_nothing_to_measure_it_is_said() {
    let here = Sandbox::new().file("empty.jsonl", "\n").file("folder/a.jsonl", "");
    for (file, said) in [
        ("empty.jsonl", "error: there is no labelled caption to judge\n"),
        ("none.jsonl", "error: none.jsonl: there is no such file\n"),
        ("folder", "error: folder: this is a folder\n"),
    ] {
        let run = here.run(&["evaluate", file]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (2, "", said));
    }
    assert!(here.run(&["evaluate"]).err.contains("<FILE>"));
    let run = here.run_with(&["evaluate", "-"], &[], &example());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn captions_of_one_sort_have_no_area_and_nothing_is_caught() {
    let only = r#"{"text": "It rained.", "captions": [{"text": "Rain.", "belongs": true}]}"#;
    let run = evaluate(&["--format", "json"], only);
    assert_eq!(run.code, 0);
    let figures: Value = serde_json::from_str(&run.out).expect("one document");
    for sort in ["belonging", "foreign"] {
        assert_eq!(figures[sort]["auc"], json!(null));
        assert_eq!(figures[sort]["caught"], json!(null));
    }
    assert_eq!(figures["kinds"], json!([]));
}

#[test]
fn a_kind_is_no_markup_and_steers_nothing() {
    let evil = json!({ "text": "It rained.", "captions": [
        { "text": "Rain.", "belongs": true },
        { "text": "Sun.", "belongs": false, "kind": "a|b <i>\u{1b}[2J" },
    ] });
    for (format, shown) in [("text", "a|b <i>␛[2J"), ("markdown", r"a\|b &lt;i&gt;␛\[2J")] {
        let run = evaluate(&["--format", format], &evil.to_string());
        assert!(run.out.contains(shown), "{}", run.out);
        assert!(!run.out.contains('\u{1b}'), "{}", run.out);
    }
}
