//! Which names are places, which place each one is, and where it lies.

use cutline::Linter;
use cutline::article::Source;
use cutline::gazetteer::gazetteer;
use cutline::mention::{Context, Facts, PlaceName};
use cutline::read::{Format, stories};
use cutline::rule::RuleSet;
use serde_json::json;

fn places(text: &str) -> Vec<PlaceName> {
    Facts::of(text, &Context::default()).places.into_iter().map(|m| m.value).collect()
}

/// The places where a text says that something is, each with its country.
fn seen(text: &str) -> Vec<String> {
    places(text)
        .into_iter()
        .filter(|name| !name.is_demonym() && !name.is_aside)
        .map(|name| {
            let place = name.place.map(|id| gazetteer().place(id));
            let country = place.and_then(|place| gazetteer().country_of(place.id));
            let country = country.map_or_else(|| "?".to_owned(), |code| code.as_str().to_owned());
            format!("{} {country}", name.name)
        })
        .collect()
}

#[test]
fn a_place_is_read_where_the_text_puts_something() {
    for (text, expected) in [
        ("Crowds fill a square in Minsk on Sunday.", vec!["Minsk BY"]),
        ("Firefighters at work in Paris, Texas, on Friday.", vec!["Paris US", "Texas US"]),
        ("Tourists wait in the rain in Paris on Friday.", vec!["Paris FR"]),
        ("Voters queue in Atlanta, Georgia, on Tuesday.", vec!["Atlanta US", "Georgia US"]),
        ("Flags fly in Tbilisi, Georgia, on Tuesday.", vec!["Tbilisi GE", "Georgia GE"]),
        ("A barn burned near Salem, Ore.", vec!["Salem US", "Ore. US"]),
        ("Runners go by in Hopkinton, Mass.", vec!["Hopkinton US", "Mass. US"]),
        ("Voters in Georgia and Atlanta queue.", vec!["Georgia US", "Atlanta US"]),
        ("Flowers in Haymarket, London, on Friday.", vec!["Haymarket ?", "London GB"]),
        ("LONDON (Reuters) - Ministers met on Monday.", vec!["London GB"]),
        ("Families crossed from Syria into Jordan at dawn.", vec!["Syria SY", "Jordan JO"]),
        ("Storms hit China, Japan and Cuba.", vec!["China CN", "Japan JP", "Cuba CU"]),
        ("He left for Washington on Monday.", vec!["Washington US"]),
        ("Guards stand at the U.S.-Mexico border.", vec!["U.S. US", "Mexico MX"]),
        ("A truck burned in Congress, Arizona.", vec!["Congress US", "Arizona US"]),
    ] {
        let seen: Vec<String> =
            seen(text).iter().map(|name| name.replace("LONDON", "London")).collect();
        assert_eq!(seen, expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_place_is_none() {
    for text in [
        "Michael Jordan smiled. Jordan said that he was glad.",
        "A car burned on Lincoln Avenue on Friday.",
        "Shops at Oak and Madison streets were shut.",
        "The tickets cost US$1,800 each.",
        "A SWAT team went in at noon.",
        "They met in March and again in August.",
        "The Washington Post wrote about it.",
        "The Kremlin said that the talks would go on.",
        "Reading is good for children, and March is cold.",
        "The bill will not pass in Congress this year.",
    ] {
        assert_eq!(seen(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_everyday_word_in_the_name_of_a_body_is_no_place() {
    for text in [
        "Lena Orth leads the Federal Harbour Finance Agency.",
        "Lena Orth left the Central Statistics Agency.",
        "Lena Orth leads the Western States Center.",
    ] {
        assert_eq!(places(text), [], "{text}");
    }
}

#[test]
fn what_lies_in_a_town_is_shown_in_full_and_is_where_the_town_is() {
    for (text, expected) in [
        ("Crowds gather in West Leeds on Sunday.", "West Leeds GB"),
        ("Fans wait outside Leeds Bus Station on Sunday.", "Leeds Bus Station GB"),
        ("Children fall at the Doncaster Ice Rink on Sunday.", "Doncaster Ice Rink GB"),
    ] {
        assert_eq!(seen(text), [expected], "{text}");
    }
}

#[test]
fn a_house_of_power_that_acts_is_a_place_beside_the_matter() {
    for text in [
        "The Kremlin said that the talks would go on.",
        "Reporters asked the White House about the talks.",
        "A Pentagon spokesman said that the talks would go on.",
    ] {
        let places = places(text);
        assert_eq!(places.len(), 1, "{text}");
        assert!(places[0].is_aside, "{text}");
    }
}

#[test]
fn whose_somebody_is_does_not_say_where() {
    for (text, aside) in [
        ("The Georgia Bureau of Investigation took up the case.", "Georgia"),
        ("Sen. Anna Moss, R-Texas, speaks to the press.", "Texas"),
        ("Sen. Anna Moss, R-Ala., speaks to the press.", "Ala."),
    ] {
        let asides: Vec<String> =
            places(text).into_iter().filter(|name| name.is_aside).map(|name| name.name).collect();
        assert_eq!(asides, [aside], "{text}");
        assert_eq!(seen(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_rest_of_a_text_tells_namesakes_apart() {
    for (text, name, part) in [
        (
            "Firefighters from Columbus, Ohio, and from Toledo came when a house burned in Lima. The governor of Ohio sent help.",
            "Lima",
            "Ohio",
        ),
        (
            "Washington state is dry: Seattle, Tacoma and Spokane wait for rain.",
            "Washington",
            "Washington",
        ),
        (
            "Police in Seattle, Tacoma and Olympia helped. A man from Vancouver was found in Portland, Oregon.",
            "Portland",
            "Oregon",
        ),
    ] {
        let found = places(text).into_iter().find(|place| place.name == name).expect(text);
        let gazetteer = gazetteer();
        let chain: Vec<&str> = found
            .place
            .into_iter()
            .flat_map(|id| gazetteer.chain(id))
            .map(|id| gazetteer.place(id).name())
            .collect();
        assert!(chain.contains(&part), "{text}: {chain:?}");
    }
}

#[test]
fn only_a_sure_contradiction_is_one() {
    for (text, contradicts) in [
        ("Police stand guard in Minsk, Ukraine, on Friday.", true),
        ("A market burned in Lagos, Kenya, on October 10, 2020.", true),
        ("A barn burned in Paris, Texas, on Friday.", false),
        ("Snow fell in Moscow, Idaho.", false),
        ("Crowds met in Kyiv, Ukraine's capital.", false),
        ("They flew to Kyiv, Moscow and Minsk.", false),
        ("Teams from Paris, France and Germany won.", false),
        ("In Beijing, South Korea's envoy met the press.", false),
        ("The train runs between Minsk, Ukraine and Poland.", false),
        ("Sailors march in Sevastopol, Russia.", false),
        ("Police stand guard in Belfast, Ireland.", false),
        ("A rally in Gibberville, Ukraine, on Friday.", false),
    ] {
        let found = places(text).iter().any(|name| !name.lies_within);
        assert_eq!(found, contradicts, "{text}");
    }
}

#[test]
fn peoples_are_weak_evidence() {
    let found = places("The Belarusian leader met Ukrainian guests.");
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(PlaceName::is_demonym));
}

#[test]
fn hostile_text_gives_mentions_in_order() {
    let many = "Paris, Texas, Minsk and ".repeat(5_000);
    let nested = "(Kyiv (Minsk ".repeat(5_000);
    for text in [
        many.as_str(),
        nested.as_str(),
        "",
        "\u{200b}Minsk\u{200b}'s, \u{202e}Paris’s’s's",
        "St. St. St. N.Y. N. Y. -Paris-- 's 's Prince George's's County",
        "in of the in Paris,,,, Texas ((France",
    ] {
        let found = Facts::of(text, &Context::default()).places;
        let mut last = 0;
        for mention in found {
            assert!(mention.span.start >= last, "{:?}", mention.value.name);
            assert_eq!(mention.span.of(text), mention.value.name);
            last = mention.span.end;
        }
    }
}

/// Holds which of `rules` speak up about each caption under its story.
fn hold(rules: &[&str], cases: &[(&str, &str, bool)]) {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    for (caption, story, expected) in cases {
        let record = json!({"published": "2021-05-18", "text": story, "captions": [caption]});
        let source = Source::new("desk", record.to_string());
        let story = stories(source, Format::Json).into_iter().next();
        let report = linter.check(story.expect("a story").expect("a sound record"));
        let found: Vec<&str> = report.all().map(|finding| finding.rule.as_str()).collect();
        let told = found.iter().any(|rule| rules.contains(rule));
        assert_eq!(told, *expected, "{caption}: {found:?}");
    }
}

#[test]
fn a_namesake_of_the_storys_town_is_another_town() {
    let cordoba = "CORDOBA, Spain — The council of Cordoba voted on Monday to plant orange trees. \
                   The mayor of Cordoba said that the town in the south of Spain had too little \
                   shade.";
    let rome = "ROME, Ga. — The library of Rome will stay open on Sundays. Rome has 37,000 people, \
                and most of them read, the mayor said.";
    hold(
        &["place-conflict"],
        &[
            ("Orange trees in Cordoba, Argentina, on Monday.", cordoba, true),
            ("The library in Rome, Italy, on Sunday.", rome, true),
            ("Orange trees in Cordoba, Spain, on Monday.", cordoba, false),
            ("Orange trees in Cordoba on Monday.", cordoba, false),
            ("The library in Rome, Ga., on Sunday.", rome, false),
            // The story speaks of both.
            (
                "Orange trees in Cordoba, Argentina, on Monday.",
                "CORDOBA, Spain — The council of Cordoba will plant orange trees, as its namesake \
                 in Argentina has.",
                false,
            ),
        ],
    );
}

#[test]
fn a_town_lies_where_the_story_says() {
    let coast = "NAPLES, Fla. — A boat hit the pier of Naples on Monday. The coast guard in Florida \
                 is looking for its owner.";
    let dig = "NAIROBI, Kenya — A jaw was found at Tolgos on Monday, the museum in Nairobi said. \
               Tolgos lies high in the hills of Kenya.";
    let tram = "VIENNA — The trams of Vienna stood still on Monday. The mayor of Vienna spoke of a \
                cable. Austria has few such cables.";
    hold(
        &["place-contradiction"],
        &[
            ("The pier in Naples, Denmark, on Monday.", coast, true),
            ("The jaw was found in Tolgos, Uganda, on Monday.", dig, true),
            ("Trams in west Vienna, Ethiopia, on Monday.", tram, true),
            ("The pier in Naples, Fla., on Monday.", coast, false),
            ("The jaw was found in Tolgos, Kenya, on Monday.", dig, false),
            ("Trams in Vienna, Austria, on Monday.", tram, false),
            // A list of places.
            ("Trams in Vienna, Hungary and Croatia.", tram, false),
        ],
    );
}

#[test]
fn a_landmark_stands_in_one_town() {
    let run = "PARIS — Runners met under the Eiffel Tower in Paris on Sunday. It rained in France.";
    let vote = "WASHINGTON — The bill goes to the White House, the speaker said in Washington.";
    hold(
        &["place-contradiction"],
        &[
            ("Runners under the Eiffel Tower in Ankara on Sunday.", run, true),
            ("The speaker at the White House in Ankara on Monday.", vote, true),
            ("The speaker at the White House, May 17, 2021, in Ankara.", vote, true),
            ("Runners under the Eiffel Tower in Paris on Sunday.", run, false),
            ("The speaker at the White House in Washington on Monday.", vote, false),
            // A copy that the story knows of.
            (
                "Runners under the Eiffel Tower in Hangzhou on Sunday.",
                "Runners met in Hangzhou, whose Eiffel Tower is a third as high as that in Paris.",
                false,
            ),
            ("White House officials in Ankara on Monday.", vote, false),
        ],
    );
}

#[test]
fn what_both_tell_happens_in_one_town() {
    let roof = "LINZ, Austria — Carpenters began to repair the burnt roof of the grain market in \
                Linz on Monday. The mayor of Linz hopes to open the market by autumn.";
    hold(
        &["scene-conflict"],
        &[
            ("Carpenters repair the burnt roof of the grain market in Lima on Monday.", roof, true),
            ("Carpenters repair the burnt roof of the grain market in Linz.", roof, false),
            ("A carpenter from Linz at a fair in Lima.", roof, false),
            // Near enough, marked as old, or a thing of that country.
            ("Carpenters repair the burnt roof of the grain market in Salzburg.", roof, false),
            ("FILE - Carpenters repair the burnt roof of the grain market in Lima.", roof, false),
            ("Carpenters repair the burnt roof of a Peruvian grain market in Lima.", roof, false),
        ],
    );
}
