//! A configuration with all that it builds on.

use std::path::{Path, PathBuf};

use super::discover::{normal, shown};
use super::fault::fault;
use super::load::parse;
use super::{Config, ConfigError, LineColumn};
use crate::files::{self, Bounds};
use crate::yaml;

/// One configuration file.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// What messages call it.
    pub path: String,
    /// The file itself.
    pub file: PathBuf,
    /// What it says.
    pub config: Config,
}

impl Layer {
    /// A path that the file names, which is relative to it.
    pub fn beside(&self, named: &str) -> PathBuf {
        normal(&self.file.parent().unwrap_or(Path::new("")).join(named))
    }

    /// How far the paths that it names may lead.
    pub fn bounds(&self) -> Bounds {
        Bounds::of(self.file.parent().unwrap_or(Path::new("")))
    }
}

/// A configuration file and all that it extends, those that lose first.
///
/// # Errors
/// Every fault of every file; a file that extends itself in the end.
pub fn chain(file: &Path) -> Result<Vec<Layer>, Vec<ConfigError>> {
    let file = normal(file);
    let mut chain = Chain { layers: Vec::new(), open: Vec::new(), errors: Vec::new() };
    let nowhere = LineColumn { line: 0, column: 0 };
    chain.add(&file, &|message| fault(&shown(&file), nowhere, message, None));
    match chain.errors.is_empty() {
        true => Ok(chain.layers),
        false => Err(chain.errors),
    }
}

/// No house builds on that many of its own.
const DEEPEST: usize = 32;

struct Chain {
    layers: Vec<Layer>,
    /// The files that led to the one that is read.
    open: Vec<PathBuf>,
    errors: Vec<ConfigError>,
}

impl Chain {
    /// Reads a file; `blame` makes an error of what keeps it from being read.
    fn add(&mut self, file: &Path, blame: &dyn Fn(String) -> ConfigError) {
        // Of two that build on the same, the later one need not read it again.
        if self.layers.iter().any(|layer| layer.file == file) {
            return;
        }
        let path = shown(file);
        let text = match files::bounded(file, yaml::MAX_BYTES as u64) {
            Ok(Some(bytes)) => String::from_utf8(bytes),
            Ok(None) => {
                return self
                    .errors
                    .push(blame(format!("`{path}` {}", yaml::too_large("configuration"))));
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return self.errors.push(blame(format!("there is no file `{path}`")));
            }
            Err(error) => {
                return self.errors.push(blame(format!("`{path}` cannot be read: {error}")));
            }
        };
        let Ok(text) = text else {
            return self.errors.push(blame(format!("`{path}` is not UTF-8")));
        };
        let config = match parse(&path, &text) {
            Ok(config) => config,
            Err(errors) => return self.errors.extend(errors),
        };
        let layer = Layer { path, file: file.to_owned(), config };
        self.open.push(file.to_owned());
        let bounds = layer.bounds();
        for base in &layer.config.extends {
            let other = layer.beside(&base.value);
            let blame = |message: String| {
                let help = "expected the path of a configuration, relative to this file";
                fault(&layer.path, base.at, format!("`extends`: {message}"), Some(help.to_owned()))
            };
            match self.open.iter().position(|open| *open == other) {
                Some(first) => {
                    let steps = self.open[first..].iter().chain([&other]);
                    let steps: Vec<String> = steps.map(|file| shown(file)).collect();
                    let message = format!("`extends` goes in a circle: {}", steps.join(" → "));
                    let help = "leave one of these steps out".to_owned();
                    self.errors.push(fault(&layer.path, base.at, message, Some(help)));
                }
                // Not a word of what it says may go into a log.
                None if bounds.leave(&other) => {
                    let message = format!("`{}` leads out of the repository", base.value);
                    let help = "expected a file within it; `--config` reads one from elsewhere";
                    let message = format!("`extends`: {message}");
                    self.errors.push(fault(&layer.path, base.at, message, Some(help.to_owned())));
                }
                None if self.open.len() > DEEPEST => {
                    self.errors.push(blame("the files go on too deep".to_owned()));
                }
                None => self.add(&other, &blame),
            }
        }
        self.open.pop();
        self.layers.push(layer);
    }
}
