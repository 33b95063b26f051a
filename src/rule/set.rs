use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::pattern::Compile;
use super::{Rule, RuleError, load};
use crate::files::{self, Bounds};
use crate::suggest::nearest;
use crate::yaml;

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The rules of a run, by theme and then by id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RuleSet {
    pub(super) rules: Vec<Rule>,
}

impl RuleSet {
    /// The rules that come with cutline.
    ///
    /// # Errors
    /// The faults of the built-in rule files; there are none, which is tested.
    pub fn builtin() -> Result<RuleSet, Vec<RuleError>> {
        RuleSet::load(&[] as &[&Path])
    }

    /// The built-in rules and those of folders, each read with all folders
    /// under it. A rule with the id of a built-in one takes its place.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn load(folders: &[impl AsRef<Path>]) -> Result<RuleSet, Vec<RuleError>> {
        let mut errors = Vec::new();
        let mut rules = collect(embedded(&BUILTIN), Compile::Later, &mut errors);
        let mut files = Vec::new();
        for folder in folders {
            files.extend(on_disk(folder.as_ref(), &mut errors));
        }
        rules.extend(collect(files, Compile::Now, &mut errors));
        if !errors.is_empty() {
            errors.sort();
            return Err(errors);
        }
        let mut rules: Vec<Rule> = rules.into_values().collect();
        rules.sort_by(|a, b| (&a.theme, &a.id).cmp(&(&b.theme, &b.id)));
        Ok(RuleSet { rules })
    }

    /// The rules of one folder alone, without the built-in ones.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn only(folder: &Path) -> Result<RuleSet, Vec<RuleError>> {
        let mut errors = Vec::new();
        let files = on_disk(folder, &mut errors);
        let rules = collect(files, Compile::Now, &mut errors);
        match errors.is_empty() {
            true => Ok(RuleSet { rules: rules.into_values().collect() }),
            false => Err(errors),
        }
    }

    /// The rule with an id.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Turns on a rule that is off by default; false where no rule has this id.
    pub fn enable(&mut self, id: &str) -> bool {
        let rule = self.rules.iter_mut().find(|rule| rule.id == id);
        rule.map(|rule| rule.enabled = true).is_some()
    }

    /// The same rules of which one alone is followed.
    pub fn alone(&self, id: &str) -> RuleSet {
        let mut alone = self.clone();
        for rule in &mut alone.rules {
            rule.enabled = rule.id == id;
        }
        alone
    }

    /// The id that was probably meant where no rule has this one.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.rules.iter().map(|rule| rule.id.as_str()))
    }

    /// All rules, by theme and then by id.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// How many rules there are.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there are no rules.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }
}

/// A rule file before it is read.
struct File {
    path: String,
    theme: String,
    text: String,
}

/// Reads files into rules by id, whose patterns are compiled `when` it is due; two of one id in the same set are a fault.
fn collect(
    files: impl IntoIterator<Item = File>,
    when: Compile,
    errors: &mut Vec<RuleError>,
) -> BTreeMap<String, Rule> {
    let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    for file in files {
        match load::parse_for(&file.path, &file.theme, &file.text, when) {
            Err(faults) => errors.extend(faults),
            Ok(rule) => match paths.get(&rule.id) {
                Some(first) => errors.push(RuleError {
                    path: file.path,
                    line: 0,
                    column: 0,
                    message: format!("the rule `{}` is defined twice", rule.id),
                    help: Some(format!("it stands in {first} already")),
                }),
                None => {
                    paths.insert(rule.id.clone(), file.path);
                    rules.insert(rule.id.clone(), rule);
                }
            },
        }
    }
    rules
}

fn theme(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name);
    folder.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn is_rule_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn embedded(dir: &Dir<'_>) -> Vec<File> {
    let mut files: Vec<File> = dir
        .files()
        .filter(|file| is_rule_file(file.path()))
        .map(|file| File {
            path: format!("rules/{}", file.path().to_string_lossy().replace('\\', "/")),
            theme: theme(file.path()),
            text: file.contents_utf8().unwrap_or_default().to_owned(),
        })
        .collect();
    files.extend(dir.dirs().flat_map(embedded));
    files
}

fn on_disk(folder: &Path, errors: &mut Vec<RuleError>) -> Vec<File> {
    let mut paths = Vec::new();
    let mut fault = |path: &Path, message: String, help: Option<&str>| {
        errors.push(RuleError {
            path: path.display().to_string(),
            line: 0,
            column: 0,
            message,
            help: help.map(str::to_owned),
        });
    };
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => {
            if let Err(error) = walk(folder, 0, &mut paths) {
                fault(folder, format!("cannot be read: {error}"), None);
            } else if paths.is_empty() {
                fault(
                    folder,
                    "there is no rule in this folder".to_owned(),
                    Some("expected files that end in .yaml or .yml"),
                );
            }
        }
        Ok(_) => paths.push(folder.to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            fault(folder, "there is no such folder or file".to_owned(), None);
        }
        Err(error) => fault(folder, format!("cannot be read: {error}"), None),
    }
    let mut files = Vec::new();
    // Whoever wrote the folder did not choose what a link in it leads to.
    let bounds = Bounds::of(if folder.is_dir() { folder } else { Path::new("") });
    for path in paths {
        if path != folder && bounds.leave(&path) {
            fault(&path, "this link leads out of the repository".to_owned(), None);
            continue;
        }
        let read = files::bounded(&path, yaml::MAX_BYTES as u64);
        match read.map(|bytes| bytes.map(String::from_utf8)) {
            Ok(Some(Ok(text))) => {
                let (theme, path) = (theme(&path), path.display().to_string());
                files.push(File { path, theme, text });
            }
            Ok(Some(Err(_))) => fault(&path, "the file is not UTF-8".to_owned(), None),
            Ok(None) => fault(&path, yaml::too_large("rule"), None),
            Err(error) => fault(&path, format!("cannot be read: {error}"), None),
        }
    }
    files
}

/// Deeper than any folder of rules.
const MAX_DEPTH: usize = 16;

fn walk(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    entries.sort();
    for path in entries {
        // A folder behind a link may be this one, and go on for ever.
        if path.is_dir() {
            if depth < MAX_DEPTH && !path.is_symlink() {
                walk(&path, depth + 1, paths)?;
            }
        } else if is_rule_file(&path) {
            paths.push(path);
        }
    }
    Ok(())
}
