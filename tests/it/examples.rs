//! The repositories under `examples` are what their READMEs say.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::Sandbox;
use regex::Regex;
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const REPOSITORIES: [&str; 3] = ["hugo", "jekyll", "wordpress"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("it").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// A copy of an example, as the root of a repository.
fn copy(name: &str) -> Sandbox {
    let root = Path::new(ROOT).join("examples").join(name);
    files(&root).iter().fold(Sandbox::new().file(".git/HEAD", ""), |here, file| {
        let path = file.strip_prefix(&root).expect("it is in the folder");
        here.file(path.to_str().expect("UTF-8"), fs::read(file).expect("a file"))
    })
}

fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(format!("{ROOT}/{path}")).expect(path);
    serde_yaml::from_str(&text).expect(path)
}

#[test]
fn one_caption_is_wrong_and_the_readme_shows_it() {
    for name in REPOSITORIES {
        let here = copy(name);
        let readme = fs::read_to_string(here.path().join("README.md")).expect("it has one");
        let (_, shown) = readme.split_once("```text\n$ cutline ").expect("it shows a run");
        let (shown, _) = shown.split_once("```\n").expect("the block ends");
        let (command, said) = shown.split_once('\n').expect("cutline says something");
        let run = here.run(&command.split_whitespace().collect::<Vec<_>>());
        assert_eq!((run.out.as_str(), run.err.as_str(), run.code), (said, "", 1), "{name}");
        let run = here.run(&["check", "--format", "json", "."]);
        let is_note = |line: &str| line.starts_with("note: ");
        assert!(run.err.lines().all(is_note), "{name}: its configuration is sound: {}", run.err);
        let json: Value = serde_json::from_str(&run.out).expect("JSON");
        let stories = json["stories"].as_array().expect("stories").iter();
        let captions = stories.flat_map(|story| story["captions"].as_array().expect("captions"));
        let is_wrong = |caption: &&Value| {
            let findings = caption["findings"].as_array().expect("findings");
            findings.iter().any(|finding| finding["severity"] != "note")
        };
        assert_eq!(captions.filter(is_wrong).count(), 1, "{name}");
    }
}

#[test]
fn the_workflow_gives_the_action_what_it_takes() {
    let workflow = yaml("examples/hugo/.github/workflows/captions.yml");
    let step = &workflow["jobs"]["captions"]["steps"][1];
    let inputs = yaml("action.yml");
    for (name, value) in step["with"].as_object().expect("it has inputs") {
        assert!(inputs["inputs"].get(name).is_some(), "{name}");
        if name == "paths" {
            let folder = value.as_str().expect("a path");
            assert!(Path::new(ROOT).join("examples/hugo").join(folder).is_dir(), "{folder}");
        }
    }
}

#[test]
fn the_pipeline_writes_the_report_that_it_hands_on() {
    let job = &yaml("examples/jekyll/.gitlab-ci.yml")["captions"];
    let script = job["script"].as_array().expect("it has a script");
    let line = script.last().and_then(Value::as_str).expect("it ends with cutline");
    let here = copy("jekyll");
    let run = here.run(&line.split_whitespace().skip(1).collect::<Vec<_>>());
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let report = job["artifacts"]["reports"]["codequality"].as_str().expect("it names a file");
    assert!(fs::read_to_string(here.path().join(report)).expect("it is there").contains("weekday"));
}

#[test]
fn the_hook_is_given_the_posts() {
    let hook = &yaml("examples/wordpress/.pre-commit-config.yaml")["repos"][0]["hooks"][0];
    let hooks = yaml("packages/pre-commit/.pre-commit-hooks.yaml");
    assert_eq!(hook["id"], hooks[0]["id"]);
    let wanted = Regex::new(hook["files"].as_str().expect("a pattern")).expect("a pattern");
    let root = Path::new(ROOT).join("examples/wordpress");
    let files = files(&root);
    let names = files.iter().map(|file| file.strip_prefix(&root).expect("it is in the folder"));
    let names = names.map(|name| name.to_str().expect("UTF-8"));
    let posts: Vec<&str> = names.filter(|name| wanted.is_match(name)).collect();
    assert_eq!(posts.len(), 2, "{posts:?}");
    let entry = hooks[0]["entry"].as_str().expect("an entry").to_owned();
    let command: Vec<&str> = entry.split_whitespace().skip(1).chain(posts).collect();
    assert_eq!(copy("wordpress").run(&command).code, 1);
}
