//! Output formats, and where each of them goes.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error, ValueEnum};
use cutline::config::Origin;
use cutline::fix::FixSelection;
use cutline::report::{
    Diff, GitHub, GitLab, Html, JUnit, Markdown, RdJson, Reporter, Root, Sarif, Statistics,
    concise, json, markdown, text,
};
use cutline::rule::{RuleSet, Severity};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the caption, what is wrong with it and why
    Text,
    /// One line a finding
    Concise,
    /// One JSON document
    Json,
    /// One JSON record a story, each on its own line
    Jsonl,
    /// A page to look at in a browser
    Html,
    /// A comment on a change, of at most 65,536 characters
    Markdown,
    /// Annotations of GitHub Actions, and the summary of the job
    Github,
    /// GitLab's Code Quality report
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit's XML, for build servers
    Junit,
    /// The Reviewdog Diagnostic Format
    Rdjson,
    /// A patch that makes the fixes of findings
    Diff,
}

/// A format and where it goes: `sarif`, or `sarif=out.sarif`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub format: Format,
    /// Standard output where there is none.
    pub file: Option<PathBuf>,
}

/// What a report is told by.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    pub style: text::Style,
    pub rules: &'a RuleSet,
    /// From which severity on a finding fails the run.
    pub fails: Option<Severity>,
    pub amount: Amount,
    pub fixes: FixSelection,
}

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Findings and a summary.
    Full,
    /// Findings alone.
    Quiet,
    /// How often each rule speaks.
    Statistics,
}

impl Format {
    /// Whether it has a place for what `--explain` adds.
    pub fn explains(self) -> bool {
        matches!(self, Format::Text | Format::Json | Format::Jsonl)
    }

    /// Whether it can tell how often rules speak.
    pub fn counts(self) -> bool {
        matches!(self, Format::Text | Format::Json)
    }

    /// Its name, as the command line has it.
    pub fn name(self) -> String {
        self.to_possible_value().map_or(String::new(), |value| value.get_name().to_owned())
    }

    /// The format that a configuration names.
    ///
    /// # Errors
    /// What to write instead, with the place.
    pub fn configured(name: &str, origin: &Origin) -> Result<Format, String> {
        <Format as ValueEnum>::from_str(name, false).map_err(|_| {
            let names: Vec<String> = Format::value_variants()
                .iter()
                .map(|known| format!("`{}`", known.name()))
                .collect();
            let place = match origin {
                Origin::File { path, at } => format!("{path}:{}:{}: ", at.line, at.column),
                Origin::Default | Origin::CommandLine => String::new(),
            };
            format!("{place}`format`: unknown value `{name}`: expected {}", names.join(", "))
        })
    }

    /// What writes it.
    pub fn reporter(self, settings: Settings) -> Box<dyn Reporter> {
        let Settings { style, rules, fails, amount, fixes } = settings;
        let least = style.least;
        match self {
            Format::Text if amount == Amount::Statistics => Box::new(Statistics::text(style)),
            Format::Json if amount == Amount::Statistics => Box::new(Statistics::json()),
            Format::Text if amount == Amount::Quiet => Box::new(text::Text::quiet(style)),
            Format::Text => Box::new(text::Text::new(style)),
            Format::Concise => Box::new(concise::Concise::new(least)),
            Format::Json => Box::new(json::Json::new(style.explain)),
            Format::Jsonl => Box::new(json::JsonLines::new(style.explain)),
            Format::Html => Box::new(Html::new(rules, least)),
            Format::Markdown => Box::new(Markdown::new(least, markdown::COMMENT)),
            Format::Github => Box::new(GitHub::new(least)),
            Format::Gitlab => Box::new(GitLab::new(least, root())),
            Format::Sarif => Box::new(Sarif::new(rules, least, root())),
            Format::Junit => Box::new(JUnit::new(least, fails)),
            Format::Rdjson => Box::new(RdJson::new(least)),
            Format::Diff => Box::new(Diff::new(fixes, style.colour)),
        }
    }
}

/// The repository around the folder that the program was started in.
fn root() -> Root {
    std::env::current_dir().map(|here| Root::around(&here)).unwrap_or_default()
}

/// Reads `FORMAT` and `FORMAT=FILE`.
#[derive(Clone)]
pub struct WantedParser;

impl TypedValueParser for WantedParser {
    type Value = Wanted;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Wanted, Error> {
        let text =
            value.to_str().ok_or_else(|| Error::new(ErrorKind::InvalidUtf8).with_cmd(command))?;
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = EnumValueParser::<Format>::new().parse_ref(command, arg, name.as_ref())?;
        if file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
            let message = format!("--format {name}= names no file: give one, as in {name}=FILE\n");
            return Err(Error::raw(ErrorKind::InvalidValue, message).with_cmd(command));
        }
        Ok(Wanted { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        EnumValueParser::<Format>::new()
            .possible_values()
            .map(|values| Box::new(values.collect::<Vec<_>>().into_iter()) as Box<_>)
    }
}
