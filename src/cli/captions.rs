//! Captions that are not in the file of their story.

use std::path::{Path, PathBuf};

use cutline::article::{Article, Source};
use cutline::files;
use cutline::read::{self, Format, ReadError};

use super::complaint::unreadable;
use super::input::InputArgs;

/// Captions of a story that are not in its file.
#[derive(clap::Args)]
pub struct CaptionArgs {
    /// A caption of the one story, to be judged in the place of those in it;
    /// may be given several times
    #[arg(long, value_name = "TEXT")]
    pub caption: Vec<String>,
    /// A file with captions of the one story: one a line or, where there are
    /// blank lines between, one a paragraph
    #[arg(long, value_name = "FILE")]
    pub captions: Vec<PathBuf>,
}

impl CaptionArgs {
    /// The captions, in the order of the options.
    ///
    /// # Errors
    /// A file that cannot be read, or captions without a word.
    pub fn read(&self) -> Result<Vec<Source>, String> {
        let texts = self.caption.iter().enumerate().map(|(index, text)| {
            let name = format!("--caption {}", index + 1);
            match text.trim().is_empty() {
                true => Err(format!("{name}: there is no word in this caption")),
                false => Ok(Source::field(name, text.trim())),
            }
        });
        let files = self.captions.iter().map(|path| {
            let name = path.display().to_string();
            let most = read::largest(Format::Plain);
            let bytes = files::bounded(path, most as u64)
                .map_err(|error| unreadable(&error))
                .and_then(|bytes| bytes.ok_or_else(|| read::too_large(Format::Plain)))
                .map_err(|message| format!("{name}: {message}"))?;
            let source = read::source(name.as_str(), bytes, Format::Plain);
            let source = source.map_err(|error| format!("{name}: {error}"))?;
            match source.text().trim().is_empty() {
                true => Err(format!("{name}: there is no caption in this file")),
                false => Ok(source),
            }
        });
        texts.chain(files).collect()
    }
}

/// The captions in a file beside a story, where none are given by hand.
pub fn beside(story: &Path, format: Format, args: &InputArgs) -> Option<Source> {
    let is_written = matches!(
        format,
        Format::Plain | Format::Markdown | Format::Html | Format::Office | Format::Mail
    );
    let file =
        (is_written && args.given.is_empty()).then(|| read::beside::captions_of(story))??;
    // One that cannot be read is said where it is named.
    let bytes = files::bounded(&file, read::largest(Format::Plain) as u64).ok()??;
    read::source(file.display().to_string(), bytes, Format::Plain).ok()
}

/// The stories with captions that are kept apart from them: those beside a file
/// are added to its own, those given by hand are judged in their place.
pub fn added(
    mut stories: Vec<Result<Article, ReadError>>,
    beside: Option<Source>,
    given: &[Source],
) -> Vec<Result<Article, ReadError>> {
    if stories.len() > 1 && !given.is_empty() {
        let message = "there are several stories in it, and captions are given for one".to_owned();
        return vec![Err(ReadError { message, line: None, column: None })];
    }
    if let [Ok(article)] = stories.as_mut_slice() {
        if !given.is_empty() {
            article.pictures.clear();
        }
        let mut sources = given.iter().cloned().chain(beside);
        if let Err(error) = sources.try_for_each(|captions| read::beside::add(article, captions)) {
            return vec![Err(error)];
        }
    }
    stories
}
