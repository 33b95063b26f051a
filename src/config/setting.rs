//! Values that may be written in two ways: in short, or in full.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};

use super::Placed;
use super::schema::{Keys, Level, PlaceEntry};
use crate::rule::Excuse;
use crate::yaml::{Node, one_or_more};

/// What a configuration says of a rule: `date-conflict: note`, or
/// `date-conflict: {severity: note, with: {tolerance: 7d}}`.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSetting {
    /// How grave it is.
    pub severity: Option<Placed<Level>>,
    /// What excuses it, in the place of what else does.
    pub unless: Option<Placed<Vec<Excuse>>>,
    /// Parameters that it is given, as the file writes them.
    pub(crate) with: Option<Node>,
}

/// A rule's settings in full.
#[derive(serde::Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct RuleInFull {
    /// How grave it is.
    severity: Option<Placed<Level>>,
    /// Parameters, in the place of those of the rule's own `with`.
    #[serde(rename = "with")]
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    _with: Option<serde::de::IgnoredAny>,
    /// What excuses it, in the place of the rule's own `unless`.
    unless: Option<Placed<Vec<Excuse>>>,
}

/// A place of the house in full.
#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PlaceInFull {
    /// Its name.
    name: Placed<String>,
    /// Degrees north, -90 to 90.
    #[serde(default)]
    latitude: Option<Placed<f64>>,
    /// Degrees east, -180 to 180.
    #[serde(default)]
    longitude: Option<Placed<f64>>,
}

enum Either<T> {
    Short(String),
    Full(T),
}

/// Takes a string or a mapping.
struct ShortOrFull<T>(&'static str, std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ShortOrFull<T> {
    type Value = Either<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E>(self, text: &str) -> Result<Either<T>, E> {
        Ok(Either::Short(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Either<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Either::Full)
    }
}

struct RuleEither(Either<RuleInFull>);
struct PlaceEither(Either<PlaceInFull>);

impl<'de> Deserialize<'de> for RuleEither {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<RuleEither, D::Error> {
        const WANTED: &str = "`error`, `warning`, `note`, `off` or a mapping";
        let either = from.deserialize_any(ShortOrFull(WANTED, std::marker::PhantomData))?;
        if let Either::Short(level) = &either {
            let level: serde::de::value::StrDeserializer<'_, D::Error> =
                level.as_str().into_deserializer();
            Level::deserialize(level)?;
        }
        Ok(RuleEither(either))
    }
}

impl<'de> Deserialize<'de> for PlaceEither {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<PlaceEither, D::Error> {
        const WANTED: &str = "the name of a place, or a mapping with `name`";
        from.deserialize_any(ShortOrFull(WANTED, std::marker::PhantomData)).map(PlaceEither)
    }
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<RuleSetting, D::Error> {
        let Placed { value: RuleEither(either), at } = Placed::deserialize(from)?;
        match either {
            Either::Short(level) => {
                let level: serde::de::value::StringDeserializer<D::Error> =
                    level.into_deserializer();
                let value = Level::deserialize(level)?;
                let severity = Some(Placed { value, at });
                Ok(RuleSetting { severity, unless: None, with: None })
            }
            Either::Full(RuleInFull { severity, unless, .. }) => {
                Ok(RuleSetting { severity, unless, with: None })
            }
        }
    }
}

impl<'de> Deserialize<'de> for PlaceEntry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<PlaceEntry, D::Error> {
        let Placed { value: PlaceEither(either), at } = Placed::deserialize(from)?;
        let full = match either {
            Either::Short(value) => {
                return Ok(PlaceEntry { name: Placed { value, at }, at: None });
            }
            Either::Full(full) => full,
        };
        let at = match (full.latitude, full.longitude) {
            (Some(north), Some(east)) => {
                let is_on_earth = north.value.abs() <= 90.0 && east.value.abs() <= 180.0;
                if !is_on_earth {
                    let found = format!("{}, {}", north.value, east.value);
                    return Err(D::Error::custom(format!(
                        "there is no point {found}: expected -90 to 90 degrees north and -180 to \
                         180 degrees east"
                    )));
                }
                Some((north.value, east.value))
            }
            (None, None) => None,
            // That the name is missing was said.
            _ if full.name.value.is_empty() => None,
            _ => {
                let name = &full.name.value;
                return Err(D::Error::custom(format!(
                    "the place `{name}` has one coordinate: give `latitude` and `longitude`, or \
                     neither"
                )));
            }
        };
        Ok(PlaceEntry { name: full.name, at })
    }
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Keys, D::Error> {
        one_or_more(from, "a key, or a list of keys").map(Keys)
    }
}

/// The schema of what may be written in short or in full.
fn either(short: Schema, full: Schema) -> Schema {
    json_schema!({ "anyOf": [short, full] })
}

macro_rules! two_ways {
    ($type:ty, $name:literal, $short:ty, $full:ty) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let short = generator.subschema_for::<$short>();
                either(short, generator.subschema_for::<$full>())
            }
        }
    };
}

two_ways!(RuleSetting, "RuleSetting", Level, RuleInFull);
two_ways!(PlaceEntry, "PlaceEntry", String, PlaceInFull);
two_ways!(Keys, "Keys", String, Vec<String>);
