//! A rule with some of its parameters changed.

use serde_json::Value as Json;

use super::load::unknown_evidence;
use super::pattern::Compile;
use super::{Check, Rule, RuleError};
use crate::yaml::{self, Key, LineColumn, Node, Value};

impl Rule {
    /// The rule's check with the parameters that it has, but for those that
    /// `with` gives it; of parameters that are mappings, entry by entry.
    ///
    /// # Errors
    /// Every parameter that the check does not take, at its place in `path`.
    pub(crate) fn check_with(&self, path: &str, with: &Node) -> Result<Check, Vec<RuleError>> {
        let name = self.check.name();
        let own = serde_json::to_value(&self.check).unwrap_or_default();
        // Nodes of the changes keep their numbers; these come behind any of them.
        let mut number = usize::MAX / 2;
        let mut content =
            node(own.get(name).unwrap_or(&Json::Object(Default::default())), with.at, &mut number);
        if !matches!(with.value, Value::Map(_)) {
            let LineColumn { line, column } = with.at;
            let message = "`with` is no mapping".to_owned();
            let help = Some("expected parameters, such as `with: { tolerance: 7d }`".to_owned());
            return Err(vec![RuleError { path: path.to_owned(), line, column, message, help }]);
        }
        lay_over(&mut content, with);
        let errors = unknown_evidence(path, &content);
        let kind = Key { at: with.at, name: name.to_owned() };
        let root = Node::new(0, with.at, Value::Kind(kind, Box::new(content)));
        match yaml::read::<Check>(path, root) {
            Ok(mut check) if errors.is_empty() => {
                let LineColumn { line, column } = with.at;
                let path = path.to_owned();
                check.prepare(Compile::Now).map_err(|message| {
                    vec![RuleError { path, line, column, message, help: None }]
                })?;
                Ok(check)
            }
            Ok(_) => Err(errors),
            Err(more) => Err(errors.into_iter().chain(more).collect()),
        }
    }
}

/// A value as a tree that stands at one place.
fn node(value: &Json, at: LineColumn, number: &mut usize) -> Node {
    *number += 1;
    let id = *number;
    let value = match value {
        Json::Null => Value::Null,
        Json::Bool(_) | Json::Number(_) => Value::Plain(value.to_string()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => {
            Value::List(items.iter().map(|item| node(item, at, number)).collect())
        }
        Json::Object(entries) => Value::Map(
            entries
                .iter()
                .map(|(name, value)| (Key { at, name: name.clone() }, node(value, at, number)))
                .collect(),
        ),
    };
    Node::new(id, at, value)
}

/// Puts the entries of `over` in the place of those of their names.
fn lay_over(base: &mut Node, over: &Node) {
    let (Value::Map(entries), Value::Map(changes)) = (&mut base.value, &over.value) else {
        *base = over.clone();
        return;
    };
    for (key, change) in changes {
        match entries.iter_mut().find(|(known, _)| known.name == key.name) {
            Some((known, value)) => {
                known.at = key.at;
                lay_over(value, change);
            }
            None => entries.push((key.clone(), change.clone())),
        }
    }
}
