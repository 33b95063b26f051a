//! Bytes to stories: one file a format, each giving the same [`Article`].

pub mod beside;
mod budget;
mod charset;
mod date;
mod error;
mod escaped;
mod fields;
pub mod file_name;
pub mod form;
mod format;
mod front_matter;
pub mod html;
mod label;
pub mod mail;
pub mod markdown;
pub mod office;
mod page;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod photo;
pub mod plain;
pub mod record;
pub mod submission;
pub(crate) mod suppression;
pub mod warc;
pub mod xml;

use crate::article::{Article, NotUtf8, Source};
pub use error::ReadError;
pub use fields::Fields;
pub use format::Format;
use record::RecordError;

/// A larger text is no story, in bytes.
const LARGEST_STORY: usize = 8 << 20;

/// A larger file of many stories is not read at once, in bytes.
const LARGEST_EXPORT: usize = 32 << 20;

/// The text of a file. Pages and XML say which encoding they are in. Of any
/// other file it is seen by its bytes: UTF-8, UTF-16, or else windows-1252,
/// which the source then notes.
///
/// # Errors
/// [`NotUtf8`] where the first bytes are those of no text that can be read.
pub fn source(name: impl Into<String>, bytes: Vec<u8>, format: Format) -> Result<Source, NotUtf8> {
    let tells = matches!(format, Format::Html | Format::Xml);
    if tells && NotUtf8::of(&bytes).is_none() && std::str::from_utf8(&bytes).is_err() {
        let encoding = charset::of(&bytes, None);
        if encoding != encoding_rs::UTF_8 {
            return Ok(Source::transcode(name, &bytes, encoding));
        }
    }
    match charset::seen(&bytes).filter(|seen| format != Format::Xml || seen.is_wide()) {
        Some(seen) => Ok(Source::transcode(name, &bytes, seen.encoding()).noting(seen.notice())),
        None => Source::decode(name, bytes),
    }
}

/// The story or stories of one source, in order.
pub fn stories(source: Source, format: Format) -> Vec<Result<Article, ReadError>> {
    stories_by(source, format, &Fields::NONE)
}

/// The same, of a house with keys of its own in front matter and records.
pub fn stories_by(
    source: Source,
    format: Format,
    fields: &Fields,
) -> Vec<Result<Article, ReadError>> {
    let told = told_by(source, format, fields).into_iter();
    told.map(|story| story.map_err(ReadError::from)).collect()
}

/// The same, with which of the records are no stories at all.
pub fn told_by(
    source: Source,
    format: Format,
    fields: &Fields,
) -> Vec<Result<Article, RecordError>> {
    let notice = source.notice();
    let mut stories = match format {
        Format::Json => record::document_told(&source, fields),
        Format::Yaml => record::yaml(&source, fields),
        Format::JsonLines => {
            let text = source.text().as_bytes();
            record::records_behind(text, source.name(), fields.clone(), 0).collect()
        }
        Format::Csv | Format::Tsv => {
            let text = source.text().as_bytes();
            record::rows_behind(text, source.name(), format, fields.clone(), 0).collect()
        }
        other => {
            let stories = written(source, other, fields).into_iter();
            let stories = stories.map(|story| story.and_then(budget::story));
            stories.map(|story| story.map_err(RecordError::of_text)).collect()
        }
    };
    if let (Some(notice), Some(first)) = (notice, stories.iter_mut().flatten().next()) {
        first.notices.push(notice.to_owned());
    }
    stories
}

/// The stories of a file of any format, from its bytes, with which of the
/// records are no stories at all; `name` is what to call the file.
pub fn told_from(
    name: &str,
    bytes: Vec<u8>,
    format: Format,
    fields: &Fields,
) -> Vec<Result<Article, RecordError>> {
    let story = match format {
        Format::Office => office::story(name, &bytes),
        Format::Mail => mail::story(name, bytes),
        _ => match source(name, bytes, format) {
            Ok(source) => return told_by(source, format, fields),
            Err(other) => Err(ReadError { message: other.to_string(), line: None, column: None }),
        },
    };
    vec![story.and_then(budget::story).map_err(RecordError::of_text)]
}

/// How many bytes a file of this format may have to be read.
pub fn largest(format: Format) -> usize {
    match format {
        Format::Office => office::LARGEST,
        Format::Mail => mail::LARGEST,
        Format::Plain | Format::Markdown | Format::Html => LARGEST_STORY,
        _ => LARGEST_EXPORT,
    }
}

/// What is said of a larger file.
pub fn too_large(format: Format) -> String {
    let most = largest(format) >> 20;
    let help = match format {
        Format::Mail => "save its text as a file of its own",
        Format::Json | Format::Yaml => {
            "write a record a line (JSON Lines), of which any number is read"
        }
        Format::Xml => "split it",
        Format::Office => "save it without its pictures, or with smaller ones",
        _ => "no story is that long",
    };
    format!("this file is larger than {most} MiB: {help}")
}

/// The stories of a source that is no record.
fn written(source: Source, format: Format, fields: &Fields) -> Vec<Result<Article, ReadError>> {
    match format {
        #[cfg(feature = "parquet")]
        Format::Parquet => vec![Err(ReadError {
            message: "Parquet is no text: name the file itself".into(),
            line: None,
            column: None,
        })],
        Format::Office => vec![Err(ReadError {
            message: "a document is no text: read it from its bytes".into(),
            line: None,
            column: None,
        })],
        Format::Mail => vec![mail::story(source.name(), source.text().into())],
        Format::Xml => xml::stories(&source),
        Format::Warc => warc::pages(source.text().as_bytes(), source.name())
            .map(|page| page.and_then(warc::Page::story))
            .collect(),
        Format::Html => page::stories(source, fields),
        Format::Markdown => markdown::stories(source, fields),
        // Records are read where it is told which of them are no stories.
        _ => vec![plain::story(source)],
    }
}
