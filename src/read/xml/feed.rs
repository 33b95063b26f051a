//! RSS 0.9 to 2.0 and Atom: one story an item.

use super::tree::{Tree, owned};
use super::{markup, media};
use crate::article::{Article, Picture, Text};
use crate::read::date;
use crate::read::html::{self, embedded};
use jiff::civil::Date;

/// Where an item has its text, the fullest first.
const BODIES: [&str; 5] = ["content:encoded", "content", "body", "description", "summary"];

/// The stories of a feed with their elements.
pub(super) fn stories(tree: &Tree, root: usize) -> Vec<(usize, Article)> {
    let channel = tree.child(root, &["channel"]);
    let language = language(tree, root, channel);
    let items = tree.find(root, &["item", "entry"]).filter(|node| !tree.is_torn(*node));
    items.map(|item| (item, story(tree, item, language.clone()))).collect()
}

/// The language that the feed says it is in.
pub(super) fn language(tree: &Tree, root: usize, channel: Option<usize>) -> Option<String> {
    let said = ["language", "dc:language"].iter().find_map(|name| tree.text_at(channel?, &[name]));
    let said = said.or_else(|| tree.attribute(root, "lang"));
    said.and_then(|tag| html::language(tag.as_str()))
}

fn story(tree: &Tree, item: usize, language: Option<String>) -> Article {
    let body = BODIES.iter().find_map(|name| {
        let found = tree.children(item, name).find(|node| !tree.raw(*node).trim().is_empty())?;
        Some(content(tree, found))
    });
    let mut article = body.unwrap_or_default();
    article.title = title(tree, item).or(article.title);
    article.id = id(tree, item);
    article.published = day(tree, item, &["pubDate", "published", "dc:date", "issued", "date"]);
    article.updated = day(tree, item, &["atom:updated", "updated", "dc:modified", "modified"]);
    article.published = article.published.or(article.updated);
    let own = tree.attribute(item, "lang").and_then(|tag| html::language(tag.as_str()));
    article.language = own.or(language).or(article.language);
    let pictures: Vec<Picture> =
        article.pictures.into_iter().chain(media::pictures(tree, item)).collect();
    article.pictures = html::once_each(pictures);
    article
}

/// A text of an item: escaped HTML, or elements.
fn content(tree: &Tree, node: usize) -> Article {
    let is_markup = tree.inside(node).any(|child| !tree.local(child).is_empty());
    match is_markup {
        true => html::fragment(tree.source, |builder| {
            markup::feed(builder, tree, node, |at| Some(tree.local(at)));
        }),
        false => embedded::escaped(&tree.raw(node)),
    }
}

/// The headline, which may be escaped HTML or elements.
pub(super) fn title(tree: &Tree, item: usize) -> Option<Text> {
    let node = ["title", "dc:title"].iter().find_map(|name| tree.child(item, &[name]))?;
    let is_markup = tree.inside(node).any(|child| !tree.local(child).is_empty());
    if is_markup { tree.text(node) } else { embedded::words(&tree.raw(node)) }
}

/// What the item calls itself, else its address.
pub(super) fn id(tree: &Tree, item: usize) -> Option<String> {
    let named = ["guid", "id"].iter().find_map(|name| owned(tree.text_at(item, &[name])));
    let about = || owned(tree.attribute(item, "about"));
    let link = || {
        let is_own = |node: &usize| matches!(&*tree.says(*node, "rel"), "" | "alternate");
        let mut links = tree.children(item, "link").filter(is_own);
        links.find_map(|node| owned(tree.text(node).or_else(|| tree.attribute(node, "href"))))
    };
    named.or_else(about).or_else(link)
}

/// The first of the elements that holds a date.
pub(super) fn day(tree: &Tree, item: usize, names: &[&str]) -> Option<Date> {
    names.iter().find_map(|name| date::parse(tree.text_at(item, &[name])?.as_str()))
}
