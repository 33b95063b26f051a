//! The story's prose and title, wherever a record keeps them.

use std::borrow::Cow;

use super::blocks::{Blocks, is_blocks};
use super::key::plain;
use super::tree::{Tree, facets};
use super::walk::Walk;
use super::words::{Words, words};
use crate::read::Format;

/// Keys of the body, in small letters without marks, those first that hold it
/// for certain.
const BODIES: [(&str, Option<Format>); 44] = [
    ("text", None),
    ("articlebody", None),
    ("bodymain", None),
    ("bodyhtml", Some(Format::Html)),
    ("contenthtml", Some(Format::Html)),
    ("html", Some(Format::Html)),
    ("bodymarkdown", Some(Format::Markdown)),
    ("contentmarkdown", Some(Format::Markdown)),
    ("markdown", Some(Format::Markdown)),
    ("body", None),
    ("contentelements", None),
    ("lexical", None),
    ("mobiledoc", None),
    ("blocks", None),
    ("contentblocks", None),
    ("paragraphs", None),
    ("content", None),
    ("article", None),
    ("story", None),
    ("bodytext", None),
    ("contenttext", None),
    ("articletext", None),
    ("articlecontent", None),
    ("storytext", None),
    ("storybody", None),
    ("postcontent", None),
    ("fulltext", None),
    ("fullcontent", None),
    ("maintext", None),
    ("maincontent", None),
    ("richtext", None),
    ("copy", None),
    ("bodycopy", None),
    ("doc", None),
    ("document", None),
    ("plaintext", Some(Format::Plain)),
    ("components", None),
    ("sections", None),
    ("ops", None),
    ("delta", None),
    ("fieldbody", None),
    ("bodynitf", Some(Format::Html)),
    ("children", None),
    ("results", None),
];

/// Keys of the title, likewise.
const TITLES: [&str; 8] = [
    "title",
    "headline",
    "headlines",
    "headlinemain",
    "webtitle",
    "displaytitle",
    "hed",
    "pagetitle",
];

/// The body of a record under the house's own keys.
pub(super) fn own<'a>(
    record: &'a Tree<'a>,
    ways: &[Vec<String>],
    walk: &mut Walk<'a, '_>,
) -> Option<Blocks<'a>> {
    ways.iter().find_map(|way| {
        let mut all = Blocks::default();
        for value in super::mapped::values(record, way) {
            walk.pass(value);
            let more = read(value, &way.join("."), None, walk);
            all.pieces.extend(more.pieces);
            all.pictures.extend(more.pictures);
        }
        (!all.pieces.is_empty()).then_some(all)
    })
}

/// Looks for the body of a record.
pub(super) fn body<'a>(record: &'a Tree<'a>, walk: &mut Walk<'a, '_>) -> Option<Blocks<'a>> {
    let facets = facets(record);
    for (name, format) in BODIES {
        for facet in &facets {
            let members = facet.members().iter().rev();
            for (key, value) in members.filter(|(key, _)| plain(key) == name) {
                let (unread, wordless) = (walk.unread.len(), walk.wordless.len());
                let blocks = read(value, key, format, walk);
                if !blocks.pieces.is_empty() {
                    walk.pass(value);
                    return Some(blocks);
                }
                walk.unread.truncate(unread);
                walk.wordless.truncate(wordless);
            }
        }
    }
    None
}

/// Whether an object has a key of bodies that holds something of the kind.
pub(super) fn has_body(record: &Tree) -> bool {
    let holds = |value: &Tree, is_envelope: bool| match value {
        Tree::Text(_) => value.words().is_some(),
        Tree::List(items) => {
            let is_headed = |item: &Tree| item.get("title").or(item.get("headline")).is_some();
            !items.is_empty() && !items.iter().any(is_headed)
        }
        Tree::Object(_) => is_prose(value, is_envelope),
        // Whatever it is, it was meant to be the body.
        Tree::Number(_) | Tree::Flag(_) => true,
        Tree::Null => false,
    };
    let is_envelope = |plain: &str| matches!(plain, "article" | "story" | "document");
    let is_body = |(key, value): &(Cow<str>, Tree)| {
        let plain = plain(key);
        match value {
            Tree::Number(_) | Tree::Flag(_) => matches!(&**key, "text" | "html" | "markdown"),
            Tree::List(items) if plain == "results" => is_blocks(items),
            _ => BODIES.iter().any(|(name, _)| *name == plain) && holds(value, is_envelope(&plain)),
        }
    };
    facets(record).iter().any(|facet| facet.members().iter().any(is_body))
}

/// Whether an object holds prose, and is no story by itself with prose in it.
fn is_prose(value: &Tree, is_envelope: bool) -> bool {
    const KINDS: [&str; 5] = ["doc", "document", "root", "richtext", "tiptap"];
    const NODES: [&str; 8] =
        ["content", "children", "blocks", "ops", "root", "sections", "nodes", "elements"];
    let members = value.members();
    let is_headed = members.iter().any(|(key, _)| TITLES.contains(&&*plain(key)));
    let kind = super::words::kind(value).unwrap_or_default();
    let has_nodes = || {
        members.iter().any(|(key, value)| {
            let is_root = || matches!(value, Tree::Object(_)) && key == "root";
            NODES.contains(&&**key) && (matches!(value, Tree::List(_)) || is_root())
        })
    };
    let is_locale = || members.len() == 1 && words(value).is_some();
    !is_headed
        && (wraps(value)
            || KINDS.contains(&&*kind)
            || (kind.is_empty() && !is_envelope && (has_nodes() || is_locale() || has_body(value))))
}

/// The prose under a key: one text, one in a wrapping, or blocks.
fn read<'a>(
    value: &'a Tree<'a>,
    path: &str,
    format: Option<Format>,
    walk: &mut Walk<'a, '_>,
) -> Blocks<'a> {
    let one = |words: Words<'a>| Blocks { pieces: vec![words], ..Blocks::default() };
    match value {
        Tree::Text(text) => {
            let words = match format {
                Some(format) => Words::plain(&**text).written(format),
                None => Words::of(&**text),
            };
            if words.is_empty() { Blocks::default() } else { one(words) }
        }
        Tree::Object(_) if super::words::kind(value).is_none() => {
            // A component's own body, or a text in several forms.
            let wrapped = words(value).filter(|_| wraps(value));
            let inner = |walk: &mut Walk<'a, '_>| match body(value, walk) {
                // What stands beside the prose is about it: pictures by number.
                Some(mut blocks) => {
                    blocks.pictures.extend(walk.beside(value, path));
                    blocks
                }
                None => Blocks::read(value, path, walk),
            };
            wrapped.map(one).unwrap_or_else(|| inner(walk))
        }
        _ => Blocks::read(value, path, walk),
    }
}

/// Whether an object is there for the sake of one text.
fn wraps(value: &Tree) -> bool {
    ["rendered", "processed", "html", "value", "raw", "markdown"]
        .iter()
        .any(|key| value.get(key).and_then(Tree::words).is_some())
}

/// The title of a record.
pub(super) fn title<'a>(record: &'a Tree<'a>) -> Option<Words<'a>> {
    let facets = facets(record);
    let under = |name: &str| {
        facets.iter().find_map(|facet| {
            let members = facet.members().iter().rev();
            let value = members.filter(|(key, _)| plain(key) == name).map(|(_, value)| value);
            value.filter_map(words).next()
        })
    };
    TITLES.iter().find_map(|name| under(name)).or_else(|| property(record))
}

/// The title among Notion's properties, which says of itself that it is one.
fn property<'a>(record: &'a Tree<'a>) -> Option<Words<'a>> {
    let properties = record.get("properties")?.members().iter();
    properties
        .map(|(_, value)| value)
        .filter(|value| value.get("type").and_then(Tree::text) == Some("title"))
        .find_map(words)
}
