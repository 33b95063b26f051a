use clap::ValueEnum;
use cutline::config::Config;
use cutline::rule::json_schema;
use schemars::Schema;
use serde_json::Value;

use super::exit::Exit;
use super::format::Format;
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
    /// A configuration, cutline.yaml
    Config,
    /// A rule
    Rule,
}

/// Prints the schema.
pub fn run(args: Args) -> Exit {
    let schema = match args.of {
        Of::Config => Value::from(config()),
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
