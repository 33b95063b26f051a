//! How findings go out: the arguments, and what writes in the order of the input.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cutline::config::{FailOn, Levels, Show};
use cutline::fix::FixSelection;
use cutline::report::suppressed::WithSuppressed;
use cutline::report::{Entry, Markdown, Outcome, Reporter, Summary, markdown, text};
use cutline::rule::{RuleSet, Severity};

use super::complaint::{broken_notice, complaint, notices};
use super::fix::FixArgs;
use super::format::{Amount, Format, Settings, Wanted, WantedParser};
use super::gaps::{GapSummary, Gaps};
use super::output::{Output, Stop, error_line, warning_line};

/// How to report.
#[derive(clap::Args)]
pub struct ReportArgs {
    /// How to report [default: text]; with =FILE, into a file beside what goes
    /// to standard output; can be given several times
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = WantedParser)]
    format: Vec<Wanted>,
    /// From which severity on findings are shown; json, jsonl and html hold all
    /// [default: warning, or note with --fail-on note]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    show: Option<Show>,
    /// Show for each caption what speaks for it and what against
    #[arg(long)]
    explain: bool,
    /// Show errors only, or what fails the run where that is less, and no summary
    #[arg(long, short, conflicts_with = "show")]
    quiet: bool,
    /// Show how often each rule speaks, in the place of what it says
    #[arg(long, conflicts_with_all = ["explain", "quiet"])]
    statistics: bool,
    /// Show what is not reported because the story or the baseline says so;
    /// the JSON formats always do
    #[arg(long)]
    show_suppressed: bool,
}

/// How to report, by the arguments and the configuration.
pub struct ReportOptions {
    wanted: Vec<Wanted>,
    show: Option<Show>,
    explain: bool,
    show_suppressed: bool,
    amount: Amount,
    fixes: FixSelection,
}

/// A story that was checked, with its reports written out.
pub struct Done {
    path: String,
    /// For each report its entries.
    reports: Vec<Vec<Entry>>,
    complaint: Option<String>,
    notices: Vec<String>,
    gaps: Gaps,
    is_broken: bool,
    summary: Summary,
}

/// What goes out, in the order of the input.
pub struct Report {
    sinks: Vec<Sink>,
    summary: Summary,
    /// Files of which it was said that they are not UTF-8 throughout.
    broken: BTreeSet<String>,
    /// What was not found.
    told: GapSummary,
    is_quiet: bool,
}

/// A report and where it goes.
struct Sink {
    reporter: Box<dyn Reporter>,
    output: Output,
    /// Whether nobody reads on.
    is_closed: bool,
}

impl ReportArgs {
    /// These arguments, and where they say nothing, what the configuration says.
    ///
    /// # Errors
    /// A contradiction among them, or a format that there is not.
    pub fn resolve(&self, levels: &Levels) -> Result<ReportOptions, String> {
        let configured = levels.format.as_ref().map(|(name, at)| Format::configured(name, at));
        // What is asked for now beats the format of the configuration.
        let bears = |format: &Format| {
            (!self.statistics || format.counts()) && (!self.explain || format.explains())
        };
        let usual = configured.transpose()?.filter(bears).unwrap_or(Format::Text);
        let wanted = self.wanted(usual);
        if let Some(fault) = self.fault(&wanted) {
            return Err(fault);
        }
        let show = self.show.or(levels.show.as_ref().map(|(level, _)| *level));
        Ok(ReportOptions {
            wanted,
            show: if self.quiet { Some(Show::Error) } else { show },
            explain: self.explain,
            show_suppressed: self.show_suppressed,
            amount: match (self.quiet, self.statistics) {
                (true, _) => Amount::Quiet,
                (_, true) => Amount::Statistics,
                _ => Amount::Full,
            },
            fixes: FixSelection::Safe,
        })
    }

    /// A contradiction among the arguments.
    fn fault(&self, wanted: &[Wanted]) -> Option<String> {
        if self.statistics && !wanted.iter().all(|wanted| wanted.format.counts()) {
            return Some("--statistics are given with --format text or json".to_owned());
        }
        if wanted.iter().filter(|wanted| wanted.file.is_none()).count() > 1 {
            return Some(
                "one format can go to standard output; give the others a file, as in \
                 --format sarif=out.sarif"
                    .to_owned(),
            );
        }
        let mut files = BTreeSet::new();
        if let Some(twice) =
            wanted.iter().filter_map(|w| w.file.as_ref()).find(|file| !files.insert(*file))
        {
            return Some(format!("two formats cannot go into one file: {}", twice.display()));
        }
        let first = wanted.first().filter(|_| !wanted.iter().any(|w| w.format.explains()));
        let format = first.filter(|_| self.explain).map(|wanted| wanted.format.name())?;
        Some(format!("--explain has no place in --format {format}: use --format text or json"))
    }

    /// The files that are written.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.format.iter().filter_map(|wanted| wanted.file.as_deref())
    }

    /// Every format that is asked for; if none of them goes to standard
    /// output, the `usual` one does.
    fn wanted(&self, usual: Format) -> Vec<Wanted> {
        let mut wanted = self.format.clone();
        if wanted.iter().all(|wanted| wanted.file.is_some()) {
            wanted.insert(0, Wanted { format: usual, file: None });
        }
        wanted
    }
}

impl ReportOptions {
    /// The same with what is to be said of fixes.
    pub fn with_fixes(mut self, fix: &FixArgs) -> ReportOptions {
        if fix.diff {
            self.wanted = vec![Wanted { format: Format::Diff, file: None }];
        }
        ReportOptions { fixes: fix.which(), ..self }
    }

    /// From which severity on findings are shown.
    pub fn least(&self, fail_on: FailOn) -> Severity {
        self.style(fail_on, false).least
    }

    fn style(&self, fail_on: FailOn, colour: bool) -> text::Style {
        let least = match (self.show, fail_on) {
            // What fails a quiet run is shown.
            (Some(Show::Error), fail_on) if self.amount == Amount::Quiet => {
                fail_on.severity().unwrap_or(Severity::Error)
            }
            (Some(Show::Error), _) => Severity::Error,
            (Some(Show::Note), _) | (None, FailOn::Note) => Severity::Note,
            (Some(Show::Warning) | None, _) => Severity::Warning,
        };
        text::Style { colour, least, explain: self.explain }
    }
}

impl Report {
    /// The reports that the arguments ask for, their files begun.
    ///
    /// # Errors
    /// Why a file cannot be written, in a sentence.
    pub fn new(
        options: &ReportOptions,
        fail_on: FailOn,
        rules: &RuleSet,
        colour: bool,
    ) -> Result<Report, String> {
        let mut sinks = Vec::new();
        for Wanted { format, file } in &options.wanted {
            let style = options.style(fail_on, colour && file.is_none());
            let fails = fail_on.severity();
            let settings =
                Settings { style, rules, fails, amount: options.amount, fixes: options.fixes };
            let output = match file {
                Some(file) => Output::file(file)?,
                None => Output::new(),
            };
            let mut reporter = format.reporter(settings);
            if options.show_suppressed && matches!(format, Format::Text | Format::Concise) {
                reporter = Box::new(WithSuppressed::new(reporter));
            }
            sinks.push(Sink::new(reporter, output));
        }
        let job = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty());
        if let Some(file) = job
            && options.wanted.iter().any(|wanted| wanted.format == Format::Github)
        {
            let least = options.style(fail_on, false).least;
            let summary = Markdown::new(least, markdown::JOB_SUMMARY);
            sinks.push(Sink::new(Box::new(summary), Output::append(&PathBuf::from(file))?));
        }
        Ok(Report {
            sinks,
            summary: Summary::default(),
            broken: BTreeSet::new(),
            told: GapSummary::default(),
            is_quiet: options.amount == Amount::Quiet,
        })
    }

    /// How much was checked and found so far.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Writes out what was found in a story; any thread can.
    pub fn write(&self, outcome: Outcome, is_broken: bool) -> Done {
        let mut summary = Summary::default();
        summary.add(&outcome);
        Done {
            reports: self.sinks.iter().map(|sink| sink.reporter.entries(&outcome)).collect(),
            complaint: outcome.result.as_ref().err().map(|e| complaint(&outcome.path, e)),
            notices: outcome
                .result
                .as_ref()
                .map_or_else(|_| Vec::new(), |r| notices(&outcome.path, &r.article)),
            gaps: outcome
                .result
                .as_ref()
                .map_or_else(|_| Gaps::default(), |r| Gaps::of(&r.article)),
            is_broken,
            summary,
            path: outcome.path,
        }
    }

    /// What is said of a file in a folder that is no story.
    pub fn pass(&self, path: String, message: String) -> Done {
        Done {
            reports: self.sinks.iter().map(|_| Vec::new()).collect(),
            complaint: None,
            notices: Vec::new(),
            gaps: Gaps::passed(message),
            is_broken: false,
            summary: Summary::default(),
            path,
        }
    }

    /// Hands on what stands before the first story.
    pub fn open(&mut self) -> Result<(), Stop> {
        self.each(|sink| {
            let opening = sink.reporter.opening();
            sink.output.write(&opening)
        })
    }

    /// Hands on the next story, and says on standard error what is to be said of it.
    pub fn add(&mut self, done: Done) -> Result<(), Stop> {
        if let Some(complaint) = &done.complaint {
            error_line(complaint);
        }
        done.notices.iter().for_each(|notice| warning_line(notice));
        if done.is_broken && !self.broken.contains(&done.path) {
            warning_line(&broken_notice(&done.path));
            self.broken.insert(done.path.clone());
        }
        self.summary += done.summary;
        self.summary.passed_over += self.told.add(&done.path, done.gaps);
        let mut reports = done.reports.into_iter();
        self.each(|sink| {
            let text = sink.reporter.add(reports.next().unwrap_or_default());
            sink.output.write(&text)
        })
    }

    /// Hands on what was written so far.
    pub fn flush(&mut self) -> Result<(), Stop> {
        self.each(|sink| sink.output.flush())
    }

    /// Hands on what stands behind the last story.
    pub fn close(&mut self) -> Result<(), Stop> {
        if !self.is_quiet {
            self.told.say();
        }
        let summary = self.summary;
        self.each(|sink| {
            let closing = sink.reporter.closing(&summary);
            sink.output.write(&closing)?;
            sink.output.finish()
        })
    }

    /// Does something with all reports. One that nobody reads on is passed
    /// over, as long as there are others.
    fn each(&mut self, mut act: impl FnMut(&mut Sink) -> Result<(), Stop>) -> Result<(), Stop> {
        for sink in &mut self.sinks {
            match act(sink) {
                Err(Stop::Closed) => sink.is_closed = true,
                other => other?,
            }
        }
        match self.sinks.iter().all(|sink| sink.is_closed) {
            true => Err(Stop::Closed),
            false => Ok(()),
        }
    }
}

impl Sink {
    fn new(reporter: Box<dyn Reporter>, output: Output) -> Sink {
        Sink { reporter, output, is_closed: false }
    }
}
