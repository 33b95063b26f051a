//! JSON that a record keeps in its strings: rich text in a field of text, and
//! lists in the cell of a table.

use std::borrow::Cow;

use super::tree::{self, Tree};

/// A value with what is kept as JSON in its strings read, too.
pub(super) fn expanded<'a>(tree: Tree<'a>) -> Tree<'a> {
    match tree {
        Tree::List(items) => Tree::List(items.into_iter().map(expanded).collect()),
        Tree::Object(members) => {
            let each = |(key, value): (Cow<'a, str>, Tree<'a>)| match value {
                Tree::Text(text) if text.starts_with(['{', '[']) && !is_own(&key) => {
                    let kept = kept_as_text(&text);
                    (key, kept.unwrap_or(Tree::Text(text)))
                }
                value => (key, expanded(value)),
            };
            Tree::Object(members.into_iter().map(each).collect())
        }
        other => other,
    }
}

/// Whether what stands under a key is a text whatever it looks like.
fn is_own(key: &str) -> bool {
    matches!(key, "text" | "html" | "markdown" | "title")
}

/// The rich text that a system keeps as JSON in a string: Ghost's `lexical`
/// and `mobiledoc`, and whatever else does so.
fn kept_as_text(text: &str) -> Option<Tree<'static>> {
    let text = text.trim();
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let tree = tree::parse(text).ok()?.into_owned();
    Some(match tree.get("sections") {
        Some(sections) if tree.get("markups").is_some() => {
            mobiledoc(sections.items(), tree.get("cards").map_or(&[], Tree::items))
        }
        _ => tree,
    })
}

/// mobiledoc's numbered sections as blocks.
fn mobiledoc(sections: &[Tree<'static>], cards: &[Tree<'static>]) -> Tree<'static> {
    let object = |members: Vec<(&'static str, Tree<'static>)>| {
        Tree::Object(members.into_iter().map(|(key, value)| (Cow::Borrowed(key), value)).collect())
    };
    let text = |text: &str| Tree::Text(Cow::Owned(text.to_owned()));
    let paragraph = |markers: &[Tree]| {
        let words: String =
            markers.iter().filter_map(|marker| marker.items().get(3)?.text()).collect();
        object(vec![("type", text("paragraph")), ("text", text(&words))])
    };
    let block = |section: &Tree<'static>| match section.items() {
        [Tree::Number(1.0), _, markers, ..] => Some(paragraph(markers.items())),
        [Tree::Number(3.0), _, items, ..] => {
            let items = items.items().iter().map(|item| paragraph(item.items()));
            Some(object(vec![("type", text("list")), ("items", Tree::List(items.collect()))]))
        }
        [Tree::Number(10.0), Tree::Number(index), ..] if *index >= 0.0 => {
            match cards.get(*index as usize)?.items() {
                [Tree::Text(kind), payload, ..] => {
                    Some(object(vec![("type", text(kind)), ("data", payload.clone())]))
                }
                _ => None,
            }
        }
        _ => None,
    };
    object(vec![("blocks", Tree::List(sections.iter().filter_map(block).collect()))])
}
