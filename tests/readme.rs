//! The README is held to what cutline does.

mod common;

use std::fs;

use common::Sandbox;
use cutline::rule::{RuleSet, parse};

fn readme() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"))
        .expect("there is a README")
}

#[test]
fn the_output_that_it_shows_is_the_real_one() {
    let readme = readme();
    let story = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/stories/minsk.txt"))
        .expect("the example is there");
    let here = Sandbox::new().file("examples/stories/minsk.txt", story);
    let run = here.run(&["check", "examples/stories/minsk.txt"]);
    assert_eq!(run.code, 1);
    assert!(readme.contains(run.out.trim_end()), "README should show:\n{}", run.out);
}

#[test]
fn every_built_in_rule_is_in_its_table() {
    let readme = readme();
    for rule in RuleSet::builtin().expect("the built-in rules are sound").iter() {
        let severity = format!("{:?}", rule.severity).to_lowercase();
        let off = if rule.enabled { "" } else { ", off" };
        let row = format!("| `{}` | {severity}{off} | {} |", rule.id, rule.summary);
        assert!(readme.contains(&row), "README should have the row:\n{row}");
    }
}

#[test]
fn every_format_is_in_its_table() {
    let readme = readme();
    let help = Sandbox::new().run(&["check", "--help"]).out;
    let (_, formats) = help.split_once("--format <").expect("there is the option");
    let lines = formats.lines().map(str::trim).skip_while(|line| !line.starts_with("- "));
    let lines = lines.map_while(|line| line.strip_prefix("- "));
    let names: Vec<&str> = lines.filter_map(|line| line.split(':').next()).collect();
    assert!(names.contains(&"sarif"), "{names:?}");
    for name in names {
        assert!(readme.contains(&format!("\n| `{name}` | ")), "README should have the row {name}");
    }
}

#[test]
fn the_rule_that_it_shows_is_sound() {
    let readme = readme();
    let (_, rules) = readme.split_once("## Rules of your own").expect("it tells of rules");
    let (_, rest) = rules.split_once("```yaml\n").expect("it shows a rule");
    let (yaml, _) = rest.split_once("```").expect("the block ends");
    if let Err(errors) = parse("README.md", "when", yaml) {
        panic!("{errors:?}");
    }
}
