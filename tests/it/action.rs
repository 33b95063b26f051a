//! The action of GitHub: how it comes by cutline, and what it asks of it.

use std::fs;

use crate::common::Sandbox;
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const WRONG: &str =
    r#"{"text":"A fair was held in Graz.","captions":["A clown, February 30, 2024."]}"#;

fn action() -> Value {
    let text = fs::read_to_string(format!("{ROOT}/action.yml")).expect("it is there");
    serde_yaml::from_str(&text).expect("YAML")
}

/// The steps that run a script: the script, and the variables that it is handed.
fn steps(action: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let steps = action["runs"]["steps"].as_array().expect("it has steps").iter();
    steps.filter_map(|step| Some((step["run"].as_str()?, &step["env"])))
}

#[test]
fn it_hands_its_inputs_to_the_script_and_its_counts_to_the_workflow() {
    let action = action();
    let (run, handed) = steps(&action).last().expect("the last one checks");
    assert_eq!(run, "\"$GITHUB_ACTION_PATH/.ci/github.sh\"");
    let (inputs, handed) = (action["inputs"].as_object(), handed.as_object());
    let (inputs, handed) = (inputs.expect("it has inputs"), handed.expect("it has variables"));
    assert_eq!(inputs.len(), handed.len());
    let script = fs::read_to_string(format!("{ROOT}/.ci/github.sh")).expect("it is there");
    for name in inputs.keys() {
        let (variable, _) = handed
            .iter()
            .find(|(_, value)| **value == format!("${{{{ inputs.{name} }}}}").as_str())
            .expect(name);
        assert!(script.contains(&format!("${{{variable}-}}")), "{variable}");
    }
    for (name, output) in action["outputs"].as_object().expect("it has outputs") {
        assert_eq!(output["value"], format!("${{{{ steps.check.outputs.{name} }}}}").as_str());
    }
}

#[cfg(unix)]
mod scripts {
    use std::path::Path;
    use std::process::Command;

    use super::*;

    const USUAL: &str = "/usr/bin:/bin";

    /// What a script came to.
    struct Step {
        code: Option<i32>,
        log: String,
        err: String,
        output: String,
        path: String,
    }

    /// Runs a script with the variables that GitHub sets.
    fn step(here: &Sandbox, script: &str, env: &[(&str, &str)]) -> Step {
        let file = |name: &str| here.path().join(name);
        for name in ["runner", "output", "path"] {
            let _ = fs::remove_file(file(name));
        }
        fs::create_dir_all(file("runner")).expect("a folder");
        let server = format!("file://{}", here.path().display());
        let mut words = script.split(' ');
        let output = Command::new(format!("{ROOT}/.ci/{}", words.next().expect("a script")))
            .args(words)
            .env_clear()
            .envs([("PATH", USUAL), ("GITHUB_SERVER_URL", &server), ("PIP_NO_INDEX", "1")])
            .env("RUNNER_TEMP", file("runner"))
            .env("GITHUB_OUTPUT", file("output"))
            .env("GITHUB_PATH", file("path"))
            .envs(env.iter().copied())
            .current_dir(here.path())
            .output()
            .expect("there is a shell");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let read = |name| fs::read_to_string(file(name)).unwrap_or_default();
        Step {
            code: output.status.code(),
            log: text(output.stdout),
            err: text(output.stderr),
            output: read("output"),
            path: read("path"),
        }
    }

    /// The path with the built cutline on it.
    fn with_cutline() -> String {
        let bin = Path::new(env!("CARGO_BIN_EXE_cutline")).parent().expect("a folder");
        format!("{}:{USUAL}", bin.display())
    }

    fn check(here: &Sandbox, env: &[(&str, &str)]) -> Step {
        step(here, "github.sh", &[&[("PATH", with_cutline().as_str())], env].concat())
    }

    #[test]
    fn it_annotates_and_writes_what_is_asked_for() {
        let here = Sandbox::new().file("a b/one.json", WRONG).file("two.json", WRONG);
        let paths = ("PATHS", "a b\n  two.json\n\n");
        let done = check(&here, &[paths, ("REPORTS", "\nsarif=out.sarif\n html=p.html \n")]);
        assert_eq!((done.code, done.err.as_str()), (Some(1), ""));
        let annotated = |log: &str| log.lines().filter(|l| l.starts_with("::error file=")).count();
        assert_eq!(annotated(&done.log), 2, "{}", done.log);
        assert!(here.path().join("out.sarif").exists() && here.path().join("p.html").exists());
        let counts =
            "stories=2\ncaptions=2\nmismatches=0\nerrors=2\nwarnings=0\nnotes=0\nunreadable=0\n";
        assert_eq!(done.output, counts);
        let done = check(&here, &[paths, ("ANNOTATIONS", "false")]);
        assert_eq!((done.code, annotated(&done.log)), (Some(1), 0), "{}", done.log);
        let done = check(&here, &[("PATHS", "--version")]);
        assert_eq!(done.code, Some(2), "a path is never an option");
        assert!(done.err.contains("--version: there is no such file"), "{}", done.err);
        let done = check(&here, &[paths, ("CHANGED_SINCE", "--help")]);
        assert_eq!(done.code, Some(2));
        assert!(done.err.contains("--changed-since: "), "{}", done.err);
        assert_eq!(done.output, "", "where nothing was checked there are no counts");
    }

    /// What the configuration says holds unless an input says otherwise.
    #[test]
    fn the_house_says_what_fails() {
        let here = Sandbox::new().file("a.json", WRONG);
        for (config, fail_on, code) in [
            ("", "", 1),
            ("fail_on: never", "", 0),
            ("fail_on: never", "error", 1),
            ("fail_on: note\nrules: { impossible-date: note }", "", 1),
            ("fail_on: note\nrules: { impossible-date: note }", "warning", 0),
        ] {
            fs::write(here.path().join("cutline.yaml"), config).expect("it can be written");
            let done = check(&here, &[("PATHS", "."), ("FAIL_ON", fail_on)]);
            assert_eq!(done.code, Some(code), "{config} {fail_on}: {}{}", done.log, done.err);
        }
    }

    /// A release as a server has it, of a program that says which one it is.
    fn with_release(target: &str) -> Sandbox {
        let version = env!("CARGO_PKG_VERSION");
        let folder = format!("house/cutline/releases/download/v{version}");
        let name = format!("cutline-{version}-{target}");
        let program = format!("{folder}/{name}/cutline");
        let here = Sandbox::new().file(&program, "#!/bin/sh\necho cutline, the released one\n");
        let pack = format!(
            "chmod +x {name}/cutline && tar -czf {name}.tar.gz {name} && sha256sum {name}.tar.gz >SHA256SUMS"
        );
        let folder = here.path().join(&folder);
        let packed = Command::new("sh").args(["-c", &pack]).current_dir(folder).status();
        assert!(packed.is_ok_and(|status| status.success()));
        here
    }

    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    #[test]
    fn it_takes_the_cutline_that_is_there_or_the_released_one_of_its_version() {
        let here = with_release("x86_64-unknown-linux-musl");
        let repository = ("REPOSITORY", "house/cutline");
        let done = step(&here, "obtain.sh", &[repository, ("PATH", &with_cutline())]);
        assert_eq!((done.code, done.output.as_str()), (Some(0), "way=on the path\n"));
        assert_eq!(done.path, "", "it is there already");
        let done = step(&here, "obtain.sh", &[repository]);
        assert_eq!((done.code, done.output.as_str()), (Some(0), "way=released\n"), "{}", done.err);
        assert!(done.log.starts_with("cutline, the released one, released: "), "{}", done.log);
        let brought = done.path.trim_end();
        assert!(Path::new(brought).join("cutline").exists(), "{brought}");
    }

    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    #[test]
    fn it_takes_no_archive_that_was_changed() {
        let here = with_release("x86_64-unknown-linux-musl");
        let version = env!("CARGO_PKG_VERSION");
        let sums = format!("house/cutline/releases/download/v{version}/SHA256SUMS");
        let text = fs::read_to_string(here.path().join(&sums)).expect("it is there");
        for wrong in [text.replace(|c: char| c.is_ascii_digit(), "a"), String::new()] {
            fs::write(here.path().join(&sums), wrong).expect("it can be written");
            let done = step(&here, "obtain.sh", &[("REPOSITORY", "house/cutline")]);
            assert_eq!((done.code, done.output.as_str()), (Some(2), ""), "{}", done.log);
            assert!(done.log.starts_with("::error::the checksum of file://"), "{}", done.log);
        }
    }

    #[test]
    fn a_checkout_is_built_and_what_it_is_made_of_names_its_cache() {
        let here = Sandbox::new();
        let done = step(&here, "obtain.sh", &[("REPOSITORY", "")]);
        assert_eq!((done.code, done.path.as_str()), (Some(0), ""), "{}", done.err);
        let lines: Vec<&str> = done.output.lines().collect();
        assert_eq!(lines[0], "way=build");
        assert!(lines[1].strip_prefix("key=").is_some_and(|key| key.len() == 32), "{lines:?}");
        // What a cache has brought is not built again.
        let folder = lines[2].strip_prefix("folder=").expect("where it is built");
        let program = Path::new(folder).join("bin/cutline");
        fs::create_dir_all(program.parent().expect("a folder")).expect("a folder");
        fs::copy(env!("CARGO_BIN_EXE_cutline"), program).expect("a program");
        let done = step(&here, "obtain.sh build", &[]);
        assert_eq!((done.code, done.output.as_str()), (Some(0), "way=built\n"), "{}", done.err);
        assert_eq!(done.path, format!("{folder}/bin\n"));
    }
}
