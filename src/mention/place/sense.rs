//! One place that a name of the text may mean, and what speaks for it by itself.

use crate::gazetteer::{CountryCode, Hit, Kind, NameKind, PlaceId, Written, gazetteer};

/// What each piece of evidence weighs, as a logarithm of odds.
///
/// Fitted by coordinate search on half of the articles of LGL and GeoVirus,
/// under the condition that wire news, which speaks of the best known places
/// without saying where they are, goes on to be read so.
pub(super) struct Weights {
    /// A unit of the natural logarithm of the inhabitants.
    pub size: f32,
    /// A country or continent against a town.
    pub country: f32,
    /// A first-level part of a country against a town.
    pub part: f32,
    /// A region, sea or range against a town.
    pub region: f32,
    /// The best known place of the name.
    pub first: f32,
    /// Each place further down the list of the name's meanings.
    pub later: f32,
    /// The text is set in the same country.
    pub same_country: f32,
    /// The text is set in the same part of a country.
    pub same_part: f32,
    /// The text is set nearby.
    pub near: f32,
    /// The noun beside the name asks for this kind, or its capitals do.
    pub written: f32,
    /// The text puts a place of this name there: "Paris, Texas".
    pub said: f32,
}

pub(super) const WEIGHTS: Weights = Weights {
    size: 0.4,
    country: 1.5,
    part: 1.0,
    region: 3.0,
    first: 2.0,
    later: 0.13,
    same_country: 1.0,
    same_part: 3.5,
    near: 3.0,
    written: 6.0,
    said: 20.0,
};

/// One place that a name may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sense {
    pub hit: Hit,
    pub country: Option<CountryCode>,
    /// The first-level part of its country that it is or lies in.
    pub part: Option<PlaceId>,
    /// Where it is, as a unit vector, if it is small enough for that to say
    /// what is near.
    pub point: Option<[f32; 3]>,
    /// What speaks for it before the rest of the text is looked at.
    pub prior: f32,
    /// How much of its name's mentions mean it, 0 to 1.
    pub share: f32,
}

impl Sense {
    /// The meaning `hit` of a name, the `index`th best known.
    pub fn new(index: usize, hit: Hit, wants: Option<Kind>) -> Sense {
        let gazetteer = gazetteer();
        let place = gazetteer.place(hit.place);
        let (rank, is_local) = match place.kind {
            Kind::Continent | Kind::Country => (WEIGHTS.country, false),
            Kind::Subdivision => (WEIGHTS.part, false),
            Kind::Region | Kind::Water | Kind::Mountain | Kind::Desert => (WEIGHTS.region, false),
            Kind::City | Kind::County => (0.0, true),
            _ => (1.0, true),
        };
        let parts = gazetteer.chain(hit.place);
        // What is listed beside towns is well known, its inhabitants are not.
        let size = match place.kind {
            Kind::City | Kind::Subdivision => place.population.max(100),
            // Counties go by their full name.
            Kind::County if hit.name_kind == NameKind::Official => place.population.max(100),
            Kind::County => 100,
            _ => place.population.max(1_000_000),
        };
        let mut prior =
            rank + WEIGHTS.size * (size as f32).ln() - WEIGHTS.later * (index as f32).ln_1p();
        if index == 0 {
            prior += WEIGHTS.first;
        }
        if wants == Some(place.kind) {
            prior += WEIGHTS.written;
        }
        // "EU" in capitals is no town of Eu.
        if hit.written == Written::Capitals {
            prior += WEIGHTS.written;
        }
        if hit.name_kind == NameKind::Historical {
            prior -= 2.0;
        }
        Sense {
            hit,
            country: gazetteer.country_of(hit.place),
            part: parts.filter(|id| gazetteer.kind(*id) == Kind::Subdivision).last(),
            point: is_local.then(|| unit(place.latitude, place.longitude)),
            prior,
            share: 0.0,
        }
    }
}

/// The point of the unit sphere at these degrees.
fn unit(latitude: f32, longitude: f32) -> [f32; 3] {
    let (lat, lon) = (latitude.to_radians(), longitude.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}
