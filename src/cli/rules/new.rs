//! A rule to start from.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use cutline::rule::{RuleError, RuleSet, parse};

use crate::cli::exit::Exit;
use crate::cli::output::{error_line, print};

const STARTER: &str = include_str!("starter.yaml");

/// Writes a rule with comments and examples into `folder`, under its name.
pub fn run(name: &str, folder: &Path) -> Exit {
    if RuleSet::builtin().is_ok_and(|rules| rules.get(name).is_some()) {
        let help = "choose another name, or set its severity in cutline.yaml";
        error_line(&format!("`{name}` is a built-in rule, which this would replace: {help}"));
        return Exit::Trouble;
    }
    let text = STARTER.replace("NAME", name);
    let path = folder.join(format!("{name}.yaml"));
    if let Err(errors) = parse(&path.display().to_string(), "", &text) {
        let told = |error: &RuleError| match &error.help {
            Some(help) => format!("{}: {help}", error.message),
            None => error.message.clone(),
        };
        errors.iter().for_each(|error| error_line(&told(error)));
        return Exit::Trouble;
    }
    let written = fs::create_dir_all(folder).and_then(|()| {
        // Whatever stands there already is kept.
        OpenOptions::new().write(true).create_new(true).open(&path)?.write_all(text.as_bytes())
    });
    match written {
        Ok(()) => {
            let (path, folder) = (path.display(), folder.display());
            print(&format!("wrote {path}; run its examples with `cutline rules test {folder}`\n"))
        }
        Err(error) => {
            error_line(&match error.kind() {
                ErrorKind::AlreadyExists => {
                    format!("{} is there already: choose another name", path.display())
                }
                _ => format!("cannot write {}: {error}", path.display()),
            });
            Exit::Trouble
        }
    }
}
