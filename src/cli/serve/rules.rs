//! Rules and schemas, as `cutline rules` and `cutline schema` tell them.

use cutline::report::Html;
use cutline::rule::{Example, Rule};

use super::request::Asked;
use super::response::Response;
use super::service::Service;
use crate::cli::{rules, schema};

/// What a rule's page may do in a browser: be looked at.
const PAGE: &str = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; \
                    base-uri 'none'; form-action 'none'";

/// All rules.
pub fn list(service: &Service) -> Response {
    written(rules::json(service.rules()))
}

/// A rule: as a page to whoever asks for one, and else as JSON.
pub fn one(service: &Service, asked: &Asked) -> Response {
    let Some(rule) = service.rules().get(asked.word) else {
        return Response::fault(404, "there is no such rule: /rules lists all");
    };
    let wants_page =
        asked.request.header("accept").is_some_and(|types| types.contains("text/html"));
    match wants_page {
        true => Response::new("text/html; charset=utf-8", page(rule).into_bytes()).policy(PAGE),
        false => Response::json(Html::rule(rule)),
    }
}

/// The schema of what a house writes.
pub fn schema(asked: &Asked) -> Response {
    match asked.request.asked("of") {
        None | Some("config") => written(schema::json(schema::Of::Config)),
        Some("rule") => written(schema::json(schema::Of::Rule)),
        Some(_) => Response::fault(400, "of: expected config or rule"),
    }
}

fn written(json: serde_json::Result<String>) -> Response {
    json.map_or_else(|error| Response::fault(500, &error.to_string()), Response::json)
}

fn page(rule: &Rule) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{id} · cutline</title>\n\
         <link rel=\"stylesheet\" href=\"/desk/desk.css\">\n<main class=\"rule-page\">\n\
         <h1>{id}</h1>\n<p class=\"{severity}\"><b class=\"chip {severity}\">{severity}</b> {}</p>\n",
        escaped(&rule.summary),
        id = escaped(&rule.id),
        severity = cutline::report::concise::severity(rule.severity),
    );
    page.push_str(&paragraphs(&rule.why));
    if let Some(help) = &rule.help {
        page.push_str(&format!("<h2>What to do</h2>\n<p>{}</p>\n", escaped(help)));
    }
    if !rule.unless.is_empty() {
        page.push_str("<h2>Says nothing where</h2>\n<ul>\n");
        for excuse in &rule.unless {
            page.push_str(&format!("<li>{}</li>\n", escaped(excuse.describe())));
        }
        page.push_str("</ul>\n");
    }
    for (flags, title) in [(true, "Reported"), (false, "Let pass")] {
        let examples: Vec<String> =
            rule.examples.iter().filter(|e| e.flags == flags).map(shown).collect();
        if !examples.is_empty() {
            page.push_str(&format!("<h2>{title}</h2>\n{}", examples.concat()));
        }
    }
    page + "</main>\n</html>\n"
}

fn shown(example: &Example) -> String {
    let texts = example.texts().map(|(name, text)| {
        let name = if name == "caption" {
            String::new()
        } else {
            format!("<small>{}</small> ", escaped(name))
        };
        format!("<p>{name}{}</p>\n", escaped(text))
    });
    let day = example.published.map_or(String::new(), |day| format!(" of {day}"));
    let story = paragraphs(&example.story);
    format!(
        "<figure>\n{}<blockquote>\n<p><small>in a story{day}:</small></p>\n{story}</blockquote>\n</figure>\n",
        texts.collect::<String>()
    )
}

fn paragraphs(text: &str) -> String {
    let all = text.trim().split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    all.map(|paragraph| format!("<p>{}</p>\n", escaped(paragraph.trim()))).collect()
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(&*cutline::report::visible(text)).into_owned()
}
