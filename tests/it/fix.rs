//! Stories mended in their files.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::common::{Run, Sandbox};

/// The story has one spelling, in full and again; the caption another.
const MISSPELT: &str = "\
![](cod.jpg)
*Biologist Ingrid Halvorsn examines a cod in the harbour of Bergen. (Fjord Photo)*

The cod along Norway's west coast are growing more slowly than at any time since records began,
biologist Ingrid Halvorsen said.

Halvorsen and her group in Bergen measured 12,000 fish.
";

/// Nothing but the date itself speaks for either half of the date.
const WEEKDAY: &str = "\
---
title: Council votes for the tram
date: 2020-10-12
---

![](council.jpg)
*Mayor Lena Ortiz counts the votes in Graz, Austria, on Monday, October 10, 2020.*

The town council of Graz has voted for the new tram line. Mayor Lena Ortiz counted the votes twice.
";

fn read(here: &Sandbox, path: &str) -> String {
    fs::read_to_string(here.path().join(path)).expect(path)
}

fn fix(here: &Sandbox, args: &[&str]) -> Run {
    here.run(&[&["check", "--format", "concise"], args].concat())
}

#[test]
fn what_the_story_bears_out_is_mended_in_place() {
    let here = Sandbox::new().file("cod.md", MISSPELT).file("tram.md", WEEKDAY);
    let run = fix(&here, &["--fix", "."]);
    assert_eq!(read(&here, "cod.md"), MISSPELT.replace("Halvorsn", "Halvorsen"));
    assert_eq!(read(&here, "tram.md"), WEEKDAY);
    assert_eq!(run.err, "note: 1 finding mended in 1 file\n");
    assert!(run.out.contains("weekday-mismatch") && !run.out.contains("misspelt"), "{}", run.out);
    assert_eq!(run.code, 1);
    let run = fix(&here, &["--fix", "--unsafe-fixes", "."]);
    assert_eq!(read(&here, "tram.md"), WEEKDAY.replace("Monday", "Saturday"));
    assert_eq!((run.code, run.err.as_str()), (0, "note: 1 finding mended in 1 file\n"));
    let run = fix(&here, &["--fix", "."]);
    assert_eq!((run.code, run.err.as_str()), (0, "note: nothing was mended\n"));
}

#[test]
fn all_other_bytes_stay() {
    let crlf = format!("\u{feff}{}\u{a0}e\u{301} \t\r\n", MISSPELT.replace('\n', "\r\n"));
    let latin = [MISSPELT.as_bytes(), b"caf\xe9\n"].concat();
    let here = Sandbox::new().file("a.md", &crlf).file("b.md", &latin);
    let path = here.path().join("a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it can be set");
    fix(&here, &["--fix", "a.md", "b.md"]);
    assert_eq!(read(&here, "a.md"), crlf.replace("Halvorsn", "Halvorsen"));
    assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read(here.path().join("b.md")).expect("it is there"), latin);
    let names: Vec<_> = fs::read_dir(here.path()).expect("a folder").collect();
    assert_eq!(names.len(), 2, "nothing is left behind");
}

#[test]
fn a_patch_shows_what_would_change() {
    let here = Sandbox::new().file("cod.md", MISSPELT).file("tram.md", WEEKDAY);
    let run = here.run(&["check", "--diff", "."]);
    assert_eq!(
        run.out,
        "--- cod.md\n+++ cod.md\n@@ -1,5 +1,5 @@\n ![](cod.jpg)\n\
         -*Biologist Ingrid Halvorsn examines a cod in the harbour of Bergen. (Fjord Photo)*\n\
         +*Biologist Ingrid Halvorsen examines a cod in the harbour of Bergen. (Fjord Photo)*\n \n \
         The cod along Norway's west coast are growing more slowly than at any time since records \
         began,\n biologist Ingrid Halvorsen said.\n"
    );
    assert_eq!(run.code, 1, "the weekday is an error still");
    assert_eq!(read(&here, "cod.md"), MISSPELT);
    let run = here.run(&["check", "--diff", "--unsafe-fixes", "tram.md"]);
    assert!(
        run.out.contains("\n+*Mayor Lena Ortiz counts the votes in Graz, Austria, on Saturday,")
    );
    let run = here.run(&["check", "--format", "text", "--format", "diff=fixes.patch", "cod.md"]);
    assert!(
        run.out.contains("= fix: Spell it Halvorsen, as the story does (--fix)"),
        "{}",
        run.out
    );
    assert!(read(&here, "fixes.patch").starts_with("--- cod.md"));
}

#[test]
fn a_story_that_wavers_is_left_to_its_editor() {
    let other = "Halvorsen and her group in Bergen measured 12,000 fish.";
    for (name, from, to, is_offered, is_safe) in [
        ("sure", "", "", true, true),
        ("known there", other, "Erik Halvorsn and his group measured fish.", false, false),
        ("spelt twice", other, "Ingmar Halvorson measured 12,000 fish.", true, false),
        ("entity", "Halvorsn", "Halvor&#115;n", false, false),
        ("markup", "Halvorsn", "Halv<b>orsn</b>", false, false),
        ("elsewhere", "(Fjord Photo)", "(Fjord &amp; Photo)", true, true),
    ] {
        let here = Sandbox::new().file("a.md", MISSPELT.replace(from, to));
        let run = here.run(&["check", "--format", "json", "a.md"]);
        let found: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        let findings = found["stories"][0]["captions"][0]["findings"].as_array();
        let fix = findings.and_then(|all| all.iter().find_map(|one| one.get("fix")));
        assert_eq!(fix.is_some(), is_offered, "{name}: {}", run.out);
        assert_eq!(fix.is_some_and(|fix| fix["safe"] == true), is_safe, "{name}");
    }
}

#[test]
fn the_answer_is_told_to_the_byte() {
    let html = format!(
        "\u{feff}\n<article><p>{}</p><figure><img src=a.jpg><figcaption>Zoë &amp; Ingrid Halvorsn \
         with a cod in Bergen. (Fjord Photo)</figcaption></figure></article>",
        "Ingrid Halvorsen and Zoë Meer counted cod in Bergen. Halvorsen was glad. ".repeat(3)
    );
    let here = Sandbox::new().file("a.html", &html);
    for format in ["json", "sarif", "rdjson"] {
        let run = here.run(&["check", "--format", format, "a.html"]);
        let told: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        let (start, end) = match format {
            "json" => {
                let fix = &told["stories"][0]["captions"][0]["findings"][0]["fix"];
                assert_eq!(fix["edits"][0]["replacement"], "Halvorsen", "{}", run.out);
                let span = &fix["edits"][0]["span"];
                (span["start"].as_u64(), span["end"].as_u64())
            }
            "sarif" => {
                let fix = &told["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
                let replacement = &fix["replacements"][0];
                assert_eq!(replacement["insertedContent"]["text"], "Halvorsen", "{}", run.out);
                let region = &replacement["deletedRegion"];
                let start = region["byteOffset"].as_u64();
                (start, start.zip(region["byteLength"].as_u64()).map(|(at, length)| at + length))
            }
            _ => {
                let suggestion = &told["diagnostics"][0]["suggestions"][0];
                assert_eq!(suggestion["text"], "Halvorsen", "{}", run.out);
                let start = "\u{feff}\n".len() as u64 - 1;
                let range = &suggestion["range"];
                let column = |end: &str| range[end]["column"].as_u64().map(|c| c + start);
                (column("start"), column("end"))
            }
        };
        let (start, end) = start.zip(end).expect("there is a place");
        assert_eq!(&html[start as usize..end as usize], "Halvorsn", "{format}");
    }
}

#[test]
fn records_are_told_and_left() {
    let record = r#"{"text": "Ingrid Halvorsen counts cod in Bergen. Halvorsen is glad.",
        "captions": ["Ingrid Halvorsn with a cod in Bergen. (Fjord Photo)"]}"#;
    let here = Sandbox::new().file("a.json", record);
    let run = fix(&here, &["--fix", "a.json"]);
    assert_eq!(read(&here, "a.json"), record);
    assert_eq!(
        run.err,
        "note: nothing was mended\nwarning: 1 finding could be mended: records, feeds, exports and \
         stories with a file of captions are left as they are; --format json tells the edits\n"
    );
    let feed = r#"<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
        <channel><item><title>Cod</title><description>Ingrid Halvorsen counts cod in Bergen.
        Halvorsen is glad.</description><media:content url="a.jpg"><media:description>Ingrid
        Halvorsn with a cod in Bergen. (Fjord Photo)</media:description></media:content>
        </item></channel></rss>"#;
    let here = here.file("a.xml", feed);
    let run = here.run(&["check", "--diff", "a.xml"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    let run = fix(&here, &["--fix", "a.xml"]);
    assert!(run.out.contains("name-misspelt") && run.err.contains("1 finding could"), "{run:?}");
    assert_eq!(read(&here, "a.xml"), feed);
    let run = here.run_with(&["check", "--fix", "-"], &[], MISSPELT);
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "error: --fix changes files, and standard input is none: use --diff\n");
}

#[test]
fn what_is_suppressed_or_accepted_is_not_mended() {
    let comment = "<!-- cutline-disable-next-line name-misspelt her own spelling -->\n";
    let here = Sandbox::new().file("a.md", format!("{comment}{MISSPELT}")).file("b.md", MISSPELT);
    here.run(&["check", "b.md", "--write-baseline=known.json"]);
    let run = fix(&here, &["--fix", "--baseline", "known.json", "a.md", "b.md"]);
    assert_eq!((run.code, run.err.as_str()), (0, "note: nothing was mended\n"));
    assert_eq!(read(&here, "b.md"), MISSPELT);
}
