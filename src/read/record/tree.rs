//! A record's JSON, as little of it as is read, without copying what has no
//! escapes in it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use crate::article::Span;
use crate::read::Fields;

/// A JSON value. Of an object only the keys that some record format knows
/// keep their values.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree<'a> {
    Null,
    Flag(bool),
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    Object(Vec<(Cow<'a, str>, Tree<'a>)>),
    /// The value of a key that is not read.
    Skipped,
}

/// The keys whose values are kept.
const KEPT: &[&str] = &[
    "@graph",
    "@id",
    "@type",
    "abstract",
    "address",
    "addressCountry",
    "addressLocality",
    "addressRegion",
    "alt",
    "articleBody",
    "articleSection",
    "articles",
    "associatedMedia",
    "associations",
    "belongs",
    "bodies",
    "body_html",
    "body_text",
    "body_xhtml",
    "by",
    "byline",
    "caption",
    "captions",
    "contentCreated",
    "contentLocation",
    "contentType",
    "contentUrl",
    "contentcreated",
    "contenttype",
    "credit",
    "creditLine",
    "creditText",
    "creditline",
    "cutline",
    "dateCreated",
    "dateModified",
    "datePublished",
    "dateline",
    "description",
    "description_caption",
    "description_text",
    "descriptions",
    "firstCreated",
    "firstcreated",
    "headline",
    "headlines",
    "href",
    "html",
    "id",
    "ignore",
    "image",
    "inLanguage",
    "items",
    "kind",
    "lang",
    "language",
    "located",
    "markdown",
    "metadata",
    "name",
    "outlet",
    "people",
    "person",
    "published",
    "publisher",
    "renditions",
    "role",
    "section",
    "source",
    "src",
    "stories",
    "text",
    "title",
    "type",
    "updated",
    "uri",
    "url",
    "value",
    "versionCreated",
    "versioncreated",
];

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
            Tree::Object(_) | Tree::Skipped => "an object",
        }
    }
}

/// Reads a JSON text; what stands under a house's own keys is kept, too.
///
/// # Errors
/// Text that is no JSON, or goes on behind its value.
pub(super) fn parse<'a>(json: &'a str, fields: &Fields) -> serde_json::Result<Tree<'a>> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let tree = Build { named: false, fields }.deserialize(&mut reader)?;
    reader.end().map(|()| tree)
}

/// Builds a tree; below the values of an object whose keys are names of their
/// own (associations, metadata, renditions), every key is kept.
#[derive(Clone, Copy)]
struct Build<'f> {
    named: bool,
    fields: &'f Fields,
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
        while let Some(value) = list.next_element_seed(Build { named: false, ..self })? {
            values.push(value);
        }
        Ok(Tree::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            let kept = KEPT.binary_search(&&*key).is_ok() || self.fields.knows(&key);
            let value = if self.named || kept {
                let named = matches!(&*key, "associations" | "metadata" | "renditions");
                map.next_value_seed(Build { named, ..self })?
            } else {
                map.next_value::<IgnoredAny>()?;
                Tree::Skipped
            };
            members.push((key, value));
        }
        Ok(Tree::Object(members))
    }
}

/// Of keys no more is read than their characters.
static NO_FIELDS: Fields = Fields::NONE;

/// An object's key, borrowed where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_str(Build { named: false, fields: &NO_FIELDS })? {
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

/// Where in `json` each value stands of the list that it is, or that stands
/// under `key` of the object that it is.
pub(super) fn elements(json: &str, key: Option<&str>) -> Vec<Span> {
    let list = match key {
        None => Some(json),
        Some(key) => {
            let object: BTreeMap<String, &RawValue> =
                serde_json::from_str(json).unwrap_or_default();
            object.get(key).map(|raw| raw.get())
        }
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kept_keys_can_be_searched() {
        assert!(KEPT.is_sorted());
    }
}
