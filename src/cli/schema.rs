use clap::ValueEnum;
use cutline::rule::json_schema;

use super::exit::Exit;
use super::output::{error_line, print};

/// Print the JSON Schema of a file that you write
///
/// Editors that know JSON Schema complete and check YAML by it.
#[derive(clap::Args)]
pub struct Args {
    /// Of which file
    #[arg(value_enum)]
    of: Of,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// A rule
    Rule,
}

/// Prints the schema.
pub fn run(args: Args) -> Exit {
    let schema = match args.of {
        Of::Rule => json_schema(),
    };
    match serde_json::to_string_pretty(&schema) {
        Ok(json) => print(&format!("{json}\n")),
        Err(error) => {
            error_line(&error.to_string());
            Exit::Trouble
        }
    }
}
