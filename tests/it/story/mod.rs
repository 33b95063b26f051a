//! What was read of a story, as a page to look at, and the law of its spans.

mod law;

use std::fmt::Write as _;

use cutline::article::{Article, Text};

pub use law::holds_the_law;

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
