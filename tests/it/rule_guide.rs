//! `docs/own-rules.md` tells every key, check and parameter that rules have, and
//! the rules that it shows hold.

use std::fmt::Write as _;
use std::fs;

use crate::common::Sandbox;
use cutline::rule::{Check, json_schema};
use serde_json::Value;

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/own-rules.md");
/// How the comment begins behind which the guide is made by this test.
const MARK: &str = "<!-- From here on:";

fn guide() -> String {
    fs::read_to_string(GUIDE).expect("there is a guide")
}

#[test]
fn the_rules_that_it_shows_hold() {
    let guide = guide();
    let blocks = guide.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let (mut here, mut count) = (Sandbox::new(), 0);
    for block in blocks {
        let id = block.lines().find_map(|line| line.strip_prefix("id: ")).expect("it has a name");
        here = here.file(&format!("house/{id}.yaml"), block);
        count += 1;
    }
    assert!(count >= 6, "it shows rules");
    let run = here.run(&["rules", "test", "house"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.starts_with(&format!("{count} rules: ")), "{}", run.out);
}

#[test]
fn it_tells_what_there_is() {
    let guide = guide();
    let mark = guide.find(MARK).expect("it has the mark");
    let made_from = mark + guide[mark..].find('\n').expect("the mark is a line") + 1;
    let whole = format!("{}{}", &guide[..made_from], reference(&json_schema()));
    if std::env::var_os("BLESS").is_some() {
        fs::write(GUIDE, &whole).expect("the guide can be written");
    }
    assert!(
        self::guide() == whole,
        "docs/own-rules.md is behind: BLESS=1 cargo test --test it rule_guide::"
    );
}

/// All keys, checks and parameters, as the schema has them.
fn reference(schema: &Value) -> String {
    let mut page = String::from("\n## The keys of a rule\n\n");
    page += &keys(schema, schema);
    page += "\n## Checks\n\nWhat a check takes stands under `with`; what is in braces can stand in `message`.\n";
    let cases = schema["allOf"].as_array().expect("a case for each check");
    for case in cases {
        let name = case["if"]["properties"]["check"]["const"].as_str().expect("its name");
        let definition = resolved(schema, &case["then"]["properties"]["with"]);
        let fills: Vec<String> = Check::placeholders_of(name)
            .expect("the check is known")
            .iter()
            .map(|name| format!("`{{{name}}}`"))
            .collect();
        let _ = write!(page, "\n### `{name}`\n\n{}\n\n", paragraphs(definition));
        let _ = writeln!(page, "In `message`: {}.", fills.join(", "));
        if definition["properties"].is_object() {
            page.push('\n');
            page += &keys(schema, definition);
        }
    }
    page += "\n## Excuses\n\nWhat stands under `unless`. A finding is let pass where one of them holds.\n\n";
    page += &values(&schema["$defs"]["Excuse"]);
    page += "\n## The keys of a fix\n\n";
    page += &keys(schema, &schema["$defs"]["FixOffer"]);
    page += "\n## The keys of an example\n\n";
    page += &keys(schema, &schema["$defs"]["Example"]);
    page += "\n## The keys of metadata\n\nOf the picture of an example, and of `captions[].metadata` in story records.\n\n";
    page += &keys(schema, &schema["$defs"]["ExampleMetadata"]);
    page
}

/// A table of the keys of a mapping, and of the values that some of them take.
fn keys(schema: &Value, mapping: &Value) -> String {
    let required: Vec<&str> =
        mapping["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut table = String::from("| key | takes | default | means |\n|---|---|---|---|\n");
    let mut choices = String::new();
    let properties = mapping["properties"].as_object().expect("it has keys");
    for (key, value) in properties {
        let default = match &value["default"] {
            _ if required.contains(&key.as_str()) => "must be given".to_owned(),
            Value::Null => String::new(),
            Value::Array(list) if list.is_empty() => String::new(),
            Value::String(text) => format!("`{text}`"),
            other => format!("`{other}`"),
        };
        let means = paragraphs(value).replace("\n\n", " ");
        let _ = writeln!(table, "| `{key}` | {} | {default} | {means} |", takes(schema, value));
        let definition = resolved(schema, value);
        if definition["oneOf"].is_array() && key != "check" {
            let _ = write!(choices, "\n`{key}`:\n\n{}", values(definition));
        }
    }
    table + &choices
}

fn takes(schema: &Value, value: &Value) -> String {
    if value["items"].is_object() {
        return match value["items"]["$ref"].as_str() {
            Some(path) if path.ends_with("/Excuse") => "a list of [excuses](#excuses)".to_owned(),
            Some(_) => "a list of [examples](#the-keys-of-an-example)".to_owned(),
            None => format!("a list of {}s", takes(schema, &value["items"])),
        };
    }
    if value["anyOf"][0]["$ref"].as_str().is_some_and(|path| path.ends_with("/FixOffer")) {
        return "a [fix](#the-keys-of-a-fix)".to_owned();
    }
    if value["$ref"].as_str().is_some_and(|path| path.ends_with("/ExampleMetadata")) {
        return "a mapping of [metadata](#the-keys-of-metadata)".to_owned();
    }
    let definition = resolved(schema, value);
    if definition["anyOf"][1]["items"].is_object() {
        return "text, or a list of texts".to_owned();
    }
    if definition["oneOf"].is_array() {
        return "a name".to_owned();
    }
    let kind = match &definition["type"] {
        Value::Array(kinds) => kinds[0].as_str(),
        kind => kind.as_str(),
    };
    match kind {
        Some("string") if value["$ref"].is_string() => {
            definition["description"].as_str().unwrap_or("a text").to_owned()
        }
        Some("string") if value["format"] == "date" => "a date".to_owned(),
        Some("string") => "text".to_owned(),
        Some("integer") => "a whole number".to_owned(),
        Some("number") => "a number".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        _ => "a mapping".to_owned(),
    }
}

/// A list of the values that a name can have.
fn values(definition: &Value) -> String {
    let values = definition["oneOf"].as_array().expect("it has values");
    let row = |value: &Value| {
        let name = value["const"].as_str().expect("a name");
        format!("- `{name}`: {}\n", paragraphs(value))
    };
    values.iter().map(row).collect()
}

/// What a value refers to, or the value itself.
fn resolved<'s>(schema: &'s Value, value: &'s Value) -> &'s Value {
    let path = value["$ref"].as_str().and_then(|path| path.strip_prefix('#'));
    path.and_then(|path| schema.pointer(path)).unwrap_or(value)
}

/// The description, each paragraph on one line.
fn paragraphs(value: &Value) -> String {
    let text = value["description"].as_str().unwrap_or_default();
    text.split("\n\n").map(|part| part.replace('\n', " ")).collect::<Vec<_>>().join("\n\n")
}
