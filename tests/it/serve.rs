//! The server over a real socket: what it answers, whom it refuses, and what it
//! bears.

mod bounds;
mod language_tool;
mod refused;
mod watched;

use serde_json::json;

use crate::common::Sandbox;
use crate::common::server::Server;

/// A story in which one caption has a day that does not exist.
const FAIR: &str = "A fair opens in Graz\n\nZoë Lind opened a fair in Graz on Monday. It goes on \
                    until Sunday.\n\nCaption: Zoë Lind at the fair in Graz on February 30, 2023.\n";

fn record() -> String {
    json!({
        "title": "A fair opens in Graz", "published": "2023-03-21",
        "text": "Zoë Lind opened a fair in Graz on Monday. It goes on until Sunday.",
        "captions": ["Zoë Lind at the fair in Graz on February 30, 2023."],
    })
    .to_string()
}

const PAGE: &str = "<!doctype html><title>A fair</title><article><h1>A fair opens in Graz</h1>\
                    <p>Zoë Lind opened a fair in Graz on Monday.</p><figure><img src=\"fair.jpg\">\
                    <figcaption>Zoë Lind at the fair in Graz on February 30, 2023.</figcaption>\
                    </figure></article>";

const MARKDOWN: &str = "# A fair opens in Graz\n\nZoë Lind opened a fair in Graz on Monday.\n\n\
                        ![](fair.jpg \"Zoë Lind at the fair in Graz on February 30, 2023.\")\n";

/// A form with files, by field, name and content.
fn form(parts: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, name, content) in parts {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    body
}

const FORM: &str = "multipart/form-data; boundary=edge";

#[test]
fn everything_that_can_be_asked_is_answered() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    for (path, media_type, has) in [
        ("/", "text/html; charset=utf-8", "<textarea id=\"text\""),
        ("/desk/desk.css", "text/css; charset=utf-8", "The desk"),
        ("/desk/cards.js", "text/javascript; charset=utf-8", "const cards ="),
        ("/desk/texts.js", "text/javascript; charset=utf-8", "const TEXTS ="),
        ("/desk/desk.js", "text/javascript; charset=utf-8", "use strict"),
        ("/rules", "application/json", "\"id\": \"date-conflict\""),
        ("/rules/date-conflict", "application/json", "\"why\":"),
        ("/schema", "application/json", "\"require_captions\""),
        ("/schema?of=rule", "application/json", "\"unless\""),
        ("/healthz", "application/json", "ok"),
        ("/openapi.json", "application/json", "\"openapi\""),
        ("/v2/languages", "application/json", "\"longCode\":\"de\""),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), Some(media_type), "{path}");
        assert!(answer.body.contains(has), "{path}: {}", answer.body);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
        let head = server.ask(&format!("HEAD {path}"), &[], "");
        assert_eq!((head.status, head.body.as_str()), (200, ""), "{path}");
        assert_eq!(head.header("content-length"), answer.header("content-length"), "{path}");
    }
    let whole = format!("GET http://{}/healthz", server.address);
    assert_eq!(server.ask(&whole, &[], "").status, 200);
    let page = server.ask("GET /rules/date-conflict", &["Accept: text/html"], "");
    assert!(page.body.contains("<h1>date-conflict</h1>"), "{}", page.body);
}

/// Each example of the document of the interface is answered as it says.
#[test]
fn the_examples_of_the_interface_are_answered() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let told = server.get("/openapi.json").json();
    let body = &told["paths"]["/check"]["post"]["requestBody"]["content"];
    let text = body["text/plain"]["example"].as_str().expect("an example");
    assert_eq!(server.check("", "text/plain", text).rules(), ["impossible-date"]);
    let record = told["components"]["schemas"]["Story"]["example"].to_string();
    assert_eq!(server.check("", "application/json", record).rules(), ["impossible-date"]);
}

#[test]
fn a_check_says_what_the_command_line_says() {
    let here = Sandbox::new().file("cutline.yaml", "rules: { impossible-date: warning }\n");
    let server = Server::start(&here, &[]);
    for (name, media_type, story) in [
        ("fair.txt", "text/plain; charset=utf-8", FAIR.to_owned()),
        ("fair.md", "text/markdown", MARKDOWN.to_owned()),
        ("fair.html", "text/html", PAGE.to_owned()),
        ("fair.json", "application/json", record()),
        ("fair.md", "text/plain", MARKDOWN.to_owned()),
        ("fair.jsonl", "application/octet-stream", record() + "\n" + &record() + "\n"),
        ("fair.txt", "text/plain", "There is no caption in this.".to_owned()),
    ] {
        for (query, args) in [
            ("", vec!["--format", "json"]),
            ("&explain=true", vec!["--format", "json", "--explain"]),
            ("&format=html", vec!["--format", "html"]),
            (
                "&published=2023-03-21&language=de",
                vec!["--format", "json", "--published", "2023-03-21", "--language", "de"],
            ),
        ] {
            let args = [&["check", "--stdin-filename", name, "-"], &args[..]].concat();
            let run = here.run_with(&args, &[], &story);
            let answer = server.check(&format!("?name={name}{query}"), media_type, &story);
            assert_eq!(answer.status, 200, "{name}{query}: {}", answer.body);
            assert_eq!(answer.body, run.out, "{name}{query}");
        }
    }
}

#[test]
fn a_page_of_a_report_is_of_no_origin() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let answer = server.check("?format=html", "text/plain", FAIR);
    let policy = answer.header("content-security-policy").expect("a policy");
    assert!(policy.starts_with("sandbox allow-scripts; default-src 'none'"), "{policy}");
}

#[test]
fn what_cannot_be_read_is_told_in_the_report() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    for (media_type, story) in [
        ("application/json", "{\"text\": \n"),
        ("application/json", "[]"),
        ("application/x-ndjson", "\n"),
        ("text/plain", " \n"),
    ] {
        let answer = server.check("", media_type, story);
        assert_eq!(answer.status, 422, "{}", answer.body);
        let error = &answer.json()["stories"][0]["error"]["message"];
        assert!(error.is_string(), "{}", answer.body);
    }
}

/// An empty name of a story is none.
#[test]
fn a_record_with_an_empty_id_has_none() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let record = r#"{"id": "", "text": "A fair was held.", "uri": "urn:fair"}"#;
    let answer = server.check("", "application/json", record);
    assert_eq!((answer.status, &answer.json()["stories"][0]["id"]), (200, &json!("urn:fair")));
}

#[test]
fn a_form_brings_stories_with_their_pictures() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos");
    let photo = std::fs::read(folder.join("plain.jpg")).expect("it is there");
    let story = "---\ntitle: Talks in Minsk\ndate: 2020-10-11\n---\n\n![](img/a%20b.JPG)\n\
                 *President Alexander Lukashenko in a detention center in Minsk, October 10, 2020.*\n\n\
                 President Alexander Lukashenko spent four hours in a detention center in Minsk.\n";
    // What lies beside the server is nobody's picture.
    let here = Sandbox::new().file("img/a b.JPG", &photo).file("a b.JPG", &photo);
    let server = Server::start(&here, &[]);
    let metadata =
        |rules: Vec<String>| rules.iter().filter(|rule| rule.starts_with("metadata-")).count();
    let alone = server.check("", FORM, form(&[("file", "story.md", story.as_bytes())]));
    assert_eq!((alone.status, metadata(alone.rules())), (200, 0), "{}", alone.body);
    let parts: [(&str, &str, &[u8]); 2] =
        [("file", "../../story.md", story.as_bytes()), ("file", "C:\\x\\a b.jpg", &photo)];
    let whole = server.check("", FORM, form(&parts));
    assert_eq!(metadata(whole.rules()), 3, "{}", whole.body);
    assert_eq!(whole.json()["stories"][0]["path"], "story.md");
    let two: [(&str, &str, &[u8]); 2] =
        [("file", "a.txt", FAIR.as_bytes()), ("file", "b.html", PAGE.as_bytes())];
    let paths = server.check("", FORM, form(&two)).json();
    assert_eq!(paths["stories"][0]["path"], "a.txt");
    assert_eq!(paths["stories"][1]["path"], "b.html");
}

/// Answers belong to their requests, whichever of them is done first.
#[test]
fn answers_do_not_get_mixed_up() {
    let here = Sandbox::new();
    let server = Server::start(&here, &["--threads", "2"]);
    std::thread::scope(|scope| {
        for number in 0..16 {
            let server = &server;
            scope.spawn(move || {
                let story = FAIR.repeat(if number % 4 == 0 { 40 } else { 1 });
                let name = format!("story-{number}.txt");
                let answer = server.check(&format!("?name={name}"), "text/plain", story);
                assert_eq!(answer.json()["stories"][0]["path"], name.as_str());
            });
        }
    });
}

#[test]
fn one_connection_takes_several_requests() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let host = server.address;
    let chunked = "5\r\nA fai\r\n10;x=y\r\nr is held today.\r\n0\r\n\r\n";
    let requests = format!(
        "GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n\
         POST /check HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/plain\r\n\
         Transfer-Encoding: chunked\r\n\r\n{chunked}\
         GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    );
    let answer = server.send(requests.as_bytes());
    assert_eq!(answer.body.matches("HTTP/1.1 200 OK").count(), 2, "{}", answer.body);
    assert!(answer.body.contains("\"uncaptioned\":1"), "{}", answer.body);
}
