//! What is called like a person and is none: ships, storms, buildings.

use crate::fold::fold;
use crate::lexicon;
use crate::tokens::{Kind, Token, Tokens};
use crate::words::Class;

/// Whether what is called from token `first` to `end` is no person.
pub(super) fn is_nobody(tokens: Tokens, first: usize, end: usize) -> bool {
    let is_called = |at: usize, names: &[&str]| names.contains(&tokens.word(at));
    let before = first.checked_sub(1);
    let titled = before.filter(|before| is_called(*before, Class::TitleOfShip.words()));
    let afloat = titled.map_or(before, |title| title.checked_sub(1));
    afloat.is_some_and(|before| is_called(before, Class::Ship.words()))
        || before.is_some_and(|before| is_called(before, Class::Storm.words()))
        || end > first + 1 && is_called(first, Class::Storm.words())
        || titled.is_some() && is_numbered(tokens, titled, end)
        || end > first + 1 && is_building(&tokens[end - 1], tokens.text)
        || is_invented(tokens, first, end)
        || is_thing_of_place(tokens, first, end)
        || matches!(tokens.get(first).map(|token| token.of(tokens.text)), Some("of" | "for"))
}

/// "The Queen Mary 2"
fn is_numbered(tokens: Tokens, title: Option<usize>, end: usize) -> bool {
    let article = title.and_then(|title| title.checked_sub(1)).map(|at| tokens.word(at));
    matches!(article, Some("the" | "The"))
        && tokens.get(end).is_some_and(|t| t.kind == Kind::Number)
}

fn is_building(last: &Token, text: &str) -> bool {
    let folded = fold(last.of(text));
    Class::Building.has(&folded) && lexicon::entry(&folded).surname < 3
}

/// "Panorámica de Verona", "Castillo del Duero": a Spanish word that is nobody's
/// given name, and of where it is.
fn is_thing_of_place(tokens: Tokens, first: usize, end: usize) -> bool {
    let thing = tokens[first];
    let is_of = |at: usize| at < end && matches!(tokens.word(at), "de" | "del");
    is_of(first + 1)
        && thing.is_cap()
        && thing.span().len() > 2
        && lexicon::entry_of(thing.key).given == 0
}

fn is_invented(tokens: Tokens, first: usize, end: usize) -> bool {
    // A title may have been taken off the front: "Father Christmas".
    let at = if end - first == 1 { first.checked_sub(1) } else { Some(first) };
    let Some([one, other]) = at.and_then(|at| tokens.get(at..end)) else { return false };
    Class::Invented.has(&format!("{} {}", fold(one.of(tokens.text)), fold(other.of(tokens.text))))
}
