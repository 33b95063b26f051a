//! Plain text: the raw words of a web page, captions and furniture still among
//! the story's paragraphs.

mod byline;
mod caption;
mod furniture;
pub(in crate::read) mod masthead;
pub(in crate::read) mod paragraph;
mod role;
mod signal;

use self::role::{Role, roles};
use crate::article::{Article, Picture, Source, Span, Text};
use crate::read::{ReadError, budget, suppression};

/// What is known of a story before its text is read.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::read) struct Known<'a> {
    /// The title, which then is not looked for in the text.
    pub title: Option<&'a str>,
    /// The captions; then no others are looked for in the text.
    pub captions: Option<&'a [&'a str]>,
}

/// The story in a plain text.
///
/// # Errors
/// Where the text holds no word.
pub fn story(source: Source) -> Result<Article, ReadError> {
    budget::lines(source.text())?;
    let mut article = story_in(source.text(), Known::default());
    if article.body.is_empty() && article.pictures.is_empty() && article.title.is_none() {
        return Err(ReadError::nothing());
    }
    article.sources.push(source);
    Ok(article)
}

/// The story in `text`, its sources left empty.
pub(in crate::read) fn story_in(text: &str, known: Known) -> Article {
    let paragraphs = paragraph::paragraphs(text);
    let roles = roles(text, &paragraphs, known);
    let mut article = Article { is_plain: true, ..Article::default() };
    suppression::in_lines(&mut article, text);
    let mut after_caption = false;
    for (paragraph, role) in paragraphs.iter().zip(roles) {
        let follows = std::mem::take(&mut after_caption);
        match role {
            Role::Body => append(&mut article.body, &paragraph.text(text)),
            Role::Title => {
                if known.title.is_none() && article.title.is_none() {
                    article.title = Some(paragraph.text(text));
                }
            }
            Role::Dates => {
                if let Some((published, updated)) = masthead::published(&paragraph.read(text)) {
                    (article.published, article.updated) = (Some(published), updated);
                }
            }
            Role::Caption { words, credit, is_labelled } => {
                let whole = paragraph.text(text);
                let caption = whole.slice(words).trim();
                let credit = credit.map(|span| whole.slice(span));
                let rest = whole.slice(Span::new(words.end, whole.span().end)).trim();
                match article.pictures.last_mut() {
                    // Two captions without a blank line between stand on one picture.
                    Some(picture) if follows && paragraph.adjoins && !is_labelled => {
                        picture.captions.push(caption);
                    }
                    _ => article.pictures.push(Picture {
                        captions: vec![caption],
                        credit,
                        ..Picture::default()
                    }),
                }
                after_caption = rest.is_empty();
                // What closes a label's bracket is no text.
                if rest.as_str().chars().any(char::is_alphanumeric) {
                    append(&mut article.body, &rest);
                }
            }
            Role::Credit => {
                if let Some(picture) = article.pictures.last_mut().filter(|_| follows) {
                    picture.credit.get_or_insert_with(|| paragraph.text(text));
                }
            }
            Role::Furniture => {}
        }
    }
    article.dateline = dateline(&article.body);
    article
}

/// The place in front of one of the first paragraphs of a body.
fn dateline(body: &Text) -> Option<Text> {
    let mut at = 0;
    for paragraph in body.as_str().split("\n\n").take(3) {
        if let Some(span) = masthead::dateline(paragraph) {
            return Some(body.slice(span.shift(at)));
        }
        at += paragraph.len() + 2;
    }
    None
}

/// Appends a paragraph to the body, a blank line before it.
fn append(body: &mut Text, paragraph: &Text) {
    if paragraph.is_empty() {
        return;
    }
    if !body.is_empty() {
        let end = body.to_source(body.span()).end;
        let start = paragraph.to_source(paragraph.span()).start;
        body.push_for("\n\n", Span::new(end, start.max(end)));
    }
    body.append(paragraph);
}
