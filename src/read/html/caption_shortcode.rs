//! WordPress's `[caption …]<img …> The words[/caption]`, as it stands in
//! content that no theme has rendered.

use crate::article::Span;

use super::build::Builder;

/// Longest shortcode looked for, in bytes.
const LONGEST: usize = 4_000;

/// A shortcode around a picture: its opening, what it holds, its closing.
pub(in crate::read) struct Caption {
    pub opening: Span,
    pub inside: Span,
    pub closing: Span,
}

/// The first caption shortcode in `source[from..]`.
pub(in crate::read) fn next(source: &str, mut from: usize) -> Option<Caption> {
    const OPENS: &str = "[caption";
    const CLOSES: &str = "[/caption]";
    while let Some(found) = source[from..].find(OPENS) {
        let start = from + found;
        let window = &source[start..source.floor_char_boundary(start + LONGEST)];
        from = start + OPENS.len();
        let Some(bracket) = window.find(']') else { continue };
        let Some(close) = window.find(CLOSES).filter(|close| *close > bracket) else { continue };
        let inside = &window[bracket + 1..close];
        if inside.contains("<img") || inside.contains("![") {
            return Some(Caption {
                opening: Span::new(start, start + bracket + 1),
                inside: Span::new(start + bracket + 1, start + close),
                closing: Span::new(start + close, start + close + CLOSES.len()),
            });
        }
    }
    None
}

/// The old form has its words in the opening: `[caption caption="The words"]`.
pub(in crate::read) fn words_in(source: &str, opening: Span) -> Option<Span> {
    let stretch = opening.of(source);
    let start = stretch.find(" caption=\"")? + " caption=\"".len();
    let length = stretch[start..].find('"')?;
    (length > 0).then(|| Span::new(0, length).shift(opening.start + start))
}

/// Feeds the page from byte `from` on, its caption shortcodes made figures.
pub(super) fn feed_page<'s>(builder: &mut Builder<'s>, source: &'s str, from: usize) {
    feed(builder, source, Span::new(from, source.len()), Builder::markup);
}

/// Feeds a stretch of a page, its caption shortcodes made figures and what
/// stands between them fed by `prose`.
pub(in crate::read) fn feed<'s>(
    builder: &mut Builder<'s>,
    source: &'s str,
    stretch: Span,
    prose: impl Fn(&mut Builder<'s>, Span),
) {
    let mut done = stretch.start;
    let mut from = stretch.start;
    let within = &source[..stretch.end];
    while let Some(caption) = next(within, from) {
        from = caption.closing.end;
        prose(builder, Span::new(done, caption.opening.start));
        done = caption.opening.start;
        if builder.is_in_text() {
            builder.open("figure", Vec::new());
            if let Some(words) = words_in(source, caption.opening) {
                builder.open("figcaption", Vec::new());
                builder.text(words);
                builder.close("figcaption");
            }
            builder.markup(caption.inside);
            builder.close("figure");
            done = caption.closing.end;
        }
    }
    prose(builder, Span::new(done, stretch.end));
}
