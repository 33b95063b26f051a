//! What of a caption cannot be of its story: who, where and when.
//!
//! Logic over the relations of single facts, beside the scorecard that adds
//! words up. Nothing in common is no contradiction: the story must have a fact
//! of its own of the kind, and the caption's must stand against it.

use super::date::{DateRelation, DateTie};
use super::person::{PersonRelation, PersonTie};
use super::place::{PlaceRelation, PlaceTie};
use super::{Caption, Comparison, Story, Word};
use crate::article::{Excerpt, Span};
use crate::fold;
use crate::gazetteer::{Kind, PlaceId, gazetteer};
use crate::language::background;
use crate::language::function::is_function_word;
use crate::lexicon;
use crate::mention::Person;
use crate::mention::date::{Bearing, Ground, Precision};

/// What of a caption contradicts its story, as far as each is contradicted.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Contradiction {
    /// The caption's first person, where it names persons and the story none
    /// of them, nor anybody of a like name, but others.
    pub who: Option<Span>,
    /// Where the caption is set, where that is away from all that the story
    /// speaks of.
    pub place: Option<Away>,
    /// When the picture was taken, where that is another time than the story's.
    pub when: Option<OtherTime>,
}

/// A place of a caption away from all places of its story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Away {
    /// Where the caption names it.
    pub caption: Span,
    /// Which place it is.
    pub place: PlaceId,
    /// Kilometres to the nearest of the story's places.
    pub km: u32,
    /// Whether the caption names the place itself, and not only whose office
    /// somebody holds: "the Brazilian president".
    pub is_named: bool,
}

/// A day of a caption that is none of its story's time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OtherTime {
    /// Where the caption names it.
    pub caption: Span,
    /// Days from there to publication, or to the nearest day that a story
    /// without a date names; after it, if the day is later.
    pub days: u32,
}

impl Contradiction {
    /// Holds a caption's persons, places and dates against the story's.
    pub(super) fn new(comparison: &Comparison) -> Contradiction {
        // "Last year's winner, in Oslo": another one, somewhere else, on purpose.
        let dates = &comparison.caption.facts.dates;
        if dates.iter().any(|date| date.value.bearing == Bearing::Earlier) {
            return Contradiction::default();
        }
        Contradiction { who: who(comparison), place: place(comparison), when: when(comparison) }
    }
}

/// The first person, if all are absent from a story that has persons.
fn who(comparison: &Comparison) -> Option<Span> {
    let persons = &comparison.persons;
    let first = persons.first()?;
    let absent = persons.iter().all(|tie| tie.relation == PersonRelation::Absent);
    // A lone word may be no person's name after all.
    let facts = &comparison.caption.facts;
    let is_sure = |tie: &PersonTie| {
        let mention = &facts.persons[tie.index];
        // Where no tagger was trained, a capital makes a name of much.
        let is_known = comparison.caption.is_english
            || mention.value.given_keys().any(|given| lexicon::entry(given).given > 0)
            || is_no_noun(&mention.value, comparison);
        mention.value.parts.len() > 1 && is_known
            || facts.roles.iter().any(|role| role.value.index == tie.index)
    };
    let first = persons.iter().find(|tie| is_sure(tie)).unwrap_or(first);
    let has_own = comparison.story.persons().next().is_some();
    (absent && has_own && is_sure(first)).then_some(first.caption)
}

/// Whether a name is no phrase of the story's language, one in which a capital
/// tells names from nouns: a part is no word, and none a common one.
fn is_no_noun(person: &Person, comparison: &Comparison) -> bool {
    /// Rarer words, in bits, may be names as well.
    const SELDOM: f64 = 11.0;
    let language = comparison.story.language();
    let keys = || person.parts.iter().map(|part| fold::key(part.bytes()));
    comparison.caption.is_weighed
        && !language.grammar().capital_nouns
        && keys().any(|key| !background::is_listed(key, language))
        && keys().all(|key| background::surprise(key, language) > SELDOM)
}

/// The place that says most of where the picture was taken, if none that the
/// caption names lies in a country that the story is about.
fn place(comparison: &Comparison) -> Option<Away> {
    let Comparison { caption, story, places, .. } = comparison;
    if story.places().is_empty() || caption.facts.is_illustration {
        return None;
    }
    let of = |tie: &PlaceTie| caption.facts.places[tie.index].value.place;
    let kind = |tie: &PlaceTie| of(tie).map(|id| gazetteer().kind(id));
    let is_country = |tie: &PlaceTie| kind(tie) == Some(Kind::Country);
    // "The US and Europe would recognise it": named, and yet not spoken of.
    let in_passing = |tie: &PlaceTie| match tie.relation {
        PlaceRelation::Aside(_) => true,
        PlaceRelation::Same => {
            is_country(tie) && of(tie).is_some_and(|place| !story.is_about(place))
        }
        _ => false,
    };
    let is_away = |tie: &PlaceTie| matches!(tie.relation, PlaceRelation::Elsewhere(_));
    let is_unknown = |tie: &PlaceTie| tie.relation == PlaceRelation::Unplaced;
    if !places.iter().all(|tie| is_away(tie) || is_unknown(tie) || in_passing(tie)) {
        return None;
    }
    if places.iter().any(|tie| of(tie).is_some_and(|place| story.implies(place))) {
        return None;
    }
    // "The Chinese president in Budapest": the story is about China.
    let mut demonyms = caption.facts.places.iter().filter(|m| m.value.is_demonym());
    if demonyms.any(|m| m.value.place.is_some_and(|of| names_country(of, story))) {
        return None;
    }
    let shown = places.iter().filter(|tie| is_away(tie) || in_passing(tie));
    let shown = shown.filter(|tie| caption.first_sentence.contains(tie.caption));
    // A town says most, a country least.
    let is_no_town = |tie: &PlaceTie| kind(tie) != Some(Kind::City);
    if let Some(tie) = shown.min_by_key(|tie| (is_country(tie), is_no_town(tie), tie.index)) {
        let place = of(tie)?;
        let km = match tie.relation {
            PlaceRelation::Elsewhere(km) | PlaceRelation::Aside(km) => km,
            // The country itself: as far as the story's other places are.
            _ => others(place, story)?,
        };
        return Some(Away { caption: tie.caption, place, km, is_named: true });
    }
    if places.iter().any(is_unknown) {
        return None;
    }
    office(caption, story)
}

/// Whether the story names the country of a place, or what lies in it, and not
/// in passing.
fn names_country(place: PlaceId, story: &Story) -> bool {
    let country = gazetteer().country_of(place);
    let mut known = story.places().iter().map(|known| gazetteer().country_of(known.place));
    country.is_some() && known.any(|of| of == country) && story.is_about(place)
}

/// Kilometres from a country to the nearest of the story's places outside it.
fn others(country: PlaceId, story: &Story) -> Option<u32> {
    let outside = story.places().iter().map(|known| known.place);
    let outside =
        outside.filter(|place| gazetteer().country_of(*place) != gazetteer().country_of(country));
    outside.map(|place| gazetteer().distance_km(country, place).round() as u32).min()
}

/// The country whose office a person of the caption holds, "Brazilian
/// President Lula", if the story speaks of no such country.
fn office(caption: &Caption, story: &Story) -> Option<Away> {
    let demonyms = caption.facts.places.iter().filter(|m| m.value.is_demonym());
    let of_office = demonyms.filter(|m| {
        let follows = |role: Span| {
            let between = caption.text.get(m.span.end..role.start);
            between.is_some_and(|text| {
                text.len() <= 24 && text.chars().all(|c| c.is_alphabetic() || c == ' ')
            })
        };
        caption.facts.roles.iter().any(|role| follows(role.span) || role.span.contains(m.span))
    });
    let mut away = None;
    for mention in of_office {
        let place = mention.value.place?;
        let km = nearest(place, story)?;
        away = away.or(Some(Away { caption: mention.span, place, km, is_named: false }));
    }
    away
}

/// The countries that a caption names by their people or adjective, if the
/// story speaks of none of them, nor of any other place in them.
pub(super) fn demonyms(caption: &Caption, story: &Story) -> Vec<Away> {
    let mentions = caption.facts.places.iter().filter(|m| m.value.is_demonym());
    let away = mentions.map(|mention| {
        let place = mention.value.place?;
        let km = nearest(place, story)?;
        Some(Away { caption: mention.span, place, km, is_named: false })
    });
    away.collect::<Option<Vec<Away>>>().unwrap_or_default()
}

/// Kilometres from a place to the story's nearest, if that is in no country
/// of the story.
fn nearest(place: PlaceId, story: &Story) -> Option<u32> {
    let country = gazetteer().country_of(place);
    if story.implies(place) {
        return None;
    }
    let mut nearest = None;
    for known in story.places() {
        if known.place == place
            || country.is_some() && gazetteer().country_of(known.place) == country
        {
            return None;
        }
        let km = gazetteer().distance_km(place, known.place).round() as u32;
        nearest = Some(nearest.map_or(km, |least: u32| least.min(km)));
    }
    nearest
}

/// The caption's first day or month with its year, if all that it gives lie outside the story's
/// time and nothing says that the picture is old.
fn when(comparison: &Comparison) -> Option<OtherTime> {
    let Comparison { caption, dates, .. } = comparison;
    if caption.facts.marker.is_some() || caption.facts.is_illustration {
        return None;
    }
    let mut found: Option<OtherTime> = None;
    for tie in dates {
        let date = &caption.facts.dates[tie.index].value;
        let days = match tie.relation {
            DateRelation::Vague | DateRelation::Impossible => continue,
            DateRelation::Before(days) | DateRelation::After(days) => days,
            DateRelation::Unplaced => days_from_named(tie, comparison)?,
            _ => return None,
        };
        let is_fine = matches!(date.precision, Precision::Day | Precision::Month);
        let is_full = is_fine && date.ground == Ground::Absolute;
        let shown = caption.first_sentence.contains(tie.caption);
        if is_full && shown {
            let days = days.unsigned_abs();
            found = found.or(Some(OtherTime { caption: tie.caption, days }));
        }
    }
    found
}

/// Days from a date to the nearest day that a story without a date of its own
/// gives in full; `None` if it gives none.
fn days_from_named(tie: &DateTie, comparison: &Comparison) -> Option<i32> {
    let (first, last) = comparison.caption.facts.dates[tie.index].value.interval?;
    let told = comparison.story.dates().filter(|(_, date)| date.year.is_some());
    let intervals = told.filter_map(|(_, date)| date.interval);
    let apart = intervals.map(|(from, to)| {
        let days =
            |a: jiff::civil::Date, b: jiff::civil::Date| a.until(b).map_or(0, |s| s.get_days());
        days(last, from).max(days(to, first)).max(0)
    });
    apart.min()
}

/// A name that caption and story share, by a word that tells: where the
/// caption has it, and the story. In other languages than English a rare word
/// does, and where words are not weighed any long one.
pub(super) fn shared_name(caption: &Caption, story: &Story) -> Option<(Span, Excerpt)> {
    let names = caption.words.iter().filter(|word| word.is_name && word.rarity > 0.0);
    let name = names.into_iter().find_map(|word| Some((word.span, story.word(word.key)?.name?)));
    let is_long = |word: &&Word| {
        let lower = word.span.of(caption.text).to_lowercase();
        lower.chars().count() >= LONG && !is_function_word(&lower, story.language())
    };
    let tells = |word: &&Word| !caption.is_weighed || word.surprise >= RARE;
    let others = caption.words.iter().filter(|_| !caption.is_english);
    let mut long = others.filter(is_long).filter(tells);
    name.or_else(|| long.find_map(|word| Some((word.span, story.word(word.key)?.first))))
}

/// Letters of a word that is no mere joint of a sentence.
const LONG: usize = 6;

/// Bits of surprise of a word that few stories have.
const RARE: f64 = 14.0;
