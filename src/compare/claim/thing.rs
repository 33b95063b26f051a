//! Things of one kind with another name: the story's only storm, ship or street
//! is called otherwise than the caption's.

use std::collections::BTreeMap;

use super::run::Piece;
use super::{Refuted, sentence};
use crate::article::{Excerpt, Part, Span};
use crate::compare::{Comparison, DateRelation, PlaceRelation, Story, Word};
use crate::language::Language;
use crate::language::background;
use crate::language::thing::Thing;
use crate::tokens::{Token, Tokens};

/// The name of a thing: the word for it and the words that tell it from others.
struct Named<'r> {
    class: &'r Piece,
    name: &'r [Piece],
    span: Span,
}

/// Telling words that the caption must share with the story's sentences about
/// its thing: of what is named behind the word for it, and of all else.
const SHARED_BEFORE: usize = 1;
const SHARED: usize = 2;

/// The word for a thing ties two by itself from so many bits on.
const RARE: f64 = 14.0;

/// Days after which a caption tells of another time than the story that does not
/// speak of it.
const OLD: i32 = 3;

/// As many words of a name before the word for the thing are its own.
const LONGEST: usize = 3;

/// The caption's things whose name nowhere stands in the story, which has one
/// thing of that kind.
pub(super) fn refuted(
    comparison: &Comparison,
    own: &[Vec<Piece>],
    told: &[(Part, Vec<Vec<Piece>>)],
) -> Vec<Refuted> {
    let Comparison { caption, story, dates, .. } = comparison;
    let is_old = dates.iter().any(|tie| {
        matches!(tie.relation, DateRelation::Before(_) | DateRelation::Current)
            && tie.age.is_some_and(|age| age > OLD)
    });
    let ours: Vec<Named> = own.iter().flat_map(|run| named(run)).collect();
    if ours.is_empty() || is_old {
        return Vec::new();
    }
    let theirs: Vec<(Part, Named)> = told
        .iter()
        .flat_map(|(part, runs)| runs.iter().flat_map(|run| named(run)).map(|n| (*part, n)))
        .collect();
    let kind = |other: &Named| other.class.thing.and_then(Thing::kind);
    let mut of_kind = BTreeMap::new();
    for thing in &ours {
        *of_kind.entry(kind(thing)).or_insert(0_usize) += 1;
    }
    let refuted = ours.iter().filter_map(|thing| {
        let is_absent = thing.name.iter().all(|piece| story.word(piece.stem).is_none());
        let is_akin = |other: &Named| other.class.stem == thing.class.stem;
        let is_alone = of_kind[&kind(thing)] == 1;
        // What stands in a town that the story does not name is another one.
        let is_elsewhere = comparison
            .places
            .iter()
            .any(|tie| tie.relation < PlaceRelation::Near(0) && !tie.caption.overlaps(thing.span));
        if !is_absent || !is_alone || is_elsewhere {
            return None;
        }
        let akin: Vec<&(Part, Named)> =
            theirs.iter().filter(|(_, other)| kind(other) == kind(thing)).collect();
        let (part, first) = akin.first().filter(|(_, first)| is_akin(first))?;
        let stems = |named: &Named| named.name.iter().map(|p| p.stem).collect::<Vec<u64>>();
        let name = stems(first);
        if akin.iter().any(|(_, other)| stems(other) != name) {
            return None;
        }
        let tokens = sentences(story, &akin);
        let words: Vec<&Word> =
            caption.words.iter().filter(|word| !thing.span.overlaps(word.span)).collect();
        let count = |is_wanted: &dyn Fn(&Word) -> bool| -> usize {
            let wanted = || words.iter().copied().filter(|word| is_wanted(word));
            tokens
                .iter()
                .map(|(text, tokens)| sentence::shared(wanted(), Tokens::new(text, tokens)))
                .max()
                .unwrap_or(0)
        };
        let all = count(&|_| true);
        let is_tied = match thing.class.thing {
            Some(Thing::Before(_) | Thing::Of(_)) => all >= SHARED_BEFORE,
            // There are not many aqueducts.
            _ if background::surprise(thing.class.key, Language::English) >= RARE => {
                all >= SHARED_BEFORE
            }
            _ => all >= SHARED && count(&|word| !word.is_name) > 0,
        };
        is_tied.then(|| Refuted {
            caption: thing.span,
            story: Excerpt::new(*part, first.span),
            subject: thing.span.of(caption.text).to_owned(),
            answer: None,
        })
    });
    refuted.collect()
}

/// For each text, the tokens of the sentences in which its things stand.
fn sentences<'s>(story: &'s Story, things: &[&(Part, Named)]) -> Vec<(&'s str, Vec<Token>)> {
    /// As many mentions are looked at.
    const MOST: usize = 12;
    let texts = story.facts.iter().map(|(part, facts)| {
        let here = things.iter().filter(|(other, _)| other == part).take(MOST);
        let tokens = here.flat_map(|(_, thing)| sentence::around(&facts.tokens, thing.span.start));
        (story.text(*part), tokens.copied().collect())
    });
    texts.collect()
}

/// The things that a run names.
fn named(run: &[Piece]) -> Vec<Named<'_>> {
    let found = run.iter().enumerate().filter_map(|(at, class)| {
        let name = match class.thing? {
            Thing::Link => return None,
            Thing::Behind(_) if class.is_linked => return None,
            Thing::Behind(_) => {
                // "Castle Square": the last such word says what it is.
                let next = run.get(at + 1).filter(|next| !next.is_linked);
                if next.is_some_and(|next| matches!(next.thing, Some(Thing::Behind(_)))) {
                    return None;
                }
                let mut count = 0;
                for piece in run[..at].iter().rev().take(LONGEST) {
                    count += 1;
                    if piece.is_linked {
                        break;
                    }
                }
                &run[at - count..at]
            }
            Thing::Before(_) => {
                let behind = &run[at + 1..];
                let end = behind.iter().take_while(|p| !p.is_linked && p.thing.is_none()).count();
                &behind[..end]
            }
            Thing::Of(_) => {
                let behind = &run[at + 1..];
                behind.first().filter(|piece| piece.is_linked)?;
                behind
            }
        };
        let first = name.first()?;
        let span = name.iter().fold(class.span.cover(first.span), |all, p| all.cover(p.span));
        Some(Named { class, name, span })
    });
    found.collect()
}
