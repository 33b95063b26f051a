//! What caption and story say of persons: whose kin they are, what office they
//! hold, what came of their matter, and who did what.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::RuleSet;
use serde_json::json;

/// Each caption under its story, and the words that `rule` points at.
fn hold(rule: &str, cases: &[(&str, &str, &[&str])]) {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    for (caption, story, expected) in cases {
        assert_eq!(flagged(&linter, "en", rule, caption, story), *expected, "{caption} / {story}");
    }
}

/// The findings of `rule` on a caption, as the words that they point at.
fn flagged(linter: &Linter, language: &str, rule: &str, caption: &str, story: &str) -> Vec<String> {
    let record = json!({"published": "2021-05-18", "text": story, "captions": [caption],
        "language": language});
    let story = stories(Source::new("desk", record.to_string()), Format::Json).into_iter().next();
    let report = linter.check(story.expect("a story").expect("a sound record"));
    let found = report.all().filter(|finding| finding.rule == rule);
    found.map(|finding| report.article.quote(finding.at).to_owned()).collect()
}

#[test]
fn kin_conflicts_where_both_say_what_two_persons_are() {
    let story = "GRAZ — Robert Lang opened his mill on Monday with his daughter, Maria Lang, and \
                 his lawyer, Peter Holm. His wife, Susan Clarke, was in Linz.";
    hold(
        "kin-conflict",
        &[
            ("Robert Lang and his wife, Maria, in Graz.", story, &["wife, Maria"]),
            ("Maria Lang, the niece of Robert Lang, in Graz.", story, &["Maria Lang, the niece"]),
            ("Robert Lang's son Peter Holm in Graz.", story, &["son Peter Holm"]),
            // The same the other way round, in other words, or no more.
            ("Robert Lang, Maria Lang's father, in Graz.", story, &[]),
            ("Maria Lang and her father, Robert Lang, in Graz.", story, &[]),
            ("Robert Lang and his friend Peter Holm in Graz.", story, &[]),
            ("Robert Lang and his former wife, Maria Lang, in Graz.", story, &[]),
            // Nobody says what the two are.
            ("Susan Clarke and her son Peter Holm in Linz.", story, &[]),
            ("Robert Lang and his sister, Anna Okafor, in Graz.", story, &[]),
            // A surname alone is the other of the two who bear it.
            (
                "Maria Lang, the sister of Robert Lang, in Graz.",
                "GRAZ — Robert Lang spoke. Lang's mother, Maria Lang, did not.",
                &["Maria Lang, the sister"],
            ),
        ],
    );
}

#[test]
fn a_title_is_whose_the_story_gives_it() {
    let mill = "GRAZ — Fire Chief Robert Lang said on Monday that the mill was lost. Mill owner \
                Peter Holm will build it anew. No one was hurt.";
    hold(
        "office-conflict",
        &[
            ("Fire Chief Peter Holm at the mill.", mill, &["Fire Chief Peter Holm"]),
            ("Mill owner Robert Lang at the mill.", mill, &["Mill owner Robert Lang"]),
            ("Mill owner Peter Holm and Fire Chief Robert Lang.", mill, &[]),
            ("Chief Robert Lang at the mill.", mill, &[]),
            ("Widower Peter Holm at the mill.", mill, &[]),
        ],
    );
    hold(
        "count-conflict",
        &[
            ("Two firefighters were hurt at the mill.", mill, &["Two firefighters"]),
            ("No one was hurt at the mill.", mill, &[]),
        ],
    );
}

#[test]
fn a_part_is_whose_the_story_says_in_any_way() {
    let bill = "GRAZ — Robert Lang was seen as Michele in the first and as Schicchi in the second. Maria \
                Gomez is Lauretta; on Sundays it is Susan Clarke as Lauretta. In the evening the \
                Albrecht of Peter Holm was cheered, as Ivo Berger as Albrecht was on Monday.";
    hold(
        "part-conflict",
        &[
            ("Robert Lang as Schicchi in Graz.", bill, &[]),
            ("Maria Gomez as Lauretta in Graz.", bill, &[]),
            ("Peter Holm as Albrecht in Graz.", bill, &[]),
            ("Robert Lang as Albrecht in Graz.", bill, &["Robert Lang as Albrecht"]),
        ],
    );
}

#[test]
fn a_pronoun_is_not_of_whom_only_a_genitive_names() {
    let boat = "GRAZ — Robert Lang, 17, and his cousin Ellie Marsh, 15, were found on Monday. Her \
                father, Philip Marsh, was there.";
    let caption = "Philip Marsh, Robert Lang's uncle, with his daughter, Ellie Marsh, in Graz.";
    hold("kin-conflict", &[(caption, boat, &[])]);
}

#[test]
fn a_party_is_read_by_its_letters_in_each_language() {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    for (language, caption, story, expected) in [
        (
            "de",
            "Anna Berger (SPD) am Montag in Graz.",
            "GRAZ — Die Stadträtin Anna Berger (CDU) hat am Montag in Graz für die Brücke gestimmt.",
            vec!["SPD"],
        ),
        (
            "de",
            "Anna Berger (CDU) am Montag in Graz.",
            "GRAZ — Die Stadträtin Anna Berger (CDU) hat am Montag in Graz für die Brücke gestimmt.",
            vec![],
        ),
        (
            "es",
            "La concejala Carmen Ortega (PSOE) en Huesca.",
            "HUESCA — La concejala Carmen Ortega (PP) votó el lunes en Huesca a favor del puente.",
            vec!["PSOE"],
        ),
        (
            "en",
            "Sen. Ann Lee, D-Ardvik, on Monday.",
            "GRAZ — Sen. Ann Lee, R-Ardvik, voted for the bridge on Monday and left in haste.",
            vec!["D"],
        ),
    ] {
        let found = flagged(&linter, language, "party-conflict", caption, story);
        assert_eq!(found, expected, "{caption}");
    }
}

#[test]
fn offices_have_one_holder() {
    let town = "GRAZ — Engineer Robert Lang showed the bridge to Mayor Maria Gomez on Monday.";
    let firm = "GRAZ — The chief executive of Ombrex, Susan Clarke, met French President Peter \
                Holm on Monday.";
    hold(
        "office-conflict",
        &[
            ("Mayor Robert Lang on the bridge.", town, &["Mayor Robert Lang"]),
            ("Robert Lang, the mayor of Graz, on it.", town, &["Robert Lang, the mayor of Graz"]),
            ("Former Mayor Robert Lang on the bridge.", town, &[]),
            ("Deputy Mayor Robert Lang on the bridge.", town, &[]),
            ("Mayor Maria Gomez on the bridge.", town, &[]),
            (
                "Mayor Robert Lang on the bridge.",
                "GRAZ — Robert Lang, once the mayor of Linz, met Mayor Maria Gomez on Monday. \
                 Robert Lang, a former mayor, waved.",
                &[],
            ),
            (
                "Greek President Peter Holm meets Susan Clarke.",
                firm,
                &["Greek President Peter Holm"],
            ),
            ("France's president, Peter Holm, in Graz.", firm, &[]),
            (
                "Tarvo chief executive Susan Clarke in Graz.",
                firm,
                &["Tarvo chief executive Susan Clarke"],
            ),
            ("Susan Clarke, chief executive of Ombrex, in Graz.", firm, &[]),
        ],
    );
    hold(
        "role-conflict",
        &[
            (
                "Prosecutor Maria Gomez in court.",
                "Judge Maria Gomez sent the jury home on Monday.",
                &["Prosecutor"],
            ),
            (
                "The tenor Robert Lang on the stage.",
                "The orchestra was led by the conductor Robert Lang on Monday.",
                &["tenor"],
            ),
            (
                "Swiss President Robert Lang waves.",
                "Poland's prime minister, Robert Lang, waved on Monday.",
                &["President"],
            ),
        ],
    );
}

#[test]
fn outcomes_are_of_whom_they_are_told() {
    let trial = "GRAZ — A jury found Robert Lang not guilty on Monday. Maria Gomez, who had \
                 pleaded guilty, was sentenced. Peter Holm was wounded at the gate.";
    hold(
        "outcome-conflict",
        &[
            ("Robert Lang, convicted of theft, in Graz.", trial, &["convicted"]),
            ("Robert Lang was found guilty in Graz.", trial, &["found guilty"]),
            ("Maria Gomez pleaded not guilty in Graz.", trial, &["pleaded not guilty"]),
            ("Peter Holm, who was killed in Graz.", trial, &["killed"]),
            ("Robert Lang, who was acquitted, in Graz.", trial, &[]),
            ("Maria Gomez was convicted in Graz.", trial, &[]),
            ("Robert Lang was nearly convicted in Graz.", trial, &[]),
            ("FILE - Robert Lang, convicted of theft, in Graz.", trial, &[]),
            // Somebody else's, or of another matter.
            ("The brother of Robert Lang was convicted in Graz.", trial, &[]),
            ("Robert Lang pleaded guilty in Graz.", trial, &[]),
            (
                "Robert Lang, who was convicted in 2009.",
                "GRAZ — Robert Lang was acquitted on Monday, after his sentence was overturned.",
                &[],
            ),
        ],
    );
}

#[test]
fn a_sentence_is_told_of_its_own_subject() {
    let story = "GRAZ — Maria Gomez repairs old accordions in a cellar below the opera. Peter Holm, \
                 who tunes pianos, lends her tools.\n\nThe museum shows The Last Ferry to Arholma \
                 by Susan Clarke and Winter in the Harbor by Robert Lang.";
    hold(
        "borrowed-subject",
        &[
            ("Anna Okafor repairs accordions below the opera in Graz.", story, &["Anna Okafor"]),
            ("Peter Holm repairs accordions below the opera in Graz.", story, &["Peter Holm"]),
            ("Maria Gomez repairs accordions below the opera in Graz.", story, &[]),
            ("Anna Okafor and Maria Gomez repair accordions below the opera.", story, &[]),
            ("Anna Okafor eats cake in Graz.", story, &[]),
            ("Anna Okafor's cellar below the opera with its accordions.", story, &[]),
            (
                "The Last Ferry to Arholma by Robert Lang in Graz.",
                story,
                &["The Last Ferry to Arholma by Robert Lang"],
            ),
            ("The Last Ferry to Arholma by Susan Clarke in Graz.", story, &[]),
            ("Summer in the Harbor Town by Susan Clarke in Graz.", story, &[]),
        ],
    );
}

#[test]
fn other_languages_are_let_be() {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    let story = "GRAZ — Robert Lang kam am Montag mit seiner Tochter Maria Lang in die Mühle. \
                 Bürgermeisterin Susan Clarke war auch da.";
    let caption = "Robert Lang und seine Frau Maria Lang in der Mühle.";
    for (language, rule) in [
        ("da", "kin-conflict"),
        ("da", "outcome-conflict"),
        ("de", "office-conflict"),
        ("de", "outcome-conflict"),
        ("de", "borrowed-subject"),
    ] {
        let found = flagged(&linter, language, rule, caption, story);
        assert!(found.is_empty(), "{rule}: {found:?}");
    }
    // What is read in German, too.
    assert_eq!(flagged(&linter, "de", "kin-conflict", caption, story), ["Frau Maria Lang"]);
}

#[test]
fn nobody_of_a_name_held_an_office() {
    let story = "GRAZ — The mill was opened again on Monday. Susan Clarke had mended its wheel.";
    hold(
        "office-unheld",
        &[
            ("Russian President Peter Zabel in Graz.", story, &["Russian President Peter Zabel"]),
            ("U.S. Senator Peter Zabel in Graz.", story, &["U.S. Senator Peter Zabel"]),
            ("Rep. Peter Zabel (D-Ohio) in Graz.", story, &["Rep. Peter Zabel"]),
            // Whoever held it, be it misspelt or by a short form.
            ("Russian President Vladimir Puttin in Graz.", story, &[]),
            ("U.S. Senator Bernie Sanders in Graz.", story, &[]),
            // No office of that country, one that is sought or over, and a later day.
            ("State Sen. Peter Zabel in Graz.", story, &[]),
            ("President Peter Zabel of the rowing club in Graz.", story, &[]),
            ("Former Russian President Peter Zabel in Graz.", story, &[]),
            ("Russian President Peter Zabel in Graz on May 3, 2061.", story, &[]),
            // The story knows better.
            ("Russian President Susan Clarke in Graz.", story, &[]),
        ],
    );
}

#[test]
fn titles_are_of_those_who_bear_them() {
    let story = "GRAZ — Court nominee Susan Clarke opened the mill in Graz on Monday. Harbor envoy \
                 Robert Lang and harbor envoy Ida Moser came, too. Minority leader Otto Hahn did not.";
    hold(
        "office-conflict",
        &[
            ("Court nominee Peter Zabel in Graz.", story, &["Court nominee Peter Zabel"]),
            ("Former court nominee Peter Zabel in Graz.", story, &[]),
            ("Court nominee Peter Zabel with Susan Clarke in Graz.", story, &[]),
            ("Majority leader Peter Zabel in Graz.", story, &[]),
            ("Harbor envoy Peter Zabel in Graz.", story, &[]),
            ("Court nominee Peter Zabel in Graz on May 3, 2018.", story, &[]),
        ],
    );
}

#[test]
fn he_and_she_are_told_apart() {
    let story = "GRAZ — Robin Lang opened the mill on Monday. She had mended its wheel. Her mill \
                 is old. Peter Holm watched, and he clapped.";
    hold(
        "pronoun-conflict",
        &[
            ("Robin Lang at his mill in Graz.", story, &["his"]),
            ("Robin Lang at her mill in Graz.", story, &[]),
            ("Robin Lang and Peter Holm at his mill in Graz.", story, &[]),
            ("Peter Holm at her mill in Graz.", story, &[]),
        ],
    );
}

#[test]
fn a_name_is_misspelt_in_an_alternative_text_too() {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    for (alt, caption, expected) in [
        ("Susan Clakre mends the wheel", "Susan Clarke in Graz.", Some("Clakre")),
        ("Susan Clarke mends the wheel", "Susan Clarke in Graz.", None),
    ] {
        let page = format!(
            "---\ntitle: A mill\ndate: 2021-05-18\n---\n\n![{alt} in Graz](a.jpg)\n*{caption}*\n\n\
             GRAZ — Susan Clarke mended the wheel of the mill on Monday. Clarke is 61.\n"
        );
        let story = stories(Source::new("mill.md", page), Format::Markdown).into_iter().next();
        let report = linter.check(story.expect("a story").expect("a sound page"));
        let found = report.all().find(|finding| finding.rule == "name-misspelt");
        let quoted = found.map(|finding| report.article.quote(finding.at).to_owned());
        assert_eq!(quoted.is_some(), expected.is_some(), "{alt}: {quoted:?}");
        assert!(expected.is_none_or(|name| quoted.unwrap_or_default().contains(name)), "{alt}");
    }
}
