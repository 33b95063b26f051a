//! What stands in the place of a stretch of source that is no Markdown.

use crate::article::Span;

use super::figure::Figure;

/// A stretch of source that is no Markdown.
#[derive(Debug, Clone)]
pub(super) struct Shortcode {
    pub span: Span,
    pub means: Means,
}

#[derive(Debug, Clone)]
pub(super) enum Means {
    /// A picture with what the shortcode says of it.
    Figure(Figure),
    /// Several pictures.
    Figures(Vec<Figure>),
    /// Starts a figure whose picture or words follow, with what it says itself.
    Opens(Figure),
    /// Ends such a figure.
    Closes,
    /// Starts the caption of the picture before it.
    OpensCaption,
    /// Ends such a caption.
    ClosesCaption,
    /// Makes the block before it a caption.
    MarksCaption,
    /// Attributes of the image before it.
    Attributes,
    /// A comment, as MDX has it.
    Comment,
    /// Nothing to a reader of the story.
    Nothing,
}
