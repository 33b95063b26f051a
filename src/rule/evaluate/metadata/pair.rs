//! A caption beside the metadata of its picture.

use crate::article::{Excerpt, Field, Part, Span};
use crate::compare::Original;
use crate::rule::Reason;
use crate::rule::evaluate::date::published;
use crate::rule::evaluate::diagnostic::Diagnostic;
use crate::rule::evaluate::judged::Judged;

/// A caption, and what the metadata of its picture say.
pub(super) struct Pair<'a> {
    pub judged: &'a Judged<'a>,
    pub original: &'a Original,
    /// The captions that the picture was delivered with.
    pub embedded: Vec<&'a Judged<'a>>,
}

impl<'a> Pair<'a> {
    pub fn field(&self, field: usize) -> Option<&'a Field> {
        let article = self.judged.comparison.story.article;
        article.pictures.get(self.original.picture)?.metadata.fields.get(field)
    }

    /// The value of a field.
    pub fn value(&self, field: usize) -> &'a str {
        self.field(field).map_or("", |field| field.value.as_str())
    }

    /// A reason that stands in a field: which it is, and what it says.
    pub fn in_field(&self, field: usize, more: &str) -> Reason {
        /// Characters of a value that are quoted.
        const QUOTED: usize = 100;
        let (picture, label) = (self.original.picture, self.field(field).map(|f| &*f.label));
        let value = self.value(field);
        let mut quote: String = value.chars().take(QUOTED).collect();
        if quote.len() < value.len() {
            quote.push('…');
        }
        let says = format!("the picture's own metadata: “{}: {quote}”{more}", label.unwrap_or(""));
        let at = Excerpt::new(Part::Metadata { picture, field }, Span::new(0, value.len()));
        Reason { at: Some(at), says, weight: 0.0 }
    }

    /// A reason that stands in a caption that the picture was delivered with.
    pub fn in_embedded(&self, embedded: &Judged, at: Span) -> Reason {
        let label = match embedded.part() {
            Part::Metadata { field, .. } => self.field(field).map_or("", |field| &field.label),
            _ => "",
        };
        let says =
            format!("the picture's own metadata: “{label}” speaks of {}", at.of(embedded.text()));
        Reason { at: Some(Excerpt::new(embedded.part(), at)), says, weight: 0.0 }
    }

    /// What is found at a stretch of the caption, with the words of the metadata
    /// that it contradicts.
    pub fn diagnostic(&self, at: Span, file: String, evidence: Vec<Reason>) -> Diagnostic {
        let caption = at.of(self.judged.text()).to_owned();
        let published = published(self.judged);
        let distance = ("distance", String::new());
        let values = vec![("caption", caption), ("file", file), ("published", published), distance];
        Diagnostic { at, values, evidence }
    }
}
