//! The year of an event of which caption and story both tell.

use std::collections::BTreeSet;

use super::{Refuted, sentence};
use crate::article::{Excerpt, Span};
use crate::compare::{Comparison, MOST_NAMED};
use crate::mention::date::{DateValue, Ground, Precision};
use crate::tokens::{Token, Tokens};
use crate::words::Class;

/// Telling words that the caption must share with the sentence of the story
/// that gives the other year.
const LEAST_SHARED: usize = 3;
/// The same where one of them is a person's name.
const LEAST_SHARED_OF_PERSON: usize = 2;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    if caption.facts.marker.is_some() {
        return Vec::new();
    }
    // "Sheriff from 2008 to 2016" is of all the years between.
    let stretches = story.facts.iter().flat_map(|(_, facts)| &facts.stretches);
    let stretches = stretches.map(|stretch| stretch.value);
    let years: BTreeSet<i16> = story
        .dates()
        .filter_map(|(_, date)| date.year.and(date.interval))
        .chain(stretches)
        .flat_map(|(first, last)| first.year()..=last.year().min(first.year() + 50))
        .chain(story.article.published.map(|day| day.year()))
        .collect();
    let claims = caption.facts.dates.iter().take(MOST_NAMED);
    let claims = claims.filter(|mention| mention.value.ground == Ground::Absolute);
    let refuted = claims.filter_map(|claim| {
        let year = claim.value.year?;
        // "Since 1991": no event of that year, and later sentences are background.
        let is_stretch = caption.facts.stretches.iter().any(|of| of.span.overlaps(claim.span));
        if is_stretch || !caption.first_sentence.contains(claim.span) {
            return None;
        }
        let (from, to) = claim.value.interval?;
        if from.year() != to.year() || years.contains(&from.year()) {
            return None;
        }
        let digits = year.of(caption.text);
        let mut found: Vec<(Excerpt, i16)> = Vec::new();
        for (part, facts) in &story.facts {
            let text = story.text(*part);
            for told in &facts.dates {
                let (Some(span), Some((first, last))) = (told.value.year, told.value.interval)
                else {
                    continue;
                };
                let is_slip =
                    first.year() == last.year() && sentence::is_slip(digits, span.of(text));
                let around = sentence::around(&facts.tokens, span.start);
                let is_meant = match (claim.value.month_day, told.value.month_day) {
                    (Some(day), Some(other)) => day == other && day.1.is_some(),
                    (None, None) => ties(comparison, year, text, near(around, span)),
                    _ => false,
                };
                // "And reopened the following spring", "vetoed it last year".
                let is_another = || {
                    let mut others = facts.dates.iter().filter(|date| is_other_year(&date.value));
                    around.iter().any(|token| token.is_of(Class::OtherYear))
                        || others.any(|date| around.iter().any(|t| date.span.contains(t.span())))
                };
                if !is_slip || !is_meant || is_another() {
                    continue;
                }
                let of_persons = caption.words.iter().filter(|w| caption.facts.is_person(w.span));
                let names_one = sentence::shared(of_persons, Tokens::new(text, around)) > 0;
                let least = if names_one { LEAST_SHARED_OF_PERSON } else { LEAST_SHARED };
                if sentence::shared(caption.words.iter(), Tokens::new(text, around)) >= least {
                    found.push((Excerpt::new(*part, told.span), first.year()));
                }
            }
        }
        let (at, right) = *found.first()?;
        found.iter().all(|(_, other)| *other == right).then(|| Refuted {
            caption: claim.span,
            story: at,
            subject: digits.to_owned(),
            answer: Some(claim.span.of(caption.text).replacen(digits, &right.to_string(), 1)),
        })
    });
    refuted.collect()
}

/// Whether a date is a year that is told by the day of writing alone: "last year".
fn is_other_year(date: &DateValue) -> bool {
    date.precision == Precision::Year && date.ground != Ground::Absolute
}

/// The tokens of a sentence within as many of a year as a short clause has.
fn near(sentence: &[Token], year: Span) -> &[Token] {
    const REACH: usize = 7;
    let at = sentence.partition_point(|token| token.span().start < year.start);
    &sentence[at.saturating_sub(REACH)..(at + REACH).min(sentence.len())]
}

/// As many telling words right before a year may be what happened in it.
const NEAREST: usize = 2;

/// Whether what happened in the caption's year, by the words right before it,
/// is what a sentence of the story tells: "found in 2004".
fn ties(comparison: &Comparison, year: Span, text: &str, sentence: &[Token]) -> bool {
    let words = comparison.caption.words.iter().rev();
    let nearest = words.filter(|word| word.span.end <= year.start).take(NEAREST);
    let happened = nearest.filter(|word| !word.is_name);
    sentence::shared(happened, Tokens::new(text, sentence)) > 0
}
