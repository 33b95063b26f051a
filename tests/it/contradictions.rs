//! What caption and story say of counts, roles, positions and days: which
//! pairs an editor must hear of, and which are in order.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::RuleSet;
use serde_json::json;

/// The findings of `rule` on a caption, as the words that they point at.
fn flagged(linter: &Linter, rule: &str, caption: &str, story: &str) -> Vec<String> {
    flagged_in("en", linter, rule, caption, story)
}

/// The same in another language.
fn flagged_in(
    language: &str,
    linter: &Linter,
    rule: &str,
    caption: &str,
    story: &str,
) -> Vec<String> {
    let record = json!({"published": "2021-05-18", "text": story, "captions": [caption],
        "language": language});
    let story = stories(Source::new("desk", record.to_string()), Format::Json).into_iter().next();
    let report = linter.check(story.expect("a story").expect("a sound record"));
    let found = report.all().filter(|finding| finding.rule == rule);
    found.map(|finding| report.article.quote(finding.at).to_owned()).collect()
}

fn hold(rule: &str, cases: &[(&str, &str, &[&str])]) {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    for (caption, story, expected) in cases {
        assert_eq!(flagged(&linter, rule, caption, story), *expected, "{caption} / {story}");
    }
}

#[test]
fn counts_conflict_only_where_the_same_is_counted() {
    hold(
        "count-conflict",
        &[
            (
                "Divers search the bay, where 12 people drowned.",
                "A ferry sank in the bay on Monday and 31 people drowned.",
                &["12 people"],
            ),
            (
                "Police arrested up to 20 fans in Leeds.",
                "In Leeds 57 fans were arrested on Monday.",
                &["up to 20 fans"],
            ),
            // Ranges that meet, and a number that the story has of something else.
            (
                "Divers search the bay, where dozens of people drowned.",
                "A ferry sank in the bay on Monday and 31 people drowned.",
                &[],
            ),
            (
                "Divers search the bay, where 12 people drowned.",
                "A ferry sank and 31 people drowned; twelve of them were children.",
                &[],
            ),
            // The dead of both boats, other victims, what a picture shows.
            (
                "Divers search the bay, where 12 people drowned.",
                "Seven people drowned when the ferry sank. On the tug five people died.",
                &[],
            ),
            (
                "Divers search the bay, where 12 people drowned.",
                "A ferry sank on Monday and 31 people were injured.",
                &[],
            ),
            (
                "Two soldiers stand by the bay.",
                "A ferry sank on Monday and 31 soldiers drowned.",
                &[],
            ),
            // The worse disaster of another year.
            (
                "Divers search the bay, where 12 people drowned.",
                "A ferry sank on Monday. In 1987, 193 people drowned nearby.",
                &[],
            ),
        ],
    );
}

#[test]
fn roles_conflict_only_where_nobody_holds_both() {
    hold(
        "role-conflict",
        &[
            (
                "US Senator Anna Okafor (D-MN) talks to nurses.",
                "Rep. Anna Okafor of Minnesota visited nurses on Monday.",
                &["Senator"],
            ),
            (
                "Anna Okafor, the mayor of Graz, opens a fair.",
                "Chancellor Anna Okafor opened a fair on Monday.",
                &["mayor"],
            ),
            ("Rep. Anna Okafor talks.", "House Speaker Anna Okafor talked on Monday.", &[]),
            ("Sen. Anna Okafor talks.", "State Sen. Anna Okafor talked on Monday.", &[]),
            ("Sen. Anna Okafor talks.", "Former Rep. Anna Okafor talked on Monday.", &[]),
            (
                "Sen. Anna Okafor talks.",
                "Rep. Anna Okafor talked on Monday. Anna Okafor, a former senator, was late.",
                &[],
            ),
            ("FILE - Sen. Anna Okafor talks.", "Gov. Anna Okafor talked on Monday.", &[]),
            ("Sen. Anna Okafor talks.", "President-elect Anna Okafor talked on Monday.", &[]),
            // Another of the name.
            ("Sen. Anna Okafor talks.", "President Okafor is the senator's uncle.", &[]),
        ],
    );
}

#[test]
fn positions_contradict_one_another_within_one_row() {
    let story = "Ada Holm and Leo Brandt met on Monday.";
    hold(
        "position-mismatch",
        &[
            ("Ada Holm (L) and Leo Brandt (L) shake hands.", story, &["L"]),
            ("Ada Holm, right, greets Leo Brandt, at right, on Monday.", story, &["at right"]),
            ("Ada Holm (L) (C) greets Leo Brandt.", story, &["C"]),
            ("From left, Ada Holm and Leo Brandt (3rd L) meet.", story, &["3rd L"]),
            ("From left: Ada Holm, Leo Brandt and Ida Voss.", story, &[]),
            ("Ada Holm, second left, and Leo Brandt, left, meet Ida Voss, right.", story, &[]),
            ("Ada Holm, left, speaks. Leo Brandt, left, listens on Tuesday.", story, &[]),
            ("Ada Holm (R) and Leo Brandt (R) debate.", story, &[]),
            ("Ada Holm, third from left, stands with Leo Brandt.", story, &[]),
            ("Combination picture of Ada Holm, left, and, below, Leo Brandt, left.", story, &[]),
        ],
    );
}

#[test]
fn relative_days_are_held_against_the_date_beside_them() {
    let story = "A fair was held in Graz on Monday.";
    hold(
        "relative-date",
        &[
            ("A clown at the fair in Graz yesterday, May 3, 2020.", story, &["yesterday"]),
            ("A clown at the fair today in Graz, Austria, May 3, 2021.", story, &["today"]),
            ("A clown at the fair in Graz yesterday, May 17, 2021.", story, &[]),
            ("A clown at the fair in Graz today, May 17, 2021.", story, &[]),
            ("The fair, today a flea market, in Graz on May 3, 1932.", story, &[]),
            ("A clown prepares for tomorrow's fair in Graz, May 3, 2021.", story, &[]),
        ],
    );
}

#[test]
fn an_ending_is_no_slip_where_names_take_endings() {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (
            "fi",
            "Kauppaneuvos Eero Lahtinen saapui tapaamaan ministeri Outi Salmelaa.",
            "Eero Lahtinen tapasi ministeri Outi Salmelan keskiviikkona.",
            &[],
        ),
        (
            "pl",
            "Minister rozmawia z Janem Zielonkiem.",
            "Minister przyjął Jana Zielonka w środę.",
            &[],
        ),
        // In English they do not, and within the name nowhere.
        (
            "en",
            "Trader Eero Lahtinen meets minister Outi Salmelaa.",
            "Eero Lahtinen met minister Outi Salmelan on Wednesday. Outi Salmelan left early.",
            &["Outi Salmelaa"],
        ),
        (
            "fi",
            "Kauppaneuvos Eero Lahtinen tapaa ministeri Outi Salmelan.",
            "Eero Lahtinen tapasi keskiviikkona ministeri Outi Selmelan.",
            // A slip, and yet nothing is said in a language that is not read.
            &[],
        ),
        (
            "de",
            "Der Äthiopier Milkesa Mengesha im Ziel.",
            "Mengesha gewann den Lauf. Er kommt aus Äthiopien. In Äthiopien trainiert er.",
            &[],
        ),
    ];
    for (language, caption, story, expected) in cases {
        let found = flagged_in(language, &linter, "name-misspelt", caption, story);
        assert_eq!(found, *expected, "{caption} / {story}");
    }
}
