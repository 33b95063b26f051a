use std::cell::OnceCell;
use std::path::Path;
use std::sync::Arc;

use cutline::config::{FailOn, Levels};
use cutline::report::{Outcome, Summary};
use rayon::prelude::*;

use super::baseline::{BaselineArgs, BaselineFilter};
use super::batch::{BATCH, next_batch};
use super::cache::{CacheArgs, ResultCache, outcomes};
use super::captions::CaptionArgs;
use super::caught::or_told;
use super::exit::Exit;
use super::fix::{FixArgs, Fixer};
use super::gaps::nothing_checked;
use super::input::{Input, InputArgs, gather};
use super::output::{Stop, error_line, notice_line};
use super::report::{Done, Report, ReportArgs};
use super::select::SettingArgs;
use super::setup::Setups;
use super::tasks::{Reading, Story, Task, tasks};
use super::{changed, watch};

/// Check the captions of stories
///
/// Reads stories from files, from all files in a folder or from standard
/// input, and reports each caption that does not fit its story.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cutline check story.txt
  cutline check --published 2020-10-11 scrape.txt
  cutline check --caption \"Lena Ortiz opens the tram line.\" story.docx
  cutline check --format jsonl --input-format jsonl - < stories.jsonl
  cutline check --format html=report.html stories/
  cutline check --fail-on warning --rules house-rules/ stories/
  cutline check --diff stories/
  git diff -z --name-only --diff-filter=d main | cutline check --files-from -

What it exits with:
  0  nothing at or above --fail-on
  1  findings at or above it
  2  something could not be read, or cutline was called wrongly

Captions in plain text and documents are found by a label in front of them, such as `Caption:` or
`Photo:`, or by a credit at their end; `cutline inspect` shows what is found. Results of folders are
kept in .cutline_cache, which may be deleted at any time.")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    captions: CaptionArgs,
    #[command(flatten)]
    report: ReportArgs,
    #[command(flatten)]
    settings: SettingArgs,
    #[command(flatten)]
    fix: FixArgs,
    /// From which severity on a finding makes cutline exit with 1 [default: error]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found
    #[arg(long, conflicts_with = "fail_on")]
    exit_zero: bool,
    /// Exit with 1 if no caption is found
    #[arg(long, conflicts_with = "exit_zero")]
    require_captions: bool,
    /// Check only files that differ from a revision of the git repository
    #[arg(long, value_name = "REVISION")]
    changed_since: Option<String>,
    /// Check again whenever a file changes, until Ctrl-C
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    baseline: BaselineArgs,
    /// How many stories to check at the same time [default: one a processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    #[command(flatten)]
    cache: CacheArgs,
}

/// Checks all inputs and reports in their order; again and again, if asked.
pub fn run(mut args: Args, colour: bool) -> Exit {
    let given = args.input.take_list().and_then(|()| args.captions.read());
    match given {
        Ok(given) => args.input.given = given,
        Err(message) => {
            error_line(&message);
            return Exit::Trouble;
        }
    }
    let checked = || {
        once(&args, colour).unwrap_or_else(|message| {
            error_line(&message);
            Exit::Trouble
        })
    };
    match args.watch {
        true => watch::run(&args.input, &args.settings, checked),
        false => checked(),
    }
}

/// What is to be checked.
fn inputs(args: &Args) -> Result<Vec<Input>, String> {
    let mut inputs = stories(gather(&args.input)?, args);
    if let Some(revision) = &args.changed_since {
        let changed = changed::since(revision, &args.input.paths)?;
        inputs.retain(|input| input.path().is_none_or(|path| changed.has(path)));
        if inputs.is_empty() {
            notice_line(&format!("no story has changed since {revision}"));
        }
    }
    Ok(inputs)
}

/// Checks all inputs once; what keeps it from that is told as a sentence.
fn once(args: &Args, colour: bool) -> Result<Exit, String> {
    let mut inputs = inputs(args)?;
    let is_whole = args.changed_since.is_none();
    let Some(setups) = Setups::new(&args.settings, &args.input, &mut inputs, is_whole) else {
        return Ok(Exit::Trouble);
    };
    let setups = Arc::new(setups);
    let levels = setups.levels();
    let configured = levels.fail_on.as_ref().map(|(level, _)| *level);
    let fail_on = match args.exit_zero {
        true => FailOn::Never,
        false => args.fail_on.or(configured).unwrap_or(FailOn::Error),
    };
    let how = args.report.resolve(levels)?.with_fixes(&args.fix);
    let threads = args.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| format!("cannot start threads: {error}"))?;
    let fixer = Fixer::new(&args.fix);
    if fixer.is_some() && inputs.iter().any(Input::is_stdin) {
        return Err("--fix changes files, and standard input is none: use --diff".to_owned());
    }
    let baseline = BaselineFilter::new(&args.baseline, how.least(fail_on))?;
    let mut report = Report::new(&how, fail_on, setups.rules(), colour)?;
    let tasks = tasks(inputs, &setups);
    let result =
        pool.install(|| check(args, &setups, tasks, (&baseline, fixer.as_ref()), &mut report));
    let mended = fixer.map_or(Exit::Clean, Fixer::close);
    let required = requires(args.require_captions, levels).filter(|_| fail_on != FailOn::Never);
    let exit = exit(report.summary(), fail_on).max(mended).max(checked(report.summary(), required));
    Ok(match result {
        Ok(()) => exit.max(baseline.close()),
        Err(stop) => stop.exit(exit),
    })
}

/// The inputs without the reports and the baseline, which may stand in the
/// folder of the stories.
fn stories(mut inputs: Vec<Input>, args: &Args) -> Vec<Input> {
    let is_ours = |path: &Path| {
        args.report.files().chain(args.baseline.file()).any(|file| {
            let whole = |path: &Path| path.canonicalize().ok();
            file.file_name() == path.file_name()
                && whole(path).is_some_and(|p| Some(p) == whole(file))
        })
    };
    inputs.retain(|input| !matches!(input, Input::File { path, .. } if is_ours(path)));
    inputs
}

/// What asks for captions: the option, or the configuration at its place.
pub fn requires(is_asked: bool, levels: &Levels) -> Option<String> {
    let configured = || {
        let (is_required, origin) = levels.require_captions.as_ref()?;
        is_required.then(|| format!("`require_captions` ({origin})"))
    };
    is_asked.then(|| "--require-captions".to_owned()).or_else(configured)
}

/// Whether a run has checked what it was `required` to: a caption.
pub fn checked(summary: &Summary, required: Option<String>) -> Exit {
    match required.filter(|_| summary.captions == 0) {
        Some(origin) => {
            nothing_checked(&origin);
            Exit::Findings
        }
        None => Exit::Clean,
    }
}

/// How a run ends that has found so much.
pub fn exit(summary: &Summary, fail_on: FailOn) -> Exit {
    let failing = fail_on.severity().map_or(0, |severity| summary.at_least(severity));
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
    setups: &Setups,
    mut tasks: Box<dyn Iterator<Item = Task> + Send>,
    by: (&BaselineFilter, Option<&Fixer>),
    report: &mut Report,
) -> Result<(), Stop> {
    let cache = ResultCache::open(&args.cache, &args.input);
    let size = BATCH * rayon::current_num_threads();
    report.open()?;
    let mut batch = next_batch(&mut tasks, size, Task::weight);
    while !batch.is_empty() {
        let writer = &*report;
        let (next, checked) = rayon::join(
            || next_batch(&mut tasks, size, Task::weight),
            || {
                let done = |task| done(task, args, setups, cache.as_ref(), by, writer);
                batch.into_par_iter().map(done).collect()
            },
        );
        let checked: Vec<Vec<Done>> = checked;
        for done in checked.into_iter().flatten() {
            report.add(done)?;
        }
        report.flush()?;
        batch = next;
    }
    if let Some(cache) = cache {
        cache.close();
    }
    report.close()
}

fn done(
    task: Task,
    args: &Args,
    setups: &Setups,
    cache: Option<&ResultCache>,
    (baseline, fixer): (&BaselineFilter, Option<&Fixer>),
    report: &Report,
) -> Vec<Done> {
    let settings = setups.of(task.name());
    let path = task.name().to_owned();
    let passed = OnceCell::new();
    let judge = |task: Task| -> Vec<(Outcome, bool)> {
        let Reading { stories, passed: why } = task.read(&args.input, settings);
        if let Some(why) = why {
            // Of a file that is read again the same is said.
            let _ = passed.set(why);
        }
        let broken: Vec<bool> = stories.iter().map(Story::is_broken).collect();
        let mut outcomes = outcomes(stories, settings, cache);
        for outcome in &mut outcomes {
            baseline.apply(outcome, settings.linter().rules());
        }
        outcomes.into_iter().zip(broken).collect()
    };
    let judge =
        |task: Task| or_told(&path, || judge(task)).unwrap_or_else(|told| vec![(*told, false)]);
    let judged = match fixer {
        Some(fixer) => fixer.mend(task, judge),
        None => judge(task),
    };
    let done = judged.into_iter().map(|(outcome, is_broken)| report.write(outcome, is_broken));
    let passed = passed.into_inner().map(|why| report.pass(path, why));
    done.chain(passed).collect()
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
