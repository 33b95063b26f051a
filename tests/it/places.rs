//! Which names are places, and which place each one is.

use cutline::gazetteer::gazetteer;
use cutline::mention::{Context, Facts, PlaceName};

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
