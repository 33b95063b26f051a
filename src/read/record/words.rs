//! The words of a value: a text, an object around one, or rich text of nodes.

use std::borrow::Cow;

use super::key::plain;
use super::tree::Tree;
use crate::read::Format;

/// A text of a record and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words<'a> {
    pub text: Cow<'a, str>,
    pub format: Format,
}

impl<'a> Words<'a> {
    /// A text that stands for itself.
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Words<'a> {
        Words { text: text.into(), format: Format::Plain }
    }

    /// A text that may have markup in it.
    pub fn of(text: impl Into<Cow<'a, str>>) -> Words<'a> {
        let text = text.into();
        let format = if is_markup(&text) { Format::Html } else { Format::Plain };
        Words { text, format }
    }

    /// The same text, known to be written so.
    pub fn written(self, format: Format) -> Words<'a> {
        Words { format, ..self }
    }

    /// Whether no character prints.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Keys of a text within an object that is there for its sake, the best first.
const INSIDE: [(&str, Option<Format>); 14] = [
    ("rendered", Some(Format::Html)),
    ("processed", Some(Format::Html)),
    ("html", Some(Format::Html)),
    ("plain_text", Some(Format::Plain)),
    ("markdown", Some(Format::Markdown)),
    ("value", None),
    ("#text", None),
    ("text", None),
    ("basic", None),
    ("main", None),
    ("default", None),
    ("raw", None),
    ("plain", Some(Format::Plain)),
    ("content", None),
];

/// The words of a value, where it is one text.
pub(super) fn words<'a>(value: &'a Tree<'a>) -> Option<Words<'a>> {
    match value {
        Tree::Text(text) => Some(Words::of(&**text)).filter(|words| !words.is_empty()),
        Tree::List(items) => rich(items).map(Words::plain),
        Tree::Object(members) => {
            let inside = INSIDE.iter().find_map(|(key, format)| {
                let text = value.get(key)?.words()?;
                Some(match format {
                    Some(format) => Words { text: text.into(), format: *format },
                    None => Words::of(text),
                })
            });
            inside.or_else(|| nested(value)).or_else(|| {
                let is_one = members.len() <= 40 && members.iter().all(|(key, _)| is_locale(key));
                words(&members.first().filter(|_| is_one)?.1)
            })
        }
        _ => None,
    }
}

/// The rich text inside of an object: a document, a paragraph, a property.
fn nested<'a>(value: &'a Tree<'a>) -> Option<Words<'a>> {
    const KEYS: [&str; 7] =
        ["title", "rich_text", "children", "content", "document", "root", "text"];
    KEYS.iter().find_map(|key| match value.get(key)? {
        Tree::List(items) => rich(items).map(Words::plain),
        inner @ Tree::Object(_) => nested(inner),
        _ => None,
    })
}

/// The text of a list of nodes: of those in a line as they stand, of
/// paragraphs with a space between.
fn rich(items: &[Tree]) -> Option<String> {
    if items.is_empty() || !items.iter().all(|item| matches!(item, Tree::Object(_))) {
        return None;
    }
    if let Some(line) = line(items) {
        return Some(line.trim().to_owned()).filter(|line| !line.is_empty());
    }
    let paragraphs: Option<Vec<String>> =
        items.iter().map(|item| children(item).and_then(line)).collect();
    let joined = paragraphs?.join(" ");
    Some(joined.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The nodes within a node.
pub(super) fn children<'t, 'a>(node: &'t Tree<'a>) -> Option<&'t [Tree<'a>]> {
    const KEYS: [&str; 6] = ["children", "content", "rich_text", "nodes", "inlines", "text"];
    KEYS.iter().find_map(|key| match node.get(key)? {
        Tree::List(items) => Some(items.as_slice()),
        _ => None,
    })
}

/// The text of nodes that stand in a line, where all of them do.
pub(super) fn line(items: &[Tree]) -> Option<String> {
    let mut text = String::new();
    for item in items {
        text.push_str(&inline(item)?);
    }
    Some(text)
}

/// The text of a node that stands in a line.
fn inline<'a>(node: &'a Tree<'a>) -> Option<Cow<'a, str>> {
    const IN_LINE: [&str; 16] = [
        "text",
        "span",
        "extendedtext",
        "link",
        "autolink",
        "hyperlink",
        "entryhyperlink",
        "assethyperlink",
        "a",
        "mention",
        "strong",
        "em",
        "bold",
        "italic",
        "emoji",
        "tab",
    ];
    if let Tree::Text(text) = node {
        return Some(Cow::Borrowed(text));
    }
    if let Some(Tree::Text(text)) = node.get("plain_text") {
        return Some(Cow::Borrowed(text));
    }
    let kind = kind(node).unwrap_or_default();
    if matches!(&*kind, "hardbreak" | "break" | "linebreak" | "br") {
        return Some(Cow::Borrowed(" "));
    }
    if !kind.is_empty() && !IN_LINE.contains(&&*kind) {
        return None;
    }
    if let Some(children) = children(node) {
        return line(children).map(Cow::Owned);
    }
    ["text", "value", "insert"].iter().find_map(|key| match node.get(key)? {
        Tree::Text(text) => Some(Cow::Borrowed(&**text)),
        inner => inner.get("content")?.text().map(Cow::Borrowed),
    })
}

/// The text under the first of `keys` that has one: a string, or the `value`
/// (ninjs) or `text` (schema.org) of an object or of a list's first one.
pub(super) fn first_text<'a>(item: &'a Tree<'a>, keys: &[&str]) -> Option<&'a str> {
    let inner = |value: &'a Tree<'a>| match value {
        Tree::Text(text) => Some(&**text),
        Tree::List(list) => {
            let first = list.first()?;
            first.text().or_else(|| first.get("value")?.text())
        }
        Tree::Object(_) => ["value", "text"].iter().find_map(|key| value.get(key)?.text()),
        _ => None,
    };
    let filled = |text: &&str| !text.trim().is_empty();
    keys.iter().find_map(|key| inner(item.get(key)?).filter(filled))
}

/// What a node says that it is: `image` of `core/image`, `shared.image` and
/// `media--image`.
pub(super) fn kind(node: &Tree) -> Option<String> {
    const KEYS: [&str; 8] = [
        "type",
        "_type",
        "nodeType",
        "blockName",
        "__component",
        "component",
        "__typename",
        "kind",
    ];
    KEYS.iter().find_map(|key| node.get(key)?.text()).map(plain)
}

/// Whether a text is written in HTML: a tag or a character by its name.
pub(super) fn is_markup(text: &str) -> bool {
    let opens = |(at, _): (usize, &str)| {
        let behind = text[at + 1..].trim_start_matches('/');
        behind.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') && behind.contains('>')
    };
    let names = |(at, _): (usize, &str)| {
        let behind = &text.as_bytes()[at + 1..text.len().min(at + 12)];
        let name = behind.iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b'#'));
        name.is_some_and(|end| end > 1 && behind[end] == b';')
    };
    text.match_indices('<').any(opens) || text.match_indices('&').take(50).any(names)
}

/// Whether a text may be the address of a file.
pub(super) fn is_address(text: &str) -> bool {
    text.len() < 4_000 && text.contains(['/', '.']) && !text.trim().contains(char::is_whitespace)
}

/// `en`, `en-US`, `pt_BR`: the keys of a text in several languages.
fn is_locale(key: &str) -> bool {
    let (language, region) = key.split_once(['-', '_']).unwrap_or((key, "XX"));
    let letters = |text: &str| text.bytes().all(|b| b.is_ascii_alphabetic());
    language.len() == 2 && (2..=4).contains(&region.len()) && letters(language) && letters(region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::record::tree;

    #[test]
    fn the_words_of_a_value_are_found_in_any_wrapping() {
        for (json, text) in [
            (r#""A tram""#, "A tram"),
            (r#"{"rendered":"<p>A tram</p>"}"#, "<p>A tram</p>"),
            (r#"{"basic":"A tram"}"#, "A tram"),
            (r#"{"en-US":"A tram"}"#, "A tram"),
            (
                r#"[{"type":"text","plain_text":"A "},{"type":"text","plain_text":"tram"}]"#,
                "A tram",
            ),
            (r#"[{"_type":"block","children":[{"_type":"span","text":"A tram"}]}]"#, "A tram"),
            (
                r#"{"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"nodeType":"text","value":"A "},{"nodeType":"hyperlink","content":[{"nodeType":"text","value":"tram"}]}]}]}"#,
                "A tram",
            ),
            (r#"{"type":"title","title":[{"plain_text":"A tram"}]}"#, "A tram"),
        ] {
            let tree = tree::parse(json).expect("this is JSON");
            assert_eq!(words(&tree).expect(json).text, text, "{json}");
        }
    }

    #[test]
    fn markup_is_told_from_signs() {
        for text in ["<p>a", "a <em>b</em>", "R&amp;D", "a&#233;"].map(|t| format!("{t}>")) {
            assert!(is_markup(&text), "{text}");
        }
        for text in ["a < b", "R&D;", "x <3 y", "AT&T"] {
            assert!(!is_markup(text), "{text}");
        }
    }
}
