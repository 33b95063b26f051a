//! Records in YAML.

use std::borrow::Cow;

use serde_yaml::Spanned;

use super::document::stories;
use super::expanded::expanded;
use super::fault::RecordError;
use super::tree::{Step, Tree};
use crate::article::{Article, Source};
use crate::read::{Fields, ReadError};
use crate::yaml::Raw;

/// More than the stories of a file need, and little enough to stop a YAML bomb.
const MAX_NODES: usize = 200_000;

/// The stories of a YAML file: each of its documents is a record, or holds
/// some as one of JSON does.
pub fn yaml(source: &Source, fields: &Fields) -> Vec<Result<Article, RecordError>> {
    let text = source.text();
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_nodes: MAX_NODES,
            max_aliases: 100,
            max_documents: 10_000
        },
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
    };
    let read: Result<Vec<Spanned<Raw<String>>>, _> =
        serde_yaml::from_multiple_with_options(text, options);
    let documents = match read {
        Ok(documents) => documents,
        Err(fault) => return vec![Err(broken(source, &fault))],
    };
    if documents.is_empty() {
        let message = "there is nothing to read: expected a story record".to_owned();
        let error = ReadError { message, line: None, column: None };
        return vec![Err(RecordError { error, is_no_story: true })];
    }
    let each = documents.iter().flat_map(|document| {
        let tree = expanded(value(&document.value));
        let at = |list: &[Step], index: Option<usize>, path: &[Step]| {
            let index = index.map(Step::Index);
            place(document, list.iter().chain(&index).chain(path))
        };
        stories(&tree, source, fields, &at)
    });
    each.collect()
}

/// Where the value at the end of a path begins.
fn place<'p>(
    document: &Spanned<Raw<String>>,
    path: impl Iterator<Item = &'p Step>,
) -> Option<usize> {
    let mut at = document;
    for step in path {
        at = match (step, &at.value) {
            (Step::Key(key), Raw::Map(entries)) => {
                entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)?
            }
            (Step::Index(index), Raw::List(items)) => items.get(*index)?,
            _ => return None,
        };
    }
    usize::try_from(at.defined.span().byte_offset()?).ok()
}

fn broken(source: &Source, fault: &serde_yaml::Error) -> RecordError {
    let said = fault.to_string();
    let line = said.lines().next().unwrap_or_default();
    let said = line.split_once(" at line ").map_or(line, |(what, _)| what);
    let is_too_much = said.starts_with("budget breached") || said.starts_with("recursion");
    let message = match is_too_much {
        true => "this is more than a file of stories can hold: split it, or write a record a \
                 line as JSON"
            .to_owned(),
        false => format!(
            "this YAML cannot be read: {said}; quote a value that holds a colon or a quotation mark"
        ),
    };
    let number = |at: u64| usize::try_from(at).ok();
    let place = fault.location();
    let line = place.and_then(|place| number(place.line()));
    let column = place.and_then(|place| number(place.column()));
    let is_no_story = !seems_a_story(source.text());
    RecordError { error: ReadError { message, line, column }, is_no_story }
}

/// Whether a line of the file begins with a key of captions or of prose.
fn seems_a_story(text: &str) -> bool {
    const KEYS: [&str; 6] = ["captions:", "caption:", "cutline:", "headline:", "text:", "body:"];
    let mut lines = text.lines().map(|line| line.trim_start_matches([' ', '-']));
    lines.any(|line| KEYS.iter().any(|key| line.starts_with(key)))
}

/// A value as records have it. A number is a text in YAML where it is meant
/// to be one: nobody puts quotation marks around a year.
fn value(node: &Raw<String>) -> Tree<'_> {
    match node {
        Raw::Null | Raw::Bytes => Tree::Null,
        Raw::Flag(flag) => Tree::Flag(*flag),
        Raw::Number(number) => Tree::Number(*number),
        Raw::Text(text) => Tree::Text(Cow::Borrowed(text)),
        Raw::List(items) => Tree::List(items.iter().map(|item| value(&item.value)).collect()),
        Raw::Map(entries) => Tree::Object(
            entries
                .iter()
                .map(|(key, node)| (Cow::Borrowed(key.as_str()), value(&node.value)))
                .collect(),
        ),
    }
}
