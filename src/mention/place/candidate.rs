//! Which stretches of a text are the names of places.

use super::Known;
use crate::gazetteer::{Hit, How, Kind as PlaceKind, gazetteer};
use crate::language::cue::{Cue, cue};
use crate::mention::tagger::{Label, Name};
use crate::mention::token::{Kind, Token};

/// The stretches of `text` that are places, by the gazetteer, the tagger and
/// the words around them; in order, not overlapping.
pub(super) fn candidates(
    text: &str,
    tokens: &[Token],
    known: &[Known],
    names: &[Name],
) -> Vec<Known> {
    let mut candidates: Vec<Known> = Vec::new();
    let mut names_left = names;
    let mut tagged = names.iter().filter(|name| name.label == Label::Place).peekable();
    for stretch in known {
        while let Some(name) = tagged.next_if(|name| name.first < stretch.first) {
            take_tagged(text, tokens, name, &mut candidates);
        }
        let passed = names_left.iter().take_while(|name| name.end <= stretch.first).count();
        names_left = &names_left[passed..];
        let after_last = candidates.last().is_none_or(|last| last.end <= stretch.first);
        if after_last && is_place(text, tokens, stretch, names_left, names) {
            candidates.push(stretch.clone());
        }
    }
    for name in tagged {
        take_tagged(text, tokens, name, &mut candidates);
    }
    candidates
}

/// Takes a name that only the tagger knows for a place, if it may pass for one.
fn take_tagged(text: &str, tokens: &[Token], name: &Name, candidates: &mut Vec<Known>) {
    let free = candidates.last().is_none_or(|last| last.end <= name.first);
    let worded = |t: &Token| t.kind == Kind::Word && t.of(text).chars().count() > 2;
    if free && tokens[name.first..name.end].iter().any(worded) {
        candidates.push(Known { first: name.first, end: name.end, hits: Vec::new() });
    }
}

/// Whether a known name stands for a place here. `left` are the names that
/// end behind its start.
fn is_place(text: &str, tokens: &[Token], known: &Known, left: &[Name], names: &[Name]) -> bool {
    let (first, end) = (known.first, known.end);
    let Some(best) = known.hits.first() else { return false };
    let before = first.checked_sub(1).map_or("", |i| tokens[i].of(text));
    let located = cue(&before.to_lowercase()) == Cue::Locative && before != "of"
        || before == "," && is_behind_place(tokens, first, names);
    let overlapping = left.first().filter(|name| name.first < end);
    if best.how == How::Demonym {
        // "the Texans" may be a club, "a German" a person: weak either way.
        return overlapping.is_none_or(|name| name.label != Label::Person);
    }
    match overlapping {
        Some(name) if name.label == Label::Place => true,
        Some(name) if name.first == first && name.end <= end => match name.label {
            // The whole of the name is known as a place.
            Label::Person => located || end - first > 1 && best.ambiguity.is_none(),
            Label::Organisation => {
                located || !gazetteer().place(best.place).is_actor && is_big(best)
            }
            _ => located || best.ambiguity.is_none(),
        },
        // A part of something else: "Washington Post", "Paris Hilton".
        Some(_) => false,
        None => located && !best.ambiguity.common_word || best.ambiguity.is_none() && is_big(best),
    }
}

/// Whether a place of this name is known well enough to be meant.
fn is_big(hit: &Hit) -> bool {
    let place = gazetteer().place(hit.place);
    !matches!(place.kind, PlaceKind::City | PlaceKind::County) || place.population >= 50_000
}

/// Whether the comma before `first` stands right behind another name.
fn is_behind_place(tokens: &[Token], first: usize, names: &[Name]) -> bool {
    first >= 2
        && tokens[first - 2].is_cap()
        && names.iter().any(|n| n.end == first - 1 && n.label == Label::Place)
}
