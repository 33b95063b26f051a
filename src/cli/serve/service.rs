//! What answers are made of: loaded once, and the same for all requests.

use std::path::Path;
use std::sync::Arc;

use cutline::config::{Configuration, Settings};
use cutline::rule::{RuleSet, Severity};

use super::watched::Watched;

pub struct Service {
    /// The folder that the desk shows, if there is one.
    pub watched: Option<Watched>,
    settings: Arc<Settings>,
    /// From which severity on findings are shown at first.
    pub least: Severity,
}

impl Service {
    /// A service that checks as standard input without a name is checked.
    pub fn new(configuration: &Configuration, watched: Option<Watched>) -> Service {
        let settings = configuration.settings(Path::new("-"));
        // The first request finds it ready.
        settings.linter();
        let show = configuration.levels().show;
        let least = show.map_or(Severity::Warning, |(show, _)| show.severity());
        Service { watched, settings, least }
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub fn rules(&self) -> &RuleSet {
        self.settings.linter().rules()
    }
}
