//! Lets serde read a value from a tree.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, Mend};
use super::{Key, LineColumn, Node, Value, placed};
use crate::suggest::expected;

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

    fn deserialize_u32<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Plain(text) => match text.parse::<u32>() {
                Ok(number) => self.placed(to.visit_u32(number)),
                Err(_) => Err(self.wrong("a whole number")),
            },
            Value::StandIn(_) => to.visit_u32(0),
            _ => Err(self.wrong("a whole number")),
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
                let help = expected("", variants).map(Box::from);
                return Err(Fault { help, ..self.wrong("a name") });
            }
        };
        self.placed(to.visit_enum(Kind { name, content }))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        to: V,
    ) -> Result<V::Value, Fault> {
        match name {
            placed::NAME => self.placed(to.visit_seq(Parts { at: self.at, told: 0, value: self })),
            _ => to.visit_newtype_struct(self),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit
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

/// Line and column of a value, then the value itself.
struct Parts<D> {
    at: LineColumn,
    told: usize,
    value: D,
}

impl<'a, D: de::Deserializer<'a, Error = Fault> + Copy> SeqAccess<'a> for Parts<D> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        self.told += 1;
        let part = match self.told {
            1 => seed.deserialize(self.at.line.into_deserializer()),
            2 => seed.deserialize(self.at.column.into_deserializer()),
            _ => seed.deserialize(self.value),
        };
        part.map(Some)
    }
}

/// The key of a mapping: a string that knows its place.
#[derive(Clone, Copy)]
struct Name<'a>(&'a Key);

impl<'de> de::Deserializer<'de> for Name<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Fault> {
        to.visit_str(&self.0.name)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        to: V,
    ) -> Result<V::Value, Fault> {
        match name {
            placed::NAME => to.visit_seq(Parts { at: self.0.at, told: 0, value: self }),
            _ => to.visit_newtype_struct(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf option unit unit_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
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
        // A key that is unknown is dropped from the mapping that has it.
        seed.deserialize(Name(key)).map(Some).map_err(|fault| fault.at(self.of.id, key.at))
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((key, node)) = self.value.take() else {
            return Err(Fault::new("a value was asked for before its key".to_owned()));
        };
        node.placed(seed.deserialize(node)).map_err(|mut fault| {
            if matches!(fault.mend, Mend::Replace) {
                fault.key.get_or_insert_with(|| key.name.as_str().into());
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
