//! Findings that a story itself says are not to be reported.

use crate::common::Sandbox;
use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::{Cause, RuleSet, StoryReport};

/// The 20th was a Monday.
const WRONG: &str = "A tram crosses the Mur in Graz on Tuesday, March 20, 2023.";

fn check(text: &str, format: Format) -> StoryReport {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    let story = stories(Source::new("story", text), format).remove(0);
    linter.check(story.expect("the story can be read"))
}

/// The rules reported of a story, and those suppressed with their reasons.
fn told(report: &StoryReport) -> (Vec<&str>, Vec<(&str, Option<&str>)>) {
    let told = report.all().map(|finding| finding.rule.as_str()).collect();
    let hidden = report.suppressed.iter().map(|hidden| match &hidden.cause {
        Cause::Story(reason) => (hidden.finding.rule.as_str(), reason.as_deref()),
        Cause::Baseline => panic!("there is no baseline"),
    });
    (told, hidden.collect())
}

fn markdown(body: &str) -> String {
    let body = body.replace("WRONG", WRONG);
    format!(
        "---\ntitle: A new bridge\ndate: 2023-03-21\n---\n\n{body}\n\nGraz opened its new tram \
         bridge over the Mur on Monday after two years of work.\n"
    )
}

const HIDDEN: &[&str] = &["weekday-mismatch"];

#[test]
fn a_comment_reaches_the_picture_below_it_and_no_further() {
    let next = "<!-- cutline-disable-next-line weekday-mismatch -->";
    let of_mdx = "{/* cutline-disable-next-line weekday-mismatch */}";
    for (body, told_of, hidden) in [
        // As MDX has comments.
        ("{MDX}\n![](a.jpg)\n*WRONG*", &[][..], HIDDEN),
        ("{MDX}\n\n<Figure src=\"a.jpg\" caption=\"WRONG\" />", &[], HIDDEN),
        ("{/* a note */}\n![](a.jpg)\n*WRONG*", HIDDEN, &[]),
        // However the picture is written, and whatever stands between.
        ("COMMENT\n![](a.jpg)\n*WRONG*", &[][..], HIDDEN),
        ("COMMENT\n\n![](a.jpg)\n\n*WRONG*", &[], HIDDEN),
        ("COMMENT\n\n<!-- bridge -->\n\n![Two trams](a.jpg)\n*WRONG*", &[], HIDDEN),
        (
            "COMMENT\n<figure>\n<img src=\"a.jpg\">\n<figcaption>WRONG</figcaption>\n</figure>",
            &[],
            HIDDEN,
        ),
        (
            "<figure>\n<img src=\"a.jpg\">\nCOMMENT\n<figcaption>WRONG</figcaption>\n</figure>",
            &[],
            HIDDEN,
        ),
        ("COMMENT\n{{< figure src=\"a.jpg\"\n  caption=\"WRONG\" >}}", &[], HIDDEN),
        ("COMMENT\n{% include figure.html src=\"a.jpg\" caption=\"WRONG\" %}", &[], HIDDEN),
        ("COMMENT\n[caption id=\"1\"]<img src=\"a.jpg\"> WRONG[/caption]", &[], HIDDEN),
        ("> COMMENT\n> ![](a.jpg)\n> *WRONG*", &[], HIDDEN),
        // The line above, and only one picture.
        (
            "COMMENT\nThe bridge is long.\n\n![](a.jpg)\n*WRONG*",
            &["unused-suppression", "weekday-mismatch"],
            &[],
        ),
        ("![](a.jpg)\n*WRONG*\n\nCOMMENT", &["unused-suppression", "weekday-mismatch"], &[]),
        ("COMMENT\n![](a.jpg)\n*WRONG*\n\n![](a-2.jpg)\n*WRONG*", &["weekday-mismatch"], HIDDEN),
        (
            "COMMENT\n![](a.jpg)\n\n![](b.jpg)\n*WRONG*",
            &["missing-caption", "unused-suppression", "weekday-mismatch"],
            &[],
        ),
        // Code is no comment.
        ("```\nCOMMENT\n```\n\n![](a.jpg)\n*WRONG*", &["weekday-mismatch"], &[]),
        ("Write `COMMENT` here.\n\n![](a.jpg)\n*WRONG*", &["weekday-mismatch"], &[]),
    ] {
        let report = check(
            &markdown(&body.replace("COMMENT", next).replace("{MDX}", of_mdx)),
            Format::Markdown,
        );
        let (mut told, hid) = told(&report);
        told.sort_unstable();
        assert_eq!(told, told_of, "{body}");
        assert_eq!(hid.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(), hidden, "{body}");
    }
}

#[test]
fn stretches_files_themes_and_reasons() {
    let two = "![](a.jpg)\n*WRONG*\n\nBETWEEN\n\n![](a-2.jpg)\n*WRONG*";
    let because = Some("the agency has it so");
    for (before, between, left, reason) in [
        ("<!-- cutline-disable weekday-mismatch the agency has it so -->", "", 0, because),
        (
            "<!-- cutline-disable when -- the agency has it so -->",
            "<!-- cutline-enable when -->",
            1,
            because,
        ),
        ("<!-- cutline-disable all -->", "<!-- cutline-enable -->", 1, None),
        (
            "<!--cutline-disable weekday_mismatch-->",
            "<!-- cutline-enable WEEKDAY-mismatch -->",
            1,
            None,
        ),
        (
            "<!-- cutline-disable\n  who, weekday-mismatch:\n  the agency has it so -->",
            "",
            0,
            because,
        ),
        ("", "<!-- cutline-disable-file -->", 0, None),
        ("", "<!-- cutline-disable-file When the agency has it so -->", 0, because),
    ] {
        let text = format!("{before}\n\n{}", two.replace("BETWEEN", between));
        let report = check(&markdown(&text), Format::Markdown);
        let (told, hidden) = told(&report);
        let wrong = told.iter().filter(|rule| **rule == "weekday-mismatch").count();
        assert_eq!((wrong, hidden.len()), (left, 2 - left), "{before} {between}");
        assert!(hidden.iter().all(|(_, why)| *why == reason), "{hidden:?}");
    }
}

#[test]
fn front_matter_and_records_have_a_key() {
    let body = format!("\n\n![](a.jpg)\n*{WRONG}*\n\nGraz opened its new bridge on Monday.\n");
    for head in [
        "---\ndate: 2023-03-21\ncutline: {ignore: [weekday-mismatch]}\n---",
        "---\ndate: 2023-03-21\ncutline:\n  ignore:\n    - when the agency has it so\n---",
        "---\ndate: 2023-03-21\ncutline:\n  ignore: all\n---",
        "+++\ndate = 2023-03-21\n[cutline]\nignore = [\"weekday-mismatch\"]\n+++",
        "{\"date\": \"2023-03-21\", \"cutline\": {\"ignore\": [\"weekday-mismatch\"]}}",
    ] {
        let report = check(&format!("{head}{body}"), Format::Markdown);
        let (told, hidden) = told(&report);
        assert_eq!((told.len(), hidden.len()), (0, 1), "{head}");
    }
    let ignore = r#""cutline": {"ignore": ["weekday-mismatch the agency has it so"]}"#;
    let reason = Some("the agency has it so");
    for (story, first) in [(ignore, ""), ("", ignore)] {
        let record = format!(
            r#"{{"published": "2023-03-21", "text": "Graz opened its new bridge on Monday." {story},
                "captions": [{{"text": "{WRONG}" {first}}}, "{WRONG}"]}}"#,
            story = if story.is_empty() { String::new() } else { format!(", {story}") },
            first = if first.is_empty() { String::new() } else { format!(", {first}") },
        );
        let report = check(&record, Format::Json);
        let (told, hidden) = told(&report);
        assert_eq!(told.len(), usize::from(story.is_empty()), "{record}");
        assert!(hidden.iter().all(|hidden| *hidden == ("weekday-mismatch", reason)));
    }
    // A caption may stand under that key as well.
    let report =
        check(&format!("---\ncover: a.jpg\ncutline: \"{WRONG}\"\n---\nGraz."), Format::Markdown);
    assert_eq!(told(&report).0, ["weekday-mismatch"]);
}

#[test]
fn in_plain_text_a_comment_is_no_part_of_the_story() {
    let lead = "Graz opened its new tram bridge over the Mur on Monday after two years of work.";
    let caption = format!("{WRONG} (Alpenbild/Ann Lee)");
    let plain = format!("A new bridge for Graz\n\nCOMMENT\n{caption}\n\n{lead}\n\nIt is long.\n");
    let with = |comment: &str| check(&plain.replace("COMMENT", comment), Format::Plain);
    let bare = check(&plain.replace("COMMENT\n", ""), Format::Plain);
    for comment in [
        "<!-- cutline-disable-next-line weekday-mismatch the agency has it so -->",
        "  <!-- cutline-disable-file when -->\r",
        "<!-- cutline-disable when -->",
    ] {
        let report = with(comment);
        let texts = |report: &StoryReport| {
            let captions = report.article.captions().map(|(_, text)| text.as_str().to_owned());
            let title = report.article.title.as_ref().map(|title| title.as_str().to_owned());
            (title, report.article.body.as_str().to_owned(), captions.collect::<Vec<_>>())
        };
        assert_eq!(texts(&report), texts(&bare), "{comment}");
        let (told, hidden) = told(&report);
        assert_eq!((told.len(), hidden.len()), (0, 1), "{comment}");
    }
    let html = format!(
        "<html><body><article><h1>A new bridge</h1>\n<!-- cutline-disable-next-line when -->\n\
         <figure><img src=a.jpg><figcaption>{WRONG}</figcaption></figure>\n<p>{lead}</p>\
         <p>{lead}</p></article></body></html>"
    );
    assert_eq!(told(&check(&html, Format::Html)), (vec![], vec![("weekday-mismatch", None)]));
}

#[test]
fn what_suppresses_nothing_is_reported_where_it_stands() {
    for (comment, rule, quote, message) in [
        (
            "<!-- cutline-disable-file place-conflict -->",
            "unused-suppression",
            "place-conflict",
            "`place-conflict` is suppressed here",
        ),
        ("<!-- cutline-disable who -->", "unused-suppression", "who", "`who` is suppressed"),
        (
            "<!-- cutline-disable-file weekday-mismach -->",
            "unknown-suppression",
            "weekday-mismach",
            "did you mean `weekday-mismatch`?",
        ),
        (
            "<!-- cutline-disable-next-line -->",
            "unused-suppression",
            "<!-- cutline-disable-next-line -->",
            "`all`",
        ),
    ] {
        let text = markdown(&format!("![](a.jpg)\n*WRONG*\n\n{comment}"));
        let report = check(&text, Format::Markdown);
        let [finding] = report.findings.as_slice() else { panic!("{comment}: {report:?}") };
        assert_eq!(finding.rule, rule, "{comment}");
        assert!(finding.message.contains(message), "{}", finding.message);
        let at = report.article.locate(finding.at).expect("it has a place").span;
        assert_eq!(at.of(&text), quote);
    }
    // A complaint can be suppressed in its turn, by its own name alone.
    for (names, told_of) in [
        ("who, unused-suppression", &["weekday-mismatch"][..]),
        ("unused-suppression", &["weekday-mismatch", "unused-suppression"]),
    ] {
        let text =
            markdown(&format!("![](a.jpg)\n*WRONG*\n\n<!-- cutline-disable-file {names} -->"));
        assert_eq!(told(&check(&text, Format::Markdown)).0, told_of, "{names}");
    }
    // Nobody knows of rules that are not asked.
    let one = RuleSet::default();
    let linter = Linter::new(one);
    let story =
        stories(Source::new("s", markdown("<!-- cutline-disable who -->")), Format::Markdown);
    let report = linter.check(story.into_iter().next().and_then(Result::ok).expect("a story"));
    assert_eq!(report.all().count(), 0);
}

#[test]
fn slips_in_comments_are_noticed() {
    for (comment, said) in [
        (
            "<!-- cutline-disable-nextline when -->",
            "line 6: there is no comment `cutline-disable-nextline`: did you mean `cutline-disable-next-line`?",
        ),
        ("<!-- cutline-enable when -->", "line 6: this `cutline-enable` enables nothing"),
    ] {
        let report = check(&markdown(comment), Format::Markdown);
        assert!(report.article.notices[0].starts_with(said), "{:?}", report.article.notices);
    }
    let report = check("---\ncutline: {ignroe: [when]}\n---\nGraz has a bridge.", Format::Markdown);
    assert!(report.article.notices[0].contains("expected `ignore`"));
    for comment in ["<!-- cutline -->", "<!-- cutline-end -->", "<!-- more -->"] {
        let report = check(&markdown(comment), Format::Markdown);
        assert_eq!((report.article.notices.len(), report.all().count()), (0, 0), "{comment}");
    }
}

#[test]
fn suppressed_findings_do_not_count_but_can_be_seen() {
    let wrong = markdown(
        "<!-- cutline-disable-next-line when the agency has it so -->\n![](a.jpg)\n*WRONG*",
    );
    let here = Sandbox::new().file("a.md", wrong);
    let run = here.run(&["check", "a.md"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "1 story, 1 caption checked: nothing to report; 1 suppressed\n");
    let run = here.run(&["check", "--show-suppressed", "--format", "concise", "a.md"]);
    assert_eq!(
        run.out,
        "a.md:8:36: suppressed[weekday-mismatch] Tuesday, March 20, 2023 was a Monday \
         (the agency has it so)\n"
    );
    let run = here.run(&["check", "--format", "json", "a.md"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let hidden = &document["stories"][0]["captions"][0]["suppressed"][0];
    assert_eq!(hidden["rule"], "weekday-mismatch");
    assert_eq!(hidden["reason"], "the agency has it so");
    assert_eq!(document["summary"]["suppressed"], 1);
}

#[test]
fn a_mismatch_that_is_accepted_is_none() {
    let foreign = include_str!("../../examples/stories/minsk.txt");
    let here = Sandbox::new()
        .file("a.txt", foreign)
        .file("b.txt", format!("<!-- cutline-disable-file belonging, picture -->\n{foreign}"));
    assert!(here.run(&["check", "a.txt"]).out.contains("1 mismatch"));
    let run = here.run(&["check", "b.txt"]);
    assert_eq!(run.code, 0);
    assert!(!run.out.contains("mismatch") && run.out.contains("2 suppressed"), "{}", run.out);
}

#[test]
fn a_thousand_comments_take_no_thousand_times_as_long() {
    let one = "<!-- cutline-disable-next-line all -->\n![](a.jpg)\n*A clown in Graz.*\n\n";
    let report = check(&one.repeat(3_000), Format::Markdown);
    assert_eq!(report.article.suppressions.len(), 1_000);
    assert_eq!(report.article.notices.len(), 1);
    check(&format!("Graz.\n\n{}", "<!-- cutline-disable all -->".repeat(20_000)), Format::Markdown);
    let long = format!(
        "Graz.\n\n<!-- cutline-disable-file {}x {} -->",
        "x,".repeat(900),
        "y".repeat(1 << 20)
    );
    let report = check(&long.replace("Graz", WRONG), Format::Markdown);
    assert!(report.article.suppressions.iter().all(|s| s.reason.as_ref().unwrap().len() < 500));
    let name = format!(
        "<!-- cutline-disable-{x} -->\n<!-- cutline-disable {x} -->\nGraz.",
        x = "x".repeat(1 << 20)
    );
    let report = check(&name, Format::Markdown);
    assert!(report.article.notices[0].len() < 200 && report.findings[0].message.len() < 200);
    check(&"<!-- cutline-disable-next-line all -->![a](b)\n".repeat(2_000), Format::Markdown);
    check(&"<!-- cutline-disable all -->\n<!--".repeat(20_000), Format::Plain);
}
