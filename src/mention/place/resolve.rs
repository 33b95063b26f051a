//! Which of its namesakes a place is: by what the text puts it in, by the
//! other places of the text, by size.

use std::collections::HashMap;

use super::{Known, PlaceName};
use crate::gazetteer::{CountryCode, Hit, How, Kind, PlaceId, gazetteer};
use crate::mention::Mention;
use crate::mention::token::Token;

/// How strongly the text speaks of a country or of a part of one.
#[derive(Default)]
struct Setting {
    countries: HashMap<CountryCode, f64>,
    parts: HashMap<PlaceId, f64>,
}

pub(super) fn resolve(
    text: &str,
    tokens: &[Token],
    candidates: Vec<Known>,
) -> Vec<Mention<PlaceName>> {
    let behind: Vec<Option<PlaceId>> =
        (0..candidates.len()).map(|index| said_within(text, tokens, &candidates, index)).collect();
    // What is clear by itself sets the scene for what is not.
    let mut setting = Setting::default();
    for (candidate, within) in candidates.iter().zip(&behind) {
        let certain = match (candidate.hits.as_slice(), within) {
            ([only], _) => Some(only.place),
            (hits, Some(within)) => {
                hits.iter().map(|h| h.place).find(|place| lies(*within, *place))
            }
            (hits, None) => hits.first().map(|h| h.place).filter(|place| stands_out(*place)),
        };
        if let Some(place) = certain {
            setting.add(place, 1.0);
        }
    }
    let mut chosen: HashMap<String, PlaceId> = HashMap::new();
    candidates
        .into_iter()
        .zip(behind)
        .map(|(candidate, within)| {
            let span = tokens[candidate.first].span().cover(tokens[candidate.end - 1].span());
            let name = span.of(text).to_owned();
            let best = choose(&candidate.hits, within, chosen.get(&name).copied(), &setting);
            if let (Some(hit), true) = (best, within.is_some() || !chosen.contains_key(&name)) {
                chosen.insert(name.clone(), hit.place);
            }
            let place = best.map(|hit| hit.place);
            let lies_within = within.zip(place).is_none_or(|(within, place)| lies(within, place));
            let how = best.map_or(How::Official, |hit| hit.how);
            Mention {
                span,
                value: PlaceName { name, place, how, said_within: within, lies_within },
            }
        })
        .collect()
}

impl Setting {
    fn add(&mut self, place: PlaceId, weight: f64) {
        let gazetteer = gazetteer();
        if let Some(country) = gazetteer.place(place).country {
            *self.countries.entry(country).or_default() += weight;
        }
        let part = gazetteer.chain(place).find(|id| gazetteer.place(*id).kind == Kind::Subdivision);
        if let Some(part) = part {
            *self.parts.entry(part).or_default() += weight;
        }
    }

    fn support(&self, place: PlaceId) -> f64 {
        let gazetteer = gazetteer();
        let country =
            gazetteer.place(place).country.and_then(|code| self.countries.get(&code)).copied();
        let part = gazetteer
            .chain(place)
            .find(|id| gazetteer.place(*id).kind == Kind::Subdivision)
            .and_then(|part| self.parts.get(&part))
            .copied();
        2.0 * country.unwrap_or(0.0).ln_1p() + 4.0 * part.unwrap_or(0.0).ln_1p()
    }
}

/// The meaning with most support.
fn choose(
    hits: &[Hit],
    within: Option<PlaceId>,
    before: Option<PlaceId>,
    setting: &Setting,
) -> Option<Hit> {
    let score = |index: usize, hit: &Hit| {
        let place = gazetteer().place(hit.place);
        let size = f64::from(place.population.max(100)).ln();
        let rank = match place.kind {
            Kind::Continent | Kind::Country => 8.0,
            Kind::Subdivision | Kind::Region | Kind::Water => 4.0,
            Kind::City => 0.0,
            _ => 1.0,
        };
        let inside = if within.is_some_and(|within| lies(within, hit.place)) { 30.0 } else { 0.0 };
        let again = if before == Some(hit.place) { 8.0 } else { 0.0 };
        size + rank + inside + again + setting.support(hit.place) - 0.5 * index as f64
    };
    let scored = hits.iter().enumerate().map(|(index, hit)| (score(index, hit), *hit));
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, hit)| hit)
}

/// The larger place named right behind a candidate: "Paris, Texas",
/// "Salem (Ore.)".
fn said_within(
    text: &str,
    tokens: &[Token],
    candidates: &[Known],
    index: usize,
) -> Option<PlaceId> {
    let (here, next) = (&candidates[index], candidates.get(index + 1)?);
    let between = tokens.get(here.end..next.first)?;
    let joined = match between {
        [comma] => comma.is_mark(text, ",") || comma.is_mark(text, "("),
        _ => false,
    };
    let larger = |hit: &&Hit| {
        hit.how != How::Demonym
            && matches!(
                gazetteer().place(hit.place).kind,
                Kind::Country | Kind::Subdivision | Kind::County | Kind::Region
            )
    };
    // Two places of the same rank are a list: "Ukraine, Belarus and Poland".
    let own = here.hits.iter().find(larger);
    let outer = next.hits.iter().filter(larger);
    let holds = |outer: &Hit| {
        here.hits.iter().any(|hit| hit.place != outer.place && lies(outer.place, hit.place))
    };
    let mut outer = outer.map(|hit| (holds(hit), hit.place));
    let first = outer.next()?;
    let best = if first.0 { first } else { outer.find(|(holds, _)| *holds).unwrap_or(first) };
    (joined && (best.0 || own.is_none() && !here.hits.is_empty())).then_some(best.1)
}

fn lies(outer: PlaceId, inner: PlaceId) -> bool {
    gazetteer().contains(outer, inner)
}

/// Whether a place is so much better known than its namesakes that its name
/// alone means it.
fn stands_out(place: PlaceId) -> bool {
    let place = gazetteer().place(place);
    matches!(place.kind, Kind::Continent | Kind::Country | Kind::Subdivision | Kind::Region)
        || place.population >= 500_000
}
