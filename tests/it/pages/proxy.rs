//! Between a browser and the server: it adds to the desk's page the scripts
//! that take steps in it, which the page's policy lets in as they come from its
//! own origin, and holds back answers that are to be late.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// A request with these words is answered late.
const LATE: &[u8] = b"LATE";

/// A proxy before a server, with files of its own; it ends with the tests.
pub fn before(server: SocketAddr, files: BTreeMap<&'static str, Vec<u8>>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let files = Arc::new(files);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let files = files.clone();
            std::thread::spawn(move || pass(stream, server, &files));
        }
    });
    address
}

fn pass(mut browser: TcpStream, server: SocketAddr, files: &BTreeMap<&str, Vec<u8>>) {
    let Some((head, body)) = request(&mut browser) else { return };
    let path = head.split(' ').nth(1).unwrap_or_default();
    let answer = match files.get(path) {
        Some(file) => {
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/javascript; charset=utf-8\r\n\
                 Content-Length: {}\r\nConnection: close\r\n\r\n",
                file.len()
            );
            [head.as_bytes(), file].concat()
        }
        None => {
            let head = head.replace("Connection: keep-alive", "Connection: close");
            let mut stream = TcpStream::connect(server).expect("the server listens");
            stream.write_all(head.as_bytes()).expect("it takes the head");
            stream.write_all(&body).expect("it takes the body");
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).expect("it answers");
            if body.windows(LATE.len()).any(|words| words == LATE) {
                std::thread::sleep(Duration::from_millis(700));
            }
            if path == "/" { driven(answer) } else { answer }
        }
    };
    // A page that is gone wants no answer.
    let _ = browser.write_all(&answer);
}

/// The head and the body of a request.
fn request(browser: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let whole = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, _)) = whole.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
            let length = length.map_or(0, |length| length.parse().expect("a number"));
            let end = bytes.windows(4).position(|end| end == b"\r\n\r\n")? + 4;
            while bytes.len() < end + length {
                let count = browser.read(&mut piece).ok().filter(|count| *count > 0)?;
                bytes.extend_from_slice(&piece[..count]);
            }
            return Some((format!("{head}\r\n\r\n"), bytes.split_off(end)));
        }
        let count = browser.read(&mut piece).ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&piece[..count]);
    }
}

/// The page with the scripts that take steps.
fn driven(answer: Vec<u8>) -> Vec<u8> {
    let answer = String::from_utf8(answer).expect("it is UTF-8");
    let (head, page) = answer.split_once("\r\n\r\n").expect("an answer");
    let page = page.replacen("<head>", "<head>\n<script src=\"/reader.js\"></script>", 1);
    let page = page.replacen("</head>", "<script src=\"/steps.js\" defer></script>\n</head>", 1);
    let lines = head.lines().map(|line| match line.starts_with("Content-Length: ") {
        true => format!("Content-Length: {}\r\n", page.len()),
        false => format!("{line}\r\n"),
    });
    format!("{}\r\n{page}", lines.collect::<String>()).into_bytes()
}
