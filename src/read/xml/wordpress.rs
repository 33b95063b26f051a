//! WordPress exports (WXR): posts and pages, with the attachments that they
//! show.

use std::collections::BTreeMap;

use super::tree::{Tree, owned};
use super::{feed, given};
use crate::article::{Article, Entry, Picture, Text};
use crate::read::html::{self, embedded};

/// Types of items that are stories; others are the site's machinery.
const STORIES: [&str; 2] = ["post", "page"];

/// A picture of the media library.
struct Attachment {
    picture: Picture,
    /// The post that it was uploaded to.
    parent: String,
    /// What is kept of its file's metadata.
    given: Vec<Entry>,
}

/// Whether a feed is an export: only these say of what type an item is.
pub(super) fn is_export(tree: &Tree, root: usize) -> bool {
    let Some(channel) = tree.child(root, &["channel"]) else { return false };
    let is_typed = |item| tree.child(item, &["wp:post_type"]).is_some();
    tree.child(channel, &["wp:wxr_version"]).is_some()
        || tree.children(channel, "item").any(is_typed)
}

/// The posts and pages with their elements. Drafts are stories too, for a
/// caption is best checked before it is published; what lies in the bin is not.
pub(super) fn stories(tree: &Tree, root: usize) -> Vec<(usize, Article)> {
    let Some(channel) = tree.child(root, &["channel"]) else { return Vec::new() };
    let language = feed::language(tree, root, Some(channel));
    let items = || tree.children(channel, "item").filter(|item| !tree.is_torn(*item));
    let library: BTreeMap<String, Attachment> = items()
        .filter(|item| says(tree, *item, "wp:post_type") == "attachment")
        .map(|item| (says(tree, item, "wp:post_id"), attachment(tree, item)))
        .collect();
    let mut children: BTreeMap<&str, Vec<&Picture>> = BTreeMap::new();
    for attachment in library.values() {
        children.entry(&attachment.parent).or_default().push(&attachment.picture);
    }
    let with_given = library.values().filter(|attachment| !attachment.given.is_empty());
    let files: BTreeMap<String, &Attachment> = with_given
        .filter_map(|attachment| {
            Some((whole(attachment.picture.src.as_ref()?.as_str())?, attachment))
        })
        .collect();
    let is_story = |item: &usize| {
        STORIES.contains(&&*says(tree, *item, "wp:post_type"))
            && !matches!(&*says(tree, *item, "wp:status"), "trash" | "auto-draft" | "inherit")
    };
    items()
        .filter(is_story)
        .map(|item| {
            let mut article = story(tree, item);
            article.language = article.language.or_else(|| language.clone());
            let shown = shown(tree, item, &library, &children).into_iter();
            article.pictures = html::once_each(shown.chain(article.pictures).collect());
            article.sources.clear();
            for index in 0..article.pictures.len() {
                let src = article.pictures[index].src.as_ref();
                let file = src.and_then(|src| files.get(whole(src.as_str())?.as_str()));
                if let Some(file) = file {
                    given::add(&mut article, index, file.given.clone());
                }
            }
            (item, article)
        })
        .collect()
}

fn story(tree: &Tree, item: usize) -> Article {
    let body = tree.child(item, &["content:encoded"]).map(|node| tree.raw(node));
    let mut article = body.map(|text| embedded::escaped(&text)).unwrap_or_default();
    article.title = feed::title(tree, item);
    article.id = feed::id(tree, item);
    // The day on the publisher's own calendar first.
    let published = ["wp:post_date", "wp:post_date_gmt", "pubDate"];
    article.published = feed::day(tree, item, &published);
    article.updated = feed::day(tree, item, &["wp:post_modified", "wp:post_modified_gmt"]);
    let status = says(tree, item, "wp:status");
    if !matches!(&*status, "" | "publish") {
        article.notices.push(format!("this is not published: its status is `{status}`"));
    }
    article
}

/// The pictures that a theme shows around the text: the featured one, and
/// those of gallery shortcodes.
fn shown(
    tree: &Tree,
    item: usize,
    library: &BTreeMap<String, Attachment>,
    children: &BTreeMap<&str, Vec<&Picture>>,
) -> Vec<Picture> {
    let featured = meta(tree, item, "_thumbnail_id").and_then(|id| library.get(&*id));
    let mut shown: Vec<Picture> = featured.map(|found| found.picture.clone()).into_iter().collect();
    let content = tree.child(item, &["content:encoded"]).map(|node| tree.raw(node));
    let content = content.as_ref().map_or("", Text::as_str);
    for (at, opening) in content.match_indices("[gallery") {
        let rest = &content[at + opening.len()..];
        let inside = rest[..rest.floor_char_boundary(1_000)].split(']').next().unwrap_or_default();
        if let Some((_, list)) = inside.split_once("ids=") {
            let list = list.trim_start_matches(['"', '\'']);
            let ends = list.find(|c: char| !matches!(c, '0'..='9' | ',' | ' '));
            let ids = list[..ends.unwrap_or(list.len())].split([',', ' ']);
            shown.extend(ids.filter_map(|id| Some(library.get(id)?.picture.clone())));
        } else if let Some(own) = children.get(&*says(tree, item, "wp:post_id")) {
            shown.extend(own.iter().map(|picture| (*picture).clone()));
        }
    }
    shown
}

/// The address of a picture in its own size: `ferry-1024x683.jpg` is a
/// `ferry.jpg` that WordPress has made smaller.
fn whole(src: &str) -> Option<String> {
    let path = src.split(['?', '#']).next()?;
    let (stem, ending) = path.rsplit_once('.')?;
    let is_size = |size: &str| {
        let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        size.split_once('x').is_some_and(|(width, height)| number(width) && number(height))
    };
    let stem = stem.rsplit_once('-').filter(|(_, size)| is_size(size)).map_or(stem, |s| s.0);
    Some(format!("{stem}.{ending}"))
}

fn attachment(tree: &Tree, item: usize) -> Attachment {
    let words =
        |name: &str| -> Option<Text> { embedded::words(&tree.raw(tree.child(item, &[name])?)) };
    let alt = meta_node(tree, item, "_wp_attachment_image_alt")
        .and_then(|node| embedded::words(&tree.raw(node)));
    Attachment {
        picture: Picture {
            src: tree.text_at(item, &["wp:attachment_url"]),
            alt,
            captions: words("excerpt:encoded").into_iter().collect(),
            ..Picture::default()
        },
        parent: says(tree, item, "wp:post_parent"),
        given: meta_node(tree, item, "_wp_attachment_metadata")
            .map_or_else(Vec::new, |kept| given::wordpress(tree.raw(kept).as_str())),
    }
}

fn meta(tree: &Tree, item: usize, key: &str) -> Option<String> {
    owned(tree.text(meta_node(tree, item, key)?))
}

/// The value of a custom field.
fn meta_node(tree: &Tree, item: usize, key: &str) -> Option<usize> {
    let mut fields = tree.children(item, "wp:postmeta");
    let field = fields.find(|field| says(tree, *field, "wp:meta_key") == key)?;
    tree.child(field, &["wp:meta_value"])
}

fn says(tree: &Tree, node: usize, name: &str) -> String {
    owned(tree.text_at(node, &[name])).unwrap_or_default()
}
