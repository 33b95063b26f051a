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

/// The rules, of those that speak of persons, with what each points at in the
/// caption of a story.
fn persons(language: &str, story: &str, caption: &str) -> Vec<(String, String)> {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    let record = serde_json::json!({
        "text": story, "language": language, "published": "2019-05-14", "captions": [caption],
    });
    let source = Source::new("desk", record.to_string());
    let story = stories(source, Format::Json).into_iter().next().expect("one story");
    let report = linter.check(story.expect("a sound record"));
    let of_persons = ["given-name-conflict", "namesake-absent", "name-misspelt", "person-absent"];
    let all = report.captions[0].findings.iter();
    let all = all.filter(|finding| of_persons.contains(&&*finding.rule));
    all.map(|f| (f.rule.clone(), report.article.quote(f.at).to_owned())).collect()
}

const HARBOUR: &str = "Harbour master Roland Thorsby shut the old pier in Lund on Monday, after a storm \
    had torn off its planks. Thorsby said that it would be mended by June. Catherine Browne, who sells \
    fish there, has lost her stall. Frida van den Berg drew the plans.";

#[test]
fn another_given_name_is_a_slip_or_somebody_else() {
    for (caption, expected) in [
        // A word for kin that is not bound to the name excuses nothing.
        ("Robert Thorsby speaks to parents on the old pier.", Some("given-name-conflict")),
        ("Robert Thorsby thanks the brothers who mend the pier.", Some("given-name-conflict")),
        (
            "Harbour master Robert Thorsby, a father of two, on the pier.",
            Some("given-name-conflict"),
        ),
        ("June Thorsby looks at the planks of the pier in Lund.", Some("given-name-conflict")),
        // One that is bound to it does.
        ("Roland Thorsby and his wife, Ingrid Thorsby, on the pier.", None),
        ("Ingrid Thorsby, wife of the harbour master, on the pier.", None),
        ("Ingrid Thorsby, whose husband shut the pier, in Lund.", None),
        ("Ingrid Thorsby (right), his daughter, on the pier.", None),
        ("The harbour master\u{2019}s late father, Olaf Thorsby, on the pier.", None),
        ("Sons Mark and Olaf Thorsby mend the pier.", None),
        // Nothing of what the caption says is the story's.
        ("Ingrid Thorsby opens a bakery.", Some("namesake-absent")),
    ] {
        let found = persons("en", HARBOUR, caption);
        let rules: Vec<&str> = found.iter().map(|(rule, _)| &**rule).collect();
        let wanted: Vec<&str> = expected.into_iter().collect();
        let conflicts: Vec<&str> =
            rules.into_iter().filter(|rule| *rule != "person-absent").collect();
        assert_eq!(conflicts, wanted, "{caption}");
    }
}

#[test]
fn a_name_that_sounds_the_same_is_spelt_as_the_story_does() {
    for (caption, expected) in [
        ("Katherine Browne waits at her stall on the pier.", vec!["Katherine Browne"]),
        ("Catherine Brown waits at her stall on the pier.", vec!["Catherine Brown"]),
        ("Frida van der Berg waits on the pier.", vec!["Frida van der Berg"]),
        ("Catherine Browne waits at her stall on the pier.", vec![]),
        ("Kate Browne waits at her stall on the pier.", vec![]),
        ("Cathy Browne waits at her stall on the pier.", vec![]),
        ("Frida Van Den Berg waits on the pier.", vec![]),
    ] {
        let found = persons("en", HARBOUR, caption);
        let misspelt = found.iter().filter(|(rule, _)| rule == "name-misspelt");
        let misspelt: Vec<&str> = misspelt.map(|(_, name)| &**name).collect();
        assert_eq!(misspelt, expected, "{caption}");
    }
}

#[test]
fn nobody_in_a_credit_is_in_the_picture() {
    let caption = "Planks of the old pier in Lund.";
    for (language, credit) in [
        ("en", "(Nordbild/Leila Thorsby)"),
        ("en", "(Leila Thorsby for Tagblatt)"),
        ("en", "(Leila Thorsby via Nordbild)"),
        ("en", "Leila Thorsby for The Courier"),
        ("de", "© dpa | Leila Thorsby"),
        ("de", "© Leila Thorsby/HAUS.ORG"),
        ("de", "Grafik: Leila Thorsby"),
        ("fr", "Photo par Leila Thorsby"),
        ("es", "Foto: Leila Thorsby"),
    ] {
        for text in [format!("{caption} {credit}"), credit.to_owned()] {
            assert_eq!(persons(language, HARBOUR, &text), [], "{text}");
        }
    }
}

#[test]
fn a_thing_of_a_place_is_nobody() {
    let story =
        "La isla de Pag vive del queso. Isla de Pag es la guía de Ana de Pag, alcaldesa de Pag.";
    assert_eq!(persons("es", story, "Queso de Pag con olivas en el mercado."), []);
    assert_eq!(persons("es", story, "Panorámica de Pag."), []);
}
