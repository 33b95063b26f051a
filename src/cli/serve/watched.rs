//! A folder whose stories the desk shows as they are saved. Nothing waits for
//! changes: whoever asks for the list brings it up to date, a while at a time,
//! and what is read of a story is forgotten with what is said of it counted.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::time::{Duration, Instant, SystemTime};

use cutline::article::Article;
use cutline::config::Configuration;
use cutline::files::{self, Bounds};
use cutline::read::submission::{File, Submission, Usual};
use cutline::read::{self, Format, ReadError};
use cutline::report::{Outcome, Summary, visible};
use cutline::rule::Verdict;
use serde::Serialize;

use super::request::Asked;
use super::response::Response;
use super::service::Service;
use crate::cli::caught;
use crate::cli::complaint::unreadable;
use crate::cli::input::{Input, InputArgs, gather};
use crate::cli::no_story::without_others;

/// So many files are listed; who has more of them runs an audit.
const MOST_FILES: usize = 5_000;

/// So many stories of one file are checked.
const MOST_STORIES: usize = 5_000;

/// How long a list may be out of date.
const FRESH: Duration = Duration::from_secs(1);

/// How long an answer may take to check what has changed; what is left then is
/// checked by the next.
const WHILE: Duration = Duration::from_secs(1);

/// The folder, and what is known of its stories.
pub struct Watched {
    folder: PathBuf,
    /// What it is called, wherever it lies.
    called: String,
    bounds: Bounds,
    /// Which files are not checked.
    configuration: Arc<Configuration>,
    list: Mutex<List>,
    /// What was answered last, for who asks while the list is at work.
    last: Mutex<String>,
}

#[derive(Default)]
struct List {
    walked: Option<Instant>,
    files: BTreeMap<String, Known>,
    /// How many files are left out.
    more: usize,
}

struct Known {
    path: PathBuf,
    format: Format,
    /// By which a change is noticed.
    state: Option<(SystemTime, u64)>,
    status: Status,
}

enum Status {
    /// It is still to be checked.
    Nothing,
    /// It is no story.
    NoStory,
    Entry(Entry),
}

/// What is said of a file.
#[derive(Clone, Default, Serialize)]
struct Entry {
    captions: usize,
    /// The worst of its captions.
    verdict: Option<Verdict>,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Why it cannot be read.
    error: Option<String>,
}

#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    /// Another word after each change of the file.
    version: String,
    #[serde(flatten)]
    entry: &'a Entry,
}

#[derive(Serialize)]
struct Listing<'a> {
    folder: &'a str,
    /// Files that are still to be checked.
    waiting: usize,
    /// Files that are not listed.
    more: usize,
    stories: Vec<Line<'a>>,
}

impl Watched {
    /// Watches a folder, of which is left out what the configuration ignores.
    ///
    /// # Errors
    /// That it is none.
    pub fn new(folder: &Path, configuration: Arc<Configuration>) -> Result<Watched, String> {
        if !folder.is_dir() {
            let help = "name the folder that the stories are saved in";
            return Err(format!("--watch {}: this is no folder: {help}", folder.display()));
        }
        let bounds = Bounds::at(folder);
        let (list, last) = (Mutex::default(), Mutex::default());
        let called = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let called =
            visible(&called.file_name().unwrap_or_default().to_string_lossy()).into_owned();
        Ok(Watched { folder: folder.to_owned(), called, bounds, configuration, list, last })
    }

    /// The list, brought up to date.
    fn listing(&self, service: &Service, deadline: Instant) -> String {
        let mut list = match self.list.try_lock() {
            Ok(list) => list,
            Err(TryLockError::Poisoned(list)) => list.into_inner(),
            Err(TryLockError::WouldBlock) => {
                let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
                if !last.is_empty() {
                    return last;
                }
                self.list.lock().unwrap_or_else(PoisonError::into_inner)
            }
        };
        if list.walked.is_none_or(|walked| walked.elapsed() > FRESH) {
            self.walk(&mut list);
            list.walked = Some(Instant::now());
        }
        let slice = deadline.min(Instant::now() + WHILE);
        for (name, known) in &mut list.files {
            if Instant::now() > slice {
                break;
            }
            if matches!(known.status, Status::Nothing) {
                known.status = self.status(service, name, known, deadline);
            }
        }
        let listing = list.json(&self.called);
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = listing.clone();
        listing
    }

    /// Looks which files are there, and which of them have changed.
    fn walk(&self, list: &mut List) {
        let mut before = std::mem::take(&mut list.files);
        let inputs = match self.folder.is_dir() {
            true => gather(&InputArgs::folder(&self.folder)).unwrap_or_default(),
            false => Vec::new(),
        };
        list.more = 0;
        for input in inputs {
            let (path, format) = match input {
                Input::File { path, format, .. } => (path, format),
                // What is said of the whole folder is that there is nothing.
                Input::Lost { path, message } if Path::new(&path) != self.folder => {
                    let error = Some(visible(&message).into_owned());
                    let status = Status::Entry(Entry { error, ..Entry::default() });
                    let (path, format) = (PathBuf::from(path), Format::Plain);
                    let known = Known { format, state: None, status, path };
                    list.files.insert(self.name(&known.path), known);
                    continue;
                }
                // Links are not followed.
                _ => continue,
            };
            if self.configuration.ignored(&path).is_some() {
                continue;
            }
            if list.files.len() >= MOST_FILES {
                list.more += 1;
                continue;
            }
            let name = self.name(&path);
            let state = state(&path);
            let known = before.remove(&name).filter(|known| known.state == state);
            let new = || Known { path, format, state, status: Status::Nothing };
            list.files.insert(name, known.unwrap_or_else(new));
        }
    }

    /// What a file is called: its path from the folder on.
    fn name(&self, path: &Path) -> String {
        let folder = self.folder.strip_prefix("./").unwrap_or(&self.folder);
        let name = path.strip_prefix(folder).unwrap_or(path);
        visible(&name.to_string_lossy().replace('\\', "/")).into_owned()
    }

    /// The bytes of a file, which lies in the folder wherever links may lead.
    fn bytes(&self, path: &Path, format: Format) -> Result<Vec<u8>, String> {
        if !self.bounds.hold(path) {
            return Err("it leads out of the folder, and is not read".to_owned());
        }
        match files::bounded(path, read::largest(format) as u64) {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(read::too_large(format)),
            Err(error) => Err(unreadable(&error)),
        }
    }

    fn status(&self, service: &Service, name: &str, known: &Known, deadline: Instant) -> Status {
        let failed =
            |error: String| Status::Entry(Entry { error: Some(error), ..Entry::default() });
        let bytes = match self.bytes(&known.path, known.format) {
            Ok(bytes) => bytes,
            Err(error) => return failed(error),
        };
        let format = known.format;
        let read = caught::or_told(name, || stories(service, name, &bytes, format));
        let stories = match read {
            Ok(stories) if stories.is_empty() => return Status::NoStory,
            Ok(stories) => stories,
            Err(told) => told.result.err().map(Err).into_iter().collect(),
        };
        let mut summary = Summary::default();
        let mut entry = Entry::default();
        for story in stories.into_iter().take(MOST_STORIES) {
            let Ok(outcome) = service.judge(name, story, deadline) else {
                return failed("its check would take longer than a request may".to_owned());
            };
            entry.add(&outcome);
            summary.add(&outcome);
        }
        let Summary { captions, errors, warnings, notes, .. } = summary;
        Status::Entry(Entry { captions, errors, warnings, notes, ..entry })
    }
}

impl Entry {
    fn add(&mut self, outcome: &Outcome) {
        match &outcome.result {
            Ok(report) => {
                let worst = report.captions.iter().map(|caption| caption.verdict).max();
                self.verdict = self.verdict.max(worst);
            }
            Err(error) if self.error.is_none() => {
                self.error = Some(visible(&error.message).into_owned());
            }
            Err(_) => {}
        }
    }
}

impl List {
    fn json(&self, folder: &str) -> String {
        let mut stories = Vec::new();
        for (name, known) in &self.files {
            if let Status::Entry(entry) = &known.status {
                let version = format!("{:x}", hashed(&known.state));
                stories.push(Line { name, version, entry });
            }
        }
        let waits = |known: &&Known| matches!(known.status, Status::Nothing);
        let waiting = self.files.values().filter(waits).count();
        let listing = Listing { folder, waiting, more: self.more, stories };
        serde_json::to_string(&listing).unwrap_or_default() + "\n"
    }
}

/// The stories of a file as if it were dropped on the desk, without what is none.
fn stories(
    service: &Service,
    name: &str,
    bytes: &[u8],
    format: Format,
) -> Vec<Result<Article, ReadError>> {
    let settings = service.settings();
    let records = read::told_from(name, bytes.to_vec(), format, &settings.fields);
    let is_records = matches!(format, Format::Json | Format::Yaml);
    let (records, _) = without_others(records, is_records);
    let file = File { name: name.to_owned(), format, bytes };
    let usual = Usual { language: settings.language.clone(), ..Usual::default() };
    let complete = |article| Submission::default().complete(article, &file, &usual);
    records.into_iter().map(|record| record.map(complete).map_err(ReadError::from)).collect()
}

fn state(path: &Path) -> Option<(SystemTime, u64)> {
    let found = std::fs::symlink_metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}

fn hashed(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn unwatched() -> Response {
    Response::fault(404, "no folder is watched: start the server with --watch FOLDER")
}

/// Answers with the list, unless it is the one that the asking side has.
pub fn list(service: &Service, asked: &Asked) -> Response {
    let Some(watched) = &service.watched else { return unwatched() };
    let listing = watched.listing(service, asked.deadline);
    let tag = format!("\"{:016x}\"", hashed(&listing));
    let is_known = asked.request.header("if-none-match").is_some_and(|known| known == tag);
    let response = Response::json(listing).with("ETag", tag);
    response.status(if is_known { 304 } else { 200 })
}

/// Answers with the bytes of a file that is in the list.
pub fn file(service: &Service, asked: &Asked) -> Response {
    let Some(watched) = &service.watched else { return unwatched() };
    let Some(name) = asked.request.asked("name") else {
        return Response::fault(400, "name: expected the name of a story in the list of /watched");
    };
    let known = {
        let list = watched.list.lock().unwrap_or_else(PoisonError::into_inner);
        let known = list.files.get(name);
        let known = known.filter(|known| matches!(known.status, Status::Entry(_)));
        known.map(|known| (known.path.clone(), known.format))
    };
    let Some((path, format)) = known else {
        return Response::fault(404, "the list of /watched has no story of this name");
    };
    match watched.bytes(&path, format) {
        Ok(bytes) => Response::new("application/octet-stream", bytes),
        Err(error) => Response::fault(404, &error),
    }
}
