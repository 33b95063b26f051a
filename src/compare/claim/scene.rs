//! The town in which something happened of which both tell.

use std::collections::BTreeSet;

use super::{Refuted, sentence};
use crate::article::{Excerpt, Part};
use crate::compare::{Comparison, MOST_NAMED, PlaceRelation, Story, Word};
use crate::gazetteer::{Kind, PlaceId, gazetteer};
use crate::language::cue::Cue;
use crate::mention::{Facts, Mention, PlaceName, is_claimed};
use crate::tokens::{Token, Tokens};

/// Telling words that the caption's sentence must share with the story's that
/// names the other town.
const SHARED: usize = 3;

/// The same of a sentence that names no town, in a story that is set in one; and
/// how many of them must be no names.
const SHARED_SENTENCE: usize = 4;
const SHARED_PLAIN: usize = 2;

/// The same of a town in a country that the story speaks of, and the share of
/// the caption's telling words, in tenths.
const SHARED_NEAR: usize = 4;
const TENTHS_NEAR: usize = 8;

/// Kilometres within which two names may be of one town.
const ONE_TOWN: f64 = 50.0;

/// Kilometres beyond which two towns are two scenes.
const APART: u32 = 500;

/// Days after which a caption tells of another time than the story.
const OLD: i32 = 30;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, dates, places, .. } = comparison;
    let is_old = dates.iter().any(|tie| tie.age.is_some_and(|age| age > OLD));
    let is_alt = matches!(caption.part, Part::Alt { .. });
    if caption.facts.marker.is_some() || is_old || is_alt {
        return Vec::new();
    }
    let refuted = places.iter().take(MOST_NAMED).filter_map(|tie| {
        let is_far = match tie.relation {
            PlaceRelation::Elsewhere(km) => km >= APART,
            PlaceRelation::SameCountry => false,
            _ => return None,
        };
        let claim = &caption.facts.places[tie.index];
        let town = claim.value.place?;
        let is_shown = caption.first_sentence.contains(tie.caption)
            && gazetteer().kind(town) == Kind::City
            && is_located(&caption.facts, claim);
        // "The Swedish minister in Stockholm": the caption means that country.
        let is_meant = caption.facts.places.iter().any(|other| {
            let country = other.value.place.and_then(|id| gazetteer().country_of(id));
            other.value.place != Some(town)
                && other.value.place != claim.value.said_within
                && country.is_some()
                && country == gazetteer().country_of(town)
        });
        if !is_shown || is_far && is_meant {
            return None;
        }
        let words: Vec<&Word> = caption
            .words
            .iter()
            .filter(|word| {
                caption.first_sentence.contains(word.span) && !caption.facts.is_placed(word.span)
            })
            .collect();
        let mut found: Vec<(Excerpt, PlaceId)> = Vec::new();
        for (part, facts) in &story.facts {
            let text = story.text(*part);
            for told in &facts.places {
                let Some(other) = told.value.place else { continue };
                if gazetteer().kind(other) != Kind::City
                    || told.value.is_weak()
                    || !is_located(facts, told)
                {
                    continue;
                }
                let around = sentence::around(&facts.tokens, told.span.start);
                let shared = sentence::shared(words.iter().copied(), Tokens::new(text, around));
                let is_told = match is_far {
                    true => shared >= SHARED,
                    false => shared >= SHARED_NEAR && shared * 10 >= words.len() * TENTHS_NEAR,
                };
                if is_told {
                    found.push((Excerpt::new(*part, told.span), other));
                }
            }
        }
        if is_far && found.is_empty() && tells_all(story, &words) {
            let set = story.setting().filter(|s| gazetteer().kind(s.place) == Kind::City);
            found.extend(set.map(|setting| (setting.first, setting.place)));
        }
        let (at, other) = *found.first()?;
        let least = if is_far { f64::from(APART) } else { ONE_TOWN };
        if least > gazetteer().distance_km(town, other) {
            return None;
        }
        let towns: BTreeSet<PlaceId> = found.iter().map(|(_, town)| *town).collect();
        (towns.len() == 1 && !is_claimed(town, other)).then(|| Refuted {
            caption: tie.caption,
            story: at,
            subject: claim.value.name.clone(),
            answer: Some(at.span.of(story.text(at.part)).to_owned()),
        })
    });
    refuted.collect()
}

/// Whether one sentence of the story tells nearly all that the caption does.
fn tells_all(story: &Story, words: &[&Word]) -> bool {
    let plain = || words.iter().copied().filter(|word| !word.is_name);
    story.facts.iter().any(|(part, facts)| {
        let text = story.text(*part);
        let mut from = 0;
        let ends = (1..=facts.tokens.len())
            .filter(|at| facts.tokens.get(*at).is_none_or(|token| token.opens_sentence));
        ends.into_iter().any(|end| {
            let tokens = Tokens::new(text, &facts.tokens[from..end]);
            from = end;
            sentence::shared(words.iter().copied(), tokens) >= SHARED_SENTENCE
                && sentence::shared(plain(), tokens) >= SHARED_PLAIN
        })
    })
}

/// Whether the words before a place say that something is there, or it opens
/// the paragraph.
fn is_located(facts: &Facts, place: &Mention<PlaceName>) -> bool {
    let at = facts.tokens.partition_point(|token| token.span().start < place.span.start);
    let is_cue = |token: &Token| token.cue() == Cue::Locative;
    facts.tokens.get(at).is_some_and(|token| token.opens_paragraph)
        || at.checked_sub(1).and_then(|at| facts.tokens.get(at)).is_some_and(is_cue)
}
