//! Story records: what is read from JSON, and what a bad record is told.

use std::fmt::Write as _;

use cutline::article::{Article, Excerpt, Source, Text};
use cutline::read::{ReadError, record};

fn lines(json: &str) -> Vec<Result<Article, ReadError>> {
    record::records(json.as_bytes(), "stories.jsonl").collect()
}

fn one(json: &str) -> Article {
    let mut found = lines(json);
    assert_eq!(found.len(), 1);
    found.remove(0).expect("this is a record")
}

/// Title, body and per picture "captions|credit|alt|src", to compare at a glance.
fn digest(article: &Article) -> String {
    let text = |t: &Option<cutline::article::Text>| {
        t.as_ref().map_or(String::new(), |t| t.as_str().to_owned())
    };
    let mut digest = format!("{} # {}", text(&article.title), article.body.as_str());
    for picture in &article.pictures {
        let captions: Vec<&str> = picture.captions.iter().map(|c| c.as_str()).collect();
        let (credit, alt) = (text(&picture.credit), text(&picture.alt));
        let src = picture.src.as_ref().map_or("", Text::as_str);
        write!(digest, " # {}|{credit}|{alt}|{src}", captions.join("+")).expect("memory suffices");
    }
    digest
}

#[test]
fn the_formats_of_newsrooms_are_read_as_they_are() {
    for (json, expected) in [
        (
            r#"{"title":"Trams stop","text":"They do.","captions":["A tram",{"text":"A depot","alt":"x","credit":"AP","src":"a.jpg"}]}"#,
            "Trams stop # They do. # A tram||| # A depot|AP|x|a.jpg",
        ),
        (
            r#"{"headline":"Trams stop","body_text":"They do.","associations":{"main":{"type":"picture","description_text":"A tram","creditline":"AP","renditions":{"web":{"href":"a.jpg"}}},"see":{"type":"text","headline":"Other"}}}"#,
            "Trams stop # They do. # A tram|AP||a.jpg",
        ),
        (
            r#"{"headlines":[{"value":"Trams stop"}],"bodies":[{"contenttype":"text/plain","value":"They do."}],"associations":[{"type":"picture","descriptions":[{"value":"A tram"}]}]}"#,
            "Trams stop # They do. # A tram|||",
        ),
        (
            r#"{"uri":"x","headline":"Trams stop","body_html":"<p>They do.</p>","associations":{"gallery":{"type":"composite","associations":{"one":{"type":"picture","description_text":"A tram"},"two":{"type":"picture","description_text":"A depot"}}}}}"#,
            "Trams stop # They do. # A tram||| # A depot|||",
        ),
        (
            r#"{"headlines":[{"role":"main","value":"Trams stop"}],"bodies":[{"contentType":"application/xml","value":"<x/>"},{"contentType":"text/plain","value":"Trams stop They do."},{"contentType":"application/xhtml+xml","value":"<p>They do.</p>"}],"associations":[{"type":"picture","by":"Lee","descriptions":[{"role":"creditline","value":"AP"},{"role":"richtext","contentType":"application/xhtml+xml","value":"<p>A tram</p>"},{"role":"caption","value":"A tram"}],"renditions":[{"name":"thumb"},{"name":"main","href":"a.jpg","contentType":"image/jpeg"}]}]}"#,
            "Trams stop # They do. # A tram|AP||a.jpg",
        ),
        (
            r#"{"type":"picture","headlines":[{"value":"Trams"}],"descriptions":[{"role":"text","contentType":"text/plain","value":"A tram"}],"by":"Lee","renditions":[{"href":"a.jpg"}]}"#,
            "Trams #  # A tram|Lee||a.jpg",
        ),
        (
            r#"{"@type":"NewsArticle","headline":"Trams stop","articleBody":"They do.","image":{"caption":"A tram","creditText":"AP","contentUrl":"a.jpg"}}"#,
            "Trams stop # They do. # A tram|AP||a.jpg",
        ),
        (
            r#"{"headline":"Trams stop","articleBody":"They do.","image":["a.jpg"]}"#,
            "Trams stop # They do.",
        ),
        (r#"{"title":"Trams stop","captions":["","A tram"]}"#, "Trams stop #  # ||| # A tram|||"),
    ] {
        assert_eq!(digest(&one(json)), expected, "{json}");
    }
}

#[test]
fn captions_not_given_are_found_and_given_ones_leave_the_body() {
    let text = r"Trams stop\n\nA tram in Graz on May 3, 2019. (AP Photo/Ann Lee)\n\nThey do.\n\nA depot in Linz. (AP Photo/Ann Lee)\n\nStill.";
    let found = one(&format!(r#"{{"text":"{text}"}}"#));
    assert_eq!(
        digest(&found),
        "Trams stop # They do.\n\nStill. # A tram in Graz on May 3, 2019. (AP Photo/Ann Lee)||| \
         # A depot in Linz. (AP Photo/Ann Lee)|||"
    );
    // With captions given, another caption-like paragraph is the story's own.
    let given = one(&format!(
        r#"{{"title":"Trams stop","text":"{text}","captions":["A tram in Graz on May 3, 2019."]}}"#
    ));
    assert_eq!(
        digest(&given),
        "Trams stop # They do.\n\nA depot in Linz. (AP Photo/Ann Lee)\n\nStill. \
         # A tram in Graz on May 3, 2019.|||"
    );
}

#[test]
fn each_field_is_a_source_of_its_own() {
    let article =
        one(r#"{"text":"It rains \"a lot\"\nin Graz.","title":"Räin","captions":["A tram"]}"#);
    let texts: Vec<&str> = article.sources.iter().map(Source::text).collect();
    assert_eq!(texts, ["It rains \"a lot\"\nin Graz.", "Räin", "A tram"]);
    let (part, caption) = article.captions().next().expect("a caption");
    let place = article.locate(Excerpt::new(part, caption.span())).expect("it has a place");
    assert_eq!((place.span.of("A tram"), place.line, place.column), ("A tram", 1, 1));
    assert_eq!(article.sources[0].name(), "stories.jsonl:1");
}

#[test]
fn the_dates_of_every_version_of_ninjs_are_read() {
    for key in ["firstcreated", "firstCreated", "contentcreated", "contentCreated"] {
        for changed in ["versioncreated", "versionCreated"] {
            let article = one(&format!(
                r#"{{"headline":"Trams stop","{key}":"2020-10-10T23:30:00-05:00","{changed}":"2020-10-12T00:10:00Z"}}"#
            ));
            let days = [article.published, article.updated].map(|day| day.map(|d| d.to_string()));
            let days = days.each_ref().map(Option::as_deref);
            assert_eq!(days, [Some("2020-10-10"), Some("2020-10-12")], "{key}, {changed}");
        }
    }
}

#[test]
fn dates_that_cannot_be_read_are_noted_and_the_story_kept() {
    let article = one(
        r#"{"text":"It rains.","published":"some day","updated":"2020-10-11T23:30:00-05:00","language":"en-US","id":7}"#,
    );
    assert_eq!(article.updated.map(|d| d.to_string()).as_deref(), Some("2020-10-11"));
    assert_eq!(article.notices.len(), 1);
    assert!(article.notices[0].contains("`published`") && article.notices[0].contains("some day"));
    assert_eq!((article.language.as_deref(), article.id.as_deref()), (Some("en"), Some("7")));
}

#[test]
fn a_bad_line_says_where_and_what_and_the_others_are_read() {
    let stream = concat!(
        "\u{feff}{\"id\":\"a\",\"text\":\"It rains.\"}\r\n",
        "\n",
        "  \t\r\n",
        "{\"id\":\"ü\",\"captions\": 5}\n",
        "{\"id\":\"c\",\"captions\":[\"ä\", {\"alt\":true}]}\n",
        "{\"text\":\n",
        "[1]\n",
        "{\"id\":\"d\",\"pictures\":\"A tram\"}\n",
        "{\"id\":\"e\",\"text\":7}\n",
        "{\"id\":\"ä\",\"text\" \"b\"}\n",
        "{\"id\":\"z\",\"text\":\"It rains.\"}",
    );
    let found = lines(stream);
    let ids: Vec<&str> = found.iter().flatten().filter_map(|a| a.id.as_deref()).collect();
    assert_eq!(ids, ["a", "z"]);
    let errors: Vec<&ReadError> = found.iter().filter_map(|r| r.as_ref().err()).collect();
    let expected: [(usize, usize, &[&str]); 7] = [
        (4, 23, &["record `ü`", "`captions` must be a list of strings or objects, found a number"]),
        (5, 35, &["record `c`", "`captions[1].alt` must be a string"]),
        (6, 8, &["not JSON", "one whole record"]),
        (7, 1, &["must be an object, found a list"]),
        (
            8,
            1,
            &["record `d`", "looked for `text`", "there is `pictures`: did you mean `captions`?"],
        ),
        (9, 18, &["`text` must be a string, found a number"]),
        (10, 18, &["not JSON", "expected `:`"]),
    ];
    assert_eq!(errors.len(), expected.len());
    for (error, (line, column, parts)) in errors.into_iter().zip(expected) {
        for part in parts {
            assert!(error.message.contains(part), "{part}: {error:?}");
        }
        assert_eq!((error.line, error.column), (Some(line), Some(column)), "{error:?}");
    }
}

#[test]
fn a_document_holds_one_record_or_a_list_of_them() {
    let story = r#"{"text":"It rains."}"#;
    for (json, count) in [
        (story.to_owned(), 1),
        (format!("[{story},\n {story}]"), 2),
        (format!(r#"{{"stories":[{story},{story},{story}]}}"#), 3),
        (format!(r#"{{"items":[{story}]}}"#), 1),
        (format!(r#"{{"articles":[{story}]}}"#), 1),
        ("[]".to_owned(), 0),
    ] {
        let found = record::document(&Source::new("stories.json", json.as_str()));
        assert_eq!(found.iter().flatten().count(), count, "{json}");
        assert_eq!(found.len(), count, "{json}");
    }
    let mixed = format!("{{\"stories\": [\n  {story},\n  {{\"id\": \"b\",\n   \"text\": 5}}\n]}}");
    let found = record::document(&Source::new("stories.json", mixed.as_str()));
    let error = found[1].as_ref().expect_err("a number is no text");
    assert_eq!((error.line, error.column), (Some(4), Some(12)), "{error:?}");
    assert!(found[0].is_ok());
    let lines = format!("{story}\n{story}\n");
    let found = record::document(&Source::new("stories.json", lines.as_str()));
    let error = found[0].as_ref().expect_err("two records are no document");
    assert!(error.message.contains("jsonl"), "{error:?}");
}

#[test]
fn hostile_records_are_errors_or_stories_and_never_a_crash() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let wide = format!(r#"{{"text":"x","captions":["{}"]}}"#, "é\u{202e}".repeat(500_000));
    let mut broken = b"{\"text\":\"It \xff\xfe rains.\"}\n".to_vec();
    broken.extend_from_slice(b"\0\0\n{\"text\":\"\\ud800\"}\n{\"id\":1e999,\"text\":\"x\"}\n");
    assert!(lines(&deep)[0].is_err());
    assert!(lines(&wide)[0].is_ok());
    let found: Vec<_> = record::records(&broken[..], "x").collect();
    assert_eq!(found.len(), 4);
    let body = found[0].as_ref().map(|a| a.body.as_str().to_owned());
    assert_eq!(body.as_deref(), Ok("It \u{fffd}\u{fffd} rains."));
}

#[test]
fn captions_without_end_under_keys_of_their_own_are_taken_as_they_are() {
    let caption = |i: usize| format!("\"shot{i}caption\": \"A quay in Bergen, the {i}th.\"");
    let address = |i: usize| format!("\"shot{i}url\": \"https://ferry.example/{i}.jpg\"");
    for (many, completed) in [(90, 90), (300, 100)] {
        let keys: Vec<String> = (0..many).map(caption).chain((0..many).map(address)).collect();
        let story = one(&format!("{{\"text\": \"The ferry landed.\", {}}}", keys.join(", ")));
        let known = story.pictures.iter().filter(|picture| picture.src.is_some());
        let worded = story.pictures.iter().filter(|picture| !picture.captions.is_empty());
        assert_eq!((worded.count(), known.count()), (many, completed));
    }
}
