//! A server of the real binary on a port of its own, and what is asked of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::Sandbox;

/// A server, which is gone when the test is over.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

/// What a server answers.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Server {
    pub fn start(here: &Sandbox, args: &[&str]) -> Server {
        Server::start_with(here, args, &[])
    }

    pub fn start_with(here: &Sandbox, args: &[&str], env: &[(&str, &str)]) -> Server {
        let args = [&["serve", "--listen", "127.0.0.1:0"], args].concat();
        let mut command = here.command(&args);
        command.envs(env.iter().copied());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut line = String::new();
        let out = child.stdout.as_mut().expect("it is piped");
        BufReader::new(out).read_line(&mut line).expect("it tells where it is");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/');
        let address = address.parse().unwrap_or_else(|_| {
            let mut told = String::new();
            let err = child.stderr.as_mut().expect("it is piped");
            err.read_to_string(&mut told).expect("it is UTF-8");
            panic!("the server does not start: {line:?} {told}")
        });
        Server { child, address }
    }

    /// A connection, on which nothing is waited for without end.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time");
        stream
    }

    /// The answer to a request with some lines of headers.
    pub fn ask(&self, line: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Answer {
        let body = body.as_ref();
        let mut request = format!("{line} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|header| header.starts_with("Host:")) {
            request += &format!("Host: {}\r\n", self.address);
        }
        if !body.is_empty() {
            request += &format!("Content-Length: {}\r\n", body.len());
        }
        headers.iter().for_each(|header| request += &format!("{header}\r\n"));
        self.send(&[request.as_bytes(), b"\r\n", body].concat())
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path}"), &[], "")
    }

    /// The answer to a story.
    pub fn check(&self, query: &str, media_type: &str, story: impl AsRef<[u8]>) -> Answer {
        let header = format!("Content-Type: {media_type}");
        self.ask(&format!("POST /check{query}"), &[&header], story)
    }

    /// The answer to bytes as they are.
    pub fn send(&self, request: &[u8]) -> Answer {
        let mut stream = self.connect();
        // A request that is refused need not be taken to its end.
        let _ = stream.write_all(request);
        answer(&mut stream)
    }

    /// Tells the server to end.
    pub fn tell(&self, signal: &str) {
        let id = self.child.id().to_string();
        let kill = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(kill.expect("it runs").success());
    }

    /// How it ended, and all that it said on standard error.
    pub fn ended(mut self) -> (ExitStatus, String) {
        let mut told = String::new();
        let mut err = self.child.stderr.take().expect("it is piped");
        err.read_to_string(&mut told).expect("it is UTF-8");
        (self.child.wait().expect("it ends"), told)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The answer that comes on a connection, up to its end.
pub fn answer(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // A connection may be cut off behind its answer.
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8(bytes).expect("answers are UTF-8");
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Answer { status: status.expect("a status"), head: head.to_owned(), body: body.to_owned() }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The rules of all findings.
    pub fn rules(&self) -> Vec<String> {
        let report = self.json();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let stories = list(&report["stories"]);
        let of_captions = |story: &Value| list(&story["captions"]);
        let all = stories.iter().flat_map(of_captions).chain(stories.iter().cloned());
        let found = all.flat_map(|part| list(&part["findings"]));
        found.map(|one| one["rule"].as_str().expect("a rule").to_owned()).collect()
    }
}
