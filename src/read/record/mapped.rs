//! What stands under a house's own keys in a record.

use jiff::civil::Date;

use super::date;
use super::picture::Given;
use super::tree::Tree;
use crate::read::Fields;

/// What was found under the house's own keys.
#[derive(Debug, Default)]
pub(super) struct Own<'a> {
    pub title: Option<&'a str>,
    pub language: Option<&'a str>,
    pub published: Option<Date>,
    captions: Vec<&'a str>,
    credits: Vec<&'a str>,
}

/// Looks under the house's own keys.
pub(super) fn read<'a>(record: &'a Tree<'a>, fields: &Fields) -> Own<'a> {
    let texts = |ways: &[Vec<String>]| {
        let found = ways.iter().map(|way| {
            let values = values(record, way);
            values.into_iter().filter_map(Tree::text).filter(|text| !text.trim().is_empty())
        });
        found.map(Iterator::collect).find(|texts: &Vec<&str>| !texts.is_empty()).unwrap_or_default()
    };
    let days = fields.date.iter().flat_map(|way| values(record, way));
    Own {
        title: texts(&fields.title).first().copied(),
        language: texts(&fields.language).first().copied(),
        published: days.filter_map(date::day).next(),
        captions: texts(&fields.caption),
        credits: texts(&fields.credit),
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
            picture.text = self.captions.get(index).copied().or(picture.text);
            picture.credit = self.credits.get(index).copied().or(picture.credit);
        }
        (!pictures.is_empty()).then_some(pictures)
    }
}

/// The values at the end of a way of keys; a list on it is gone through.
fn values<'a>(value: &'a Tree<'a>, way: &[String]) -> Vec<&'a Tree<'a>> {
    match (value, way.split_first()) {
        (Tree::List(items), _) => items.iter().flat_map(|item| values(item, way)).collect(),
        (_, None) => vec![value],
        (_, Some((key, rest))) => value.get(key).map_or_else(Vec::new, |value| values(value, rest)),
    }
}
