//! What a request brings to be checked: a story in its body, or files in a form.

use std::path::Path;

use cutline::read::Format;
use cutline::read::form::{by_ending, by_start};
use cutline::read::submission::{File, Submission, last};

use super::multipart;
use super::request::Request;
use super::response::Response;

/// What to call a story that has no name.
pub const NAMELESS: &str = "story";

/// What a request brings.
///
/// # Errors
/// The answer to what is no story.
pub fn submission(request: &Request) -> Result<Submission<'_>, Response> {
    let media_type = request.media_type();
    if media_type == "multipart/form-data" {
        return of_form(request);
    }
    let name = request
        .asked("name")
        .map(last)
        .filter(|name| !name.is_empty())
        .unwrap_or(NAMELESS)
        .to_owned();
    let by_name = || by_ending(Path::new(&name));
    let format = match &*media_type {
        "" | "application/octet-stream" => by_name().unwrap_or_else(|| by_start(&request.body)),
        // A text says little of itself, and a name more.
        "text/plain" => by_name().unwrap_or(Format::Plain),
        other => by_media_type(other).ok_or_else(|| {
            let wanted = "text/plain, text/markdown, text/html, application/json or \
                          multipart/form-data";
            Response::fault(415, &format!("no story is read of this type: send {wanted}"))
        })?,
    };
    let mut submission = Submission::default();
    submission.stories.push(File { name, format, bytes: &request.body });
    Ok(submission)
}

fn of_form(request: &Request) -> Result<Submission<'_>, Response> {
    let content_type = request.header("content-type").unwrap_or_default();
    let parts = multipart::parts(content_type, &request.body)
        .map_err(|fault| Response::fault(400, fault))?;
    let mut submission = Submission::default();
    for part in parts {
        if part.file.is_none() && part.name != "story" {
            let wanted = "expected files, or the story as `story`";
            let fault = format!("the form has a field of another name: {wanted}");
            return Err(Response::fault(400, &fault));
        }
        let name = part.file.unwrap_or_else(|| NAMELESS.to_owned());
        let added = submission.add(name, &request.body[part.content]);
        added.map_err(|fault| Response::fault(415, &fault))?;
    }
    match submission.stories.is_empty() {
        true => {
            Err(Response::fault(400, "there is no story in the form, a file or a field `story`"))
        }
        false => Ok(submission),
    }
}

fn by_media_type(media_type: &str) -> Option<Format> {
    Some(match media_type {
        "text/plain" => Format::Plain,
        "text/markdown" | "text/x-markdown" => Format::Markdown,
        "text/html" | "application/xhtml+xml" => Format::Html,
        "application/json" => Format::Json,
        "application/x-ndjson" | "application/jsonl" | "application/jsonlines" => Format::JsonLines,
        "application/yaml" | "text/yaml" | "application/x-yaml" => Format::Yaml,
        "text/csv" => Format::Csv,
        "text/tab-separated-values" => Format::Tsv,
        "text/xml" | "application/xml" | "application/rss+xml" | "application/atom+xml" => {
            Format::Xml
        }
        "message/rfc822" => Format::Mail,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        | "application/vnd.oasis.opendocument.text"
        | "application/zip" => Format::Office,
        _ => return None,
    })
}
