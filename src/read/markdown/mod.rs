//! Markdown with front matter, as site generators keep their stories.

mod argument;
mod chunk;
mod component;
mod events;
mod fence;
mod figure;
mod image;
mod mask;
mod shortcode;
mod template;

use super::error::some;
use crate::article::{Article, Source, Text};

use super::{Fields, ReadError, budget, front_matter, html, suppression};

/// Which of its kinds a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Common,
    /// Pandoc's, as Quarto and R Markdown have it: the text of an image that
    /// stands alone is its caption.
    Pandoc,
}

impl Dialect {
    /// The dialect by the ending of the file's name.
    fn of(name: &str) -> Dialect {
        let ending = name.rsplit('.').next().unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "qmd" | "rmd" | "rmarkdown" => Dialect::Pandoc,
            _ => Dialect::Common,
        }
    }
}

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
    let source = with_line_feeds(source);
    let front = front_matter::read(&source)?;
    let start = front.as_ref().map_or(0, |front| front.end);
    budget::markdown(&source.text()[start..])?;
    let mut head = front.as_ref().map(|front| front.head(fields)).unwrap_or_default();
    let has_title = head.title.is_some();
    let makes_markdown = front.as_ref().is_some_and(|front| front.makes_markdown());
    let dialect = if makes_markdown { Dialect::Common } else { Dialect::of(source.name()) };
    let text = source.text();
    let mut article = html::fragment_by(text, &head.authors, |builder| {
        events::feed(builder, text, start, has_title, dialect);
    });
    for caption in head.pictures.iter_mut().flat_map(|picture| &mut picture.captions) {
        *caption = words(caption);
    }
    head.complete(&mut article);
    if let Some(front) = front {
        article.notices.extend(front.notices);
        suppression::in_front_matter(&mut article, &front.values);
    }
    article.sources = vec![source];
    Ok(article)
}

/// The story of a file; none where there is front matter and nothing behind
/// it, as in a redirect or the page of a section.
pub(super) fn stories(source: Source, fields: &Fields) -> Vec<Result<Article, ReadError>> {
    let has_front_matter = source.text().trim_start().starts_with(['-', '+', '{']);
    match story_by(source, fields) {
        Ok(article) => match some(article) {
            Err(_) if has_front_matter => Vec::new(),
            read => vec![read],
        },
        Err(fault) => vec![Err(fault)],
    }
}

/// The words of a text that may hold Markdown.
pub(super) fn words(text: &Text) -> Text {
    let source = text.as_str();
    if !source.contains(['*', '_', '[', '<', '`', '&', '\\']) || budget::markdown(source).is_err() {
        return text.clone();
    }
    let read = html::fragment(source, |builder| {
        events::feed(builder, source, 0, true, Dialect::Common);
    });
    match read.body.is_empty() {
        true => text.clone(),
        false => read.body.through(text),
    }
}

/// The source with line feeds where its lines end with carriage returns alone,
/// as old Macs had them: no byte changes its place.
fn with_line_feeds(source: Source) -> Source {
    match source.text().contains('\r') && !source.text().contains('\n') {
        true => Source::new(source.name(), source.text().replace('\r', "\n")),
        false => source,
    }
}
