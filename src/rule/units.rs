use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _, Unexpected, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// A span of time in whole days: `30d`, `2w`, `1y` (365 days).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Days(pub u32);

/// A distance on the ground in kilometres: `500km`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Kilometres(pub u32);

const DAYS: &str = "a number of days, weeks or years such as `30d`, `2w` or `1y`";
const KILOMETRES: &str = "a distance such as `500km`";

/// Splits `30d` into 30 and `d`.
fn number_and_unit(text: &str) -> Option<(u32, &str)> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..digits].parse().ok()?, text[digits..].trim_start()))
}

impl FromStr for Days {
    type Err = String;

    fn from_str(text: &str) -> Result<Days, String> {
        let wrong = || format!("expected {DAYS}, found `{text}`");
        let (number, unit) = number_and_unit(text).ok_or_else(wrong)?;
        let days = match unit {
            "d" | "day" | "days" => 1,
            "w" | "week" | "weeks" => 7,
            "y" | "year" | "years" => 365,
            _ => return Err(wrong()),
        };
        number.checked_mul(days).map(Days).ok_or_else(wrong)
    }
}

impl FromStr for Kilometres {
    type Err = String;

    fn from_str(text: &str) -> Result<Kilometres, String> {
        match number_and_unit(text) {
            Some((number, "km")) => Ok(Kilometres(number)),
            _ => Err(format!("expected {KILOMETRES}, found `{text}`")),
        }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}d", self.0)
    }
}

impl fmt::Display for Kilometres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}km", self.0)
    }
}

/// Reads a unit from a string, and says what was wanted of anything else.
struct Unit<T> {
    wanted: &'static str,
    of: std::marker::PhantomData<T>,
}

impl<T: FromStr<Err = String>> Visitor<'_> for Unit<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.wanted)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Days, D::Error> {
        from.deserialize_str(Unit { wanted: DAYS, of: std::marker::PhantomData })
    }
}

impl<'de> Deserialize<'de> for Kilometres {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Kilometres, D::Error> {
        from.deserialize_str(Unit { wanted: KILOMETRES, of: std::marker::PhantomData })
    }
}

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Serialize for Kilometres {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl JsonSchema for Days {
    fn schema_name() -> Cow<'static, str> {
        "Days".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let pattern = r"^\s*\d+\s*(d|days?|w|weeks?|y|years?)$";
        json_schema!({ "description": DAYS, "type": "string", "pattern": pattern })
    }
}

impl JsonSchema for Kilometres {
    fn schema_name() -> Cow<'static, str> {
        "Kilometres".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let pattern = r"^\s*\d+\s*km$";
        json_schema!({ "description": KILOMETRES, "type": "string", "pattern": pattern })
    }
}

/// Reads a civil date, and says what was wanted of anything else.
pub(super) fn date<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<jiff::civil::Date>, D::Error> {
    let text = String::deserialize(from)?;
    let wrong = |_| D::Error::invalid_value(Unexpected::Str(&text), &"a date such as `2020-10-31`");
    text.parse().map(Some).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_and_what_is_none_is_refused() {
        for (text, days) in [
            ("0d", Some(0)),
            ("30d", Some(30)),
            ("2w", Some(14)),
            ("1y", Some(365)),
            ("3 days", Some(3)),
            ("30", None),
            ("d", None),
            ("-3d", None),
            ("1m", None),
            ("99999999y", None),
            ("99999999999d", None),
        ] {
            assert_eq!(text.parse::<Days>().ok(), days.map(Days), "{text}");
        }
        assert_eq!("500km".parse(), Ok(Kilometres(500)));
        assert_eq!(
            "500 miles".parse::<Kilometres>(),
            Err("expected a distance such as `500km`, found `500 miles`".to_owned())
        );
    }
}
