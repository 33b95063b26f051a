//! What was read of a story, as a page to look at, and the law of its spans.

use std::fmt::Write as _;

use cutline::article::{Article, Span, Text};

fn text(text: Option<&Text>) -> &str {
    text.map_or("-", Text::as_str)
}

/// The story as a page to read. Titles and captions are given as they stand
/// in the source, so that the spans are seen too.
pub fn rendered(article: &Article) -> String {
    let in_source = |text: &Text| {
        let span = text.to_source(text.span());
        span.of(article.sources[0].text()).replace('\n', "⏎")
    };
    let mut page = format!(
        "title: {}\n  from: {}\npublished: {:?}\nupdated: {:?}\nlanguage: {:?}\n\n{}\n",
        text(article.title.as_ref()),
        article.title.as_ref().map_or_else(String::new, in_source),
        article.published,
        article.updated,
        article.language,
        article.body.as_str(),
    );
    for picture in &article.pictures {
        let src = text(picture.src.as_ref());
        let (alt, credit) = (text(picture.alt.as_ref()), text(picture.credit.as_ref()));
        let _ = write!(page, "\npicture: {src}\n  alt: {alt}\n  credit: {credit}\n");
        for caption in &picture.captions {
            let _ =
                write!(page, "  caption: {}\n    from: {}\n", caption.as_str(), in_source(caption));
        }
    }
    page
}

fn texts(article: &Article) -> Vec<&Text> {
    let of_pictures = article.pictures.iter().flat_map(|picture| {
        [&picture.alt, &picture.credit, &picture.src].into_iter().flatten().chain(&picture.captions)
    });
    let of_article = article.title.iter().chain(&article.dateline);
    std::iter::once(&article.body).chain(of_article).chain(of_pictures).collect()
}

/// Each letter stands in the source where its text says, unless an entity, an
/// escape or a reference stands for it.
pub fn holds_the_law(article: &Article) {
    let source = article.sources[0].text();
    for text in texts(article) {
        for (at, c) in text.as_str().char_indices() {
            let span = text.to_source(Span::new(at, at + c.len_utf8()));
            let stands =
                source.get(span.start..span.end).expect("a span lies on the source's characters");
            let stands_for = stands.starts_with(['&', '\\', '!', '`', '[']);
            let is_letter = c.is_alphanumeric();
            assert!(
                !is_letter || stands_for || stands == c.to_string(),
                "{c:?} at {at} of {:?} is said to stand at {span:?}, where {stands:?} is",
                text.as_str()
            );
        }
    }
}
