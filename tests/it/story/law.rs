//! The law of a story's spans.

use cutline::article::{Article, Span, Text};

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
    for text in texts(article) {
        let source = article.sources[text.source()].text();
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
