//! Web archives: pages as a crawler kept them, and archives that are damaged.

use std::io::Write;

use crate::common::Sandbox;
use cutline::article::Article;
use cutline::read::{ReadError, warc};
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use proptest::prelude::*;

const WRONG: &str = "Monday, October 10, 2020";

fn page(place: &str) -> String {
    format!(
        "<html><head><title>Fair in {place}</title></head><body><article><h1>Fair in {place}</h1>\n\
         <p>A fair was held in {place} on Saturday, and many came to see it in the rain.</p>\n\
         <figure><img src='a.jpg'><figcaption>Börek at the fair in {place} on {WRONG}.</figcaption>\
         </figure></article></body></html>"
    )
}

fn record(kind: &str, uri: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nwarc-target-uri: {uri}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n\
         Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    );
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

fn response(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat()
}

fn html(place: &str) -> Vec<u8> {
    response("200 OK\r\nContent-Type: text/html; charset=utf-8", page(place).as_bytes())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory suffices");
    encoder.finish().expect("memory suffices")
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory suffices");
    encoder.finish().expect("memory suffices")
}

fn read(archive: &[u8]) -> Vec<Result<Article, ReadError>> {
    warc::pages(archive, "news.warc").map(|page| page.and_then(warc::Page::story)).collect()
}

fn captions(archive: &[u8]) -> Vec<String> {
    let stories = read(archive).into_iter().map(|story| story.expect("the page is sound"));
    stories.map(|story| story.pictures[0].captions[0].as_str().to_owned()).collect()
}

#[test]
fn only_pages_that_were_there_are_read() {
    let pages = [
        record("warcinfo", "", b"software: crawler"),
        record("request", "http://a.example/", b"GET / HTTP/1.1\r\n\r\n"),
        record(
            "response",
            "http://a.example/gone",
            &response("404 Not Found\r\nContent-Type: text/html", b"<p>Gone</p>"),
        ),
        record(
            "response",
            "http://a.example/a.jpg",
            &response("200 OK\r\nContent-Type: image/jpeg", b"\xff\xd8"),
        ),
        record("response", "http://a.example/1", &html("Linz")),
        record("response", "http://a.example/2", &html("Graz")),
    ];
    let plain = pages.concat();
    let packed: Vec<u8> = pages.iter().flat_map(|record| gzip(record)).collect();
    for archive in [&plain, &packed, &gzip(&plain)] {
        let found: Vec<Article> = read(archive).into_iter().flatten().collect();
        let ids: Vec<Option<&str>> = found.iter().map(|story| story.id.as_deref()).collect();
        assert_eq!(ids, [Some("http://a.example/1"), Some("http://a.example/2")]);
        let published: Vec<_> = found.iter().map(|story| story.published).collect();
        assert_eq!(published, [None, None], "when it was fetched is not when it was published");
    }
}

#[test]
fn a_body_is_unpacked_and_decoded() {
    let page = page("Linz");
    let latin: Vec<u8> =
        page.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let chunked = [format!("{:x}\r\n{page}\r\n0\r\n\r\n", page.len())].concat();
    let said = page.replace("<head>", "<head><meta charset='iso-8859-1'>");
    let said: Vec<u8> =
        said.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    for (head, body) in [
        ("Content-Type: text/html", page.as_bytes().to_vec()),
        ("content-type: Text/HTML; Charset=\"ISO-8859-1\"", latin),
        ("Content-Type: text/html", said),
        ("Content-Type: text/html\r\nTransfer-Encoding: chunked", chunked.into_bytes()),
        ("Content-Type: text/html\r\nTransfer-Encoding: chunked", page.as_bytes().to_vec()),
        ("Content-Type: text/html\r\nContent-Encoding: gzip", gzip(page.as_bytes())),
        ("Content-Type: text/html\r\nContent-Encoding: gzip", page.as_bytes().to_vec()),
        ("Content-Type: text/html\r\nContent-Encoding: deflate", zlib(page.as_bytes())),
        ("Content-Type: text/html\r\nContent-Encoding: br", brotli(page.as_bytes())),
    ] {
        let content = response(&format!("200 OK\r\n{head}"), &body);
        let found = captions(&record("response", "http://a.example/", &content));
        assert_eq!(found, [format!("Börek at the fair in Linz on {WRONG}.")], "{head}");
    }
}

/// The bytes as a stored block of Brotli (RFC 7932, section 9.2), at most 64 KiB.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let head = (u32::try_from(bytes.len() - 1).expect("it is short") << 4) | (1 << 20);
    [&head.to_le_bytes()[..3], bytes, &[0x03]].concat()
}

#[test]
fn a_bad_record_is_one_error_and_the_others_are_read() {
    let good = record("response", "http://a.example/1", &html("Linz"));
    let headless = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nno length here\r\n\r\n".to_vec();
    let mut damaged = gzip(&good);
    let middle = damaged.len() / 2;
    damaged[middle..middle + 8].fill(0xff);
    let mut large = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 33554433\r\n\r\n".to_vec();
    large.resize(large.len() + 33_554_433, b' ');
    let empty = record(
        "response",
        "http://a.example/0",
        &response("200 OK\r\nContent-Type: text/html", b""),
    );
    let packed = |packing: &str| {
        let head = format!("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {packing}");
        record("response", "http://a.example/0", &response(&head, b"\x0b\x02\x80"))
    };
    let torn = &good[..good.len() - 200];
    for (archive, says, stories) in [
        (
            [headless, good.clone()].concat(),
            "record at byte 0: the record has no Content-Length",
            1,
        ),
        (
            [b"\0\x01junk".as_slice(), &good].concat(),
            "record at byte 0: there is no WARC record",
            1,
        ),
        ([gzip(&good), damaged, gzip(&good)].concat(), ": the compressed record is damaged", 2),
        ([large, good.clone()].concat(), "larger than 32 MiB", 1),
        ([empty, good.clone()].concat(), "http://a.example/0: there is nothing to read", 1),
        ([packed("br"), good.clone()].concat(), "packed, and damaged", 1),
        ([packed("zstd"), good.clone()].concat(), "packed as `zstd`", 1),
        ([&good, torn].concat(), ": the record breaks off", 1),
        ([gzip(&good), gzip(&good)[..90].to_vec()].concat(), ": the record breaks off", 1),
        (Vec::new(), "there is no web page in this archive", 0),
    ] {
        let found = read(&archive);
        let errors: Vec<&ReadError> =
            found.iter().filter_map(|story| story.as_ref().err()).collect();
        assert_eq!(errors.len(), 1, "{says}: {errors:?}");
        assert!(errors[0].message.contains(says), "{says}: {errors:?}");
        assert_eq!(found.iter().flatten().count(), stories, "{says}");
    }
}

#[test]
fn a_finding_tells_the_record_and_the_place_in_its_page() {
    let first = gzip(&record("response", "http://a.example/1", &html("Linz")));
    let archive = [first.clone(), gzip(&record("response", "http://a.example/2", &html("Graz")))];
    let here = Sandbox::new().file("news.warc.gz", archive.concat());
    let run = here.run(&["check", "--format", "concise", "news.warc.gz"]);
    let column =
        page("Graz").lines().nth(2).and_then(|line| line.find(WRONG)).expect("it is there");
    // One letter of the line takes two bytes.
    let said = |offset: usize| {
        format!("news.warc.gz[{offset}]:3:{column}: error[weekday-mismatch] {WRONG}")
    };
    for (line, offset) in run.out.lines().zip([0, first.len()]) {
        assert!(line.starts_with(&said(offset)), "{line} should be {}", said(offset));
    }
    assert_eq!((run.code, run.out.lines().count()), (1, 2), "{}{}", run.out, run.err);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_makes_it_fail_or_go_on_for_ever(
        changes in prop::collection::vec((0.0..1.0_f64, any::<u8>(), 0..40_usize), 1..6),
        is_packed in any::<bool>(),
    ) {
        let records = ["Linz", "Graz", "Wels"].map(|place| record("response", place, &html(place)));
        let mut archive: Vec<u8> = match is_packed {
            true => records.iter().flat_map(|record| gzip(record)).collect(),
            false => records.concat(),
        };
        for (at, byte, cut) in changes {
            let at = ((archive.len() as f64) * at) as usize;
            let end = (at + cut).min(archive.len());
            archive.splice(at..end, [byte]);
        }
        prop_assert!(read(&archive).len() <= 12);
    }
}
