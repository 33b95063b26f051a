//! Stretches of a text that can be a place's name.

use crate::gazetteer::{Hit, How, Kind as PlaceKind, Step, fold_into, gazetteer};
use crate::language::cue::{Cue, cue};
use crate::mention::tagger::{Label, Name};
use crate::mention::token::{Kind, Token};

/// A stretch that the gazetteer knows, or that the tagger takes for a place.
pub(super) struct Candidate {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What it can mean, the best known first; empty if nothing known.
    pub hits: Vec<Hit>,
}

/// The stretches of `text` that are places, by the gazetteer, the tagger and
/// the words around them; in order, not overlapping.
pub(super) fn candidates(text: &str, tokens: &[Token], names: &[Name]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut folded = String::new();
    let mut at = 0;
    let mut next_name = 0;
    while at < tokens.len() {
        while names.get(next_name).is_some_and(|name| name.end <= at) {
            next_name += 1;
        }
        let name = names.get(next_name).filter(|name| name.first <= at);
        if !tokens[at].is_cap() {
            at += 1;
            continue;
        }
        let known = longest(text, tokens, at, &mut folded);
        // What the tagger takes for one place goes whole, known or not.
        let tagged = name.filter(|n| n.label == Label::Place && n.first == at).map(|n| n.end);
        match (known, tagged) {
            (Some((end, hits)), _) if is_place(text, tokens, at, end, &hits, names, next_name) => {
                candidates.push(Candidate { first: at, end, hits });
                at = end;
            }
            (_, Some(end)) if is_worthy(text, tokens, at, end) => {
                candidates.push(Candidate { first: at, end, hits: Vec::new() });
                at = end;
            }
            (Some((end, _)), _) => at = end.min(at + 1).max(at + 1),
            _ => at += 1,
        }
    }
    candidates
}

/// The longest name of the gazetteer that starts at token `first` and is
/// written as that name must be: one past its last token, and its meanings.
fn longest(
    text: &str,
    tokens: &[Token],
    first: usize,
    folded: &mut String,
) -> Option<(usize, Vec<Hit>)> {
    const MOST_TOKENS: usize = 12;
    let mut walker = gazetteer().walker();
    let mut found = None;
    for (offset, token) in tokens[first..].iter().take(MOST_TOKENS).enumerate() {
        let word = token.of(text);
        if offset > 0 && token.opens_paragraph {
            break;
        }
        if token.kind == Kind::Mark {
            match word {
                "." | "-" | "–" | "/" | "&" | "'" | "’" => {}
                _ => break,
            }
            if word == "&" {
                walker.step("and");
            }
            // "Calif." ends with its period.
            if word == "."
                && found.as_ref().is_some_and(|(end, _)| *end == first + offset)
                && offset < 2
            {
                extend_over_period(text, tokens, first, offset, &mut found);
            }
            continue;
        }
        if matches!(word, "'s" | "’s") {
            break;
        }
        fold_into(folded, word);
        match walker.step(folded) {
            Step::Dead => break,
            Step::Prefix => {}
            Step::Match(hits) => {
                let end = first + offset + 1;
                let span = tokens[first].span().cover(token.span());
                // With its period, if one follows: "Wash." is a name, "Wash" is none.
                let dotted = tokens
                    .get(end)
                    .filter(|t| t.glued && t.is_mark(text, "."))
                    .map(|t| span.cover(t.span()));
                let fitting = |as_written: &str| {
                    hits.filter(|hit| hit.written.fits(as_written)).collect::<Vec<Hit>>()
                };
                let plain = fitting(span.of(text));
                match (
                    plain.is_empty(),
                    dotted.map(|span| fitting(span.of(text))).filter(|hits| !hits.is_empty()),
                ) {
                    (false, _) => found = Some((end, plain)),
                    (true, Some(dotted)) => found = Some((end + 1, dotted)),
                    (true, None) => {}
                }
            }
        }
    }
    found
}

/// Takes in the period of an abbreviation: "Calif." but not "in Paris.".
fn extend_over_period(
    text: &str,
    tokens: &[Token],
    first: usize,
    offset: usize,
    found: &mut Option<(usize, Vec<Hit>)>,
) {
    let Some((end, hits)) = found else { return };
    let ends_sentence = tokens.get(first + offset + 1).is_none_or(|next| next.opens_sentence);
    if !ends_sentence
        && hits.iter().any(|hit| hit.how == How::Abbreviation)
        && tokens[*end - 1].of(text).len() <= 5
    {
        *end += 1;
    }
}

/// Whether a known name stands for a place here.
fn is_place(
    text: &str,
    tokens: &[Token],
    first: usize,
    end: usize,
    hits: &[Hit],
    names: &[Name],
    next: usize,
) -> bool {
    let Some(best) = hits.first() else { return false };
    let before = first.checked_sub(1).map_or("", |i| tokens[i].of(text));
    let located = cue(&before.to_lowercase()) == Cue::Locative && before != "of"
        || before == "," && is_behind_place(tokens, first, names);
    let overlapping = names[next..].iter().take_while(|n| n.first < end).find(|n| n.end > first);
    if best.how == How::Demonym {
        // "the Texans" may be a club, "a German" a person: weak either way.
        return !overlapping.is_some_and(|n| n.label == Label::Person);
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

/// Whether an unknown name that the tagger takes for a place may pass for one.
fn is_worthy(text: &str, tokens: &[Token], first: usize, end: usize) -> bool {
    end > first
        && tokens[first..end].iter().any(|t| t.kind == Kind::Word && t.of(text).chars().count() > 2)
}
