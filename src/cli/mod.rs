//! Arguments, and one file a subcommand.

mod audit;
mod baseline;
mod batch;
mod cache;
mod captions;
mod caught;
mod changed;
mod check;
mod complaint;
mod completions;
mod config;
mod evaluate;
mod exit;
mod fix;
mod format;
mod gaps;
mod ignoring;
mod init;
mod input;
mod inspect;
mod listed;
mod lsp;
mod man;
mod no_story;
mod output;
mod report;
mod reuse;
mod rules;
mod schema;
mod select;
mod serve;
mod setup;
mod signals;
mod tasks;
mod watch;

use std::io::{self, Write};
use std::path::Path;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Error, Parser, Subcommand, ValueEnum};
use cutline::report::visible;

use exit::Exit;

/// cutline checks the captions of news pictures. It asks of each caption
/// whether it belongs to the story that it stands in, and says why it thinks
/// not: a name that the story spells otherwise, a date from another year, a
/// place on another continent.
#[derive(Parser)]
#[command(name = "cutline", version, max_term_width = 100, after_help = EXAMPLES)]
#[command(about = "Does this photo caption belong to this story?")]
#[command(arg_required_else_help = true, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colours
    // Otherwise its place in the help of a command moves with every new one.
    #[arg(long, global = true, display_order = 900)]
    #[arg(value_name = "WHEN", value_enum, default_value_t = Colours::Auto)]
    color: Colours,
}

const EXAMPLES: &str = "\
Examples:
  cutline check story.txt            check the captions of one story
  cutline check stories/             check every story in a folder
  cutline check --explain story.md   say how each caption was judged
  pbpaste | cutline check -          check a text from the clipboard
  cutline rules explain date-conflict

cutline exits with 0 if all is well, 1 if a caption is wrong, 2 if something could not be read.";

#[derive(Subcommand)]
enum Command {
    Check(Box<check::Args>),
    Audit(audit::Args),
    Reuse(reuse::Args),
    Inspect(inspect::Args),
    Rules(rules::Args),
    Evaluate(evaluate::Args),
    Init(init::Args),
    Config(config::Args),
    Lsp(lsp::Args),
    Serve(Box<serve::Args>),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colours {
    /// On a terminal, unless NO_COLOR or CLICOLOR says otherwise
    Auto,
    /// Even into a file or a pipe
    Always,
    /// Not at all
    Never,
}

/// Reads the command line and does what it says.
pub fn run() -> Exit {
    signals::heed();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return answer(&with_check(error)),
    };
    match cli.color {
        // Who wants none at all is asked before who wants them everywhere.
        Colours::Auto if std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()) => {
            colored::control::set_override(false);
        }
        Colours::Auto => {}
        Colours::Always => colored::control::set_override(true),
        Colours::Never => colored::control::set_override(false),
    }
    let colour = colored::control::SHOULD_COLORIZE.should_colorize();
    match cli.command {
        Command::Check(args) => check::run(*args, colour),
        Command::Audit(args) => audit::run(args),
        Command::Reuse(args) => reuse::run(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Rules(args) => rules::run(args, colour),
        Command::Evaluate(args) => evaluate::run(args),
        Command::Init(init::Args {}) => init::run(),
        Command::Config(args) => config::run(args),
        Command::Lsp(args) => lsp::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args, Cli::command()),
        Command::Man(args) => man::run(args, Cli::command()),
    }
}

/// Prints a page of help, or what is wrong with the arguments.
fn answer(error: &Error) -> Exit {
    let is_help = error.exit_code() == 0;
    let printed = error.print().and_then(|()| io::stdout().flush());
    match printed {
        Err(error) if is_help && error.kind() != io::ErrorKind::BrokenPipe => {
            output::error_line(&format!("cannot write the help: {error}"));
            Exit::Trouble
        }
        _ if is_help => Exit::Clean,
        _ => Exit::Trouble,
    }
}

/// `cutline story.txt` asks for a subcommand; this says which one.
fn with_check(mut error: Error) -> Error {
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand)
        && Path::new(word).exists()
    {
        let tip = format!("to check stories, say `cutline check {}`", visible(word));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}
