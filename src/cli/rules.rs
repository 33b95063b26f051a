mod new;
mod test;

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use colored::Colorize;
use cutline::report::{concise, visible};
use cutline::rule::{Example, Rule, RuleSet};
use serde::Serialize;

use super::exit::Exit;
use super::output::{error_line, print};
use super::select::SettingArgs;
use super::setup::Configurations;

/// List, explain and test rules
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List all rules
    List {
        /// A folder of rules of your own; can be given several times
        #[arg(long, value_name = "FOLDER")]
        rules: Vec<PathBuf>,
        /// How to list them
        #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Explain a rule: what it looks for, why, and what excuses it
    Explain {
        /// The rule's name, such as `date-conflict`
        rule: String,
        /// A folder of rules of your own; can be given several times
        #[arg(long, value_name = "FOLDER")]
        rules: Vec<PathBuf>,
    },
    /// Run the examples that rules bring along
    Test {
        /// A folder of rules of your own [default: the built-in rules]
        #[arg(value_name = "FOLDER")]
        folder: Option<PathBuf>,
        /// Exit with 1, too, if a rule has no example of what it flags or lets pass
        #[arg(long)]
        strict: bool,
    },
    /// Write a rule to start from, with comments and examples
    New {
        /// The rule's name, such as `seen-here`: what is wrong, in small letters and hyphens
        name: String,
        /// The folder to write it into
        #[arg(value_name = "FOLDER", default_value = ".")]
        folder: PathBuf,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Does what the arguments say.
pub fn run(args: Args, colour: bool) -> Exit {
    match args.command {
        Command::List { rules, format } => {
            configured(rules).map_or(Exit::Trouble, |rules| list(&rules, format, colour))
        }
        Command::Explain { rule, rules } => {
            configured(rules).map_or(Exit::Trouble, |rules| explain(&rule, &rules, colour))
        }
        Command::Test { folder, strict } => test::run(folder, strict, colour),
        Command::New { name, folder } => new::run(&name, &folder),
    }
}

/// The built-in rules and those of folders; says what is wrong with them.
pub fn load(folders: &[PathBuf]) -> Option<RuleSet> {
    match RuleSet::load(folders) {
        Ok(rules) => Some(rules),
        Err(errors) => {
            errors.iter().for_each(|error| error_line(&error.to_string()));
            None
        }
    }
}

/// The built-in rules, those of folders, and those that the configuration of
/// the working directory brings.
fn configured(folders: Vec<PathBuf>) -> Option<RuleSet> {
    let settings = SettingArgs { rules: folders, ..SettingArgs::default() };
    match Configurations::new(&settings, None).of(Path::new(".")) {
        Ok(configuration) => Some(configuration.rules().clone()),
        Err(errors) => {
            errors.iter().for_each(|error| error_line(&error.to_string()));
            None
        }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    severity: &'a str,
    enabled: bool,
    theme: &'a str,
    summary: &'a str,
}

fn listed(rules: &RuleSet) -> Vec<Listed<'_>> {
    let listed = rules.iter().map(|rule| Listed {
        id: &rule.id,
        severity: concise::severity(rule.severity),
        enabled: rule.enabled,
        theme: &rule.theme,
        summary: &rule.summary,
    });
    listed.collect()
}

/// All rules as JSON.
///
/// # Errors
/// Where memory ends.
pub fn json(rules: &RuleSet) -> serde_json::Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(&listed(rules))?))
}

fn list(rules: &RuleSet, format: Format, colour: bool) -> Exit {
    let listed = listed(rules);
    if format == Format::Json {
        return match json(rules) {
            Ok(json) => print(&json),
            Err(error) => {
                error_line(&error.to_string());
                Exit::Trouble
            }
        };
    }
    let width = |column: fn(&Listed) -> usize| listed.iter().map(column).max().unwrap_or(0);
    let (id, theme) = (width(|rule| rule.id.len()), width(|rule| rule.theme.chars().count()));
    let lines = listed.iter().map(|rule| {
        let name = bold(&format!("{:<id$}", rule.id), colour);
        let (theme_name, summary) = (visible(rule.theme), visible(rule.summary));
        let off = if rule.enabled { "" } else { " (off by default)" };
        format!("{name}  {:<7}  {theme_name:<theme$}  {summary}{off}\n", rule.severity)
    });
    print(&lines.collect::<String>())
}

fn explain(name: &str, rules: &RuleSet, colour: bool) -> Exit {
    let Some(rule) = rules.get(name) else {
        let help = match rules.nearest(name) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`cutline rules list` lists all rules".to_owned(),
        };
        error_line(&format!("there is no rule `{name}`: {help}"));
        return Exit::Trouble;
    };
    print(&page(rule, colour))
}

fn page(rule: &Rule, colour: bool) -> String {
    let mut page = format!(
        "{} ({}{})\n{}\n\n{}\n",
        bold(&rule.id, colour),
        concise::severity(rule.severity),
        if rule.enabled { "" } else { ", off by default" },
        lines(&rule.summary),
        lines(rule.why.trim_end())
    );
    if let Some(help) = &rule.help {
        page.push_str(&format!("\n{}\n{}\n", bold("What to do", colour), lines(help)));
    }
    if !rule.unless.is_empty() {
        page.push_str(&format!("\n{}\n", bold("Says nothing where", colour)));
        for excuse in &rule.unless {
            page.push_str(&format!("- {}\n", excuse.describe()));
        }
    }
    for (flags, title) in [(true, "Reported"), (false, "Let pass")] {
        let mut examples = rule.examples.iter().filter(|e| e.flags == flags).peekable();
        if examples.peek().is_some() {
            page.push_str(&format!("\n{}\n", bold(title, colour)));
        }
        for example in examples {
            page.push_str(&shown(example));
        }
    }
    page
}

fn shown(example: &Example) -> String {
    let mut shown = String::new();
    for (index, (name, text)) in example.texts().enumerate() {
        let dash = if index == 0 || name == "caption" { '-' } else { ' ' };
        let name = if name == "caption" { String::new() } else { format!("{name}: ") };
        shown.push_str(&format!("{dash} {name}{}\n", visible(text)));
    }
    for (_, key, value) in example.metadata.entries() {
        shown.push_str(&format!("  metadata {key}: {}\n", visible(&value)));
    }
    if let Some(published) = example.published {
        shown.push_str(&format!("  in a story of {published}:\n"));
    } else {
        shown.push_str("  in a story:\n");
    }
    for line in example.story.lines().filter(|line| !line.trim().is_empty()) {
        shown.push_str(&format!("    {}\n", visible(line)));
    }
    shown
}

/// A text of several lines, each safe to show.
fn lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

fn bold(text: &str, colour: bool) -> String {
    match colour {
        true => visible(text).bold().to_string(),
        false => visible(text).into_owned(),
    }
}
