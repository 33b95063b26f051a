//! The pieces of a record's prose as one story.

use super::fault::Fault;
use super::words::Words;
use crate::article::{Article, Source, Span, Text};
use crate::read::{Format, budget, html, markdown, plain};

/// What is known of a story before its prose is read.
#[derive(Default)]
pub(super) struct Known<'k> {
    pub title: Option<&'k str>,
    /// The captions, where the record gives them.
    pub captions: Option<&'k [&'k str]>,
}

/// The story in these pieces: one as it is, several as paragraphs of one text.
///
/// # Errors
/// What the reader of a piece's form finds.
pub(super) fn story(pieces: &[Words], name: &str, known: &Known) -> Result<Article, Fault> {
    if let [one] = pieces {
        return whole(one.format, &one.text, name, known);
    }
    let all: Vec<&str> = pieces.iter().map(|piece| piece.text.trim_end()).collect();
    let all = all.join(GAP);
    if pieces.iter().all(|piece| piece.format == Format::Plain) {
        return whole(Format::Plain, &all, name, known);
    }
    let mut article = Article::default();
    let mut at = 0;
    for piece in pieces {
        let text = piece.text.trim_end();
        let span = Span::new(at, at + text.len());
        at = span.end + GAP.len();
        add(&mut article, part(text, piece.format)?.through(&Text::verbatim(&all, span)), span);
    }
    article.sources = vec![Source::field(name, all)];
    Ok(article)
}

/// Between two paragraphs.
const GAP: &str = "\n\n";

/// A story of one text.
fn whole(format: Format, text: &str, name: &str, known: &Known) -> Result<Article, Fault> {
    let source = Source::field(name, text);
    if format == Format::Plain {
        budget::lines(text).map_err(|error| Fault::new(error.message, Vec::new()))?;
        let known = plain::Known { title: known.title, captions: known.captions };
        return Ok(Article { sources: vec![source], ..plain::story_in(text, known) });
    }
    let story = match format {
        Format::Markdown => markdown::story(source),
        _ => html::story(source),
    };
    story.map_err(|error| Fault::new(error.message, Vec::new()))
}

/// What one of several pieces says.
fn part(text: &str, format: Format) -> Result<Article, Fault> {
    Ok(match format {
        Format::Markdown => markdown::story(Source::field("", text))
            .map_err(|error| Fault::new(error.message, Vec::new()))?,
        Format::Plain => Article {
            body: Text::verbatim(text, Span::new(0, text.len())).trim(),
            ..Article::default()
        },
        _ => html::piece(text),
    })
}

fn add(article: &mut Article, part: Article, span: Span) {
    if !part.body.is_empty() {
        if !article.body.is_empty() {
            let end = article.body.to_source(article.body.span()).end;
            article.body.push_for(GAP, Span::new(end, span.start.max(end)));
        }
        article.body.append(&part.body);
    }
    if article.title.is_none() {
        article.title = part.title;
    }
    let pictures = article.pictures.len();
    article.pictures.extend(part.pictures);
    article.suppressions.extend(part.suppressions.into_iter().map(|mut suppression| {
        if let crate::article::Scope::Picture(index) = &mut suppression.scope {
            *index += pictures;
        }
        suppression
    }));
}

/// A text of markup as words, as a caption or a title is.
pub(super) fn markup(text: &str) -> Text {
    let read = html::piece(text);
    let title = read.title.filter(|_| read.body.is_empty());
    title.unwrap_or(read.body)
}
