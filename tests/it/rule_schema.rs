//! The JSON Schema of a rule agrees with what reads rules.

use std::fs;
use std::path::{Path, PathBuf};

use cutline::rule::{Check, json_schema, parse};
use jsonschema::Validator;
use serde_json::Value;

fn validator() -> Validator {
    jsonschema::validator_for(&json_schema()).expect("the schema is one")
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("this is YAML")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_built_in_rule_follows_it() {
    let validator = validator();
    let rules = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"));
    assert!(rules.len() >= 18);
    for path in rules {
        let rule = yaml(&fs::read_to_string(&path).expect("the rule can be read"));
        let errors: Vec<String> = validator
            .iter_errors(&rule)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn it_knows_every_check() {
    let schema = json_schema();
    let kinds = schema["properties"]["check"]["oneOf"].as_array().expect("a list of checks");
    let names: Vec<&str> = kinds.iter().filter_map(|kind| kind["const"].as_str()).collect();
    assert_eq!(names, Check::NAMES);
}

#[test]
fn what_the_reader_takes_it_takes_and_what_one_refuses_the_other_does() {
    const HEAD: &str = "id: a-1\nsummary: s\nmessage: m\nwhy: w\n";
    let validator = validator();
    for (rest, is_sound) in [
        ("severity: note\ncheck: stacked\n", true),
        ("severity: note\ncheck: stacked\nenabled: false\nunless: [tied]\n", true),
        ("severity: note\ncheck: person\nwith: { relation: absent }\n", true),
        ("severity: note\ncheck: place\nwith: { relation: absent, farther-than: 30km }\n", true),
        ("severity: note\ncheck: length\nwith: { most: 60 }\n", true),
        ("severity: note\ncheck: pattern\nwith: { words: [seen here], whole: true }\n", true),
        (
            "severity: note\ncheck: stacked\nexamples: [{ flags: true, caption: c, story: s, \
             published: 2020-10-11 }]\n",
            true,
        ),
        ("severity: off\ncheck: stacked\n", false),
        ("severity: note\n", false),
        ("severity: note\ncheck: stack\n", false),
        ("severity: note\ncheck: stacked\nenabled: 1\n", false),
        ("severity: note\ncheck: stacked\nunless: tied\n", false),
        ("severity: note\ncheck: stacked\nunless: [tide]\n", false),
        ("severity: note\ncheck: stacked\nwith: { relation: absent }\n", false),
        ("severity: note\ncheck: person\n", false),
        ("severity: note\ncheck: person\nwith: { relation: outside }\n", false),
        ("severity: note\ncheck: date\nwith: { relation: outside, tolerance: 3m }\n", false),
        ("severity: note\ncheck: place\nwith: { relation: absent, farther-than: 30 }\n", false),
        ("severity: note\ncheck: length\nwith: { most: -1 }\n", false),
        ("severity: note\ncheck: presence\nwith: { of: body }\n", false),
        ("severity: note\ncheck: pattern\nwith: { match: a, words: [b] }\n", false),
        ("severity: note\ncheck: belonging\nwith: { weights: { words-shred: 1.0 } }\n", false),
        ("severity: note\ncheck: stacked\nexamples: [{ flags: true, caption: c }]\n", false),
        ("severity: note\ncheck: stacked\nwhen: now\n", false),
    ] {
        let text = format!("{HEAD}{rest}");
        assert_eq!(parse("r.yaml", "", &text).is_ok(), is_sound, "the reader of {rest}");
        assert_eq!(validator.is_valid(&yaml(&text)), is_sound, "the schema of {rest}");
    }
    let text = HEAD.replace("a-1", "A 1") + "severity: note\ncheck: stacked\n";
    assert!(!validator.is_valid(&yaml(&text)) && parse("r.yaml", "", &text).is_err());
}
