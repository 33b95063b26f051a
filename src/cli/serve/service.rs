//! What answers are made of: loaded once, and the same for all requests.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use cutline::article::Article;
use cutline::config::{Configuration, Settings};
use cutline::read::ReadError;
use cutline::report::Outcome;
use cutline::rule::{RuleSet, Severity};

use super::watched::Watched;
use crate::cli::caught;

pub struct Service {
    /// The folder that the desk shows, if there is one.
    pub watched: Option<Watched>,
    settings: Arc<Settings>,
    /// From which severity on findings are shown at first.
    pub least: Severity,
}

/// That there is no time left.
pub struct Late;

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

    /// What is said of a story, until there is no time left.
    pub fn judge(
        &self,
        name: &str,
        story: Result<Article, ReadError>,
        deadline: Instant,
    ) -> Result<Outcome, Late> {
        let wanted = || if Instant::now() < deadline { Ok(()) } else { Err(Late) };
        wanted()?;
        let check = |article| {
            caught::or_told(name, || self.settings.linter().check_while(article, &wanted))
        };
        let result = match story.map(check) {
            Ok(Ok(report)) => Ok(report?),
            Ok(Err(told)) => return Ok(*told),
            Err(error) => Err(error),
        };
        Ok(Outcome { path: name.to_owned(), result })
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub fn rules(&self) -> &RuleSet {
        self.settings.linter().rules()
    }
}
