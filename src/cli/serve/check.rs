//! A check: what a request brings goes through the pipe, and a report comes out.

use std::time::Instant;

use cutline::read::ReadError;
use cutline::read::submission::{self, Submission, Usual};
use cutline::report::json::Json;
use cutline::report::{Html, Outcome, Reporter, Summary};

use super::request::Asked;
use super::response::Response;
use super::service::{Late, Service};
use super::upload;
use super::work::late;
use crate::cli::caught;

/// What a page that shows a report may do: run its own script, and nothing else;
/// to the browser it is of no origin.
const PAGE: &str = "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; \
                    script-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; \
                    form-action 'none'";

/// So many stories may one request hold: what is said of them is held until the
/// last is checked.
const MOST_STORIES: usize = 5_000;

/// How a check is asked for, beside the story.
struct Options {
    report: Report,
    usual: Usual,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Report {
    Json {
        explain: bool,
    },
    Html,
    /// What the desk draws.
    Cards,
}

/// Answers with the report on what a request brings.
pub fn check(service: &Service, asked: &Asked) -> Response {
    let checked = Options::of(asked).and_then(|options| {
        let came = upload::submission(asked.request)?;
        let outcomes = outcomes(service, &came, options.usual, asked.deadline)?;
        Ok(answer(service, &outcomes, options.report))
    });
    checked.unwrap_or_else(|response| response)
}

impl Options {
    fn of(asked: &Asked) -> Result<Options, Response> {
        let wrong =
            |name: &str, message: String| Response::fault(400, &format!("{name}: {message}"));
        let is_known =
            |name: &str| ["format", "explain", "name", "published", "language"].contains(&name);
        if let Some((name, _)) = asked.request.query.iter().find(|(name, _)| !is_known(name)) {
            let wanted = "expected format, explain, name, published or language";
            return Err(wrong(name, format!("there is no such parameter: {wanted}")));
        }
        let explain = match asked.request.asked("explain") {
            None | Some("false") => false,
            Some("true") => true,
            Some(_) => return Err(wrong("explain", "expected true or false".to_owned())),
        };
        let report = match asked.request.asked("format") {
            None | Some("json") => Report::Json { explain },
            Some("html") => Report::Html,
            Some("cards") => Report::Cards,
            Some(_) => return Err(wrong("format", "expected json or html".to_owned())),
        };
        let published = asked.request.asked("published").map(submission::date).transpose();
        let language = asked.request.asked("language").map(submission::language).transpose();
        let usual = Usual {
            published: published.map_err(|message| wrong("published", message))?,
            language: language.map_err(|message| wrong("language", message))?,
        };
        Ok(Options { report, usual })
    }
}

fn outcomes(
    service: &Service,
    came: &Submission,
    usual: Usual,
    deadline: Instant,
) -> Result<Vec<Outcome>, Response> {
    let settings = service.settings();
    let language = usual.language.or_else(|| settings.language.clone());
    let usual = Usual { language, ..usual };
    let mut outcomes = Vec::new();
    for file in &came.stories {
        let name = &file.name;
        let read = caught::or_told(name, || came.read(file, &settings.fields, &usual));
        let found = read.as_ref().map_or(1, Vec::len);
        if outcomes.len() + found > MOST_STORIES {
            let help = "send them in parts, or check them with the command line";
            let message = format!("a request may hold {MOST_STORIES} stories: {help}");
            return Err(Response::fault(413, &message));
        }
        if found == 0 {
            outcomes.push(Outcome { path: name.clone(), result: Err(empty()) });
        }
        for story in read.unwrap_or_else(|told| told.result.err().map(Err).into_iter().collect()) {
            outcomes.push(service.judge(name, story, deadline).map_err(|Late| late())?);
        }
    }
    Ok(outcomes)
}

/// That a list has no record, which a gate must not take for a story without a
/// fault.
fn empty() -> ReadError {
    let message = "there is no story in it: expected a record, or a list of them".to_owned();
    ReadError { message, line: None, column: None }
}

fn answer(service: &Service, outcomes: &[Outcome], report: Report) -> Response {
    let mut summary = Summary::default();
    outcomes.iter().for_each(|outcome| summary.add(outcome));
    let response = match report {
        Report::Json { explain } => Response::json(Json::new(explain).whole(outcomes, &summary)),
        Report::Html => {
            let page = Html::new(service.rules(), service.least).whole(outcomes, &summary);
            Response::new("text/html; charset=utf-8", page.into_bytes()).policy(PAGE)
        }
        Report::Cards => {
            Response::json(Html::cards(service.rules(), service.least, outcomes, &summary))
        }
    };
    response.status(if summary.stories > 0 { 200 } else { 422 })
}
