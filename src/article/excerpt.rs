use serde::{Deserialize, Serialize};

use super::{Article, Location, Span, Text};

/// One of an article's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// The headline.
    Title,
    /// The paragraphs.
    Body,
    /// A caption: which picture, and which of its captions.
    Caption {
        /// Index into [`Article::pictures`].
        picture: usize,
        /// Index into [`Picture::captions`](super::Picture::captions).
        index: usize,
    },
    /// The alternative text of a picture.
    Alt {
        /// Index into [`Article::pictures`].
        picture: usize,
    },
    /// The credit that a source keeps apart from the caption.
    Credit {
        /// Index into [`Article::pictures`].
        picture: usize,
    },
    /// Where a picture's file is: what stands for the picture itself.
    Src {
        /// Index into [`Article::pictures`].
        picture: usize,
    },
    /// A field of a picture's metadata.
    Metadata {
        /// Index into [`Article::pictures`].
        picture: usize,
        /// Index into [`Metadata::fields`](super::Metadata::fields).
        field: usize,
    },
    /// A suppression, as the story writes it.
    Suppression {
        /// Index into [`Article::suppressions`].
        index: usize,
    },
}

impl Part {
    /// The picture that the text belongs to, as an index into
    /// [`Article::pictures`].
    pub fn picture(self) -> Option<usize> {
        match self {
            Part::Caption { picture, .. }
            | Part::Alt { picture }
            | Part::Credit { picture }
            | Part::Src { picture }
            | Part::Metadata { picture, .. } => Some(picture),
            Part::Title | Part::Body | Part::Suppression { .. } => None,
        }
    }
}

/// A stretch of one of an article's texts: what a finding points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Excerpt {
    /// The text it is in.
    pub part: Part,
    /// Bytes of that text.
    pub span: Span,
}

impl Excerpt {
    /// The stretch `span` of `part`.
    pub fn new(part: Part, span: Span) -> Excerpt {
        Excerpt { part, span }
    }
}

impl Article {
    /// The text that `part` names, if the article has it.
    pub fn text(&self, part: Part) -> Option<&Text> {
        match part {
            Part::Title => self.title.as_ref(),
            Part::Body => Some(&self.body),
            Part::Caption { picture, index } => self.pictures.get(picture)?.captions.get(index),
            Part::Alt { picture } => self.pictures.get(picture)?.alt.as_ref(),
            Part::Credit { picture } => self.pictures.get(picture)?.credit.as_ref(),
            Part::Src { picture } => self.pictures.get(picture)?.src.as_ref(),
            Part::Metadata { picture, field } => {
                self.pictures.get(picture)?.metadata.fields.get(field).map(|field| &field.value)
            }
            Part::Suppression { index } => self.suppressions.get(index).map(|s| &s.at),
        }
    }

    /// The characters of an excerpt, or `""` where the article has no such text.
    pub fn quote(&self, excerpt: Excerpt) -> &str {
        self.text(excerpt.part).map_or("", |text| excerpt.span.of(text.as_str()))
    }

    /// Where an excerpt stands in the source it was read from.
    pub fn locate(&self, excerpt: Excerpt) -> Option<Location> {
        let text = self.text(excerpt.part)?;
        Some(self.sources.get(text.source())?.locate(text.to_source(excerpt.span)))
    }

    /// All captions, in the order of the source.
    pub fn captions(&self) -> impl Iterator<Item = (Part, &Text)> {
        self.pictures.iter().enumerate().flat_map(|(picture, p)| {
            p.captions
                .iter()
                .enumerate()
                .map(move |(index, text)| (Part::Caption { picture, index }, text))
        })
    }
}
