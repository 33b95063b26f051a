//! What stands under a house's own keys in a record.

use jiff::civil::Date;

use super::date;
use super::given::Given;
use super::tree::Tree;
use super::words::{Words, words};
use crate::read::Fields;

/// What was found under the house's own keys.
#[derive(Debug, Default)]
pub(super) struct Own<'a> {
    pub title: Option<Words<'a>>,
    pub language: Option<&'a str>,
    pub published: Option<Date>,
    captions: Vec<Words<'a>>,
    credits: Vec<Words<'a>>,
    /// What the house calls its captions.
    path: String,
}

/// Looks under the house's own keys.
pub(super) fn read<'a>(record: &'a Tree<'a>, fields: &Fields) -> Own<'a> {
    let texts = |ways: &[Vec<String>]| {
        let found = ways.iter().map(|way| {
            let texts: Vec<Words> = values(record, way).into_iter().filter_map(words).collect();
            (texts, way.join("."))
        });
        let mut filled = found.filter(|(texts, _)| !texts.is_empty());
        filled.next().unwrap_or_default()
    };
    let one = |ways: &[Vec<String>]| {
        let all = ways.iter().flat_map(|way| values(record, way));
        all.filter_map(Tree::words).next()
    };
    let days = fields.date.iter().flat_map(|way| values(record, way));
    let (captions, path) = texts(&fields.caption);
    Own {
        title: texts(&fields.title).0.into_iter().next(),
        language: one(&fields.language),
        published: days.filter_map(date::day).next(),
        captions,
        credits: texts(&fields.credit).0,
        path,
    }
}

impl<'a> Own<'a> {
    /// The pictures of a record, with the captions and credits of the house's
    /// own keys put to them in order.
    pub fn pictures(&self, known: Option<Vec<Given<'a>>>) -> Option<Vec<Given<'a>>> {
        if self.captions.is_empty() && self.credits.is_empty() {
            return known;
        }
        let mut pictures = known.unwrap_or_default();
        let most = self.captions.len().max(pictures.len());
        pictures.resize(most, Given::default());
        for (index, picture) in pictures.iter_mut().enumerate() {
            if let Some(text) = self.captions.get(index) {
                picture.text = Some(text.clone());
                picture.path.clone_from(&self.path);
            }
            picture.credit = self.credits.get(index).cloned().or(picture.credit.take());
        }
        (!pictures.is_empty()).then_some(pictures)
    }
}

/// The values at the end of a way of keys; a list on it is gone through.
pub(super) fn values<'a>(value: &'a Tree<'a>, way: &[String]) -> Vec<&'a Tree<'a>> {
    match (value, way.split_first()) {
        (Tree::List(items), _) => items.iter().flat_map(|item| values(item, way)).collect(),
        (_, None) => vec![value],
        (_, Some((key, rest))) => value.get(key).map_or_else(Vec::new, |value| values(value, rest)),
    }
}
