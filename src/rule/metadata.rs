//! Metadata as examples of rules write them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::Deserializer;

use crate::article::{Entry, Property};
use crate::yaml::one_or_more;

/// What the metadata of an example's picture say, under the keys of
/// [`Property::KEYS`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleMetadata {
    /// The caption that the picture was delivered with.
    #[serde(default)]
    pub caption: Values,
    /// The headline above that caption.
    #[serde(default)]
    pub headline: Values,
    /// The day when the picture was made, as an agency puts it down.
    #[serde(default)]
    pub created: Values,
    /// The day when it was made by the clock of the camera.
    #[serde(default)]
    pub clock: Values,
    /// Where in a town.
    #[serde(default)]
    pub sublocation: Values,
    /// The town.
    #[serde(default)]
    pub city: Values,
    /// The state or province.
    #[serde(default)]
    pub region: Values,
    /// The country.
    #[serde(default)]
    pub country: Values,
    /// The place that the picture shows, its parts with commas.
    #[serde(default)]
    pub shown: Values,
    /// Where the camera stood, likewise.
    #[serde(default)]
    pub taken: Values,
    /// Where the camera stood, in degrees north and east: "53.9, 27.57".
    #[serde(default)]
    pub point: Values,
    /// Who is in it.
    #[serde(default)]
    pub person: Values,
    /// The event that it shows.
    #[serde(default)]
    pub event: Values,
    /// Who made it.
    #[serde(default)]
    pub creator: Values,
    /// Who is to be named.
    #[serde(default)]
    pub credit: Values,
    /// Whom it came from.
    #[serde(default)]
    pub source: Values,
    /// Who owns it.
    #[serde(default)]
    pub copyright: Values,
    /// What is to be minded when it is used.
    #[serde(default)]
    pub instructions: Values,
}

impl ExampleMetadata {
    /// Each field.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        let all = [
            (Property::Caption, &self.caption),
            (Property::Headline, &self.headline),
            (Property::Created, &self.created),
            (Property::Clock, &self.clock),
            (Property::Sublocation, &self.sublocation),
            (Property::City, &self.city),
            (Property::Region, &self.region),
            (Property::Country, &self.country),
            (Property::Shown, &self.shown),
            (Property::Taken, &self.taken),
            (Property::Point, &self.point),
            (Property::Person, &self.person),
            (Property::Event, &self.event),
            (Property::Creator, &self.creator),
            (Property::Credit, &self.credit),
            (Property::Source, &self.source),
            (Property::Copyright, &self.copyright),
            (Property::Instructions, &self.instructions),
        ];
        all.into_iter().flat_map(|(property, values)| {
            values.0.iter().map(move |value| (property, property.key().to_owned(), value.clone()))
        })
    }
}

/// A value, or a list of values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(pub Vec<String>);

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Values, D::Error> {
        one_or_more(from, "a text, or a list of texts").map(Values)
    }
}

impl JsonSchema for Values {
    fn schema_name() -> Cow<'static, str> {
        "Values".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<String>();
        let several = generator.subschema_for::<Vec<String>>();
        json_schema!({ "anyOf": [one, several] })
    }
}
