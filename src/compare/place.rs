//! The caption's places against the story's.

use super::MOST_NAMED;
use super::caption::Caption;
use super::person::starts;
use super::story::Story;
use crate::article::{Excerpt, Span};
use crate::fold::fold;
use crate::gazetteer::{Hits, Kind, NameKind, PlaceId, gazetteer};
use crate::language::stem;
use crate::mention::PlaceName;

/// How a place of the caption stands to the story.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceTie {
    /// Where the caption names the place.
    pub caption: Span,
    /// Which of the caption's places it is, as an index.
    pub index: usize,
    /// How it stands to the story's places.
    pub relation: PlaceRelation,
    /// Where the story names the place that it stands so to.
    pub story: Option<Excerpt>,
}

/// How a place of a caption stands to the places of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceRelation {
    /// In no country that the story names; the nearest of the story's places
    /// is so many kilometres away.
    Elsewhere(u32),
    /// So far away, in a country that the story mentions only in passing.
    Aside(u32),
    /// The story names no place on the map, or the caption's is on none.
    Unplaced,
    /// In a country that the story speaks of.
    SameCountry,
    /// Within [`NEAR`] of one of the story's places.
    Near(u32),
    /// It holds one of the story's places.
    Contains,
    /// It lies in one of the story's places that is smaller than a country.
    Inside,
    /// The story names it.
    Same,
}

/// Kilometres within which two places are one setting: a metropolis and its
/// surroundings.
pub const NEAR: u32 = 120;

/// How each place of the caption stands to the story, in order; of the first
/// [`MOST_NAMED`], demonyms and parts of other names passed over.
pub fn places(caption: &Caption, story: &Story) -> Vec<PlaceTie> {
    let found = caption.facts.places.iter().enumerate().filter(|(_, m)| !m.value.is_weak());
    found
        .take(MOST_NAMED)
        .map(|(index, mention)| {
            let (relation, at) = tie(&mention.value, story);
            PlaceTie { caption: mention.span, index, relation, story: at }
        })
        .collect()
}

fn tie(name: &PlaceName, story: &Story) -> (PlaceRelation, Option<Excerpt>) {
    let at = by_words(&name.name, story);
    if let Some(at) = at.filter(|at| !is_in_another(name, *at, story)) {
        return (PlaceRelation::Same, Some(at));
    }
    let Some(place) = name.place else { return (PlaceRelation::Unplaced, None) };
    let tie = nearest(place, story);
    let is_away = |relation| relation < PlaceRelation::Unplaced;
    let other = || namesakes(name, place).map(|other| nearest(other, story));
    match is_away(tie.0) {
        true => other().find(|(relation, _)| *relation > PlaceRelation::Unplaced).unwrap_or(tie),
        false => tie,
    }
}

/// Whether the words stand in the longer name of another place, as "Porto" does in
/// "Porto Alegre".
fn is_in_another(name: &PlaceName, at: Excerpt, story: &Story) -> bool {
    let longer = story.places().iter().find(|known| {
        known.first.part == at.part
            && known.first.span.contains(at.span)
            && known.first.span.len() > name.name.len()
    });
    longer.is_some_and(|longer| name.place.is_some_and(|place| place != longer.place))
}

/// Other towns of a name that a caption leaves unplaced, of which a story set there
/// would think first; so small a one beside the best known is not meant.
fn namesakes(name: &PlaceName, place: PlaceId) -> impl Iterator<Item = PlaceId> {
    /// So many times the inhabitants may the best known have.
    const FAMED: u32 = 20;
    let gazetteer = gazetteer();
    let known = gazetteer.place(place);
    let is_open = known.kind == Kind::City && name.said_within.is_none();
    let folded = if is_open { fold(&name.name) } else { String::new() };
    let words = folded.split(' ').count();
    let hits = gazetteer.longest(folded.split(' ')).filter(|(length, _)| *length == words);
    hits.map_or(Hits::none(), |(_, hits)| hits)
        .filter(|hit| hit.name_kind != NameKind::Demonym && hit.written.fits(&name.name))
        .map(|hit| hit.place)
        .filter(move |other| {
            let other = gazetteer.place(*other);
            other.kind == Kind::City && other.population.saturating_mul(FAMED) >= known.population
        })
}

/// How a place stands to the story's, and to which it does.
fn nearest(place: PlaceId, story: &Story) -> (PlaceRelation, Option<Excerpt>) {
    let mut best = (PlaceRelation::Elsewhere(0), None);
    let mut nearest: Option<(u32, Excerpt)> = None;
    for known in story.places() {
        let relation = relate(place, known.place);
        if let PlaceRelation::Elsewhere(km) = relation {
            if nearest.is_none_or(|(least, _)| km < least) {
                nearest = Some((km, known.first));
            }
        } else if relation == PlaceRelation::SameCountry && !story.is_about(known.place) {
            let km = gazetteer().distance_km(place, known.place).round() as u32;
            best = best.max((PlaceRelation::Aside(km), Some(known.first)));
        } else if relation > best.0 {
            best = (relation, Some(known.first));
        }
    }
    match (best, nearest) {
        ((PlaceRelation::Elsewhere(_), _), Some((km, at))) => {
            (PlaceRelation::Elsewhere(km), Some(at))
        }
        ((PlaceRelation::Elsewhere(_), _), None) => (PlaceRelation::Unplaced, None),
        _ => best,
    }
}

/// How `caption` stands to one place of the story.
fn relate(caption: PlaceId, story: PlaceId) -> PlaceRelation {
    let gazetteer = gazetteer();
    if caption == story {
        return PlaceRelation::Same;
    }
    let (here, there) = (gazetteer.place(caption), gazetteer.place(story));
    let is_wide = |kind: Kind| matches!(kind, Kind::Continent | Kind::Country);
    let is_continent = |kind: Kind| kind == Kind::Continent;
    if gazetteer.contains(story, caption) && !is_continent(there.kind) {
        return if is_wide(there.kind) {
            PlaceRelation::SameCountry
        } else {
            PlaceRelation::Inside
        };
    }
    if gazetteer.contains(caption, story) && !is_continent(here.kind) {
        return PlaceRelation::Contains;
    }
    let km = gazetteer.distance_km(caption, story).round() as u32;
    match () {
        () if km <= NEAR && !is_wide(here.kind) && !is_wide(there.kind) => PlaceRelation::Near(km),
        () if is_one_country(caption, story) => PlaceRelation::SameCountry,
        () => PlaceRelation::Elsewhere(km),
    }
}

/// Whether both lie in one country.
fn is_one_country(a: PlaceId, b: PlaceId) -> bool {
    let country = gazetteer().country_of(a);
    country.is_some() && country == gazetteer().country_of(b)
}

/// Where the story has all words of the name, whether or not it was seen as a
/// place there.
pub(super) fn by_words(name: &str, story: &Story) -> Option<Excerpt> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut found = words.map(|word| {
        story
            .word(stem::key(word))
            .and_then(|found| found.name.or(starts(story, found.first, word)))
    });
    let first = found.next()??;
    found.all(|at| at.is_some()).then_some(first)
}
