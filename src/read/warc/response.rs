//! An HTTP response as it was sent: its head, and its body unpacked.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::record::{LARGEST, field, is_page};

/// A response, its body as it was sent.
pub(super) struct Response<'c> {
    head: Vec<String>,
    body: &'c [u8],
}

impl<'c> Response<'c> {
    /// The response that is the content of a record, if it is one.
    pub fn read(content: &'c [u8]) -> Option<Response<'c>> {
        let (head, body) = split(content)?;
        let head = head.lines().map(|line| line.trim_end_matches('\r').to_owned()).collect();
        Some(Response { head, body: &content[body..] })
    }

    /// Whether it is a web page that was there.
    pub fn is_page(&self) -> bool {
        let status = self.head.first().and_then(|line| line.split_ascii_whitespace().nth(1));
        let kind = field(&self.head, "Content-Type").unwrap_or_default().to_ascii_lowercase();
        status == Some("200") && is_page(&kind)
    }

    /// What the head says of the encoding of the text.
    pub fn charset(&self) -> Option<&str> {
        let kind = field(&self.head, "Content-Type")?;
        kind.split(';').find_map(|part| {
            let (name, value) = part.split_once('=')?;
            let is_charset = name.trim().eq_ignore_ascii_case("charset");
            is_charset.then(|| value.trim().trim_matches(['"', '\'']))
        })
    }

    /// The page's bytes.
    ///
    /// # Errors
    /// What is packed in a way that is not read, is damaged, or is larger than
    /// 32 MiB once unpacked.
    pub fn body(&self) -> Result<Vec<u8>, String> {
        let says = |name: &str| field(&self.head, name).unwrap_or_default().to_ascii_lowercase();
        let (chunked, packing) = (says("Transfer-Encoding"), says("Content-Encoding"));
        // Crawlers unpack a body and leave the head as it was.
        let body = match chunked.contains("chunked") {
            true => unchunked(self.body),
            false => None,
        };
        let body = body.unwrap_or_else(|| self.body.to_vec());
        match packing.trim() {
            "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => {
                unpacked(MultiGzDecoder::new(&*body))
            }
            "deflate" if !body.trim_ascii_start().starts_with(b"<") => {
                unpacked(ZlibDecoder::new(&*body))
                    .or_else(|_| unpacked(DeflateDecoder::new(&*body)))
            }
            // Its own buffer bounds what it takes, however long the body claims to be.
            "br" if !body.trim_ascii_start().starts_with(b"<") => {
                unpacked(brotli_decompressor::Decompressor::new(&*body, 4096))
            }
            "zstd" if !body.trim_ascii_start().starts_with(b"<") => {
                Err(format!("the page is packed as `{packing}`, which is not read"))
            }
            _ => Ok(body),
        }
    }
}

/// The head, and where the body starts.
fn split(content: &[u8]) -> Option<(String, usize)> {
    let mut at = 0;
    while let Some(length) = content[at..].iter().position(|b| *b == b'\n') {
        let is_blank = matches!(&content[at..at + length], b"" | b"\r");
        at += length + 1;
        if is_blank {
            return Some((String::from_utf8_lossy(&content[..at]).into_owned(), at));
        }
    }
    None
}

fn unpacked(mut packed: impl Read) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    match (&mut packed).take(LARGEST + 1).read_to_end(&mut body) {
        Ok(_) if body.len() as u64 > LARGEST => {
            Err("the page is larger than 32 MiB and not read".to_owned())
        }
        Ok(_) => Ok(body),
        Err(_) => Err("the page is packed, and damaged".to_owned()),
    }
}

/// A body sent in chunks; none where it is not.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.iter().take(1_000).position(|b| *b == b'\n')?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together() {
        for (sent, body) in [
            ("3\r\n<p>\r\nA;x=y\r\nIt rains. \r\n0\r\n\r\n", Some("<p>It rains. ")),
            ("0\r\n", Some("")),
            ("<p>It rains.\n", None),
            ("ff\r\nshort\r\n", None),
            ("", None),
        ] {
            assert_eq!(unchunked(sent.as_bytes()).as_deref(), body.map(str::as_bytes), "{sent}");
        }
    }
}
