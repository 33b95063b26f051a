//! Credits that are known by their shape, whoever the agency is:
//! "Nordbild/Ann Lee", "Ann Lee for The Courier", "… | Ann Lee".

use super::maker::is_link;
use crate::fold::fold;
use crate::language::cue::{Cue, cue};
use crate::language::word::{Word, gap};
use crate::lexicon;
use crate::words::Class;

/// A photographer has no more names than this.
const MOST_NAMES: usize = 4;

/// Whether all of `words` are one person's name: two to four capitalised words,
/// the first a given name or no word at all.
pub(super) fn is_person(words: &[Word]) -> bool {
    let Some(first) = words.first() else { return false };
    let folded = fold(first.text);
    let entry = lexicon::entry(&folded);
    (2..=MOST_NAMES).contains(&words.len())
        && words.iter().all(Word::is_capitalised)
        && (entry.given > 0 || entry.frequency == 0 || folded.len() == 1)
        && cue(&folded) == Cue::None
}

/// "Nordbild/Ann Lee", "Tagblatt | Ann Lee": one word, a slash, and a person.
pub(super) fn is_house_and_person(text: &str, all: &[Word]) -> bool {
    all.len() > 2
        && all[0].is_capitalised()
        && gap(text, all, 1).trim().chars().all(|c| c == '/')
        && gap(text, all, 1).contains('/')
        && (3..=all.len()).any(|end| {
            let apart = end == all.len() || gap(text, all, end).contains(['/', ',', '|']);
            apart && is_person(&all[1..end])
        })
}

/// "Ann Lee for Tagblatt", "Ann Lee via Nordbild": how many words the person
/// takes, where one stands before "for" and a house behind it.
pub(super) fn person_for_house(all: &[Word]) -> Option<usize> {
    let link = all.iter().take(MOST_NAMES + 1).position(|w| w.is_any(&["for", "via", "für"]))?;
    let house = &all[link + 1..];
    let names = house.iter().all(|w| w.is_capitalised() || is_link(w));
    let ends = house.last().is_some_and(Word::is_capitalised) && house.len() <= 5;
    (is_person(&all[..link]) && names && ends && !is_sought(house)).then_some(link)
}

/// Whether `words` are the name of a paper or agency by themselves: "The
/// Courier", "Harbour Press", "Tagblatt".
pub(super) fn is_house(words: &[Word]) -> bool {
    words.first().is_some_and(|w| w.text == "The") && words.len() > 1
        || words.iter().any(|word| {
            let folded = fold(word.text);
            let ends = Class::PaperEnding.ends(&folded);
            word.is_capitalised() && (ends || Class::Paper.has(&folded))
        })
}

/// Whether an office follows "for": "Ann Lee for Mayor" is a sign.
fn is_sought(house: &[Word]) -> bool {
    house.iter().any(|word| {
        let folded = fold(word.text);
        let body = Class::SoughtBody;
        cue(&folded) == Cue::Title || body.has(&folded)
    })
}
