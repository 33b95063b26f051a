//! What the server bears: slow clients, many of them, long checks, its own end.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::{FAIR, record};
use crate::common::Sandbox;
use crate::common::server::{Server, answer};

/// The start of a request whose end is sent by nobody.
const BEGUN: &[u8] = b"POST /check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n";

fn begun(server: &Server, bytes: &[u8]) -> TcpStream {
    let mut stream = server.connect();
    stream.write_all(bytes).expect("it is taken");
    stream
}

#[test]
fn who_does_not_come_to_an_end_is_told_so() {
    let here = Sandbox::new();
    let server = Server::start(&here, &["--timeout", "1"]);
    let body = [BEGUN, b"Content-Length: 100\r\n\r\nA fair"].concat();
    let chunk = [BEGUN, b"Transfer-Encoding: chunked\r\n\r\n5\r\nA f"].concat();
    let starts = [&b"GET /"[..], BEGUN, &body, &chunk];
    for (start, mut stream) in starts.map(|start| (start, begun(&server, start))) {
        assert_eq!(answer(&mut stream).status, 408, "{:?}", String::from_utf8_lossy(start));
    }
    // Who asks nothing is told nothing.
    let mut silent = server.connect();
    let mut nothing = Vec::new();
    silent.read_to_end(&mut nothing).expect("it is closed");
    assert_eq!(nothing, b"");
}

#[test]
fn slow_clients_do_not_stop_a_fast_one() {
    let here = Sandbox::new();
    let server = Server::start(&here, &["--max-connections", "20", "--timeout", "60"]);
    let slow: Vec<TcpStream> = (0..200).map(|_| begun(&server, BEGUN)).collect();
    for _ in 0..5 {
        let fast = server.check("", "text/plain", FAIR);
        assert_eq!(fast.rules(), ["impossible-date"]);
    }
    drop(slow);
}

/// A check that would take too long is ended, and the next one is done.
#[test]
fn a_check_that_takes_too_long_is_ended() {
    let here = Sandbox::new();
    let server = Server::start(&here, &["--timeout", "1", "--threads", "1"]);
    let text = "The fair in Graz was opened by Mayor Ada Lind on Monday. ".repeat(40);
    let record = serde_json::json!({"text": text, "captions": ["A fair in Graz."]}).to_string();
    let stories = (record + "\n").repeat(5_000);
    let answer = server.check("", "application/x-ndjson", stories);
    assert_eq!(answer.status, 503, "{:.300}", answer.body);
    assert!(answer.header("retry-after").is_some());
    // What is late ends by itself, at its next stage: asked again as it is told.
    let next = std::iter::repeat_with(|| server.check("", "text/plain", FAIR));
    let next = next.take(100).find(|answer| answer.status != 503).expect("it has ended");
    assert_eq!(next.rules(), ["impossible-date"]);
}

/// What the reading of one text takes cannot be ended, and yet nobody waits for it.
#[test]
fn whoever_is_busy_the_server_is_there_and_the_late_are_told() {
    let here = Sandbox::new();
    let server = Server::start(&here, &["--timeout", "1", "--threads", "1"]);
    let text =
        "Mayor Ada Lind opened the fair in Graz, Austria, on Monday, May 3. ".repeat(110_000);
    let story = serde_json::json!({"text": text, "captions": ["A fair in Graz."]}).to_string();
    assert_eq!(server.check("", "application/json", story).status, 503);
    assert_eq!(server.get("/healthz").status, 200);
}

/// What was asked before the end is told is answered, nothing else is begun, and
/// nothing of a story is said.
#[test]
fn the_end_is_graceful() {
    for signal in ["TERM", "INT"] {
        let here = Sandbox::new();
        let server = Server::start(&here, &["--timeout", "60"]);
        let waiting = begun(&server, BEGUN);
        let host = server.address;
        let story = (record() + "\n").repeat(5_000);
        let whole = format!(
            "POST /check HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-ndjson\r\nContent-Length: \
             {}\r\nExpect: 100-continue\r\n\r\n",
            story.len()
        );
        let mut asked = begun(&server, whole.as_bytes());
        let mut goes_on = [0; 25];
        asked.read_exact(&mut goes_on).expect("it may go on");
        assert_eq!(&goes_on, b"HTTP/1.1 100 Continue\r\n\r\n");
        asked.write_all(story.as_bytes()).expect("it is taken");
        // It has arrived, and is not done.
        std::thread::sleep(std::time::Duration::from_millis(300));
        server.tell(signal);
        let answer = answer(&mut asked);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("connection"), Some("close"));
        drop(waiting);
        let (status, told) = server.ended();
        assert!(status.success(), "{status}");
        assert_eq!(told, "");
        let kept = std::fs::read_dir(here.path()).expect("the folder is there");
        assert_eq!(kept.count(), 0, "nothing is kept");
    }
}
