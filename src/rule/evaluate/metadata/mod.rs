//! A caption that contradicts what its picture's own metadata say.

mod caption;
mod credit;
mod date;
mod person;
mod place;

use super::date::published;
use super::{Diagnostic, Judged, Pictured};
use crate::article::{Excerpt, Field, Part, Span};
use crate::compare::Original;
use crate::rule::{MetadataCheck, MetadataOf, Reason};

/// A caption, and what the metadata of its picture say.
struct Pair<'a> {
    judged: &'a Judged<'a>,
    original: &'a Original,
    /// The captions that the picture was delivered with.
    embedded: Vec<&'a Judged<'a>>,
}

pub(super) fn diagnostics(
    check: &MetadataCheck,
    pictured: &Pictured,
    index: usize,
) -> Vec<Diagnostic> {
    let judged = &pictured.captions[index];
    let Some(picture) = judged.part().picture() else { return Vec::new() };
    let found = pictured.originals.binary_search_by_key(&picture, |original| original.picture);
    let Ok(at) = found else { return Vec::new() };
    let embedded =
        pictured.embedded.iter().filter(|embedded| embedded.part().picture() == Some(picture));
    let pair = Pair { judged, original: &pictured.originals[at], embedded: embedded.collect() };
    let diagnostic = match check.of {
        MetadataOf::Date => date::diagnostic(check, &pair),
        MetadataOf::Age => date::age(check, &pair),
        MetadataOf::Place => place::diagnostic(check, &pair),
        MetadataOf::Person => person::diagnostic(&pair),
        MetadataOf::Caption => caption::diagnostic(&pair),
        MetadataOf::Credit => credit::diagnostic(&pair),
    };
    diagnostic.into_iter().collect()
}

impl<'a> Pair<'a> {
    fn field(&self, field: usize) -> Option<&'a Field> {
        let article = self.judged.comparison.story.article;
        article.pictures.get(self.original.picture)?.metadata.fields.get(field)
    }

    /// The value of a field.
    fn value(&self, field: usize) -> &'a str {
        self.field(field).map_or("", |field| field.value.as_str())
    }

    /// A reason that stands in a field: which it is, and what it says.
    fn in_field(&self, field: usize, more: &str) -> Reason {
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
    fn in_embedded(&self, embedded: &Judged, at: Span) -> Reason {
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
    fn diagnostic(&self, at: Span, file: String, evidence: Vec<Reason>) -> Diagnostic {
        let caption = at.of(self.judged.text()).to_owned();
        let published = published(self.judged);
        let distance = ("distance", String::new());
        let values = vec![("caption", caption), ("file", file), ("published", published), distance];
        Diagnostic { at, values, evidence }
    }
}
