//! What was not found in the stories of a run, in few lines however many they
//! are.

use std::collections::BTreeMap;

use cutline::article::Article;
use cutline::language;
use cutline::report::counted;
use cutline::report::told::{TO_MARK, way};

use super::output::{error_line, notice_line};

/// As many are told one by one.
const NAMED: usize = 3;
/// As many keys.
const KEYS: usize = 10;

/// What one story, or one file without a story, adds.
#[derive(Debug, Clone, Default)]
pub struct Gaps {
    is_uncaptioned: bool,
    /// Whether it has captions and is in a language that is not read.
    is_in_other_language: bool,
    wordless: usize,
    unread: Vec<String>,
    passed: Option<String>,
}

impl Gaps {
    /// What was not found in a story.
    pub fn of(article: &Article) -> Gaps {
        Gaps {
            is_uncaptioned: article.is_uncaptioned() && article.pictures.is_empty(),
            is_in_other_language: article.captions().next().is_some()
                && language(article).code.is_none(),
            wordless: article.wordless().count(),
            unread: article.unread.clone(),
            passed: None,
        }
    }

    /// A file, or records of one, that is no story.
    pub fn passed(message: String) -> Gaps {
        Gaps { passed: Some(message), ..Gaps::default() }
    }
}

/// How often something was met, and where first.
#[derive(Debug, Default)]
struct Count {
    all: usize,
    first: Vec<String>,
}

/// What was not found in the stories so far.
#[derive(Debug, Default)]
pub struct GapSummary {
    uncaptioned: Count,
    other_language: Count,
    wordless: Count,
    /// By the key without the numbers in it.
    unread: BTreeMap<String, Count>,
    /// By file.
    passed: BTreeMap<String, (usize, String)>,
    passed_more: usize,
    /// The last file that was only counted.
    last: Option<String>,
}

impl Count {
    fn add(&mut self, number: usize, name: &str) {
        if number > 0 && self.first.len() < NAMED && self.first.last().is_none_or(|l| l != name) {
            self.first.push(name.to_owned());
        }
        self.all += number;
    }

    /// "a.md, b.md, c.md and others"
    fn places(&self) -> String {
        let others = if self.all > self.first.len() { " and others" } else { "" };
        format!("{}{others}", self.first.join(", "))
    }
}

impl GapSummary {
    /// Counts what one story or file adds; tells how many files are passed
    /// over more than before.
    pub fn add(&mut self, path: &str, gaps: Gaps) -> usize {
        self.uncaptioned.add(usize::from(gaps.is_uncaptioned), path);
        self.other_language.add(usize::from(gaps.is_in_other_language), path);
        self.wordless.add(gaps.wordless, path);
        for key in gaps.unread {
            let way = way(&key);
            if self.unread.len() < KEYS || self.unread.contains_key(&way) {
                let place = format!("{path}: {key}");
                self.unread.entry(way).or_default().add(1, &place);
            }
        }
        if let Some(message) = gaps.passed {
            let known = self.passed.len();
            match self.passed.get_mut(path) {
                Some((records, _)) => *records += 1,
                None if known < KEYS => {
                    self.passed.insert(path.to_owned(), (1, message));
                    return 1;
                }
                None if self.last.as_deref() != Some(path) => {
                    self.last = Some(path.to_owned());
                    self.passed_more += 1;
                    return 1;
                }
                None => {}
            }
        }
        0
    }

    /// Says it on standard error.
    pub fn say(&self) {
        self.lines().iter().for_each(|line| notice_line(line));
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (path, (records, message)) in &self.passed {
            lines.push(match records {
                1 => format!("{path}: passed over: {message}"),
                many => format!("{path}: {many} records passed over: {message}"),
            });
        }
        if self.passed_more > 0 {
            let files = counted(self.passed_more, "more file holds", "more files hold");
            lines.push(format!("{files} no story: passed over"));
        }
        for (way, count) in &self.unread {
            let (first, times) = (count.first.first().map_or("", |f| f), count.all);
            let (path, key) = first.rsplit_once(": ").unwrap_or(("", first));
            let times = if times > 1 { format!(", {times} times") } else { String::new() };
            lines.push(format!(
                "{path}: `{key}` looks like a caption and is not read{times}: if it is one, put \
                 `fields: {{caption: {way}}}` into cutline.yaml"
            ));
        }
        if self.other_language.all > 0 {
            let stories = counted(self.other_language.all, "story is", "stories are");
            let places = self.other_language.places();
            lines.push(format!(
                "{stories} in a language that is not read, in {places}: only what needs none was \
                 checked; `cutline inspect` says which language is read"
            ));
        }
        if self.wordless.all > 0 {
            let pictures = counted(self.wordless.all, "picture has", "pictures have");
            let places = self.wordless.places();
            lines.push(format!("{pictures} no words that are found, in {places}: {TO_MARK}"));
        }
        if self.uncaptioned.all > 0 {
            let stories = counted(self.uncaptioned.all, "story has", "stories have");
            let places = self.uncaptioned.places();
            lines.push(format!("{stories} no caption that is found: {places}: {TO_MARK}"));
        }
        lines
    }
}

/// Says that a run that must check a caption has found none.
pub fn nothing_checked(origin: &str) {
    error_line(&format!("no caption was checked, and {origin} asks for some: {TO_MARK}"));
}
