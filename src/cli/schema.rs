//! JSON Schemas of the files that a house writes.

use clap::{Subcommand, ValueEnum};
use cutline::config::Config;
use schemars::Schema;
use serde_json::Value;

use super::exit::Exit;
use super::format::Format;
use super::output::{error_line, print};

/// Print the JSON Schema of a kind of file
///
/// Editors that know JSON Schema complete and check such files as they are
/// written.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    file: File,
}

#[derive(Subcommand)]
enum File {
    /// Of a cutline.yaml
    Config,
}

/// Prints the schema.
pub fn run(args: Args) -> Exit {
    let schema = match args.file {
        File::Config => config(),
    };
    match serde_json::to_string_pretty(&schema) {
        Ok(json) => print(&format!("{json}\n")),
        Err(error) => {
            error_line(&error.to_string());
            Exit::Trouble
        }
    }
}

/// The schema of a configuration; which formats there are is known here alone.
fn config() -> Schema {
    let mut schema = schemars::schema_for!(Config);
    if let Some(format) = schema.pointer_mut("/properties/format") {
        let null = std::iter::once(Value::Null);
        format["enum"] = Format::value_variants()
            .iter()
            .map(|format| Value::from(format.name()))
            .chain(null)
            .collect();
    }
    schema
}
