//! What Markdown says of an image: its text, its title, what stands around it.

use crate::article::Span;
use crate::read::html::Piece;

/// An image that is being read.
pub(super) struct Image {
    pub span: Span,
    pub src: String,
    pub title: String,
    /// Whether its text is shown below it.
    pub is_captioned: bool,
    pub alt: Vec<Piece>,
    /// Images stand in the text of images, as links do.
    pub depth: usize,
}

/// Whether an image is all of its paragraph.
pub(super) fn is_alone(source: &str, image: Span) -> bool {
    let before = source[..image.start].trim_end_matches([' ', '\t', '\r']);
    let behind = source[image.end..].trim_start_matches([' ', '\t', '\r']);
    let above = before.strip_suffix('\n').map(|above| above.trim_end_matches([' ', '\t', '\r']));
    let below = behind.strip_prefix('\n').map(|below| below.trim_start_matches([' ', '\t', '\r']));
    let starts = before.is_empty()
        || above.is_some_and(|above| above.ends_with('\n') || above.ends_with("\n---"));
    starts && (behind.is_empty() || below.is_some_and(|b| b.is_empty() || b.starts_with('\n')))
}

/// The text of an image without the size that Obsidian has at its end:
/// `![[a.jpg|The words|300]]`. A size alone is no text.
pub(super) fn without_size(source: &str, alt: &mut Vec<Piece>) {
    let Some(last) = alt.last_mut() else { return };
    let text = last.text(source);
    let start = text.rfind('|').map_or(0, |bar| bar + 1);
    let size = text[start..].trim();
    let is_size = !size.is_empty() && size.bytes().all(|b| b.is_ascii_digit() || b == b'x');
    if is_size && last.decoded.is_none() {
        last.from.end = last.from.start + start.saturating_sub(1);
    }
    alt.retain(|piece| !piece.text(source).is_empty());
}

/// An image's title is the last thing in it before `")`; a reference's stands
/// elsewhere, and the image for it.
pub(super) fn title_piece(source: &str, image: Span, title: &str) -> Piece {
    let stretch = image.of(source).trim_end_matches(')').trim_end();
    let end = image.start + stretch.len().saturating_sub(1);
    let start = end.saturating_sub(title.len());
    match source.get(start..end) {
        Some(found) if found == title && start >= image.start => {
            Piece { from: Span::new(start, end), decoded: None }
        }
        _ => Piece { from: image, decoded: Some(title.into()) },
    }
}
