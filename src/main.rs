//! The command line: parse, call, exit.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run().into()
}
