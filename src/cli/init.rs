//! A first configuration.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use cutline::config::NAME;

use super::exit::Exit;
use super::output::{error_line, print};

/// Write a commented cutline.yaml that changes nothing yet
#[derive(clap::Args)]
pub struct Args {}

/// What is written. A line behind `#` without a space is an example of a
/// setting.
const FIRST: &str = include_str!("first.yaml");

/// Writes the file, unless it is there.
pub fn run() -> Exit {
    let file = OpenOptions::new().write(true).create_new(true).open(Path::new(NAME));
    match file.and_then(|mut file| file.write_all(FIRST.as_bytes())) {
        Ok(()) => print(&format!(
            "wrote {NAME}: it changes nothing until you do; `cutline config` shows what holds\n"
        )),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            error_line(&format!("{NAME} is there already: it is left as it is"));
            Exit::Trouble
        }
        Err(error) => {
            error_line(&format!("{NAME} cannot be written: {error}"));
            Exit::Trouble
        }
    }
}
