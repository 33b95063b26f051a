//! The places that cutline plugs into: they call it as it wants to be called.

mod common;

use std::fs;

use common::Sandbox;
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const WRONG: &str =
    r#"{"text":"A fair was held in Graz.","captions":["A clown, February 30, 2024."]}"#;

fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(format!("{ROOT}/{path}")).expect(path);
    serde_yaml::from_str(&text).expect(path)
}

/// The words of a line of shell, none of which is quoted.
fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

#[cfg(unix)]
#[test]
fn the_action_annotates_and_writes_what_is_asked_for() {
    use std::process::Command;
    let here = Sandbox::new().file("a b/one.json", WRONG).file("two.json", WRONG);
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_cutline")).parent().expect("a folder");
    let run = |paths: &str, fail_on: &str, reports: &str| {
        let path = format!("{}:/usr/bin:/bin", bin.display());
        let output = Command::new(format!("{ROOT}/ci/github.sh"))
            .env_clear()
            .envs([("PATH", path.as_str()), ("PATHS", paths), ("FAIL_ON", fail_on)])
            .env("REPORTS", reports)
            .current_dir(here.path())
            .output()
            .expect("there is a shell");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, out, err) =
        run("a b\n  two.json\n\n", "error", "\nsarif=out.sarif\n html=p.html \n");
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert_eq!(out.lines().filter(|line| line.starts_with("::error file=")).count(), 2, "{out}");
    assert!(here.path().join("out.sarif").exists() && here.path().join("p.html").exists());
    let (code, out, _) = run(".", "never", "");
    assert_eq!(code, Some(0), "{out}");
    let (code, _, err) = run("--version", "error", "");
    assert_eq!(code, Some(2), "a path is never an option");
    assert!(err.contains("--version: there is no such file"), "{err}");
}

#[test]
fn the_action_hands_its_inputs_to_the_script() {
    let action = yaml("action.yml");
    let step = &action["runs"]["steps"][0];
    assert_eq!(step["run"], "\"$GITHUB_ACTION_PATH/ci/github.sh\"");
    let inputs = action["inputs"].as_object().expect("it has inputs");
    let handed = step["env"].as_object().expect("it has an environment");
    assert_eq!(inputs.len(), handed.len());
    let script = fs::read_to_string(format!("{ROOT}/ci/github.sh")).expect("it is there");
    for name in inputs.keys() {
        let (variable, _) = handed
            .iter()
            .find(|(_, value)| **value == format!("${{{{ inputs.{name} }}}}").as_str())
            .expect(name);
        assert!(script.contains(&format!("${variable}")), "{variable}");
    }
}

#[test]
fn the_hook_and_the_pipeline_call_cutline_as_it_wants() {
    let hook = &yaml(".pre-commit-hooks.yaml")[0];
    let here = Sandbox::new().file("stories/a.json", WRONG);
    let entry = words(hook["entry"].as_str().expect("it has an entry"));
    let run = here.run(&[&entry[1..], &["stories/a.json"]].concat());
    assert_eq!((entry[0], run.code), ("cutline", 1), "{}", run.err);

    let job = &yaml("examples/ci/gitlab.yml")["captions"];
    let script = job["script"].as_array().expect("it has a script");
    let line = script.last().and_then(Value::as_str).expect("it ends with cutline");
    let run = here.run(&words(line)[1..]);
    assert_eq!(run.code, 1, "{}", run.err);
    for report in job["artifacts"]["reports"].as_object().expect("it has reports").values() {
        let file = report.as_str().expect("it names a file");
        assert!(here.path().join(file).exists(), "{file}");
    }
}

#[test]
fn there_is_a_manual_page_for_each_command() {
    let here = Sandbox::new().file("nowhere", "");
    let run = here.run(&["man", "man"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let page = fs::read_to_string(here.path().join("man/cutline-check.1")).expect("it is there");
    assert!(page.contains("code scanning"), "{page}");
    for command in ["cutline", "cutline-inspect", "cutline-rules-explain"] {
        assert!(here.path().join(format!("man/{command}.1")).exists(), "{command}");
    }
    let run = here.run(&["man", "nowhere"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("error: cannot write into nowhere: "), "{}", run.err);
}
