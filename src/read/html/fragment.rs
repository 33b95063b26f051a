//! Markup that is all story, with no page around it, and what a page and such
//! markup have in common.

use crate::article::{Article, Text};

use super::body::Regions;
use super::build::{self, Builder};
use super::caption_shortcode;
use super::flow;
use super::marks::Marks;
use super::page::Page;
use super::picture;
use crate::read::{budget, suppression};

/// Reads a stretch of markup that is all story: a paragraph of a record, a
/// caption, a title.
pub(in crate::read) fn piece(source: &str) -> Article {
    piece_by(source, &[])
}

/// The same, of a story whose authors are known.
pub(in crate::read) fn piece_by(source: &str, authors: &[Text]) -> Article {
    fragment_by(source, authors, |builder| caption_shortcode::feed_page(builder, source, 0))
}

/// Reads markup that is all story, as Markdown is: there is no page around it.
pub(in crate::read) fn fragment<'s>(source: &'s str, feed: impl Fn(&mut Builder<'s>)) -> Article {
    fragment_by(source, &[], feed)
}

/// The same, of a story whose authors are known.
pub(in crate::read) fn fragment_by<'s>(
    source: &'s str,
    authors: &[Text],
    feed: impl Fn(&mut Builder<'s>),
) -> Article {
    let mut page = Page::new(build::tree(source, feed));
    page.authors = authors.iter().map(|name| name.as_str().to_lowercase()).collect();
    let body = page.tree.find(0, &["body"]).next().unwrap_or_default();
    page.story_end = page.tree.end(body);
    let regions = Regions { body, area: body };
    let title = page.tree.find(0, &["h1"]).next();
    let mut article = article(&page, &regions, |node| Some(node) == title);
    article.title = title.and_then(|node| page.tree.text_of(node, page.tree.end(node)));
    article
}

/// Body and pictures of the article at `regions`, without its title.
pub(super) fn article(page: &Page, regions: &Regions, is_title: impl Fn(usize) -> bool) -> Article {
    let tree = &page.tree;
    let found = picture::find(page, regions);
    let leaves = |node: usize| {
        let is_left = page.is_skipped(node)
            || is_title(node)
            || (node != regions.body && tree.name(node) == "header")
            || page.marks[node].has(Marks::CAPTION);
        found.ends.get(&node).copied().or_else(|| is_left.then(|| tree.end(node)))
    };
    let paragraphs = flow::story(page, (regions.body + 1, tree.end(regions.body)), leaves);
    let mut article = Article {
        body: flow::join(paragraphs, "\n\n"),
        pictures: found.pictures,
        ..Article::default()
    };
    suppression::in_comments(&mut article, tree.source, &tree.suppressions);
    article.notices.extend(tree.is_cut.then(budget::cut));
    article
}
