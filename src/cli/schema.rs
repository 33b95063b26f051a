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
pub enum Of {
    /// A configuration, cutline.yaml
    Config,
    /// A rule
    Rule,
}

/// Prints the schema.
pub fn run(args: Args) -> Exit {
    match json(args.of) {
        Ok(json) => print(&json),
        Err(error) => {
            error_line(&error.to_string());
            Exit::Trouble
        }
    }
}

/// The schema as JSON.
///
/// # Errors
/// Where memory ends.
pub fn json(of: Of) -> serde_json::Result<String> {
    let schema = match of {
        Of::Config => Value::from(config()),
        Of::Rule => json_schema(),
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&schema)?))
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
