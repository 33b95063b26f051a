//! Which rules speak and how loud, by files and by options.

use std::path::PathBuf;

use clap::ValueEnum;
use cutline::config::{CommandLine, Level};

/// Configuration, and what beats it.
#[derive(clap::Args, Default)]
pub struct SettingArgs {
    /// The configuration to take, in the place of the nearest cutline.yaml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Take no configuration
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
    /// A folder of rules of your own; can be given several times
    #[arg(long, value_name = "FOLDER")]
    pub rules: Vec<PathBuf>,
    /// Let only these rules speak: names of rules or themes, with commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Let these rules say nothing: names of rules or themes, with commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// How grave a rule or theme is: error, warning, note or off; can be given
    /// several times
    #[arg(long, value_name = "RULE=LEVEL", value_parser = severity)]
    pub severity: Vec<(String, Level)>,
    /// The folder that stands for the root of the site: pictures whose address
    /// begins with a slash are looked for in it
    #[arg(long, value_name = "FOLDER")]
    pub media_root: Option<PathBuf>,
}

impl SettingArgs {
    /// What these options say of stories, and the language that they take.
    pub fn command_line(&self, language: Option<&String>) -> CommandLine {
        CommandLine {
            rule_folders: self.rules.clone(),
            select: (!self.select.is_empty()).then(|| self.select.clone()),
            ignore_rules: self.ignore.clone(),
            severities: self.severity.clone(),
            language: language.cloned(),
            media_root: self.media_root.clone(),
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Named {
    Error,
    Warning,
    Note,
    Off,
}

fn severity(text: &str) -> Result<(String, Level), String> {
    const WANTED: &str = "expected RULE=LEVEL, such as `date-conflict=note`";
    let (rule, level) = text.split_once('=').ok_or_else(|| WANTED.to_owned())?;
    let level = match Named::from_str(level, false) {
        Ok(Named::Error) => Level::Error,
        Ok(Named::Warning) => Level::Warning,
        Ok(Named::Note) => Level::Note,
        Ok(Named::Off) => Level::Off,
        Err(_) => {
            return Err(format!("`{level}` is no level: expected error, warning, note or off"));
        }
    };
    Ok((rule.to_owned(), level))
}
