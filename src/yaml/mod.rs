//! YAML as a tree that knows where each of its words stands.

mod deserialize;
mod error;
mod fault;
mod one_or_more;
mod placed;
mod raw;
mod strict;

pub use error::FileError;
pub use fault::shorten;
pub use one_or_more::one_or_more;
pub use placed::Placed;
pub use raw::Raw;
pub use strict::read;

use serde_yaml::Spanned;

/// Where something stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// 1-based line.
    pub line: usize,
    /// 1-based column in characters.
    pub column: usize,
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// A number of its own within the file.
    pub id: usize,
    pub at: LineColumn,
    /// Characters from `at` to the first of a string's own, where they stand
    /// in the file on one line and to the letter: those of a quotation mark.
    pub inside: Option<usize>,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A number or a truth value, as it is written.
    Plain(String),
    Null,
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
    /// One of several kinds, by name, with what belongs to it.
    Kind(Key, Box<Node>),
    /// Fits where something is missing that was complained of already, with
    /// as many keys as it turned out to need.
    StandIn(Vec<(Key, Node)>),
}

/// A key of a mapping and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub at: LineColumn,
    pub name: String,
}

/// What kind of file is read: more than any of its kind needs, and little
/// enough to stop a YAML bomb.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// What a file holds, as in "expected one rule a file".
    pub what: &'static str,
    max_nodes: usize,
}

/// A rule.
pub const RULE: Kind = Kind { what: "rule", max_nodes: 20_000 };
/// A configuration, which may bring a glossary.
pub const CONFIGURATION: Kind = Kind { what: "configuration", max_nodes: 200_000 };

const MAX_DEPTH: usize = 32;
/// A longer file is not read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

/// What is said of a longer file, behind its name.
pub fn too_large(what: &str) -> String {
    format!("has more than {MAX_BYTES} bytes: a {what} file may have 1 MiB")
}

/// Whether a text holds nothing but comments.
pub fn is_empty(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Reads the one document of a file.
pub fn parse(path: &str, text: &str, kind: Kind) -> Result<Node, FileError> {
    let fault = |at: LineColumn, message: String, help: Option<String>| FileError {
        path: path.to_owned(),
        line: at.line,
        column: at.column,
        message,
        help,
    };
    let what = kind.what;
    let start = LineColumn { line: 1, column: 1 };
    if text.len() > MAX_BYTES {
        let message = format!("the file has {} bytes", text.len());
        return Err(fault(start, message, Some(format!("a {what} file may have 1 MiB"))));
    }
    if is_empty(text) {
        return Err(fault(
            start,
            "the file is empty".to_owned(),
            Some(format!("expected a {what}")),
        ));
    }
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_depth: MAX_DEPTH, max_nodes: kind.max_nodes, max_aliases: 100 },
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::options::MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        with_snippet: false,
    };
    let raw: Spanned<Raw<Spanned<String>>> = serde_yaml::from_str_with_options(text, options)
        .map_err(|error| {
            let error = error.without_snippet();
            let at = error.location().map_or(start, place);
            match error {
                serde_yaml::Error::MultipleDocuments { .. } => {
                    let help = format!("expected one {what} a file; give each its own file");
                    fault(at, "a second document begins here".to_owned(), Some(help))
                }
                serde_yaml::Error::NullIntoString { .. } => {
                    fault(at, "a key is empty".to_owned(), Some("expected a name".to_owned()))
                }
                error => match first_line(&error.to_string()) {
                    // Said of an alias, a breach is no error of its own kind.
                    said if said.starts_with("budget breached") => {
                        fault(at, format!("this is more than a {what} file can hold"), None)
                    }
                    said => fault(at, format!("not YAML: {said}"), None),
                },
            }
        })?;
    Ok(Tree { text, nodes: 0 }.node(raw))
}

fn place(location: serde_yaml::Location) -> LineColumn {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX).max(1);
    LineColumn { line: number(location.line()), column: number(location.column()) }
}

/// The parser's own words, without its place and its advice to programmers.
fn first_line(message: &str) -> &str {
    let line = message.lines().next().unwrap_or_default();
    let line = line.split(" at line ").next().unwrap_or(line);
    line.split_once(": line ").map_or(line, |(before, _)| before)
}

/// Numbers the nodes and fetches from the text what the parser interpreted.
struct Tree<'a> {
    text: &'a str,
    nodes: usize,
}

impl Tree<'_> {
    fn node(&mut self, raw: Spanned<Raw<Spanned<String>>>) -> Node {
        let location = raw.referenced;
        self.nodes += 1;
        let id = self.nodes;
        let mut inside = None;
        let plain = |said: &dyn Fn() -> String| {
            Value::Plain(self.written(raw.defined).unwrap_or_else(said))
        };
        let value = match raw.value {
            Raw::Text(text) => {
                inside = self.written(raw.referenced).and_then(|written| lead(&written, &text));
                Value::Text(text)
            }
            Raw::Flag(flag) => plain(&|| flag.to_string()),
            Raw::Number(number) => plain(&|| number.to_string()),
            Raw::Bytes => plain(&String::new),
            Raw::Null => Value::Null,
            Raw::List(items) => Value::List(items.into_iter().map(|n| self.node(n)).collect()),
            Raw::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, node)| {
                        (Key { at: place(key.referenced), name: key.value }, self.node(node))
                    })
                    .collect(),
            ),
        };
        Node { id, at: place(location), inside, value }
    }

    fn written(&self, location: serde_yaml::Location) -> Option<String> {
        let span = location.span();
        let start = usize::try_from(span.byte_offset()?).ok()?;
        let end = start.checked_add(usize::try_from(span.byte_len()?).ok()?)?;
        self.text.get(start..end).map(|written| written.trim().to_owned())
    }
}

/// How many characters stand before a string as it is written in the file.
fn lead(written: &str, text: &str) -> Option<usize> {
    let quoted = || {
        let inside = written.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
        (inside == text).then_some(1)
    };
    if written == text { Some(0) } else { quoted() }
}

impl Node {
    /// A node of a tree that is made, not read.
    pub fn new(id: usize, at: LineColumn, value: Value) -> Node {
        Node { id, at, inside: None, value }
    }

    /// The value under a key, where this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k.name == key).map(|(_, n)| n),
            Value::Kind(_, node) => node.get(key),
            _ => None,
        }
    }

    /// The value under a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        match &mut self.value {
            Value::Map(entries) => entries.iter_mut().find(|(k, _)| k.name == key).map(|(_, n)| n),
            Value::Kind(_, node) => node.get_mut(key),
            _ => None,
        }
    }

    /// The entries, where this is a mapping.
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The node with a number, at or under this one.
    pub fn find(&mut self, id: usize) -> Option<&mut Node> {
        if self.id == id {
            return Some(self);
        }
        match &mut self.value {
            Value::List(items) => items.iter_mut().find_map(|node| node.find(id)),
            Value::Map(entries) | Value::StandIn(entries) => {
                entries.iter_mut().find_map(|(_, node)| node.find(id))
            }
            Value::Kind(_, node) => node.find(id),
            _ => None,
        }
    }

    /// Takes out the node with a number under this one; false where there is none.
    pub fn remove(&mut self, id: usize) -> bool {
        match &mut self.value {
            Value::List(items) => {
                let before = items.len();
                items.retain(|node| node.id != id);
                items.len() < before || items.iter_mut().any(|node| node.remove(id))
            }
            Value::Map(entries) | Value::StandIn(entries) => {
                let before = entries.len();
                entries.retain(|(_, node)| node.id != id);
                entries.len() < before || entries.iter_mut().any(|(_, node)| node.remove(id))
            }
            Value::Kind(_, node) => node.remove(id),
            _ => false,
        }
    }
}
