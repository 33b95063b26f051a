//! Every output format, over one small set of stories.

use std::fs;

use crate::common::{Run, Sandbox};
use serde_json::Value;

const FORMATS: [&str; 11] = [
    "text", "concise", "json", "jsonl", "html", "markdown", "github", "gitlab", "sarif", "junit",
    "rdjson",
];

const STORIES: [&str; 7] = [
    "anniversary.txt",
    "coach.json",
    "council.md",
    "desk.jsonl",
    "harbour.html",
    "harvest.md",
    "minsk.txt",
];

/// Example stories and a stream with a record that breaks off; some are clean,
/// some have findings in files, some in records.
fn desk() -> Sandbox {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/stories");
    let mut here = Sandbox::new();
    for name in STORIES {
        let story = fs::read(format!("{folder}/{name}")).expect(name);
        here = here.file(&format!("stories/{name}"), story);
    }
    here.file("stories/wire.jsonl", "{\"id\":\"w-1\",\"text\":\"Rain\n")
}

/// A story that would like to be markup, in a file that would, too.
fn hostile() -> Sandbox {
    let hostile = "</script><script>alert(1)</script><!--]]>&amp;\"'|`@desk #1 \\u001b[2J\\u202e";
    let story = format!(
        r#"{{"id":"{0}","title":"{0}","text":"{0} A fair was held in Graz on Saturday. {0}",
            "captions":[{{"text":"{0} A clown at the fair in Graz on February 30, 2024. {0}",
            "src":"javascript:{0}"}}]}}"#,
        hostile.replace('"', "\\\"")
    );
    Sandbox::new().file("news/a&b,c::d%0A[x](y)|<i>'$x$.json", story)
}

fn check(here: &Sandbox, format: &str) -> Run {
    here.run(&["check", "--format", format, "--show", "note", "."])
}

/// The text of the page's elements with data, by class.
fn data<'a>(page: &'a str, class: &str) -> Vec<&'a str> {
    let start = format!("<script type=\"application/json\" class=\"{class}\">");
    let (_, rest) = page.split_once(&start).expect(class);
    std::iter::once(rest)
        .chain(rest.split(start.as_str()).skip(1))
        .map(|element| element.split_once("</script>").expect("it ends").0)
        .collect()
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("it is JSON")
}

/// What a format says, easy to read. What rules there are, and their texts,
/// are no part of the format.
fn shown(format: &str, out: String) -> String {
    let pretty = |value: &Value| serde_json::to_string_pretty(value).expect("it is JSON");
    let shown = match format {
        "html" => {
            let mut settings = parsed(data(&out, "settings")[0]);
            settings["rules"] = serde_json::json!({"…": "…"});
            let others = ["summary", "story"].into_iter().flat_map(|class| data(&out, class));
            let all = std::iter::once(settings).chain(others.map(parsed));
            all.map(|value| format!("{}\n", pretty(&value))).collect()
        }
        "sarif" => {
            let mut log = parsed(&out);
            log["runs"][0]["tool"]["driver"]["rules"] = serde_json::json!(["…"]);
            let results = log["runs"][0]["results"].as_array_mut().expect("a list");
            results.iter_mut().for_each(|result| result["ruleIndex"] = "…".into());
            pretty(&log)
        }
        "json" | "gitlab" | "rdjson" => pretty(&parsed(&out)),
        _ => out,
    };
    shown.replace(env!("CARGO_PKG_VERSION"), "[VERSION]")
}

/// The captions of a JSON document.
fn captions(document: &Value) -> impl Iterator<Item = &Value> {
    let stories = document["stories"].as_array().expect("a list").iter();
    stories.flat_map(|story| story["captions"].as_array().expect("a list"))
}

/// The findings about captions in a JSON document.
fn findings(document: &Value) -> impl Iterator<Item = &Value> {
    captions(document).flat_map(|caption| caption["findings"].as_array().expect("a list"))
}

#[test]
fn each_format_says_it_in_its_own_way() {
    let here = desk();
    for format in FORMATS {
        let run = here.run(&["check", "--format", format, "stories"]);
        insta::assert_snapshot!(format!("format_{format}"), shown(format, run.out));
    }
}

#[test]
fn the_exit_code_and_standard_error_are_the_same_in_every_format() {
    let (good, bad) = (desk(), desk());
    fs::remove_file(good.path().join("stories/wire.jsonl")).expect("it is there");
    let told = check(&bad, "text").err;
    assert!(told.contains("wire.jsonl:1"), "{told}");
    for format in FORMATS {
        let run = check(&bad, format);
        assert_eq!((run.code, &run.err), (2, &told), "{format}");
        let run = check(&good, format);
        assert_eq!((run.code, run.err.as_str()), (1, ""), "{format}");
        let run = good.run(&["check", "--format", format, "stories/anniversary.txt"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
        let run = good.run(&["check", "--format", format, "--fail-on", "never", "stories"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
    }
}

#[test]
fn threads_change_nothing_in_any_format() {
    let here = desk();
    for format in FORMATS {
        let run = |threads| here.run(&["check", "--format", format, "--threads", threads, "."]);
        assert!(run("1") == run("5"), "{format}");
    }
}

#[test]
fn sarif_keeps_to_the_standard() {
    let schema = include_str!("../schemas/sarif.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    for here in [desk(), hostile()] {
        let log = parsed(&check(&here, "sarif").out);
        let faults: Vec<String> = schema.iter_errors(&log).map(|e| e.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        let run = &log["runs"][0];
        let results = run["results"].as_array().expect("a list");
        let all = findings(&parsed(&check(&here, "json").out)).count();
        assert!(results.len() == all && all > 0, "{all} findings");
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("a built-in rule"));
            let rule = &run["tool"]["driver"]["rules"][index.expect("it fits")];
            assert_eq!(rule["id"], result["ruleId"]);
        }
    }
    let broken = serde_json::json!({"$schema": "x", "version": "2.1.0", "runs": [{}]});
    assert!(!schema.is_valid(&broken), "the schema can fail");
}

#[test]
fn a_region_of_sarif_is_what_it_quotes() {
    let here = desk();
    let log = parsed(&check(&here, "sarif").out);
    let mut seen = 0;
    for result in log["runs"][0]["results"].as_array().expect("a list") {
        let related = result["relatedLocations"].as_array().into_iter().flatten();
        for location in result["locations"].as_array().into_iter().flatten().chain(related) {
            let region = &location["physicalLocation"]["region"];
            let number =
                |key: &str| region[key].as_u64().map(|n| usize::try_from(n).expect("fits"));
            let Some(start) = number("byteOffset") else { continue };
            let path = location["physicalLocation"]["artifactLocation"]["uri"].as_str();
            let text =
                fs::read_to_string(here.path().join(path.expect("a path"))).expect("a story");
            let quote = region["snippet"]["text"].as_str().expect("a quote");
            assert_eq!(&text[start..start + number("byteLength").expect("a length")], quote);
            let line = text.lines().nth(number("startLine").expect("a line") - 1).expect("a line");
            let column = number("startColumn").expect("a column") - 1;
            assert!(line.chars().skip(column).collect::<String>().starts_with(quote));
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn junit_is_xml_and_fails_by_what_fails_the_run() {
    for (here, fail_on, failing) in [
        (desk(), "error", &["error"][..]),
        (desk(), "warning", &["error", "warning"]),
        (desk(), "never", &[]),
        (hostile(), "error", &["error"]),
    ] {
        let document = parsed(&check(&here, "json").out);
        let fails = |caption: &&Value| {
            let findings = caption["findings"].as_array().expect("a list");
            findings.iter().any(|f| failing.contains(&f["severity"].as_str().expect("a text")))
        };
        let failures = captions(&document).filter(fails).count();
        assert_eq!(failures > 0, fail_on != "never");
        let run = here.run(&["check", "--format", "junit", "--fail-on", fail_on, "."]);
        let xml = roxmltree::Document::parse(&run.out).expect("it is XML");
        let count = |name: &str| xml.descendants().filter(|n| n.has_tag_name(name)).count();
        assert_eq!(count("failure"), failures, "{fail_on}");
        for suite in xml.descendants().filter(|node| node.has_tag_name("testsuite")) {
            let told = |key: &str| suite.attribute(key).and_then(|n| n.parse().ok());
            let inside = |name: &str| suite.descendants().filter(|n| n.has_tag_name(name)).count();
            for (key, name) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error")]
            {
                assert_eq!(told(key), Some(inside(name)), "{key}");
            }
        }
    }
}

#[test]
fn nothing_in_a_story_gets_out_of_its_place() {
    let here = hostile();
    for format in FORMATS {
        let run = check(&here, format);
        assert_eq!(run.code, 1, "{format}: {}", run.err);
        let steering = run.out.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(steering, None, "{format}");
    }
    let github = check(&here, "github").out;
    assert_eq!(github.lines().filter(|line| line.starts_with("::")).count(), 1, "{github}");
    assert!(github.starts_with("::error file=news/a&b%2Cc%3A%3Ad%250A"), "{github}");
    let markdown = check(&here, "markdown").out;
    let rows: Vec<&str> = markdown.lines().filter(|line| line.starts_with("| ❌")).collect();
    let bars = rows[0].replace("\\|", "").matches('|').count();
    assert_eq!((rows.len(), bars), (1, 4), "{markdown}");
}

#[test]
fn the_page_holds_no_markup_of_a_story() {
    let page = check(&hostile(), "html").out;
    for class in ["settings", "summary", "story"] {
        let elements = data(&page, class);
        assert_eq!(elements.len(), 1, "{class}");
        assert!(!elements[0].contains(['<', '>', '&']), "{}", elements[0]);
    }
    let story = parsed(data(&page, "story")[0]);
    let title = story["title"][0].as_str().expect("a title");
    assert!(
        title.starts_with("</script><script>alert(1)</script><!--]]>&amp;\"'|`@desk"),
        "{title}"
    );
    assert_eq!(
        page.matches("</script>").count(),
        4,
        "one for each element with data, one for the code"
    );
    let code = page.rsplit_once("<script>").expect("there is code").1;
    for sink in ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "fetch("] {
        assert!(!code.contains(sink), "{sink}");
    }
    for outside in ["http://", "https://", "url(", "@import", "src=", "href="] {
        let mine = page.replace(data(&page, "story")[0], "");
        assert!(!mine.contains(outside), "{outside}");
    }
}

#[test]
fn fingerprints_outlive_edits_elsewhere() {
    let story = |lead: &str, caption: &str| {
        format!(
            "---\ndate: 2020-10-12\n---\n{lead}\n\n![The hall](h.jpg)\n*{caption}*\n\n\
             ![The hall](i.jpg)\n*{caption}*\n\nThe council of Graz has voted for the tram.\n"
        )
    };
    let caption = "Lena Ortiz in the town hall of Graz, Monday, October 10, 2020.";
    let fingerprints = |text: String| -> Vec<String> {
        let here = Sandbox::new().file("a.md", text);
        let run = here.run(&["check", "--format", "gitlab", "--show", "error", "./a.md"]);
        let issues = parsed(&run.out);
        let issues = issues.as_array().expect("a list");
        issues.iter().map(|issue| issue["fingerprint"].as_str().expect("text").to_owned()).collect()
    };
    let before = fingerprints(story("", caption));
    assert_eq!(before.len(), 2, "both captions are wrong");
    assert_ne!(before[0], before[1], "GitLab drops issues of one name");
    assert_eq!(before, fingerprints(story("One more paragraph.\n\nAnd another.", caption)));
    assert_eq!(before, fingerprints(story("", &caption.replace(", Monday", " – Monday"))));
    assert_ne!(before, fingerprints(story("", &caption.replace("Ortiz", "Horvat"))));
}

#[test]
fn several_formats_at_once() {
    let here = desk();
    let alone = |format: &str| here.run(&["check", "--format", format, "stories"]);
    let args = ["--format", "jsonl", "--format", "sarif=out.sarif", "--format", "html=out/p.html"];
    fs::create_dir(here.path().join("out")).expect("a new folder");
    let both = here.run(&[&["check", "stories"], &args[..]].concat());
    assert_eq!(both, alone("jsonl"));
    let written = |name: &str| fs::read_to_string(here.path().join(name)).expect("it is written");
    assert_eq!(written("out.sarif"), alone("sarif").out);
    assert_eq!(written("out/p.html"), alone("html").out);
    let beside = here.run(&["check", "stories", "--format", "gitlab=out.sarif"]);
    assert_eq!(beside, alone("text"), "the text is shown unless another format is");
    assert_eq!(written("out.sarif"), alone("gitlab").out, "an older file is replaced");
    let names = fs::read_dir(here.path()).expect("a folder").count();
    assert_eq!(names, 3, "no drafts are left: stories, out, out.sarif");
}

#[test]
fn a_report_is_no_story() {
    let here = desk();
    let args = ["check", ".", "--format", "jsonl", "--format", "html=stories/report.html"];
    let first = here.run(&args);
    assert_eq!(first, here.run(&args));
}

#[test]
fn formats_that_cannot_be_written_are_trouble() {
    let here = desk().file("kept.txt", "as it was");
    for (formats, says) in [
        (
            &["sarif=no/such.sarif"][..],
            "error: cannot write no/such.sarif: there is no such folder",
        ),
        (&["sarif=stories"], "error: cannot write stories: this is a folder"),
        (&["json", "jsonl"], "error: one format can go to standard output"),
        (&["json=a", "jsonl=a"], "error: two formats cannot go into one file: a"),
        (&["html="], "error: --format html= names no file"),
        (&["sarf=a"], "error: invalid value 'sarf'"),
    ] {
        let mut args = vec!["check", "stories"];
        formats.iter().for_each(|format| args.extend(["--format", format]));
        let run = here.run(&args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{formats:?}");
        assert!(run.err.starts_with(says), "{formats:?}: {}", run.err);
    }
    let run = here.run(&["check", "--format", "json=kept.txt", "--rules", "nowhere", "stories"]);
    assert_eq!(run.code, 2);
    assert_eq!(fs::read_to_string(here.path().join("kept.txt")).expect("kept"), "as it was");
}

#[cfg(unix)]
#[test]
fn a_device_is_written_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let here = desk();
    let run = here.run(&["check", "--format", "sarif=/dev/null", "stories/anniversary.txt"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(fs::metadata("/dev/null").expect("it is there").file_type().is_char_device());
}

#[test]
fn github_gets_a_summary_of_the_job() {
    let here = desk().file("summary.md", "# before\n");
    let path = here.path().join("summary.md");
    let env = [("GITHUB_STEP_SUMMARY", path.to_str().expect("a path"))];
    let run = here.run_with(&["check", "--format", "github", "stories"], &env, "");
    let summary = fs::read_to_string(&path).expect("it is there");
    let table = here.run(&["check", "--format", "markdown", "stories"]).out;
    assert_eq!(summary, format!("# before\n{table}"));
    assert_eq!(run, here.run(&["check", "--format", "github", "stories"]));
    here.run_with(&["check", "stories"], &env, "");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), summary, "only with that format");
}
