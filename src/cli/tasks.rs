//! Inputs taken apart into pieces of work that can be done side by side.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use cutline::article::Article;
use cutline::audit::cache::Content;
use cutline::config::Settings;
use cutline::files;
use cutline::read::form::by_start;
use cutline::read::record::RecordError;
use cutline::read::{self, Fields, Format, ReadError, photo, warc};
use cutline::report::Outcome;

use super::captions;
use super::complaint::unreadable;
use super::input::{Input, InputArgs, is_stream};
use super::no_story::{Record, why_no_story, without_others};
use super::setup::Setups;

/// A piece of work, small beside a stream of any length.
pub enum Task {
    /// A file to read whole; one that was found in a folder may be no story.
    Read { path: String, format: Format, is_found: bool },
    /// A text that was read whole.
    Text { path: Arc<str>, bytes: Vec<u8>, format: Format },
    /// One record of a stream.
    Record { path: Arc<str>, story: Box<Result<Article, ReadError>> },
    /// One page of an archive.
    Page { path: Arc<str>, page: Box<warc::Page> },
    /// What was found in a folder and is no story, and why not.
    Passed { path: Arc<str>, message: String },
}

/// What was read from a piece of work.
pub struct Reading {
    pub stories: Vec<Story>,
    /// Why some of it, or all, is no story, where nobody said that it is one.
    pub passed: Option<String>,
}

/// What was read from a piece of work: a story, or why there is none.
pub struct Story {
    pub path: String,
    pub story: Result<Article, ReadError>,
    /// What tells the file that it is from, where that was read whole.
    pub content: Option<Content>,
}

type Tasks = Box<dyn Iterator<Item = Task> + Send>;

/// The pieces of work of all inputs, in order; streams are read as they are
/// asked for.
pub fn tasks(inputs: Vec<Input>, setups: &Arc<Setups>) -> Tasks {
    let setups = setups.clone();
    Box::new(inputs.into_iter().flat_map(move |input| tasks_of(input, &setups, 0, None)))
}

/// The pieces of work of one input, behind those that were done before; bytes
/// that are read for them are added to `read`.
pub fn tasks_of(input: Input, setups: &Setups, done: usize, read: Option<Arc<AtomicU64>>) -> Tasks {
    let fields = |name: &str| Fields::clone(&setups.of(name).fields);
    match input {
        Input::File { path, format, is_found } if is_stream(format) => match files::open(&path) {
            Ok(file) => {
                let name = path.display().to_string();
                let fields = fields(&name);
                #[cfg(feature = "parquet")]
                if format == Format::Parquet {
                    return match read::parquet::lines(file) {
                        Ok(lines) => {
                            let lines = BufReader::new(lines);
                            stream(lines, name, Format::JsonLines, fields, done, is_found)
                        }
                        Err(error) => lost(name, error.to_string(), done),
                    };
                }
                let file = BufReader::new(Counted { file, read });
                stream(file, name, format, fields, done, is_found)
            }
            Err(error) => lost(path.display().to_string(), unreadable(&error), done),
        },
        Input::File { path, format, is_found } => {
            let task = Task::Read { path: path.display().to_string(), format, is_found };
            let count = move |task: &Task| {
                if let Some(read) = &read {
                    read.fetch_add(task.weight() as u64, Ordering::Relaxed);
                }
            };
            Box::new(std::iter::once(task).skip(done).inspect(count))
        }
        Input::Stdin { name, format } => {
            let fields = fields(&name);
            stdin(name, format, fields)
        }
        Input::Lost { path, message } => lost(path, message, done),
        Input::Linked { path } => {
            let message = "this is a link, which is not followed: name what it leads to".into();
            Box::new(std::iter::once(Task::Passed { path: path.into(), message }).skip(done))
        }
    }
}

/// A file that counts what is read of it.
struct Counted {
    file: File,
    read: Option<Arc<AtomicU64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if let Some(read) = &self.read {
            read.fetch_add(count as u64, Ordering::Relaxed);
        }
        Ok(count)
    }
}

fn stdin(name: String, format: Option<Format>, fields: Fields) -> Tasks {
    let mut reader = BufReader::new(io::stdin());
    let format = match (format, reader.fill_buf()) {
        (Some(format), _) => format,
        (None, Ok(start)) => by_start(start),
        (None, Err(error)) => return lost(name, unreadable(&error), 0),
    };
    if is_stream(format) {
        return stream(reader, name, format, fields, 0, false);
    }
    let mut bytes = Vec::new();
    let most = read::largest(format);
    match reader.take(most as u64 + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() > most => lost(name, read::too_large(format), 0),
        Ok(_) => Box::new(std::iter::once(Task::Text { path: name.into(), bytes, format })),
        Err(error) => lost(name, unreadable(&error), 0),
    }
}

/// As many records at the start of a file that was found in a folder tell
/// whether it holds stories.
const TELLING: usize = 20;

/// The records of a stream of JSON Lines, the rows of a table, or the pages of
/// an archive, behind those that are done.
fn stream(
    reader: impl BufRead + Send + 'static,
    name: String,
    format: Format,
    fields: Fields,
    done: usize,
    is_found: bool,
) -> Tasks {
    let path: Arc<str> = name.into();
    if format == Format::Warc {
        return Box::new(warc::pages(reader, &path).skip(done).map(move |page| match page {
            Ok(page) => Task::Page { path: path.clone(), page: Box::new(page) },
            Err(error) => Task::Record { path: path.clone(), story: Box::new(Err(error)) },
        }));
    }
    let mut records: Box<dyn Iterator<Item = Record> + Send> = match format {
        Format::Csv | Format::Tsv => {
            Box::new(read::record::rows_behind(reader, &path, format, fields, done))
        }
        _ => Box::new(read::record::records_behind(reader, &path, fields, done)),
    };
    let first: Vec<Record> = records.by_ref().take(if is_found { TELLING } else { 0 }).collect();
    if let Some(message) = first.first().and_then(why_no_story)
        && first.iter().all(|record| why_no_story(record).is_some())
    {
        return Box::new(std::iter::once(Task::Passed { path, message }));
    }
    Box::new(first.into_iter().chain(records).map(move |story| {
        let path = path.clone();
        match why_no_story(&story).filter(|_| is_found) {
            Some(message) => Task::Passed { path, message },
            None => Task::Record { path, story: Box::new(story.map_err(ReadError::from)) },
        }
    }))
}

fn lost(path: String, message: String, done: usize) -> Tasks {
    let story = Err(ReadError { message, line: None, column: None });
    let task = Task::Record { path: path.into(), story: Box::new(story) };
    Box::new(std::iter::once(task).skip(done))
}

impl Task {
    /// How many bytes the task holds, or will hold when it is done.
    pub fn weight(&self) -> usize {
        match self {
            Task::Read { path, .. } => std::fs::metadata(path)
                .map_or(0, |file| usize::try_from(file.len()).unwrap_or(usize::MAX)),
            Task::Text { bytes, .. } => bytes.len(),
            Task::Page { page, .. } => page.len(),
            Task::Record { story, .. } => (**story).as_ref().map_or(0, Article::size),
            Task::Passed { .. } => 0,
        }
    }

    /// What its input is called.
    pub fn name(&self) -> &str {
        match self {
            Task::Read { path, .. } => path,
            Task::Text { path, .. }
            | Task::Record { path, .. }
            | Task::Page { path, .. }
            | Task::Passed { path, .. } => path,
        }
    }

    /// The stories of this piece of work, with what the settings and the
    /// arguments add to them.
    pub fn read(self, args: &InputArgs, settings: &Settings) -> Reading {
        let mut content = None;
        let mut passed = None;
        let mut posted = None;
        let mut kept_beside = None;
        // What an archive has of a page is no file's neighbour.
        // What comes with its pictures has none beside it.
        let has_files = !matches!(
            self,
            Task::Page { .. }
                | Task::Read { format: Format::Office | Format::Mail, .. }
                | Task::Text { format: Format::Office | Format::Mail, .. }
        );
        let (path, stories) = match self {
            Task::Read { path, format, is_found } => {
                if matches!(format, Format::Markdown | Format::Html | Format::Office) {
                    posted = read::file_name::published(Path::new(&path));
                }
                kept_beside = captions::beside(Path::new(&path), format, args);
                let stories = match whole(Path::new(&path), format) {
                    Ok(bytes) => {
                        let said = kept_beside.iter().chain(&args.given);
                        let said: Vec<(&str, &str)> =
                            said.map(|source| (source.name(), source.text())).collect();
                        content = Some(Content::of(&bytes, format).told(&posted).told(&said));
                        decode(&path, bytes, format, settings)
                    }
                    Err(message) => vec![Err(of_file(message))],
                };
                let stories = if is_found {
                    let is_records = matches!(format, Format::Json | Format::Yaml);
                    let (stories, why) = without_others(stories, is_records);
                    passed = why;
                    stories
                } else {
                    stories
                };
                (path, as_stories(stories))
            }
            Task::Text { path, bytes, format } => {
                let stories = decode(&path, bytes, format, settings);
                (path.to_string(), as_stories(stories))
            }
            Task::Record { path, story } => (path.to_string(), vec![*story]),
            Task::Page { path, page } => (path.to_string(), vec![page.story()]),
            Task::Passed { path, message } => {
                passed = Some(message);
                (path.to_string(), Vec::new())
            }
        };
        let stories = captions::added(stories, kept_beside, &args.given);
        let complete = |story: Result<Article, ReadError>| {
            story.map(|mut article| {
                if has_files {
                    photo::add(&mut article, Path::new(&path), settings.media_root.as_deref());
                }
                if article.published.is_none() {
                    let by = if posted.is_some() { "the file's name" } else { "--published" };
                    article.published = posted.or(args.published);
                    article.dated_by = article.published.map(|_| by.to_owned());
                }
                article.language = article.language.take().or_else(|| settings.language.clone());
                article
            })
        };
        let story = |story| Story { path: path.clone(), story: complete(story), content: None };
        let mut stories: Vec<Story> = stories.into_iter().map(story).collect();
        // What is said of a story hangs on its pictures' files, too.
        let content = content.map(|content| {
            let articles = stories.iter().filter_map(|story| story.story.as_ref().ok());
            articles.fold(content, |content, article| {
                let listings = photo::listings(article);
                let content = listings.fold(content, |content, listing| content.told(&listing));
                content.told(&article.notices)
            })
        });
        stories.iter_mut().for_each(|story| story.content = content);
        Reading { stories, passed }
    }
}

fn decode(name: &str, bytes: Vec<u8>, format: Format, settings: &Settings) -> Vec<Record> {
    read::told_from(name, bytes, format, &settings.fields)
}

/// The bytes of a file, where it is not larger than one of its format may be;
/// of a larger one as many as tell so.
fn whole(path: &Path, format: Format) -> Result<Vec<u8>, String> {
    let most = read::largest(format);
    match files::bounded(path, most as u64) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(read::too_large(format)),
        Err(error) => Err(unreadable(&error)),
    }
}

/// An error of a whole file.
fn of_file(message: String) -> RecordError {
    let error = ReadError { message, line: None, column: None };
    RecordError { error, is_no_story: false }
}

fn as_stories(records: Vec<Record>) -> Vec<Result<Article, ReadError>> {
    records.into_iter().map(|record| record.map_err(ReadError::from)).collect()
}

impl Story {
    /// Whether some of its bytes were no UTF-8.
    pub fn is_broken(&self) -> bool {
        self.story.iter().any(|article| article.sources.iter().any(|source| source.broken() > 0))
    }

    /// Hands the story to a checker.
    pub fn check(self, check: impl FnOnce(Article) -> cutline::rule::StoryReport) -> Outcome {
        Outcome { path: self.path, result: self.story.map(check) }
    }
}
