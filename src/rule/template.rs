use std::fmt;

use serde::{Deserialize, Serialize};

/// A message with places to fill in: `the caption is dated {caption}`.
///
/// `{{` and `}}` stand for the braces themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Template {
    source: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Placeholder(String),
}

impl Template {
    /// The message with each placeholder replaced by its value; one without a
    /// value stays as it is written.
    pub fn render(&self, values: &[(&str, &str)]) -> String {
        let mut message = String::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => message.push_str(words),
                Part::Placeholder(name) => match values.iter().find(|(known, _)| known == name) {
                    Some((_, value)) => message.push_str(value),
                    None => message.extend(["{", name, "}"]),
                },
            }
        }
        message
    }

    /// The names between braces, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Placeholder(name) => Some(name.as_str()),
            Part::Words(_) => None,
        })
    }
}

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(source: String) -> Result<Template, String> {
        let mut parts = Vec::new();
        let mut words = String::new();
        let mut rest = source.as_str();
        while let Some(at) = rest.find(['{', '}']) {
            words.push_str(&rest[..at]);
            let brace = &rest[at..at + 1];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                words.push_str(brace);
                rest = after;
                continue;
            }
            let end = match brace {
                "{" => rest.find(['{', '}']).filter(|end| rest[*end..].starts_with('}')),
                _ => None,
            };
            let Some(end) = end else {
                return Err(format!(
                    "`{brace}` without its pair: write `{brace}{brace}` for a brace"
                ));
            };
            if !words.is_empty() {
                parts.push(Part::Words(std::mem::take(&mut words)));
            }
            parts.push(Part::Placeholder(rest[..end].trim().to_owned()));
            rest = &rest[end + 1..];
        }
        words.push_str(rest);
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        Ok(Template { source, parts })
    }
}

impl From<Template> for String {
    fn from(template: Template) -> String {
        template.source
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn placeholders_are_filled_and_braces_can_be_written() {
        let values = [("caption", "2019"), ("story", "2020 {caption}")];
        for (source, message) in [
            ("dated {caption}, set in { story }", "dated 2019, set in 2020 {caption}"),
            ("no placeholder", "no placeholder"),
            ("{{caption}} is {caption}", "{caption} is 2019"),
            ("{other}", "{other}"),
            ("", ""),
        ] {
            let template = Template::try_from(source.to_owned()).unwrap();
            assert_eq!(template.render(&values), message);
        }
        for broken in ["{caption", "caption}", "{a{b}", "{a}}"] {
            assert!(Template::try_from(broken.to_owned()).is_err(), "{broken}");
        }
    }
}
