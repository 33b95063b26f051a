use super::*;

/// The first place that `name`, as a text has it, may mean.
fn first(name: &str) -> Place<'static> {
    let all = gazetteer();
    let hit = all.lookup(&fold(name)).find(|hit| hit.written.fits(name));
    all.place(hit.unwrap_or_else(|| panic!("{name} is unknown")).place)
}

fn first_of(name: &str, kind: Kind) -> Place<'static> {
    let all = gazetteer();
    let places = all.lookup(&fold(name)).map(|hit| all.place(hit.place));
    places.into_iter().find(|place| place.kind == kind).expect(name)
}

#[test]
fn small_places_lie_in_large_ones() {
    for (inner, kind, outers) in [
        ("Minsk", Kind::City, &["Belarus", "Europe"][..]),
        ("US Capitol", Kind::Seat, &["Washington DC", "District of Columbia", "United States"]),
        ("Gaza City", Kind::City, &["Gaza Strip", "Palestine", "Middle East"]),
        ("Oakland", Kind::City, &["Alameda County", "Bay Area", "California", "West Coast"]),
        ("Bakhmut", Kind::City, &["Donbas", "Donetsk Oblast", "Ukraine", "Eastern Europe"]),
        ("Istanbul", Kind::City, &["Turkey", "Europe", "Asia"]),
        ("Brooklyn", Kind::District, &["New York City"]),
        ("Srinagar", Kind::City, &["Kashmir", "India", "South Asia"]),
        ("Scotland", Kind::Subdivision, &["UK", "Scotland"]),
        ("Mount Everest", Kind::Mountain, &["Nepal", "Asia"]),
    ] {
        let inner = first_of(inner, kind);
        for outer in outers {
            let outer = first(outer);
            assert!(
                gazetteer().contains(outer.id, inner.id),
                "{} in {}",
                inner.name(),
                outer.name()
            );
        }
    }
}

#[test]
fn neighbours_do_not_lie_in_each_other() {
    for (inner, outer) in [
        ("Belarus", "Minsk"),
        ("Vilnius", "Belarus"),
        ("Moscow", "European Union"),
        ("Ontario", "United States"),
        ("Gaza Strip", "Israel"),
        ("Chicago", "New England"),
    ] {
        let pair = (first(outer), first(inner));
        assert!(!gazetteer().contains(pair.0.id, pair.1.id), "{inner} in {outer}");
    }
}

#[test]
fn a_name_means_the_best_known_place_first() {
    for (name, canonical, country) in [
        ("Paris", "Paris", "FR"),
        ("London", "London", "GB"),
        ("Moscow", "Moscow", "RU"),
        ("Cologne", "Cologne", "DE"),
        ("Kiev", "Kyiv", "UA"),
        ("Київ", "Kyiv", "UA"),
        ("Peking", "Beijing", "CN"),
        ("Bombay", "Mumbai", "IN"),
        ("Saigon", "Ho Chi Minh City", "VN"),
        ("München", "Munich", "DE"),
        ("St Petersburg", "Saint Petersburg", "RU"),
        ("Xian", "Xi'an", "CN"),
        ("Sana’a", "Sanaa", "YE"),
        ("New York", "New York City", "US"),
        ("Washington", "Washington", "US"),
        ("Georgia", "Georgia", "GE"),
        ("Kursk region", "Kursk Oblast", "RU"),
        ("Rapides Parish", "Rapides Parish", "US"),
        ("Burma", "Myanmar", "MM"),
        ("Holland", "Netherlands", "NL"),
        ("UAE", "United Arab Emirates", "AE"),
        ("U.K.", "United Kingdom", "GB"),
        ("DRC", "Democratic Republic of the Congo", "CD"),
        ("Calif.", "California", "US"),
        ("N.Y.", "New York", "US"),
        ("D.C.", "District of Columbia", "US"),
        ("NSW", "New South Wales", "AU"),
        ("U.S. Capitol", "US Capitol", "US"),
        ("Deutschland", "Germany", "DE"),
        ("États-Unis", "United States", "US"),
        ("Heathrow", "Heathrow Airport", "GB"),
    ] {
        let place = first(name);
        let found = (place.name(), gazetteer().country_of(place.id).map(|c| c.as_str().to_owned()));
        assert_eq!(found, (canonical, Some(country.to_owned())), "{name}");
    }
}

#[test]
fn namesakes_stand_behind_the_first() {
    let all = gazetteer();
    for (name, namesake, outer) in [
        ("Paris", Kind::City, "Texas"),
        ("Washington", Kind::Subdivision, "United States"),
        ("New York", Kind::Subdivision, "United States"),
        ("Georgia", Kind::Subdivision, "United States"),
        ("Springfield", Kind::City, "Illinois"),
        ("Gaza", Kind::City, "Gaza Strip"),
        ("Odessa", Kind::City, "Texas"),
    ] {
        let outer = first(outer);
        let found = all
            .lookup(&fold(name))
            .skip(1)
            .any(|hit| all.place(hit.place).kind == namesake && all.contains(outer.id, hit.place));
        assert!(found, "{name} in {}", outer.name());
    }
}

#[test]
fn peoples_lead_to_their_countries() {
    for (demonym, country) in [
        ("Belarusian", "Belarus"),
        ("Iranians", "Iran"),
        ("British", "United Kingdom"),
        ("Britons", "United Kingdom"),
        ("Dutch", "Netherlands"),
        ("Spaniards", "Spain"),
        ("Palestinians", "Palestine"),
        ("Germans", "Germany"),
        ("Texans", "Texas"),
        ("New Yorkers", "New York City"),
        ("Chinese", "China"),
    ] {
        let hit = gazetteer().lookup(&fold(demonym)).next().expect(demonym);
        assert_eq!(hit.name_kind, NameKind::Demonym, "{demonym}");
        assert_eq!(gazetteer().place(hit.place).name(), country);
    }
}

#[test]
fn abbreviations_want_their_capitals_or_their_period() {
    let means = |name: &str, place: &str| {
        let mut hits = gazetteer().lookup(&fold(name)).filter(|hit| hit.written.fits(name));
        hits.any(|hit| gazetteer().place(hit.place).name() == place)
    };
    for (name, place) in [
        ("U.S.", "United States"),
        ("US", "United States"),
        ("Wash.", "Washington"),
        ("Miss.", "Mississippi"),
        ("Ore.", "Oregon"),
        ("IN", "Indiana"),
        ("LA", "Los Angeles"),
        ("La.", "Louisiana"),
        ("W.Va.", "West Virginia"),
    ] {
        assert!(means(name, place), "{name} is {place}");
    }
    for (name, place) in [
        ("us", "United States"),
        ("Us", "United States"),
        ("wash", "Washington"),
        ("Miss", "Mississippi"),
        ("In", "Indiana"),
        ("Or", "Oregon"),
        ("La", "Louisiana"),
        ("Me", "Maine"),
    ] {
        assert!(!means(name, place), "{name} is not {place}");
    }
}

#[test]
fn names_that_are_also_words_or_persons_say_so() {
    let of = |name: &str| gazetteer().lookup(&fold(name)).ambiguity();
    for word in ["Reading", "Mobile", "Nice", "Orange", "Turkey", "Split", "Surprise", "Poles"] {
        assert!(of(word).common_word, "{word}");
    }
    for given in ["Georgia", "Jordan", "Charlotte", "Austin", "Virginia", "Carolina"] {
        assert!(of(given).given_name, "{given}");
    }
    for surname in ["Lincoln", "Jackson", "Washington", "Cleveland", "Houston"] {
        assert!(of(surname).surname, "{surname}");
    }
    for plain in ["Minsk", "Chicago", "Belarus", "Springfield", "Kabul", "California"] {
        assert!(of(plain).is_none(), "{plain}: {:?}", of(plain));
    }
}

#[test]
fn words_without_a_place_find_none() {
    for name in ["", " ", "of", "the", "Lukashenko", "said", "zzzz"] {
        assert_eq!(gazetteer().lookup(&fold(name)).count(), 0, "{name:?}");
    }
}

#[test]
fn distances_are_those_of_an_atlas() {
    for (a, b, km) in [
        ("London", "Paris", 344.0),
        ("Minsk", "Moscow", 675.0),
        ("New York City", "Los Angeles", 3936.0),
        ("Sydney", "Auckland", 2156.0),
        ("Paris", "Paris", 0.0),
    ] {
        let measured = gazetteer().distance_km(first(a).id, first(b).id);
        assert!((measured - km).abs() <= km * 0.01, "{a} to {b}: {measured} km");
    }
}

#[test]
fn the_longest_name_wins() {
    for (text, words, name) in [
        ("New York City police said", 3, "New York City"),
        ("New York police said", 2, "New York City"),
        ("US Capitol on March 8", 2, "US Capitol"),
        ("Great Hall of the People in", 5, "Great Hall of the People"),
        ("Aix-en-Provence was", 1, "Aix-en-Provence"),
        ("Democratic Republic of the Congo", 5, "Democratic Republic of the Congo"),
    ] {
        let folded: Vec<String> = text.split(' ').map(fold).collect();
        let found = gazetteer().longest(folded.iter().map(String::as_str));
        let (taken, mut hits) = found.expect(text);
        let place = gazetteer().place(hits.next().expect(text).place);
        assert_eq!((taken, place.name()), (words, name), "{text}");
    }
    assert!(gazetteer().longest(["lukashenko", "said"]).is_none());
}

#[test]
fn seats_that_act_are_marked() {
    for (name, acts) in [
        ("Kremlin", true),
        ("White House", true),
        ("The Pentagon", true),
        ("Eiffel Tower", false),
        ("Minsk", false),
    ] {
        assert_eq!(first(name).is_actor, acts, "{name}");
    }
}

#[test]
fn countries_are_found_by_their_codes() {
    for (code, name) in [("BY", "Belarus"), ("us", "United States"), ("XK", "Kosovo")] {
        let code = CountryCode::new(code).expect("two letters");
        let country = gazetteer().country(code).map(|id| gazetteer().place(id));
        assert_eq!(
            country.map(|c| (c.name(), gazetteer().country_of(c.id))),
            Some((name, Some(code)))
        );
    }
    assert_eq!(CountryCode::new("ZZ").and_then(|code| gazetteer().country(code)), None);
    assert_eq!(CountryCode::new("Belarus"), None);
}

#[test]
fn every_name_leads_to_whole_places() {
    use fst::Streamer;
    let all = gazetteer();
    let (mut names, mut reached) = (0, vec![false; all.len()]);
    let mut stream = all.names().stream();
    while let Some((name, value)) = stream.next() {
        let name = std::str::from_utf8(name).expect("names are text");
        assert_eq!(fold(name), name, "stored as it is asked for");
        let hits: Vec<Hit> = all.hits(value.value()).collect();
        assert!(!hits.is_empty(), "{name}");
        for hit in hits {
            let place = all.place(hit.place);
            reached[hit.place.0 as usize] = true;
            assert!(!place.name().is_empty(), "{name}");
            assert!(place.latitude.abs() <= 90.0 && place.longitude.abs() <= 180.0, "{name}");
            assert!(all.chain(hit.place).count() < DEEPEST, "{name}");
        }
        names += 1;
    }
    assert!(names > 100_000);
    assert!(reached.iter().all(|&reached| reached), "a place has no name");
}

#[test]
fn broken_bytes_are_no_index() {
    for bytes in [&b""[..], b"cutgaz01", b"cutgaz00\0\0\0\0", &INDEX[..INDEX.len() / 2]] {
        assert!(Gazetteer::open(bytes).is_none());
    }
}
