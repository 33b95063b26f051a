//! What is said of pictures by themselves, in each format that knows them.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::report::{Outcome, json};
use cutline::rule::{RuleSet, StoryReport};
use serde_json::{Value, json};

fn check(text: &str, format: Format) -> StoryReport {
    let mut rules = RuleSet::builtin().expect("the built-in rules are sound");
    assert!(rules.enable("missing-credit"));
    let story = stories(Source::new("story", text), format).into_iter().next().expect("one story");
    Linter::new(rules).check(story.expect("the story is sound"))
}

/// What one rule points at, as it stands in the source.
fn pointed_at(report: &StoryReport, rule: &str) -> Vec<String> {
    let of_rule = report.all().filter(|finding| finding.rule == rule);
    let in_source = |at| {
        let text = report.article.text(at)?;
        Some(report.article.sources.get(text.source())?.text())
    };
    of_rule
        .map(|finding| {
            let at = report.article.locate(finding.at).expect("it has a place");
            at.span.of(in_source(finding.at.part).expect("it has a source")).to_owned()
        })
        .collect()
}

const STORY: &str = "The harbour of Bergen froze over on Monday for the first time in nine years.";

#[test]
fn a_picture_without_a_caption_is_seen_where_the_format_knows_pictures() {
    for (format, text, expected) in [
        (
            Format::Markdown,
            format!("# Ice\n\n![A tug](img/tug.jpg)\n\n{STORY}\n"),
            &["![A tug](img/tug.jpg)"][..],
        ),
        (
            Format::Markdown,
            format!("# Ice\n\n![A tug](img/tug.jpg \"A tug in Bergen\")\n\n{STORY}\n"),
            &[],
        ),
        (
            Format::Markdown,
            format!("# Ice\n\n![A tug](img/tug.jpg)\n*A tug in Bergen*\n\n{STORY}\n"),
            &[],
        ),
        (
            Format::Markdown,
            format!("---\ntitle: Ice\nimage: img/tug.jpg\n---\n{STORY}\n"),
            &["img/tug.jpg"],
        ),
        (
            Format::Markdown,
            format!("---\ntitle: Ice\nthumbnail: img/tug.jpg\nimages: [a.jpg]\n---\n{STORY}\n"),
            &[],
        ),
        (
            Format::Markdown,
            format!("---\ntitle: Ice\nthumbnail: img/tug.jpg\ncaption: A tug\n---\n{STORY}\n"),
            &[],
        ),
        (
            Format::Html,
            format!(
                "<article><h1>Ice</h1><figure><img src='/i/tug.jpg?w=3&amp;h=2' alt='A tug'></figure><p>{STORY}</p></article>"
            ),
            &["/i/tug.jpg?w=3&amp;h=2"],
        ),
        (
            Format::Html,
            format!(
                "<article><h1>Ice</h1><img srcset='/i/a.jpg 1x, /i/b.jpg 2x'><p>{STORY}</p></article>"
            ),
            &["/i/a.jpg"],
        ),
        (
            Format::Html,
            format!(
                "<article><h1>Ice</h1><figure><img src='/i/tug.jpg'><figcaption>A tug</figcaption></figure><p>{STORY}</p></article>"
            ),
            &[],
        ),
        (
            Format::Html,
            format!(
                "<article><h1>Ice</h1><p>{STORY}<img src=/i/site-logo.png><img src=/i/map.svg><img src=/px/1x1.gif></p><p><img role=presentation src=/i/wave.png></p></article>"
            ),
            &[],
        ),
        (
            Format::Json,
            format!(
                r#"{{"text":"{STORY}","captions":[{{"src":"tug.jpg"}},{{"src":"b.jpg","text":""}},{{"src":"c.jpg","text":"A tug"}},"",null]}}"#
            ),
            &["tug.jpg", "b.jpg"],
        ),
        (
            Format::Json,
            format!(
                r#"{{"headline":"Ice","body_text":"{STORY}","associations":{{"main":{{"type":"picture","renditions":{{"web":{{"href":"tug.jpg"}}}}}}}}}}"#
            ),
            &["tug.jpg"],
        ),
        (
            Format::Json,
            format!(r#"{{"headline":"Ice","articleBody":"{STORY}","image":"share.jpg"}}"#),
            &[],
        ),
        (Format::Plain, format!("Ice\n\nA tug in Bergen. (AFP photo)\n\n{STORY}\n"), &[]),
    ] {
        let report = check(&text, format);
        assert_eq!(pointed_at(&report, "missing-caption"), expected, "{text}");
    }
}

#[test]
fn a_credit_counts_wherever_it_stands() {
    for (picture, expected) in [
        (r#"{"text":"A tug in Bergen.","src":"tug.jpg"}"#, &["A tug in Bergen."][..]),
        (r#"{"src":"tug.jpg"}"#, &["tug.jpg"]),
        (r#""A tug in Bergen.""#, &["A tug in Bergen."]),
        (r#"{"text":"A tug in Bergen.","credit":"Fjord Photo"}"#, &[]),
        (r#""A tug in Bergen. (AFP photo)""#, &[]),
        (r#""A tug in Bergen. Photo: Ann Lee""#, &[]),
    ] {
        let record = format!(r#"{{"text":"{STORY}","captions":[{picture}]}}"#);
        let report = check(&record, Format::Json);
        assert_eq!(pointed_at(&report, "missing-credit"), expected, "{picture}");
        assert_eq!(
            report.captions.iter().flat_map(|c| &c.findings).count() > 0,
            !expected.is_empty() && picture != r#"{"src":"tug.jpg"}"#,
            "a finding about a caption is the caption's: {picture}"
        );
    }
}

#[test]
fn placeholders_in_captions_are_told_from_short_captions() {
    for (caption, is_placeholder) in [
        ("IMG_2034.jpg", true),
        ("IMG_20210504_101530", true),
        ("_DSC0123", true),
        ("Screenshot 2021-05-04 at 10.15.30", true),
        ("harbour at night (final) 2.PNG", true),
        ("Image (3)", true),
        ("{{ caption }}", true),
        ("CAPTION TK", true),
        ("Mayor TKTK speaks in Bergen", true),
        ("N/A", true),
        ("1234567890", true),
        ("Légende", true),
        ("Pie de foto", true),
        ("Hier Bildunterschrift eingeben!", true),
        ("Bergen", false),
        ("1987", false),
        ("P. Lee", false),
        ("TK Maxx in Bergen", false),
        ("xXx star Vin Diesel", false),
        ("The test", false),
        ("Screenshot", false),
        ("Image: AFP", false),
        ("Foto: dpa", false),
        ("A visitor to caption.com", false),
        ("Photo 51 by Rosalind Franklin", false),
        ("", false),
    ] {
        let record = serde_json::json!({"text": STORY, "captions": [caption]}).to_string();
        let found = pointed_at(&check(&record, Format::Json), "placeholder-caption");
        assert_eq!(!found.is_empty(), is_placeholder, "{caption}: {found:?}");
    }
}

#[test]
fn words_for_the_desk_are_told_from_words_for_readers() {
    for (caption, left) in [
        (
            "A tug off Bergen. ATTENTION EDITORS - IMAGE FROM A THIRD PARTY",
            Some("ATTENTION EDITORS"),
        ),
        ("A tug off Bergen. EDITORIAL USE ONLY.", Some("EDITORIAL USE ONLY")),
        ("A tug off Bergen (MANDATORY CREDIT: Fjord Press)", Some("MANDATORY CREDIT")),
        ("Skipper [name TK] in Bergen", Some("[name TK]")),
        ("Firstname Lastname in Bergen", Some("Firstname Lastname")),
        ("A tug off Bergen. Do you want me to shorten it?", Some("Do you want me to shorten it?")),
        ("Here’s a concise caption: A tug off Bergen", Some("Here’s a concise caption")),
        ("As an AI language model, I see a tug", Some("As an AI language model, I see a tug")),
        ("Editors of a magazine on sale in Bergen", None),
        ("A sign says: do not want to come", None),
        ("TK Maxx opens in Bergen", None),
        ("Here is the captain of the tug", None),
    ] {
        let record = serde_json::json!({"text": STORY, "captions": [caption]}).to_string();
        let found = pointed_at(&check(&record, Format::Json), "desk-notes");
        assert_eq!(found.first().map(String::as_str), left, "{caption}: {found:?}");
    }
}

#[test]
fn a_report_for_programs_tells_which_text_of_a_picture_a_finding_is_about() {
    let record =
        format!(r#"{{"text":"{STORY}","captions":["A tug (AFP)",{{"src":" ä/tug.jpg"}}]}}"#);
    let result = check(&record, Format::Json);
    let outcome = Outcome { path: "s.json".to_owned(), result: Ok(result) };
    let record: Value = serde_json::from_str(&json::record(&outcome, false)).expect("it is JSON");
    let finding = &record["findings"][0];
    assert_eq!((&finding["rule"], &finding["in"]), (&json!("missing-caption"), &json!("src 2")));
    assert_eq!(finding["span"], json!({"start": 1, "end": 11, "line": 1, "column": 2}));
    assert_eq!(record["captions"][0]["findings"], json!([]));
}
