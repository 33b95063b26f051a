//! NewsML-G2: news items of text, and the pictures sent with them.

use std::collections::BTreeMap;

use super::tree::{Tree, owned};
use super::{given, markup, nitf};
use crate::article::{Article, Picture, Source, Text};
use crate::read::html::{self, embedded};
use crate::read::{date, plain};

/// The stories of a message, each with the pictures that belong to it, in the
/// order of the document; a picture of no story comes by itself.
pub(super) fn stories(source: &Source, tree: &Tree, root: usize) -> Vec<(usize, Article)> {
    let is_item = |node: &usize| tree.local(*node) == "newsItem" && !tree.is_torn(*node);
    let items: Vec<usize> = (root..tree.end(root)).filter(is_item).collect();
    let (pictures, texts): (Vec<usize>, Vec<usize>) =
        items.iter().partition(|item| is_picture(tree, **item));
    let owners = owners(tree, root, &texts, &pictures);
    let mut owned_by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (picture, text) in &owners {
        owned_by.entry(*text).or_default().push(*picture);
    }
    let read = |item: usize| match is_picture(tree, item) {
        false => {
            let own = owned_by.get(&item).into_iter().flatten();
            let mut story = story(source, tree, item);
            for item in own {
                let index = story.pictures.len();
                story.pictures.push(picture(tree, *item));
                given::add(&mut story, index, given::newsml(tree, *item));
            }
            Some((item, story))
        }
        true if owners.contains_key(&item) => None,
        true => Some((item, lone_picture(tree, item))),
    };
    items.iter().filter_map(|item| read(*item)).collect()
}

/// Whether an item is something to see rather than a text.
fn is_picture(tree: &Tree, item: usize) -> bool {
    let class = tree.child(item, &["itemMeta", "itemClass"]);
    let class = class.map_or_else(String::new, |node| tree.says(node, "qcode"));
    match class.rsplit(':').next().unwrap_or_default() {
        "picture" | "graphic" | "video" | "animation" => true,
        "" => {
            let has = |name: &str| tree.child(item, &["contentSet", name]).is_some();
            has("remoteContent") && !has("inlineXML") && !has("inlineData")
        }
        _ => false,
    }
}

/// The story of each picture that has one: the story that links to it, the
/// only one in a group or a package with it, or the only one there is.
fn owners(tree: &Tree, root: usize, texts: &[usize], pictures: &[usize]) -> BTreeMap<usize, usize> {
    let named: BTreeMap<String, usize> =
        texts.iter().chain(pictures).map(|item| (tree.says(*item, "guid"), *item)).collect();
    let referred = |node: usize, name: &str| -> Vec<usize> {
        let links = tree.find(node, &[name]).collect::<Vec<_>>().into_iter();
        links.filter_map(|link| named.get(&tree.says(link, "residref")).copied()).collect()
    };
    let is_text = |item: &usize| texts.binary_search(item).is_ok();
    let mut owners = BTreeMap::new();
    for text in texts {
        for item in referred(*text, "link").into_iter().filter(|item| !is_text(item)) {
            owners.entry(item).or_insert(*text);
        }
    }
    let groups = tree.find(root, &["group"]);
    let is_package = |node: &usize| tree.local(*node) == "packageItem";
    let packages = (root..tree.end(root)).filter(is_package);
    let together = groups.chain(packages).map(|node| referred(node, "itemRef"));
    for items in together.chain(std::iter::once([texts, pictures].concat())) {
        let (texts, pictures): (Vec<usize>, Vec<usize>) = items.into_iter().partition(is_text);
        if let [text] = texts[..] {
            for picture in pictures {
                owners.entry(picture).or_insert(text);
            }
        }
    }
    owners
}

/// A text item.
fn story(source: &Source, tree: &Tree, item: usize) -> Article {
    let title = tree.text_at(item, &["contentMeta", "headline"]);
    let mut article = body(source, tree, item, title.as_ref()).unwrap_or_default();
    article.title = title.or(article.title);
    article.sources.clear();
    let place = || tree.text_at(item, &["contentMeta", "located", "name"]);
    let dateline = tree.text_at(item, &["contentMeta", "dateline"]);
    article.dateline = dateline.or(article.dateline).or_else(place);
    about(tree, item, &mut article);
    article
}

/// A picture that came without a story.
fn lone_picture(tree: &Tree, item: usize) -> Article {
    let notice = "this picture came without a story: there is nothing to hold its caption against";
    let mut article = Article {
        title: tree.text_at(item, &["contentMeta", "headline"]),
        pictures: vec![picture(tree, item)],
        notices: vec![notice.to_owned()],
        ..Article::default()
    };
    given::add(&mut article, 0, given::newsml(tree, item));
    about(tree, item, &mut article);
    article
}

/// What an item says of itself: its name, dates, language and status.
fn about(tree: &Tree, item: usize, article: &mut Article) {
    article.id = owned(tree.attribute(item, "guid"));
    let day = |path: &[&str]| date::parse(tree.text_at(item, path)?.as_str());
    let created = day(&["contentMeta", "contentCreated"]);
    article.updated = day(&["itemMeta", "versionCreated"]).or(article.updated);
    article.published = created
        .or_else(|| day(&["itemMeta", "firstCreated"]))
        .or(article.published)
        .or(article.updated);
    let tag = tree
        .child(item, &["contentMeta", "language"])
        .and_then(|node| tree.attribute(node, "tag"))
        .or_else(|| tree.attribute(item, "lang"));
    article.language = tag.and_then(|tag| html::language(tag.as_str())).or(article.language.take());
    let status = tree.child(item, &["itemMeta", "pubStatus"]);
    let status = status.map_or_else(String::new, |node| tree.says(node, "qcode"));
    if matches!(status.rsplit(':').next(), Some("canceled" | "withheld")) {
        article.notices.push(format!("this is not to be published: its status is `{status}`"));
    }
}

/// The text of an item: NITF, HTML or plain.
fn body(source: &Source, tree: &Tree, item: usize, title: Option<&Text>) -> Option<Article> {
    let set = tree.child(item, &["contentSet"])?;
    let inline = tree.inside(set).find(|node| {
        matches!(tree.local(*node), "inlineXML" | "inlineData") && tree.text(*node).is_some()
    })?;
    if let Some(nitf) = tree.find(inline, &["nitf"]).next() {
        return Some(nitf::story(tree, nitf));
    }
    if tree.inside(inline).any(|node| !tree.local(node).is_empty()) {
        let body = tree.find(inline, &["body"]).next().unwrap_or(inline);
        return Some(html::fragment(source.text(), |builder| {
            markup::feed(builder, tree, body, |at| Some(tree.local(at)));
        }));
    }
    let text = tree.raw(inline);
    if tree.says(inline, "contenttype").contains("html") {
        return Some(embedded::escaped(&text));
    }
    let known = plain::Known { title: title.map(Text::as_str), captions: Some(&[]) };
    let article = plain::story_in(text.as_str(), known).through(&text);
    Some(Article { is_plain: false, ..article })
}

/// A picture with its caption and credit.
fn picture(tree: &Tree, item: usize) -> Picture {
    let meta = tree.child(item, &["contentMeta"]).unwrap_or(item);
    let with_role = |is_role: fn(&str) -> bool| {
        let mut said = tree.children(meta, "description");
        said.find_map(|node| tree.text(node).filter(|_| is_role(&tree.says(node, "role"))))
    };
    let caption = with_role(|role| role.ends_with("caption"))
        .or_else(|| with_role(str::is_empty))
        .or_else(|| with_role(|role| role.ends_with("description")));
    let credit = tree
        .text_at(meta, &["creditline"])
        .or_else(|| tree.text_at(meta, &["creator", "name"]))
        .or_else(|| tree.text_at(meta, &["by"]));
    let set = tree.child(item, &["contentSet"]);
    let mut contents = set.into_iter().flat_map(|set| tree.children(set, "remoteContent"));
    Picture {
        src: contents.find_map(|node| tree.attribute(node, "href")),
        alt: with_role(|role| role.to_ascii_lowercase().ends_with("alttext")),
        captions: caption.into_iter().collect(),
        credit,
        ..Picture::default()
    }
}
