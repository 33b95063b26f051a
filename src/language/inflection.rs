//! Languages in which names change with their place in a sentence.

use crate::words::Class;

/// Whether names take endings by their place in a sentence, in the language
/// with that two-letter code: "tapaamaan Sanna Marinia".
pub fn inflects_names(code: &str) -> bool {
    Class::InflectingLanguage.has(code)
}
