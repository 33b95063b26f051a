//! An archive, story after story, with results that survive a kill.

mod conclude;
mod map;
mod pictures;
mod progress;
mod work;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cutline::audit::cache::Manner;
use cutline::audit::journal::{Journal, REPORT, RESULTS, Stamp};
use cutline::audit::summary::Tally;
use cutline::config::FailOn;
use cutline::report::{Summary, counted};
use cutline::{Linter, report};

use super::check::{checked, exit, requires};
use super::exit::Exit;
use super::gaps::GapSummary;
use super::input::{Input, InputArgs, gather};
use super::output::{error_line, notice_line};
use super::select::SettingArgs;
use super::setup::Setups;
use progress::Progress;

/// Check a whole archive, and sum up what is found
///
/// Writes into a folder: results.jsonl with the result of each story in the
/// order of the input, reuse.jsonl with pictures that stand in several stories
/// under captions that cannot all be true, summary.json with how often what is
/// found where and when, and report.html to look at. A run that was
/// interrupted, or killed, goes on where it was when it is started again.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cutline audit --out audit/ stories/
  cutline audit --out audit/ archive.jsonl wire/*.jsonl
  cutline audit --out audit/ --fresh stories/
  cutline audit --map < stories.jsonl > results.jsonl
  find wire -name '*.json' -print0 | cutline audit --out audit/ --files-from -

It exits with 0 if nothing is found at or above --fail-on, 1 if something is, 2 if something could
not be read; --map with 0 whatever is found.")]
pub struct Args {
    /// The folder to write into; it is made if it is not there
    #[arg(long, value_name = "FOLDER", required_unless_present = "map")]
    out: Option<PathBuf>,
    /// Begin anew, and throw away what an earlier audit has left in the folder
    #[arg(long, conflicts_with = "map")]
    fresh: bool,
    /// Write the results to standard output, a line a story, and nothing else; stories come
    /// from standard input as a record a line
    #[arg(long, conflicts_with = "out")]
    map: bool,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    settings: SettingArgs,
    /// From which severity on a finding makes cutline exit with 1 [default: error]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    fail_on: Option<FailOn>,
    /// Exit with 1 if no caption is found
    #[arg(long)]
    require_captions: bool,
    /// How many stories to check at the same time [default: one a processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

/// Audits, or maps story records to results.
pub fn run(mut args: Args) -> Exit {
    let result = args.input.take_list().and_then(|()| match args.out.clone() {
        Some(folder) => audit(&args, &folder),
        None => map::run(args),
    });
    result.unwrap_or_else(|message| {
        error_line(&message);
        Exit::Trouble
    })
}

impl Args {
    fn fail_on(&self, setups: &Setups) -> FailOn {
        let configured = setups.levels().fail_on.as_ref().map(|(level, _)| *level);
        self.fail_on.or(configured).unwrap_or(FailOn::Error)
    }

    fn pool(&self) -> Result<rayon::ThreadPool, String> {
        let threads = self.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.map_err(|error| format!("cannot start threads: {error}"))
    }
}

fn audit(args: &Args, folder: &Path) -> Result<Exit, String> {
    let mut inputs = gather(&args.input)?;
    let own = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    // The results may stand in the folder of the stories.
    inputs.retain(|input| {
        let path = input.path().and_then(|path| std::path::absolute(path).ok());
        path.is_none_or(|path| !path.starts_with(&own))
    });
    let Some(setups) = Setups::new(&args.settings, &args.input, &mut inputs, true) else {
        return Ok(Exit::Trouble);
    };
    let setups = Arc::new(setups);
    let stamps = inputs.iter().map(stamp);
    let journal = Journal::open(folder, &manner(args, &inputs, &setups), stamps, args.fresh);
    let mut journal = journal.map_err(|error| error.to_string())?;
    let position = journal.position();
    if let (1.., Some(began)) = (position.stories, journal.began()) {
        pictures::compare(folder, position, began, &setups)?;
    }
    if position.stories > 0 && !position.is_done {
        notice_line(&format!(
            "{} done before; going on behind them",
            counted(position.stories, "story was", "stories were")
        ));
    }
    if !position.is_done {
        let mut told = GapSummary::default();
        let mut progress = Progress::new(&inputs, position);
        let failed = |error| {
            let help = "make room, or mend that, and start it again: it goes on where it was";
            format!("cannot write {}: {error}; {help}", folder.join(RESULTS).display())
        };
        let read = progress.read();
        let tasks = work::tasks(inputs, &setups, position, read);
        args.pool()?.install(|| {
            work::each(&args.input, &setups, &mut told, tasks, |input, lines| {
                journal.add(input, &lines).map_err(failed)?;
                progress.add(lines.len());
                Ok(())
            })
        })?;
        journal.finish().map_err(failed)?;
        progress.finish();
        told.say();
    }
    let linter = Linter::new(setups.rules().clone());
    let tally = conclude::conclude(folder, &linter)?;
    let summary = summary(&tally);
    notice_line(&format!("{summary}; see {}", folder.join(REPORT).display()));
    let required = requires(args.require_captions, setups.levels());
    Ok(exit(&summary, args.fail_on(&setups)).max(checked(&summary, required)))
}

/// By what a change of an input is noticed.
fn stamp(input: &Input) -> Stamp {
    match input {
        Input::File { path, .. } => Stamp::of(path),
        Input::Stdin { .. } => Stamp { path: None, state: None },
        Input::Lost { path, .. } | Input::Linked { path } => {
            Stamp { path: Some(path.clone()), state: None }
        }
    }
}

/// All that decides what is said of the stories, beside them.
fn manner(args: &Args, inputs: &[Input], setups: &Setups) -> String {
    let mut seen = BTreeSet::new();
    let mut manners = BTreeSet::new();
    let names = inputs.iter().filter_map(Input::path).map(|path| path.display().to_string());
    for name in names.chain([String::new()]) {
        let settings = setups.of(&name);
        if seen.insert(Arc::as_ptr(settings).addr()) {
            let more = (&settings.fields, &settings.language, &settings.media_root);
            manners.insert(Manner::of(settings.linter(), &more).to_string());
        }
    }
    let input = &args.input;
    let options = (&input.published, &input.language, input.input_format as u8, &input.paths);
    let looks = cfg!(feature = "alike");
    Manner::of(setups.of("").linter(), &(manners, options, looks)).to_string()
}

/// The same in the words of a run over a few stories.
fn summary(tally: &Tally) -> report::Summary {
    Summary {
        stories: tally.all.stories,
        captions: tally.all.captions,
        mismatches: tally.all.mismatches,
        errors: tally.all.findings.errors,
        warnings: tally.all.findings.warnings,
        notes: tally.all.findings.notes,
        unreadable: tally.unreadable,
        ..Summary::default()
    }
}
