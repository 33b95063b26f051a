//! What can be asked, and what answers it. `openapi.json` tells the same to
//! programs.

use std::time::Instant;

use super::access::Access;
use super::request::{Asked, Request};
use super::response::Response;
use super::service::Service;
use super::{check, desk, language_tool, rules, watched};

/// One thing that can be asked.
#[derive(Clone, Copy)]
pub struct Route {
    method: &'static str,
    /// The path; a last part in braces stands for any word.
    path: &'static str,
    token: TokenIn,
    answer: fn(&Service, &Asked) -> Response,
}

/// Where the token is looked for, if there is one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TokenIn {
    /// Nowhere: what is answered is no secret, and costs nothing.
    Nothing,
    Head,
    /// In the form, too.
    Form,
}

const fn route(
    method: &'static str,
    path: &'static str,
    token: TokenIn,
    answer: fn(&Service, &Asked) -> Response,
) -> Route {
    Route { method, path, token, answer }
}

const ROUTES: [Route; 12] = [
    route("GET", "/", TokenIn::Nothing, |service, _| desk::page(service.watched.is_some())),
    route("GET", "/desk/{file}", TokenIn::Nothing, |_, asked| desk::file(asked.word)),
    route("POST", "/check", TokenIn::Head, check::check),
    route("GET", "/watched", TokenIn::Head, watched::list),
    route("GET", "/watched/file", TokenIn::Head, watched::file),
    route("GET", "/rules", TokenIn::Head, |service, _| rules::list(service)),
    route("GET", "/rules/{name}", TokenIn::Head, rules::one),
    route("GET", "/schema", TokenIn::Nothing, |_, asked| rules::schema(asked)),
    route("GET", "/healthz", TokenIn::Nothing, |_, _| {
        Response::json("{\"status\":\"ok\"}\n".to_owned())
    }),
    route("GET", "/openapi.json", TokenIn::Nothing, |_, _| Response::json(OPENAPI.to_owned())),
    route("POST", "/v2/check", TokenIn::Form, language_tool::check),
    route("GET", "/v2/languages", TokenIn::Nothing, |_, _| language_tool::languages()),
];

const OPENAPI: &str = include_str!("openapi.json");

impl Route {
    pub fn needs_no_token(&self) -> bool {
        self.token == TokenIn::Nothing
    }

    pub fn form_has_token(&self) -> bool {
        self.token == TokenIn::Form
    }

    /// Whether the token is in the form of a request.
    pub fn form_brings(&self, request: &Request, access: &Access) -> bool {
        let words = form_urlencoded::parse(&request.body);
        self.form_has_token()
            && words.into_iter().any(|(key, word)| key == "apiKey" && access.is_token(&word))
    }

    pub fn answer(&self, service: &Service, request: &Request, deadline: Instant) -> Response {
        let word = request.path.rsplit('/').next().unwrap_or_default();
        (self.answer)(service, &Asked { request, word, deadline })
    }

    fn is_at(&self, path: &str) -> bool {
        match self.path.split_once('{') {
            Some((start, _)) => {
                let rest = path.strip_prefix(start);
                rest.is_some_and(|word| !word.is_empty() && !word.contains('/'))
            }
            None => self.path == path,
        }
    }
}

/// The route of a request.
///
/// # Errors
/// The answer to one that there is none for.
pub fn of(request: &Request) -> Result<Route, Response> {
    let mut there = ROUTES.iter().filter(|route| route.is_at(&request.path)).peekable();
    if there.peek().is_none() {
        let help = "/openapi.json tells what there is";
        return Err(Response::fault(404, &format!("there is nothing at this address: {help}")));
    }
    let method = if request.method == "HEAD" { "GET" } else { &request.method };
    let is_asked = |route: &&&Route| method == "OPTIONS" || route.method == method;
    there.find(|route| is_asked(&route)).copied().ok_or_else(|| {
        let allowed = methods(&request.path);
        let fault = format!("this address takes {allowed}");
        Response::fault(405, &fault).with("Allow", allowed)
    })
}

/// What may be done at a path.
pub fn methods(path: &str) -> String {
    let there = ROUTES.iter().filter(|route| route.is_at(path));
    let names = there.flat_map(|route| match route.method {
        "GET" => vec!["GET", "HEAD"],
        method => vec![method],
    });
    names.chain(["OPTIONS"]).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_is_told_of_the_routes_is_what_they_are() {
        let told: serde_json::Value = serde_json::from_str(OPENAPI).expect("it is JSON");
        let paths = told["paths"].as_object().expect("paths");
        let told: BTreeSet<(String, String)> = paths
            .iter()
            .flat_map(|(path, methods)| {
                let methods = methods.as_object().expect("methods");
                methods.keys().map(move |method| (path.clone(), method.to_ascii_uppercase()))
            })
            .collect();
        let are: BTreeSet<(String, String)> =
            ROUTES.iter().map(|route| (route.path.to_owned(), route.method.to_owned())).collect();
        assert_eq!(told, are);
    }
}
