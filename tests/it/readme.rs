//! README and the guide under `docs` are held to what cutline does, and to
//! what lies where they point.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::Sandbox;
use cutline::rule::{RuleSet, parse};
use regex::Regex;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A page, by its path from the root of the project.
pub fn page(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).expect(path)
}

#[test]
fn the_output_that_it_shows_is_the_real_one() {
    let readme = page("README.md");
    let story = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/stories/minsk.txt"))
        .expect("the example is there");
    let here = Sandbox::new().file("examples/stories/minsk.txt", story);
    let run = here.run(&["check", "examples/stories/minsk.txt"]);
    assert_eq!(run.code, 1);
    assert!(readme.contains(run.out.trim_end()), "README should show:\n{}", run.out);
}

/// The lines of all runs over the example stories that the guide shows; `…`
/// stands for lines that are left out.
#[test]
fn the_runs_that_the_guide_shows_are_the_real_ones() {
    let mut here = Sandbox::new();
    for entry in fs::read_dir(Path::new(ROOT).join("examples/stories")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.strip_prefix(ROOT).expect("it is of the project");
        here = here.file(name.to_str().expect("UTF-8"), fs::read(&path).expect("a story"));
    }
    let mut count = 0;
    for path in ["README.md", "docs/getting-started.md", "docs/formats.md"] {
        let text = page(path);
        for shown in text.split("```text\n$ cutline ").skip(1) {
            let (command, shown) = shown.split_once('\n').expect("the command ends");
            let (shown, _) = shown.split_once("```").expect("the block ends");
            if !command.contains("examples/stories") {
                continue;
            }
            let run = here.run(&command.split_whitespace().collect::<Vec<_>>());
            let real: BTreeSet<&str> = run.out.lines().map(str::trim_end).collect();
            for line in shown.lines().filter(|line| *line != "…") {
                assert!(real.contains(line.trim_end()), "{path}: {command}: {line}\n{}", run.out);
            }
            count += 1;
        }
    }
    assert!(count >= 5, "{count} runs are shown");
}

#[test]
fn the_picture_shows_a_real_report() {
    let story = "examples/stories/coach.json";
    let here = Sandbox::new().file(story, page(story));
    let command = ["check", story];
    let shown = format!("$ cutline {}\n{}", command.join(" "), here.run(&command).out);
    let tag = Regex::new("<[^>]*>").expect("a pattern");
    let picture = page("docs/report.svg");
    let lines = picture.lines().filter(|line| line.starts_with("<text"));
    let lines = lines.map(|line| tag.replace_all(line, "").into_owned());
    let drawn = lines.collect::<Vec<_>>().join("\n");
    let drawn = drawn.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    assert_eq!(drawn.trim_end(), shown.trim_end(), "tools/src/bin/picture.rs draws it anew");
}

#[test]
fn the_patch_that_it_shows_is_the_real_one() {
    let guide = page("docs/getting-started.md");
    let (_, shown) =
        guide.split_once("$ cutline check --diff --unsafe-fixes ").expect("it is there");
    let (path, shown) = shown.split_once('\n').expect("the command ends");
    let (shown, _) = shown.split_once("```").expect("the block ends");
    let story = fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("it is there");
    let here = Sandbox::new().file(path, story);
    assert_eq!(here.run(&["check", "--diff", "--unsafe-fixes", path]).out, shown);
}

#[test]
fn every_built_in_rule_is_in_the_table() {
    let rules = page("docs/rules.md");
    for rule in RuleSet::builtin().expect("the built-in rules are sound").iter() {
        let severity = format!("{:?}", rule.severity).to_lowercase();
        let off = if rule.enabled { "" } else { ", off" };
        let row = format!("| `{}` | {severity}{off} | {} |", rule.id, rule.summary);
        assert!(rules.contains(&row), "docs/rules.md should have the row:\n{row}");
    }
}

#[test]
fn every_format_is_in_the_table() {
    let guide = page("docs/formats.md");
    let help = Sandbox::new().run(&["check", "--help"]).out;
    let (_, formats) = help.split_once("--format <").expect("there is the option");
    let lines = formats.lines().map(str::trim).skip_while(|line| !line.starts_with("- "));
    let lines = lines.map_while(|line| line.strip_prefix("- "));
    let names: Vec<&str> = lines.filter_map(|line| line.split(':').next()).collect();
    assert!(names.contains(&"sarif"), "{names:?}");
    for name in names {
        let row = format!("\n| `{name}` | ");
        assert!(guide.contains(&row), "docs/formats.md should have the row {name}");
    }
}

#[test]
fn the_configurations_that_it_shows_are_sound() {
    let guide = page("docs/configuration.md");
    let (_, section) = guide.split_once("## Configure\n").expect("it tells of configurations");
    let rules = page("docs/own-rules.md");
    let (_, rule) = rules.split_once("```yaml\nid: date-conflict").expect("it shows a rule");
    let (rule, _) = rule.split_once("```").expect("the block ends");
    let rule = format!("id: date-conflict{rule}");
    if let Err(errors) = parse("own-rules.md", "when", &rule) {
        panic!("{errors:?}");
    }
    let blocks = section.split("```yaml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let mut shown = 0;
    for (yaml, _) in blocks {
        let here = Sandbox::new()
            .file("house/cutline.yaml", "")
            .file("desk/house-rules/date-conflict.yaml", &rule)
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
    let (guide, run) = (page("docs/configuration.md"), here.run(&["config", "archive/1990.md"]));
    let (_, shown) = guide.split_once("$ cutline config archive/1990.md\n").expect("it is there");
    let (shown, _) = shown.split_once("```").expect("the block ends");
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let real: Vec<String> = run.out.lines().map(words).collect();
    for line in shown.lines().filter(|line| *line != "…") {
        assert!(real.contains(&words(line)), "{line}\n{}", run.out);
    }
}

#[test]
fn the_faults_that_it_shows_are_told_so() {
    let guide = page("docs/configuration.md");
    let (_, shown) =
        guide.split_once("with what is said of it:\n\n```text\n").expect("it is there");
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

/// Every page of prose in the project that people are led to.
fn pages() -> Vec<PathBuf> {
    fn below(folder: &Path) -> Vec<PathBuf> {
        let entries =
            fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("it").path());
        let pages = entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] });
        pages.filter(|path| path.file_name().is_some_and(is_page)).collect()
    }
    fn is_page(name: &std::ffi::OsStr) -> bool {
        Path::new(name).extension().is_some_and(|ending| ending == "md")
    }
    let root = Path::new(ROOT);
    let mut pages = below(&root.join("docs"));
    pages.extend(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root.join(name)));
    for name in ["hugo", "jekyll", "wordpress", "spark"] {
        pages.push(root.join("examples").join(name).join("README.md"));
    }
    pages
}

/// A page without its blocks of code.
fn prose(text: &str) -> String {
    text.split("\n```").step_by(2).collect()
}

/// What links to the headings of a page end with.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text);
    let headings = headings.lines().filter(|line| line.starts_with('#'));
    let anchor = |line: &str| {
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        let words: String = line.trim_start_matches('#').trim().chars().filter(kept).collect();
        words.to_lowercase().replace(' ', "-")
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let link = Regex::new(r"\]\(([^()\s]+)\)").expect("a pattern");
    let code = Regex::new("`[^`\n]*`").expect("a pattern");
    let mut count = 0;
    for path in pages() {
        let text = fs::read_to_string(&path).expect("a page");
        let prose = prose(&text);
        for found in link.captures_iter(&code.replace_all(&prose, "")) {
            let target = &found[1];
            if target.starts_with("http") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let to = match file {
                "" => path.clone(),
                file => path.parent().expect("a folder").join(file),
            };
            let here = path.strip_prefix(ROOT).expect("it is of the project").display();
            assert!(to.exists(), "{here} leads to {target}, which is not there");
            let is_there = anchor.is_empty()
                || anchors(&fs::read_to_string(&to).expect("a page")).contains(anchor);
            assert!(is_there, "{here} leads to {target}, where no such heading is");
            count += 1;
        }
    }
    assert!(count > 60, "{count} links were found");
}

#[test]
fn the_front_page_is_short_and_the_contents_name_every_page() {
    assert!(page("README.md").lines().count() <= 200, "what is longer belongs into the guide");
    let contents = page("docs/SUMMARY.md");
    for path in pages().iter().filter(|path| path.starts_with(Path::new(ROOT).join("docs"))) {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let is_named = name == "SUMMARY.md" || contents.contains(&format!("({name})"));
        assert!(is_named, "docs/SUMMARY.md should name {name}");
    }
}
