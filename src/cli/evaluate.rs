use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use cutline::config::Settings;
use cutline::evaluate::{Evaluation, judge, page};
use cutline::files;
use cutline::read::ReadError;
use cutline::read::record::{Case, cases};
use cutline::report::counted;
use rayon::prelude::*;

use super::batch::{BATCH, next_batch};
use super::complaint::{complaint, unreadable};
use super::exit::Exit;
use super::output::{error_line, print, warning_line};
use super::select::SettingArgs;
use super::setup::{Configurations, folder_of};

/// Measure how well captions are judged whose truth you know
///
/// Reads story records, one a line, whose captions say whether they belong:
/// {"text": "…", "belongs": true}. One that does not may say of which "kind"
/// it is. Each caption is judged as though it were the only one of its story.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cutline evaluate cases.jsonl
  cutline evaluate --rules house-rules/ cases.jsonl
  cutline evaluate --no-config --format markdown cases.jsonl > figures.md")]
pub struct Args {
    /// Labelled stories as JSON Lines: files, or `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    settings: SettingArgs,
    /// How to show the figures
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How many stories to judge at the same time [default: one a processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: tables
    Text,
    /// One JSON document
    Json,
    /// A page of documentation: tables, and how to read them
    Markdown,
}

/// A labelled story of the input or why it could not be read, and of which file.
struct Line {
    path: String,
    case: Result<Case, ReadError>,
}

type Lines = Box<dyn Iterator<Item = Line> + Send>;

/// Measures on all inputs together.
pub fn run(args: Args) -> Exit {
    let settings = match settings(&args) {
        Ok(settings) => settings,
        Err(errors) => {
            errors.iter().for_each(|error| error_line(error));
            return Exit::Trouble;
        }
    };
    let threads = args.threads.map_or(0, usize::from);
    let pool = match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool,
        Err(error) => {
            error_line(&format!("cannot start threads: {error}"));
            return Exit::Trouble;
        }
    };
    let mut evaluation = Evaluation::new(settings.linter().rules());
    let lines: Lines = Box::new(args.paths.into_iter().flat_map(|path| lines(&path)));
    let exit = pool.install(|| measure(lines, &settings, &mut evaluation));
    let figures = evaluation.figures();
    if figures.belonging.captions + figures.foreign.captions == 0 {
        if exit == Exit::Clean {
            error_line("there is no labelled caption to judge");
        }
        return Exit::Trouble;
    }
    let show = match args.format {
        Format::Text => page::text,
        Format::Json => page::json,
        Format::Markdown => page::markdown,
    };
    exit.max(print(&show(&figures)))
}

/// The settings of the first file, by which all are judged; otherwise figures
/// could not be added up.
fn settings(args: &Args) -> Result<std::sync::Arc<Settings>, Vec<String>> {
    let first = args.paths.first().filter(|path| path.as_os_str() != "-");
    let first = first.map_or(Path::new("."), |path| path.as_path());
    let mut configurations = Configurations::new(&args.settings, None);
    match configurations.of(folder_of(first)) {
        Ok(configuration) => {
            configuration.warnings().iter().for_each(|warning| warning_line(&warning.to_string()));
            Ok(configuration.settings(first))
        }
        Err(errors) => Err(errors.iter().map(ToString::to_string).collect()),
    }
}

/// As many lines that cannot be read are told one by one: a file of another
/// shape has nothing else.
const MOST_TOLD: usize = 20;

/// Judges batch after batch, the next one being read while one is judged.
fn measure(mut lines: Lines, settings: &Settings, evaluation: &mut Evaluation) -> Exit {
    let size = BATCH * rayon::current_num_threads();
    let weight = |line: &Line| line.case.as_ref().map_or(0, |case| case.article.size());
    let mut unread = 0;
    let mut batch = next_batch(&mut lines, size, weight);
    while !batch.is_empty() {
        let judged = |line: Line| {
            let judged = line.case.map(|case| judge(settings.linter(), &case));
            judged.map_err(|error| complaint(&line.path, &error))
        };
        let (next, judged) = rayon::join(
            || next_batch(&mut lines, size, weight),
            || batch.into_par_iter().map(judged).collect::<Vec<_>>(),
        );
        for story in judged {
            match story {
                Ok(judgements) => evaluation.add(judgements),
                Err(complaint) => {
                    unread += 1;
                    if unread <= MOST_TOLD {
                        error_line(&complaint);
                    }
                }
            }
        }
        batch = next;
    }
    if unread > MOST_TOLD {
        let more = counted(unread - MOST_TOLD, "more line", "more lines");
        error_line(&format!("{more} could not be read"));
    }
    if unread > 0 { Exit::Trouble } else { Exit::Clean }
}

/// The labelled stories of one file, or why there are none.
fn lines(path: &Path) -> Lines {
    if path.as_os_str() == "-" {
        return named("<stdin>".to_owned(), |name| cases(BufReader::new(io::stdin()), name));
    }
    let name = path.display().to_string();
    let lost = |message: String| -> Lines {
        let error = ReadError { message, line: None, column: None };
        Box::new(std::iter::once(Line { path: path.display().to_string(), case: Err(error) }))
    };
    match files::open(path) {
        Ok(file) => named(name, |name| cases(BufReader::new(file), name)),
        Err(error) => lost(unreadable(&error)),
    }
}

fn named<I>(path: String, cases: impl FnOnce(&str) -> I) -> Lines
where
    I: Iterator<Item = Result<Case, ReadError>> + Send + 'static,
{
    let cases = cases(&path);
    Box::new(cases.map(move |case| Line { path: path.clone(), case }))
}
