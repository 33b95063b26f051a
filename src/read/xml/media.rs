//! Media RSS and enclosures: the pictures that a feed lists beside a story.

use super::tree::Tree;
use crate::article::{Picture, Text};
use crate::read::html::embedded;

/// The pictures of an item.
pub(super) fn pictures(tree: &Tree, item: usize) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = tree
        .inside(item)
        .filter_map(|node| match tree.qualified(node) {
            "media:group" => {
                let mut contents = tree.children(node, "media:content");
                let content = contents.find(|content| shows(tree, *content))?;
                Some(filled(picture(tree, content), picture(tree, node)))
            }
            "media:content" => shows(tree, node).then(|| picture(tree, node)),
            "enclosure" => is_image(tree, node).then(|| picture(tree, node)),
            _ => None,
        })
        .collect();
    // What is said beside the pictures is said of the first.
    if let Some(first) = pictures.first_mut() {
        *first = filled(std::mem::take(first), picture(tree, item));
    }
    pictures
}

/// What an element says of a picture, in itself and in its children.
fn picture(tree: &Tree, node: usize) -> Picture {
    let said = |name: &str| -> Option<Text> {
        let mut nodes = tree.children(node, name);
        nodes.find_map(|node| embedded::words(&tree.raw(node)))
    };
    let caption = said("media:description").or_else(|| said("media:text"));
    Picture {
        src: tree.attribute(node, "url"),
        alt: None,
        captions: caption.into_iter().collect(),
        credit: said("media:credit").or_else(|| said("media:copyright")),
        ..Picture::default()
    }
}

/// A picture, with what it lacks from another description of it.
fn filled(mut own: Picture, other: Picture) -> Picture {
    own.src = own.src.or(other.src);
    own.credit = own.credit.or(other.credit);
    if own.captions.is_empty() {
        own.captions = other.captions;
    }
    own
}

/// Whether there is something to see: a picture, or a film.
fn shows(tree: &Tree, node: usize) -> bool {
    matches!(&*tree.says(node, "medium"), "image" | "video")
        || tree.says(node, "type").starts_with("video/")
        || is_image(tree, node)
}

fn is_image(tree: &Tree, node: usize) -> bool {
    let kind = tree.says(node, "type");
    let url = tree.says(node, "url").to_ascii_lowercase();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];
    kind.starts_with("image/")
        || (kind.is_empty() && endings.iter().any(|ending| path.ends_with(ending)))
}
