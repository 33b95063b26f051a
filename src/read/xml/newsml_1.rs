//! NewsML 1.2: a tree of components, of which some hold the text of a story
//! and some its pictures, each told by a role or the type of its medium.

use super::tree::Tree;
use super::{markup, nitf};
use crate::article::{Article, Picture, Source, Text};
use crate::read::html;
use crate::read::{date, plain};

/// The stories of a document: one for each news item.
pub(super) fn stories(source: &Source, tree: &Tree, root: usize) -> Vec<(usize, Article)> {
    let items = tree.find(root, &["NewsItem"]).filter(|item| !tree.is_torn(*item));
    items.map(|item| (item, story(source, tree, item))).collect()
}

fn story(source: &Source, tree: &Tree, item: usize) -> Article {
    let mut pictures = Vec::new();
    let mut texts = Vec::new();
    sort(tree, item, &mut texts, &mut pictures);
    let title = first(tree, item, "HeadLine");
    let bodies = texts.into_iter().map(|content| body(source, tree, content, title.as_ref()));
    // The longest is the story; others are its abstract or a fact box.
    let longest = bodies.max_by_key(|article| article.body.as_str().len());
    let mut article = longest.unwrap_or_default();
    article.sources.clear();
    article.title = title.or(article.title);
    article.dateline = first(tree, item, "DateLine").or(article.dateline);
    article.pictures.extend(pictures.into_iter().map(|component| picture(tree, component)));
    about(tree, item, &mut article);
    article
}

/// Sorts what lies in a component into contents of text and components of
/// pictures.
fn sort(tree: &Tree, node: usize, texts: &mut Vec<usize>, pictures: &mut Vec<usize>) {
    let mut at = node + 1;
    while at < tree.end(node) {
        match tree.local(at) {
            "NewsComponent" if is_picture(tree, at) => {
                pictures.push(at);
                at = tree.end(at);
            }
            "ContentItem" => {
                if tree.child(at, &["DataContent"]).is_some() && !is_medium(tree, at) {
                    texts.push(at);
                }
                at = tree.end(at);
            }
            _ => at += 1,
        }
    }
}

/// Whether a component is that of one picture: its role says so, or it holds
/// a picture's file and no component with a story.
fn is_picture(tree: &Tree, component: usize) -> bool {
    let role = formal(tree, component, "Role");
    if ["photo", "picture", "graphic", "image"].iter().any(|name| role.contains(name)) {
        return true;
    }
    let files = tree.find(component, &["ContentItem"]).filter(|at| is_medium(tree, *at)).count();
    let is_main = role.contains("main") || role.contains("story") || role.contains("text");
    let holds = |name: &str| tree.find(component, &[name]).next().is_some();
    files > 0 && !is_main && !holds("nitf") && !holds("HeadLine")
}

/// Whether a content is a picture's file.
fn is_medium(tree: &Tree, content: usize) -> bool {
    let kind = formal(tree, content, "MediaType");
    let file = tree.says(content, "Href").to_ascii_lowercase();
    let is_file = [".jpg", ".jpeg", ".png", ".gif", ".tif"].iter().any(|end| file.ends_with(end));
    ["photo", "picture", "graphic", "image"].iter().any(|name| kind.contains(name)) || is_file
}

/// The formal name of a child, in small letters.
fn formal(tree: &Tree, node: usize, child: &str) -> String {
    let child = tree.child(node, &[child]);
    child.map_or_else(String::new, |child| tree.says(child, "FormalName").to_ascii_lowercase())
}

/// The text of the first element of a name.
fn first(tree: &Tree, node: usize, name: &str) -> Option<Text> {
    tree.find(node, &[name]).find_map(|node| tree.text(node))
}

/// A picture with its caption and credit.
fn picture(tree: &Tree, component: usize) -> Picture {
    let contents = || tree.find(component, &["ContentItem"]);
    let file = contents().find(|at| is_medium(tree, *at)).and_then(|at| tree.attribute(at, "Href"));
    let with_role = tree.find(component, &["NewsComponent"]).find(|at| {
        let role = formal(tree, *at, "Role");
        role.contains("caption") || role.contains("legend")
    });
    let said = |node: usize| {
        let mut texts = tree.find(node, &["DataContent"]);
        texts.find_map(|node| first(tree, node, "p").or_else(|| tree.text(node)))
    };
    let caption = with_role.and_then(said).or_else(|| {
        let mut texts = contents().filter(|at| !is_medium(tree, *at));
        texts.find_map(said)
    });
    let credit = first(tree, component, "CreditLine").or_else(|| first(tree, component, "ByLine"));
    Picture { src: file, captions: caption.into_iter().collect(), credit, ..Picture::default() }
}

/// The text of a content: NITF, paragraphs or plain.
fn body(source: &Source, tree: &Tree, content: usize, title: Option<&Text>) -> Article {
    let Some(data) = tree.child(content, &["DataContent"]) else { return Article::default() };
    if let Some(nitf) = tree.find(data, &["nitf"]).next() {
        return nitf::story(tree, nitf);
    }
    if tree.inside(data).any(|node| !tree.local(node).is_empty()) {
        let body = tree.find(data, &["body"]).next().unwrap_or(data);
        return html::fragment(source.text(), |builder| {
            markup::feed(builder, tree, body, |at| Some(tree.local(at)));
        });
    }
    let text = tree.raw(data);
    let known = plain::Known { title: title.map(Text::as_str), captions: Some(&[]) };
    Article { is_plain: false, ..plain::story_in(text.as_str(), known).through(&text) }
}

/// What an item says of itself: its name, dates, language and status.
fn about(tree: &Tree, item: usize, article: &mut Article) {
    let day = |name: &str| first(tree, item, name).and_then(|text| date::parse(text.as_str()));
    article.id = first(tree, item, "NewsItemId").map(|id| id.as_str().to_owned());
    article.updated = day("ThisRevisionCreated").or(article.updated);
    let created = day("FirstCreated").or_else(|| day("DateId"));
    article.published = created.or(article.published).or(article.updated);
    let language = tree.find(item, &["Language"]).next();
    let language = language.and_then(|node| tree.attribute(node, "FormalName"));
    article.language =
        language.and_then(|tag| html::language(tag.as_str())).or(article.language.take());
    let status = tree.find(item, &["Status"]).next();
    let status = status.map_or_else(String::new, |node| tree.says(node, "FormalName"));
    if matches!(&*status.to_ascii_lowercase(), "canceled" | "cancelled" | "withheld" | "embargoed")
    {
        article.notices.push(format!("this is not to be published: its status is `{status}`"));
    }
}
