//! Requests that get no answer but a refusal.

use super::{FAIR, FORM, form};
use crate::common::Sandbox;
use crate::common::server::Server;

const TOKEN: &str = "a-word-that-nobody-guesses";

#[test]
fn what_is_no_request_is_refused() {
    let here = Sandbox::new();
    let server = Server::start(&here, &["--max-size", "1"]);
    let host = format!("Host: {}\r\nConnection: close\r\n", server.address);
    let large = "x".repeat(20_000);
    let many = "A: b\r\n".repeat(100);
    for (request, status) in [
        ("hello\r\n\r\n".to_owned(), 400),
        ("GET /healthz HTTP/1.1\r\n\r\n".to_owned(), 400),
        (format!("GET /healthz HTTP/1.1\r\n{host}{host}\r\n"), 400),
        (format!("GET /healthz HTTP/1.1\r\n{host}Header: \u{1}\r\n\r\n"), 400),
        (format!("GET /{large} HTTP/1.1\r\n{host}\r\n"), 431),
        (format!("GET /healthz HTTP/1.1\r\n{host}{many}\r\n"), 431),
        (format!("GET /nothing HTTP/1.1\r\n{host}\r\n"), 404),
        (format!("GET http://example.org/healthz HTTP/1.1\r\n{host}\r\n"), 421),
        (format!("GET evil://localhost/healthz HTTP/1.1\r\n{host}\r\n"), 404),
        (format!("GET /rules/ HTTP/1.1\r\n{host}\r\n"), 404),
        (format!("GET /rules/a/b HTTP/1.1\r\n{host}\r\n"), 404),
        (format!("GET /rules/nothing HTTP/1.1\r\n{host}\r\n"), 404),
        (format!("GET /desk/../../../etc/passwd HTTP/1.1\r\n{host}\r\n"), 404),
        (format!("GET /desk/..%2f..%2fetc%2fpasswd HTTP/1.1\r\n{host}\r\n"), 404),
        (format!("DELETE /check HTTP/1.1\r\n{host}\r\n"), 405),
        (format!("GET /schema?of=story HTTP/1.1\r\n{host}\r\n"), 400),
        (format!("POST /check HTTP/1.1\r\n{host}Content-Length: 1048577\r\n\r\n"), 413),
        (
            format!(
                "POST /check HTTP/1.1\r\n{host}Content-Length: 99999999999999999999999\r\n\r\n"
            ),
            413,
        ),
        (format!("POST /check HTTP/1.1\r\n{host}Content-Length: -1\r\n\r\n"), 400),
        (
            format!(
                "POST /check HTTP/1.1\r\n{host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"
            ),
            400,
        ),
        (format!("POST /check HTTP/1.1\r\n{host}Transfer-Encoding: gzip\r\n\r\n"), 501),
        (
            format!(
                "POST /check HTTP/1.1\r\n{host}Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\na"
            ),
            415,
        ),
        (
            format!(
                "POST /check HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"
            ),
            400,
        ),
        (format!("POST /check HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nzz\r\n"), 400),
        (
            format!("POST /check HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n"),
            400,
        ),
        (
            format!("POST /check HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nfffffff\r\n"),
            413,
        ),
        (
            format!(
                "POST /check HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n"
            ),
            413,
        ),
    ] {
        let answer = server.send(request.as_bytes());
        assert_eq!(answer.status, status, "{request:.200}: {}", answer.body);
        assert!(answer.json()["error"].is_string(), "{request:.200}");
    }
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn what_is_no_story_is_refused() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let named = |name: &str| form(&[("file", name, FAIR.as_bytes())]);
    for (query, media_type, body, status, says) in [
        ("", "application/pdf", FAIR.into(), 415, "no story is read of this type"),
        ("", FORM, named("story.pdf"), 415, "check the text that it was made from"),
        ("", FORM, named("a.jpg"), 400, "there is no story in the form"),
        ("", FORM, FAIR.into(), 400, "does not have the boundary"),
        ("", "multipart/form-data", FAIR.into(), 400, "names no boundary"),
        ("", FORM, b"--edge\r\nA: b".to_vec(), 400, "breaks off"),
        ("?format=sarif", "text/plain", FAIR.into(), 400, "expected json or html"),
        ("?explain=yes", "text/plain", FAIR.into(), 400, "expected true or false"),
        ("?published=today", "text/plain", FAIR.into(), 400, "expected a date"),
        ("?language=german", "text/plain", FAIR.into(), 400, "two small letters"),
        ("?colour=red", "text/plain", FAIR.into(), 400, "colour: there is no such parameter"),
    ] {
        let answer = server.check(query, media_type, body);
        assert_eq!(answer.status, status, "{query} {media_type}: {}", answer.body);
        let error = answer.json()["error"].as_str().expect("an error").to_owned();
        assert!(error.contains(says), "{query} {media_type}: {error}");
    }
}

#[test]
fn an_archive_in_one_request_is_refused() {
    let here = Sandbox::new();
    let server = Server::start(&here, &[]);
    let records = |number| "{\"text\":\"A fair.\"}\n".repeat(number);
    let kind = "application/jsonl";
    assert_eq!(server.check("", kind, records(5)).status, 200);
    let answer = server.check("", kind, records(5_001));
    assert_eq!(answer.status, 413, "{}", answer.body);
    assert!(answer.body.contains("a request may hold 5000 stories"), "{}", answer.body);
}

#[test]
fn other_machines_are_served_by_a_token_alone() {
    let here = Sandbox::new().file("short", "abc\n").file("token", format!("{TOKEN}\n"));
    for (args, says) in [
        (vec!["--listen", "0.0.0.0:0"], "say --allow-remote if that is meant"),
        (
            vec!["--listen", "[::]:0", "--token-file", "token"],
            "say --allow-remote if that is meant",
        ),
        (
            vec!["--listen", "0.0.0.0:0", "--allow-remote"],
            "put one into the variable CUTLINE_TOKEN",
        ),
        (vec!["--token-file", "short"], "the token in short is none"),
        (vec!["--token-file", "absent"], "cannot read the token in absent"),
        (vec!["--allow-origin", "*"], "expected an origin such as"),
        (vec!["--config", "absent.yaml"], "absent.yaml"),
    ] {
        let run = here.run(&[&["serve"], &args[..]].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {}", run.err);
        assert!(run.err.contains(says), "{args:?}: {}", run.err);
    }
}

/// Who asks too often waits; for the others the server is there.
#[test]
fn an_address_asks_as_often_as_it_may() {
    let here = Sandbox::new();
    let server = Server::start(&here, &["--max-rate", "1"]);
    let answers: Vec<_> = (0..12).map(|_| server.get("/healthz")).collect();
    let refused: Vec<_> = answers.iter().filter(|answer| answer.status == 429).collect();
    assert!(answers[0].status == 200 && answers[1].status == 200 && !refused.is_empty());
    assert_eq!(refused[0].header("retry-after"), Some("1"));
    assert!(refused[0].body.contains("this address asks too often"), "{}", refused[0].body);
    std::thread::sleep(std::time::Duration::from_millis(1_200));
    assert_eq!(server.get("/healthz").status, 200);
    let free = Server::start(&here, &[]);
    assert!((0..200).all(|_| free.get("/healthz").status == 200));
}

#[test]
fn where_to_listen_is_told_by_an_address() {
    let here = Sandbox::new();
    for (address, says) in [
        ("captions.example.org:8737", "expected an address and a port, such as 127.0.0.1:8737"),
        ("127.0.0.1", "expected an address and a port"),
        ("localhost:http", "expected an address and a port"),
    ] {
        let run = here.run(&["serve", "--listen", address]);
        assert_eq!(run.code, 2, "{address}: {}", run.err);
        assert!(run.err.contains(says), "{address}: {}", run.err);
    }
    // This machine has a name; what is wrong here is the next thing.
    let run = here.run(&["serve", "--listen", "localhost:0", "--token-file", "absent"]);
    assert!(run.err.contains("cannot read the token in absent"), "{}", run.err);
}

#[test]
fn where_there_is_a_token_it_is_asked_for() {
    let here = Sandbox::new().file("token", format!("{TOKEN}\n"));
    let right = format!("Authorization: Bearer {TOKEN}");
    let by_file = Server::start(&here, &["--token-file", "token"]);
    let by_variable = Server::start_with(&here, &[], &[("CUTLINE_TOKEN", TOKEN)]);
    for server in [by_file, by_variable] {
        for open in ["/", "/desk/desk.js", "/healthz", "/openapi.json"] {
            assert_eq!(server.get(open).status, 200, "{open}");
        }
        for closed in ["GET /rules", "GET /rules/date-conflict", "POST /check", "POST /v2/check"] {
            for header in
                ["A: b", "Authorization: Bearer wrong", "Authorization: Basic x", &right[..40]]
            {
                let answer = server.ask(closed, &[header], FAIR);
                assert_eq!(answer.status, 401, "{closed} {header}");
                assert_eq!(answer.header("www-authenticate"), Some("Bearer"), "{closed}");
            }
            let answer = server.ask(closed, &[&right, "Content-Type: text/plain"], FAIR);
            assert!(matches!(answer.status, 200 | 415), "{closed}: {}", answer.body);
        }
        let form = |key: &str| format!("language=en&text=A+fair.&apiKey={key}");
        let header = "Content-Type: application/x-www-form-urlencoded";
        assert_eq!(server.ask("POST /v2/check", &[header], form("wrong")).status, 401);
        assert_eq!(server.ask("POST /v2/check", &[header], form(TOKEN)).status, 200);
        server.tell("TERM");
        let (_, told) = server.ended();
        assert_eq!(told, "");
    }
}

/// A page of others can neither ask, nor read, nor get here by a name.
#[test]
fn pages_of_others_are_refused() {
    let here = Sandbox::new();
    let args =
        ["--allow-origin", "https://cms.example.org", "--allow-host", "captions.example.org"];
    let server = Server::start(&here, &args);
    let own = format!("Origin: http://{}", server.address);
    let cms = "Origin: https://cms.example.org";
    for (headers, status, leave) in [
        (vec!["A: b"], 200, None),
        (vec![&*own], 200, None),
        (vec![cms], 200, Some("https://cms.example.org")),
        (vec!["Host: captions.example.org", "Origin: https://captions.example.org"], 200, None),
        (vec!["Origin: https://cms.example.org.evil.example"], 403, None),
        (vec!["Origin: null"], 403, None),
        (vec!["Origin: "], 403, None),
        (vec![cms, cms], 403, None),
        (vec!["Host: evil.example:8737"], 421, None),
        (vec!["Host: evil.example", "Origin: http://evil.example"], 421, None),
    ] {
        for line in ["GET /rules", "POST /check", "OPTIONS /check"] {
            let answer =
                server.ask(line, &[&headers[..], &["Content-Type: text/plain"]].concat(), FAIR);
            let status = if line.starts_with("OPTIONS") && status == 200 { 204 } else { status };
            assert_eq!(answer.status, status, "{line} {headers:?}: {}", answer.body);
            assert_eq!(answer.header("access-control-allow-origin"), leave, "{line} {headers:?}");
        }
    }
    let asked = server.ask("OPTIONS /check", &[cms, "Access-Control-Request-Method: POST"], "");
    assert_eq!(asked.header("access-control-allow-methods"), Some("POST, OPTIONS"));
    assert_eq!(asked.header("access-control-allow-headers"), Some("Authorization, Content-Type"));
}
