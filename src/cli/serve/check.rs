//! A check: what a request brings goes through the pipe, and a report comes out.

use std::time::Instant;

use cutline::article::Article;
use cutline::read::{self, Format, ReadError, photo};
use cutline::report::json::Json;
use cutline::report::{Html, Outcome, Reporter, Summary};
use jiff::civil::Date;
use serde_json::json;

use super::response::Response;
use super::routes::Asked;
use super::service::Service;
use super::upload::{File, Upload};
use super::work::late;
use crate::cli::caught;
use crate::cli::input;

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
    published: Option<Date>,
    language: Option<String>,
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
    let checked = Options::of(asked).and_then(|how| {
        let upload = Upload::of(asked.request)?;
        let outcomes = outcomes(service, &upload, &how, asked.deadline)?;
        Ok(answer(service, &outcomes, how.report))
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
        let published = asked.request.asked("published").map(input::date).transpose();
        let language = asked.request.asked("language").map(input::language).transpose();
        Ok(Options {
            report,
            published: published.map_err(|message| wrong("published", message))?,
            language: language.map_err(|message| wrong("language", message))?,
        })
    }
}

/// That there is no time left.
pub struct Late;

fn outcomes(
    service: &Service,
    upload: &Upload,
    how: &Options,
    deadline: Instant,
) -> Result<Vec<Outcome>, Response> {
    let mut outcomes = Vec::new();
    for file in &upload.stories {
        let name = &file.name;
        let read = caught::or_told(name, || stories(service, file));
        let found = read.as_ref().map_or(1, Vec::len);
        if outcomes.len() + found > MOST_STORIES {
            let help = "send them in parts, or check them with the command line";
            let message = format!("a request may hold {MOST_STORIES} stories: {help}");
            return Err(Response::fault(413, &message));
        }
        for story in read.unwrap_or_else(|told| told.result.err().map(Err).into_iter().collect()) {
            let story = story.map(|article| completed(article, upload, file, how, service));
            outcomes.push(judged(service, name, story, deadline).map_err(|Late| late())?);
        }
    }
    Ok(outcomes)
}

fn stories(service: &Service, file: &File) -> Vec<Result<Article, ReadError>> {
    if file.bytes.len() > read::largest(file.format) {
        let message = read::too_large(file.format);
        return vec![Err(ReadError { message, line: None, column: None })];
    }
    let bytes = file.bytes.to_vec();
    let told = read::told_from(&file.name, bytes, file.format, &service.settings().fields);
    told.into_iter().map(|story| story.map_err(ReadError::from)).collect()
}

/// The story with what came beside it.
fn completed(
    mut article: Article,
    upload: &Upload,
    file: &File,
    how: &Options,
    service: &Service,
) -> Article {
    // What comes with its pictures has none beside it.
    if upload.has_pictures() && !matches!(file.format, Format::Office | Format::Mail) {
        photo::add_with(&mut article, &file.name, |src| upload.picture(src));
    }
    if article.published.is_none() {
        let by_name = file.published();
        article.published = by_name.or(how.published);
        let by = if by_name.is_some() { "the file's name" } else { "the request" };
        article.dated_by = article.published.map(|_| by.to_owned());
    }
    let usual = || how.language.clone().or_else(|| service.settings().language.clone());
    article.language = article.language.take().or_else(usual);
    article
}

/// What is said of a story, until there is no time left.
pub fn judged(
    service: &Service,
    name: &str,
    story: Result<Article, ReadError>,
    deadline: Instant,
) -> Result<Outcome, Late> {
    let wanted = || if Instant::now() < deadline { Ok(()) } else { Err(Late) };
    wanted()?;
    let linter = service.settings().linter();
    let result =
        match story.map(|article| caught::or_told(name, || linter.check_while(article, &wanted))) {
            Ok(Ok(report)) => Ok(report?),
            Ok(Err(told)) => return Ok(*told),
            Err(error) => Err(error),
        };
    Ok(Outcome { path: name.to_owned(), result })
}

fn answer(service: &Service, outcomes: &[Outcome], report: Report) -> Response {
    let mut summary = Summary::default();
    outcomes.iter().for_each(|outcome| summary.add(outcome));
    let response = match report {
        Report::Json { explain } => Response::json(written(Json::new(explain), outcomes, &summary)),
        Report::Html => {
            let page = written(Html::new(service.rules(), service.least), outcomes, &summary);
            Response::new("text/html; charset=utf-8", page.into_bytes()).policy(PAGE)
        }
        Report::Cards => Response::json(cards(service, outcomes, &summary)),
    };
    // A list without a record is no fault of anybody's.
    let is_read = summary.stories > 0 || outcomes.is_empty();
    response.status(if is_read { 200 } else { 422 })
}

fn written(mut reporter: impl Reporter, outcomes: &[Outcome], summary: &Summary) -> String {
    let mut report = reporter.opening();
    for outcome in outcomes {
        let entries = reporter.entries(outcome);
        report.push_str(&reporter.add(entries));
    }
    report + &reporter.closing(summary)
}

fn cards(service: &Service, outcomes: &[Outcome], summary: &Summary) -> String {
    let stories: Vec<String> = outcomes.iter().map(Html::card).collect();
    let notices: Vec<Vec<String>> = outcomes
        .iter()
        .map(|outcome| {
            outcome
                .result
                .as_ref()
                .map_or(Vec::new(), |report| cutline::report::told::notices(&report.article))
        })
        .collect();
    format!(
        "{{\"settings\":{},\"stories\":[{}],\"summary\":{},\"says\":{},\"notices\":{}}}\n",
        Html::settings(service.rules(), service.least),
        stories.join(","),
        json!(summary),
        json!(summary.to_string()),
        json!(notices),
    )
}
