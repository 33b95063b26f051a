//! What of a story's pictures was not found, so that nobody takes silence for
//! praise.

use super::{Article, Picture, Text};

impl Article {
    /// Whether no caption was found.
    pub fn is_uncaptioned(&self) -> bool {
        self.captions().next().is_none()
    }

    /// The pictures of which no words are found: no caption and no alternative
    /// text. Drawings are no photographs.
    pub fn wordless(&self) -> impl Iterator<Item = &Picture> {
        self.pictures.iter().filter(|picture| {
            let is_filled = |text: &Text| text.as_str().contains(char::is_alphanumeric);
            let is_drawn = |src: &Text| {
                let path = src.as_str().split(['?', '#']).next().unwrap_or_default();
                path.ends_with(".svg") || path.starts_with("data:")
            };
            picture.src.as_ref().is_some_and(|src| !is_drawn(src))
                && !picture.captions.iter().chain(&picture.alt).any(is_filled)
        })
    }
}
