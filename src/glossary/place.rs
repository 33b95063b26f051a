//! Where a house's own places are on the map.

use crate::gazetteer::{PlaceId, gazetteer};

/// As far, in degrees of a meridian, does a town reach: ten kilometres.
const REACH: f64 = 0.09;

/// The town at a point, in degrees north and east: the largest that reaches
/// there, or else the nearest. Distances are measured between the places of
/// the gazetteer, so that a place of the house takes the seat of its town.
pub(crate) fn town_at((north, east): (f64, f64)) -> Option<PlaceId> {
    let narrowing = north.to_radians().cos();
    let distance = |(latitude, longitude): (f32, f32)| {
        let across = (f64::from(longitude) - east).abs();
        let across = across.min(360.0 - across) * narrowing;
        let along = f64::from(latitude) - north;
        (along * along + across * across).sqrt()
    };
    let rank = |away: f64, population: u32| match away <= REACH {
        true => -f64::from(population),
        false => away,
    };
    gazetteer()
        .towns()
        .map(|(town, at, population)| (rank(distance(at), population), town))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_takes_the_town_next_to_it_even_across_the_date_line() {
        for ((north, east), town) in [((47.08, 15.42), "Graz"), ((-16.43, -180.63), "Labasa")] {
            let id = town_at((north, east)).expect("there are towns");
            assert_eq!(gazetteer().place(id).name(), town);
        }
    }
}
