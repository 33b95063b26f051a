//! Ages, results, figures, years, numbers to call and words before their time:
//! what of a caption the story refutes, and what it does not.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::RuleSet;
use serde_json::json;

/// The words that a rule points at in a caption under a story.
fn found(rule: &str, story: &str, caption: &str) -> Vec<String> {
    let record =
        json!({"published": "2021-03-04", "language": "en", "text": story, "captions": [caption]});
    let article = stories(Source::new("a.json", record.to_string()), Format::Json).remove(0);
    let rules = RuleSet::builtin().expect("they are sound");
    let report = Linter::new(rules).check(article.expect("the record is sound"));
    let findings = report.captions.iter().flat_map(|caption| &caption.findings);
    let of_rule = findings.filter(|finding| finding.rule == rule);
    of_rule.map(|finding| report.article.quote(finding.at).to_owned()).collect()
}

const BAKERY: &str = "LINZ — Baker Jonas Brandl, 36, gave up his shop in Linz on Monday. The shop \
                      made 14,000 euros in January, 45 percent less than a year before. Its oven \
                      came from Steyr and was lit in 1966. Ida Wimmer, a 24-year-old nurse, bought the last \
                      loaf. Otto Hahn died in the shop in May. He was 91. The last guests could \
                      call 0732 555 0142.";
const GAME: &str = "LINZ — Anna Gruber scored twice on Saturday as Linz beat Wels 3-1 in Linz. The \
                    council had voted 12-7 for the new stadium of Linz on Friday.";

const SHIRTS: &str = "LINZ — Anna Gruber, 24, who wears No. 7, scored on Saturday in Linz. Ida Wimmer \
                      saved a penalty.";

#[test]
fn what_the_story_says_otherwise_is_pointed_at() {
    for (rule, story, caption, points_at) in [
        ("age-conflict", BAKERY, "Jonas Brandl, 63, closes his shop in Linz.", Some("63")),
        ("age-conflict", BAKERY, "Jonas Brandl (36) closes his shop in Linz.", None),
        ("age-conflict", BAKERY, "Jonas Brandl, then 17, bakes with his aunt.", None),
        ("age-conflict", BAKERY, "Ida Wimmer, 42, with the last loaf in Linz.", Some("42")),
        ("age-conflict", BAKERY, "Otto Hahn, 89, died in the shop.", Some("89")),
        ("age-conflict", BAKERY, "Otto Hahn, 91, died in the shop.", None),
        ("score-conflict", GAME, "Anna Gruber after the 3-2 win over Wels.", Some("3-2")),
        ("score-conflict", GAME, "Anna Gruber after the 3-1 win over Wels.", None),
        ("score-conflict", GAME, "Wels lost 1-3 to Linz on Saturday.", None),
        ("score-conflict", GAME, "Anna Gruber puts Linz 2-1 up against Wels.", None),
        ("score-conflict", GAME, "Anna Gruber after last week's 3-0 win over Steyr.", None),
        ("score-conflict", GAME, "The council of Linz voted 12-9 for the stadium.", Some("12-9")),
        (
            "figure-conflict",
            BAKERY,
            "The shop in Linz made 54 percent less in January.",
            Some("54"),
        ),
        (
            "figure-conflict",
            BAKERY,
            "The shop in Linz made 54 per cent less in January.",
            Some("54"),
        ),
        ("figure-conflict", BAKERY, "The shop in Linz made almost half less in January.", None),
        ("year-conflict", BAKERY, "The oven from Steyr, first lit in 1956.", Some("1956")),
        ("year-conflict", BAKERY, "The oven from Steyr, first lit in 1966.", None),
        (
            "year-conflict",
            "LINZ — In 2016 the library of Linz lost its roof and reopened the following spring.",
            "The library of Linz reopened in the spring of 2017.",
            None,
        ),
        (
            "year-conflict",
            "LINZ — Jonas Brandl was the mayor of Linz from 2008 to 2016, and spoke on Monday.",
            "Jonas Brandl, the mayor of Linz, in 2013.",
            None,
        ),
        (
            "contact-conflict",
            "LINZ — The debt of Linz is 10000000000000000 euros.",
            "A debt of 12000000000000000 euros.",
            None,
        ),
        ("year-conflict", BAKERY, "Jonas Brandl at school in Linz in 1999.", None),
        (
            "contact-conflict",
            BAKERY,
            "Call 0732 555 0124 for the last loaf.",
            Some("0732 555 0124"),
        ),
        ("contact-conflict", BAKERY, "Call +43 732 555 0142 for the last loaf.", None),
        (
            "anachronism",
            BAKERY,
            "President Joe Biden with a loaf of Linz on May 3, 2014.",
            Some("President Joe Biden"),
        ),
        ("anachronism", BAKERY, "Then-Vice President Joe Biden with a loaf on May 3, 2014.", None),
        ("anachronism", BAKERY, "A mask against COVID-19 in Linz, June 2011.", Some("COVID-19")),
        (
            "age-conflict",
            "A 34-year-old baker was found in his oven house in Linz on Monday.",
            "Neighbours of the 43-year-old baker in Linz.",
            Some("43"),
        ),
        (
            "age-conflict",
            "A 34-year-old baker was found in his oven house in Linz on Monday.",
            "Neighbours of the 34-year-old baker in Linz.",
            None,
        ),
        (
            "age-conflict",
            "A 34-year-old baker and a 43-year-old baker were found in Linz.",
            "Neighbours of the 43-year-old baker in Linz.",
            None,
        ),
        ("shirt-conflict", SHIRTS, "Anna Gruber (17) scores in Linz.", Some("17")),
        ("shirt-conflict", SHIRTS, "No. 17 Anna Gruber scores in Linz.", Some("17")),
        ("shirt-conflict", SHIRTS, "Anna Gruber (7) scores in Linz.", None),
        ("shirt-conflict", SHIRTS, "Anna Gruber (24) scores in Linz.", None),
        ("shirt-conflict", SHIRTS, "Ida Wimmer (17) scores in Linz.", None),
        (
            "weekday-conflict",
            GAME,
            "The council of Linz votes for the new stadium on Tuesday.",
            Some("Tuesday"),
        ),
        (
            "weekday-conflict",
            GAME,
            "The council of Linz votes for the new stadium on Friday.",
            None,
        ),
        ("weekday-conflict", GAME, "The council plants a tree in Linz on Tuesday.", None),
        (
            "announced-past",
            GAME,
            "Linz will play Wels again on March 1, 2021.",
            Some("March 1, 2021"),
        ),
        ("announced-past", GAME, "Linz will play Wels again on March 11, 2021.", None),
        ("announced-past", GAME, "Linz played Wels on March 1, 2021.", None),
    ] {
        let found = found(rule, story, caption);
        assert_eq!(found.first().map(String::as_str), points_at, "{rule}: {caption}");
    }
}

#[test]
fn a_sum_is_read_by_its_sign() {
    let story = "LINZ — The shop of Jonas Brandl in Linz owes the bank £14,000, he said on Monday.";
    let told = |caption: &str| found("figure-conflict", story, caption);
    assert_eq!(told("The shop of Jonas Brandl in Linz, which owes £41,000."), ["£41,000"]);
    assert!(told("The shop of Jonas Brandl in Linz, which owes £14,000.").is_empty());
}
