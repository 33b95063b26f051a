//! Names of a caption that are the story's but for a word or a letter, and those
//! that are names of something else.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::RuleSet;
use serde_json::json;

/// Holds what `rule` points at in each caption under its story.
fn hold(rule: &str, cases: &[(&str, &str, &[&str])]) {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    for (caption, story, expected) in cases {
        let record = json!({"published": "2021-05-18", "text": story, "captions": [caption]});
        let source = Source::new("desk", record.to_string());
        let story = stories(source, Format::Json).into_iter().next();
        let report = linter.check(story.expect("a story").expect("a sound record"));
        let found = report.all().filter(|finding| finding.rule == rule);
        let found: Vec<&str> = found.map(|finding| report.article.quote(finding.at)).collect();
        assert_eq!(found, *expected, "{caption}");
    }
}

#[test]
fn a_body_is_the_storys_but_for_one_word() {
    let gulls = "ARDVIK — The Harbour Preservation Society counted gulls on Monday. Its members \
                 found fewer than last year.";
    hold(
        "name-near-miss",
        &[
            (
                "Members of the Harbour Protection Society count gulls on Monday.",
                gulls,
                &["Harbour Protection Society"],
            ),
            (
                "A tent of the League to Prevent Lighthouses in Ardvik.",
                "ARDVIK — The League to Preserve Lighthouses put up a tent on Monday. The League \
                 to Preserve Lighthouses has nine members.",
                &["League to Prevent Lighthouses"],
            ),
            ("Members of the Harbour Preservation Society count gulls.", gulls, &[]),
            // Another body altogether, and two that the story tells apart.
            ("Members of the Harbour Rowing Society count gulls.", gulls, &[]),
            (
                "Members of the Harbour Protection Society count gulls.",
                "The Harbour Preservation Society and the Harbour Protection Society counted gulls \
                 on Monday.",
                &[],
            ),
            (
                "Delegates of the International Union of Millers in Ardvik.",
                "ARDVIK — The National Union of Millers met on Monday.",
                &[],
            ),
        ],
    );
}

#[test]
fn the_storys_only_thing_of_a_kind_has_another_name_in_the_caption() {
    let pipe = "A pipe burst under a laundry on Quarry Lane on Monday. Plumbers came at noon, and \
                the laundry on Quarry Lane stayed shut.";
    let storm = "ARDVIK — Typhoon Halo took the pier of Ardvik with it on Monday.";
    hold(
        "name-near-miss",
        &[
            ("Plumbers outside the laundry on Quarry Street.", pipe, &["Quarry Street"]),
            ("Plumbers outside the laundry on Orchard Lane.", pipe, &["Orchard Lane"]),
            ("The pier of Ardvik after Typhoon Mirko.", storm, &["Typhoon Mirko"]),
            (
                "The viaduct will be closed: a train on the Selby viaduct.",
                "Masons will look at the Brinton viaduct in June. No train will cross the Brinton \
                 viaduct until then.",
                &["Selby viaduct"],
            ),
            ("Plumbers outside the laundry on Quarry Lane.", pipe, &[]),
            ("The pier of Ardvik after Typhoon Halo.", storm, &[]),
            // Nothing that the caption tells is told of the story's street.
            ("Children on Orchard Lane.", pipe, &[]),
            // Two of a kind, in the story or in the caption.
            (
                "Plumbers outside the laundry on Orchard Lane.",
                "Pipes burst under a laundry on Quarry Lane and on Mill Lane. Plumbers came to the \
                 laundry at noon.",
                &[],
            ),
            ("The pier of Ardvik, which Typhoon Mirko and Typhoon Halo hit.", storm, &[]),
        ],
    );
}

#[test]
fn a_species_has_the_storys_genus_and_another_epithet() {
    let jaw = "The jaw is of Paranthropus robustus, the museum said. Paranthropus robustus had \
               broad teeth.";
    hold(
        "name-near-miss",
        &[
            ("The jaw of Paranthropus boisensis.", jaw, &["Paranthropus boisensis"]),
            ("The jaw of Paranthropus robustus.", jaw, &[]),
            (
                "The jaw of Paranthropus boisensis.",
                "The jaw is of Paranthropus robustus. Paranthropus boisensis came later.",
                &[],
            ),
        ],
    );
}

#[test]
fn a_title_in_quotation_marks_is_the_storys_to_the_word() {
    let prize = "Ada Holm won a prize for \u{201c}The Salt Ferry\u{201d} on Monday. Ada Holm wrote it in a year.";
    hold(
        "name-near-miss",
        &[
            ("Ada Holm with \u{201c}The Salt Harbor.\u{201d}", prize, &["The Salt Harbor"]),
            ("Ada Holm with \"The Salt Harbor,\" her book.", prize, &["The Salt Harbor"]),
            ("Ada Holm with \u{201c}The Salt Ferry\u{201d}.", prize, &[]),
            ("Ada Holm with \u{201c}A Winter Coat\u{201d}, an older book.", prize, &[]),
            ("A reader with \u{201c}The Salt Harbor\u{201d}.", prize, &[]),
        ],
    );
}

#[test]
fn a_body_is_of_the_town_that_the_story_has_it_in() {
    let vote = "The Dallas City Council voted on Monday for a new bridge over the river.";
    hold(
        "name-near-miss",
        &[
            ("The Houston City Council votes on Monday.", vote, &["Houston City Council"]),
            ("The Dallas City Council votes on Monday.", vote, &[]),
            (
                "The Houston City Council votes on Monday.",
                "The Dallas City Council voted on Monday as the one in Houston had.",
                &[],
            ),
        ],
    );
}

#[test]
fn names_that_sound_alike_and_a_lost_vowel_are_misspelt() {
    let choir = "Terri Aldous leads a choir in Ardvik. Terri Aldous sings alto.";
    let court = "A court heard the case of Oksana Horobchenko on Monday. Horobchenko was not there. \
                 The friends of Horobchenko were.";
    hold(
        "name-misspelt",
        &[
            ("Terry Aldous sings in Ardvik.", choir, &["Terry Aldous"]),
            ("Oksana Horabchenko at home.", court, &["Oksana Horabchenko"]),
            ("Terri Aldous sings in Ardvik.", choir, &[]),
            // The prefix of a language.
            (
                "UThemba Nkosi sings in Ardvik.",
                "Themba Nkosi leads a choir in Ardvik. Themba Nkosi sings alto.",
                &[],
            ),
            // Another way to carry the name over.
            ("Oksana Horobchenka at home.", court, &[]),
            // A part of a town's name, known or not, beside the same word.
            (
                "A boat in a street of Fort Bakker, Fla.",
                "FORT BAKER, Fla. — Boats lay in the streets of Fort Baker on Monday.",
                &["Bakker"],
            ),
        ],
    );
}

#[test]
fn a_list_has_as_many_names_as_the_number_before_it_says() {
    let story = "Ada Holm, Jonas Brandl and Petra Lang won the race.";
    hold(
        "position-mismatch",
        &[
            (
                "The two winners, from left: Ada Holm, Jonas Brandl and Petra Lang.",
                story,
                &["two winners"],
            ),
            (
                "The four winners, from left, Ada Holm, Jonas Brandl and Petra Lang, on Monday.",
                story,
                &["four winners"],
            ),
            ("The three winners, from left: Ada Holm, Jonas Brandl and Petra Lang.", story, &[]),
            ("Two women and a boy, from left: Ada Holm, Petra Lang and Jonas Brandl.", story, &[]),
            ("Two of the winners, from left: Ada Holm, Petra Lang and Jonas Brandl.", story, &[]),
            (
                "The four winners, from left: Ada Holm, Jonas Brandl, Petra Lang and a guest.",
                story,
                &[],
            ),
        ],
    );
}

#[test]
fn another_kind_of_the_same_thing_than_the_storys() {
    let ferries = "ARDVIK — The ferry to Holm was late on Monday. Two ferries are being mended, and \
                   a third waits for its crew.";
    let orchard = "ARDVIK — Nils Brandt picks plums in his orchard above the fjord. Some years a pear \
                   ripens, too. The plums go to town.";
    hold(
        "object-conflict",
        &[
            ("A submarine at the pier of Ardvik on Monday.", ferries, &["submarine"]),
            ("A ferry at the pier of Ardvik on Monday.", ferries, &[]),
            // Once in a sentence that has the caption's other words.
            (
                "Nora Ek carves a spoon out of birch in her kitchen.",
                "ARDVIK — Nora Ek lives on Holm. In her kitchen she carves a spoon out of alder \
                 each night.",
                &["birch"],
            ),
            // One of the kind is the story's subject, others it names in passing.
            ("Nils Brandt picks cherries above the fjord.", orchard, &["cherries"]),
            (
                "Cherries ripen above the fjord.",
                "ARDVIK — Plums, pears, pears and plums: Nils Brandt picks them all.",
                &[],
            ),
            // A make and an airline have capitals; a name and a table are no bird, no tree.
            (
                "A Qantas plane lands in Ardvik on Monday.",
                "ARDVIK — A Finnair plane landed on Monday. Finnair says that all are well.",
                &["Qantas"],
            ),
            (
                "Robin Ek on the pier.",
                "ARDVIK — Magpies nest here. Robin Ek feeds the magpies.",
                &[],
            ),
            (
                "An oak table in the shop.",
                "ARDVIK — The maple by the shop fell. It was the last maple of Holm.",
                &[],
            ),
            // A picture that says that it is old.
            ("FILE - A submarine at the pier of Ardvik.", ferries, &[]),
        ],
    );
}
