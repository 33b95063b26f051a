use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::ValueEnum;
use cutline::Linter;
use cutline::report::{Summary, concise, json, text};
use cutline::rule::{RuleSet, Severity};
use rayon::prelude::*;

use super::exit::Exit;
use super::input::{InputArgs, gather};
use super::output::{Output, Stop, error_line, warning_line};
use super::rules::load;
use super::tasks::{Task, broken_notice, complaint, notices, tasks};

/// Check the captions of stories
///
/// Reads stories from files, from all files in a folder or from standard
/// input, and reports each caption that does not fit its story.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cutline check story.txt
  cutline check --published 2020-10-11 scrape.txt
  cutline check --format jsonl --input-format jsonl - < stories.jsonl
  cutline check --fail-on warning --rules house-rules/ stories/")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// How to report
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// From which severity on a finding makes cutline exit with 1
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// From which severity on findings are shown; the JSON formats hold all
    /// [default: warning, or note with --fail-on note]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    show: Option<Show>,
    /// A folder of rules of your own; can be given several times
    #[arg(long, value_name = "FOLDER")]
    rules: Vec<PathBuf>,
    /// Show for each caption what speaks for it and what against
    #[arg(long)]
    explain: bool,
    /// How many stories to check at the same time [default: one a processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the caption, what is wrong with it and why
    Text,
    /// One line a finding
    Concise,
    /// One JSON document
    Json,
    /// One JSON record a story, each on its own line
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    Error,
    Warning,
    Note,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl Args {
    fn style(&self, colour: bool) -> text::Style {
        let least = match (self.show, self.fail_on) {
            (Some(Show::Error), _) => Severity::Error,
            (Some(Show::Note), _) | (None, FailOn::Note) => Severity::Note,
            (Some(Show::Warning) | None, _) => Severity::Warning,
        };
        text::Style { colour, least, explain: self.explain }
    }
}

/// Tasks of one batch for each thread.
const BATCH: usize = 64;
/// Bytes of stories in one batch, however few tasks that are.
const BATCH_BYTES: usize = 8 << 20;

/// Checks all inputs and reports in their order.
pub fn run(args: Args, colour: bool) -> Exit {
    if args.explain && args.format == Format::Concise {
        error_line("--explain has no place in --format concise: use --format text or json");
        return Exit::Trouble;
    }
    let inputs = match gather(&args.input) {
        Ok(inputs) => inputs,
        Err(message) => {
            error_line(&message);
            return Exit::Trouble;
        }
    };
    let Some(rules) = load(&args.rules) else { return Exit::Trouble };
    let threads = args.threads.map_or(0, usize::from);
    let pool = match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool,
        Err(error) => {
            error_line(&format!("cannot start threads: {error}"));
            return Exit::Trouble;
        }
    };
    let mut report = Report::new(&args, colour);
    let result = pool.install(|| check(&args, rules, tasks(inputs), colour, &mut report));
    let exit = exit(&report.summary, args.fail_on);
    match result {
        Ok(()) => exit,
        Err(stop) => stop.exit(exit),
    }
}

fn exit(summary: &Summary, fail_on: FailOn) -> Exit {
    let failing = match fail_on {
        FailOn::Error => summary.at_least(Severity::Error),
        FailOn::Warning => summary.at_least(Severity::Warning),
        FailOn::Note => summary.at_least(Severity::Note),
        FailOn::Never => 0,
    };
    match (summary.unreadable, failing) {
        (1.., _) => Exit::Trouble,
        (0, 1..) => Exit::Findings,
        (0, 0) => Exit::Clean,
    }
}

/// Checks batch after batch, so that a stream of any length takes the memory
/// of two of them; the next one is read while one is checked.
fn check(
    args: &Args,
    rules: RuleSet,
    mut tasks: Box<dyn Iterator<Item = Task> + Send>,
    colour: bool,
    report: &mut Report,
) -> Result<(), Stop> {
    let linter = Linter::new(rules);
    let size = BATCH * rayon::current_num_threads();
    report.open()?;
    let mut batch = next_batch(&mut tasks, size);
    while !batch.is_empty() {
        let (next, checked) = rayon::join(
            || next_batch(&mut tasks, size),
            || batch.into_par_iter().map(|task| done(task, args, &linter, colour)).collect(),
        );
        let checked: Vec<Vec<Done>> = checked;
        for done in checked.into_iter().flatten() {
            report.add(done)?;
        }
        report.output.flush()?;
        batch = next;
    }
    report.close()
}

fn next_batch(tasks: &mut dyn Iterator<Item = Task>, size: usize) -> Vec<Task> {
    let mut batch = Vec::new();
    let mut weight = 0_usize;
    while batch.len() < size && weight < BATCH_BYTES {
        let Some(task) = tasks.next() else { break };
        weight = weight.saturating_add(task.weight());
        batch.push(task);
    }
    batch
}

/// A story that was checked, with its report written out.
struct Done {
    path: String,
    report: String,
    complaint: Option<String>,
    notices: Vec<String>,
    is_broken: bool,
    summary: Summary,
}

fn done(task: Task, args: &Args, linter: &Linter, colour: bool) -> Vec<Done> {
    let stories = task.read(&args.input).into_iter();
    stories
        .map(|story| {
            let is_broken = story.is_broken();
            let outcome = story.check(|article| linter.check(article));
            let mut summary = Summary::default();
            summary.add(&outcome);
            let style = args.style(colour);
            Done {
                report: match args.format {
                    Format::Text => text::story(&outcome, style),
                    Format::Concise => concise::story(&outcome, style.least),
                    Format::Json | Format::Jsonl => json::record(&outcome, args.explain),
                },
                complaint: outcome.result.as_ref().err().map(|e| complaint(&outcome.path, e)),
                notices: outcome
                    .result
                    .as_ref()
                    .map_or_else(|_| Vec::new(), |r| notices(&outcome.path, &r.article)),
                is_broken,
                summary,
                path: outcome.path,
            }
        })
        .collect()
}

/// What goes out, in the order of the input.
struct Report {
    output: Output,
    format: Format,
    style: text::Style,
    summary: Summary,
    /// Files of which it was said that they are not UTF-8 throughout.
    broken: BTreeSet<String>,
}

impl Report {
    fn new(args: &Args, colour: bool) -> Report {
        Report {
            output: Output::new(),
            format: args.format,
            style: args.style(colour),
            summary: Summary::default(),
            broken: BTreeSet::new(),
        }
    }

    fn open(&mut self) -> Result<(), Stop> {
        match self.format {
            Format::Json => self.output.write(&json::opening()),
            Format::Text | Format::Concise | Format::Jsonl => Ok(()),
        }
    }

    fn add(&mut self, done: Done) -> Result<(), Stop> {
        if let Some(complaint) = &done.complaint {
            error_line(complaint);
        }
        done.notices.iter().for_each(|notice| warning_line(notice));
        if done.is_broken && !self.broken.contains(&done.path) {
            warning_line(&broken_notice(&done.path));
            self.broken.insert(done.path);
        }
        let is_first = self.summary == Summary::default();
        self.summary += done.summary;
        match self.format {
            Format::Text | Format::Concise => self.output.write(&done.report),
            Format::Jsonl => self.output.write(&format!("{}\n", done.report)),
            Format::Json => {
                let lead = if is_first { "\n" } else { ",\n" };
                self.output.write(&format!("{lead}{}", done.report))
            }
        }
    }

    fn close(&mut self) -> Result<(), Stop> {
        match self.format {
            Format::Text => self.output.write(&text::summary(&self.summary, self.style))?,
            Format::Json => self.output.write(&format!("\n{}\n", json::closing(&self.summary)))?,
            Format::Concise | Format::Jsonl => {}
        }
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_code_follows_the_gravest_finding_and_what_could_not_be_read() {
        let none = Summary::default();
        let note = Summary { notes: 1, ..none };
        let warning = Summary { warnings: 1, ..none };
        let error = Summary { errors: 1, ..none };
        let lost = Summary { errors: 1, unreadable: 1, ..none };
        let levels = [FailOn::Error, FailOn::Warning, FailOn::Note, FailOn::Never];
        for (summary, codes) in [
            (none, [0, 0, 0, 0]),
            (note, [0, 0, 1, 0]),
            (warning, [0, 1, 1, 0]),
            (error, [1, 1, 1, 0]),
            (lost, [2, 2, 2, 2]),
        ] {
            let exits = codes.map(|code| [Exit::Clean, Exit::Findings, Exit::Trouble][code]);
            assert_eq!(levels.map(|level| exit(&summary, level)), exits, "{summary:?}");
        }
    }
}
