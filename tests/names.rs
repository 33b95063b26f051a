//! Names of any kind in a caption, as an editor would have them checked.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::RuleSet;

const STORY: &str = "Kataib Hezbollah said on Monday that its headquarters in Qaim had been hit. The \
    Ziv Medical Center took in nine people, and the Ziv Medical Center called for blood. Workers of \
    the European Commission for Refugees left Qaim. NATO denied that it had flown. Koreans and \
    Tsikhanouskaya were there.";

/// What `rule` points at in a caption of the story.
fn found(rule: &str, caption: &str) -> Vec<String> {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    let record =
        serde_json::json!({"text": STORY, "published": "2024-01-30", "captions": [caption]});
    let source = Source::new("desk", record.to_string());
    let story = stories(source, Format::Json).into_iter().next().expect("one story");
    let report = linter.check(story.expect("a sound record"));
    let all = report.captions[0].findings.iter().filter(|finding| finding.rule == rule);
    all.map(|finding| report.article.quote(finding.at).to_owned()).collect()
}

#[test]
fn a_slip_is_found_in_names_of_any_kind() {
    for (caption, expected) in [
        ("Smoke rises above the base of Kataib Hezbolalh in Qaim.", vec!["Hezbolalh"]),
        ("Doctors wait outside the Ziv Meeical Center.", vec!["Meeical"]),
        ("Smoke rises above the base of Kataib Hezbollah in Qaim.", vec![]),
        // Another ending, another romanisation and a known word are no slips.
        ("A Korean waits outside the Ziv Medical Center.", vec![]),
        ("People listen to Tsikhanouskaia in Qaim.", vec![]),
        ("Doctors wait outside the Zip Medical Center.", vec![]),
    ] {
        assert_eq!(found("name-misspelt", caption), expected, "{caption}");
    }
}

#[test]
fn an_organisation_that_the_story_lacks_is_noted() {
    for (caption, expected) in [
        ("Trucks of Vexford Petroleum stand near Qaim.", vec!["Vexford Petroleum"]),
        ("Trucks of the European Commission stand near Qaim.", vec![]),
        ("Trucks of the North Atlantic Treaty Organization stand near Qaim.", vec![]),
        ("Empty trucks stand near Qaim. They were lent by Vexford Petroleum.", vec![]),
        ("Trucks stand near Qaim. (Photo by Vexford Petroleum)", vec![]),
    ] {
        assert_eq!(found("organisation-absent", caption), expected, "{caption}");
    }
}
