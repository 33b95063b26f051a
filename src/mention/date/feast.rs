use super::form::{Form, Found};
use super::lex::{Lex, Lexed};
use super::year;
use crate::language::calendar::{Feast, Word};

/// "Christmas Eve", "on Thanksgiving", "New Year's Day 2019".
pub(super) fn read(
    lexed: &Lexed,
    at: usize,
    feasts: &[Feast],
    found: &mut Vec<Found>,
) -> Option<usize> {
    if lexed.calendar.style.capitals && !lexed.tokens[at].is_cap() {
        return None;
    }
    let (feast, end) = feasts.iter().find_map(|f| Some((f, name_end(lexed, at + 1, f.rest)?)))?;
    let year = year::after(lexed, end);
    if year.is_none() && !is_one_day(lexed, at, end, feast.shy) {
        return None;
    }
    let form = Form::Holiday { year: year.map(|(year, ..)| year), day: feast.day };
    let next = year.map_or(end, |(.., next)| next);
    found.push(Found::new(at, next - 1, form).with_year_at(year.map(|(_, at, _)| at)));
    Some(next)
}

/// The token behind a name's further words; genitives are passed over.
fn name_end(lexed: &Lexed, mut at: usize, rest: &[&str]) -> Option<usize> {
    for word in rest {
        if lexed.glued(at) && lexed.of(at).starts_with(['\'', '’']) {
            at += 1;
        }
        let fits = lexed.of(at).eq_ignore_ascii_case(word) && !lexed.tokens[at].opens_paragraph;
        if !fits {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// "on Labor Day weekend", "at Christmas"; not the day as such, which comes
/// every year, nor "a Christmas tree", "Easter Island" or another country's
/// day of that name.
fn is_one_day(lexed: &Lexed, at: usize, end: usize, shy: bool) -> bool {
    let placed = lexed.is_placed(at)
        || matches!(lexed.behind(at), Lex::Word(Word::On | Word::At | Word::Shift(_)));
    let noun = shy && lexed.is_lower_word(end) && lexed.ahead(end) == Lex::Other;
    placed && !noun && !(shy && lexed.is_capital(end) && !lexed.opens_sentence(end))
}
