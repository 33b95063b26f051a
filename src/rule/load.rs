use super::pattern::Compile;
use super::{Check, Rule, RuleError, pattern};
use crate::compare::FEATURES;
use crate::suggest::expected;
use crate::yaml::{self, Key, Node, Value, shorten};

/// Reads the rule in a file, or says everything that is wrong with it.
///
/// `path` is what errors call the file, `theme` the folder that it is in.
///
/// # Errors
/// Every fault of the file, each at its place.
pub fn parse(path: &str, theme: &str, text: &str) -> Result<Rule, Vec<RuleError>> {
    parse_for(path, theme, text, Compile::Now)
}

/// The same; `when` says whether its patterns have to be compiled to be trusted.
pub(super) fn parse_for(
    path: &str,
    theme: &str,
    text: &str,
    when: Compile,
) -> Result<Rule, Vec<RuleError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut root = yaml::parse(path, text, yaml::RULE).map_err(|error| vec![error])?;
    let with = root.get("with").or(root.get("check")).map_or(root.at, |node| node.at);
    let excuses = root.get("unless").map(|node| node.at);
    let fix = root.get("fix").map(|node| node.at);
    join_check_and_with(&mut root);
    let mut errors = faults(path, &root);
    errors.extend(broken_patterns(path, &mut root));
    let error = |at: yaml::LineColumn, message: String, help: Option<&str>| RuleError {
        path: path.to_owned(),
        line: at.line,
        column: at.column,
        message,
        help: help.map(str::to_owned),
    };
    match yaml::read::<Rule>(path, root) {
        Ok(mut rule) if errors.is_empty() => {
            rule.theme = theme.to_owned();
            rule.check.prepare(when).map_err(|message| vec![error(with, message, None)])?;
            if let (false, true, Some(at)) =
                (rule.unless.is_empty(), !rule.check.is_of_captions(), excuses)
            {
                let message = "`unless`: only captions have excuses, and this check looks at none";
                return Err(vec![error(at, message.to_owned(), Some("leave the key out"))]);
            }
            if let (true, false, Some(at)) = (rule.fix.is_some(), rule.check.knows_answers(), fix) {
                let message = "`fix`: this check does not know what is right";
                let help = "leave the key out; `person` with `misspelt`, `date` with \
                            `wrong-weekday` or `wrong-year`, and `claim` know";
                return Err(vec![error(at, message.to_owned(), Some(help))]);
            }
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
        let empty = || Node { id: 0, at: node.at, inside: None, value: Value::Map(Vec::new()) };
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

/// Keys under `with` that hold patterns.
const PATTERNS: &[&str] = &["match", "require", "except"];

/// The faults of patterns, each at its place inside the pattern; what is
/// broken is replaced, so that nobody complains of it again.
fn broken_patterns(path: &str, root: &mut Node) -> Vec<RuleError> {
    let mut errors = Vec::new();
    let Some(check) = root.get_mut("check") else { return errors };
    for key in PATTERNS {
        let Some(Node { value: Value::List(items), .. }) = check.get_mut(key) else { continue };
        for node in items {
            let Value::Text(text) = &node.value else { continue };
            let Some(fault) = pattern::fault(text) else { continue };
            errors.push(RuleError {
                path: path.to_owned(),
                line: node.at.line,
                column: node.at.column + node.inside.map_or(0, |before| before + fault.at),
                message: format!("`{key}`: `{}` is no pattern", shorten(text)),
                help: Some(fault.says),
            });
            node.value = Value::StandIn(Vec::new());
        }
    }
    errors
}

/// What is wrong with a rule that its types do not say.
fn faults(path: &str, root: &Node) -> Vec<RuleError> {
    let check = root.get("check");
    let mut errors = check.map_or_else(Vec::new, |check| unknown_evidence(path, check));
    let mut fault = |at: yaml::LineColumn, message: String, help: Option<String>| {
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
    let known = check.and_then(placeholders);
    let of_title = known.map(|known| [known, &["fix"]].concat());
    let title = root.get("fix").and_then(|fix| text(fix, "title"));
    for (key, found, known) in
        [("message", text(root, "message"), known), ("title", title, of_title.as_deref())]
    {
        if let (Some((at, template)), Some(known)) = (found, known)
            && let Ok(template) = super::Template::try_from(template.to_owned())
        {
            for name in template.placeholders().filter(|name| !known.contains(name)) {
                let message = format!("`{key}`: unknown placeholder `{{{name}}}`");
                fault(at, message, expected(name, known));
            }
        }
    }
    let examples = match root.get("examples").map(|node| &node.value) {
        Some(Value::List(examples)) => examples.as_slice(),
        _ => &[],
    };
    for example in examples.iter().filter(|example| !example.entries().is_empty()) {
        let looked_at: Vec<&str> = looked_at(example).collect();
        if looked_at.is_empty() {
            let help = "expected `caption`, `captions`, `alt`, `credit`, `src` or `title`";
            fault(example.at, "the example has no picture".to_owned(), Some(help.to_owned()));
        } else if let Some((at, because)) = text(example, "because")
            && !looked_at.iter().any(|text| text.contains(because))
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

/// The texts of an example that a finding can point at.
fn looked_at(example: &Node) -> impl Iterator<Item = &str> {
    let several = match example.get("captions").map(|node| &node.value) {
        Some(Value::List(captions)) => captions.as_slice(),
        _ => &[],
    };
    let single = ["caption", "alt", "credit", "src", "title"];
    let single = single.into_iter().filter_map(|key| example.get(key));
    single.chain(several).filter_map(|node| match &node.value {
        Value::Text(text) | Value::Plain(text) => Some(text.as_str()),
        _ => None,
    })
}

fn text<'a>(node: &'a Node, key: &str) -> Option<(yaml::LineColumn, &'a str)> {
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
