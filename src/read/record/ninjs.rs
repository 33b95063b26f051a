//! IPTC ninjs. Version 1 has its texts under keys of their own and its
//! associations by name; from version 2 on they are lists, each text with a
//! role; version 3 writes its keys in camel case.

use super::given::Given;
use super::metadata;
use super::tree::Tree;
use super::words::{Words, first_text};
use crate::read::Format;

/// Roles of descriptions that are no caption.
const NO_CAPTIONS: [&str; 6] = ["credit", "creditline", "byline", "headline", "keywords", "title"];

/// The pictures that come with an item; a picture that is an item by itself
/// comes with itself.
pub(super) fn pictures<'a>(item: &'a Tree<'a>) -> Vec<Given<'a>> {
    match item.get("associations") {
        Some(associations) => associated(associations),
        None if item.get("type").and_then(Tree::text) == Some("picture") => vec![picture(item)],
        None => Vec::new(),
    }
}

/// The form and value of the body among several: one in HTML before a plain
/// one, for it tells its paragraphs; one in another markup is none.
pub(super) fn body<'t, 'a>(item: &'t Tree<'a>) -> Option<(Format, &'t Tree<'a>)> {
    let Tree::List(bodies) = item.get("bodies")? else { return None };
    let of = |format: Format| {
        let mut fitting = bodies.iter().filter(|body| self::format(body) == Some(format));
        Some((format, fitting.find_map(|body| body.get("value"))?))
    };
    of(Format::Html).or_else(|| of(Format::Plain))
}

/// How one of several texts is written, where it is written in a way that is read.
fn format(text: &Tree) -> Option<Format> {
    let kind = ["contentType", "contenttype"].iter().find_map(|key| text.get(key)?.text());
    let starts = |sign| text.get("value").and_then(Tree::text).is_some_and(|t| t.starts_with(sign));
    match kind {
        Some(kind) if kind.contains("html") => Some(Format::Html),
        Some(kind) if kind.contains("xml") => None,
        Some(_) => Some(Format::Plain),
        None if starts('<') => Some(Format::Html),
        None => Some(Format::Plain),
    }
}

/// The pictures among associations by name (1.x) or in a list (2.x, 3.x), and
/// in the galleries among them.
fn associated<'a>(associations: &'a Tree<'a>) -> Vec<Given<'a>> {
    let members: Vec<&Tree> = match associations {
        Tree::Object(members) => members.iter().map(|(_, value)| value).collect(),
        Tree::List(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    let read = |item: &'a Tree<'a>| match item.get("type").and_then(Tree::text) {
        Some("picture" | "graphic" | "video") => vec![picture(item)],
        Some("composite") => item.get("associations").map(associated).unwrap_or_default(),
        None if item.get("renditions").is_some() => vec![picture(item)],
        _ => Vec::new(),
    };
    members.into_iter().flat_map(read).collect()
}

fn picture<'a>(item: &'a Tree<'a>) -> Given<'a> {
    let caption = first_text(item, &["body_text", "description_text", "description_caption"])
        .or_else(|| described(item, |role| role == "caption"))
        .or_else(|| described(item, |role| !NO_CAPTIONS.contains(&role)))
        .or_else(|| first_text(item, &["headline"]));
    let credit = first_text(item, &["creditline", "creditLine"])
        .or_else(|| described(item, |role| matches!(role, "creditline" | "credit")))
        .or_else(|| first_text(item, &["byline", "by"]));
    let src = item.get("renditions").and_then(rendition);
    Given {
        text: caption.map(Words::plain),
        alt: None,
        credit: credit.map(Words::plain),
        src: src.map(Words::plain),
        path: "associations".to_owned(),
        metadata: metadata::ninjs(item),
        is_address: false,
    }
}

/// The first plain description whose role fits.
fn described<'a>(item: &'a Tree<'a>, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
    let Tree::List(list) = item.get("descriptions")? else { return None };
    let role = |text: &Tree| {
        let role = text.get("role").and_then(Tree::text).unwrap_or_default();
        role.to_ascii_lowercase()
    };
    let is_plain = |text: &&Tree| format(text) == Some(Format::Plain);
    let fitting = list.iter().filter(is_plain).filter(|text| fits(&role(text)));
    let mut texts = fitting.filter_map(|text| text.text().or_else(|| text.get("value")?.text()));
    texts.find(|text| !text.trim().is_empty())
}

/// The address of the first rendition.
fn rendition<'a>(renditions: &'a Tree<'a>) -> Option<&'a str> {
    match renditions {
        Tree::Object(members) => members.iter().find_map(|(_, value)| value.get("href")?.text()),
        Tree::List(list) => list.iter().find_map(|value| value.get("href")?.text()),
        _ => None,
    }
}
