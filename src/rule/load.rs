use super::suggest::expected;
use super::yaml::{self, Key, Node, Value, shorten};
use super::{Check, Rule, RuleError};
use crate::compare::FEATURES;

/// Reads the rule in a file, or says everything that is wrong with it.
///
/// `path` is what errors call the file, `theme` the folder that it is in.
///
/// # Errors
/// Every fault of the file, each at its place.
pub fn parse(path: &str, theme: &str, text: &str) -> Result<Rule, Vec<RuleError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut root = yaml::parse(path, text, yaml::RULE).map_err(|error| vec![error])?;
    join_check_and_with(&mut root);
    let mut errors = faults(path, &root);
    match yaml::read::<Rule>(path, root) {
        Ok(mut rule) if errors.is_empty() => {
            rule.theme = theme.to_owned();
            Ok(rule)
        }
        Ok(_) => Err(errors),
        Err(more) => {
            errors.extend(more);
            errors.sort();
            errors.dedup();
            Err(errors)
        }
    }
}

/// Makes one node of `check` and `with`, which are one value in two keys.
fn join_check_and_with(root: &mut Node) {
    let Value::Map(entries) = &mut root.value else { return };
    let at = |name: &str| entries.iter().position(|(key, _)| key.name == name);
    let with = at("with").map(|with| entries[with].1.clone());
    if let Some(check) = at("check")
        && let node = &mut entries[check].1
        && let Value::Text(name) = &node.value
    {
        let known = Check::NAMES.contains(&name.as_str());
        let empty = || Node { id: 0, at: node.at, value: Value::Map(Vec::new()) };
        let content = match with {
            // Nobody knows what an unknown check takes.
            _ if !known => Node { value: Value::StandIn(Vec::new()), ..empty() },
            Some(Node { value: Value::Null, .. }) | None => empty(),
            Some(with) => with,
        };
        let kind = Key { at: node.at, name: name.clone() };
        node.value = Value::Kind(kind, Box::new(content));
    }
    entries.retain(|(key, _)| key.name != "with");
}

/// What is wrong with a rule that its types do not say.
fn faults(path: &str, root: &Node) -> Vec<RuleError> {
    let check = root.get("check");
    let mut errors = check.map_or_else(Vec::new, |check| unknown_evidence(path, check));
    let mut fault = |at: yaml::Place, message: String, help: Option<String>| {
        let (line, column) = (at.line, at.column);
        errors.push(RuleError { path: path.to_owned(), line, column, message, help });
    };
    if let Some((at, id)) = text(root, "id")
        && !is_kebab(id)
    {
        let help = "expected lowercase words joined by hyphens, such as `date-conflict`";
        let message = format!("`id`: `{}` is no name for a rule", shorten(id));
        fault(at, message, Some(help.to_owned()));
    }
    for key in ["summary", "message", "why"] {
        if let Some((at, words)) = text(root, key)
            && words.trim().is_empty()
        {
            fault(at, format!("`{key}` is empty"), None);
        }
    }
    if let Some((at, message)) = text(root, "message")
        && let Some(known) = check.and_then(placeholders)
        && let Ok(template) = super::Template::try_from(message.to_owned())
    {
        for name in template.placeholders().filter(|name| !known.contains(name)) {
            let message = format!("`message`: unknown placeholder `{{{name}}}`");
            fault(at, message, expected(name, known));
        }
    }
    let examples = match root.get("examples").map(|node| &node.value) {
        Some(Value::List(examples)) => examples.as_slice(),
        _ => &[],
    };
    for example in examples.iter().filter(|example| !example.entries().is_empty()) {
        let captions: Vec<&str> = captions(example).collect();
        if captions.is_empty() {
            fault(example.at, "the example has neither `caption` nor `captions`".to_owned(), None);
        } else if let Some((at, because)) = text(example, "because")
            && !captions.iter().any(|caption| caption.contains(because))
        {
            let message = format!("`because`: `{}` is not in the caption", shorten(because));
            let help = "expected the words that the finding must point at";
            fault(at, message, Some(help.to_owned()));
        }
    }
    errors
}

/// Weights in the parameters of a check that no clue goes by.
pub(super) fn unknown_evidence(path: &str, check: &Node) -> Vec<RuleError> {
    let weights = check.get("weights").map_or(&[][..], Node::entries);
    let known: Vec<&str> = FEATURES.iter().map(|feature| feature.name()).collect();
    let unknown = weights.iter().filter(|(key, _)| !known.contains(&key.name.as_str()));
    unknown
        .map(|(key, _)| RuleError {
            path: path.to_owned(),
            line: key.at.line,
            column: key.at.column,
            message: format!("`weights`: unknown evidence `{}`", shorten(&key.name)),
            help: expected(&key.name, &known),
        })
        .collect()
}

fn captions(example: &Node) -> impl Iterator<Item = &str> {
    let several = match example.get("captions").map(|node| &node.value) {
        Some(Value::List(captions)) => captions.as_slice(),
        _ => &[],
    };
    example.get("caption").into_iter().chain(several).filter_map(|node| match &node.value {
        Value::Text(text) | Value::Plain(text) => Some(text.as_str()),
        _ => None,
    })
}

fn text<'a>(node: &'a Node, key: &str) -> Option<(yaml::Place, &'a str)> {
    let node = node.get(key)?;
    match &node.value {
        Value::Text(text) | Value::Plain(text) => Some((node.at, text)),
        _ => None,
    }
}

fn placeholders(check: &Node) -> Option<&'static [&'static str]> {
    match &check.value {
        Value::Kind(kind, _) => Check::placeholders_of(&kind.name),
        _ => None,
    }
}

fn is_kebab(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}
