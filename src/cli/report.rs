//! How findings go out: the arguments, and what writes in the order of the input.

use std::collections::BTreeSet;

use clap::ValueEnum;
use cutline::report::{Outcome, Summary, concise, json, text};
use cutline::rule::Severity;

use super::check::FailOn;
use super::output::{Output, Stop, error_line, warning_line};
use super::tasks::{broken_notice, complaint, notices};

/// How to report.
#[derive(clap::Args)]
pub struct ReportArgs {
    /// How to report
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// From which severity on findings are shown; the JSON formats hold all
    /// [default: warning, or note with --fail-on note]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    show: Option<Show>,
    /// Show for each caption what speaks for it and what against
    #[arg(long)]
    explain: bool,
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

/// A story that was checked, with its report written out.
pub struct Done {
    path: String,
    report: String,
    complaint: Option<String>,
    notices: Vec<String>,
    is_broken: bool,
    summary: Summary,
}

/// What goes out, in the order of the input.
pub struct Report {
    output: Output,
    pen: Pen,
    summary: Summary,
    /// Files of which it was said that they are not UTF-8 throughout.
    broken: BTreeSet<String>,
}

/// What writes a story's report, on any thread.
#[derive(Clone, Copy)]
pub struct Pen {
    format: Format,
    style: text::Style,
}

impl ReportArgs {
    /// A contradiction among the arguments.
    pub fn fault(&self) -> Option<&'static str> {
        (self.explain && self.format == Format::Concise)
            .then_some("--explain has no place in --format concise: use --format text or json")
    }

    fn style(&self, fail_on: FailOn, colour: bool) -> text::Style {
        let least = match (self.show, fail_on) {
            (Some(Show::Error), _) => Severity::Error,
            (Some(Show::Note), _) | (None, FailOn::Note) => Severity::Note,
            (Some(Show::Warning) | None, _) => Severity::Warning,
        };
        text::Style { colour, least, explain: self.explain }
    }
}

impl Pen {
    /// Writes out what was found in a story.
    pub fn write(self, outcome: Outcome, is_broken: bool) -> Done {
        let mut summary = Summary::default();
        summary.add(&outcome);
        Done {
            report: match self.format {
                Format::Text => text::story(&outcome, self.style),
                Format::Concise => concise::story(&outcome, self.style.least),
                Format::Json | Format::Jsonl => json::record(&outcome, self.style.explain),
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
    }
}

impl Report {
    /// A report as the arguments want it.
    pub fn new(args: &ReportArgs, fail_on: FailOn, colour: bool) -> Report {
        Report {
            output: Output::new(),
            pen: Pen { format: args.format, style: args.style(fail_on, colour) },
            summary: Summary::default(),
            broken: BTreeSet::new(),
        }
    }

    /// What writes the parts of this report.
    pub fn pen(&self) -> Pen {
        self.pen
    }

    /// How much was checked and found so far.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Writes what stands before the first story.
    pub fn open(&mut self) -> Result<(), Stop> {
        match self.pen.format {
            Format::Json => self.output.write(&json::opening()),
            Format::Text | Format::Concise | Format::Jsonl => Ok(()),
        }
    }

    /// Writes the next story, and says on standard error what is to be said of it.
    pub fn add(&mut self, done: Done) -> Result<(), Stop> {
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
        match self.pen.format {
            Format::Text | Format::Concise => self.output.write(&done.report),
            Format::Jsonl => self.output.write(&format!("{}\n", done.report)),
            Format::Json => {
                let lead = if is_first { "\n" } else { ",\n" };
                self.output.write(&format!("{lead}{}", done.report))
            }
        }
    }

    /// Hands on what was written so far.
    pub fn flush(&mut self) -> Result<(), Stop> {
        self.output.flush()
    }

    /// Writes what stands behind the last story.
    pub fn close(&mut self) -> Result<(), Stop> {
        match self.pen.format {
            Format::Text => {
                self.output.write(&text::summary(&self.summary, self.pen.style))?;
            }
            Format::Json => self.output.write(&format!("\n{}\n", json::closing(&self.summary)))?,
            Format::Concise | Format::Jsonl => {}
        }
        self.output.flush()
    }
}
