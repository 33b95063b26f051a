//! A web page as a file, with front matter where a site generator keeps it so.

use super::error::some;
use super::{Fields, ReadError, front_matter, html, markdown, suppression};
use crate::article::{Article, Source};

/// The story of a page; none where there is front matter and nothing behind it.
pub(super) fn stories(source: Source, fields: &Fields) -> Vec<Result<Article, ReadError>> {
    let front = match front_matter::read(&source) {
        Ok(Some(front)) if source.text()[front.end..].contains('<') => front,
        Err(fault) if source.text().trim_start().starts_with("---") => return vec![Err(fault)],
        _ => return vec![html::story(source).and_then(some)],
    };
    let mut head = front.head(fields);
    for caption in head.pictures.iter_mut().flat_map(|picture| &mut picture.captions) {
        *caption = markdown::words(caption);
    }
    let mut article = html::read(source.text(), front.end);
    head.complete(&mut article);
    article.notices.extend(front.notices);
    suppression::in_front_matter(&mut article, &front.values);
    article.sources = vec![source];
    match some(article) {
        Ok(article) => vec![Ok(article)],
        Err(_) => Vec::new(),
    }
}
