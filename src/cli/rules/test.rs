//! Runs the examples that rules bring along.

use std::path::PathBuf;

use cutline::Linter;
use cutline::report::{counted, visible};
use cutline::rule::{Difference, Example, Rule, RuleSet};

use super::{bold, load};
use crate::cli::exit::Exit;
use crate::cli::output::print;

/// Runs the examples of the built-in rules, or of the rules of a folder. A rule
/// without examples of both kinds is told, and fails a `strict` run.
pub fn run(folder: Option<PathBuf>, strict: bool, colour: bool) -> Exit {
    let all: Vec<PathBuf> = folder.iter().cloned().collect();
    let Some(mut rules) = load(&all) else { return Exit::Trouble };
    let tested = match &folder {
        None => Ok(rules.clone()),
        Some(folder) => RuleSet::only(folder),
    };
    let Ok(tested) = tested else { return Exit::Trouble };
    for rule in tested.iter() {
        rules.enable(&rule.id);
    }
    let linter = Linter::new(rules);
    let (mut passed, mut failed, mut lacking) = (0, 0, 0);
    let mut report = String::new();
    for rule in tested.iter() {
        if let Some(lack) = lack(rule) {
            lacking += 1;
            report.push_str(&format!("{}: {lack}\n", rule.id));
        }
        let alone = linter.alone(rule);
        for (index, example) in rule.examples.iter().enumerate() {
            match example.judge(rule, &alone.check_example(example)) {
                Ok(()) => passed += 1,
                Err(difference) => {
                    failed += 1;
                    report.push_str(&failure(rule, index, example, &difference, colour));
                }
            }
        }
    }
    let lacks = match (lacking, strict) {
        (0, _) => String::new(),
        (_, true) => {
            format!(", {}", counted(lacking, "rule lacks examples", "rules lack examples"))
        }
        (_, false) => {
            let lacking = counted(lacking, "rule lacks examples", "rules lack examples");
            format!("; {lacking}, which --strict fails")
        }
    };
    report.push_str(&format!(
        "{}: {passed} passed, {failed} failed{lacks}\n",
        counted(tested.len(), "rule", "rules")
    ));
    match print(&report) {
        Exit::Clean if failed > 0 || (strict && lacking > 0) => Exit::Findings,
        exit => exit,
    }
}

/// What a rule has no example of.
fn lack(rule: &Rule) -> Option<&'static str> {
    let has = |flags| rule.examples.iter().any(|example| example.flags == flags);
    match (has(true), has(false)) {
        (true, true) => None,
        (true, false) => Some("no example of what it lets pass"),
        (false, true) => Some("no example of what it flags"),
        (false, false) => Some("no example"),
    }
}

/// The example, what it expects and what came instead.
fn failure(
    rule: &Rule,
    index: usize,
    example: &Example,
    difference: &Difference,
    colour: bool,
) -> String {
    use colored::Colorize;
    let mut shown = format!("{}: example {}\n", bold(&rule.id, colour), index + 1);
    let title = example.title.iter().map(|title| ("title", title.as_str()));
    for (name, text) in example.texts().chain(title) {
        shown.push_str(&format!("    {name}: {}\n", visible(text)));
    }
    for (_, key, value) in example.metadata.entries() {
        shown.push_str(&format!("    metadata {key}: {}\n", visible(&value)));
    }
    let mut line = |sign: &str, what: &str, text: &str| {
        let line = format!("  {sign} {what}: {}", visible(text));
        let line = match (colour, sign) {
            (false, _) => line,
            (true, "-") => line.red().to_string(),
            (true, _) => line.green().to_string(),
        };
        shown.push_str(&line);
        shown.push('\n');
    };
    line("-", "expected", &difference.expected);
    if difference.got.is_empty() {
        line("+", "got", "nothing");
    }
    difference.got.iter().for_each(|got| line("+", "got", got));
    shown
}
