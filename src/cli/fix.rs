//! Stories mended in their files.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use cutline::fix::{self, FixSelection};
use cutline::read::{Format, beside};
use cutline::report::{Outcome, counted};

use super::exit::Exit;
use super::output::{error_line, notice_line, warning_line};
use super::tasks::Task;
use cutline::files::{self, AtomicFile};

/// What is mended.
#[derive(clap::Args)]
pub struct FixArgs {
    /// Mend in the files what the story bears out, and report what is left
    #[arg(long)]
    fix: bool,
    /// Show what --fix would change, as a patch; the same as --format diff
    #[arg(long, conflicts_with_all = ["fix", "format", "explain", "statistics", "quiet"])]
    pub diff: bool,
    /// Make suggestions too, which may be wrong; with --fix, --diff or --format diff
    #[arg(long)]
    unsafe_fixes: bool,
}

impl FixArgs {
    /// Which fixes are made or shown.
    pub fn which(&self) -> FixSelection {
        if self.unsafe_fixes { FixSelection::All } else { FixSelection::Safe }
    }
}

/// Fixes that overlap take turns; few stories need a second one.
const TURNS: usize = 10;

/// What mends files, and remembers what it has done.
pub struct Fixer {
    which: FixSelection,
    tally: Mutex<Tally>,
}

#[derive(Default)]
struct Tally {
    findings: usize,
    files: usize,
    /// Findings that can be mended, but not where they stand.
    left_alone: usize,
    /// Why files could not be written.
    failures: BTreeSet<String>,
}

/// What was found in one input, with whether its bytes are broken.
type Judged = Vec<(Outcome, bool)>;

impl Fixer {
    /// What mends files, where that is asked for.
    pub fn new(args: &FixArgs) -> Option<Fixer> {
        args.fix.then(|| Fixer { which: args.which(), tally: Mutex::default() })
    }

    /// Mends a file and tells what is left to find in it; of an input that is
    /// no file of one story, only what is found.
    pub fn mend(&self, task: Task, judge: impl Fn(Task) -> Judged) -> Judged {
        let (path, format, bytes) = match task {
            Task::Read { path, format, is_found }
                if is_story(format) && beside::captions_of(Path::new(&path)).is_none() =>
            {
                match files::whole(Path::new(&path)) {
                    Ok(bytes) => (path, format, bytes),
                    Err(_) => return judge(Task::Read { path, format, is_found }),
                }
            }
            other => {
                let judged = judge(other);
                let reports = judged.iter().filter_map(|(outcome, _)| outcome.result.as_ref().ok());
                let left: usize = reports.map(|r| fix::left_alone(r, self.which)).sum();
                self.tally().left_alone += left;
                return judged;
            }
        };
        let task = |bytes| Task::Text { path: path.as_str().into(), bytes, format };
        let judged = judge(task(bytes.clone()));
        let Ok(old) = String::from_utf8(bytes) else { return judged };
        let (new, findings, left) =
            self.mended(&old, judged, |text| judge(task(text.into_bytes())));
        if findings == 0 {
            return left;
        }
        match write(Path::new(&path), &old, &new) {
            Ok(()) => {
                let mut tally = self.tally();
                tally.findings += findings;
                tally.files += 1;
                left
            }
            Err(error) => {
                self.tally().failures.insert(format!("{path}: it cannot be mended: {error}"));
                judge(task(old.into_bytes()))
            }
        }
    }

    /// A story's text with its fixes made, how many findings that mends, and
    /// what is found then.
    fn mended(
        &self,
        text: &str,
        mut judged: Judged,
        judge: impl Fn(String) -> Judged,
    ) -> (String, usize, Judged) {
        let mut text = text.to_owned();
        let mut findings = 0;
        for _ in 0..TURNS {
            let Some((Outcome { result: Ok(report), .. }, _)) = judged.first() else { break };
            let changes = fix::changes(report, self.which);
            let Some(new) = fix::apply(&text, &changes.changes).filter(|new| *new != text) else {
                break;
            };
            findings += changes.findings;
            judged = judge(new.clone());
            text = new;
        }
        (text, findings, judged)
    }

    fn tally(&self) -> std::sync::MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says on standard error what was done.
    pub fn close(self) -> Exit {
        let tally = self.tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        let findings = counted(tally.findings, "finding", "findings");
        let files = counted(tally.files, "file", "files");
        notice_line(&match tally.findings {
            0 => "nothing was mended".to_owned(),
            _ => format!("{findings} mended in {files}"),
        });
        if tally.left_alone > 0 {
            let findings = counted(tally.left_alone, "finding", "findings");
            let help = "records, feeds, exports and stories with a file of captions are left as they are; \
                 --format json tells the edits";
            warning_line(&format!("{findings} could be mended: {help}"));
        }
        tally.failures.iter().for_each(|failure| error_line(failure));
        if tally.failures.is_empty() { Exit::Clean } else { Exit::Trouble }
    }
}

/// Whether a file in this format is one story.
fn is_story(format: Format) -> bool {
    matches!(format, Format::Plain | Format::Markdown | Format::Html)
}

/// Puts the new text in the place of the old one, if that is still there.
fn write(path: &Path, old: &str, new: &str) -> io::Result<()> {
    let mut file = AtomicFile::mend(path)?;
    file.write_all(new.as_bytes())?;
    if files::whole(path)? != old.as_bytes() {
        return Err(io::Error::other("it has changed meanwhile"));
    }
    file.finish()
}
