//! Where a text is set: the countries and parts of countries that it speaks
//! of, and the spots.

use foldhash::HashMap;

use super::sense::{Sense, WEIGHTS};
use crate::gazetteer::{CountryCode, PlaceId};

/// How many spots are kept: the first names of a text say where it is set,
/// and the time stays linear in its length.
const MOST_SPOTS: usize = 96;

/// The distance at which a spot lends half of its support, in kilometres.
const NEAR_KM: f32 = 60.0;

/// Radius of the Earth, in kilometres.
const EARTH_KM: f32 = 6371.0;

/// How strongly a text speaks of each place where it could be set.
#[derive(Default)]
pub(super) struct Setting {
    countries: HashMap<CountryCode, f32>,
    parts: HashMap<PlaceId, f32>,
    spots: Vec<Spot>,
}

struct Spot {
    /// The name that it comes from: none supports itself.
    name: usize,
    point: [f32; 3],
    weight: f32,
}

impl Setting {
    /// Counts what the `name`th name, met with this weight, may mean.
    pub fn add(&mut self, name: usize, senses: &[Sense], weight: f32) {
        const LEAST: f32 = 0.05;
        for sense in senses.iter().filter(|sense| sense.share > LEAST) {
            let weight = weight * sense.share;
            if let Some(country) = sense.country {
                *self.countries.entry(country).or_default() += weight;
            }
            if let Some(part) = sense.part {
                *self.parts.entry(part).or_default() += weight;
            }
            if let Some(point) = sense.point.filter(|_| self.spots.len() < MOST_SPOTS) {
                self.spots.push(Spot { name, point, weight });
            }
        }
    }

    /// What the rest of the text says for one of the `senses` of a name.
    pub fn support(&self, name: usize, sense: &Sense, senses: &[Sense], weight: f32) -> f32 {
        let own = |same: &dyn Fn(&Sense) -> bool| -> f32 {
            senses.iter().filter(|s| same(s)).map(|s| s.share * weight).sum()
        };
        let rest = |total: Option<&f32>, own: f32| {
            (total.copied().unwrap_or_default() - own).max(0.0).ln_1p()
        };
        let country = sense.country.map_or(0.0, |country| {
            rest(self.countries.get(&country), own(&|s| s.country == Some(country)))
        });
        let part = sense
            .part
            .map_or(0.0, |part| rest(self.parts.get(&part), own(&|s| s.part == Some(part))));
        let near = sense.point.map_or(0.0, |point| self.near(name, point).ln_1p());
        WEIGHTS.same_country * country + WEIGHTS.same_part * part + WEIGHTS.near * near
    }

    /// How much of the text is near `point`, but for the `name`th name.
    fn near(&self, name: usize, point: [f32; 3]) -> f32 {
        let others = self.spots.iter().filter(|spot| spot.name != name);
        others
            .map(|spot| {
                let chord: f32 = spot.point.iter().zip(point).map(|(a, b)| (a - b) * (a - b)).sum();
                let km_squared = chord * EARTH_KM * EARTH_KM;
                spot.weight / (1.0 + km_squared / (NEAR_KM * NEAR_KM))
            })
            .sum()
    }
}
