use super::form::{Form, Found};
use super::lex::{Lex, Lexed};
use crate::language::calendar::Word;

/// Each expression's own year, or the year that a list or range gives it from
/// the right: "June 30 - July 2, 2019".
pub(super) fn shared_years(lexed: &Lexed, found: &[Found]) -> Vec<Option<i16>> {
    let mut years: Vec<Option<i16>> = found.iter().map(|found| found.form.year()).collect();
    for index in (1..found.len()).rev() {
        let (left, right) = (found[index - 1], found[index]);
        if let (Form::Season { year: None, shift: None, .. }, Form::Season { .. }) =
            (left.form, right.form)
            && is_linked(lexed, left, right)
        {
            years[index - 1] = years[index];
            continue;
        }
        let (
            Form::Day { year: None, month, .. } | Form::Month { year: None, month, shift: None },
            Form::Day { month: later, .. } | Form::Month { month: later, shift: None, .. },
        ) = (left.form, right.form)
        else {
            continue;
        };
        if let Some(year) = years[index]
            && is_linked(lexed, left, right)
        {
            years[index - 1] = Some(year - i16::from(month > later));
        }
    }
    years
}

/// Whether two expressions are items of one list or ends of one range.
pub(super) fn is_linked(lexed: &Lexed, left: Found, right: Found) -> bool {
    let between = left.last + 1..right.first;
    let joins = |at: usize| {
        matches!(
            lexed.ahead(at),
            Lex::Word(Word::Link | Word::The) | Lex::Mark('-' | '–' | '—' | ',' | '&' | '/')
        ) || lexed.of(at).eq_ignore_ascii_case("until")
    };
    between.len() <= 3 && between.clone().all(joins) && !between.is_empty()
}
