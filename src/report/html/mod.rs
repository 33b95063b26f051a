//! One page to look at: captions beside their story, what disagrees lit up on
//! both sides. It needs nothing but a browser: no network, no other file.

mod record;

use std::collections::BTreeMap;

use serde::Serialize;

use super::json::to_string;
use super::{Entry, Outcome, Reporter, Summary, told};
use crate::rule::{Rule, RuleSet, Severity};

const PAGE: &str = include_str!("page.html");
pub(super) const STYLE: &str = include_str!("page.css");
pub(super) const ADDRESS: &str = include_str!("address.js");
const SEARCH: &str = include_str!("search.js");
const CARDS: &str = include_str!("cards.js");
const SCRIPT: &str = include_str!("page.js");

/// Where the stories go in the page.
const STORIES: &str = "<!-- stories -->\n";

/// Writes a page of all findings that shows those from a severity on until
/// asked for more.
#[derive(Debug)]
pub struct Html {
    settings: String,
}

/// What the page knows beside the stories.
#[derive(Serialize)]
struct Settings<'a> {
    least: Severity,
    /// What each rule says, by its name.
    rules: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    counts: &'a Summary,
    says: String,
}

/// What a rule looks for, for whoever asks about its name.
#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    severity: Severity,
    enabled: bool,
    theme: &'a str,
    summary: &'a str,
    why: &'a str,
    help: Option<&'a str>,
    /// What excuses a caption from it.
    unless: Vec<&'static str>,
}

impl Html {
    /// How the page looks.
    pub const STYLE: &str = STYLE;
    /// The script that draws the cards of stories, for pages of another making.
    pub const CARDS: &str = CARDS;

    /// A page that at first shows findings from a severity on.
    pub fn new(rules: &RuleSet, least: Severity) -> Html {
        Html { settings: Html::settings(rules, least) }
    }

    /// What the cards are drawn by, as JSON.
    fn settings(rules: &RuleSet, least: Severity) -> String {
        let rules = rules.iter().map(|rule| (&*rule.id, &*rule.summary)).collect();
        to_string(&Settings { least, rules })
    }

    /// What a rule looks for, as JSON.
    pub fn rule(rule: &Rule) -> String {
        let about = About {
            id: &rule.id,
            severity: rule.severity,
            enabled: rule.enabled,
            theme: &rule.theme,
            summary: &rule.summary,
            why: &rule.why,
            help: rule.help.as_deref(),
            unless: rule.unless.iter().map(|excuse| excuse.describe()).collect(),
        };
        format!("{}\n", to_string(&about))
    }

    /// All that the cards of these stories are drawn by and of, as JSON.
    pub fn cards(
        rules: &RuleSet,
        least: Severity,
        outcomes: &[Outcome],
        summary: &Summary,
    ) -> String {
        let stories: Vec<String> = outcomes.iter().map(record::record).collect();
        let notices = |outcome: &Outcome| {
            outcome.result.as_ref().map_or(Vec::new(), |report| told::notices(&report.article))
        };
        let notices: Vec<Vec<String>> = outcomes.iter().map(notices).collect();
        format!(
            "{{\"settings\":{},\"stories\":[{}],\"summary\":{},\"says\":{},\"notices\":{}}}\n",
            Html::settings(rules, least),
            stories.join(","),
            to_string(summary),
            to_string(&summary.to_string()),
            to_string(&notices),
        )
    }
}

impl Reporter for Html {
    fn opening(&mut self) -> String {
        let (head, _) = PAGE.split_once(STORIES).unwrap_or((PAGE, ""));
        head.replace("/* page.css */", STYLE)
    }

    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        Entry::story(outcome, data("story", &record::record(outcome)))
    }

    fn closing(&mut self, summary: &Summary) -> String {
        let whole = Whole { counts: summary, says: summary.to_string() };
        let (_, tail) = PAGE.split_once(STORIES).unwrap_or((PAGE, ""));
        let scripts = [
            ("/* address.js */", ADDRESS),
            ("/* search.js */", SEARCH),
            ("/* cards.js */", CARDS),
            ("/* page.js */", SCRIPT),
        ];
        let tail = scripts
            .iter()
            .fold(tail.to_owned(), |tail, (place, script)| tail.replace(place, script));
        format!("{}{}{tail}", data("settings", &self.settings), data("summary", &to_string(&whole)),)
    }
}

/// JSON as an element of the page. Letters that could end the element, or
/// begin another one, are written as JSON's escapes.
pub(super) fn data(class: &str, json: &str) -> String {
    let json = json.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
    format!("<script type=\"application/json\" class=\"{class}\">{json}</script>\n")
}
