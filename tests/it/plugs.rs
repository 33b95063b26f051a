//! The places that cutline plugs into: they call it as it wants to be called.

use std::fs;

use crate::common::Sandbox;
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

#[test]
fn the_hooks_and_the_pipeline_call_cutline_as_it_wants() {
    let here = Sandbox::new().file("stories/a.json", WRONG);
    for manifest in [".pre-commit-hooks.yaml", "packages/pre-commit/.pre-commit-hooks.yaml"] {
        for hook in yaml(manifest).as_array().expect("hooks") {
            let entry = words(hook["entry"].as_str().expect("it has an entry"));
            let run = here.run(&[&entry[1..], &["stories/a.json"]].concat());
            assert_eq!((entry[0], run.code), ("cutline", 1), "{}", run.err);
        }
    }
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

/// The text of the Spark job, and what stands in it between two marks.
fn spark_job() -> (String, impl Fn(&str, &str) -> String) {
    let job = fs::read_to_string(format!("{ROOT}/examples/spark/job.py")).expect("it is there");
    let text = job.clone();
    let between = move |from: &str, to: &str| {
        let rest = text.split_once(from).expect(from).1;
        rest.split_once(to).expect(to).0.to_owned()
    };
    (job, between)
}

#[test]
fn the_spark_job_reads_what_an_audit_writes() {
    let (job, between) = spark_job();
    assert!(job.contains(r#""audit", "--map", "--threads", "1""#), "it is called so here too");
    let here = Sandbox::new();
    let story = r#"{"id":"a","title":"T","published":"2024-05-14","language":"en","outlet":"o","text":"A fair in Graz.","captions":[{"text":"A clown in Graz.","src":"https://a.example/b.jpg"},"No picture."]}"#;
    let run = here.run_with(
        &["audit", "--map", "--threads", "1", "--no-config"],
        &[],
        &format!("\u{1}\n{story}\n\n{{\"tex\n{{}}"),
    );
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    // One line for each that is not blank, whatever stands in it; and whether
    // it could be read is told at its end.
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 4, "{}", run.out);
    let is_read = between("result.endswith('", "')");
    for (line, wanted) in lines.iter().zip([false, true, false, false]) {
        assert_eq!(line.ends_with(&is_read), wanted, "{line}");
        let record: Value = serde_json::from_str(line).expect("a record");
        assert_eq!(record["error"]["line"].is_u64(), !wanted, "{line}");
    }
    let result: Value = serde_json::from_str(lines[1]).expect("a record");
    let schema = between("RESULT = \"\"\"", "\"\"\"");
    let (of_story, of_caption) = schema.split_once("captions array<struct<").expect("captions");
    let first = |field: &str| field.split([' ', ':']).next().unwrap_or_default().to_owned();
    for field in of_story.trim().trim_end_matches(',').split(',').map(str::trim).map(first) {
        assert!(result[&field].is_string(), "{field}: {result}");
    }
    for field in of_caption.split(',').map(str::trim).map(first) {
        assert!(result["captions"][0][&field].is_string(), "{field}: {result}");
    }
    assert_eq!(result["captions"][1].get("picture"), None);
}

#[test]
fn the_spark_job_makes_uses_as_reuse_reads_them() {
    let (job, between) = spark_job();
    assert!(job.contains(r#"step("reuse")"#), "it is called so here too");
    let one = r#"{"key":"k","published":"2021-07-16","story":"new","caption":2,"text":"Firefighters in Altena, Germany, July 15, 2021.","title":"T","section":"s","language":"en"}"#;
    let other = r#"{"key":"k","story":"old","text":"Firefighters in Passau, Germany, June 4, 2013.","published":"2013-06-05"}"#;
    let input = format!("{one}\n{other}");
    let run = Sandbox::new().run_with(&["reuse", "--no-config", "-"], &[], &input);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let file = Sandbox::new().file("uses.jsonl", format!("{one}\n{other}"));
    assert_eq!(file.run(&["reuse", "--no-config", "uses.jsonl"]).out, run.out);
    let told: Value = serde_json::from_str(run.out.trim()).expect("one finding");
    let (columns, given) = (between("def uses", "return"), serde_json::from_str::<Value>(one));
    for (name, value) in given.expect("a use").as_object().expect("an object") {
        assert!(columns.contains(&format!("\"{name}\"")), "{name}");
        match name.as_str() {
            "key" => assert_eq!(&told["picture"], value),
            "language" => {}
            name => assert_eq!(&told["here"][name], value, "{name}"),
        }
    }
}
