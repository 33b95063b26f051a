//! What may be written as one word or as a list of them.

use std::fmt;

use serde::de::{Deserializer, SeqAccess, Visitor};

/// The words; `wanted` says what is expected.
///
/// # Errors
/// Something else than a string, or a list of strings.
pub fn one_or_more<'de, D: Deserializer<'de>>(
    from: D,
    wanted: &'static str,
) -> Result<Vec<String>, D::Error> {
    from.deserialize_any(OneOrMore(wanted))
}

struct OneOrMore(&'static str);

impl<'de> Visitor<'de> for OneOrMore {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E>(self, word: &str) -> Result<Vec<String>, E> {
        Ok(vec![word.to_owned()])
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = list.next_element()? {
            words.push(word);
        }
        Ok(words)
    }
}
