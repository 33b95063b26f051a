//! One page about a whole archive: what is found, where and when, and each
//! caption beside what disagrees with it. It needs nothing but a browser.

mod row;

use std::collections::BTreeMap;

use serde::Serialize;

use super::html::data;
use super::json::to_string;
use crate::audit::record::StoryRecord;
use crate::audit::reuse::Reused;
use crate::audit::summary::Tally;
use crate::rule::{RuleSet, Severity};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
/// The page's address, helpers, plots, and the page that uses them.
const SCRIPTS: [&str; 4] = [
    super::html::ADDRESS,
    include_str!("dom.js"),
    include_str!("plots.js"),
    include_str!("page.js"),
];

/// Where the stories go in the page.
const STORIES: &str = "<!-- stories -->\n";

/// So many findings the page holds: the gravest, and of those the first. All
/// stand in `results.jsonl`.
const MOST: usize = 100_000;

/// So many stories that could not be read are named.
const MOST_UNREADABLE: usize = 1_000;

/// As many bytes of rows go into one element.
const CHUNK: usize = 1 << 20;

/// Writes the page as the stories come.
#[derive(Debug)]
pub struct ArchivePage {
    settings: String,
    rules: Vec<String>,
    /// How many findings of each severity are still to be taken in.
    room: BTreeMap<Severity, usize>,
    unreadable: usize,
    rows: Vec<String>,
    bytes: usize,
}

#[derive(Serialize)]
struct Settings<'a> {
    #[serde(flatten)]
    tally: &'a Tally,
    /// The rules that speak, by the numbers that the rows have for them.
    names: &'a [String],
    /// What each of them says.
    says: Vec<&'a str>,
    /// How many findings the page holds.
    held: usize,
}

impl ArchivePage {
    /// The page of an audit that came to this.
    pub fn new(rules: &RuleSet, tally: &Tally) -> ArchivePage {
        let counts = tally.all.findings;
        let mut left = MOST;
        let room = [
            (Severity::Error, counts.errors),
            (Severity::Warning, counts.warnings),
            (Severity::Note, counts.notes),
        ];
        let room: BTreeMap<Severity, usize> = room
            .into_iter()
            .map(|(severity, count)| {
                let taken = count.min(left);
                left -= taken;
                (severity, taken)
            })
            .collect();
        let names: Vec<String> = tally.rules.keys().cloned().collect();
        let says = |name: &String| {
            rules.iter().find(|rule| rule.id == *name).map_or("", |rule| &*rule.summary)
        };
        let says = names.iter().map(says).collect();
        let settings = to_string(&Settings { tally, names: &names, says, held: MOST - left });
        ArchivePage { settings, rules: names, room, unreadable: 0, rows: Vec::new(), bytes: 0 }
    }

    /// What stands before the first story.
    pub fn opening(&self) -> String {
        let (head, _) = PAGE.split_once(STORIES).unwrap_or((PAGE, ""));
        let shared =
            super::html::STYLE.split_once("/* Stories */").map_or("", |(shared, _)| shared);
        let style = format!("{shared}{STYLE}");
        head.replace("/* page.css */", &style) + &data("settings", &self.settings)
    }

    /// What a story adds.
    pub fn story(&mut self, story: &StoryRecord) -> String {
        if story.error.is_some() {
            self.unreadable += 1;
            if self.unreadable > MOST_UNREADABLE {
                return String::new();
            }
        }
        let (rules, room) = (&self.rules, &mut self.room);
        let row = row::story(story, rules, |severity| take(room, severity));
        self.add(row)
    }

    /// What a picture that is used again adds.
    pub fn reused(&mut self, reused: &Reused) -> String {
        if !take(&mut self.room, reused.severity) {
            return String::new();
        }
        let row = row::reused(reused, &self.rules);
        self.add(Some(row))
    }

    fn add(&mut self, row: Option<String>) -> String {
        let Some(row) = row else { return String::new() };
        self.bytes += row.len();
        self.rows.push(row);
        if self.bytes < CHUNK { String::new() } else { self.flush() }
    }

    fn flush(&mut self) -> String {
        self.bytes = 0;
        data("rows", &format!("[{}]", std::mem::take(&mut self.rows).join(",")))
    }

    /// What stands behind the last story.
    pub fn closing(&mut self) -> String {
        let (_, tail) = PAGE.split_once(STORIES).unwrap_or((PAGE, ""));
        self.flush() + &tail.replace("/* page.js */", &SCRIPTS.concat())
    }
}

fn take(room: &mut BTreeMap<Severity, usize>, severity: Severity) -> bool {
    let left = room.entry(severity).or_default();
    let is_room = *left > 0;
    *left -= usize::from(is_room);
    is_room
}
