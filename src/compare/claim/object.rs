//! What is in the picture: a jackdaw in the caption where the story has choughs
//! all through.

use super::{Refuted, sentence};
use crate::article::{Excerpt, Span};
use crate::compare::{Caption, Comparison, MOST_NAMED, Occurrence, Story, past};
use crate::fold::fold;
use crate::language::sister::{Sister, is_same};
use crate::language::stem;
use crate::tokens::{Case, Kind, Token, Tokens};
use crate::words::Class;

/// A story that says a thing so often, and others of its kind once at most, has
/// it all through.
const OFTEN: u32 = 2;

/// Where a story says a thing once, its sentence has so many of the caption's
/// other words.
const SHARED: usize = 3;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    if caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let claims: Vec<(Span, Sister)> = objects(caption).take(MOST_NAMED).collect();
    let refuted = claims.iter().filter_map(|(span, object)| {
        let is_alone =
            claims.iter().all(|(_, other)| other.kind != object.kind || other.word == object.word);
        if !is_alone || occurrence(story, *object).is_some() {
            return None;
        }
        let told =
            object.others().filter_map(|other| Some((occurrence(story, other)?.count, other)));
        let mut told: Vec<(u32, Sister)> = told.collect();
        told.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let is_often = |(count, _): &(u32, Sister)| *count >= OFTEN;
        let (_, first) = *told.first()?;
        if told.len() > 1 && told.iter().filter(|told| is_often(told)).count() != 1 {
            return None;
        }
        let at = spoken_of(comparison, first)?;
        Some(Refuted {
            caption: *span,
            story: at,
            subject: span.of(caption.text).to_owned(),
            answer: None,
        })
    });
    refuted.collect()
}

/// The things with sisters that a caption shows, each with where it stands: not
/// in a name, a credit or, alone, before another noun ("walnut tree").
fn objects<'c>(caption: &'c Caption) -> impl Iterator<Item = (Span, Sister)> + use<'c> {
    let Caption { text, facts, .. } = caption;
    facts.tokens.iter().enumerate().filter_map(move |(at, token)| {
        let span = token.span();
        let is_named = facts.is_person(span) || facts.is_placed(span) || facts.is_credit(span);
        if token.kind != Kind::Word || is_named {
            return None;
        }
        let object = called(token, text)?;
        let next = facts.tokens.get(at + 1);
        let is_head = object.is_name()
            || fold(span.of(text)) != object.word
            || next.is_none_or(|next| may_stand_behind(next, text));
        is_head.then_some((span, object))
    })
}

/// The thing that a word names, as it is written: "Turkey" is none, "Lufthansa"
/// has to have its capital.
fn called(token: &Token, text: &str) -> Option<Sister> {
    let word = token.of(text);
    match token.case {
        Case::Lower => Sister::called(word),
        Case::Capital if token.opens_sentence => {
            Sister::called(word).or_else(|| Sister::called(&fold(word)))
        }
        _ => Sister::called(word).filter(|thing| thing.is_name()),
    }
}

/// Whether a word may stand behind the noun that a phrase is about: a mark, a
/// small word, or what may be its verb.
fn may_stand_behind(next: &Token, text: &str) -> bool {
    next.kind != Kind::Word
        || next.is_of(Class::FunctionWord)
        || ["s", "ed", "ing"].iter().any(|ending| next.of(text).ends_with(ending))
}

/// Where a story has the word of a thing, in the singular or plural.
fn occurrence<'s>(story: &'s Story, thing: Sister) -> Option<&'s Occurrence> {
    story.word(stem::key(&fold(thing.word)))
}

/// Where the story speaks of the thing: all through, or in a sentence that has
/// the caption's other words.
fn spoken_of(comparison: &Comparison, thing: Sister) -> Option<Excerpt> {
    let Comparison { caption, story, .. } = comparison;
    let found = occurrence(story, thing)?;
    let first = found.first;
    let (_, facts) = story.facts.iter().find(|(part, _)| *part == first.part)?;
    let text = story.text(first.part);
    let is_thing = is_same(first.span.of(text), thing);
    let as_written = if thing.is_name() { found.count } else { found.count - found.capitals };
    if !is_thing || as_written == 0 {
        return None;
    }
    let tokens = sentence::around(&facts.tokens, first.span.start);
    let is_told = sentence::shared(caption.words.iter(), Tokens::new(text, tokens)) >= SHARED;
    (as_written >= OFTEN || is_told).then_some(first)
}
