//! Markup that is a text inside of another document: in a feed, in an export,
//! in the JSON of a page.

use super::build::{self, Builder};
use super::fragment::fragment;
use super::page::Page;
use super::{caption_shortcode, flow};
use crate::article::{Article, Span, Text};

/// The story in HTML that is a text of the document.
///
/// Content systems store paragraphs as blank lines and make them elements when
/// they show them; where the markup has no paragraphs, blank lines are.
pub(in crate::read) fn escaped(text: &Text) -> Article {
    let source = text.as_str();
    let has_paragraphs = ["<p>", "<p ", "<!-- wp:", "<br"].iter().any(|tag| source.contains(tag));
    let prose = |builder: &mut Builder<'_>, span: Span| match has_paragraphs {
        true => builder.markup(span),
        false => paragraphs(builder, source, span),
    };
    fragment(source, |builder| {
        let mut done = 0;
        for shortcode in shortcodes(source) {
            caption_shortcode::feed(builder, source, Span::new(done, shortcode.start), prose);
            done = shortcode.end;
        }
        caption_shortcode::feed(builder, source, Span::new(done, source.len()), prose);
    })
    .through(text)
}

/// The words of a text that may hold HTML.
pub(in crate::read) fn words(text: &Text) -> Option<Text> {
    let source = text.as_str();
    let page = Page::new(build::tree(source, |builder| {
        builder.markup(Span::new(0, source.len()));
    }));
    let words = flow::words(&page, (0, page.tree.nodes.len()), |_| None);
    words.map(|words| words.through(text))
}

/// Feeds markup, its blank lines made paragraphs.
fn paragraphs(builder: &mut Builder<'_>, source: &str, span: Span) {
    let stretch = span.of(source);
    let mut done = 0;
    for (at, _) in stretch.match_indices('\n') {
        let is_blank =
            at >= done && stretch[at + 1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        if is_blank {
            builder.markup(Span::new(done, at).shift(span.start));
            done = at;
            if builder.is_in_text() {
                builder.open("p", Vec::new());
            }
        }
    }
    builder.markup(Span::new(done, stretch.len()).shift(span.start));
}

/// Shortcodes that print nothing of the story: galleries, embeds, page
/// builders' rows. A bracketed word, such as "[sic]", is none.
fn shortcodes(source: &str) -> impl Iterator<Item = Span> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(start) = source[from..].find('[').map(|at| from + at) {
            let window = &source[start..source.floor_char_boundary(start + 1_000)];
            from = start + 1;
            let Some(end) = window.find(']') else { continue };
            if is_shortcode(&window[1..end]) {
                from = start + end + 1;
                return Some(Span::new(start, from));
            }
        }
        None
    })
}

fn is_shortcode(inside: &str) -> bool {
    let name = inside.trim_start_matches('/');
    let end =
        name.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c)));
    let (name, rest) = name.split_at(end.unwrap_or(name.len()));
    let has_value = || rest.starts_with(' ') && rest.contains('=');
    let is_known = matches!(name, "gallery" | "embed");
    !name.is_empty() && name != "caption" && (inside.starts_with('/') || is_known || has_value())
}
