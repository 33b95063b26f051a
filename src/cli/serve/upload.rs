//! What a request brings to be checked: a story in its body, or files in a form.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use cutline::read::{self, Format, photo};
use jiff::civil::Date;

use super::multipart::{self, last};
use super::request::Request;
use super::response::Response;
use crate::cli::input::{by_ending, by_start, refusal};

/// What to call a story that has no name.
pub const NAMELESS: &str = "story";

/// What is to be checked.
pub struct Upload<'r> {
    pub stories: Vec<File<'r>>,
    /// Pictures, by the last part of their names.
    pictures: BTreeMap<String, &'r [u8]>,
}

/// A file with stories.
pub struct File<'r> {
    pub name: String,
    pub format: Format,
    pub bytes: &'r [u8],
}

impl File<'_> {
    /// The day in its name.
    pub fn published(&self) -> Option<Date> {
        let tells = matches!(self.format, Format::Markdown | Format::Html | Format::Office);
        tells.then(|| read::file_name::published(Path::new(&self.name)))?
    }
}

impl<'r> Upload<'r> {
    /// What a request brings.
    ///
    /// # Errors
    /// The answer to what is no story.
    pub fn of(request: &'r Request) -> Result<Upload<'r>, Response> {
        let media_type = request.media_type();
        if media_type == "multipart/form-data" {
            return Upload::of_form(request);
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
        let story = File { name, format, bytes: &request.body };
        Ok(Upload { stories: vec![story], pictures: BTreeMap::new() })
    }

    fn of_form(request: &'r Request) -> Result<Upload<'r>, Response> {
        let content_type = request.header("content-type").unwrap_or_default();
        let parts = multipart::parts(content_type, &request.body)
            .map_err(|fault| Response::fault(400, fault))?;
        let mut upload = Upload { stories: Vec::new(), pictures: BTreeMap::new() };
        for part in parts {
            let bytes = &request.body[part.content];
            let is_named = part.file.is_some();
            let name = part.file.unwrap_or_else(|| NAMELESS.to_owned());
            let path = Path::new(&name);
            if photo::claims(path) {
                upload.pictures.insert(name.to_lowercase(), bytes);
            } else if let Some(why) = refusal(path) {
                return Err(Response::fault(415, &format!("{name}: {why}")));
            } else if is_named || part.name == "story" {
                let format = by_ending(path).unwrap_or_else(|| by_start(bytes));
                upload.stories.push(File { name, format, bytes });
            } else {
                let wanted = "expected files, or the story as `story`";
                let fault = format!("the form has a field of another name: {wanted}");
                return Err(Response::fault(400, &fault));
            }
        }
        match upload.stories.is_empty() {
            true => Err(Response::fault(
                400,
                "there is no story in the form, a file or a field `story`",
            )),
            false => Ok(upload),
        }
    }

    /// The picture that came along under the last part of an address.
    pub fn picture(&self, src: &str) -> Option<Vec<u8>> {
        let src = src.split(['?', '#']).next().unwrap_or_default();
        let plain: Cow<str> = percent_encoding::percent_decode_str(src).decode_utf8_lossy();
        let named = [src, &plain].map(|src| last(src).to_lowercase());
        named.iter().find_map(|name| self.pictures.get(name)).map(|bytes| bytes.to_vec())
    }

    pub fn has_pictures(&self) -> bool {
        !self.pictures.is_empty()
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
