use clap::Command;
use clap_complete::{Shell, generate};

use super::exit::Exit;
use super::output::print;

/// Print a script that completes cutline's commands in a shell
#[derive(clap::Args)]
pub struct Args {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script for all that `cutline` can be told.
pub fn run(args: Args, mut cutline: Command) -> Exit {
    let mut script = Vec::new();
    generate(args.shell, &mut cutline, "cutline", &mut script);
    print(&String::from_utf8_lossy(&script))
}
