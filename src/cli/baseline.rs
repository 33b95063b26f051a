//! Accepted findings: kept in a file, and not reported again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use cutline::audit::baseline::{Baseline, Found, accept};
use cutline::audit::relative;
use cutline::report::{Outcome, counted};
use cutline::rule::{RuleSet, Severity};

use super::exit::Exit;
use super::output::{error_line, notice_line, warning_line};

/// What a baseline is called that nobody named.
pub const USUAL: &str = "cutline-baseline.json";

/// Which findings are accepted.
#[derive(clap::Args)]
pub struct BaselineArgs {
    /// A file of accepted findings, which are not reported again
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Accept all that is found now: write it to a file for --baseline, cutline-baseline.json
    /// if none is named
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = USUAL,
        conflicts_with = "baseline"
    )]
    write_baseline: Option<PathBuf>,
    /// Take out of the baseline what is no longer found
    #[arg(long, requires = "baseline")]
    prune_baseline: bool,
}

impl BaselineArgs {
    /// The file that is read or written.
    pub fn file(&self) -> Option<&Path> {
        self.baseline.as_deref().or(self.write_baseline.as_deref())
    }
}

/// Lets pass what is accepted, and remembers what was.
pub struct BaselineFilter {
    way: Way,
    tally: Mutex<Tally>,
}

enum Way {
    /// There is no baseline.
    Open,
    /// What stands in a file is accepted.
    Known { file: PathBuf, baseline: Baseline, prune: bool },
    /// All from a severity on is accepted and goes to a file, which holds
    /// this already.
    All { file: PathBuf, before: Baseline, least: Severity },
}

#[derive(Default)]
struct Tally {
    found: Found,
    /// Files that were checked, and those of which a story could not be read.
    checked: BTreeSet<String>,
    unreadable: BTreeSet<String>,
}

impl BaselineFilter {
    /// The filter that the arguments want; `least` is from which severity on
    /// findings are shown.
    ///
    /// # Errors
    /// Why the baseline cannot be used.
    pub fn new(args: &BaselineArgs, least: Severity) -> Result<BaselineFilter, String> {
        let read = |file: &Path| {
            Baseline::read(file).map_err(|error| format!("{}: {error}", file.display()))
        };
        let way = if let Some(file) = &args.write_baseline {
            if file.extension().is_none_or(|ending| ending != "json") {
                return Err(format!(
                    "--write-baseline {}: expected a file that ends in .json; name what to check \
                     before this option, or give it a file: --write-baseline={}",
                    file.display(),
                    USUAL
                ));
            }
            let before = if file.exists() { read(file)? } else { Baseline::default() };
            Way::All { file: file.clone(), before, least }
        } else if let Some(file) = &args.baseline {
            let prune = args.prune_baseline;
            Way::Known { file: file.clone(), baseline: read(file)?, prune }
        } else {
            Way::Open
        };
        Ok(BaselineFilter { way, tally: Mutex::default() })
    }

    /// Sets apart the findings of a story that are accepted.
    pub fn apply(&self, outcome: &mut Outcome, rules: &RuleSet) {
        let (Way::Known { file, .. } | Way::All { file, .. }) = &self.way else { return };
        let path = match outcome.path.as_str() {
            stdin if stdin.starts_with('<') => stdin.to_owned(),
            path => relative(folder(file), Path::new(path)),
        };
        let found = match (&mut outcome.result, &self.way) {
            (Ok(report), Way::Known { baseline, .. }) => baseline.apply(report, &path, rules),
            (Ok(report), Way::All { least, .. }) => accept(report, &path, *least, rules),
            _ => {
                self.tally().unreadable.insert(path);
                return;
            }
        };
        let mut tally = self.tally();
        for (key, accepted) in found {
            let most = tally.found.entry(key).or_default();
            if accepted.count > most.count {
                *most = accepted;
            }
        }
        tally.checked.insert(path);
    }

    fn tally(&self) -> std::sync::MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what is to be written, and says what is to be said of the
    /// baseline, once all stories are checked.
    pub fn close(self) -> Exit {
        let tally = self.tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        match self.way {
            Way::Open => Exit::Clean,
            Way::Known { file, baseline, prune } => {
                let left = tally.left(&baseline, folder(&file));
                let stale = baseline.len() - left.len();
                let findings = counted(stale, "accepted finding", "accepted findings");
                let name = file.display();
                match (stale, prune) {
                    (0, _) => Exit::Clean,
                    (_, true) => write(&left, &file, &format!("{findings} taken out")),
                    (_, false) => {
                        let no_longer = if stale == 1 { "is gone" } else { "are gone" };
                        let help = "--prune-baseline takes out what is";
                        warning_line(&format!("{name}: {findings} {no_longer}; {help}"));
                        Exit::Clean
                    }
                }
            }
            Way::All { file, before, .. } => {
                let mut all = Baseline::default();
                for (key, accepted) in
                    before.iter().filter(|(key, _)| tally.leaves(&key.path, folder(&file)))
                {
                    all.insert(key.clone(), accepted.clone());
                }
                tally.found.into_iter().for_each(|(key, accepted)| all.insert(key, accepted));
                let findings = counted(all.len(), "finding", "findings");
                write(&all, &file, &format!("{findings} accepted"))
            }
        }
    }
}

impl Tally {
    /// Whether this run says nothing of a file, which is still there.
    fn leaves(&self, path: &str, folder: &Path) -> bool {
        let is_there = path.starts_with('<') || folder.join(path).exists();
        self.unreadable.contains(path) || (!self.checked.contains(path) && is_there)
    }

    /// What of a baseline still occurs, as far as this run can tell.
    fn left(&self, baseline: &Baseline, folder: &Path) -> Baseline {
        let mut left = Baseline::default();
        for (key, accepted) in baseline.iter() {
            let found = self.found.get(key).cloned().unwrap_or_default();
            let is_kept = self.leaves(&key.path, folder);
            left.insert(key.clone(), if is_kept { accepted.clone() } else { found });
        }
        left
    }
}

/// The folder that a file is in.
fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn write(baseline: &Baseline, file: &Path, what: &str) -> Exit {
    match baseline.write(file) {
        Ok(()) => {
            notice_line(&format!("{}: {what}", file.display()));
            Exit::Clean
        }
        Err(error) => {
            error_line(&format!("{}: the baseline cannot be written: {error}", file.display()));
            Exit::Trouble
        }
    }
}
