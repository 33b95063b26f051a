//! YAML as its parser gives it: rules, configurations, front matter and records
//! make of it what they need.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

/// Any YAML, each value with its place; keys are text, with their places or
/// without.
pub enum Raw<K> {
    Null,
    /// `true` or `false`.
    Flag(bool),
    Number(f64),
    Text(String),
    /// What `!!binary` stands before.
    Bytes,
    List(Vec<Spanned<Raw<K>>>),
    Map(Vec<(K, Spanned<Raw<K>>)>),
}

impl<'de, K: Deserialize<'de>> Deserialize<'de> for Raw<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw<K>, D::Error> {
        deserializer.deserialize_any(AnyValue(PhantomData))
    }
}

struct AnyValue<K>(PhantomData<K>);

impl<'de, K: Deserialize<'de>> Visitor<'de> for AnyValue<K> {
    type Value = Raw<K>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value, a list or a mapping")
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw<K>, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Raw<K>, E> {
        Ok(Raw::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Raw<K>, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Raw<K>, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Raw<K>, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Raw<K>, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Raw<K>, E> {
        Ok(Raw::Number(number))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Raw<K>, E> {
        Ok(Raw::Bytes)
    }

    fn visit_unit<E>(self) -> Result<Raw<K>, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw<K>, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw<K>, D::Error> {
        deserializer.deserialize_any(AnyValue(PhantomData))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw<K>, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Raw::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw<K>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}
