//! Organisations, by the name written.

use super::Mention;
use super::label::{Label, Name};
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// An organisation's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The name as written.
    pub name: String,
}

/// The organisations among tagged names, in order.
pub fn organisations(tokens: Tokens, names: &[Name]) -> Vec<Mention<Organisation>> {
    let found = names.iter().filter(|n| n.label == Label::Organisation);
    found
        .filter_map(|name| {
            let mut end = name.end;
            while end > name.first + 1
                && tokens[end - 1].kind == Kind::Mark
                && !tokens[end - 1].is_mark(tokens.text, ")")
            {
                end -= 1;
            }
            // A party beside a member's name, "(D-MN)", is no name of its own.
            let party = tokens.word(name.first).len() == 1
                && tokens.get(name.first + 1).is_some_and(|t| t.is_mark(tokens.text, "-"));
            if party {
                return None;
            }
            // "Harbour Foods, Inc.": the dot is a part of the word.
            let short =
                tokens.get(end - 1).is_some_and(|t| Class::CompanyForm.has(t.of(tokens.text)));
            let dot = tokens.get(end).is_some_and(|t| t.glued && t.is_mark(tokens.text, "."));
            end += usize::from(short && dot);
            let span = tokens.get(name.first)?.span().cover(tokens.get(end - 1)?.span());
            Some(Mention { span, value: Organisation { name: span.of(tokens.text).to_owned() } })
        })
        .collect()
}
