//! The world, from the large to the small: each step finds what it lies in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cutline::gazetteer::{Kind, NameKind, fold};

use crate::ambiguity::Words;
use crate::atlas::{Atlas, Draft};
use crate::sources::{City, Sources};
use crate::tables::{degrees, rows, values};
use crate::{Error, spelling};

/// Code, name, middle, other names, demonym.
const CONTINENTS: [(&str, &str, f64, f64, &str, &str); 7] = [
    ("AF", "Africa", 7.2, 21.1, "Afrika|Afrique|África", "African"),
    ("AN", "Antarctic continent", -80.0, 0.0, "", ""),
    ("AS", "Asia", 29.8, 89.3, "Asien|Asie", "Asian"),
    ("EU", "Europe", 48.7, 9.1, "Europa", "European"),
    ("NA", "North America", 46.1, -100.5, "Nordamerika", "North American"),
    ("OC", "Oceania", -18.3, 138.5, "Australasia", ""),
    ("SA", "South America", -14.6, -57.7, "Südamerika", "South American"),
];

/// Countries that lie in a second continent too.
const TRANSCONTINENTAL: [(&str, &str); 11] = [
    ("EU", "AM"),
    ("EU", "AZ"),
    ("EU", "CY"),
    ("EU", "GE"),
    ("EU", "KZ"),
    ("EU", "TR"),
    ("AS", "RU"),
    ("AS", "CY"),
    ("AS", "EG"),
    ("AS", "TR"),
    ("OC", "ID"),
];

/// Countries whose second-level parts the news names.
const WITH_COUNTIES: [&str; 10] = ["CA", "ES", "FR", "GB", "IE", "IN", "IT", "LK", "PH", "US"];

/// Countries whose own newsrooms name their smallest places.
const WITH_VILLAGES: [&str; 6] = ["AU", "CA", "GB", "IE", "NZ", "US"];

/// The smallest towns taken elsewhere, in inhabitants.
const SMALLEST_TOWN: u32 = 5_000;

/// A district and a town of one name are one place below this distance.
const SAME_PLACE_DEGREES: f64 = 0.09;

const FORMER_COUNTRIES: [&str; 2] = ["AN", "CS"];

pub fn build(sources: &Sources, words: &Words, tables: &Path) -> Result<Atlas, Error> {
    let mut atlas = Atlas::default();
    continents(&mut atlas);
    countries(&mut atlas, sources, tables)?;
    let codes: Vec<_> = sources.countries.keys().map(String::as_str).collect();
    for (continent, country) in TRANSCONTINENTAL.iter().filter(|(_, c)| codes.contains(c)) {
        let pair = (atlas.by_code[&continent_key(continent)], atlas.by_code[*country]);
        atlas.members.push(pair);
    }
    subdivisions(&mut atlas, sources, tables)?;
    counties(&mut atlas, sources);
    let areas: Vec<[String; 8]> = rows(tables, "areas.tsv")?;
    let districts = Districts::of(&areas)?;
    let own = own_names(tables)?;
    let absorbed = cities(&mut atlas, sources, words, &districts, &own);
    short_counties(&mut atlas, words);
    towns(&mut atlas, tables)?;
    self::areas(&mut atlas, &areas, &absorbed)?;
    landmarks(&mut atlas, tables)?;
    Ok(atlas)
}

/// Kept apart from the country codes, which they would meet: AF, AN, NA, SA.
fn continent_key(code: &str) -> String {
    format!("continent {code}")
}

fn continents(atlas: &mut Atlas) {
    for (code, name, latitude, longitude, also, demonym) in CONTINENTS {
        let place = atlas.add(Draft {
            name: name.to_owned(),
            kind: Kind::Continent,
            latitude,
            longitude,
            population: 0,
            within: None,
            is_actor: false,
            weight: 3e9,
        });
        values(also).for_each(|name| atlas.call(place, name, NameKind::Alternate, 0.9));
        demonyms(atlas, place, demonym);
        atlas.by_code.insert(continent_key(code), place);
    }
}

fn demonyms(atlas: &mut Atlas, place: usize, column: &str) {
    for demonym in values(column) {
        atlas.call(place, demonym, NameKind::Demonym, 0.9);
        if let Some(plural) = spelling::plural(demonym) {
            atlas.call(place, &plural, NameKind::Demonym, 0.9);
        }
    }
}

fn countries(atlas: &mut Atlas, sources: &Sources, tables: &Path) -> Result<(), Error> {
    let mut rows: Vec<[String; 7]> = rows(tables, "countries.tsv")?;
    rows.sort();
    for [code, latitude, longitude, name, also, people, foreign] in rows {
        let Some(country) = sources.countries.get(&code) else {
            return Err(format!("countries.tsv: no country {code}").into());
        };
        let place = atlas.add(Draft {
            name,
            kind: Kind::Country,
            latitude: degrees(&latitude)?.ok_or("countries.tsv: a country has no middle")?,
            longitude: degrees(&longitude)?.ok_or("countries.tsv: a country has no middle")?,
            population: country.population,
            within: atlas.by_code.get(&continent_key(&country.continentcode)).copied(),
            is_actor: false,
            weight: f64::from(country.population.max(100_000)) * 20.0,
        });
        atlas.by_code.insert(code, place);
        values(&also).for_each(|name| atlas.call(place, name, NameKind::Alternate, 0.95));
        values(&foreign).for_each(|name| atlas.call(place, name, NameKind::Alternate, 0.9));
        demonyms(atlas, place, &people);
    }
    let missing = sources
        .countries
        .keys()
        .find(|&code| !atlas.by_code.contains_key(code) && !FORMER_COUNTRIES.contains(&&**code));
    match missing {
        Some(code) => Err(format!("countries.tsv lacks {code}").into()),
        None => Ok(()),
    }
}

/// The sum of towns in an area: their number, coordinates and inhabitants.
#[derive(Default, Clone, Copy)]
struct Spread {
    latitude: f64,
    longitude: f64,
    weight: f64,
    population: u32,
}

impl Spread {
    fn add(&mut self, city: &City) {
        // Between the middle of the towns and the middle of the people.
        let weight = f64::from(city.population.max(1)).sqrt();
        self.latitude += city.latitude * weight;
        self.longitude += city.longitude * weight;
        self.weight += weight;
        self.population = self.population.saturating_add(city.population);
    }

    fn middle(&self) -> (f64, f64) {
        (self.latitude / self.weight, self.longitude / self.weight)
    }
}

fn subdivisions(atlas: &mut Atlas, sources: &Sources, tables: &Path) -> Result<(), Error> {
    let mut spreads: BTreeMap<String, Spread> = BTreeMap::new();
    for city in &sources.cities {
        spreads.entry(subdivision_code(city)).or_default().add(city);
    }
    let own: Vec<[String; 6]> = rows(tables, "subdivisions.tsv")?;
    let own: BTreeMap<&str, &[String; 6]> = own.iter().map(|row| (&*row[0], row)).collect();
    for division in &sources.subdivisions {
        let own = own.get(&*division.code);
        let spread = spreads.get(&division.code).copied().unwrap_or_default();
        let country = &division.code[..2];
        let middle = match own {
            Some(own) => degrees(&own[1])?.zip(degrees(&own[2])?),
            None => None,
        };
        let middle = middle.or((spread.weight > 0.0).then(|| spread.middle()));
        let (Some((latitude, longitude)), Some(&within)) = (middle, atlas.by_code.get(country))
        else {
            continue;
        };
        let place = atlas.add(Draft {
            name: own.map_or(&division.name, |own| &own[3]).clone(),
            kind: Kind::Subdivision,
            latitude,
            longitude,
            population: spread.population,
            within: Some(within),
            is_actor: false,
            weight: f64::from(spread.population.max(1000)) * 0.25,
        });
        atlas.by_code.insert(division.code.clone(), place);
        if let Some([_, _, _, _, also, people]) = own {
            // "Gaza" is the strip before it is the city.
            values(also).for_each(|name| atlas.call(place, name, NameKind::Alternate, 1.5));
            demonyms(atlas, place, people);
        }
        let bare = spelling::bare_division(&division.name);
        atlas.call(place, &division.name, NameKind::Alternate, 1.0);
        atlas.call(place, bare, NameKind::Alternate, 0.3);
        for word in spelling::division_words(country) {
            atlas.call(place, &format!("{bare} {word}"), NameKind::Alternate, 1.0);
        }
    }
    let unused = own.keys().find(|&&code| !atlas.by_code.contains_key(code));
    unused.map_or(Ok(()), |code| Err(format!("subdivisions.tsv: no subdivision {code}").into()))
}

fn subdivision_code(city: &City) -> String {
    format!("{}.{}", city.countrycode, city.admin1code)
}

fn counties(atlas: &mut Atlas, sources: &Sources) {
    let mut spreads: BTreeMap<&str, (Spread, BTreeSet<String>)> = BTreeMap::new();
    for city in &sources.cities {
        if let Some(code) = sources.county_of(city) {
            let (spread, towns) = spreads.entry(code).or_default();
            spread.add(city);
            towns.insert(fold(&city.name));
        }
    }
    for county in &sources.counties {
        let code = &*county.code;
        let bare = spelling::bare_county(&county.name);
        let Some((spread, towns)) = spreads.get(code) else { continue };
        let upper = code.rsplit_once('.').and_then(|(upper, _)| atlas.by_code.get(upper));
        let Some(&within) = upper else { continue };
        // A county of its town's name says no more than the town.
        if !WITH_COUNTIES.contains(&&code[..2]) || towns.contains(&fold(bare)) {
            continue;
        }
        let (latitude, longitude) = spread.middle();
        let place = atlas.add(Draft {
            name: bare.to_owned(),
            kind: Kind::County,
            latitude,
            longitude,
            population: spread.population,
            within: Some(within),
            is_actor: false,
            weight: f64::from(spread.population.max(100)) * 0.05,
        });
        atlas.by_code.insert(county.code.clone(), place);
        atlas.call(place, &county.name, NameKind::Alternate, 1.0);
        if code.starts_with("IE") {
            let bare = bare.trim_start_matches("County ").trim_end_matches(" County");
            for name in [bare.to_owned(), format!("County {bare}"), format!("Co {bare}")] {
                atlas.call(place, &name, NameKind::Alternate, 1.0);
            }
        }
        if let Some(bare) = bare.strip_suffix(" District").filter(|_| !code.starts_with("US")) {
            atlas.call(place, bare, NameKind::Alternate, 1.0);
        }
    }
}

/// The districts of the table, which GeoNames lists as towns.
struct Districts(Vec<(String, f64, f64)>);

impl Districts {
    fn of(areas: &[[String; 8]]) -> Result<Districts, Error> {
        let districts = areas.iter().filter(|row| row[1] == Kind::District.as_str());
        let spots = districts.map(|row| {
            let middle = degrees(&row[3])?.zip(degrees(&row[4])?);
            let (latitude, longitude) = middle.ok_or("areas.tsv: a district has no middle")?;
            Ok((fold(&row[0]), latitude, longitude))
        });
        Ok(Districts(spots.collect::<Result<_, Error>>()?))
    }

    fn has(&self, city: &City) -> bool {
        let folded = fold(&city.name);
        self.0.iter().any(|(name, latitude, longitude)| {
            *name == folded
                && (latitude - city.latitude).abs() < SAME_PLACE_DEGREES
                && (longitude - city.longitude).abs() < SAME_PLACE_DEGREES
        })
    }
}

/// The country and folded name of each town that a table speaks of.
fn own_names(tables: &Path) -> Result<BTreeSet<(String, String)>, Error> {
    let towns: Vec<[String; 5]> = rows(tables, "towns.tsv")?;
    let landmarks: Vec<[String; 8]> = rows(tables, "landmarks.tsv")?;
    let towns = towns.iter().map(|row| (&row[0], &row[1]));
    let names = towns.chain(landmarks.iter().map(|row| (&row[3], &row[2])));
    Ok(names.map(|(code, name)| (code[..2].to_owned(), fold(name))).collect())
}

/// "Gwinnett" for "Gwinnett County", where that is no person's name or is
/// a place's name anyway.
fn short_counties(atlas: &mut Atlas, words: &Words) {
    for place in 0..atlas.places.len() {
        let draft = &atlas.places[place];
        let short = draft.name.strip_suffix(" County").or(draft.name.strip_suffix(" Parish"));
        let Some(short) = short.filter(|_| draft.kind == Kind::County).map(str::to_owned) else {
            continue;
        };
        let folded = fold(&short);
        if atlas.names.contains_key(&folded) || words.of(&folded, 0).is_none() {
            atlas.call(place, &short, NameKind::Alternate, 0.2);
        }
    }
}

/// Adds the towns; returns the inhabitants of those that are districts.
fn cities(
    atlas: &mut Atlas,
    sources: &Sources,
    words: &Words,
    districts: &Districts,
    own: &BTreeSet<(String, String)>,
) -> BTreeMap<String, u32> {
    let mut absorbed = BTreeMap::new();
    let mut capitals: BTreeSet<&str> = BTreeSet::new();
    let mut alternates = Vec::new();
    for city in &sources.cities {
        let country = &*city.countrycode;
        let is_capital = sources.countries.get(country).is_some_and(|c| c.capital == city.name)
            && capitals.insert(country);
        if districts.has(city) {
            absorbed.entry(fold(&city.name)).or_insert(city.population);
            continue;
        }
        let is_wanted = WITH_VILLAGES.contains(&country)
            || city.population >= SMALLEST_TOWN
            || own.contains(&(country.to_owned(), fold(&city.name)));
        if !is_wanted && !is_capital || words.is_function_word(&city.name) {
            continue;
        }
        let county = sources.county_of(city).and_then(|code| atlas.by_code.get(code));
        let upper = county.or_else(|| atlas.by_code.get(&subdivision_code(city)));
        let Some(&within) = upper.or_else(|| atlas.by_code.get(country)) else { continue };
        let factor = if is_capital { 3.0 } else { 1.0 };
        let place = atlas.add(Draft {
            name: city.name.clone(),
            kind: Kind::City,
            latitude: city.latitude,
            longitude: city.longitude,
            population: city.population,
            within: Some(within),
            is_actor: false,
            weight: f64::from(city.population.max(100)) * factor,
        });
        for head in spelling::heads(&city.name) {
            atlas.call(place, &head, NameKind::Alternate, 1.0);
        }
        for part in spelling::parts(&city.name) {
            atlas.call(place, part, NameKind::Alternate, 0.8);
        }
        let importance = if is_capital { u32::MAX } else { city.population };
        let kept = spelling::alternates(&city.name, country, importance, &city.alternatenames);
        let kept = kept.filter(|name| {
            let folded = fold(name);
            words.of(&folded, 0).is_none() || own.contains(&(country.to_owned(), folded))
        });
        alternates.extend(kept.map(|name| (place, name)));
    }
    for (place, name) in alternates {
        atlas.call(place, name, NameKind::Alternate, 0.05);
    }
    absorbed
}

fn towns(atlas: &mut Atlas, tables: &Path) -> Result<(), Error> {
    for [code, name, former, other, people] in rows(tables, "towns.tsv")? {
        let Some(place) = atlas.town(&name, &code) else {
            return Err(format!("towns.tsv: no town {name} in {code}").into());
        };
        atlas.places[place].name.clone_from(&name);
        // What stands here is surer than what the source says of the same name.
        let surely = [(NameKind::Historical, &former), (NameKind::Alternate, &other)];
        atlas.recall(place, &name, NameKind::Official, 1.0);
        for (name_kind, column) in surely {
            for name in values(column) {
                atlas.recall(
                    place,
                    name,
                    name_kind,
                    if name_kind == NameKind::Alternate { 1.0 } else { 0.8 },
                );
            }
        }
        demonyms(atlas, place, &people);
    }
    Ok(())
}

fn areas(
    atlas: &mut Atlas,
    rows: &[[String; 8]],
    absorbed: &BTreeMap<String, u32>,
) -> Result<(), Error> {
    for [name, kind, within, latitude, longitude, also, people, members] in rows {
        let kind = kind_of(kind)?;
        let within = referred(atlas, within)?;
        let population = absorbed.get(&fold(name)).copied().unwrap_or(0);
        let place = atlas.add(Draft {
            name: name.clone(),
            kind,
            latitude: degrees(latitude)?.ok_or("areas.tsv: an area has no middle")?,
            longitude: degrees(longitude)?.ok_or("areas.tsv: an area has no middle")?,
            population: if kind == Kind::District { population } else { 0 },
            within,
            is_actor: false,
            weight: match kind {
                Kind::Region => 5e6,
                Kind::Water | Kind::Desert => 3e6,
                Kind::District => f64::from(population.max(300_000)),
                _ => 1e6,
            },
        });
        for head in spelling::heads(name) {
            atlas.call(place, &head, NameKind::Alternate, 1.0);
        }
        values(also).for_each(|name| atlas.call(place, name, NameKind::Alternate, 0.9));
        demonyms(atlas, place, people);
        for member in values(members) {
            let member = referred(atlas, member)?.ok_or("areas.tsv: an empty member")?;
            atlas.members.push((place, member));
        }
    }
    Ok(())
}

fn landmarks(atlas: &mut Atlas, tables: &Path) -> Result<(), Error> {
    for [name, kind, city, code, latitude, longitude, actor, also] in rows(tables, "landmarks.tsv")?
    {
        let within = match city.as_str() {
            "" => referred(atlas, &code)?,
            city => referred(atlas, &format!("{city}@{code}"))?,
        };
        let place = atlas.add(Draft {
            kind: kind_of(&kind)?,
            latitude: degrees(&latitude)?.ok_or("landmarks.tsv: a landmark has no middle")?,
            longitude: degrees(&longitude)?.ok_or("landmarks.tsv: a landmark has no middle")?,
            population: 0,
            within,
            is_actor: actor == "y",
            weight: 3e5,
            name,
        });
        values(&also).for_each(|name| atlas.call(place, name, NameKind::Alternate, 0.9));
    }
    Ok(())
}

/// The place that a table means by a code or by a town and a code
/// ("London@GB"); none for an empty column.
fn referred(atlas: &Atlas, reference: &str) -> Result<Option<usize>, Error> {
    let found = match reference.split_once('@') {
        _ if reference.is_empty() => return Ok(None),
        Some((town, code)) => atlas.town(town, code),
        None => atlas.by_code.get(reference).copied(),
    };
    match found {
        Some(place) => Ok(Some(place)),
        None => Err(format!("a table names the unknown place {reference}").into()),
    }
}

fn kind_of(word: &str) -> Result<Kind, Error> {
    let found = Kind::ALL.iter().find(|kind| kind.as_str() == word);
    found.copied().ok_or_else(|| format!("unknown kind {word:?}").into())
}
