use std::fs;
use std::path::PathBuf;

use clap::Command;

use super::exit::Exit;
use super::output::error_line;

/// Write the manual pages into a folder
#[derive(clap::Args)]
pub struct Args {
    /// The folder, which is made if it is not there
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// Writes a page for cutline and one for each subcommand.
pub fn run(args: Args, cutline: Command) -> Exit {
    let written = fs::create_dir_all(&args.folder)
        .and_then(|()| clap_mangen::generate_to(cutline, &args.folder));
    match written {
        Ok(()) => Exit::Clean,
        Err(error) => {
            error_line(&format!("cannot write into {}: {error}", args.folder.display()));
            Exit::Trouble
        }
    }
}
