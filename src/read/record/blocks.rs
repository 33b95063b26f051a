//! Prose that content systems keep as blocks and nodes: each paragraph with
//! its form, and the pictures between them.

use super::given::Given;
use super::key;
use super::tree::Tree;
use super::walk::Walk;
use super::words::{Words, children, is_markup, kind, line, words};
use crate::read::Format;

/// What a body is made of.
#[derive(Debug, Default)]
pub(super) struct Blocks<'a> {
    /// Its paragraphs, or stretches of markup, in order.
    pub pieces: Vec<Words<'a>>,
    /// The pictures among them, where they are blocks of their own.
    pub pictures: Vec<Given<'a>>,
    /// The heading above everything else.
    pub title: Option<Words<'a>>,
}

/// Kinds of blocks that are no prose of the story.
const NO_PROSE: [&str; 12] = [
    "related",
    "newsletter",
    "advert",
    "teaser",
    "author",
    "embed",
    "divider",
    "delimiter",
    "bookmark",
    "interstitial",
    "promo",
    "codeblock",
];

/// Keys of a block under which prose stands, in small letters without marks.
const PROSE: [&str; 34] = [
    "text",
    "content",
    "value",
    "html",
    "innerhtml",
    "markdown",
    "richtext",
    "children",
    "inlines",
    "body",
    "data",
    "attrs",
    "attributes",
    "items",
    "nodes",
    "contentelements",
    "root",
    "blocks",
    "paragraph",
    "paragraphs",
    "columns",
    "cells",
    "rows",
    "elements",
    "innerblocks",
    "list",
    "listitems",
    "document",
    "doc",
    "fields",
    "bodyhtml",
    "copy",
    "saved",
    "contenthtml",
];

impl<'a> Blocks<'a> {
    /// Reads a value; `path` is what the record calls it.
    pub fn read(value: &'a Tree<'a>, path: &str, walk: &mut Walk<'a, '_>) -> Blocks<'a> {
        let mut blocks = Blocks::default();
        match value {
            Tree::List(items) if items.iter().any(|item| item.get("insert").is_some()) => {
                blocks.inserts(items);
            }
            _ => blocks.value(value, path, None, walk),
        }
        blocks
    }

    fn value(
        &mut self,
        value: &'a Tree<'a>,
        path: &str,
        format: Option<Format>,
        walk: &mut Walk<'a, '_>,
    ) {
        match value {
            Tree::Text(text) => self.text(text, format),
            Tree::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(item, &format!("{path}[{index}]"), format, walk);
                }
            }
            Tree::Object(_) => self.block(value, path, walk),
            _ => {}
        }
    }

    fn text(&mut self, text: &'a str, format: Option<Format>) {
        let words = match format {
            Some(format) => Words { text: text.into(), format },
            None => Words::of(text),
        };
        if !words.is_empty() {
            self.pieces.push(words);
        }
    }

    fn block(&mut self, node: &'a Tree<'a>, path: &str, walk: &mut Walk<'a, '_>) {
        let kind = kind(node).unwrap_or_default();
        if key::is_picture(&kind) || (kind.is_empty() && has_caption(node)) {
            let markup = ["innerHTML", "html"].iter().find_map(|key| node.get(key)?.words());
            match markup.filter(|text| is_markup(text)) {
                Some(markup) => self.text(markup, Some(Format::Html)),
                None => self.pictures.extend(walk.picture(node, path)),
            }
            return;
        }
        if NO_PROSE.iter().any(|part| kind.contains(part)) {
            return;
        }
        if (kind == "heading" || kind == "header" || kind == "h1")
            && self.pieces.is_empty()
            && self.title.is_none()
            && is_first_level(node)
        {
            self.title = heading(node);
            return;
        }
        if let Some(line) = children(node).filter(|all| !all.is_empty()).and_then(line) {
            if !line.trim().is_empty() {
                self.pieces.push(Words::plain(line));
            }
            return;
        }
        let inner = node.get("innerBlocks").is_some_and(|inner| !inner.items().is_empty());
        let by_kind = node.get("type").and_then(Tree::text);
        for (name, value) in node.members() {
            let plain = key::plain(name);
            let is_kind = by_kind == Some(name) && matches!(value, Tree::Object(_));
            if !(is_kind || PROSE.contains(&&*plain)) || (inner && plain == "innerhtml") {
                continue;
            }
            let format = match &*plain {
                "html" | "innerhtml" | "bodyhtml" | "contenthtml" => Some(Format::Html),
                "markdown" => Some(Format::Markdown),
                "body" | "text" | "content" if kind.contains("markdown") => Some(Format::Markdown),
                "body" if kind.contains("richtext") && !is_html(value) => Some(Format::Markdown),
                _ => None,
            };
            self.value(value, &format!("{path}.{name}"), format, walk);
        }
    }

    /// Quill's stretches of text, whose paragraphs end where their lines do.
    fn inserts(&mut self, items: &'a [Tree<'a>]) {
        let mut all = String::new();
        for item in items {
            match item.get("insert") {
                Some(Tree::Text(text)) => all.push_str(text),
                Some(Tree::Object(_)) => all.push('\n'),
                _ => {}
            }
        }
        let lines = all.lines().filter(|line| !line.trim().is_empty());
        self.pieces.extend(lines.map(|line| Words::plain(line.to_owned())));
    }
}

fn is_html(value: &Tree) -> bool {
    value.text().is_some_and(is_markup)
}

fn has_caption(node: &Tree) -> bool {
    node.members().iter().any(|(name, value)| {
        key::class(name) == key::Class::Caption && !matches!(value, Tree::Null | Tree::Flag(_))
    })
}

/// Whether a heading is of the first level, as far as it says.
fn is_first_level(node: &Tree) -> bool {
    let inner = ["data", "attrs"].iter().find_map(|key| node.get(key)).unwrap_or(node);
    match inner.get("level").or_else(|| inner.get("tag")) {
        Some(Tree::Number(level)) => *level == 1.0,
        Some(Tree::Text(tag)) => tag == "h1",
        _ => false,
    }
}

fn heading<'a>(node: &'a Tree<'a>) -> Option<Words<'a>> {
    words(node).or_else(|| words(node.get("data")?))
}

/// Whether a list holds the blocks of one story.
pub(super) fn is_blocks(list: &[Tree]) -> bool {
    const PROSE: [&str; 8] = [
        "paragraph",
        "block",
        "heading",
        "header",
        "coreparagraph",
        "coreheading",
        "heading1",
        "heading2",
    ];
    let mut has_prose = false;
    let all_kinds = list.iter().all(|item| {
        let kind = kind(item).unwrap_or_default();
        has_prose |= PROSE.contains(&&*kind);
        !kind.is_empty()
    });
    all_kinds && has_prose
}
