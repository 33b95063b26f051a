//! XML: feeds, exports and what agencies send, told apart by the root element.

mod entity;
mod feed;
mod given;
mod markup;
mod media;
mod newsml;
mod newsml_1;
mod nitf;
pub(super) mod tree;
mod wordpress;

use self::tree::Tree;
use super::{Format, ReadError, budget, html};
use crate::article::{Article, Source, Span};

/// Root elements of documents that hold stories, without their prefix.
const ROOTS: [&str; 9] =
    ["rss", "feed", "RDF", "nitf", "newsMessage", "newsItem", "packageItem", "NewsML", "html"];

/// Elements that are stories, one each.
const ITEMS: [&str; 5] = ["item", "entry", "newsItem", "NewsItem", "inlineXML"];

/// The stories of a document, in order. What stands before a fault is read,
/// and the fault is the last of the results.
pub fn stories(source: &Source) -> Vec<Result<Article, ReadError>> {
    if let Err(fault) = budget::xml(source.text()) {
        return vec![Err(fault)];
    }
    let (tree, fault) = Tree::read(source);
    if let Err(fault) = budget::stories(tree.count(&ITEMS)) {
        return vec![Err(fault)];
    }
    let found = match tree.root() {
        Some(root) if tree.local(root) == "html" => return vec![html::story(source.clone())],
        Some(root) => documents(source, &tree, root),
        None => Vec::new(),
    };
    let mut stories: Vec<Result<Article, ReadError>> = found
        .into_iter()
        .map(|(node, article)| match is_empty(&article) {
            true => Err(nothing(source, &tree, node, article.id.as_deref())),
            false => {
                let listings = article.sources;
                let sources = std::iter::once(source.clone().shared()).chain(listings).collect();
                Ok(Article { sources, ..article })
            }
        })
        .collect();
    if stories.is_empty() && fault.is_none() {
        stories.push(Err(no_story(source, &tree)));
    }
    stories.extend(fault.map(Err));
    stories
}

/// Whether a file that begins like this is XML with stories in it.
pub fn begins(start: &str) -> bool {
    root_of(start).is_some_and(|root| ROOTS.contains(&root))
}

/// How a text is written that begins with a tag.
pub fn form(start: &str) -> Format {
    match root_of(start) {
        Some(root) if root != "html" && ROOTS.contains(&root) => Format::Xml,
        _ => Format::Html,
    }
}

/// The stories of a document with the elements that they were read from; their
/// sources are the listings of what is said of their pictures.
fn documents(source: &Source, tree: &Tree, root: usize) -> Vec<(usize, Article)> {
    match tree.local(root) {
        "rss" if wordpress::is_export(tree, root) => wordpress::stories(tree, root),
        "rss" | "feed" | "RDF" => feed::stories(tree, root).into_iter().map(bare).collect(),
        "nitf" if !tree.is_torn(root) => vec![bare((root, nitf::story(tree, root)))],
        "newsMessage" | "newsItem" | "packageItem" => newsml::stories(source, tree, root),
        "NewsML" => newsml_1::stories(source, tree, root),
        _ => Vec::new(),
    }
}

/// A story without the sources of its own, which are all in the document.
fn bare((node, article): (usize, Article)) -> (usize, Article) {
    (node, Article { sources: Vec::new(), ..article })
}

fn is_empty(article: &Article) -> bool {
    article.body.is_empty() && article.title.is_none() && article.pictures.is_empty()
}

/// The error of a story element that says nothing.
fn nothing(source: &Source, tree: &Tree, node: usize, id: Option<&str>) -> ReadError {
    let name = tree.qualified(node);
    let of = id.map_or(String::new(), |id| format!(" `{}`", &id[..id.floor_char_boundary(80)]));
    let message = format!(
        "there is nothing to read in the `<{name}>`{of}: expected a title, a text or a picture"
    );
    at(source, tree.start(node), message)
}

/// The error of a document without stories.
fn no_story(source: &Source, tree: &Tree) -> ReadError {
    let Some(root) = tree.root() else {
        return ReadError::nothing();
    };
    let name = tree.qualified(root);
    let message = match tree.local(root) {
        "rss" if wordpress::is_export(tree, root) => {
            let expected = "expected items of the type `post` or `page`";
            format!("{} WordPress export: {expected}", ReadError::NO_STORY)
        }
        local if ROOTS.contains(&local) => format!("{} `<{name}>`", ReadError::NO_STORY),
        _ => format!(
            "this XML holds no stories that cutline knows: its root is `<{name}>`, expected \
             `<rss>`, `<feed>`, `<newsMessage>`, `<newsItem>`, `<NewsML>` or `<nitf>`"
        ),
    };
    at(source, tree.start(root), message)
}

fn at(source: &Source, byte: usize, message: String) -> ReadError {
    let at = source.locate(Span::new(byte, byte));
    ReadError { message, line: Some(at.line), column: Some(at.column) }
}

/// The name of the first element, without its prefix.
fn root_of(start: &str) -> Option<&str> {
    let mut rest = start.trim_start_matches('\u{feff}').trim_start();
    loop {
        let inside = rest.strip_prefix('<')?;
        let end = match inside {
            _ if inside.starts_with("!--") => inside.find("-->")? + "-->".len(),
            _ if inside.starts_with('?') => inside.find("?>")? + "?>".len(),
            // A document type may declare things in brackets.
            _ if inside.starts_with('!') => {
                let end = inside.find('>')?;
                match inside[..end].contains('[') {
                    true => inside.find("]>")? + "]>".len(),
                    false => end + 1,
                }
            }
            _ => {
                let name = inside.split(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/');
                return name.take(1).map(|name| name.rsplit(':').next().unwrap_or(name)).next();
            }
        };
        rest = inside[end..].trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_element_tells_the_format() {
        for (start, form) in [
            ("<?xml version='1.0'?>\n<!-- by hand -->\n<rss version='2.0'>", Format::Xml),
            ("\u{feff}<feed xmlns='x'>", Format::Xml),
            ("<rdf:RDF>", Format::Xml),
            ("<!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ENTITY a 'b'>]><nitf>", Format::Xml),
            ("<g2:newsItem/>", Format::Xml),
            ("<!DOCTYPE html><html>", Format::Html),
            ("<?xml version='1.0'?><project>", Format::Html),
            ("<p>Text", Format::Html),
            ("<!-- never closed", Format::Html),
        ] {
            assert_eq!(super::form(start), form, "{start}");
        }
        assert!(begins("<html>") && !begins("<project>") && !begins("text") && !begins(""));
    }
}
