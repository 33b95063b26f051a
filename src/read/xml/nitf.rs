//! NITF: one story a document, its pictures among the paragraphs.

use jiff::civil::Date;

use super::markup;
use super::tree::{Tree, owned};
use crate::article::{Article, Picture};
use crate::read::{date, html};

/// What NITF marks inside a line, and HTML does not know.
const INLINE: [&str; 24] = [
    "a",
    "alt-code",
    "chron",
    "city",
    "classifier",
    "copyrite",
    "country",
    "event",
    "frac",
    "function",
    "lang",
    "location",
    "money",
    "name.family",
    "name.given",
    "num",
    "object.title",
    "org",
    "person",
    "postaddr",
    "region",
    "state",
    "sublocation",
    "virtloc",
];

/// The story of an `nitf` element.
pub(super) fn story(tree: &Tree, nitf: usize) -> Article {
    let head = |path: &[&str]| tree.text_at(nitf, &[&["body", "body.head"], path].concat());
    let mut article = match tree.child(nitf, &["body", "body.content"]) {
        Some(content) => html::fragment(tree.source, |builder| {
            markup::feed(builder, tree, content, |at| rename(tree, at));
        }),
        None => Article::default(),
    };
    let title = || tree.text_at(nitf, &["head", "title"]);
    article.title =
        head(&["hedline", "hl1"]).or_else(|| head(&["headline"])).or_else(title).or(article.title);
    article.dateline = head(&["dateline"]);
    article.id = tree
        .child(nitf, &["head", "docdata", "doc-id"])
        .and_then(|node| owned(tree.attribute(node, "id-string")));
    article.language = ["lang", "language"]
        .iter()
        .find_map(|name| html::language(tree.attribute(nitf, name)?.as_str()));
    let head = ["head"].as_slice();
    article.published = day(tree, nitf, &[head, &["docdata", "date.issue"]].concat(), "norm")
        .or_else(|| {
            let path = ["body", "body.head", "dateline", "story.date"];
            day(tree, nitf, &path, "norm")
        })
        .or_else(|| day(tree, nitf, &[head, &["pubdata"]].concat(), "date.publication"))
        .or_else(|| day(tree, nitf, &[head, &["docdata", "date.release"]].concat(), "norm"));
    article.pictures.extend(tree.find(nitf, &["media"]).filter_map(|node| picture(tree, node)));
    article
}

fn day(tree: &Tree, nitf: usize, path: &[&str], attribute: &str) -> Option<Date> {
    date::parse(tree.attribute(tree.child(nitf, path)?, attribute)?.as_str())
}

/// The HTML name of an element of the text; none for what is no part of it.
fn rename<'s>(tree: &Tree<'s>, node: usize) -> Option<&'s str> {
    Some(match tree.local(node) {
        "media" | "note" => return None,
        "block" => "div",
        "bq" => "blockquote",
        "hl1" | "hl2" => "h2",
        name if INLINE.contains(&name) => "span",
        name => name,
    })
}

/// A picture or a film with what is written about it.
fn picture(tree: &Tree, media: usize) -> Option<Picture> {
    if matches!(&*tree.says(media, "media-type"), "audio" | "data" | "text") {
        return None;
    }
    let attribute = |name: &str| {
        let mut references = tree.children(media, "media-reference");
        references.find_map(|node| tree.attribute(node, name))
    };
    let said = |name: &str| tree.children(media, name).find_map(|node| tree.text(node));
    let picture = Picture {
        src: attribute("source").or_else(|| attribute("name")),
        alt: attribute("alternate-text"),
        captions: said("media-caption").into_iter().collect(),
        credit: said("media-producer"),
        ..Picture::default()
    };
    let says = picture.src.is_some() || picture.alt.is_some() || !picture.captions.is_empty();
    says.then_some(picture)
}
