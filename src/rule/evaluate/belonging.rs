//! Captions of other stories: what is reported, and what it rests on.

use std::cmp::Reverse;

use super::condition;
use super::date::published;
use super::diagnostic::{Diagnostic, in_story};
use super::judged::Judged;
use crate::article::{Excerpt, Span};
use crate::compare::{
    Away, Comparison, DateRelation, OtherTime, PersonRelation, PlaceRelation, Setting, Story,
    period,
};
use crate::gazetteer::{Kind, PlaceId, gazetteer};
use crate::language::stem;
use crate::mention::Person;
use crate::rule::{Belonging, Reason};

/// The first thing that disagrees, if one of the rule's conditions holds.
pub(super) fn diagnostics(check: &Belonging, judged: &Judged) -> Vec<Diagnostic> {
    if !check.reported_where.iter().any(|of| condition::holds(of, judged)) {
        return Vec::new();
    }
    let caption = judged.comparison.caption;
    let (facts, mut evidence) = disagreements(judged);
    let first = evidence.iter().find_map(|reason| reason.at.filter(|at| at.part == judged.part()));
    let at = first.map_or(trimmed(caption.text, caption.first_sentence), |at| at.span);
    let told = told(judged);
    evidence.extend(told.iter().map(|(at, says, _)| in_story(*at, says.clone())));
    let told: Vec<&str> = told.iter().map(|(_, _, fact)| fact.as_str()).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let values = vec![("caption", listed(&facts)), ("story", listed(&told))];
    vec![Diagnostic { at, values, evidence }]
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, (start + words.trim().len()).max(start))
}

/// What of the caption disagrees, in a few words and as reasons: persons, a
/// place and a date. Where none of them contradicts the story, what of the
/// caption is not in it: places, a date and names, or as reasons alone words.
fn disagreements(judged: &Judged) -> (Vec<String>, Vec<Reason>) {
    let Comparison { caption, story, persons, .. } = &judged.comparison;
    let mut found: Vec<(Span, String)> = Vec::new();
    let absent = persons.iter().filter(|tie| tie.relation <= PersonRelation::OtherGiven);
    for tie in absent.take(2) {
        let name = tie.caption.of(caption.text);
        found.push((tie.caption, format!("the story does not name {name}")));
    }
    if let Some(away) = judged.contradiction.place {
        found.push((away.caption, apart(judged, &away)));
    }
    if let Some(OtherTime { caption: at, days }) = judged.contradiction.when {
        let date = at.of(caption.text);
        let says = match story.article.published {
            Some(_) => {
                format!("{date} is {} from the day of the story", period(days.cast_signed()))
            }
            None => format!("{date} is not the story's time"),
        };
        found.push((at, says));
    }
    if found.is_empty() {
        found = lacking(judged);
    }
    let facts = found.iter().map(|(span, _)| span.of(caption.text).to_owned()).collect();
    if found.is_empty() {
        let words = caption.words.iter().filter(|word| story.word(word.key).is_none());
        found.extend(words.take(MOST_LACKING).map(|word| (word.span, nowhere(judged, word.span))));
    }
    let evidence = found.into_iter().map(|(span, says)| judged.in_caption(span, says)).collect();
    (facts, evidence)
}

/// So many things that the story lacks are told.
const MOST_LACKING: usize = 3;

/// The places, the date and the names of a caption that are not in the story, in
/// the caption's order.
fn lacking(judged: &Judged) -> Vec<(Span, String)> {
    let Comparison { caption, story, places, dates, .. } = &judged.comparison;
    let is_absent = |relation| relation < PlaceRelation::SameCountry;
    let places = places.iter().filter(|tie| is_absent(tie.relation)).map(|tie| tie.caption);
    let is_other = |relation| matches!(relation, DateRelation::Before(_) | DateRelation::Unplaced);
    let date = dates.iter().filter(|tie| is_other(tie.relation)).map(|tie| tie.caption).take(1);
    // What opens a sentence has its capital of that.
    let opens = |span: Span| {
        let mut tokens = caption.facts.tokens.iter();
        tokens.any(|token| token.span().start == span.start && token.opens_sentence)
    };
    let names = caption.words.iter().filter(|word| {
        word.is_name && word.surprise >= RARE && !opens(word.span) && story.word(word.key).is_none()
    });
    let mut spans: Vec<Span> = Vec::new();
    for span in places.chain(date).chain(names.map(|word| word.span)) {
        let is_told = spans.iter().any(|told| told.start < span.end && span.start < told.end);
        if !is_told && spans.len() < MOST_LACKING {
            spans.push(span);
        }
    }
    spans.sort_unstable();
    spans.into_iter().map(|span| (span, nowhere(judged, span))).collect()
}

/// Bits of surprise from which on a name says what a caption is about.
const RARE: f64 = 10.0;

fn nowhere(judged: &Judged, span: Span) -> String {
    format!("“{}” stands nowhere in the story", span.of(judged.text()))
}

/// How a place of the caption lies to the story's setting: by distance, if
/// both are spots on the map, else by country.
fn apart(judged: &Judged, away: &Away) -> String {
    let (text, story) = (judged.text(), judged.comparison.story);
    let name = away.caption.of(text);
    let Some(setting) = story.setting() else {
        return format!("the story speaks of no place near {name}");
    };
    let there = gazetteer().place(setting.place).name();
    match country(away.place).zip(country(setting.place)) {
        _ if !away.is_named => format!("{name} is not of {there}, where the story is set"),
        Some((here, other)) if is_wide(away.place) || is_wide(setting.place) => {
            match here == away.place {
                true => format!("{name} is another country than {}", in_words(other)),
                false => format!("{name} is in {}, not in {}", in_words(here), in_words(other)),
            }
        }
        _ => {
            let km = gazetteer().distance_km(away.place, setting.place).round();
            format!("{name} is {km} km from {there}")
        }
    }
}

fn is_wide(place: PlaceId) -> bool {
    matches!(gazetteer().kind(place), Kind::Continent | Kind::Country)
}

fn country(place: PlaceId) -> Option<PlaceId> {
    gazetteer().country_of(place).and_then(|code| gazetteer().country(code))
}

fn in_words(place: PlaceId) -> &'static str {
    gazetteer().place(place).name()
}

/// The person of whom the story speaks most, by the last word of the name; the
/// first of those named equally often.
fn main_person(story: &Story) -> Option<Excerpt> {
    let often = |person: &Person| {
        let last = person.parts.last().and_then(|part| story.word(stem::key(part)));
        last.map_or(0, |found| found.count)
    };
    let counts = story.persons().map(|(_, person)| often(person)).enumerate();
    let (index, _) = counts.max_by_key(|(index, often)| (*often, Reverse(*index)))?;
    story.persons().nth(index).map(|(at, _)| at)
}

/// What the story speaks of: where, what that says and the fact in a few
/// words: its main person, its setting and its day.
fn told(judged: &Judged) -> Vec<(Excerpt, String, String)> {
    let story = judged.comparison.story;
    let mut told = Vec::new();
    if let Some(at) = main_person(story) {
        let name = judged.story_words(at).to_owned();
        told.push((at, format!("the story speaks of {name}"), name));
    }
    if let Some(setting) = story.setting() {
        let name = in_words(setting.place).to_owned();
        told.push((setting.first, format!("it is set in {name}"), name));
    } else if let Some(place) = main_place(story).filter(|_| judged.contradiction.place.is_some()) {
        let name = in_words(place.place).to_owned();
        told.push((place.first, format!("it speaks of {name}"), name));
    }
    if let (Some(_), Some((at, _, _)), Some(_)) =
        (judged.contradiction.when, told.first(), story.article.published)
    {
        let day = published(judged);
        let at = *at;
        told.push((at, format!("it was published on {day}"), day));
    }
    told
}

/// The place that the story names most; the first of those named equally often.
fn main_place<'s>(story: &'s Story) -> Option<&'s Setting> {
    let named = story.places().iter().filter(|place| place.is_named);
    named.rev().max_by(|a, b| a.weight.total_cmp(&b.weight))
}

/// "A", "A and B", "A, B and C"; each once.
fn listed(facts: &[&str]) -> String {
    let mut once: Vec<&str> = Vec::new();
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        if !once.contains(fact) {
            once.push(fact);
        }
    }
    match once.split_last() {
        None => "other things".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
