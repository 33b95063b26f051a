//! Turns a YAML tree into a value and finds every fault on the way.
//!
//! A derived `Deserialize` stops at its first fault. Here the fault is noted,
//! the offending node mended (an unknown key dropped, a missing or wrong value
//! replaced by a stand-in, or left out where none fits) and the tree read again, until nothing is left to
//! complain of.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::RuleError;
use super::suggest::{expected, nearest};
use super::yaml::{Key, Node, Place, Value};

/// A file with more faults than this is not a rule file.
const MAX_FAULTS: usize = 100;

/// Reads a value from a tree, or says everything that is wrong with it.
pub fn read<T: DeserializeOwned>(path: &str, mut root: Node) -> Result<T, Vec<RuleError>> {
    let mut errors = duplicates(path, &mut root);
    let mut next_id = usize::MAX;
    let mut meant = Vec::new();
    for _ in 0..MAX_FAULTS {
        let fault = match T::deserialize(&root) {
            Ok(value) if errors.is_empty() => return Ok(value),
            Ok(_) => break,
            Err(fault) => fault,
        };
        let Some((id, at)) = fault.place else { break };
        let Some(node) = root.find(id) else { break };
        next_id -= 1;
        // What stands in for something missing was noted when it was put there,
        // and a key that is missing because it is misspelt was noted as that.
        let was_noted = match (&node.value, &fault.mend) {
            (Value::StandIn(_), _) => true,
            (_, Mend::Add(name)) => meant.contains(&(id, *name)),
            _ => false,
        };
        meant.extend(fault.meant.map(|name| (id, name)));
        if !mend(node, &fault.mend, next_id) && !root.remove(id) {
            break;
        }
        if was_noted {
            continue;
        }
        errors.push(RuleError {
            path: path.to_owned(),
            line: at.line,
            column: at.column,
            message: match fault.key {
                Some(key) => format!("`{key}`: {}", fault.message),
                None => fault.message,
            },
            help: fault.help,
        });
    }
    Err(errors)
}

/// Takes out the keys that a mapping has twice.
fn duplicates(path: &str, node: &mut Node) -> Vec<RuleError> {
    let mut errors = Vec::new();
    match &mut node.value {
        Value::Map(entries) => {
            let mut seen: BTreeMap<String, Place> = BTreeMap::new();
            entries.retain(|(key, _)| match seen.get(&key.name) {
                None => {
                    seen.insert(key.name.clone(), key.at);
                    true
                }
                Some(first) => {
                    errors.push(RuleError {
                        path: path.to_owned(),
                        line: key.at.line,
                        column: key.at.column,
                        message: format!("the key `{}` is given twice", key.name),
                        help: Some(format!("it stands on line {} already", first.line)),
                    });
                    false
                }
            });
            errors.extend(entries.iter_mut().flat_map(|(_, node)| duplicates(path, node)));
        }
        Value::List(items) => {
            errors.extend(items.iter_mut().flat_map(|node| duplicates(path, node)));
        }
        Value::Kind(_, node) => errors.extend(duplicates(path, node)),
        _ => {}
    }
    errors
}

/// Makes a node that can be read; false where even a stand-in could not.
fn mend(node: &mut Node, mend: &Mend, id: usize) -> bool {
    let at = node.at;
    match (mend, &mut node.value) {
        (Mend::Drop(name), Value::Map(entries)) => entries.retain(|(key, _)| key.name != *name),
        (Mend::Add(name), Value::Map(entries) | Value::StandIn(entries)) => {
            let key = Key { at, name: (*name).to_owned() };
            entries.push((key, Node { id, at, value: Value::StandIn(Vec::new()) }));
        }
        (_, Value::StandIn(_)) => return false,
        (_, value) => *value = Value::StandIn(Vec::new()),
    }
    true
}

/// What is wrong with a tree, and how to go on.
#[derive(Debug)]
pub struct Fault {
    message: String,
    help: Option<String>,
    /// The key whose value it is about.
    key: Option<String>,
    /// The key that an unknown one was probably meant to be.
    meant: Option<&'static str>,
    /// Which node, and where the fault stands: set by the innermost node.
    place: Option<(usize, Place)>,
    mend: Mend,
}

#[derive(Debug)]
enum Mend {
    Replace,
    Drop(String),
    Add(&'static str),
}

impl Fault {
    fn new(message: String) -> Fault {
        Fault { message, help: None, key: None, meant: None, place: None, mend: Mend::Replace }
    }

    fn at(mut self, id: usize, at: Place) -> Fault {
        self.place.get_or_insert((id, at));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Fault {
        Fault::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Fault {
        let wanted = wanted.to_string();
        let wanted = match wanted.as_str() {
            "f64" => "a number",
            "a sequence" => "a list",
            "a map" => "a mapping",
            name if name.starts_with("struct ") => "a mapping",
            name if name.starts_with("enum ") => "a name",
            other => other,
        };
        let found = match found {
            Unexpected::Str(text) => format!("`{}`", shorten(text)),
            Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "a mapping".to_owned(),
            other => other.to_string(),
        };
        Fault { help: Some(format!("expected {wanted}")), ..Fault::new(format!("found {found}")) }
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Fault {
        Fault::invalid_type(found, wanted)
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Fault {
        Fault {
            help: expected(name, known),
            ..Fault::new(format!("unknown value `{}`", shorten(name)))
        }
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Fault {
        Fault {
            help: expected(name, known),
            meant: nearest(name, known.iter().copied()),
            mend: Mend::Drop(name.to_owned()),
            ..Fault::new(format!("unknown key `{}`", shorten(name)))
        }
    }

    fn missing_field(name: &'static str) -> Fault {
        Fault { mend: Mend::Add(name), ..Fault::new(format!("the key `{name}` is missing")) }
    }
}

/// As much of a text as a message can bear.
pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

impl<'a> Node {
    fn wrong(&self, wanted: &str) -> Fault {
        use serde::de::Error;
        let found = match &self.value {
            Value::Text(text) | Value::Plain(text) => Unexpected::Str(text),
            Value::Null | Value::StandIn(_) => Unexpected::Unit,
            Value::List(_) => Unexpected::Seq,
            Value::Map(_) | Value::Kind(..) => Unexpected::Map,
        };
        Fault::invalid_type(found, &wanted).at(self.id, self.at)
    }

    /// Adds the place to a fault that has none yet.
    fn placed<T>(&self, result: Result<T, Fault>) -> Result<T, Fault> {
        result.map_err(|fault| fault.at(self.id, self.at))
    }

    fn mapping<V: Visitor<'a>>(
        &'a self,
        entries: &'a [(Key, Node)],
        to: V,
    ) -> Result<V::Value, Fault> {
        self.placed(to.visit_map(Entries { of: self, rest: entries.iter(), value: None }))
    }
}

impl<'de> de::Deserializer<'de> for &'de Node {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Text(text) | Value::Plain(text) => self.placed(to.visit_str(text)),
            Value::Null => self.placed(to.visit_unit()),
            Value::List(items) => self.placed(to.visit_seq(Items(items.iter()))),
            Value::Map(entries) => self.mapping(entries, to),
            Value::Kind(..) => self.placed(to.visit_unit()),
            Value::StandIn(_) => self.placed(to.visit_str("")),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Plain(text) if text.eq_ignore_ascii_case("true") => to.visit_bool(true),
            Value::Plain(text) if text.eq_ignore_ascii_case("false") => to.visit_bool(false),
            Value::StandIn(_) => to.visit_bool(false),
            _ => Err(self.wrong("`true` or `false`")),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Plain(text) => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => self.placed(to.visit_f64(number)),
                _ => Err(self.wrong("a number")),
            },
            Value::StandIn(_) => to.visit_f64(0.0),
            _ => Err(self.wrong("a number")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Text(text) | Value::Plain(text) => self.placed(to.visit_str(text)),
            Value::StandIn(_) => self.placed(to.visit_str("")),
            _ => Err(self.wrong(&Wanted(&to).to_string())),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        self.deserialize_str(to)
    }

    fn deserialize_option<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Null | Value::StandIn(_) => to.visit_none(),
            _ => to.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::List(items) => self.placed(to.visit_seq(Items(items.iter()))),
            Value::StandIn(_) => self.placed(to.visit_seq(Items([].iter()))),
            _ => Err(self.wrong("a list")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Map(entries) => self.mapping(entries, to),
            Value::StandIn(entries) => self.mapping(entries, to),
            _ => Err(self.wrong("a mapping")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        to: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(to)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        to: V,
    ) -> Result<V::Value, Fault> {
        let (name, content) = match &self.value {
            Value::Text(text) => (text.as_str(), None),
            Value::Kind(key, content) => (key.name.as_str(), Some(&**content)),
            Value::StandIn(_) => (variants.first().copied().unwrap_or_default(), Some(self)),
            _ => {
                let help = expected("", variants);
                return Err(Fault { help, ..self.wrong("a name") });
            }
        };
        self.placed(to.visit_enum(Kind { name, content }))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        to: V,
    ) -> Result<V::Value, Fault> {
        to.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char bytes byte_buf unit
        unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// What a visitor expects, in words.
struct Wanted<'v, V>(&'v V);

impl<'de, V: Visitor<'de>> fmt::Display for Wanted<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
}

struct Items<'a>(std::slice::Iter<'a, Node>);

impl<'a> SeqAccess<'a> for Items<'a> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        self.0.next().map(|node| node.placed(seed.deserialize(node))).transpose()
    }
}

struct Entries<'a> {
    of: &'a Node,
    rest: std::slice::Iter<'a, (Key, Node)>,
    value: Option<(&'a Key, &'a Node)>,
}

impl<'a> MapAccess<'a> for Entries<'a> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((key, node)) = self.rest.next() else { return Ok(None) };
        self.value = Some((key, node));
        let name: StrDeserializer<'_, Fault> = key.name.as_str().into_deserializer();
        // A key that is unknown is dropped from the mapping that has it.
        seed.deserialize(name).map(Some).map_err(|fault| fault.at(self.of.id, key.at))
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((key, node)) = self.value.take() else {
            return Err(Fault::new("a value was asked for before its key".to_owned()));
        };
        node.placed(seed.deserialize(node)).map_err(|mut fault| {
            if matches!(fault.mend, Mend::Replace) {
                fault.key.get_or_insert_with(|| key.name.clone());
            }
            fault
        })
    }
}

struct Kind<'a> {
    name: &'a str,
    content: Option<&'a Node>,
}

impl<'a> EnumAccess<'a> for Kind<'a> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let name: StrDeserializer<'_, Fault> = self.name.into_deserializer();
        seed.deserialize(name).map(|value| (value, self))
    }
}

impl<'a> VariantAccess<'a> for Kind<'a> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Fault> {
        match self.content {
            Some(node) => node.placed(seed.deserialize(node)),
            None => Err(Fault::new(format!("`{}` lacks its parameters", self.name))),
        }
    }

    fn tuple_variant<V: Visitor<'a>>(self, _len: usize, to: V) -> Result<V::Value, Fault> {
        self.struct_variant(&[], to)
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _fields: &'static [&'static str],
        to: V,
    ) -> Result<V::Value, Fault> {
        use serde::Deserializer;
        match self.content {
            Some(node) => node.deserialize_map(to),
            None => Err(Fault::new(format!("`{}` lacks its parameters", self.name))),
        }
    }
}
