//! What configurations come to for each path.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::discover::{normal, shown};
use super::fault::fault;
use super::globs::Globs;
use super::rules::{Complaints, Rules};
use super::schema::{AltTexts, FieldKeys, GlossaryEntries};
use super::scope::Scope;
use super::{ConfigError, Layer, Level, Levels, Origin, Override, Placed};
use crate::Linter;
use crate::glossary::{Glossary, HousePlace};
use crate::read::Fields;
use crate::rule::RuleSet;

/// What the command line says of stories; it beats all files.
#[derive(Debug, Clone, Default)]
pub struct CommandLine {
    /// Folders of rules.
    pub rule_folders: Vec<PathBuf>,
    /// Only these rules speak: names of rules or themes.
    pub select: Option<Vec<String>>,
    /// These rules say nothing: names of rules or themes.
    pub ignore_rules: Vec<String>,
    /// How grave rules are.
    pub severities: Vec<(String, Level)>,
    /// The language of the stories that do not tell theirs.
    pub language: Option<String>,
    /// The folder that stands for the root of the site.
    pub media_root: Option<PathBuf>,
}

/// A configuration with all that it extends, and the command line over it.
#[derive(Debug)]
pub struct Configuration {
    layers: Vec<Layer>,
    /// Patterns of paths are relative to this folder.
    root: PathBuf,
    options: CommandLine,
    rules: RuleSet,
    ignore: Globs,
    overrides: Vec<(usize, usize, Globs)>,
    warnings: Vec<ConfigError>,
    /// By the overrides that apply.
    settings: Mutex<BTreeMap<Vec<usize>, Arc<Settings>>>,
}

/// Settings other than rules, as they are shown, and where they come from.
type Origins = Vec<(String, serde_json::Value, Origin)>;

/// How stories are read and checked.
#[derive(Debug, Clone)]
pub struct Settings {
    pub(super) rules: Rules,
    linter: OnceLock<Linter>,
    glossary: Arc<Glossary>,
    /// Which keys hold what.
    pub fields: Arc<Fields>,
    /// The language of the stories that do not tell theirs.
    pub language: Option<String>,
    /// The folder that stands for the root of the site.
    pub media_root: Option<PathBuf>,
    /// Whether alternative texts of pictures without a caption are judged.
    judges_alts: bool,
    /// Settings other than rules, as they are shown, and where they come from.
    pub(super) origins: Origins,
}

impl Settings {
    /// What checks the stories.
    pub fn linter(&self) -> &Linter {
        let linter = || {
            let linter = Linter::new(self.rules.set.clone());
            linter.with_glossary(self.glossary.clone()).judging_alts(self.judges_alts)
        };
        self.linter.get_or_init(linter)
    }
}

impl Configuration {
    /// Puts a configuration together. `layers` are a file and all that it
    /// extends, as [`chain`](super::chain) has them, or nothing; patterns of
    /// paths are relative to `root`.
    ///
    /// # Errors
    /// Every fault of rule files, of the files' settings and of the options.
    pub fn new(
        layers: Vec<Layer>,
        root: &Path,
        options: CommandLine,
    ) -> Result<Configuration, Vec<ConfigError>> {
        let rules = load_rules(&layers, &options)?;
        let ignored = layers.iter().flat_map(|l| l.config.ignore.iter().map(|g| (&*l.path, g)));
        let ignore = Globs::new(ignored);
        let overrides = layers.iter().enumerate().flat_map(|(which, layer)| {
            layer.config.overrides.iter().enumerate().map(move |(index, part)| {
                let globs = part.paths.value.iter().map(|glob| (&*layer.path, glob));
                (which, index, Globs::new(globs))
            })
        });
        let overrides: Vec<_> = overrides.collect();
        let mut configuration = Configuration {
            ignore,
            overrides,
            root: normal(root),
            options,
            rules,
            warnings: Vec::new(),
            settings: Mutex::default(),
            layers,
        };
        let mut complaints = Complaints::default();
        configuration.merged(&[], &mut complaints);
        for index in 0..configuration.overrides.len() {
            configuration.merged(&[index], &mut complaints);
        }
        configuration.find_mix_ups(&mut complaints);
        let Complaints { mut errors, mut warnings } = complaints;
        for list in [&mut errors, &mut warnings] {
            list.sort();
            list.dedup();
        }
        configuration.warnings = warnings;
        match errors.is_empty() {
            true => Ok(configuration),
            false => Err(errors),
        }
    }

    /// The files that it is made of, those that lose first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// All rules that it knows, as their files have them.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// What it says of a whole run.
    pub fn levels(&self) -> Levels {
        Levels::of(&self.layers)
    }

    /// Entries that have no effect.
    pub fn warnings(&self) -> &[ConfigError] {
        &self.warnings
    }

    /// The pattern by which a path is not checked, and where it stands.
    pub fn ignored(&self, path: &Path) -> Option<&(String, Origin)> {
        self.ignore.matched(&self.relative(path))
    }

    /// How a story at a path is read and checked.
    pub fn settings(&self, path: &Path) -> Arc<Settings> {
        let path = self.relative(path);
        let applies = |globs: &Globs| globs.matched(&path).is_some();
        let which: Vec<usize> =
            (0..self.overrides.len()).filter(|index| applies(&self.overrides[*index].2)).collect();
        let mut known = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(settings) = known.get(&which) {
            return settings.clone();
        }
        let settings = Arc::new(self.merged(&which, &mut Complaints::default()));
        known.insert(which, settings.clone());
        settings
    }

    /// Warnings of patterns of overrides that match none of `paths`, which are
    /// all files under the root.
    pub fn unmatched(&self, paths: &[&Path]) -> Vec<ConfigError> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| self.relative(path)).collect();
        let mut warnings = Vec::new();
        for (layer, part) in self.parts() {
            for glob in part.paths.value.iter().filter(|glob| !glob.value.starts_with('!')) {
                let globs = Globs::new([(&*layer.path, glob)]);
                if !paths.iter().any(|path| globs.matched(path).is_some()) {
                    let message = format!("`paths`: `{}` matches no checked file", glob.value);
                    let help = "mend the pattern, or leave it out".to_owned();
                    warnings.push(fault(&layer.path, glob.at, message, Some(help)));
                }
            }
        }
        warnings
    }

    /// The folder that patterns of paths are relative to.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// All patterns of paths that are not checked.
    pub(super) fn ignore(&self) -> &Globs {
        &self.ignore
    }

    fn parts(&self) -> impl Iterator<Item = (&Layer, &Override)> {
        self.overrides.iter().map(|(layer, index, _)| {
            let layer = &self.layers[*layer];
            (layer, &layer.config.overrides[*index])
        })
    }

    fn relative(&self, path: &Path) -> PathBuf {
        let path = normal(path);
        let inside = path.strip_prefix(&self.root).map(Path::to_owned);
        // What lies elsewhere is matched from the top.
        inside.unwrap_or_else(|_| path.components().skip(1).collect())
    }

    /// All files' settings, some overrides' and the command line's.
    fn merged(&self, which: &[usize], complaints: &mut Complaints) -> Settings {
        let whole = self.layers.iter().map(Scope::whole);
        let parts = self.parts().enumerate().filter(|(index, _)| which.contains(index));
        let parts = parts.map(|(_, (layer, part))| Scope::part(layer, part));
        let mut rules = Rules::new(self.rules.clone());
        let mut glossary = Glossary::default();
        let mut fields = Fields::default();
        let mut language = None;
        let mut origins = Vec::new();
        for scope in whole.chain(parts) {
            rules.apply(&scope, complaints);
            add_names(&mut glossary, scope.glossary);
            glossary_origins(&scope, &mut origins);
            set_fields(&mut fields, scope.fields);
            for (name, keys) in scope.fields.all() {
                let key = format!("fields.{name}");
                origins.retain(|(known, ..)| *known != key);
                origins.push((key, keys.value.0.clone().into(), Origin::file(scope.path, keys.at)));
            }
            if let Some(Placed { value, at }) = scope.language {
                language = Some((value.clone(), Origin::file(scope.path, *at)));
            }
        }
        rules.apply_options(&self.options, &mut complaints.errors);
        let option = self.options.language.clone().map(|code| (code, Origin::CommandLine));
        let language = option.or(language);
        let (code, origin) = language.clone().unzip();
        origins.push(("language".to_owned(), code.into(), origin.unwrap_or_default()));
        let media_root = self.media_root(&mut origins, complaints);
        let alts = self.layers.iter().rev().find_map(|layer| {
            let Placed { value, at } = layer.config.alt.as_ref()?;
            Some((*value, Origin::file(&layer.path, *at)))
        });
        let (alts, origin) = alts.unwrap_or((AltTexts::Judge, Origin::default()));
        let name = if alts == AltTexts::Judge { "judge" } else { "ignore" };
        origins.push(("alt".to_owned(), name.into(), origin));
        Settings {
            rules,
            linter: OnceLock::new(),
            glossary: Arc::new(glossary),
            fields: Arc::new(fields),
            language: language.map(|(code, _)| code),
            media_root,
            judges_alts: alts == AltTexts::Judge,
            origins,
        }
    }

    /// The folder that stands for the root of the site: the command line's, or
    /// that of the last file that names one.
    fn media_root(&self, origins: &mut Origins, complaints: &mut Complaints) -> Option<PathBuf> {
        let named = self.layers.iter().rev().find_map(|layer| {
            let Placed { value, at } = layer.config.media_root.as_ref()?;
            Some((layer, value, *at, layer.beside(value)))
        });
        let mut named = named;
        if let Some((layer, value, at, _)) =
            named.take_if(|(layer, _, _, folder)| layer.bounds().leave(folder))
        {
            let message = format!("`media_root`: `{value}` leads out of the repository");
            let help = "no picture is looked for in it; `--media-root` names one elsewhere";
            complaints.warnings.push(fault(&layer.path, at, message, Some(help.to_owned())));
        }
        if let Some((layer, value, at, folder)) = &named
            && !folder.is_dir()
        {
            let message = format!("`media_root`: there is no folder `{value}`");
            let help = "it is looked for beside this file".to_owned();
            complaints.warnings.push(fault(&layer.path, *at, message, Some(help)));
        }
        let option = self.options.media_root.clone().map(|folder| (folder, Origin::CommandLine));
        let (folder, origin) = option
            .or_else(|| {
                let (layer, _, at, folder) = named?;
                Some((PathBuf::from(shown(&folder)), Origin::file(&layer.path, at)))
            })
            .unzip();
        let value = folder.as_ref().map(|folder| folder.display().to_string());
        origins.push(("media_root".to_owned(), value.into(), origin.unwrap_or_default()));
        folder
    }

    /// Entries that cannot mean what they seem to.
    fn find_mix_ups(&self, complaints: &mut Complaints) {
        for layer in &self.layers {
            let parts = layer.config.overrides.iter().map(|part| &part.glossary);
            for entry in parts.chain([&layer.config.glossary]).flat_map(|g| &g.names) {
                if entry.variants.is_empty() && entry.aliases.is_empty() {
                    let Placed { value, at } = &entry.name;
                    let message = format!("`names`: `{value}` has no other name");
                    let help = "give `variants` or `aliases`, or leave it out".to_owned();
                    complaints.warnings.push(fault(&layer.path, *at, message, Some(help)));
                }
            }
            for Placed { value, at } in &layer.config.ignore {
                if self.rules.named(value).is_ok() {
                    let message = format!("`ignore` holds paths, and `{value}` is a rule or theme");
                    let help = "rules are turned off by `ignore_rules`".to_owned();
                    complaints.warnings.push(fault(&layer.path, *at, message, Some(help)));
                }
            }
        }
    }
}

/// The built-in rules, those of the files' folders and of the options'.
fn load_rules(layers: &[Layer], options: &CommandLine) -> Result<RuleSet, Vec<ConfigError>> {
    let mut folders = Vec::new();
    let mut errors = Vec::new();
    for layer in layers {
        for Placed { value, at } in &layer.config.rule_folders {
            let folder = layer.beside(value);
            if layer.bounds().leave(&folder) {
                let message = format!("`rule_folders`: `{value}` leads out of the repository");
                let help = "expected a folder within it; `--rules` reads one from elsewhere";
                errors.push(fault(&layer.path, *at, message, Some(help.to_owned())));
            } else if !folder.exists() {
                let message = format!("`rule_folders`: there is no folder `{value}`");
                let help = "it is looked for beside this file".to_owned();
                errors.push(fault(&layer.path, *at, message, Some(help)));
            }
            folders.push(folder);
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let here = std::env::current_dir().unwrap_or_default();
    let shown = |folder: &PathBuf| folder.strip_prefix(&here).unwrap_or(folder).to_owned();
    let mut folders: Vec<PathBuf> = folders.iter().map(shown).collect();
    folders.extend(options.rule_folders.iter().cloned());
    folders.sort();
    folders.dedup();
    RuleSet::load(&folders)
}

fn add_names(glossary: &mut Glossary, entries: &GlossaryEntries) {
    for entry in &entries.names {
        let names = [&entry.name].into_iter().chain(&entry.variants).chain(&entry.aliases);
        glossary.accept(names.map(|name| name.value.as_str()));
    }
    for place in &entries.places {
        glossary.add_place(&HousePlace { name: place.name.value.clone(), at: place.at });
    }
    entries.markers.iter().for_each(|marker| glossary.add_marker(&marker.value));
    entries.credits.iter().for_each(|credit| glossary.add_credit(&credit.value));
}

fn glossary_origins(scope: &Scope, origins: &mut Origins) {
    let GlossaryEntries { names, places, markers, credits } = scope.glossary;
    let names = names.iter().map(|entry| ("names", &entry.name));
    let places = places.iter().map(|place| ("places", &place.name));
    let markers = markers.iter().map(|marker| ("markers", marker));
    let credits = credits.iter().map(|credit| ("credits", credit));
    for (key, word) in names.chain(places).chain(markers).chain(credits) {
        let origin = Origin::file(scope.path, word.at);
        origins.push((format!("glossary.{key}"), word.value.clone().into(), origin));
    }
}

fn set_fields(fields: &mut Fields, keys: &FieldKeys) {
    for (name, keys) in keys.all() {
        let ways = keys.value.0.iter().map(|key| key.split('.').map(str::to_owned).collect());
        let ways = ways.collect();
        match name {
            "caption" => fields.caption = ways,
            "date" => fields.date = ways,
            "credit" => fields.credit = ways,
            "title" => fields.title = ways,
            "body" => fields.body = ways,
            _ => fields.language = ways,
        }
    }
}
