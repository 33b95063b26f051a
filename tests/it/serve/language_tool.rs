//! What clients of LanguageTool are answered.

use serde_json::{Value, json};

use super::FAIR;
use crate::common::Sandbox;
use crate::common::server::{Answer, Server};

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn ask(server: &Server, fields: &[(&str, &str)]) -> Answer {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let header = "Content-Type: application/x-www-form-urlencoded; charset=UTF-8";
    server.ask("POST /v2/check", &[header], fields.join("&"))
}

/// The words that a match is about, as a client counts.
fn words(text: &str, found: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let number =
        |key: &str| usize::try_from(found[key].as_u64().expect("a number")).expect("small");
    String::from_utf16(&units[number("offset")..][..number("length")]).expect("whole letters")
}

#[test]
fn a_text_has_matches_where_a_client_counts() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let text = format!("🎡🎪 {FAIR}");
    for code in ["en-US", "auto"] {
        let answer = ask(&server, &[("language", code), ("text", &text)]).json();
        assert_eq!(answer["software"]["apiVersion"], 1);
        let [found] = answer["matches"].as_array().expect("matches").as_slice() else {
            panic!("{answer}");
        };
        assert_eq!(words(&text, found), "February 30, 2023");
        assert_eq!(found["rule"]["id"], "impossible-date");
        assert_eq!(found["rule"]["category"]["name"], "when");
        let context = found["context"].clone();
        assert_eq!(words(context["text"].as_str().expect("words"), &context), "February 30, 2023");
    }
}

/// The markup says what is a caption, and counts.
#[test]
fn annotated_texts_are_read_with_their_markup() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let pieces = [
        ("markup", "<h1>"),
        ("text", "A fair opens in Graz"),
        ("markup", "</h1><p>"),
        ("text", "Zoë Lind opened a fair 🎡 in Graz on Monday."),
        ("markup", "</p><figure><img src=\"a.jpg\"><figcaption>"),
        ("text", "Zoe Lynd at the fair in Graz on February 30, 2023."),
        ("markup", "</figcaption></figure>"),
    ];
    let text: String = pieces.iter().map(|(_, words)| *words).collect();
    let annotation: Vec<Value> =
        pieces.iter().map(|(kind, words)| json!({ *kind: words })).collect();
    let data = json!({ "annotation": annotation }).to_string();
    let answer = ask(&server, &[("language", "en"), ("data", &data)]).json();
    let found = answer["matches"].as_array().expect("matches");
    let about: Vec<String> = found.iter().map(|found| words(&text, found)).collect();
    assert!(about.contains(&"February 30, 2023".to_owned()), "{answer}");
}

#[test]
fn a_replacement_takes_the_place_of_its_match() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let text = "Tram opens in Graz\n\nMayor Lena Ortiz opened a tram line in Graz on Monday. \"At last,\" \
                Lena Ortiz said.\n\nCaption: Mayor Lena Ortis opens the tram line in Graz.\n";
    let answer = ask(&server, &[("language", "en"), ("text", text)]).json();
    let found = &answer["matches"][0];
    assert_eq!(words(text, found), "Ortis", "{answer}");
    assert_eq!(found["replacements"], json!([{ "value": "Ortiz" }]));
}

#[test]
fn what_a_client_gets_wrong_is_told() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    for (fields, says) in [
        (vec![("text", "A fair.")], "language: expected a code"),
        (vec![("language", "0"), ("text", "A fair.")], "language: expected a code"),
        (vec![("language", "en-"), ("text", "A fair.")], "language: expected a code"),
        (vec![("language", "en")], "expected either text or data"),
        (vec![("language", "en"), ("text", "A"), ("data", "{}")], "expected either text or data"),
        (vec![("language", "en"), ("data", "{}")], "data: "),
        (vec![("language", "en"), ("data", "[")], "data: "),
    ] {
        let answer = ask(&server, &fields);
        assert_eq!(answer.status, 400, "{fields:?}");
        let error = answer.json()["error"].as_str().expect("an error").to_owned();
        assert!(error.starts_with(says), "{fields:?}: {error}");
    }
    assert_eq!(server.ask("POST /v2/check", &["Content-Type: text/plain"], "a").status, 415);
    for text in ["", " ", "\u{0}", "日本語"] {
        let answer = ask(&server, &[("language", "xx"), ("text", text)]);
        assert_eq!((answer.status, answer.json()["matches"].clone()), (200, json!([])), "{text:?}");
    }
}
