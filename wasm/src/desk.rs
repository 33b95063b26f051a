//! A check without a disk: files go through the pipe, a report comes out.

use std::path::{Path, PathBuf};

use cutline::config::{self, CommandLine, Configuration, Layer};
use cutline::read::submission::Usual;
use cutline::report::json::Json;
use cutline::report::{Html, Outcome, Reporter, Summary};
use cutline::rule::Severity;
use serde_json::json;

use crate::buffers::Buffers;
use crate::request::{Report, Request};

/// What checks, and by what it was told to: the same configuration is mostly
/// asked for again.
#[derive(Default)]
pub struct Desk {
    known: Option<(String, Configuration)>,
}

impl Desk {
    /// The report that a request asks for.
    pub fn check(&mut self, request: &[u8], buffers: &Buffers) -> String {
        self.checked(request, buffers).unwrap_or_else(fault)
    }

    fn checked(&mut self, request: &[u8], buffers: &Buffers) -> Result<String, String> {
        let request = Request::read(request)?;
        let submission = request.submission(buffers)?;
        let said = request.usual()?;
        let configuration = self.configuration(&request.configuration)?;
        let mut outcomes = Vec::new();
        for file in &submission.stories {
            let settings = configuration.settings(Path::new(&file.name));
            let language = said.language.clone().or_else(|| settings.language.clone());
            let usual = Usual { published: said.published, language };
            for story in submission.read(file, &settings.fields, &usual) {
                let result = story.map(|article| settings.linter().check(article));
                outcomes.push(Outcome { path: file.name.clone(), result });
            }
        }
        let mut summary = Summary::default();
        outcomes.iter().for_each(|outcome| summary.add(outcome));
        let least =
            configuration.levels().show.map_or(Severity::Warning, |(show, _)| show.severity());
        let settings = configuration.settings(Path::new(""));
        let rules = settings.linter().rules();
        Ok(match request.report {
            Report::Json => Json::new(request.explain).whole(&outcomes, &summary),
            Report::Html => Html::new(rules, least).whole(&outcomes, &summary),
            Report::Cards => Html::cards(rules, least, &outcomes, &summary),
        })
    }

    /// What a rule looks for.
    pub fn rule(&mut self, name: &[u8]) -> String {
        let name = String::from_utf8_lossy(name);
        let told = self.configuration("").and_then(|configuration| {
            let rule = configuration.rules().get(&name);
            rule.map(Html::rule).ok_or_else(|| format!("there is no rule `{name}`"))
        });
        told.unwrap_or_else(fault)
    }

    fn configuration(&mut self, text: &str) -> Result<&Configuration, String> {
        let known = self.known.take().filter(|(known, _)| known == text);
        let (_, configuration) = self.known.insert(match known {
            Some(known) => known,
            None => (text.to_owned(), configured(text)?),
        });
        Ok(configuration)
    }
}

/// What a house's configuration comes to, where it stands alone.
fn configured(text: &str) -> Result<Configuration, String> {
    let told = |errors: Vec<config::ConfigError>| {
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let config = config::parse(config::NAME, text).map_err(told)?;
    if !config.extends.is_empty() || !config.rule_folders.is_empty() {
        let help = "put into it what is to hold";
        return Err(format!(
            "the configuration names other files, and there are none here: {help}"
        ));
    }
    let file = PathBuf::from(config::NAME);
    let layer = Layer { path: config::NAME.to_owned(), file, config };
    Configuration::new(vec![layer], Path::new("."), CommandLine::default()).map_err(told)
}

fn fault(message: String) -> String {
    format!("{}\n", json!({ "error": message }))
}
