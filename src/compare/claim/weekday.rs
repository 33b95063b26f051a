//! The weekday on which something happened that both tell.

use super::{Refuted, sentence};
use crate::article::Excerpt;
use crate::compare::{Comparison, Word};
use crate::mention::Mention;
use crate::mention::date::{DateValue, Weekday, Wording};
use crate::tokens::Tokens;

/// As many telling words must the caption's sentence share with the story's, and so
/// many tenths of its own.
const LEAST: usize = 4;
const TENTHS: usize = 7;

/// As many of them must be no names.
const PLAIN: usize = 2;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    if caption.facts.marker.is_some() {
        return Vec::new();
    }
    let mut days = caption.facts.dates.iter();
    // Of two days each may be of something else.
    let (Some(claim), None) = (days.next(), days.next()) else { return Vec::new() };
    let Some(own) = bare(claim).filter(|_| caption.first_sentence.contains(claim.span)) else {
        return Vec::new();
    };
    let words: Vec<&Word> =
        caption.words.iter().filter(|word| caption.first_sentence.contains(word.span)).collect();
    if words.len() < LEAST {
        return Vec::new();
    }
    let mut told: Option<(Excerpt, Weekday)> = None;
    for (part, facts) in &story.facts {
        for date in &facts.dates {
            let day = date.value.interval.filter(|(first, last)| first == last);
            if bare(date) == Some(own) || day.is_some_and(|(day, _)| day.weekday() == own) {
                return Vec::new();
            }
            let Some(other) = bare(date) else { continue };
            let around = sentence::around(&facts.tokens, date.span.start);
            let around = Tokens::new(story.text(*part), around);
            let shared = sentence::shared(words.iter().copied(), around);
            let plain = words.iter().copied().filter(|word| !word.is_name);
            let is_plain = sentence::shared(plain, around) >= PLAIN;
            if !is_plain || shared < LEAST || shared * 10 < words.len() * TENTHS {
                continue;
            }
            match told {
                Some((_, known)) if known != other => return Vec::new(),
                Some(_) => {}
                None => told = Some((Excerpt::new(*part, date.span), other)),
            }
        }
    }
    let refuted = told.map(|(at, _)| Refuted {
        caption: claim.span,
        story: at,
        subject: claim.span.of(caption.text).to_owned(),
        answer: Some(at.span.of(story.text(at.part)).to_owned()),
    });
    refuted.into_iter().collect()
}

/// The weekday of a date that is nothing else: "on Saturday".
fn bare(date: &Mention<DateValue>) -> Option<Weekday> {
    let named = date.value.weekday.filter(|_| date.value.wording == Wording::Weekday)?;
    (named.span == date.span).then_some(named.weekday)
}
