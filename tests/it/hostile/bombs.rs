//! Small files that become large: each is one told line, and takes no more
//! memory than a large story does.

use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use crate::common::{Run, Sandbox};

/// No input may take more, in kB.
const MOST: u64 = 300 << 10;

/// What a run takes of memory at most, in kB, as Linux counts it, and what it
/// comes to.
fn measured(here: &Sandbox, args: &[&str]) -> (u64, Run) {
    let (out, err) = (here.path().join("said.out"), here.path().join("said.err"));
    let file = |path| Stdio::from(fs::File::create(path).expect("there is room"));
    let mut child =
        here.command(args).stdout(file(&out)).stderr(file(&err)).spawn().expect("it runs");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let code = loop {
        if let Ok(said) = fs::read_to_string(&status) {
            let line = said.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse().ok());
            peak = peak.max(kilobytes.unwrap_or(0));
        }
        // What would take the machine is stopped before.
        if peak > 4 * MOST {
            child.kill().expect("it runs");
        }
        match child.try_wait().expect("it runs") {
            Some(status) => break status.code(),
            None => sleep(Duration::from_millis(2)),
        }
    };
    let text = |path| fs::read_to_string(path).expect("it is UTF-8");
    let run = Run { code: code.expect("it ends by itself"), out: text(&out), err: text(&err) };
    assert!(peak > 0 && peak <= MOST, "{args:?}: {} MB: {}", peak >> 10, run.err);
    (peak, run)
}

fn check(here: &Sandbox, name: &str) -> Run {
    measured(here, &["check", "--no-cache", "--threads", "2", name]).1
}

/// A story with one picture.
fn with(name: &str, picture: &[u8]) -> Sandbox {
    let story = format!("{}\n\n![]({name})\n*The bridge in Lyon, France.*\n", super::STORY);
    Sandbox::new().file("a.md", story).file(name, picture)
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("memory takes it");
    packed.finish().expect("memory takes it")
}

fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("it is short").to_be_bytes();
    [&length[..], kind, content, &[0; 4]].concat()
}

fn boxed(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).expect("it is short").to_be_bytes();
    [&length[..], kind, content].concat()
}

fn packet() -> String {
    let words = "Mayor Ann Lee in Graz. ".repeat(40_000);
    format!(
        "<rdf:RDF><rdf:Description><dc:description>{words}</dc:description></rdf:Description></rdf:RDF>"
    )
}

#[test]
fn a_picture_that_unpacks_to_gigabytes_is_one_told_line() {
    let said = "has more metadata than any picture; what is within bounds is used";
    let xmp = [b"XML:com.adobe.xmp\0\x01\0\0\0".to_vec(), deflated(packet().as_bytes())].concat();
    let texts = chunk(b"iTXt", &xmp).repeat(1_000);
    let digits = format!("\niptc\n 9\n{}", "00".repeat(500_000));
    let iptc = [b"Raw profile type iptc\0\0".to_vec(), deflated(digits.as_bytes())].concat();
    let profiles = chunk(b"zTXt", &iptc).repeat(1_000);
    for parts in [texts, profiles] {
        let png = [b"\x89PNG\r\n\x1a\n".to_vec(), parts, chunk(b"IEND", b"")].concat();
        let run = check(&with("a.png", &png), "a.md");
        assert!(run.code < 2 && run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn an_item_named_sixty_thousand_times_is_read_once() {
    let entry =
        [b"\x02\0\0\0\0\x01\0\0mime".to_vec(), b"\0application/rdf+xml\0".to_vec()].concat();
    let list = [b"\0\0\0\0\0\x01".to_vec(), boxed(b"infe", &entry)].concat();
    let place =
        [&[0, 1, 0, 0, 0, 1], &64_u32.to_be_bytes()[..], &(1_u32 << 20).to_be_bytes()].concat();
    let places = [b"\0\0\0\0\x44\0\xea\x60".to_vec(), place.repeat(60_000)].concat();
    let meta = [b"\0\0\0\0".to_vec(), boxed(b"iinf", &list), boxed(b"iloc", &places)].concat();
    let heic =
        [boxed(b"ftyp", b"heic\0\0\0\0"), boxed(b"meta", &meta), vec![b'x'; 1 << 20]].concat();
    let run = check(&with("a.heic", &heic), "a.md");
    assert!(run.err.contains("has more metadata than any picture"), "{}", run.err);
}

#[test]
fn a_text_of_nothing_but_marks_is_one_told_line() {
    let long = 8_000_000;
    let many = "this has more than 300000 lines, tags or marks, which no story has";
    let captions = "![](a.jpg)\n*A tram in Graz today.*\n\n";
    for (name, unit, said) in [
        ("a.md", "[", many),
        ("a.md", "a\n", many),
        ("a.md", captions, many),
        ("a.html", "<p>a", many),
        ("a.html", "<img src=a>", many),
        ("a.txt", "Caption: a tram.\n", many),
        (
            "a.txt",
            "Caption: a tram in Graz, where the mayor was on Monday, May 5.\n\n",
            "10000 pictures",
        ),
        ("a.xml", "<a/>", "this has more than 1000000 tags: split it"),
    ] {
        let text = match name {
            "a.xml" => format!("<rss>{}</rss>", unit.repeat(2_000_000)),
            _ => unit.repeat(long / unit.len()),
        };
        let run = check(&Sandbox::new().file(name, text), name);
        assert_eq!(run.code, 2, "{unit}: {}", run.err);
        assert!(run.err.contains(said), "{unit}: {}", run.err);
    }
}

#[test]
fn a_file_longer_than_any_story_is_not_read_to_its_end() {
    let large = "x ".repeat(20 << 20);
    for name in ["a.txt", "a.md", "a.html", "a.json", "a.yaml", "a.xml"] {
        let run = check(&Sandbox::new().file(name, &large), name);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains("this file is larger than "), "{name}: {}", run.err);
    }
}

#[test]
fn records_without_end_are_one_told_line_and_the_next_is_read() {
    let good = r#"{"id": "good", "text": "A bridge in Lyon."}"#;
    let long = 3_900_000;
    let numbers = format!("{{\"text\": \"a\", \"x\": [{}1]}}", "1,".repeat(long / 2));
    let captions = format!("{{\"text\": \"a\", \"captions\": [{}1]}}", "\"a\",".repeat(20_000));
    let html = format!("{{\"html\": \"{}\"}}", "<p>a".repeat(long / 4));
    let endless = format!("{{\"text\": \"{}\"}}", "a".repeat(3 * long));
    for (bomb, said) in [
        (&numbers, "this holds more values than any story record"),
        (&captions, "this story has more than 10000 pictures or captions"),
        (&html, "this has more than 300000 lines, tags or marks"),
        (&endless, "the line is longer than 4194304 bytes"),
    ] {
        let here = Sandbox::new().file("a.jsonl", format!("{good}\n{bomb}\n{good}\n"));
        let run = check(&here, "a.jsonl");
        assert!(run.code == 2 && run.err.contains(said), "{}", run.err);
        assert!(run.out.starts_with("2 stories, "), "{}", run.out);
        let document = format!("[{good}, {bomb}]");
        if document.len() < 30_000_000 {
            check(&Sandbox::new().file("a.json", document), "a.json");
        }
        // An audit tells it, goes on, and does not meet it again.
        let audit = ["audit", "--out", "out", "a.jsonl"];
        let (_, run) = measured(&here, &audit);
        assert_eq!(run.code, 2, "{}", run.err);
        let results = fs::read_to_string(here.path().join("out/results.jsonl")).expect("it ran");
        let records: Vec<serde_json::Value> =
            results.lines().map(|line| serde_json::from_str(line).expect("a record")).collect();
        assert_eq!(records.len(), 3);
        assert!(records[1]["error"].to_string().contains(said), "{}", records[1]);
    }
    let rows = format!("title,text\na,b\n{}\n", "a,".repeat(long / 2));
    let run = check(&Sandbox::new().file("a.csv", rows), "a.csv");
    assert!(run.err.contains("a.csv:3: "), "{}", run.err);
}

#[test]
fn a_page_that_unpacks_to_a_mountain_is_one_told_line() {
    let page = format!("<article><h1>A</h1>{}", "<p>a".repeat(7_000_000));
    let mut body = GzEncoder::new(Vec::new(), Compression::best());
    body.write_all(page.as_bytes()).expect("memory takes it");
    let body = body.finish().expect("memory takes it");
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
    let length = head.len() + body.len();
    let about = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    );
    let warc = [about.as_bytes(), head.as_bytes(), &body, b"\r\n\r\n"].concat();
    assert!(warc.len() < 200_000);
    let run = check(&Sandbox::new().file("a.warc", warc), "a.warc");
    assert!(run.code == 2 && run.err.contains("this has more than 300000 lines"), "{}", run.err);
}

#[test]
fn a_stream_of_any_length_takes_little() {
    let text = "The mayor of Lyon, Paul Carter, opened a new bridge over the Rhone. ".repeat(20);
    let story =
        format!("{{\"text\": \"{text}\", \"captions\": [\"Mayor Paul Carter in Lyon.\"]}}\n");
    let here = Sandbox::new().file("a.jsonl", story.repeat(4_000));
    let (peak, run) = measured(&here, &["check", "--threads", "2", "a.jsonl"]);
    assert!(run.out.starts_with("4000 stories, "), "{}", run.out);
    assert!(peak <= 80 << 10, "{peak} kB");
}

#[test]
fn captions_without_end_beside_a_story_are_one_told_line() {
    let captions = "Ada Lind waves from the quay in Bergen. (Quay Photo)\n\n".repeat(60_000);
    let here = Sandbox::new()
        .file("a.md", "# The ferry lands\n\nThe ferry landed in Bergen, Ada Lind said.\n")
        .file("a.captions.txt", &captions)
        .file("b.txt", &captions);
    for args in [&["check", "a.md"][..], &["check", "--captions", "b.txt", "a.md"]] {
        let (most, run) = measured(&here, args);
        let said = "a.md: this story has more than 10000 pictures or captions";
        assert!(run.code == 2 && run.err.contains(said), "{}", run.err);
        assert!(most <= MOST, "{most} kB");
    }
}
