//! Reads a configuration file.

use super::fault::fault;
use super::schema::{Config, FieldKeys, GlossaryEntries};
use super::{ConfigError, Placed, RuleSetting, globs};
use crate::yaml::{self, Node, Value, shorten};

/// Reads the text of a configuration file, or says everything that is wrong
/// with it; `path` is what errors call the file. Which rules there are is not
/// known here.
///
/// # Errors
/// Every fault of the file, each at its place.
pub fn parse(path: &str, text: &str) -> Result<Config, Vec<ConfigError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if yaml::is_empty(text) {
        return Ok(Config::default());
    }
    let root = yaml::parse(path, text, yaml::CONFIGURATION).map_err(|error| vec![error])?;
    let mut config: Config = yaml::read(path, root.clone())?;
    take_parameters(&mut config, &root);
    match faults(path, &config) {
        errors if errors.is_empty() => Ok(config),
        errors => Err(errors),
    }
}

/// Puts what stands under `with` beside the settings of its rules. Only the
/// rules' checks, which are not known yet, can tell what it means.
fn take_parameters(config: &mut Config, root: &Node) {
    let take = |rules: &mut std::collections::BTreeMap<Placed<String>, RuleSetting>,
                node: Option<&Node>| {
        for (rule, setting) in rules {
            setting.with = node.and_then(|rules| rules.get(&rule.value)?.get("with")).cloned();
        }
    };
    take(&mut config.rules, root.get("rules"));
    if let Some(Node { value: Value::List(nodes), .. }) = root.get("overrides") {
        for (part, node) in config.overrides.iter_mut().zip(nodes) {
            take(&mut part.rules, node.get("rules"));
        }
    }
}

/// What is wrong with a configuration that its types do not say.
fn faults(path: &str, config: &Config) -> Vec<ConfigError> {
    let mut faults = Faults { path, errors: Vec::new() };
    faults.globs("ignore", &config.ignore);
    faults.language(config.language.as_ref());
    faults.glossary(&config.glossary);
    faults.fields(&config.fields);
    for part in &config.overrides {
        if part.paths.value.is_empty() {
            let help = "expected patterns of the paths that it is for";
            faults.add(part.paths.at, "`paths` is empty".to_owned(), help);
        }
        faults.globs("paths", &part.paths.value);
        faults.language(part.language.as_ref());
        faults.glossary(&part.glossary);
        faults.fields(&part.fields);
    }
    faults.errors.sort();
    faults.errors
}

struct Faults<'p> {
    path: &'p str,
    errors: Vec<ConfigError>,
}

impl Faults<'_> {
    fn add(&mut self, at: super::LineColumn, message: String, help: &str) {
        self.errors.push(fault(self.path, at, message, Some(help.to_owned())));
    }

    fn globs(&mut self, key: &str, globs: &[Placed<String>]) {
        for glob in globs {
            if let Some((message, help)) = globs::fault(&glob.value) {
                self.add(glob.at, format!("`{key}`: {message}"), help);
            }
        }
    }

    fn language(&mut self, language: Option<&Placed<String>>) {
        if let Some(Placed { value, at }) = language
            && !(value.len() == 2 && value.bytes().all(|b| b.is_ascii_lowercase()))
        {
            let message = format!("`language`: found `{}`", shorten(value));
            self.add(*at, message, "expected two small letters, such as `en` or `de`");
        }
    }

    fn glossary(&mut self, glossary: &GlossaryEntries) {
        let names = glossary.names.iter().flat_map(|entry| {
            [&entry.name].into_iter().chain(&entry.variants).chain(&entry.aliases)
        });
        let places = glossary.places.iter().map(|place| &place.name);
        let words = names.map(|name| ("names", name));
        let words = words.chain(places.map(|name| ("places", name)));
        let words = words.chain(glossary.markers.iter().map(|word| ("markers", word)));
        let words = words.chain(glossary.credits.iter().map(|word| ("credits", word)));
        for (key, word) in words {
            if !word.value.contains(char::is_alphanumeric) {
                let message = format!("`{key}`: found `{}`", shorten(&word.value));
                self.add(word.at, message, "expected words");
            }
        }
    }

    fn fields(&mut self, fields: &FieldKeys) {
        for (_, keys) in fields.all() {
            for key in &keys.value.0 {
                if key.split('.').any(|step| step.trim().is_empty()) {
                    let message = format!("`fields`: `{}` is no key", shorten(key));
                    self.add(keys.at, message, "expected one such as `caption` or `image.caption`");
                }
            }
        }
    }
}

impl FieldKeys {
    /// The keys that are given, each with what it is for.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &Placed<super::Keys>)> {
        let FieldKeys { caption, date, credit, title, language, body } = self;
        let all = [
            ("caption", caption),
            ("date", date),
            ("credit", credit),
            ("title", title),
            ("language", language),
            ("body", body),
        ];
        all.into_iter().filter_map(|(name, keys)| Some((name, keys.as_ref()?)))
    }
}
