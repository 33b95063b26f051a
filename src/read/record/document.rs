//! The stories of a whole document.

use std::cell::OnceCell;

use super::envelope::{self, What};
use super::expanded::expanded;
use super::fault::{self, Fault, RecordError};
use super::field::id;
use super::story::story;
use super::tree::{self, Step, Tree};
use crate::article::{Article, Source, Span};
use crate::read::{Fields, ReadError, budget};

/// The stories of a JSON document: one record, a list of records, or either
/// inside of the objects that an interface wraps its answers in.
pub fn document(source: &Source) -> Vec<Result<Article, ReadError>> {
    document_by(source, &Fields::NONE)
}

/// The same, of a house with keys of its own in its records.
pub fn document_by(source: &Source, fields: &Fields) -> Vec<Result<Article, ReadError>> {
    let read = document_told(source, fields).into_iter();
    read.map(|story| story.map_err(ReadError::from)).collect()
}

/// The same, with which of the records are no stories at all.
pub fn document_told(source: &Source, fields: &Fields) -> Vec<Result<Article, RecordError>> {
    let json = source.text();
    let tree = match tree::parse(json) {
        Ok(tree) => expanded(tree),
        Err(error) => {
            let is_no_story = !fault::seems_a_story(json);
            return vec![Err(RecordError { error: broken(&error, json), is_no_story })];
        }
    };
    // Where the records stand is asked only if something is wrong with one.
    let places = OnceCell::new();
    let at = |list: &[Step], index: Option<usize>, path: &[Step]| {
        let Some(index) = index else {
            return tree::byte(json, &[list, path].concat());
        };
        let places = places.get_or_init(|| tree::elements(json, list));
        let record: Span = *places.get(index)?;
        Some(record.start + tree::byte(record.of(json), path).unwrap_or(0))
    };
    stories(&tree, source, fields, &at)
}

/// Where a value stands in the text of a document: by the way to the list of
/// records, the number of the record in it, if it is one of a list, and the
/// way within the record.
pub(super) type Places<'p> = dyn Fn(&[Step], Option<usize>, &[Step]) -> Option<usize> + 'p;

/// The stories in the values of a document.
pub(super) fn stories(
    tree: &Tree,
    source: &Source,
    fields: &Fields,
    at: &Places,
) -> Vec<Result<Article, RecordError>> {
    let found = envelope::find(tree, fields);
    let error = |fault: Fault, record: &Tree, index: Option<usize>, inner: &[Step]| {
        let path = [inner, &fault.path].concat();
        let place = at(&found.path, index, &path).map(|at| source.locate(Span::new(at, at)));
        fault.into_located(id(record).as_deref(), place)
    };
    match found.what {
        What::One(record) => {
            let read = story(record, &found.shared, source.name(), fields);
            vec![read.map_err(|fault| error(fault, record, None, &[]))]
        }
        What::List(list) if let Err(error) = budget::stories(list.len()) => {
            vec![Err(RecordError { error, is_no_story: false })]
        }
        What::List(list) => {
            let several = list.len() > 1;
            let is_graph = found.path.last() == Some(&Step::Key("@graph".to_owned()));
            let records = list.iter().enumerate().map(|(index, item)| {
                let (record, inner) = envelope::unwrap(item, fields);
                (index, record, inner)
            });
            // A graph tells of the page, the site and the author as well.
            let is_told = |record: &Tree| !is_graph || envelope::is_story(record, fields);
            let told = records.filter(|(_, record, _)| is_told(record));
            let others = list.iter().filter(|item| is_graph && !is_told(item));
            let others: Vec<&Tree> = others.collect();
            let several = several && list.len() - others.len() > 1;
            let shared: Vec<&Tree> = found.shared.iter().copied().chain(others).collect();
            told.map(|(index, record, inner)| {
                let name = format!("{}[{index}]", source.name());
                let shared = match several {
                    true => referred_to(record, &shared),
                    false => shared.clone(),
                };
                story(record, &shared, &name, fields)
                    .map_err(|fault| error(fault, record, Some(index), &inner))
            })
            .collect()
        }
    }
}

/// Of what stands beside several records, what one of them refers to, and
/// what that refers to.
fn referred_to<'t, 'a>(record: &'t Tree<'a>, shared: &[&'t Tree<'a>]) -> Vec<&'t Tree<'a>> {
    fn names<'t>(value: &'t Tree, found: &mut std::collections::BTreeSet<&'t str>) {
        for (key, value) in value.members() {
            match value {
                Tree::Text(text) if key == "id" || key == "_ref" => {
                    found.insert(text);
                }
                _ => names(value, found),
            }
        }
        value.items().iter().for_each(|item| names(item, found));
    }
    if shared.is_empty() {
        return Vec::new();
    }
    let name = |asset: &'t Tree<'a>| {
        asset.get("id").or_else(|| asset.get("sys")?.get("id")).and_then(Tree::text)
    };
    let mut wanted = std::collections::BTreeSet::new();
    names(record, &mut wanted);
    let is_wanted = |wanted: &std::collections::BTreeSet<&str>, asset| {
        name(asset).is_some_and(|name| wanted.contains(name))
    };
    let first: Vec<&Tree> =
        shared.iter().copied().filter(|asset| is_wanted(&wanted, asset)).collect();
    first.iter().for_each(|asset| names(asset, &mut wanted));
    shared.iter().copied().filter(|asset| is_wanted(&wanted, asset)).collect()
}

/// The error for a document that is no JSON.
fn broken(error: &serde_json::Error, json: &str) -> ReadError {
    let mut broken = fault::syntax(error, json, 1);
    let lines = json.lines().map(str::trim).filter(|line| !line.is_empty());
    if error.is_syntax() && lines.take(2).all(|line| tree::parse(line).is_ok()) {
        broken.message += "; one record a line is read with `--input-format jsonl`";
    }
    broken
}
