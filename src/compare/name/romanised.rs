//! Whether a name was carried over from another script, where one letter
//! more or less is a habit and no slip.

use super::words::Word;
use crate::words::Class;

/// Whether one of the words says so.
pub fn is_romanised(words: &[Word]) -> bool {
    words.iter().any(|word| {
        Class::RomanisedName.has(word.text)
            || Class::RomanisedEnding
                .words()
                .iter()
                .any(|ending| word.text.len() > ending.len() && word.text.ends_with(ending))
    })
}
