//! Answers, each with headers that keep a browser from doing anything with it.

use std::borrow::Cow;

use serde_json::json;

use super::request::Framing;

/// What nothing of an answer may do in a browser: anything.
const NOTHING: &str =
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

#[derive(Debug, Clone)]
pub struct Response {
    status: u16,
    media_type: &'static str,
    policy: &'static str,
    headers: Vec<(&'static str, Cow<'static, str>)>,
    body: Cow<'static, [u8]>,
}

impl Response {
    pub fn new(media_type: &'static str, body: impl Into<Cow<'static, [u8]>>) -> Response {
        let headers = Vec::new();
        Response { status: 200, media_type, policy: NOTHING, headers, body: body.into() }
    }

    pub fn json(body: String) -> Response {
        Response::new("application/json", body.into_bytes())
    }

    /// What is wrong with a request, and what to do.
    pub fn fault(status: u16, message: &str) -> Response {
        Response { status, ..Response::json(format!("{}\n", json!({ "error": message }))) }
    }

    pub fn status(self, status: u16) -> Response {
        Response { status, ..self }
    }

    /// The answer with another policy for what it may do in a browser.
    pub fn policy(self, policy: &'static str) -> Response {
        Response { policy, ..self }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Response {
        self.headers.push((name, value.into()));
        self
    }

    /// The answer as it goes out.
    pub fn bytes(&self, framing: Framing) -> Vec<u8> {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
             Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\nCache-Control: no-store\r\n\
             Cross-Origin-Resource-Policy: same-origin\r\n\
             Cross-Origin-Opener-Policy: same-origin\r\nVary: Origin\r\nConnection: {}\r\n",
            self.status,
            reason(self.status),
            self.media_type,
            self.body.len(),
            self.policy,
            if framing.stays { "keep-alive" } else { "close" },
        );
        for (name, value) in &self.headers {
            // Nothing of a request gets here, and yet.
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        // Who has it already needs no body.
        if !framing.is_head && self.status != 304 {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        _ => "",
    }
}
