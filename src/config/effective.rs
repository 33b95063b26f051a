//! Every setting that holds for a path, and where it comes from.

use std::path::Path;

use serde_json::{Value, json};

use super::rules::name;
use super::{Configuration, Origin, Settings};

/// A setting that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Effective {
    /// Its name, as the way to it in a configuration file.
    pub key: String,
    /// What it is set to; nothing where nobody says.
    pub value: Value,
    /// Where it comes from.
    pub origin: Origin,
}

impl Configuration {
    /// All settings that hold for a path but those of a whole run: which
    /// paths are ignored, then what is read and known, then the rules.
    pub fn effective(&self, path: &Path) -> Vec<Effective> {
        let mut all = Vec::new();
        let mut add = |key: &str, value: Value, origin: &Origin| {
            all.push(Effective { key: key.to_owned(), value, origin: origin.clone() });
        };
        for (glob, origin) in self.ignore().iter() {
            add("ignore", json!(glob), origin);
        }
        for layer in self.layers() {
            for folder in &layer.config.rule_folders {
                let origin = Origin::file(&layer.path, folder.at);
                add("rule_folders", json!(folder.value), &origin);
            }
        }
        let settings = self.settings(path);
        for (key, value, origin) in &settings.origins {
            add(key, value.clone(), origin);
        }
        settings.add_rules(&mut add);
        all
    }
}

impl Settings {
    fn add_rules(&self, add: &mut impl FnMut(&str, Value, &Origin)) {
        for rule in self.rules.set.iter() {
            let id = &rule.id;
            let level = self.rules.level(id).map(name);
            let origin = self.rules.severities.get(id).cloned().unwrap_or_default();
            add(&format!("rules.{id}.severity"), json!(level), &origin);
            let check = serde_json::to_value(&rule.check).unwrap_or_default();
            let parameters = check.get(rule.check.name()).and_then(Value::as_object);
            for (parameter, value) in parameters.into_iter().flatten() {
                let origin = self.rules.parameters.get(&(id.clone(), parameter.clone()));
                // A card of weights is only shown where a house has its own.
                if origin.is_some() || !value.is_object() {
                    let origin = origin.cloned().unwrap_or_default();
                    add(&format!("rules.{id}.with.{parameter}"), value.clone(), &origin);
                }
            }
            let origin = self.rules.excuses.get(id).cloned().unwrap_or_default();
            add(&format!("rules.{id}.unless"), json!(rule.unless), &origin);
        }
    }
}
