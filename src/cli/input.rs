//! Which files to read, and how they are written.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::ValueEnum;
use clap::builder::ArgPredicate;
use cutline::article::Source;
use cutline::config;
use cutline::read::form::{by_ending, refusal};
use cutline::read::submission::{date, language};
use cutline::read::{Format, beside, xml};
use ignore::{DirEntry, WalkBuilder};
use jiff::civil::Date;

use super::{baseline, ignoring};

/// What to read.
#[derive(clap::Args)]
pub struct InputArgs {
    /// Stories: files, folders, or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    #[arg(default_value_if("files_from", ArgPredicate::IsPresent, None))]
    pub paths: Vec<PathBuf>,
    /// A list of more stories and folders, a line each or, as `git diff -z` and `find -print0`
    /// write them, with NUL between; `-` reads it from standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// How the stories are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = InputFormat::Auto)]
    pub input_format: InputFormat,
    /// The path that standard input is of: its settings are found by it, its
    /// ending tells the format, and reports call it so
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<String>,
    /// Day of publication of the stories that do not tell theirs, such as 2020-10-11
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<Date>,
    /// Language of the stories that do not tell theirs: two letters, such as `de`
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub language: Option<String>,
    /// Captions that are given beside the one story; see [`super::captions`].
    #[arg(skip)]
    pub given: Vec<Source>,
}

impl InputArgs {
    /// A folder, and nothing said of its stories.
    pub fn folder(path: &Path) -> InputArgs {
        InputArgs {
            paths: vec![path.to_owned()],
            files_from: None,
            input_format: InputFormat::Auto,
            stdin_filename: None,
            published: None,
            language: None,
            given: Vec::new(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// By the ending of the file's name; other files are plain text
    Auto,
    /// Plain text: title, paragraphs, captions among them
    Plain,
    /// Markdown, with or without front matter
    Markdown,
    /// A web page
    Html,
    /// One story record, or a list of them
    Json,
    /// One story record a line
    Jsonl,
    /// A feed, a WordPress export, NewsML or NITF
    Xml,
    /// A web archive, compressed or not
    Warc,
    /// Story records in YAML
    Yaml,
    /// A table with a story a row, its columns parted by commas or semicolons
    Csv,
    /// A table with a story a row, its columns parted by tabs
    Tsv,
    /// A document of Word or LibreOffice, or a web page in a zip
    Office,
    /// A mail
    Mail,
}

/// One input, in the order in which the user named them.
pub enum Input {
    /// A file and how it is written. Of one that was found in a folder nobody
    /// said that it is a story.
    File { path: PathBuf, format: Format, is_found: bool },
    /// Standard input, how it is called, and how it is written if that is known.
    Stdin { name: String, format: Option<Format> },
    /// What cannot be read, and why.
    Lost { path: String, message: String },
    /// A link to a story, found in a folder.
    Linked { path: String },
}

impl Input {
    /// The path by which its settings are found; standard input without a
    /// name has none, nor has what is no file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Input::File { path, .. } => Some(path),
            Input::Stdin { name, .. } => Some(Path::new(name)).filter(|_| name != UNNAMED),
            Input::Lost { .. } | Input::Linked { .. } => None,
        }
    }

    /// Whether it was found in a folder, so that nobody said that it is a story.
    pub fn is_found(&self) -> bool {
        matches!(self, Input::File { is_found: true, .. })
    }

    /// Whether it is standard input.
    pub fn is_stdin(&self) -> bool {
        matches!(self, Input::Stdin { .. })
    }
}

/// What standard input is called that has no name.
const UNNAMED: &str = "<stdin>";

const ENDINGS: &str = ".txt, .md, .markdown, .mdx, .qmd, .rmd, .html, .htm, .json, .jsonl, \
    .ndjson, .yaml, .yml, .csv, .tsv, .docx, .odt, .eml, .xml, .rss, .atom, .nitf, .warc or \
    .warc.gz";

/// As many bytes at the start tell what an XML file is about.
const TELLING: u64 = 8_000;

/// All inputs that the arguments name, folders walked.
///
/// # Errors
/// Arguments that contradict each other.
pub fn gather(args: &InputArgs) -> Result<Vec<Input>, String> {
    let from_stdin = args.paths.iter().filter(|path| path.as_os_str() == "-").count();
    if from_stdin > 1 {
        return Err("standard input can be read only once: give `-` once".to_owned());
    }
    if from_stdin == 0 && args.stdin_filename.is_some() {
        let help = "give `-` to read standard input, or leave the option out";
        return Err(format!("--stdin-filename names standard input, which is not read: {help}"));
    }
    let mut seen = BTreeSet::new();
    let mut inputs = Vec::new();
    for path in &args.paths {
        if path.as_os_str() == "-" {
            inputs.push(stdin(args));
        } else if path.is_dir() {
            inputs.extend(folder(path, args.input_format));
        } else {
            inputs.push(file(path, args.input_format));
        }
    }
    // A file may be named in two ways.
    let is_one = args.paths.len() == 1;
    let mut known = BTreeSet::new();
    inputs.retain(|input| match input {
        Input::File { path, .. } => {
            seen.insert(path.clone());
            is_one || known.insert(config::normal(path))
        }
        _ => true,
    });
    let inputs: Vec<Input> =
        inputs.into_iter().filter_map(|input| without_captions(input, &seen)).collect();
    let is_one = match inputs.as_slice() {
        [Input::File { format, .. }] => !is_stream(*format),
        [Input::Stdin { format, .. }] => format.is_none_or(|format| !is_stream(format)),
        [Input::Lost { .. }] => true,
        _ => false,
    };
    if !args.given.is_empty() && !is_one {
        let help = "name the file of one story, or give `-`";
        return Err(format!("--caption and --captions go with one story: {help}"));
    }
    Ok(inputs)
}

/// An input, unless it is the captions of a story that is read, too.
fn without_captions(input: Input, stories: &BTreeSet<PathBuf>) -> Option<Input> {
    let Input::File { path, format: Format::Plain, is_found } = &input else { return Some(input) };
    let Some(story) = beside::story_of(path) else { return Some(input) };
    if *is_found || stories.contains(&story) {
        return None;
    }
    let message = format!("these are the captions of {0}: check {0}", story.display());
    Some(Input::Lost { path: path.display().to_string(), message })
}

fn stdin(args: &InputArgs) -> Input {
    let by_name = || args.stdin_filename.as_ref().and_then(|name| by_ending(Path::new(name)));
    let format = known(args.input_format).or_else(by_name);
    let name = args.stdin_filename.clone().unwrap_or_else(|| UNNAMED.to_owned());
    Input::Stdin { name, format }
}

fn file(path: &Path, format: InputFormat) -> Input {
    let is_parquet = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("parquet"));
    if is_parquet && !cfg!(feature = "parquet") && known(format).is_none() {
        let message = "this build reads no Parquet: build with `--features parquet`".to_owned();
        return Input::Lost { path: path.display().to_string(), message };
    }
    let is_open = known(format).is_none() && by_ending(path).is_none();
    if let Some(message) = refusal(path).filter(|_| is_open) {
        return Input::Lost { path: path.display().to_string(), message };
    }
    let format = known(format).or_else(|| by_ending(path)).unwrap_or(Format::Plain);
    Input::File { path: path.to_owned(), format, is_found: false }
}

fn folder(path: &Path, format: InputFormat) -> Vec<Input> {
    let mut inputs = Vec::new();
    let mut walk = WalkBuilder::new(path);
    walk.require_git(false).sort_by_file_name(|a, b| a.cmp(b));
    let traps = Arc::new(Mutex::new(Vec::new()));
    let seen = traps.clone();
    walk.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let trap = is_folder.then(|| ignoring::trap(entry.path())).flatten();
        let is_free = trap.is_none();
        seen.lock().unwrap_or_else(PoisonError::into_inner).extend(trap.map(trapped));
        is_free
    });
    if let Some(trap) = path.ancestors().find_map(ignoring::trap) {
        return vec![trapped(trap)];
    }
    for entry in walk.build() {
        match entry {
            Ok(entry) if is_link_to_story(&entry) => {
                let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
                inputs.push(Input::Linked { path: path.display().to_string() });
            }
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let path = entry.path();
                let path = path.strip_prefix("./").unwrap_or(path);
                let is_wanted = |format| format != Format::Xml || is_story(path);
                let is_ours = [baseline::USUAL, config::NAME].iter().any(|own| path.ends_with(own));
                if by_ending(path).is_some_and(is_wanted) && !is_ours && !is_other(path) {
                    inputs.push(match file(path, format) {
                        Input::File { path, format, .. } => {
                            Input::File { path, format, is_found: true }
                        }
                        other => other,
                    });
                }
            }
            Ok(_) => {}
            Err(error) => {
                inputs.push(Input::Lost {
                    path: path.display().to_string(),
                    message: error.to_string(),
                });
            }
        }
    }
    inputs.append(&mut traps.lock().unwrap_or_else(PoisonError::into_inner));
    if inputs.is_empty() {
        let message =
            format!("there is no story in this folder: expected files ending in {ENDINGS}");
        inputs.push(Input::Lost { path: path.display().to_string(), message });
    }
    inputs
}

/// A list of what git ignores for the sake of which its folder is not walked.
fn trapped(list: PathBuf) -> Input {
    Input::Lost { path: list.display().to_string(), message: ignoring::TRAPPED.to_owned() }
}

/// Whether an entry of a folder is a link to a file whose name says story.
fn is_link_to_story(entry: &DirEntry) -> bool {
    entry.path_is_symlink()
        && entry.depth() > 0
        && by_ending(entry.path()).is_some()
        && entry.path().is_file()
}

fn known(format: InputFormat) -> Option<Format> {
    Some(match format {
        InputFormat::Auto => return None,
        InputFormat::Plain => Format::Plain,
        InputFormat::Markdown => Format::Markdown,
        InputFormat::Html => Format::Html,
        InputFormat::Json => Format::Json,
        InputFormat::Jsonl => Format::JsonLines,
        InputFormat::Xml => Format::Xml,
        InputFormat::Warc => Format::Warc,
        InputFormat::Yaml => Format::Yaml,
        InputFormat::Csv => Format::Csv,
        InputFormat::Tsv => Format::Tsv,
        InputFormat::Office => Format::Office,
        InputFormat::Mail => Format::Mail,
    })
}

/// Whether a format is read record by record.
pub fn is_stream(format: Format) -> bool {
    #[cfg(feature = "parquet")]
    if format == Format::Parquet {
        return true;
    }
    matches!(format, Format::JsonLines | Format::Csv | Format::Tsv | Format::Warc)
}

/// Whether an XML file holds stories, and is no build file or site map.
fn is_story(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(TELLING).read_to_end(&mut start));
    // What cannot be read is said when it is to be read.
    read.is_err() || xml::begins(&String::from_utf8_lossy(&start))
}

/// Whether a file in a folder is no story of it though its ending is one's: a
/// zip, which may hold anything, and what Word keeps beside an open document.
fn is_other(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.to_ascii_lowercase().ends_with(".zip") || name.starts_with("~$")
}
