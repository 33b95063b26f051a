//! The texts of a story as they were read: all else about it is made of them.

use super::words::Words;
use crate::article::{Article, Part};
use crate::mention::{Context, Facts};
use crate::tokens::Token;

/// Title and body with their facts and their words.
#[derive(Clone, Copy)]
pub(super) struct Texts<'s> {
    pub article: &'s Article,
    pub facts: &'s [(Part, Facts)],
    pub words: &'s Words,
    pub context: &'s Context,
}

impl<'s> Texts<'s> {
    /// The whole text of a part, for quoting.
    pub fn text(self, part: Part) -> &'s str {
        self.article.text(part).map_or("", |text| text.as_str())
    }

    /// The tokens of a part, as far as it is compared with captions.
    pub fn tokens(self, part: Part) -> &'s [Token] {
        let of_part = self.facts.iter().find(|(known, _)| *known == part);
        of_part.map_or(&[], |(_, facts)| &facts.tokens)
    }
}
