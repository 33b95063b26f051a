//! What a picture's own metadata tell of it: when and where it was made, who
//! is in it, and who made it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::article::{Article, Metadata, Part, Property};
use crate::fold::fold;
use crate::gazetteer::{Kind, NameKind, PlaceId, fold as folded, gazetteer};
use crate::glossary::town_at;
use crate::mention::{Context, Person};

/// The metadata of one picture, read as facts.
#[derive(Debug)]
pub struct Original {
    /// Which picture, as an index into [`Article::pictures`].
    pub picture: usize,
    /// The days on which it may have been made, in order.
    pub days: Vec<Day>,
    /// The places that it may show, in order.
    pub places: Vec<Spot>,
    /// The persons that are in it, by the fields that list them.
    pub persons: Vec<(usize, Person)>,
    /// The fields that tell who made it, whom it came from and who owns it.
    pub makers: Vec<usize>,
    /// All words of all fields, folded.
    words: BTreeSet<String>,
}

/// A day that a field gives to a picture.
#[derive(Debug, Clone, Copy)]
pub struct Day {
    /// The field.
    pub field: usize,
    /// First and last day, where only the month or the year is known.
    pub interval: (Date, Date),
    /// Whether it is told by the clock of the camera.
    pub by_clock: bool,
}

/// A place that fields give to a picture.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The field that names it best.
    pub field: usize,
    /// The places that it may be.
    pub meanings: Vec<PlaceId>,
}

/// As many persons, places and days of one picture are compared, of each.
const MOST: usize = 20;

/// A clock that says so or earlier was never set: digital cameras begin there.
const FIRST_YEAR: i16 = 2000;

impl Original {
    /// What a picture's metadata tell, if there are any.
    pub fn new(article: &Article, picture: usize) -> Option<Original> {
        let metadata = &article.pictures.get(picture)?.metadata;
        let words = metadata.fields.iter().flat_map(|field| words_of(field.value.as_str()));
        (!metadata.is_empty()).then(|| Original {
            picture,
            days: days(metadata),
            places: places(metadata),
            persons: persons(metadata),
            makers: makers(metadata),
            words: words.collect(),
        })
    }

    /// The captions that the picture was delivered with.
    pub fn captions(article: &Article, picture: usize) -> impl Iterator<Item = Part> {
        /// More of them are versions for which nobody can answer.
        const MOST_CAPTIONS: usize = 3;
        let metadata = article.pictures.get(picture).map(|picture| &picture.metadata);
        let captions = metadata.into_iter().flat_map(|of| of.property(Property::Caption));
        captions.map(move |(field, _)| Part::Metadata { picture, field }).take(MOST_CAPTIONS)
    }

    /// In what context a caption of the metadata is read: it was written on the
    /// day of the picture, not of the story, and in no known language.
    pub fn context(&self, of: &Context) -> Context {
        let day = self.days.iter().find(|day| !day.by_clock && day.interval.0 == day.interval.1);
        Context {
            published: day.map(|day| day.interval.0),
            language: None,
            is_foreign: false,
            glossary: of.glossary.clone(),
        }
    }

    /// Whether a word, folded, stands anywhere in the metadata.
    pub fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether all words of a name stand in the metadata.
    pub fn has_name(&self, name: &str) -> bool {
        let mut words = words_of(name).peekable();
        words.peek().is_some() && words.all(|word| self.has_word(&word))
    }
}

/// The words of a text, folded.
pub fn words_of(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(fold)
}

fn days(metadata: &Metadata) -> Vec<Day> {
    let of = |property: Property, by_clock: bool| {
        metadata.property(property).filter_map(move |(field, value)| {
            let (interval, is_year_alone) = interval(value)?;
            // A clock that was not set begins on the first of January; a person
            // that knows only the year writes that day, too.
            let is_unset = by_clock && (is_year_alone || interval.0.year() <= FIRST_YEAR);
            (!is_unset).then_some(Day { field, interval, by_clock })
        })
    };
    of(Property::Created, false).chain(of(Property::Clock, true)).take(MOST).collect()
}

/// The days that "2019-03-08", "2019-03" or "2019" stands for, and whether it
/// tells no more than the year.
fn interval(value: &str) -> Option<((Date, Date), bool)> {
    let mut parts = value.split('-').map(|part| part.parse::<i16>().ok());
    let year = parts.next()??;
    let mut part = || parts.next().flatten().and_then(|part| i8::try_from(part).ok());
    let (month, day) = (part(), part());
    let whole_year = || Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
    match (month, day) {
        (None, _) | (Some(1), Some(1)) => Some((whole_year()?, true)),
        (Some(month), None) => {
            let first = Date::new(year, month, 1).ok()?;
            Some(((first, first.last_of_month()), false))
        }
        (Some(month), Some(day)) => {
            let day = Date::new(year, month, day).ok()?;
            Some(((day, day), false))
        }
    }
}

fn places(metadata: &Metadata) -> Vec<Spot> {
    let whole = |property: Property| {
        metadata.property(property).filter_map(|(field, value)| {
            let parts: Vec<&str> = value.split(',').collect();
            spot(field, &parts)
        })
    };
    // What a picture shows goes before where its camera stood.
    let shown: Vec<Spot> = whole(Property::Shown).take(MOST).collect();
    if !shown.is_empty() {
        return shown;
    }
    let first = |property: Property| metadata.property(property).next().map(|(_, value)| value);
    let (region, country) = (first(Property::Region), first(Property::Country));
    let behind: Vec<&str> = region.into_iter().chain(country).collect();
    let mut spots: Vec<Spot> = metadata
        .property(Property::City)
        .filter_map(|(field, city)| spot(field, &[&[city], behind.as_slice()].concat()))
        .collect();
    if spots.is_empty() {
        let larger =
            [(Property::Region, behind.as_slice()), (Property::Country, country.as_slice())];
        let named = larger.into_iter().find_map(|(property, parts)| {
            let (field, _) = metadata.property(property).next()?;
            spot(field, parts)
        });
        spots.extend(named);
    }
    spots.extend(whole(Property::Taken));
    spots.extend(metadata.property(Property::Point).filter_map(|(field, value)| {
        let (north, east) = value.split_once(',')?;
        let point = (north.trim().parse().ok()?, east.trim().parse().ok()?);
        Some(Spot { field, meanings: vec![town_at(point)?] })
    }));
    spots.truncate(MOST);
    spots
}

/// What a place may be that is named by its parts, the smallest first; each
/// part is looked for in those that hold it, and one that nobody knows is
/// passed over.
fn spot(field: usize, parts: &[&str]) -> Option<Spot> {
    let gazetteer = gazetteer();
    let mut found: Vec<PlaceId> = Vec::new();
    for part in parts.iter().rev().take(MOST) {
        let name = part.split(['(', '[', '/', ';', ',']).next().unwrap_or(part);
        let mut meanings: Vec<PlaceId> = gazetteer
            .lookup(&folded(name.trim()))
            .filter(|hit| hit.name_kind != NameKind::Demonym)
            .map(|hit| hit.place)
            .filter(|place| gazetteer.place(*place).kind != Kind::Continent)
            .filter(|place| {
                found.is_empty() || found.iter().any(|outer| gazetteer.contains(*outer, *place))
            })
            .collect();
        meanings.truncate(MOST);
        if !meanings.is_empty() {
            found = meanings;
        }
    }
    (!found.is_empty()).then_some(Spot { field, meanings: found })
}

fn persons(metadata: &Metadata) -> Vec<(usize, Person)> {
    let named = metadata.property(Property::Person).filter_map(|(field, value)| {
        // "Omar, Ilhan"
        let name = match value.split_once(',') {
            Some((family, given)) if !given.contains(',') => format!("{given} {family}"),
            _ => value.to_owned(),
        };
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_name = (1..=6).contains(&words.len());
        Some((field, Person::named(&words, None).filter(|_| is_name)?))
    });
    named.take(MOST).collect()
}

fn makers(metadata: &Metadata) -> Vec<usize> {
    let tells = |property: Property| {
        matches!(
            property,
            Property::Creator | Property::Credit | Property::Source | Property::Copyright
        )
    };
    let fields = metadata.fields.iter().enumerate().filter(|(_, field)| tells(field.property));
    fields.map(|(field, _)| field).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Entry, Picture};

    fn original(entries: &[(Property, &str)]) -> Original {
        let entries = entries.iter().map(|(property, value)| -> Entry {
            (*property, "field".to_owned(), (*value).to_owned())
        });
        let (metadata, source) = Metadata::listed("a.jpg", entries, 0);
        let picture = Picture { metadata, ..Picture::default() };
        let article =
            Article { pictures: vec![picture], sources: vec![source], ..Article::default() };
        Original::new(&article, 0).expect("there are fields")
    }

    #[test]
    fn a_place_is_told_by_what_it_lies_in() {
        let named = |entries: &[(Property, &str)]| -> Vec<(String, String)> {
            let spots = original(entries).places.into_iter();
            spots
                .map(|spot| {
                    let place = gazetteer().place(spot.meanings[0]);
                    let country = gazetteer()
                        .country_of(place.id)
                        .map_or(String::new(), |code| code.as_str().into());
                    (place.name().to_owned(), country)
                })
                .collect()
        };
        use Property::{City, Country, Point, Region, Shown, Taken};
        for (entries, wanted) in [
            (vec![(City, "Washington"), (Country, "United States")], vec![("Washington", "US")]),
            (
                vec![(City, "WASHINGTON"), (Region, "DC"), (Country, "USA")],
                vec![("Washington", "US")],
            ),
            (vec![(City, "Paris"), (Region, "Texas"), (Country, "USA")], vec![("Paris", "US")]),
            (vec![(City, "Nowhereville"), (Country, "Belarus")], vec![("Belarus", "BY")]),
            (vec![(Country, "Belarus")], vec![("Belarus", "BY")]),
            (vec![(City, "Graz"), (Shown, "Schlossberg, Linz, Austria")], vec![("Linz", "AT")]),
            (vec![(Taken, "Linz, Austria")], vec![("Linz", "AT")]),
            (vec![(Point, "47.0700, 15.4400")], vec![("Graz", "AT")]),
            (vec![(City, "Xyzzy")], vec![]),
        ] {
            let wanted: Vec<(String, String)> =
                wanted.into_iter().map(|(name, code)| (name.into(), code.into())).collect();
            assert_eq!(named(&entries), wanted, "{entries:?}");
        }
    }

    #[test]
    fn a_clock_that_was_never_set_tells_no_day() {
        for (property, value, days) in [
            (Property::Clock, "2019-03-08", 1),
            (Property::Clock, "2000-01-03", 0),
            (Property::Clock, "2012-01-01", 0),
            (Property::Clock, "1970-01-01", 0),
            (Property::Created, "1968-08-21", 1),
            (Property::Created, "2019", 365),
            (Property::Created, "2019-01-01", 365),
            (Property::Created, "2019-02", 28),
        ] {
            let found = original(&[(property, value)]).days;
            let length = found.first().map_or(0, |day| {
                let (first, last) = day.interval;
                first.until(last).map_or(0, |span| span.get_days() + 1)
            });
            assert_eq!(length, days, "{value}");
        }
    }
}
