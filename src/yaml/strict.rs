//! Turns a YAML tree into a value and finds every fault on the way.
//!
//! A derived `Deserialize` stops at its first fault. Here the fault is noted,
//! the offending node mended (an unknown key dropped, a missing or wrong value
//! replaced by a stand-in, or left out where none fits) and the tree read
//! again, until nothing is left to complain of.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::fault::Mend;
use super::{FileError, Key, LineColumn, Node, Value};

/// A file with more faults than this is not a rule file.
const MAX_FAULTS: usize = 100;

/// Reads a value from a tree, or says everything that is wrong with it.
pub fn read<T: DeserializeOwned>(path: &str, mut root: Node) -> Result<T, Vec<FileError>> {
    let mut errors = duplicates(path, &mut root);
    let mut next_id = usize::MAX;
    let mut meant = Vec::new();
    for _ in 0..MAX_FAULTS {
        let fault = match T::deserialize(&root) {
            Ok(value) if errors.is_empty() => return Ok(value),
            Ok(_) => break,
            Err(fault) => fault,
        };
        let Some((id, at)) = fault.place else { break };
        let Some(node) = root.find(id) else { break };
        next_id -= 1;
        // What stands in for something missing was noted when it was put there,
        // and a key that is missing because it is misspelt was noted as that.
        let was_noted = match (&node.value, &fault.mend) {
            (Value::StandIn(_), _) => true,
            (_, Mend::Add(name)) => meant.contains(&(id, *name)),
            _ => false,
        };
        meant.extend(fault.meant.map(|name| (id, name)));
        if !mend(node, &fault.mend, next_id) && !root.remove(id) {
            break;
        }
        if was_noted {
            continue;
        }
        errors.push(FileError {
            path: path.to_owned(),
            line: at.line,
            column: at.column,
            message: match fault.key {
                Some(key) => format!("`{key}`: {}", fault.message),
                None => fault.message.into(),
            },
            help: fault.help.map(String::from),
        });
    }
    Err(errors)
}

/// Takes out the keys that a mapping has twice.
fn duplicates(path: &str, node: &mut Node) -> Vec<FileError> {
    let mut errors = Vec::new();
    match &mut node.value {
        Value::Map(entries) => {
            let mut seen: BTreeMap<String, LineColumn> = BTreeMap::new();
            entries.retain(|(key, _)| match seen.get(&key.name) {
                None => {
                    seen.insert(key.name.clone(), key.at);
                    true
                }
                Some(first) => {
                    errors.push(FileError {
                        path: path.to_owned(),
                        line: key.at.line,
                        column: key.at.column,
                        message: format!("the key `{}` is given twice", key.name),
                        help: Some(format!("it stands on line {} already", first.line)),
                    });
                    false
                }
            });
            errors.extend(entries.iter_mut().flat_map(|(_, node)| duplicates(path, node)));
        }
        Value::List(items) => {
            errors.extend(items.iter_mut().flat_map(|node| duplicates(path, node)));
        }
        Value::Kind(_, node) => errors.extend(duplicates(path, node)),
        _ => {}
    }
    errors
}

/// Makes a node that can be read; false where even a stand-in could not.
fn mend(node: &mut Node, mend: &Mend, id: usize) -> bool {
    let at = node.at;
    match (mend, &mut node.value) {
        (Mend::Drop(name), Value::Map(entries)) => entries.retain(|(key, _)| key.name != **name),
        (Mend::Add(name), Value::Map(entries) | Value::StandIn(entries)) => {
            let key = Key { at, name: (*name).to_owned() };
            entries.push((key, Node { id, at, inside: None, value: Value::StandIn(Vec::new()) }));
        }
        (_, Value::StandIn(_)) => return false,
        (_, value) => *value = Value::StandIn(Vec::new()),
    }
    true
}
