//! Shows every setting and where it comes from.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use cutline::config::{Configuration, Effective, Levels, Origin};
use cutline::report::visible;
use serde_json::{Value, json};

use super::exit::Exit;
use super::format;
use super::output::{error_line, print, warning_line};
use super::select::SettingArgs;
use super::setup::{Configurations, folder_of};

/// Show each setting that holds for a path, and where it comes from
#[derive(clap::Args)]
pub struct Args {
    /// The path that is asked about
    #[arg(default_value = ".")]
    path: PathBuf,
    #[command(flatten)]
    settings: SettingArgs,
    /// How to show them
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a setting
    Text,
    /// One JSON document
    Json,
}

/// Shows the settings.
pub fn run(args: Args) -> Exit {
    let mut configurations = Configurations::new(&args.settings, None);
    let configuration = match configurations.of(folder_of(&args.path)) {
        Ok(configuration) => configuration,
        Err(errors) => {
            errors.iter().for_each(|error| error_line(&error.to_string()));
            return Exit::Trouble;
        }
    };
    let levels = configuration.levels();
    if let Some((name, origin)) = &levels.format
        && let Err(message) = format::Format::configured(name, origin)
    {
        error_line(&message);
        return Exit::Trouble;
    }
    configuration.warnings().iter().for_each(|warning| warning_line(&warning.to_string()));
    let mut all = of_the_run(&levels);
    all.extend(configuration.effective(&args.path));
    print(&match args.format {
        Format::Text => text(&configuration, &args.path, &all),
        Format::Json => document(&configuration, &args.path, &all),
    })
}

/// Settings of the whole run.
fn of_the_run(levels: &Levels) -> Vec<Effective> {
    let setting = |key: &str, said: Option<(&str, &Origin)>, default: &str| Effective {
        key: key.to_owned(),
        value: json!(said.as_ref().map_or(default, |(value, _)| *value)),
        origin: said.map(|(_, origin)| origin.clone()).unwrap_or_default(),
    };
    let fail_on = levels.fail_on.as_ref().map(|(level, origin)| (level.as_str(), origin));
    let show = levels.show.as_ref().map(|(level, origin)| (level.as_str(), origin));
    let require = levels.require_captions.as_ref().map(|(is_required, origin)| Effective {
        key: "require_captions".to_owned(),
        value: json!(is_required),
        origin: origin.clone(),
    });
    let format = levels.format.as_ref().map(|(name, origin)| (name.as_str(), origin));
    vec![
        setting("fail_on", fail_on, "error"),
        require.unwrap_or_else(|| Effective {
            key: "require_captions".to_owned(),
            value: json!(false),
            origin: Origin::default(),
        }),
        setting("show", show, "warning"),
        setting("format", format, "text"),
    ]
}

fn text(configuration: &Configuration, path: &Path, all: &[Effective]) -> String {
    let mut text = match configuration.layers() {
        [] => "no configuration\n".to_owned(),
        [bases @ .., last] => {
            let bases: Vec<&str> = bases.iter().map(|base| base.path.as_str()).collect();
            match bases.is_empty() {
                true => format!("{}\n", last.path),
                false => format!("{}, on {}\n", last.path, bases.join(", ")),
            }
        }
    };
    if let Some((glob, origin)) = configuration.ignored(path) {
        let path = path.display();
        text.push_str(&format!("{path} is not checked: ignored by `{glob}` ({origin})\n"));
    }
    text.push('\n');
    let rows: Vec<(&Effective, String)> = all
        .iter()
        .filter(|setting| !setting.value.is_null() && setting.value != json!([]))
        .map(|setting| (setting, plain(&setting.value)))
        .collect();
    // A list of patterns must not push all origins out of sight.
    const WIDEST: usize = 90;
    let widths = rows.iter().map(|(s, value)| s.key.len() + value.chars().count() + 2);
    let width = widths.filter(|width| *width <= WIDEST).max();
    for (Effective { key, origin, .. }, value) in &rows {
        let line = format!("{key}: {value}");
        let line = visible(&line);
        text.push_str(&format!("{line:<0$}  {origin}\n", width.unwrap_or(0)));
    }
    text
}

/// A value as YAML would have it in one line.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", "))
        }
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{key}: {}", plain(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn document(configuration: &Configuration, path: &Path, all: &[Effective]) -> String {
    let settings: Vec<Value> = all
        .iter()
        .map(|Effective { key, value, origin }| {
            let origin = match origin {
                Origin::Default => json!({ "from": "default" }),
                Origin::CommandLine => json!({ "from": "command line" }),
                Origin::File { path, at } => {
                    json!({ "from": "file", "path": path, "line": at.line, "column": at.column })
                }
            };
            json!({ "key": key, "value": value, "origin": origin })
        })
        .collect();
    let files: Vec<&str> = configuration.layers().iter().map(|layer| layer.path.as_str()).collect();
    let document = json!({
        "path": path.display().to_string(),
        "files": files,
        "ignored": configuration.ignored(path).is_some(),
        "settings": settings,
    });
    format!("{document:#}\n")
}
