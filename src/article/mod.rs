//! The story model: what every reader makes and every later stage looks at.

mod address;
mod coverage;
mod excerpt;
mod metadata;
mod source;
mod span;
mod suppression;
mod text;

pub use address::{are_two_pictures, file_of};
pub use excerpt::{Excerpt, Part};
pub use metadata::{Entry, Field, Metadata, Property};
pub use source::{Location, NotUtf8, Source};
pub use span::Span;
pub use suppression::{Scope, Suppression};
pub use text::Text;

use std::path::PathBuf;

use jiff::civil::Date;

/// One story: title, dates, dateline, body and pictures.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The record's own name for the story, where it has one.
    pub id: Option<String>,
    /// Who published the story, or in which section, where a record says it.
    pub outlet: Option<String>,
    /// Two-letter language code, where the input says it.
    pub language: Option<String>,
    /// The headline.
    pub title: Option<Text>,
    /// Day of first publication.
    pub published: Option<Date>,
    /// What says the day of publication, where that is known: a key of the
    /// record, the file's name, an option.
    pub dated_by: Option<String>,
    /// Day of the last change.
    pub updated: Option<Date>,
    /// Where the story was filed from, if given apart from the body.
    pub dateline: Option<Text>,
    /// The story's own paragraphs, a blank line between two; captions,
    /// navigation, teasers and footers are left out.
    pub body: Text,
    /// The pictures, in the order of the source.
    pub pictures: Vec<Picture>,
    /// What the story itself says is not to be reported of it.
    pub suppressions: Vec<Suppression>,
    /// Whether the first source is plain text, so that it can also be read as
    /// one text, captions and furniture included.
    pub is_plain: bool,
    /// What the texts were read from; [`Text::source`] is an index into it.
    pub sources: Vec<Source>,
    /// What was wrong with the input, though the story could be read.
    pub notices: Vec<String>,
    /// Keys of a record that seem to hold a caption and are not read.
    pub unread: Vec<String>,
}

/// A picture with what is written about it.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// Where the picture's file is: a URL or a path, as the source says it.
    pub src: Option<Text>,
    /// The alternative text.
    pub alt: Option<Text>,
    /// The captions: one as a rule, more where several stand on one picture.
    pub captions: Vec<Text>,
    /// The credit, where the source keeps it apart from the caption.
    pub credit: Option<Text>,
    /// Where its file is, if that is at hand; see [`crate::read::photo`].
    pub file: Option<PathBuf>,
    /// What its file, or the record that it came with, says of it.
    pub metadata: Metadata,
}

impl Article {
    /// Bytes that it takes, about: what it was read from, and its texts with
    /// what leads them back.
    pub fn size(&self) -> usize {
        let sources = self.sources.iter().map(|source| source.text().len());
        let captions = self.pictures.iter().flat_map(|picture| &picture.captions);
        let texts = captions.chain([&self.body]).map(Text::size);
        sources.chain(texts).sum::<usize>() + self.pictures.len() * size_of::<Picture>()
    }

    /// This story, read from the characters of `outer`, as one whose texts
    /// lead back to where `outer` was read from.
    pub fn through(mut self, outer: &Text) -> Article {
        let pictures = self.pictures.iter_mut().flat_map(|picture| {
            let said = [&mut picture.alt, &mut picture.credit, &mut picture.src];
            picture.captions.iter_mut().chain(said.into_iter().flatten())
        });
        let own = self.title.iter_mut().chain(&mut self.dateline);
        for text in own.chain(std::iter::once(&mut self.body)).chain(pictures) {
            *text = text.through(outer);
        }
        for suppression in &mut self.suppressions {
            suppression.at = suppression.at.through(outer);
            match &mut suppression.scope {
                Scope::Stretch(stretch) => *stretch = outer.to_source(*stretch),
                Scope::Next(at) => *at = outer.to_source(Span::new(*at, *at)).start,
                Scope::Story | Scope::Picture(_) => {}
            }
        }
        self
    }

    /// A story of nothing but captions, each of a picture of its own.
    pub fn of_captions<'c>(captions: impl IntoIterator<Item = &'c str>) -> Article {
        let mut article = Article::default();
        for caption in captions {
            let text = caption.trim();
            let source = article.sources.len();
            article.sources.push(Source::field(format!("caption {}", source + 1), text));
            let text = Text::verbatim(text, Span::new(0, text.len())).in_source(source);
            article.pictures.push(Picture { captions: vec![text], ..Picture::default() });
        }
        article
    }

    /// The same story with all of a plain source as its body: nothing of it is
    /// set apart as title, caption or furniture.
    pub fn undivided(mut self) -> Article {
        let Some(source) = self.sources.first().filter(|_| self.is_plain) else { return self };
        self.body = Text::verbatim(source.text(), Span::new(0, source.text().len()));
        self.title = None;
        // What a record gives beside its text stands where it stood.
        self.pictures.retain(|picture| picture.captions.iter().any(|text| text.source() != 0));
        self
    }
}
