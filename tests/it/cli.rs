//! The command line, through the real binary.

use crate::common::Sandbox;

/// A rule of a user's own; `{id}` is to be replaced.
const RULE: &str = r#"id: {id}
summary: A rule of the house
severity: note
check: person
with: { relation: absent }
message: "{caption} is not in the story"
why: |
  Because the house says so.
examples:
  - flags: false
    caption: "Rain over the harbour."
    story: "It rained over the harbour on Monday."
"#;

fn rule(id: &str) -> String {
    RULE.replace("{id}", id)
}

#[test]
fn help_is_for_people() {
    let here = Sandbox::new();
    let run = here.run(&["--help"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!("help", run.out);
    let run = here.run(&["check", "--help"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!("help_check", run.out);
    assert_eq!(here.run(&["--version"]).out, format!("cutline {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_cannot_be_done_is_said_and_exits_with_2() {
    let here = Sandbox::new()
        .file("picture.txt", b"GIF89a\0\0\0")
        .file("empty/readme.rst", "no story")
        .file("two/a.yaml", rule("a"))
        .file("two/b.yaml", rule("a"))
        .file("none/readme", "");
    for (args, said) in [
        (&["check", "nowhere.txt"][..], "error: nowhere.txt: there is no such file\n"),
        (&["check", "nowhere.jsonl"], "error: nowhere.jsonl: there is no such file\n"),
        (&["inspect", "nowhere.txt"], "error: nowhere.txt: there is no such file\n"),
        (
            &["check", "picture.txt"],
            "error: picture.txt: this is a binary file, not a text (NUL byte at byte 6)\n",
        ),
        (
            &["check", "empty"],
            "error: empty: there is no story in this folder: expected files ending in .txt, .md, \
             .markdown, .mdx, .qmd, .rmd, .html, .htm, .json, .jsonl, .ndjson, .yaml, .yml, .csv, .tsv, .docx, .odt, .eml, .xml, .rss, .atom, .nitf, .warc or .warc.gz\n",
        ),
        (&["check", "-", "-"], "error: standard input can be read only once: give `-` once\n"),
        (
            &["check", "--stdin-filename", "a.md", "picture.txt"],
            "error: --stdin-filename names standard input, which is not read: give `-` to read \
             standard input, or leave the option out\n",
        ),
        (
            &["check", "--format", "concise", "--explain", "-"],
            "error: --explain has no place in --format concise: use --format text or json\n",
        ),
        (
            &["check", "--rules", "nowhere", "-"],
            "error: nowhere: there is no such folder or file\n",
        ),
        (
            &["check", "--rules", "none", "-"],
            "error: none: there is no rule in this folder: expected files that end in .yaml or \
             .yml\n",
        ),
        (
            &["rules", "list", "--rules", "two"],
            "error: two/b.yaml: the rule `a` is defined twice: it stands in two/a.yaml already\n",
        ),
        (
            &["rules", "explain", "date-conflct"],
            "error: there is no rule `date-conflct`: did you mean `date-conflict`?\n",
        ),
        (
            &["rules", "explain", "zebra"],
            "error: there is no rule `zebra`: `cutline rules list` lists all rules\n",
        ),
        (&["check", "--published", "yesterday", "-"], "expected a date such as 2020-10-11"),
        (&["check", "--language", "English", "-"], "expected two small letters"),
        (&["check", "--format", "xml", "-"], "invalid value 'xml'"),
        (&["check", "--threads", "0", "-"], "0 is not in 1..=1024"),
        (&["chek"], "some similar subcommands exist: 'schema', 'check'"),
        (&["check", "--fail-on", "errors", "-"], "a similar value exists: 'error'"),
    ] {
        let run = here.run(args);
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
}

#[test]
fn what_is_lost_is_lost_in_every_format() {
    let here = Sandbox::new();
    for format in ["text", "concise", "json", "jsonl"] {
        for fail_on in ["error", "warning", "note", "never"] {
            let args = ["check", "--format", format, "--fail-on", fail_on, "nowhere.txt"];
            let run = here.run(&args);
            assert_eq!(run.code, 2, "{args:?}");
            assert_eq!(run.err, "error: nowhere.txt: there is no such file\n", "{args:?}");
        }
    }
    let line = here.run(&["check", "--format", "jsonl", "nowhere.txt"]).out;
    let record: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(record["path"], "nowhere.txt");
    assert_eq!(record["error"]["message"], "there is no such file");
    let document = here.run(&["check", "--format", "json", "nowhere.txt", "no.txt"]).out;
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!(document["stories"][1]["path"], "no.txt");
    assert_eq!(document["summary"]["unreadable"], 2);
}

#[test]
fn an_empty_list_is_still_a_document() {
    let here = Sandbox::new().file("none.jsonl", "");
    let run = here.run(&["check", "--format", "json", "none.jsonl"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["stories"], serde_json::json!([]));
    assert_eq!(run.code, 0);
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let here = Sandbox::new();
    for (env, args, coloured) in [
        (&[][..], &[][..], false),
        (&[], &["--color", "always"], true),
        (&[], &["--color", "never"], false),
        (&[("CLICOLOR_FORCE", "1")], &[], true),
        (&[("CLICOLOR_FORCE", "1")], &["--color", "never"], false),
        (&[("NO_COLOR", "1")], &[], false),
        (&[("NO_COLOR", "1")], &["--color", "always"], true),
        (&[("CLICOLOR", "1")], &[], false),
    ] {
        let args = [&["rules", "list"], args].concat();
        let run = here.run_with(&args, env, "");
        assert_eq!(run.out.contains('\u{1b}'), coloured, "{env:?} {args:?}");
    }
}

#[test]
fn rules_are_listed_and_a_users_rule_takes_the_place_of_a_built_in_one() {
    let here = Sandbox::new()
        .file("house/who/person-absent.yaml", rule("person-absent"))
        .file("house/style/own-rule.yml", rule("own-rule"))
        .file("house/readme.txt", "not a rule");
    let list = |args: &[&str]| {
        let run = here.run(&[&["rules", "list", "--format", "json"], args].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let listed: Vec<serde_json::Value> = serde_json::from_str(&run.out).unwrap();
        let row = |rule: &serde_json::Value| {
            ["theme", "id", "summary"].map(|key| rule[key].as_str().unwrap().to_owned())
        };
        listed.iter().map(row).collect::<Vec<_>>()
    };
    let (builtin, both) = (list(&[]), list(&["--rules", "house"]));
    assert!(builtin.is_sorted());
    assert!(both.is_sorted());
    assert_eq!(both.len(), builtin.len() + 1);
    for [theme, id] in [["style", "own-rule"], ["who", "person-absent"]] {
        let row = [theme, id, "A rule of the house"].map(str::to_owned);
        assert!(both.contains(&row), "{both:?}");
    }
    let run = here.run(&["rules", "list"]);
    assert!(
        run.out
            .lines()
            .any(|line| { line.split_whitespace().take(3).eq(["future-date", "error", "when"]) })
    );
}

#[test]
fn a_rule_is_explained() {
    let here = Sandbox::new().file("house/style/own-rule.yaml", rule("own-rule"));
    let run = here.run(&["rules", "explain", "own-rule", "--rules", "house"]);
    assert_eq!(run.code, 0);
    insta::assert_snapshot!("explain_own_rule", run.out);
    let run = here.run(&["rules", "explain", "future-date"]);
    for part in ["future-date (error)", "Says nothing where", "Reported", "Let pass"] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
}

#[test]
fn all_errors_of_all_rule_files_are_told() {
    let here = Sandbox::new()
        .file("house/a.yaml", rule("a").replace("severity", "sevrity").replace("absent", "gone"))
        .file("house/deep/b.yaml", rule("B"))
        .file("house/good.yaml", rule("good"))
        .file("house/latin.yaml", b"id: caf\xe9\n");
    let run = here.run(&["check", "--rules", "house", "-"]);
    assert_eq!(run.code, 2);
    insta::assert_snapshot!("rule_errors", run.err);
}

#[test]
fn the_examples_of_rules_are_run() {
    let flagged = "  - flags: true\n    caption: \"Rain over the harbour.\"\n    \
                   story: \"It rained over the harbour.\"\n";
    let here = Sandbox::new()
        .file("good/own-rule.yaml", rule("own-rule"))
        .file("bad/own-rule.yaml", rule("own-rule") + flagged);
    let run = here.run(&["rules", "test", "good"]);
    assert_eq!(run.code, 0, "{run:?}");
    let lacking = "own-rule: no example of what it flags\n1 rule: 1 passed, 0 failed; 1 rule lacks \
                   examples, which --strict fails\n";
    assert_eq!(run.out, lacking);
    let run = here.run(&["rules", "test", "--strict", "good"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (1, lacking.replace("; 1", ", 1").replace(", which --strict fails", "").as_str())
    );
    assert_eq!(here.run(&["rules", "test", "--strict"]).code, 0, "the built-in rules have theirs");
    let run = here.run(&["rules", "test", "bad"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "own-rule: example 2\n    caption: Rain over the harbour.\n  - expected: a finding\n  \
         + got: nothing\n1 rule: 1 passed, 1 failed\n"
    );
    let away = "  - flags: true\n    caption: \"Ann Lee and Bo Ek watch the rain.\"\n    \
                because: watch\n    story: \"It rained over the harbour.\"\n";
    let here = Sandbox::new().file("bad/own-rule.yaml", rule("own-rule") + away);
    let run = here.run(&["rules", "test", "bad"]);
    assert_eq!(
        run.out,
        "own-rule: example 2\n    caption: Ann Lee and Bo Ek watch the rain.\n  \
         - expected: a finding about `watch`\n  \
         + got: `Ann Lee`: Ann Lee is not in the story\n  \
         + got: `Bo Ek`: Bo Ek is not in the story\n1 rule: 1 passed, 1 failed\n"
    );
}

#[test]
fn a_rule_to_start_from_holds_and_overwrites_nothing() {
    let here = Sandbox::new();
    let run = here.run(&["rules", "new", "seen-here", "house"]);
    assert_eq!(
        run.out,
        "wrote house/seen-here.yaml; run its examples with `cutline rules test house`\n"
    );
    let run = here.run(&["rules", "test", "house"]);
    assert_eq!((run.code, run.out.as_str()), (0, "1 rule: 2 passed, 0 failed\n"));
    let run = here.run(&["rules", "new", "seen-here", "house"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "error: house/seen-here.yaml is there already: choose another name\n")
    );
    let run = here.run(&["rules", "new", "year-slip", "house"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            2,
            "error: `year-slip` is a built-in rule, which this would replace: choose another name, \
             or set its severity in cutline.yaml\n"
        )
    );
    assert!(!here.path().join("house/year-slip.yaml").exists());
    let run = here.run(&["rules", "new", "../Seen", "house"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`id`: `../Seen` is no name for a rule"), "{}", run.err);
    assert!(!here.path().join("Seen.yaml").exists());
}

#[test]
fn a_rule_that_is_off_says_nothing_until_it_is_turned_on() {
    let story = r#"{"text":"Rain fell.","captions":[{"text":"Rain.","src":"a.jpg"}]}"#;
    let on =
        include_str!("../../rules/picture/missing-credit.yaml").replace("enabled: false\n", "");
    let here = Sandbox::new().file("s.json", story).file("house/missing-credit.yaml", on);
    let run =
        |args: &[&str]| here.run(&[&["check", "--format", "concise", "s.json"], args].concat()).out;
    assert_eq!(run(&[]), "");
    assert_eq!(
        run(&["--rules", "house"]),
        "s.json:1:1: warning[missing-credit] nobody is credited for the picture a.jpg\n"
    );
    let list = here.run(&["rules", "list"]).out;
    let row = list.lines().find(|line| line.starts_with("missing-credit"));
    assert!(row.is_some_and(|row| row.ends_with("(off by default)")), "{list}");
    let page = here.run(&["rules", "explain", "missing-credit"]).out;
    assert!(page.starts_with("missing-credit (warning, off by default)\n"), "{page}");
}

#[test]
fn completions_know_the_subcommands() {
    let here = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = here.run(&["completions", shell]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains("inspect") && run.out.contains("fail-on"), "{shell}");
    }
}
