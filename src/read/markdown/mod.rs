//! Markdown with front matter, as site generators keep their stories.

mod events;
mod head;
mod mapped;
mod shortcode;

use crate::article::{Article, Source};

use super::{Fields, ReadError, front_matter, html, suppression};

/// Reads the story of a Markdown file.
///
/// # Errors
/// Front matter that opens and cannot be read.
pub fn story(source: Source) -> Result<Article, ReadError> {
    story_by(source, &Fields::NONE)
}

/// The same, of a house with keys of its own in its front matter.
///
/// # Errors
/// Front matter that opens and cannot be read.
pub fn story_by(source: Source, fields: &Fields) -> Result<Article, ReadError> {
    let front = front_matter::read(&source)?;
    let start = front.as_ref().map_or(0, |front| front.end);
    let head = front.as_ref().map(|front| mapped::read(&front.values, fields)).unwrap_or_default();
    let has_title = head.title.is_some();
    let text = source.text();
    let mut article = html::fragment(text, |builder| {
        events::feed(builder, text, start, has_title);
    });
    article.title = head.title.or(article.title);
    article.published = head.published;
    article.updated = head.updated;
    article.language = head.language;
    article.dateline = head.dateline;
    let pictures = head.pictures.into_iter().chain(article.pictures).collect();
    article.pictures = html::once_each(pictures);
    if let Some(front) = &front {
        suppression::in_front_matter(&mut article, &front.values);
    }
    article.sources = vec![source];
    Ok(article)
}
