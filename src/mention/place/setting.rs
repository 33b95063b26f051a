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
    rows: [Row; ROWS],
}

#[derive(Default, Clone)]
struct Row {
    /// The name that each comes from: none supports itself.
    names: [u32; LANES],
    points: [[f32; LANES]; 3],
    weights: [f32; LANES],
}

const ROWS: usize = MOST_SPOTS / LANES;

impl Setting {
    /// Forgets all that was counted.
    pub fn clear(&mut self) {
        self.countries.clear();
        self.parts.clear();
        self.spots.clear();
    }

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

    /// What the rest of the text says for each of the `senses` of a name.
    pub fn support(&self, name: usize, senses: &[Sense], weight: f32) -> impl Iterator<Item = f32> {
        let rest = |total: Option<&f32>, own: f32| match total.copied().unwrap_or_default() - own {
            rest if rest > 0.0 => rest.ln_1p(),
            _ => 0.0,
        };
        let weights = self.spots.weights_without(name as u32);
        let support = move |sense: &Sense| {
            let country = sense.country.map_or(0.0, |country| {
                let own = own(senses, weight, |other| other.country == Some(country));
                rest(self.countries.get(&country), own)
            });
            let part = sense.part.map_or(0.0, |part| {
                let own = own(senses, weight, |other| other.part == Some(part));
                rest(self.parts.get(&part), own)
            });
            let near = sense.point.map_or(0.0, |point| self.spots.near(point, &weights).ln_1p());
            WEIGHTS.same_country * country + WEIGHTS.same_part * part + WEIGHTS.near * near
        };
        senses.iter().map(support)
    }
}

/// What those of the senses of one name, which are few, weigh together that
/// lie in one country or part.
fn own(senses: &[Sense], weight: f32, lies_there: impl Fn(&Sense) -> bool) -> f32 {
    let there = senses.iter().filter(|sense| lies_there(sense));
    there.fold(0.0, |sum, sense| sum + sense.share * weight)
}

impl Spots {
    fn clear(&mut self) {
        let used = self.count.div_ceil(LANES);
        self.rows[..used].fill(Row::default());
        self.count = 0;
    }

    fn push(&mut self, name: u32, point: [f32; 3], weight: f32) {
        let (row, lane) = (&mut self.rows[self.count / LANES], self.count % LANES);
        row.names[lane] = name;
        row.weights[lane] = weight;
        row.points.iter_mut().zip(point).for_each(|(axis, at)| axis[lane] = at);
        self.count += 1;
    }

    /// What each weighs, but for those of the `name`th name.
    fn weights_without(&self, name: u32) -> [[f32; LANES]; ROWS] {
        let of = |row: &Row, lane: usize| match row.names[lane] == name {
            true => 0.0,
            false => row.weights[lane],
        };
        std::array::from_fn(|row| std::array::from_fn(|lane| of(&self.rows[row], lane)))
    }

    /// How much of the text is near `point`, with these weights of the spots.
    fn near(&self, [x, y, z]: [f32; 3], weights: &[[f32; LANES]; ROWS]) -> f32 {
        const SCALE: f32 = EARTH_KM * EARTH_KM / (NEAR_KM * NEAR_KM);
        let mut sums = [0.0; LANES];
        let rows = self.rows[..self.count.div_ceil(LANES)].iter();
        for (Row { points: [xs, ys, zs], .. }, weights) in rows.zip(weights) {
            let squares = |axis: &[f32; LANES], at: f32| axis.map(|a| (a - at) * (a - at));
            let (dx, dy, dz) = (squares(xs, x), squares(ys, y), squares(zs, z));
            for lane in 0..LANES {
                sums[lane] += weights[lane] / (1.0 + (dx[lane] + dy[lane] + dz[lane]) * SCALE);
            }
        }
        sums.iter().sum()
    }
}
