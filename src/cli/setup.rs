//! The settings of every input, found before anything is checked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cutline::config::{
    ConfigError, Configuration, Layer, Levels, NAME, Settings, chain, nearest, normal, shown,
};

use cutline::rule::RuleSet;

use super::input::{Input, InputArgs};
use super::output::{error_line, warning_line};
use super::select::SettingArgs;

/// The settings of all inputs.
pub struct Setups {
    by_name: BTreeMap<String, Arc<Settings>>,
    rest: Arc<Settings>,
    levels: Levels,
    rules: RuleSet,
}

impl Setups {
    /// Finds the settings of all inputs, takes out those that are ignored, and
    /// says what is to be said of the configurations; nothing if one of them
    /// is wrong. That all files of a folder are there is told by `is_whole`.
    pub fn new(
        args: &SettingArgs,
        input: &InputArgs,
        inputs: &mut Vec<Input>,
        is_whole: bool,
    ) -> Option<Setups> {
        let mut configurations = Configurations::new(args, input.language.as_ref());
        match configurations.setups(input, inputs, is_whole) {
            Ok(setups) => Some(setups),
            Err(errors) => {
                let errors: BTreeSet<String> = errors.iter().map(ToString::to_string).collect();
                errors.iter().for_each(|error| error_line(error));
                None
            }
        }
    }

    /// The settings of the input of a name.
    pub fn of(&self, name: &str) -> &Arc<Settings> {
        self.by_name.get(name).unwrap_or(&self.rest)
    }

    /// All rules that check any of the inputs; of one that settings differ on,
    /// as one of them has it.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// What the configuration of the first path says of the whole run.
    pub fn levels(&self) -> &Levels {
        &self.levels
    }
}

/// All configurations of a run, each read once.
pub struct Configurations<'a> {
    args: &'a SettingArgs,
    language: Option<&'a String>,
    /// By folder.
    files: BTreeMap<PathBuf, Option<PathBuf>>,
    /// By file.
    known: BTreeMap<Option<PathBuf>, Arc<Configuration>>,
}

impl<'a> Configurations<'a> {
    pub fn new(args: &'a SettingArgs, language: Option<&'a String>) -> Configurations<'a> {
        Configurations { args, language, files: BTreeMap::new(), known: BTreeMap::new() }
    }

    /// The configuration file for what lies in a folder.
    pub fn file(&mut self, folder: &Path) -> Option<PathBuf> {
        match (&self.args.config, self.args.no_config) {
            (_, true) => None,
            (Some(file), _) => Some(normal(file)),
            (None, _) => {
                let folder = normal(folder);
                self.files.entry(folder).or_insert_with_key(|folder| nearest(folder)).clone()
            }
        }
    }

    /// The configuration for what lies in a folder.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn of(&mut self, folder: &Path) -> Result<Arc<Configuration>, Vec<ConfigError>> {
        let file = self.file(folder);
        if let Some(known) = self.known.get(&file) {
            return Ok(known.clone());
        }
        let layers: Vec<Layer> = file.as_ref().map_or(Ok(Vec::new()), |file| chain(file))?;
        let root = file.as_ref().and_then(|file| file.parent()).unwrap_or(Path::new("."));
        let options = self.args.command_line(self.language);
        let configuration = Arc::new(Configuration::new(layers, root, options)?);
        self.known.insert(file, configuration.clone());
        Ok(configuration)
    }

    fn setups(
        &mut self,
        input: &InputArgs,
        inputs: &mut Vec<Input>,
        is_whole: bool,
    ) -> Result<Setups, Vec<ConfigError>> {
        let here = Path::new(".");
        let first = input.paths.iter().find(|path| path.as_os_str() != "-");
        let first = first.map_or(here, |path| folder_of(path));
        let first = match (&input.stdin_filename, input.paths.first()) {
            (Some(name), Some(path)) if path.as_os_str() == "-" => {
                self.of(folder_of(Path::new(name)))?
            }
            (None, Some(path)) if path.as_os_str() == "-" => self.of(here)?,
            _ => self.of(first)?,
        };
        let levels = first.levels();
        let mut rules = first.rules().clone();
        let rest = self.of(here)?.settings(Path::new("-"));
        let mut by_name = BTreeMap::new();
        let mut errors: Vec<ConfigError> = Vec::new();
        let named: BTreeSet<&PathBuf> = input.paths.iter().collect();
        let mut all: BTreeMap<Option<PathBuf>, Vec<PathBuf>> = BTreeMap::new();
        inputs.retain(|input| {
            let Some(path) = input.path() else { return true };
            let configuration = match self.of(folder_of(path)) {
                Ok(configuration) => configuration,
                Err(more) => {
                    errors.extend(more);
                    return true;
                }
            };
            all.entry(self.file(folder_of(path))).or_default().push(path.to_owned());
            if let Some((glob, origin)) = configuration.ignored(path) {
                if named.contains(&path.to_owned()) || input.is_stdin() {
                    let name = path.display();
                    warning_line(&format!("{name}: not checked: ignored by `{glob}` ({origin})"));
                }
                return false;
            }
            // Rules are told by their folder, whatever their examples look like.
            let of_rules = configuration.layers().iter().any(|layer| {
                let mut folders = layer.config.rule_folders.iter();
                folders.any(|folder| normal(path).starts_with(layer.beside(&folder.value)))
            });
            if of_rules && input.is_found() {
                return false;
            }
            by_name.insert(path.display().to_string(), configuration.settings(path));
            true
        });
        if !errors.is_empty() {
            return Err(errors);
        }
        self.warn(input, if is_whole { &all } else { const { &BTreeMap::new() } });
        self.known.values().for_each(|configuration| rules.take_in(configuration.rules()));
        Ok(Setups { by_name, rest, levels, rules })
    }

    /// Says which entries of configurations have no effect.
    fn warn(&self, input: &InputArgs, all: &BTreeMap<Option<PathBuf>, Vec<PathBuf>>) {
        let folders: Vec<PathBuf> =
            input.paths.iter().filter(|path| path.is_dir()).map(|path| normal(path)).collect();
        for (file, configuration) in &self.known {
            let mut warnings = configuration.warnings().to_vec();
            // Only who checks all that a configuration is for can tell.
            let is_covered = folders.iter().any(|folder| configuration.root().starts_with(folder));
            if let (true, Some(paths)) = (is_covered, all.get(file)) {
                let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
                warnings.extend(configuration.unmatched(&paths));
            }
            warnings.sort();
            warnings.iter().for_each(|warning| warning_line(&warning.to_string()));
        }
        if self.args.config.is_none() && !self.args.no_config {
            self.warn_of_misnamed();
        }
    }

    /// Files that are named almost as a configuration is, and links to one
    /// elsewhere.
    fn warn_of_misnamed(&self) {
        for (folder, found) in &self.files {
            let usual = folder.join(NAME);
            if usual.is_file() && found.as_ref() != Some(&usual) {
                let help = "its link leads out of the repository: `--config` reads one from there";
                warning_line(&format!("{}: this file is not read: {help}", shown(&usual)));
            }
            for name in ["cutline.yml", ".cutline.yaml", ".cutline.yml"] {
                let file = folder.join(name);
                if file.is_file() {
                    let help = format!("a configuration is called {NAME}");
                    warning_line(&format!("{}: this file is not read: {help}", shown(&file)));
                }
            }
        }
    }
}

/// The folder that a path is in, or that it is.
pub fn folder_of(path: &Path) -> &Path {
    match path.is_dir() {
        true => path,
        false => path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")),
    }
}
