//! The README is held to what cutline does.

use std::fs;

use crate::common::Sandbox;
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
fn the_patch_that_it_shows_is_the_real_one() {
    let readme = readme();
    let (_, shown) =
        readme.split_once("$ cutline check --diff --unsafe-fixes ").expect("it is there");
    let (path, shown) = shown.split_once('\n').expect("the command ends");
    let (shown, _) = shown.split_once("```").expect("the block ends");
    let story = fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("it is there");
    let here = Sandbox::new().file(path, story);
    assert_eq!(here.run(&["check", "--diff", "--unsafe-fixes", path]).out, shown);
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

#[test]
fn the_configurations_that_it_shows_are_sound() {
    let readme = readme();
    let (_, section) = readme.split_once("## Configure\n").expect("it tells of configurations");
    let (section, rules) = section.split_once("## Rules of your own").expect("and of rules");
    let (_, rule) = rules.split_once("```yaml\n").expect("it shows a rule");
    let (rule, _) = rule.split_once("```").expect("the block ends");
    let blocks = section.split("```yaml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let mut shown = 0;
    for (yaml, _) in blocks {
        let here = Sandbox::new()
            .file("house/cutline.yaml", "")
            .file("desk/house-rules/date-conflict.yaml", rule)
            .file(
                "desk/history/a.md",
                "![](b.jpg)\n*A fair in Graz. (AFP photo)*\n\nA story of Graz.",
            )
            .file("desk/static/a.jpg", "")
            .file("desk/cutline.yaml", yaml);
        let run = here.run(&["check", "desk"]);
        // Without their folder named, rules are data like any other.
        let is_sound = run.err.lines().all(|line| line.starts_with("note: "));
        assert!(run.code == 0 && is_sound, "{yaml}{}{}", run.err, run.out);
        shown += 1;
    }
    assert!(shown >= 3);
}

#[test]
fn the_settings_that_it_shows_are_the_real_ones() {
    let here = Sandbox::new().file(
        "cutline.yaml",
        "fail_on: warning\nrules:\n  date-conflict: { with: { tolerance: 7d } }\noverrides:\n  - paths: \
         [archive/]\n    rules: { date-conflict: off }\n",
    );
    let (readme, run) = (readme(), here.run(&["config", "archive/1990.md"]));
    let (_, shown) = readme.split_once("$ cutline config archive/1990.md\n").expect("it is there");
    let (shown, _) = shown.split_once("```").expect("the block ends");
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let real: Vec<String> = run.out.lines().map(words).collect();
    for line in shown.lines().filter(|line| *line != "…") {
        assert!(real.contains(&words(line)), "{line}\n{}", run.out);
    }
}

#[test]
fn the_faults_that_it_shows_are_told_so() {
    let readme = readme();
    let (_, shown) =
        readme.split_once("with what is said of it:\n\n```text\n").expect("it is there");
    let (shown, _) = shown.split_once("```").expect("the block ends");
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines.len() >= 20);
    for pair in lines.chunks(2) {
        let (config, said) = (pair[0], pair[1].trim_start());
        let here = Sandbox::new()
            .file("a.md", "![](a.jpg)\n*A fair in Graz.*\n\nA story of Graz.")
            .file("cutline.yaml", config);
        let run = here.run(&["check"]);
        assert_eq!(run.err.trim_end(), said, "{config}");
        assert_eq!(run.code, if said.starts_with("error") { 2 } else { 0 }, "{config}");
    }
}
