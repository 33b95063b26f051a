//! Rules as configurations want them.

use std::collections::BTreeMap;

use super::fault::fault;
use super::scope::Scope;
use super::{CommandLine, ConfigError, Level, LineColumn, Origin, Placed, RuleSetting};
use crate::rule::{Rule, RuleSet, Severity};
use crate::suggest::nearest;
use crate::yaml::shorten;

/// Rules, and where each of their settings comes from.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    pub set: RuleSet,
    /// Where the severities come from that are not the rules' own.
    pub severities: BTreeMap<String, Origin>,
    /// Where parameters come from that are not the rules' own.
    pub parameters: BTreeMap<(String, String), Origin>,
    /// Where excuses come from that are not the rules' own.
    pub excuses: BTreeMap<String, Origin>,
}

/// What is wrong with configurations, and what has no effect in them.
#[derive(Debug, Default)]
pub(super) struct Complaints {
    pub errors: Vec<ConfigError>,
    pub warnings: Vec<ConfigError>,
}

impl Rules {
    pub fn new(set: RuleSet) -> Rules {
        Rules {
            set,
            severities: BTreeMap::new(),
            parameters: BTreeMap::new(),
            excuses: BTreeMap::new(),
        }
    }

    /// How grave a rule is, or that it says nothing.
    pub fn level(&self, id: &str) -> Option<Level> {
        let rule = self.set.get(id)?;
        Some(match rule.severity {
            _ if !rule.enabled => Level::Off,
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Note,
        })
    }

    /// Lays a file's or an override's settings over what is there.
    pub fn apply(&mut self, scope: &Scope, complaints: &mut Complaints) {
        if let Some(names) = scope.select {
            let chosen = self.named(scope, "select", names, complaints);
            let ids: Vec<String> = self.set.iter().map(|rule| rule.id.clone()).collect();
            for id in ids {
                let at = chosen.get(&id).copied().or(names.first().map(|name| name.at));
                self.turn(&id, chosen.contains_key(&id), scope.path, at);
            }
        }
        for (id, at) in self.named(scope, "ignore_rules", scope.ignore_rules, complaints) {
            self.turn(&id, false, scope.path, Some(at));
        }
        for (rule, setting) in scope.rules {
            self.adjust(rule, setting, scope, complaints);
        }
    }

    /// Lays the command line's settings over those of all files.
    pub fn apply_options(&mut self, options: &CommandLine, errors: &mut Vec<ConfigError>) {
        let nowhere = LineColumn { line: 0, column: 0 };
        let mut named = |set: &RuleSet, option: &str, name: &str| {
            set.named(name).unwrap_or_else(|help| {
                let message = format!("there is no rule or theme `{}`", shorten(name));
                errors.push(fault(option, nowhere, message, Some(help)));
                Vec::new()
            })
        };
        if let Some(names) = &options.select {
            let chosen: Vec<String> =
                names.iter().flat_map(|name| named(&self.set, "--select", name)).collect();
            let ids: Vec<String> = self.set.iter().map(|rule| rule.id.clone()).collect();
            for id in ids {
                self.option(&id, |rule| rule.enabled = chosen.contains(&id));
            }
        }
        for name in &options.ignore_rules {
            for id in named(&self.set, "--ignore", name) {
                self.option(&id, |rule| rule.enabled = false);
            }
        }
        for (name, level) in &options.severities {
            for id in named(&self.set, "--severity", name) {
                self.option(&id, |rule| set_level(rule, *level));
            }
        }
    }

    /// Changes a rule as an option wants it.
    fn option(&mut self, id: &str, change: impl FnMut(&mut Rule)) {
        let before = self.level(id);
        self.set.get_mut(id).into_iter().for_each(change);
        if self.level(id) != before {
            self.severities.insert(id.to_owned(), Origin::CommandLine);
        }
    }

    fn turn(&mut self, id: &str, on: bool, path: &str, at: Option<LineColumn>) {
        if let Some(rule) = self.set.get_mut(id)
            && rule.enabled != on
        {
            rule.enabled = on;
            let origin = at.map_or(Origin::Default, |at| Origin::file(path, at));
            self.severities.insert(id.to_owned(), origin);
        }
    }

    /// The rules that go by names of rules or themes, and where each is named.
    fn named(
        &self,
        scope: &Scope,
        key: &str,
        names: &[Placed<String>],
        complaints: &mut Complaints,
    ) -> BTreeMap<String, LineColumn> {
        let mut found = BTreeMap::new();
        for Placed { value, at } in names {
            match self.set.named(value) {
                Ok(ids) => found.extend(ids.into_iter().map(|id| (id, *at))),
                Err(help) => {
                    let message =
                        format!("`{key}`: there is no rule or theme `{}`", shorten(value));
                    complaints.errors.push(fault(scope.path, *at, message, Some(help)));
                }
            }
        }
        found
    }

    fn adjust(
        &mut self,
        rule: &Placed<String>,
        setting: &RuleSetting,
        scope: &Scope,
        complaints: &mut Complaints,
    ) {
        let id = &rule.value;
        let Some(level) = self.level(id) else {
            return self.unknown(rule, scope, complaints);
        };
        if let Some(severity) = &setting.severity {
            if severity.value == level {
                let message = format!("`{id}` is `{}` without this", name(level));
                let help = "leave it out".to_owned();
                complaints.warnings.push(fault(scope.path, severity.at, message, Some(help)));
            }
            self.set.get_mut(id).into_iter().for_each(|rule| set_level(rule, severity.value));
            self.severities.insert(id.clone(), Origin::file(scope.path, severity.at));
        }
        let Some(known) = self.set.get_mut(id) else { return };
        if let Some(unless) = &setting.unless {
            known.unless.clone_from(&unless.value);
            self.excuses.insert(id.clone(), Origin::file(scope.path, unless.at));
        }
        if let Some(with) = &setting.with {
            match known.check_with(scope.path, with) {
                Ok(check) => known.check = check,
                Err(errors) => complaints.errors.extend(errors),
            }
            for (key, _) in with.entries() {
                let origin = Origin::file(scope.path, key.at);
                self.parameters.insert((id.clone(), key.name.clone()), origin);
            }
        }
    }

    /// Of a name that no rule has: a slip is an error, and so is any such name
    /// for a whole file; an override may be written for rules that other
    /// folders of rules bring.
    fn unknown(&self, rule: &Placed<String>, scope: &Scope, complaints: &mut Complaints) {
        let id = &rule.value;
        let meant = nearest(id, self.set.iter().map(|rule| rule.id.as_str()));
        let message = format!("`rules`: there is no rule `{}`", shorten(id));
        let is_theme = self.set.iter().any(|rule| rule.theme == *id);
        let help = match meant {
            _ if is_theme => {
                "this is a theme; `select` and `ignore_rules` take themes, `rules` does not"
                    .to_owned()
            }
            Some(meant) => format!("did you mean `{meant}`?"),
            None if scope.is_override => "the entry changes nothing: leave it out".to_owned(),
            None => "`cutline rules list` lists all rules".to_owned(),
        };
        let said = fault(scope.path, rule.at, message, Some(help));
        match scope.is_override && meant.is_none() && !is_theme {
            true => complaints.warnings.push(said),
            false => complaints.errors.push(said),
        }
    }
}

/// Gives a rule a severity, or turns it off.
fn set_level(rule: &mut Rule, level: Level) {
    rule.enabled = level != Level::Off;
    match level {
        Level::Off => {}
        Level::Error => rule.severity = Severity::Error,
        Level::Warning => rule.severity = Severity::Warning,
        Level::Note => rule.severity = Severity::Note,
    }
}

/// The level as files write it.
pub(super) fn name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
        Level::Off => "off",
    }
}
