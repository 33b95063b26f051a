//! One person or organisation of several names.

use crate::fold::fold;
use crate::language::stem;
use crate::tokens::{Kind, tokens};

/// A person or an organisation with all that they are called.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The names; at least two.
    pub forms: Vec<Form>,
}

/// One of several names for the same.
#[derive(Debug, Clone)]
pub struct Form {
    /// The [`stem::key`]s of its words with a capital, in order; of all words
    /// where none has one.
    pub keys: Vec<u64>,
    /// All its words as written, in order.
    pub words: Vec<String>,
}

impl Accepted {
    /// The names as one; nothing if there are not two of them.
    pub(super) fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<Accepted> {
        let forms: Vec<Form> = names.into_iter().filter_map(Form::of).collect();
        (forms.len() > 1).then_some(Accepted { forms })
    }
}

impl Form {
    fn of(name: &str) -> Option<Form> {
        let cut = tokens(name);
        let words: Vec<&str> =
            cut.iter().filter(|t| t.kind != Kind::Mark).map(|t| t.of(name)).collect();
        let is_telling = |word: &&&str| !word.starts_with(char::is_lowercase);
        let mut telling: Vec<&str> = words.iter().filter(is_telling).copied().collect();
        if telling.is_empty() {
            telling.clone_from(&words);
        }
        let keys: Vec<u64> = telling.iter().map(|word| stem::key(&fold(word))).collect();
        let words = words.into_iter().map(str::to_owned).collect();
        (!keys.is_empty()).then_some(Form { keys, words })
    }
}
