//! Configuration files: what is said of wrong ones, and that their schema and
//! their reading know the same keys.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cutline::config::{self, CommandLine, Config, Configuration, Layer};
use serde_json::{Value, json};

/// The errors of a configuration, or else its warnings.
fn said(text: &str) -> String {
    let lines = |errors: &[config::ConfigError]| {
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let config = match config::parse("c.yaml", text) {
        Ok(config) => config,
        Err(errors) => return lines(&errors),
    };
    let layer = Layer { path: "c.yaml".to_owned(), file: PathBuf::from("/house/c.yaml"), config };
    match Configuration::new(vec![layer], Path::new("/house"), CommandLine::default()) {
        Ok(configuration) => lines(configuration.warnings()),
        Err(errors) => lines(&errors),
    }
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    for (text, expected) in [
        ("", ""),
        ("# nothing\n", ""),
        ("show:\n", ""),
        (
            "rules:\n  weekday-missmatch: off",
            "2:3: `rules`: there is no rule `weekday-missmatch`: did you mean `weekday-mismatch`?",
        ),
        (
            "rules:\n  nonsense: off",
            "2:3: `rules`: there is no rule `nonsense`: `cutline rules list` lists all rules",
        ),
        (
            "rules:\n  when: off",
            "2:3: `rules`: there is no rule `when`: this is a theme; `select` and `ignore_rules` \
             take themes, `rules` does not",
        ),
        (
            "rules:\n  year-slip: warn",
            "2:14: `year-slip`: unknown value `warn`: expected `error`, `warning`, `note` or \
             `off`; did you mean `warning`?",
        ),
        (
            "rules:\n  year-slip: [note]",
            "2:14: `year-slip`: found a list: expected `error`, `warning`, `note`, `off` or a \
             mapping",
        ),
        (
            "rules:\n  year-slip: { severty: note }",
            "2:16: unknown key `severty`: expected `severity`, `with` or `unless`; did you mean \
             `severity`?",
        ),
        (
            "rules:\n  date-conflict:\n    with: { tolerence: 7d }",
            "3:13: unknown key `tolerence`: expected `relation`, `tolerance` or `score-below`; did you mean \
             `tolerance`?",
        ),
        (
            "rules:\n  date-conflict:\n    with: { tolerance: 7 parsecs }",
            "3:24: `tolerance`: found `7 parsecs`: expected a number of days, weeks or years such \
             as `30d`, `2w` or `1y`",
        ),
        (
            "rules:\n  date-conflict: { with: 7d }",
            "2:26: `with` is no mapping: expected parameters, such as `with: { tolerance: 7d }`",
        ),
        (
            "rules:\n  foreign-caption: { with: { weights: { persons-shred: 1 } } }",
            "2:41: `weights`: unknown evidence `persons-shred`: did you mean `persons-shared`?",
        ),
        ("select: [wen]", "1:10: `select`: there is no rule or theme `wen`: did you mean `when`?"),
        ("select: when", "1:9: `select`: found `when`: expected a list, as in `[\"when\"]`"),
        (
            "rules: { year-slip: no }",
            "1:21: `year-slip`: unknown value `no`: expected `error`, `warning`, `note` or `off`; did you mean `off`?",
        ),
        (
            "ignore: [\"drafts/[a\"]",
            "1:10: `ignore`: `drafts/[a` is no pattern: unclosed character class; missing ']': \
             expected a pattern such as `drafts/`, `*.draft.md` or `news/**/old-*`",
        ),
        (
            "ignore: [\"\"]",
            "1:10: `ignore`: `` matches nothing: expected a pattern such as `drafts/`",
        ),
        (
            "fail_on: errors",
            "1:10: `fail_on`: unknown value `errors`: expected `error`, `warning`, `note` or \
             `never`; did you mean `error`?",
        ),
        (
            "language: English",
            "1:11: `language`: found `English`: expected two small letters, such as `en` or `de`",
        ),
        ("overrides:\n  - rules: {}", "2:5: the key `paths` is missing"),
        (
            "overrides:\n  - paths: []",
            "2:12: `paths` is empty: expected patterns of the paths that it is for",
        ),
        (
            "overrides:\n  - paths: [a]\n    fail_on: note",
            "3:5: unknown key `fail_on`: expected `paths`, `rules`, `select`, `ignore_rules`, \
             `glossary`, `fields` or `language`",
        ),
        ("glossary:\n  names: [Lula]", "2:11: `names`: found `Lula`: expected a mapping"),
        (
            "glossary:\n  places: [{ name: X, latitude: 100, longitude: 3 }]",
            "2:12: `places`: there is no point 100, 3: expected -90 to 90 degrees north and -180 \
             to 180 degrees east",
        ),
        (
            "glossary:\n  places: [{ name: X, latitude: 3 }]",
            "2:12: `places`: the place `X` has one coordinate: give `latitude` and `longitude`, \
             or neither",
        ),
        ("glossary:\n  credits: [\"—\"]", "2:13: `credits`: found `—`: expected words"),
        (
            "fields: { caption: a..b }",
            "1:20: `fields`: `a..b` is no key: expected one such as `caption` or `image.caption`",
        ),
        (
            "rule_folders: [nope]",
            "1:16: `rule_folders`: there is no folder `nope`: it is looked for beside this file",
        ),
        ("rules: {", "1:8: not YAML: unclosed bracket '{'"),
        ("- a", "1:1: found a list: expected a mapping"),
        (
            "show: note\nshow: error",
            "2:1: the key `show` is given twice: it stands on line 1 already",
        ),
        (
            "show: note\n---\nshow: error",
            "3:1: a second document begins here: expected one configuration a file; give each its \
             own file",
        ),
        // Entries without effect are warnings.
        (
            "rules: { impossible-date: error }",
            "1:27: `impossible-date` is `error` without this: leave it out",
        ),
        (
            "overrides: [{ paths: [a], rules: { zebra: off } }]",
            "1:36: `rules`: there is no rule `zebra`: the entry changes nothing: leave it out",
        ),
        (
            "glossary: { names: [{ name: Ann Lee }] }",
            "1:29: `names`: `Ann Lee` has no other name: give `variants` or `aliases`, or leave it \
             out",
        ),
        (
            "ignore: [year-slip]",
            "1:10: `ignore` holds paths, and `year-slip` is a rule or theme: rules are turned off \
             by `ignore_rules`",
        ),
    ] {
        let expected =
            if expected.is_empty() { String::new() } else { format!("c.yaml:{expected}") };
        assert_eq!(said(text), expected, "{text}");
    }
    let all = said("rule: {}\nshow: all\nrules: { year-slip: loud }\nselect: 3\n");
    assert_eq!(all.lines().count(), 4, "{all}");
}

#[test]
fn paths_of_equal_settings_share_them() {
    let text = "overrides: [{ paths: [a/], rules: { year-slip: off } }, { paths: [b/] }]";
    let config = config::parse("c.yaml", text).expect("it is sound");
    let layer = Layer { path: "c.yaml".to_owned(), file: PathBuf::from("/house/c.yaml"), config };
    let options = CommandLine::default();
    let house = Configuration::new(vec![layer], Path::new("/house"), options).expect("it is sound");
    let of = |path: &str| house.settings(Path::new(path));
    for (one, other, shared) in [
        ("/house/x", "/house/deep/y", true),
        ("/house/a/x", "/house/a/y", true),
        ("/house/a/x", "/house/deep/a/x", true),
        ("/house/a/x", "/house/x", false),
        ("/house/a/x", "/house/a/b/x", false),
        ("/elsewhere/x", "/house/x", true),
    ] {
        assert_eq!(Arc::ptr_eq(&of(one), &of(other)), shared, "{one} {other}");
    }
    let speaks = |path: &str| of(path).linter().rules().get("year-slip").map(|rule| rule.enabled);
    assert_eq!((speaks("/house/a/x"), speaks("/house/x")), (Some(false), Some(true)));
}

#[test]
fn a_file_that_breaks_off_anywhere_is_no_panic() {
    let whole = include_str!("../../src/cli/first.yaml").replace("\n#", "\n");
    for (end, _) in whole.char_indices().step_by(7) {
        let found = said(&whole[..end]);
        assert!(found.lines().all(|line| line.starts_with("c.yaml:")), "{found}");
    }
}

/// The schema, its references followed to the depth of any configuration.
fn schema() -> Value {
    serde_json::to_value(schemars::schema_for!(Config)).expect("a schema is JSON")
}

fn resolve<'s>(root: &'s Value, at: &'s Value) -> &'s Value {
    match at["$ref"].as_str() {
        Some(reference) => &root[&"$defs"][reference.trim_start_matches("#/$defs/")],
        None => at,
    }
}

/// The keys of a mapping that the schema knows at a place.
fn keys(root: &Value, way: &[&str]) -> BTreeSet<String> {
    let mut at = root;
    for step in way {
        at = resolve(root, at);
        let full = at["anyOf"].as_array().into_iter().flatten().map(|way| resolve(root, way));
        at = full.into_iter().find(|way| way["properties"].is_object()).unwrap_or(at);
        at = match *step {
            "[]" => &at["items"],
            "{}" => &at["additionalProperties"],
            key => &at["properties"][key],
        };
    }
    at = resolve(root, at);
    let full = at["anyOf"].as_array().into_iter().flatten().map(|way| resolve(root, way));
    at = full.into_iter().find(|way| way["properties"].is_object()).unwrap_or(at);
    assert_eq!(at["additionalProperties"], json!(false), "{way:?}");
    at["properties"].as_object().expect("a mapping has keys").keys().cloned().collect()
}

#[test]
fn the_schema_and_the_reader_know_the_same_keys() {
    let root = schema();
    for (way, around) in [
        (&[][..], "zzz: 1"),
        (&["rules", "{}"], "rules: { year-slip: { zzz: 1 } }"),
        (&["overrides", "[]"], "overrides: [{ zzz: 1, paths: [a] }]"),
        (&["glossary"], "glossary: { zzz: 1 }"),
        (&["glossary", "names", "[]"], "glossary: { names: [{ zzz: 1, name: a }] }"),
        (&["glossary", "places", "[]"], "glossary: { places: [{ zzz: 1, name: a }] }"),
        (&["fields"], "fields: { zzz: 1 }"),
    ] {
        let said = said(around);
        let (_, expected) = said.split_once("expected ").expect(&said);
        let known = expected.split('`').skip(1).step_by(2).map(str::to_owned);
        assert_eq!(keys(&root, way), known.collect(), "{way:?}: {said}");
    }
}

#[test]
fn what_the_schema_takes_is_what_the_reader_takes() {
    let root = schema();
    let validator = jsonschema::validator_for(&root).expect("the schema is one");
    for (config, is_sound) in [
        (json!({}), true),
        (json!({ "rules": { "year-slip": "off" } }), true),
        (json!({ "rules": { "year-slip": { "unless": ["history"], "with": {} } } }), true),
        (json!({ "rules": { "year-slip": "loud" } }), false),
        (json!({ "rules": { "year-slip": { "unless": ["weather"] } } }), false),
        (json!({ "fields": { "caption": "a", "date": ["b", "c.d"] } }), true),
        (json!({ "fields": { "caption": { "a": 1 } } }), false),
        (json!({ "glossary": { "places": ["a", { "name": "b" }] } }), true),
        (json!({ "glossary": { "places": [{ "latitude": 3 }] } }), false),
        (json!({ "select": null, "show": null }), true),
        (json!({ "select": "when" }), false),
        (json!({ "fail_on": "off" }), false),
        (json!({ "overrides": [{ "paths": ["a"] }] }), true),
        (json!({ "overrides": [{}] }), false),
        (json!({ "nonsense": 1 }), false),
    ] {
        assert_eq!(validator.is_valid(&config), is_sound, "schema: {config}");
        let errors = config::parse("c.yaml", &config.to_string());
        assert_eq!(errors.is_ok(), is_sound, "reader: {config}: {errors:?}");
    }
}

#[test]
fn the_first_configuration_is_sound_and_shows_every_key() {
    let first = include_str!("../../src/cli/first.yaml");
    assert_eq!(said(first), "");
    let examples: String = first
        .lines()
        .filter_map(|line| match line.strip_prefix('#') {
            Some(rest) if rest.starts_with("  ") || !rest.starts_with([' ', '#']) => Some(rest),
            Some(_) => None,
            None => Some(line),
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let config = config::parse("c.yaml", &examples).unwrap_or_else(|e| panic!("{e:#?}"));
    assert_eq!(config.glossary.places.len(), 2);
    let root = schema();
    for key in keys(&root, &[]) {
        assert!(examples.lines().any(|line| line.starts_with(&format!("{key}:"))), "{key}");
    }
}
