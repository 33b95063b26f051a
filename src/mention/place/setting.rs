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
    spots: Spots,
}

/// How many spots are looked at side by side.
const LANES: usize = 4;

/// Spots, [`LANES`] in a row; those that are not there weigh nothing.
#[derive(Default)]
struct Spots {
    count: usize,
    rows: [Row; MOST_SPOTS / LANES],
}

#[derive(Default)]
struct Row {
    /// The name that each comes from: none supports itself.
    names: [u32; LANES],
    points: [[f32; LANES]; 3],
    weights: [f32; LANES],
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
            if let Some(point) = sense.point.filter(|_| self.spots.count < MOST_SPOTS) {
                self.spots.push(name as u32, point, weight);
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
        let near = sense.point.map_or(0.0, |point| self.spots.near(name as u32, point).ln_1p());
        WEIGHTS.same_country * country + WEIGHTS.same_part * part + WEIGHTS.near * near
    }
}

impl Spots {
    fn push(&mut self, name: u32, point: [f32; 3], weight: f32) {
        let (row, lane) = (&mut self.rows[self.count / LANES], self.count % LANES);
        row.names[lane] = name;
        row.weights[lane] = weight;
        row.points.iter_mut().zip(point).for_each(|(axis, at)| axis[lane] = at);
        self.count += 1;
    }

    /// How much of the text is near `point`, but for the `name`th name.
    fn near(&self, name: u32, [x, y, z]: [f32; 3]) -> f32 {
        const SCALE: f32 = EARTH_KM * EARTH_KM / (NEAR_KM * NEAR_KM);
        let mut sums = [0.0; LANES];
        for row in &self.rows[..self.count.div_ceil(LANES)] {
            let [xs, ys, zs] = &row.points;
            for lane in 0..LANES {
                let (dx, dy, dz) = (xs[lane] - x, ys[lane] - y, zs[lane] - z);
                let weight = if row.names[lane] == name { 0.0 } else { row.weights[lane] };
                sums[lane] += weight / (1.0 + (dx * dx + dy * dy + dz * dz) * SCALE);
            }
        }
        sums.iter().sum()
    }
}
