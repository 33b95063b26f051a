//! Given names that are months: June Hallworth, April Reed.

use super::{Label, Name, replace_overlapping};
use crate::fold::fold;
use crate::lexicon;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// Takes a month before a surname for the given name, unless something says
/// that the month is meant.
pub(super) fn named(tokens: Tokens, names: &mut Vec<Name>) {
    let found = tokens.windows(2).enumerate().filter_map(|(at, pair)| {
        let [month, surname] = pair else { return None };
        let is_month = Class::MonthAndName.has(month.of(tokens.text)) && !surname.opens_sentence;
        if !is_month || !surname.is_cap() || surname.kind != Kind::Word {
            return None;
        }
        let lower = |at: usize| tokens.word(at).to_lowercase();
        let before = at.checked_sub(1).filter(|_| !month.opens_sentence);
        let is_dated = before.is_some_and(|before| {
            tokens[before].kind == Kind::Number || Class::BeforeMonth.has(lower(before).as_str())
        });
        let folded = fold(surname.of(tokens.text));
        let entry = lexicon::entry(&folded);
        let is_surname = (entry.frequency == 0 || entry.surname >= 4)
            && entry.given < 5
            && !Class::BehindMonth.has(&folded);
        // "In June Anna Reed said": the word behind the surname goes on.
        let goes_on = tokens
            .get(at + 2)
            .is_some_and(|next| next.is_cap() && next.kind == Kind::Word && !next.opens_sentence);
        let is_taken = names
            .iter()
            .any(|name| name.first <= at && at < name.end && name.label == Label::Person);
        let is_name = is_surname && !is_dated && !goes_on && !is_taken;
        is_name.then_some(Name { first: at, end: at + 2, label: Label::Person })
    });
    let found = found.collect();
    replace_overlapping(names, found);
}
