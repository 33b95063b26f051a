//! Web pages: the article, not the page around it.

mod below;
mod body;
mod build;
pub(super) mod caption_shortcode;
mod class;
pub(super) mod embedded;
mod flow;
mod fragment;
mod frame;
mod frames;
mod headline;
mod json_ld;
mod labelled;
mod marking;
mod marks;
mod metadata;
mod note;
mod page;
mod picture;
mod prose;
mod same;
mod sink;
mod tokens;
mod tree;
mod wording;
mod written;

pub(super) use build::Builder;
pub(super) use fragment::{fragment, fragment_by, piece, piece_by};
pub(super) use metadata::language;
pub(super) use prose::Prose;
pub(super) use tree::{Attribute, AttributeName, Piece};

use crate::article::{Article, Source, Text};

use super::ReadError;
use fragment::article;
use marks::Marks;
use page::Page;

pub(super) use same::once_each;

/// Whether a class or a style of this name is one of captions.
pub(super) fn names_caption(name: &str) -> bool {
    class::Classes::default().read(name).has(Marks::CAPTION)
}

/// Reads the story of a web page, or of a fragment of one.
///
/// # Errors
/// None at present: a browser takes any text for a page, and so does this.
pub fn story(source: Source) -> Result<Article, ReadError> {
    let mut article = read(source.text(), 0);
    article.sources = vec![source];
    Ok(article)
}

/// The story of the page in `source[from..]`.
pub(super) fn read(source: &str, from: usize) -> Article {
    let tree = build::tree(source, |builder| caption_shortcode::feed_page(builder, source, from));
    let mut page = Page::new(tree);
    let meta = metadata::Meta::read(&page);
    if let Some(title) = headline::announced(&page, &meta) {
        body::leave_others(&mut page, |said| headline::agree(said, &title));
    }
    let place = body::find(&page);
    page.story_end = page.tree.end(place.body);
    page.authors = metadata::authors(&page);
    let linked = json_ld::read(&page);
    let is_title = |node: usize| page.tree.name(node) == "h1" || page.marks[node].has(Marks::TITLE);
    let mut article = article(&page, &place, is_title);
    article.title = headline::read(&page, &place, &meta, &linked);
    article.published = metadata::published(&page, &place, &meta, &linked);
    article.updated = metadata::updated(&page, &meta, &linked);
    article.language = metadata::page_language(&page, &meta, &linked);
    if let Some(told) = linked.body.filter(|told| is_fuller(told, &article.body)) {
        let told = json_ld::body(told);
        article.body = told.body;
        let pictures = told.pictures.into_iter().chain(linked.pictures);
        article.pictures = once_each(article.pictures.into_iter().chain(pictures).collect());
        return article;
    }
    for picture in article.pictures.iter_mut().filter(|picture| picture.captions.is_empty()) {
        let src = picture.src.as_ref().map(Text::as_str);
        let mut said = linked.pictures.iter();
        let said = said.find(|known| src.is_some() && known.src.as_ref().map(Text::as_str) == src);
        picture.captions.extend(said.into_iter().flat_map(|known| known.captions.clone()));
    }
    article
}

/// Whether the body that a page tells in its data is the story, and what the
/// page shows is nothing, an opening or a notice about cookies.
fn is_fuller(told: &Text, shown: &Text) -> bool {
    const STORY: usize = 600;
    let (told, shown) = (told.as_str().len(), shown.as_str().len());
    shown == 0 || (told >= STORY && told >= 3 * shown)
}
