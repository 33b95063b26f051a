//! What stands under a house's own keys in front matter.

use super::head::{self, Head};
use super::value::Value;
use crate::article::{Picture, Text};
use crate::read::{Fields, date, html};

/// Reads front matter, the house's own keys before the known ones.
pub(super) fn read(values: &Value, fields: &Fields) -> Head {
    let mut head = head::read(values);
    let texts = |ways: &[Vec<String>]| {
        let found = ways.iter().map(|way| {
            at(values, way).into_iter().filter_map(|value| value.text().cloned()).collect()
        });
        found.into_iter().find(|texts: &Vec<Text>| !texts.is_empty()).unwrap_or_default()
    };
    let (captions, credits) = (texts(&fields.caption), texts(&fields.credit));
    if captions.len() > head.pictures.len() {
        head.pictures.resize(captions.len(), Picture::default());
    }
    for (picture, caption) in head.pictures.iter_mut().zip(captions) {
        picture.captions = vec![caption];
    }
    for (picture, credit) in head.pictures.iter_mut().zip(credits) {
        picture.credit = Some(credit);
    }
    let language = texts(&fields.language);
    let language = language.first().and_then(|tag| html::language(tag.as_str()));
    head.title = texts(&fields.title).into_iter().next().or(head.title);
    head.language = language.or(head.language);
    let days = texts(&fields.date);
    head.published = days.iter().find_map(|day| date::parse(day.as_str())).or(head.published);
    head
}

/// The values at the end of a way of keys; a list on it is gone through.
fn at<'v>(value: &'v Value, way: &[String]) -> Vec<&'v Value> {
    match (value, way.split_first()) {
        (Value::List(items), _) => items.iter().flat_map(|item| at(item, way)).collect(),
        (_, None) => vec![value],
        (Value::Map(entries), Some((key, rest))) => {
            let found = entries.iter().find(|(name, _)| name == key);
            found.map_or_else(Vec::new, |(_, value)| at(value, rest))
        }
        (Value::Scalar(_), Some(_)) => Vec::new(),
    }
}
