//! The whole pipe, as an editor meets it: a story in, findings out.

use std::fs;

use cutline::Linter;
use cutline::article::{Article, Source};
use cutline::read::{Format, stories};
use cutline::rule::{RuleSet, Severity, StoryReport, Verdict};
use proptest::prelude::*;

fn linter() -> Linter {
    Linter::new(RuleSet::builtin().expect("the built-in rules are sound"))
}

fn check(text: &str, format: Format) -> Vec<StoryReport> {
    let read = |story: Result<Article, _>| story.expect("the story is sound");
    let articles = stories(Source::new("story", text), format).into_iter().map(read);
    articles.map(|article| linter().check(article)).collect()
}

/// The rules that speak up at or above warnings, with the words they are about.
fn loud(report: &StoryReport) -> Vec<(&str, &str)> {
    let loud = report.all().filter(|finding| finding.severity >= Severity::Warning);
    loud.map(|finding| (finding.rule.as_str(), report.article.quote(finding.at))).collect()
}

#[test]
fn the_example_stories_are_judged_as_an_editor_would() {
    for (file, format, expected) in [
        (
            "minsk.txt",
            Format::Plain,
            vec![("foreign-caption", "Ilhan Omar"), ("stacked-captions", "Ilhan Omar")],
        ),
        ("harvest.md", Format::Markdown, vec![]),
        ("harbour.html", Format::Html, vec![]),
        ("coach.json", Format::Json, vec![("name-misspelt", "Ingrid Halvorsn")]),
        ("council.md", Format::Markdown, vec![("weekday-mismatch", "Monday, October 10, 2020")]),
        ("anniversary.txt", Format::Plain, vec![]),
        ("desk.jsonl", Format::JsonLines, vec![("impossible-date", "February 30, 2024")]),
    ] {
        let path = format!("{}/examples/stories/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).expect("the example is there");
        let reports = check(&text, format);
        let found: Vec<_> = reports.iter().flat_map(loud).collect();
        assert_eq!(found, expected, "{file}");
        assert!(reports.iter().all(|report| !report.captions.is_empty()), "{file} has captions");
    }
}

#[test]
fn a_foreign_caption_is_named_and_its_neighbour_left_in_peace() {
    let text =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/stories/minsk.txt"))
            .expect("the example is there");
    let report = check(&text, Format::Plain).remove(0);
    let [foreign, own] = report.captions.as_slice() else { panic!("two captions") };
    assert_eq!(foreign.verdict, Verdict::Mismatch);
    assert_eq!(own.verdict, Verdict::Belongs);
    assert_eq!(own.findings, []);
    let finding =
        foreign.findings.iter().find(|f| f.rule == "foreign-caption").expect("it is flagged");
    let says: Vec<&str> = finding.evidence.iter().map(|reason| reason.says.as_str()).collect();
    for fact in ["Ilhan Omar", "Pelosi", "Washington", "March 8, 2019", "Minsk", "Lukashenko"] {
        assert!(says.iter().any(|says| says.contains(fact)), "{fact}: {says:?}");
    }
}

#[test]
fn a_sibling_caption_is_no_evidence() {
    let story = |caption: &str| {
        format!(
            r#"{{"title":"Trams stand still in Graz","published":"2020-10-12","text":"The trams of Graz stood still on Monday.","captions":["{caption}","Drivers wait in Graz."]}}"#
        )
    };
    let alone = check(&story("A mayor speaks."), Format::Json).remove(0);
    let beside = check(&story("Mayor Lena Ortiz speaks in Graz."), Format::Json).remove(0);
    assert_eq!(alone.captions[1], beside.captions[1]);
}

#[test]
fn the_examples_of_every_built_in_rule_hold() {
    let rules = RuleSet::builtin().expect("the built-in rules are sound");
    let mut all = rules.clone();
    assert!(rules.iter().all(|rule| all.enable(&rule.id)));
    let linter = Linter::new(all);
    for rule in rules.iter() {
        let alone = linter.alone(rule);
        for (index, example) in rule.examples.iter().enumerate() {
            let report = alone.check_example(example);
            if let Err(fault) = example.judge(rule, &report) {
                panic!("{}, example {}: {fault:?}", rule.id, index + 1);
            }
        }
        for flags in [true, false] {
            assert!(rule.examples.iter().any(|e| e.flags == flags), "{} shows both ways", rule.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_can_be_checked_and_every_span_leads_back(
        title in ".{0,60}",
        body in "([A-Z][a-z]{2,9}|[a-z]{1,8}|[0-9]{1,4}|[.,;:()\"“”—'\\n \u{200b}éЖ中]){0,120}",
        caption in "([A-Z][a-z]{2,9}|[a-z]{1,8}|Oct|May|in|FILE|[0-9]{1,4}|[.,()\" \u{202e}ñШ]){0,60}",
    ) {
        let record = serde_json::json!({"title": title, "published": "2020-10-11", "text": body, "captions": [caption]});
        for story in stories(Source::new("record", record.to_string()), Format::Json) {
            let Ok(article) = story else { continue };
            let report = linter().check(article);
            for finding in report.all() {
                for at in finding.evidence.iter().filter_map(|reason| reason.at).chain([finding.at]) {
                    let location = report.article.locate(at).expect("it has a place");
                    let text = report.article.text(at.part).expect("it has a text");
                    let source = report.article.sources[text.source()].text();
                    prop_assert_eq!(location.span.of(source), report.article.quote(at));
                }
            }
        }
    }
}
