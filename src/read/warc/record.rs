//! One record of an archive: its fields, and what it holds.

use std::io::{self, BufRead, Read};

/// How each record begins.
pub(super) const VERSION: &[u8] = b"WARC/";

/// Longest head of a record, in bytes.
const HEAD: u64 = 64 << 10;

/// Largest content that is read, in bytes.
pub(super) const LARGEST: u64 = 32 << 20;

/// A record that may hold a page.
#[derive(Debug)]
pub(super) struct Record {
    /// The address that the page was fetched from.
    pub uri: String,
    /// Whether the content begins with the head of an HTTP response.
    pub is_response: bool,
    pub content: Vec<u8>,
}

/// Why a record is not read.
#[derive(Debug)]
pub(super) enum Fault {
    /// What follows is no record, or breaks off in one.
    Torn(String),
    /// The record is sound, and too large.
    Large(String),
    /// The bytes cannot be had.
    Io(io::Error),
}

impl Fault {
    /// Where a record should begin and none does.
    pub fn none() -> Fault {
        Fault::Torn("there is no WARC record here".to_owned())
    }

    /// Compressed data that cannot be unpacked.
    pub fn damaged() -> Fault {
        Fault::Torn("the compressed record is damaged".to_owned())
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Fault::Torn("the record breaks off".to_owned()),
            // The decoder's words for data that is no gzip.
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Fault::damaged(),
            _ => Fault::Io(error),
        }
    }
}

/// Reads the next record, passing over those that hold no page: `Ok(None)` is
/// the end of the stream, `Ok(Some(None))` a record that was passed over.
pub(super) fn next(reader: &mut impl BufRead) -> Result<Option<Option<Record>>, Fault> {
    let mut left = HEAD;
    let version = loop {
        match line(reader, &mut left)? {
            None => return Ok(None),
            Some(line) if line.is_empty() => left = HEAD,
            Some(line) => break line,
        }
    };
    if !version.as_bytes().starts_with(VERSION) {
        return Err(Fault::none());
    }
    let mut head = Vec::new();
    loop {
        match line(reader, &mut left)? {
            None => return Err(Fault::Torn("the record breaks off in its head".to_owned())),
            Some(line) if line.is_empty() => break,
            Some(line) => head.push(line),
        }
    }
    let length = field(&head, "Content-Length").and_then(|length| length.parse::<u64>().ok());
    let Some(length) = length else {
        return Err(Fault::Torn("the record has no Content-Length".to_owned()));
    };
    let uri = field(&head, "WARC-Target-URI").unwrap_or_default();
    let kind = field(&head, "Content-Type").unwrap_or_default().to_ascii_lowercase();
    let is_response = match field(&head, "WARC-Type") {
        Some("response") => kind.starts_with("application/http"),
        Some("resource") if is_page(&kind) => false,
        _ => return skip(reader, length).map(|()| Some(None)),
    };
    if length > LARGEST {
        skip(reader, length)?;
        let uri = &uri[..uri.floor_char_boundary(200)];
        return Err(Fault::Large(format!("{uri}: the page is larger than 32 MiB and not read")));
    }
    let mut content = Vec::new();
    reader.take(length).read_to_end(&mut content)?;
    if (content.len() as u64) < length {
        return Err(Fault::Torn("the record breaks off".to_owned()));
    }
    let uri = uri.trim_matches(['<', '>']).to_owned();
    Ok(Some(Some(Record { uri, is_response, content })))
}

/// Whether a content type is that of a web page.
pub(super) fn is_page(kind: &str) -> bool {
    kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml")
}

/// The value of a field, whatever the case of its name.
pub(super) fn field<'h>(head: &'h [String], name: &str) -> Option<&'h str> {
    head.iter().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// A line without its end, of `left` bytes at most.
fn line(reader: &mut impl BufRead, left: &mut u64) -> Result<Option<String>, Fault> {
    let mut line = Vec::new();
    let read = reader.take(*left).read_until(b'\n', &mut line)? as u64;
    *left -= read;
    match line.last() {
        None if *left > 0 => Ok(None),
        Some(b'\n') => {
            let line = String::from_utf8_lossy(&line);
            Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
        }
        _ if *left == 0 => Err(Fault::Torn("the head of the record is too long".to_owned())),
        _ => Err(Fault::Torn("the record breaks off in its head".to_owned())),
    }
}

fn skip(reader: &mut impl BufRead, length: u64) -> Result<(), Fault> {
    let passed = io::copy(&mut reader.take(length), &mut io::sink())?;
    match passed < length {
        true => Err(Fault::Torn("the record breaks off".to_owned())),
        false => Ok(()),
    }
}
