//! A record's values, without copying what has no escapes in it.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::key;
use crate::article::Span;

/// A value of a record.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree<'a> {
    Null,
    Flag(bool),
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    Object(Vec<(Cow<'a, str>, Tree<'a>)>),
}

impl<'a> Tree<'a> {
    /// The value of `key`, where this is an object that has it and it is not
    /// null; of a key that stands twice, the last.
    pub fn get(&self, key: &str) -> Option<&Tree<'a>> {
        let Tree::Object(members) = self else { return None };
        let found = members.iter().rev().find(|(name, _)| name == key)?;
        (found.1 != Tree::Null).then_some(&found.1)
    }

    /// The characters, where this is a text.
    pub fn text(&self) -> Option<&str> {
        if let Tree::Text(text) = self { Some(text) } else { None }
    }

    /// What this is, for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Tree::Null => "null",
            Tree::Flag(_) => "true or false",
            Tree::Number(_) => "a number",
            Tree::Text(_) => "a string",
            Tree::List(_) => "a list",
            Tree::Object(_) => "an object",
        }
    }

    /// The keys of an object with their values.
    pub fn members(&self) -> &[(Cow<'a, str>, Tree<'a>)] {
        if let Tree::Object(members) = self { members } else { &[] }
    }

    /// The values of a list.
    pub fn items(&self) -> &[Tree<'a>] {
        if let Tree::List(items) = self { items } else { &[] }
    }

    /// The characters, where this is a text with some that print.
    pub fn words(&self) -> Option<&str> {
        self.text().filter(|text| !text.trim().is_empty())
    }

    /// The same, as one that borrows nothing.
    pub fn into_owned(self) -> Tree<'static> {
        match self {
            Tree::Null => Tree::Null,
            Tree::Flag(flag) => Tree::Flag(flag),
            Tree::Number(number) => Tree::Number(number),
            Tree::Text(text) => Tree::Text(Cow::Owned(text.into_owned())),
            Tree::List(list) => Tree::List(list.into_iter().map(Tree::into_owned).collect()),
            Tree::Object(members) => {
                let owned = |(key, value): (Cow<str>, Tree)| {
                    (Cow::Owned(key.into_owned()), value.into_owned())
                };
                Tree::Object(members.into_iter().map(owned).collect())
            }
        }
    }
}

/// The objects that hold the story's fields: the record, and those that it
/// keeps them in.
pub(super) fn facets<'a>(record: &'a Tree<'a>) -> Vec<&'a Tree<'a>> {
    let inner = record.members().iter().filter(|(key, value)| {
        let plain = key::plain(key);
        key::is_facet(&plain) || (plain == "content" && is_component(value))
    });
    std::iter::once(record).chain(inner.map(|(_, value)| value)).collect()
}

/// Whether an object is the component that a page is made of.
fn is_component(value: &Tree) -> bool {
    value.get("component").or(value.get("_uid")).is_some() && value.get("type").is_none()
}

/// So many values any text may hold, however short it is.
const FREE: usize = 100_000;
/// So many bytes a value takes in a long text of stories; one with less to a
/// value is no record.
const BYTES: usize = 32;

/// What is wrong with such a text.
pub(super) const TOO_MUCH: &str = "this holds more values than any story record";

/// Reads a JSON text.
///
/// # Errors
/// Text that is no JSON, or goes on behind its value.
pub(super) fn parse(json: &str) -> serde_json::Result<Tree<'_>> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let left = Cell::new(FREE + json.len() / BYTES);
    let tree = Build { left: &left }.deserialize(&mut reader)?;
    reader.end().map(|()| tree)
}

/// Builds a tree of no more values than are left.
#[derive(Clone, Copy)]
struct Build<'c> {
    left: &'c Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Build<'_> {
    type Value = Tree<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Build<'_> {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree<'de>, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            self.take_one()?;
            values.push(value);
        }
        Ok(Tree::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            self.take_one()?;
            members.push((key, map.next_value_seed(self)?));
        }
        Ok(Tree::Object(members))
    }
}

impl Build<'_> {
    /// Counts a value.
    fn take_one<E: de::Error>(self) -> Result<(), E> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| E::custom(TOO_MUCH))?;
        self.left.set(left);
        Ok(())
    }
}

/// An object's key, borrowed where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_str(Build { left: &Cell::new(0) })? {
            Tree::Text(text) => Ok(Key(text)),
            other => Err(D::Error::custom(format!("expected a key, found {}", other.kind()))),
        }
    }
}

/// One step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// Where in `json` the value at `path` begins: line and column as
/// `serde_json` counts them, 1-based, the column in bytes.
pub(super) fn locate(json: &str, path: &[Step]) -> Option<(usize, usize)> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let error = Walk(path).deserialize(&mut reader).err()?;
    Some((error.line(), error.column()))
}

/// The byte of `json` at which the value at `path` begins.
pub(super) fn byte(json: &str, path: &[Step]) -> Option<usize> {
    if path.is_empty() {
        return Some(json.len() - json.trim_start().len());
    }
    // The parser stops in front of the value and the space before it.
    let (row, column) = locate(json, path)?;
    let before: usize = json.split_inclusive('\n').take(row - 1).map(str::len).sum();
    let at = (before + column).min(json.len());
    Some(at + space(json.get(at..).unwrap_or("")))
}

/// Where in `json` each value stands of the list at the end of `path`.
pub(super) fn elements(json: &str, path: &[Step]) -> Vec<Span> {
    let list = path.iter().try_fold(json, |json, step| match step {
        Step::Key(key) => {
            let object: BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
            object.get(key).map(|raw| raw.get())
        }
        Step::Index(index) => {
            let list: Vec<&RawValue> = serde_json::from_str(json).ok()?;
            list.get(*index).map(|raw| raw.get())
        }
    });
    let values: Vec<&RawValue> =
        list.and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default();
    // Raw values are borrowed from the text, so that addresses tell where.
    let start = |raw: &RawValue| raw.get().as_ptr() as usize - json.as_ptr() as usize;
    values.into_iter().map(|raw| Span::new(start(raw), start(raw) + raw.get().len())).collect()
}

/// Follows a path and stops there with an error, which carries the position.
struct Walk<'p>(&'p [Step]);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0.first() {
            None => Err(D::Error::custom("here")),
            Some(Step::Key(_)) => deserializer.deserialize_map(self),
            Some(Step::Index(_)) => deserializer.deserialize_seq(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the value on the path")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((Step::Index(index), rest)) = self.0.split_first() else {
            return Err(de::Error::custom("here"));
        };
        for _ in 0..*index {
            list.next_element::<IgnoredAny>()?;
        }
        list.next_element_seed(Walk(rest)).map(|_| ())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.0.split_first() else {
            return Err(de::Error::custom("here"));
        };
        while let Some(Key(key)) = map.next_key()? {
            if key == *wanted {
                return map.next_value_seed(Walk(rest));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// Bytes of white space at the start.
pub(super) fn space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
