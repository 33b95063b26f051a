//! Requests of HTTP/1.1, read from a connection that may be slow, broken or
//! hostile.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::limits::{Budget, Held, Limits};
use super::response::Response;

/// Bytes of a request without its body.
const LARGEST_HEAD: usize = 16 << 10;

/// Headers of a request.
const MOST_HEADERS: usize = 64;

/// How long what is refused is still read, so that the refusal is seen: a
/// connection that is closed with something unread takes its answer along.
const LINGER: Duration = Duration::from_secs(1);
const MOST_LINGERED: usize = 4 << 20;

/// A request; its body is empty until it is read.
pub struct Request {
    pub method: String,
    pub path: String,
    pub query: Vec<(String, String)>,
    /// Names in small letters.
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether the connection may be used for another one.
    pub stays: bool,
}

/// A request, and until when it is to be answered.
pub struct Asked<'r> {
    pub request: &'r Request,
    /// The last part of the path.
    pub word: &'r str,
    pub deadline: Instant,
}

impl Request {
    /// The value of a header, if it is there once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter().filter(|(own, _)| own == name);
        let first = all.next()?;
        all.next().is_none().then_some(&*first.1)
    }

    pub fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(own, _)| own == name)
    }

    /// The media type of the body, in small letters and without parameters.
    pub fn media_type(&self) -> String {
        let whole = self.header("content-type").unwrap_or_default();
        whole.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of the address, the last one if there are several.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().rev().find(|(own, _)| own == name).map(|(_, value)| &**value)
    }
}

/// Why there is no request.
pub enum Trouble {
    /// Nobody is there any more, or nothing has come in time.
    Gone,
    Refused(Response),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => {
                Trouble::Refused(Response::fault(408, "the request did not arrive in time"))
            }
            _ => Trouble::Gone,
        }
    }
}

fn refused(status: u16, message: &str) -> Trouble {
    Trouble::Refused(Response::fault(status, message))
}

/// The host that a request's target names, if it is a whole address, and what is
/// asked of it.
fn of_target(target: &str) -> (Option<String>, &str) {
    let Some((scheme, rest)) = target.split_once("://") else { return (None, target) };
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return (None, target);
    }
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    (Some(authority.to_owned()), if path.is_empty() { "/" } else { path })
}

/// A connection, as requests are read from it.
pub struct Wire {
    stream: Arc<TcpStream>,
    /// What was read and is not used yet.
    ahead: Vec<u8>,
    limits: Limits,
    budget: Arc<Budget>,
}

impl Wire {
    pub fn new(stream: Arc<TcpStream>, limits: Limits, budget: Arc<Budget>) -> Wire {
        Wire { stream, ahead: Vec::new(), limits, budget }
    }

    /// The next request without its body. `None` where there is no other one.
    pub fn head(&mut self) -> Result<Option<Request>, Trouble> {
        let mut deadline = Instant::now() + self.limits.time();
        loop {
            if let Some(request) = self.parsed()? {
                return Ok(Some(request));
            }
            if self.ahead.len() >= LARGEST_HEAD {
                return Err(refused(431, "the request's headers are longer than 16 KiB"));
            }
            let was_empty = self.ahead.is_empty();
            match self.more(deadline) {
                Ok(0) if was_empty => return Ok(None),
                Ok(0) => return Err(Trouble::Gone),
                // Who was silent between two requests is no slow one.
                Ok(_) if was_empty => deadline = Instant::now() + self.limits.time(),
                Ok(_) => {}
                Err(_) if was_empty => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn parsed(&mut self) -> Result<Option<Request>, Trouble> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut parsed = httparse::Request::new(&mut headers);
        let length = match parsed.parse(&self.ahead) {
            Ok(httparse::Status::Complete(length)) => length,
            Ok(httparse::Status::Partial) => return Ok(None),
            Err(httparse::Error::TooManyHeaders) => {
                return Err(refused(431, "the request has more than 64 headers"));
            }
            Err(_) => return Err(refused(400, "this is no request of HTTP/1.1")),
        };
        let headers = parsed.headers.iter().map(|header| {
            let value = std::str::from_utf8(header.value)
                .map_err(|_| refused(400, "a header of the request is not UTF-8"))?;
            Ok((header.name.to_ascii_lowercase(), value.trim().to_owned()))
        });
        let (authority, target) = of_target(parsed.path.unwrap_or_default());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut request = Request {
            method: parsed.method.unwrap_or_default().to_owned(),
            path: path.to_owned(),
            query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            headers: headers.collect::<Result<_, Trouble>>()?,
            body: Vec::new(),
            stays: true,
        };
        if let Some(authority) = authority {
            // RFC 9112, 3.2.2: of the two names, this is the one that counts.
            request.headers.retain(|(name, _)| name != "host");
            request.headers.push(("host".to_owned(), authority));
        }
        let connection = request.header("connection").unwrap_or_default().to_ascii_lowercase();
        request.stays = match parsed.version {
            Some(1) => !connection.split(',').any(|word| word.trim() == "close"),
            _ => false,
        };
        self.ahead.drain(..length);
        Ok(Some(request))
    }

    /// Reads the body of a request; what is given back holds its bytes.
    pub fn body(&mut self, request: &mut Request) -> Result<Held, Trouble> {
        let deadline = Instant::now() + self.limits.time();
        let mut held = Held::none(&self.budget);
        let is_chunked = match request.header("transfer-encoding") {
            Some(coding) if coding.eq_ignore_ascii_case("chunked") => true,
            None if !request.has("transfer-encoding") => false,
            _ => return Err(refused(501, "of transfer codings, `chunked` alone is read")),
        };
        if is_chunked && request.has("content-length") {
            return Err(refused(400, "the request has a length and is chunked: send one of them"));
        }
        if request.has("content-encoding") {
            return Err(refused(415, "bodies are read as they are: send it without an encoding"));
        }
        let length = match request.header("content-length") {
            Some(digits) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse::<usize>().unwrap_or(usize::MAX)
            }
            None if !request.has("content-length") => 0,
            _ => return Err(refused(400, "the request's length is no number")),
        };
        if length > self.limits.size() {
            return Err(self.too_large());
        }
        let waits =
            request.header("expect").is_some_and(|e| e.eq_ignore_ascii_case("100-continue"));
        if waits && (is_chunked || length > 0) && self.ahead.is_empty() {
            (&*self.stream).write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        if is_chunked {
            self.chunks(&mut request.body, &mut held, deadline)?;
        } else {
            self.take(length, &mut request.body, &mut held, deadline)?;
        }
        Ok(held)
    }

    fn too_large(&self) -> Trouble {
        let most = self.limits.size() >> 20;
        refused(413, &format!("the request is larger than {most} MiB"))
    }

    fn take(
        &mut self,
        length: usize,
        body: &mut Vec<u8>,
        held: &mut Held,
        deadline: Instant,
    ) -> Result<(), Trouble> {
        let mut left = length;
        while left > 0 {
            if self.ahead.is_empty() && self.more(deadline)? == 0 {
                return Err(Trouble::Gone);
            }
            let count = left.min(self.ahead.len());
            if !held.grow(count) {
                let answer = Response::fault(503, "too many large requests at once");
                return Err(Trouble::Refused(answer.with("Retry-After", "2")));
            }
            body.extend(self.ahead.drain(..count));
            left -= count;
        }
        Ok(())
    }

    fn chunks(
        &mut self,
        body: &mut Vec<u8>,
        held: &mut Held,
        deadline: Instant,
    ) -> Result<(), Trouble> {
        let broken = || refused(400, "the request's chunks are broken");
        loop {
            let (head, length) = loop {
                match httparse::parse_chunk_size(&self.ahead).map_err(|_| broken())? {
                    httparse::Status::Complete(found) => break found,
                    httparse::Status::Partial if self.ahead.len() > LARGEST_HEAD => {
                        return Err(broken());
                    }
                    httparse::Status::Partial => {
                        if self.more(deadline)? == 0 {
                            return Err(Trouble::Gone);
                        }
                    }
                }
            };
            self.ahead.drain(..head);
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            if length > self.limits.size() - body.len() {
                return Err(self.too_large());
            }
            self.take(length, body, held, deadline)?;
            let mut end = Vec::new();
            self.take(2, &mut end, held, deadline)?;
            if end != b"\r\n" {
                // Fields behind the last chunk are read by nobody.
                return Err(broken());
            }
            if length == 0 {
                return Ok(());
            }
        }
    }

    /// Reads what there is, until the deadline.
    fn more(&mut self, deadline: Instant) -> io::Result<usize> {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        let mut piece = [0; 16 << 10];
        let count = loop {
            match (&*self.stream).read(&mut piece) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.ahead.extend_from_slice(&piece[..count]);
        Ok(count)
    }

    /// Writes an answer, within the time that a request has to arrive.
    pub fn answer(&mut self, response: &Response, framing: Framing) -> io::Result<()> {
        let bytes = response.bytes(framing);
        let deadline = Instant::now() + self.limits.time();
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(ErrorKind::TimedOut.into());
            }
            self.stream.set_write_timeout(Some(left))?;
            match (&*self.stream).write(rest) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(count) => rest = &rest[count..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Lets the other side read an answer to what it has not sent to its end.
    pub fn linger(&mut self) {
        // What fails here fails a connection that is closed anyway.
        let _ = self.stream.shutdown(Shutdown::Write);
        let deadline = Instant::now() + LINGER;
        let mut count = 0;
        while let Ok(more @ 1..) = self.more(deadline) {
            self.ahead.clear();
            count += more;
            if count > MOST_LINGERED {
                return;
            }
        }
    }
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framing {
    /// Whether the connection is used for another request.
    pub stays: bool,
    /// Whether its body is left out: the answer to HEAD.
    pub is_head: bool,
}
