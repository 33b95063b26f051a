use std::path::PathBuf;

use clap::CommandFactory;

use super::Cli;
use super::exit::Exit;
use super::output::error_line;

/// Write the manual pages into a folder
#[derive(clap::Args)]
pub struct Args {
    /// The folder; it must be there
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// Writes a page for cutline and one for each subcommand.
pub fn run(args: Args) -> Exit {
    match clap_mangen::generate_to(Cli::command(), &args.folder) {
        Ok(()) => Exit::Clean,
        Err(error) => {
            error_line(&format!("cannot write into {}: {error}", args.folder.display()));
            Exit::Trouble
        }
    }
}
