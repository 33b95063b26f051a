//! Configuration, through the real binary.

use crate::common::Sandbox;
use crate::common::tram::{STORY, check, faults};

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
fn paths_are_ignored_and_overridden() {
    let here = Sandbox::new()
        .file(
            "cutline.yaml",
            "ignore: [drafts/, \"*.tmp.md \"]\noverrides:\n  - paths: [old/, nowhere/]\n    rules: { \
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
    let rule = "id: own-rule\nsummary: A rule of the house\nseverity: error\nenabled: false\ncheck: person\nwith: { \
                relation: absent }\nmessage: \"{caption} is not in the story\"\nwhy: Because.\n";
    let late = STORY
        .replace("Monday, October 10, 2020", "September 20, 2020")
        .replace("Mayor Lena Ortiz counts", "Ann Lee counts");
    let here = Sandbox::new().file("house/own/own-rule.yaml", rule).file("news/a.md", late);
    assert_eq!(check(&here, &[]).out, "");
    let here = here.file(
        "cutline.yaml",
        "rule_folders: [house]\nrules:\n  date-conflict: { severity: error, with: { tolerance: 3d, score-below: 1.0 }, unless: [] }\n",
    );
    let run = check(&here, &["news"]);
    assert!(!run.out.contains("own-rule"), "it is off unless it is asked for: {run:?}");
    let here = here.file(
        "cutline.yaml",
        "rule_folders: [house]\nrules:\n  date-conflict: { severity: error, with: { tolerance: 3d, score-below: 1.0 }, unless: [] }\n  own-rule: error\n",
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
fn a_house_says_how_much_must_tie_a_caption_before_its_place_is_let_pass() {
    let story = "{\"published\": \"2021-03-10\", \"title\": \"Harbour minister under fire over contract\", \
                 \"text\": \"LISBON - Harbour minister Rui Valadares defended the contract on Wednesday. \
                 The opposition in Lisbon asked for an inquiry.\", \"captions\": [\"Harbour minister Rui \
                 Valadares defends the contract in Santos, Brazil.\"]}";
    for (parameters, is_told) in [
        ("", false),
        ("{ with: { score-below: 1.0 } }", true),
        ("{ with: { score-below: 1.0 }, unless: [tied] }", false),
    ] {
        let rules = match parameters {
            "" => String::new(),
            _ => format!("rules:\n  place-conflict: {parameters}\n"),
        };
        let here = Sandbox::new().file("news/a.json", story).file("cutline.yaml", rules);
        let run = check(&here, &["news"]);
        assert_eq!(run.out.contains("[place-conflict]"), is_told, "{parameters}: {run:?}");
    }
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
fn a_long_value_does_not_push_origins_out_of_sight() {
    let here = Sandbox::new().file("cutline.yaml", "fail_on: note\n");
    let run = here.run(&["config", "."]);
    let line =
        run.out.lines().find(|line| line.starts_with("fail_on: note ")).expect("it is there");
    assert!(line.ends_with(" cutline.yaml:1") && line.len() < 120, "{line}");
}
