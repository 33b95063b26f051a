//! Who may ask: whoever calls the server by its own name, is sent by no page of
//! others, and has the token if there is one.

use std::net::{IpAddr, Ipv6Addr};
use std::path::Path;

use cutline::files;
use subtle::ConstantTimeEq;

use super::request::Request;
use super::response::Response;

/// The variable that has the token.
const VARIABLE: &str = "CUTLINE_TOKEN";

/// A shorter token can be guessed.
const SHORTEST: usize = 16;
/// A longer file is no token.
const LONGEST: u64 = 4096;

/// What requests have to bring.
pub struct Token(String);

impl Token {
    /// The token in a file, or else in the environment.
    ///
    /// # Errors
    /// A file that cannot be read, or a token that is too short.
    pub fn read(file: Option<&Path>) -> Result<Option<Token>, String> {
        let (told, origin) = match file {
            Some(file) => {
                let name = file.display();
                let bytes = files::bounded(file, LONGEST)
                    .map_err(|error| format!("cannot read the token in {name}: {error}"))?
                    .ok_or_else(|| format!("{name} is longer than any token"))?;
                let told = String::from_utf8(bytes);
                (told.map_err(|_| format!("the token in {name} is not UTF-8"))?, name.to_string())
            }
            None => match std::env::var(VARIABLE) {
                Ok(told) => (told, VARIABLE.to_owned()),
                Err(std::env::VarError::NotPresent) => return Ok(None),
                Err(_) => return Err(format!("the token in {VARIABLE} is not UTF-8")),
            },
        };
        let token = told.trim();
        if token.len() < SHORTEST || !token.bytes().all(|b| b.is_ascii_graphic()) {
            let help = format!("expected at least {SHORTEST} letters, digits or signs in one word");
            return Err(format!("the token in {origin} is none: {help}"));
        }
        Ok(Some(Token(token.to_owned())))
    }

    /// Whether a word is the token, in a time that does not tell how much of it
    /// is.
    fn is(&self, word: &str) -> bool {
        self.0.as_bytes().ct_eq(word.as_bytes()).into()
    }
}

/// An origin as browsers send it.
pub fn origin(text: &str) -> Result<String, String> {
    let is_one = text.split_once("://").is_some_and(|(scheme, host)| {
        !scheme.is_empty() && !host.is_empty() && !host.contains(['/', '*', ' '])
    });
    match is_one {
        true => Ok(text.to_ascii_lowercase()),
        false => Err("expected an origin such as https://cms.example.org".to_owned()),
    }
}

pub struct Access {
    token: Option<Token>,
    origins: Vec<String>,
    hosts: Vec<String>,
}

impl Access {
    pub fn new(token: Option<Token>, origins: &[String], hosts: &[String]) -> Access {
        let hosts = hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
        Access { token, origins: origins.to_vec(), hosts }
    }

    /// Refuses a request that somebody else's page may have made: under a name
    /// that leads here by a trick, or from another origin.
    pub fn refuses(&self, request: &Request) -> Option<Response> {
        let Some(host) = request.header("host") else {
            return Some(Response::fault(400, "the request names no host, or several"));
        };
        if !self.knows(host) {
            let help = "call the server by its address, or start it with --allow-host NAME";
            return Some(Response::fault(421, &format!("this server has another name: {help}")));
        }
        let is_ours = |origin: &str| {
            origin.split_once("://").is_some_and(|(scheme, authority)| {
                matches!(scheme, "http" | "https") && authority.eq_ignore_ascii_case(host)
            })
        };
        match request.header("origin") {
            None if !request.has("origin") => None,
            Some(origin) if is_ours(origin) || self.named(origin).is_some() => None,
            _ => {
                let help = "start the server with --allow-origin ORIGIN to let it";
                Some(Response::fault(403, &format!("a page of this origin may not ask: {help}")))
            }
        }
    }

    /// Whether a host is this machine, an address, which no name leads to, or a
    /// name that the server was told.
    fn knows(&self, host: &str) -> bool {
        let (name, port) = match host.strip_prefix('[').map(|rest| rest.split_once(']')) {
            Some(Some((name, port))) if name.parse::<Ipv6Addr>().is_ok() => (name, port),
            Some(_) => return false,
            None => host.split_at(host.find(':').unwrap_or(host.len())),
        };
        let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
        if !port.is_empty() && !port.strip_prefix(':').is_some_and(is_port) {
            return false;
        }
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        name == "localhost" || name.parse::<IpAddr>().is_ok() || self.hosts.contains(&name)
    }

    /// The origin of another page that may ask.
    fn named<'r>(&self, origin: &'r str) -> Option<&'r str> {
        self.origins.iter().any(|own| own.eq_ignore_ascii_case(origin)).then_some(origin)
    }

    /// The answer with leave for the page that has asked to read it.
    pub fn lets_read(&self, request: &Request, response: Response) -> Response {
        match request.header("origin").and_then(|origin| self.named(origin)) {
            Some(origin) => response.with("Access-Control-Allow-Origin", origin.to_owned()),
            None => response,
        }
    }

    /// What a browser asks before it sends what a page wants.
    pub fn preflight(&self, allowed: String) -> Response {
        Response::new("text/plain", Vec::new())
            .status(204)
            .with("Access-Control-Allow-Headers", "Authorization, Content-Type")
            .with("Access-Control-Allow-Methods", allowed.clone())
            .with("Access-Control-Max-Age", "600")
            .with("Allow", allowed)
    }

    /// Whether the token is in the head of a request, or none is asked for.
    pub fn has_token(&self, request: &Request) -> bool {
        let Some(token) = &self.token else { return true };
        let brought = request.header("authorization").and_then(|value| value.split_once(' '));
        brought.is_some_and(|(scheme, word)| {
            scheme.eq_ignore_ascii_case("bearer") && token.is(word.trim())
        })
    }

    /// Whether a word of a form is the token: clients of LanguageTool have no
    /// other place for it.
    pub fn is_token(&self, word: &str) -> bool {
        self.token.as_ref().is_none_or(|token| token.is(word))
    }

    pub fn without_token() -> Response {
        let help = "send `Authorization: Bearer TOKEN`";
        Response::fault(401, &format!("the token is missing or wrong: {help}"))
            .with("WWW-Authenticate", "Bearer")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_addresses_this_machine_and_names_that_were_told() {
        let access = Access::new(None, &[], &["Captions.example.org".to_owned()]);
        for (host, is_known) in [
            ("127.0.0.1:8737", true),
            ("[::1]:8737", true),
            ("192.0.2.7", true),
            ("localhost:8737", true),
            ("LOCALHOST.", true),
            ("captions.example.org:443", true),
            ("example.org", false),
            ("localhost.example.org", false),
            ("127.0.0.1.example.org:8737", false),
            ("[::1].example.org", false),
            ("[::1]x:80", false),
            ("[localhost]", false),
            ("[::1", false),
            ("localhost:80:90", false),
            ("localhost:80x", false),
            ("", false),
        ] {
            assert_eq!(access.knows(host), is_known, "{host}");
        }
    }

    #[test]
    fn a_token_is_itself_alone() {
        let token = Token("a-long-word-of-24-signs!".to_owned());
        assert!(token.is("a-long-word-of-24-signs!"));
        for other in
            ["", "a-long-word-of-24-signs", "a-long-word-of-24-signs!!", "A-long-word-of-24-signs!"]
        {
            assert!(!token.is(other), "{other}");
        }
    }
}
