//! A story that is being edited, and what is found in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cutline::article::{Excerpt, Part, Source, Span};
use cutline::config::Settings;
use cutline::read::form::by_ending;
use cutline::read::{self, Format, ReadError, photo};
use cutline::rule::{Finding, Severity, StoryReport};
use gen_lsp_types::{TextDocumentContentChangeEvent as Change, TextDocumentItem, Uri};

use super::position::{Encoding, Lines};
use super::stop::{Stop, Stopped};
use super::uri;

/// An open document.
#[derive(Clone)]
pub struct Document {
    pub path: Option<PathBuf>,
    pub version: i32,
    pub text: Arc<String>,
    /// How it is written; nothing for what is no story.
    pub format: Option<Format>,
    /// What is found in the text as it is; nothing while nobody has asked.
    pub checked: Option<Arc<Checked>>,
}

/// What is found in a document.
pub struct Checked {
    pub settings: Arc<Settings>,
    /// From which severity on findings are shown.
    pub least: Severity,
    pub result: Found,
}

/// What came of a check; nothing where the document is empty.
pub type Found = Option<Result<StoryReport, ReadError>>;

impl Document {
    pub fn new(item: TextDocumentItem) -> (Uri, Document) {
        let TextDocumentItem { uri, language_id, version, text } = item;
        let path = uri::path(uri.as_ref());
        let format = format(path.as_deref(), &String::from(language_id));
        (uri, Document { path, version, text: Arc::new(text), format, checked: None })
    }

    /// Takes in what was typed.
    pub fn change(&mut self, changes: Vec<Change>, version: i32, encoding: Encoding) {
        for change in changes {
            match change {
                Change::TextDocumentContentChangeWholeDocument(whole) => {
                    self.text = Arc::new(whole.text);
                }
                Change::TextDocumentContentChangePartial(part) => {
                    let bytes = Lines::new(&self.text, encoding).bytes(part.range);
                    Arc::make_mut(&mut self.text).replace_range(bytes, &part.text);
                }
            }
        }
        self.version = version;
        self.checked = None;
    }

    /// What is found in the document with another text.
    ///
    /// # Errors
    /// Where nobody wants to know it any more.
    pub fn check(&self, text: &str, settings: &Settings, stop: &Stop) -> Result<Found, Stopped> {
        let Some(format) = self.format.filter(|_| !text.trim().is_empty()) else {
            return Ok(None);
        };
        let fault = |message| Ok(Some(Err(ReadError { message, line: None, column: None })));
        if text.len() > read::largest(format) {
            return fault(read::too_large(format));
        }
        let name = self.path.as_deref().unwrap_or(Path::new("")).display().to_string();
        let source = match Source::decode(name, text.as_bytes().to_vec()) {
            Ok(source) => source,
            Err(other) => return fault(other.to_string()),
        };
        let story = read::stories_by(source, format, &settings.fields).into_iter().next();
        let mut article = match story {
            None => return Ok(None),
            Some(Err(error)) => return Ok(Some(Err(error))),
            Some(Ok(article)) => article,
        };
        stop.ask()?;
        if let Some(path) = &self.path {
            photo::add(&mut article, path, settings.media_root.as_deref());
        }
        article.language = article.language.take().or_else(|| settings.language.clone());
        let report = settings.linter().check_while(article, &|| stop.ask())?;
        Ok(Some(Ok(report)))
    }
}

/// How a document is written, by its path or else by what the editor calls
/// its language. Stories are not written as records, feeds or exports.
fn format(path: Option<&Path>, language: &str) -> Option<Format> {
    let format = path.and_then(by_ending).or(match language {
        "markdown" | "rmd" | "mdx" => Some(Format::Markdown),
        "html" => Some(Format::Html),
        "plaintext" | "text" | "plain" => Some(Format::Plain),
        _ => None,
    });
    let is_written =
        |format: &Format| matches!(format, Format::Plain | Format::Markdown | Format::Html);
    format.filter(is_written)
}

impl Checked {
    /// The report, if the story could be read.
    pub fn report(&self) -> Option<&StoryReport> {
        self.result.as_ref()?.as_ref().ok()
    }

    /// The findings that are shown.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let all = self.report().into_iter().flat_map(StoryReport::all);
        all.filter(|finding| finding.severity >= self.least)
    }
}

/// The bytes of the document under an excerpt; of what stands in the file of a
/// picture, none.
pub fn bytes(report: &StoryReport, at: Excerpt) -> Option<std::ops::Range<usize>> {
    if let Part::Metadata { .. } = at.part {
        return None;
    }
    let Span { start, end } = report.article.locate(at)?.span;
    Some(start..end)
}
