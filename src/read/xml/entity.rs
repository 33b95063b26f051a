//! References in text: the five of XML, characters by number, and those of
//! HTML, which feeds and agencies use without declaring them. Entities that a
//! document declares for itself are not expanded.

use quick_xml::escape::resolve_html5_entity;

use crate::article::Span;
use crate::read::html::Piece;

/// The longest reference looked for, in bytes.
const LONGEST: usize = 40;

/// The stretches of `span`, each reference by itself.
pub(super) fn pieces(source: &str, span: Span) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let text = span.of(source);
    let mut done = 0;
    let verbatim = |from: usize, to: usize, pieces: &mut Vec<Piece>| {
        if from < to {
            let from = Span::new(from, to).shift(span.start);
            pieces.push(Piece { from, decoded: None });
        }
    };
    for (at, _) in text.match_indices('&') {
        let Some((decoded, length)) = reference(&text[at..]) else { continue };
        verbatim(done, at, &mut pieces);
        let from = Span::new(at, at + length).shift(span.start);
        pieces.push(Piece { from, decoded: Some(decoded) });
        done = at + length;
    }
    verbatim(done, text.len(), &mut pieces);
    pieces
}

/// What the reference at the start stands for, and its length in bytes.
fn reference(text: &str) -> Option<(Box<str>, usize)> {
    let window = &text[..text.floor_char_boundary(LONGEST)];
    let end = window.find(';')?;
    let name = &window[1..end];
    let decoded = match name.strip_prefix('#') {
        None => resolve_html5_entity(name)?.into(),
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?.to_string().into()
        }
    };
    Some((decoded, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_and_anything_else_left() {
        for (source, decoded) in [
            ("Tom &amp; Ann", "Tom & Ann"),
            ("&lt;p&gt;&quot;&apos;", "<p>\"'"),
            ("Lyon&nbsp;&eacute;&#233;&#xE9;", "Lyon\u{a0}ééé"),
            ("AT&T &bomb; &#0; &#xD800; & &", "AT&T &bomb; &#0; &#xD800; & &"),
            ("", ""),
        ] {
            let pieces = pieces(source, Span::new(0, source.len()));
            let found: String = pieces.iter().map(|piece| piece.text(source)).collect();
            assert_eq!(found, decoded);
        }
    }
}
