//! Places: what they are called, where they are, what lies in what.
//!
//! The index is built by `tools/src/bin/build_gazetteer` from GeoNames and the tables
//! under `data/gazetteer`, and embedded; opening it parses nothing.

mod fold;
#[doc(hidden)]
pub mod layout;
mod place;
mod walker;

use std::sync::OnceLock;

use fst::raw::Fst;

pub use fold::{fold, fold_into};
pub use place::{Ambiguity, CountryCode, Hit, Kind, NameKind, Place, PlaceId, Written};
pub use walker::{Step, Walker};

use layout::{MEMBER, POSTING, RECORD, Record};

static INDEX: &[u8] = include_bytes!("../../data/gazetteer.index");

/// Radius of a sphere with the Earth's volume, in kilometres.
const EARTH_RADIUS_KM: f64 = 6371.0;

/// No chain of places is longer than from a landmark to its continent.
const DEEPEST: usize = 8;

/// The embedded gazetteer.
pub fn gazetteer() -> &'static Gazetteer {
    static OPENED: OnceLock<Gazetteer> = OnceLock::new();
    OPENED.get_or_init(|| Gazetteer::open(INDEX).expect("the embedded index is whole"))
}

/// The list of places, read where it lies.
pub struct Gazetteer {
    records: &'static [u8],
    postings: &'static [u8],
    /// Pairs of a region and one of its members, ascending.
    members: &'static [u8],
    /// The codes of the countries, ascending, in the order of their records.
    codes: &'static [u8],
    texts: &'static [u8],
    names: Fst<&'static [u8]>,
    /// The number of the first country: continents come before.
    first_country: u32,
}

impl Gazetteer {
    fn open(bytes: &'static [u8]) -> Option<Gazetteer> {
        let [records, postings, members, codes, texts, names] = layout::split(bytes)?;
        let mut gazetteer = Gazetteer {
            records,
            postings,
            members,
            codes,
            texts,
            names: Fst::new(names).ok()?,
            first_country: 0,
        };
        while gazetteer.record(gazetteer.first_country)?.kind == Kind::Continent {
            gazetteer.first_country += 1;
        }
        Some(gazetteer)
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.records.len() / RECORD
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// All places.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        (0..self.len() as u32).map(|id| self.place(PlaceId(id)))
    }

    /// All cities, towns and villages: where each is, in degrees north and east,
    /// and how many live there.
    pub fn towns(&self) -> impl Iterator<Item = (PlaceId, (f32, f32), u32)> {
        let records = (0..self.len() as u32).filter_map(|id| Some((id, self.record(id)?)));
        let towns = records.filter(|(_, record)| record.kind == Kind::City);
        towns.map(|(id, of)| (PlaceId(id), (of.latitude, of.longitude), of.population))
    }

    /// The place with this number.
    #[inline]
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        let record = self.record(id.0).expect("ids come from this gazetteer");
        let start = record.name_at as usize;
        let name = self.texts.get(start..start + record.name_len as usize).unwrap_or_default();
        Place {
            id,
            text: name,
            kind: record.kind,
            latitude: record.latitude,
            longitude: record.longitude,
            population: record.population,
            within: record.within.map(PlaceId),
            is_actor: record.is_actor,
        }
    }

    /// The one country that it lies in.
    pub fn country_of(&self, id: PlaceId) -> Option<CountryCode> {
        self.chain(id).find_map(|id| self.code(id))
    }

    /// What kind of place has this number.
    pub fn kind(&self, id: PlaceId) -> Kind {
        self.record(id.0).expect("ids come from this gazetteer").kind
    }

    /// The places called `folded` (see [`fold`]), the best known first.
    pub fn lookup(&self, folded: &str) -> Hits<'_> {
        match self.walker().step(folded) {
            Step::Match(hits) => hits,
            Step::Dead | Step::Prefix => Hits::none(),
        }
    }

    /// The longest name that starts at the first of `words` (each already
    /// folded): how many words it takes, and what it may mean.
    pub fn longest<'w>(
        &self,
        words: impl IntoIterator<Item = &'w str>,
    ) -> Option<(usize, Hits<'_>)> {
        let mut walker = self.walker();
        let mut longest = None;
        for (index, word) in words.into_iter().enumerate() {
            match walker.step(word) {
                Step::Dead => break,
                Step::Prefix => {}
                Step::Match(hits) => longest = Some((index + 1, hits)),
            }
        }
        longest
    }

    /// A cursor at the start of all names.
    pub fn walker(&self) -> Walker<'_> {
        Walker::new(self)
    }

    /// Whether `inner` lies in `outer`, or is it: by what it lies within, and
    /// for regions and continents by the members of `outer`.
    pub fn contains(&self, outer: PlaceId, inner: PlaceId) -> bool {
        self.chain(inner).any(|at| at == outer || self.is_member(outer, at))
    }

    /// The great-circle distance between the middles of two places, in kilometres.
    pub fn distance_km(&self, a: PlaceId, b: PlaceId) -> f64 {
        let (a, b) = (self.place(a), self.place(b));
        let [lat_a, lat_b] = [a.latitude, b.latitude].map(|d| f64::from(d).to_radians());
        let half_lat = (lat_b - lat_a) / 2.0;
        let half_lon = f64::from(b.longitude - a.longitude).to_radians() / 2.0;
        let square = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * square.sqrt().min(1.0).asin()
    }

    /// The country with this code.
    pub fn country(&self, code: CountryCode) -> Option<PlaceId> {
        let codes = self.codes.as_chunks::<2>().0;
        let index = codes.binary_search(&code.0).ok()?;
        Some(PlaceId(self.first_country + index as u32))
    }

    /// The place itself, then all that hold it, from the smallest on.
    pub fn chain(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> {
        let within = |id: &PlaceId| self.record(id.0)?.within.map(PlaceId);
        std::iter::successors(Some(id), within).take(DEEPEST)
    }

    fn code(&self, id: PlaceId) -> Option<CountryCode> {
        let index = id.0.checked_sub(self.first_country)? as usize;
        self.codes.as_chunks::<2>().0.get(index).map(|&code| CountryCode(code))
    }

    fn is_member(&self, region: PlaceId, member: PlaceId) -> bool {
        let pairs = self.members.as_chunks::<MEMBER>().0;
        let pair = |bytes: &[u8; MEMBER]| (layout::word(bytes, 0), layout::word(bytes, 1));
        pairs.binary_search_by_key(&(Some(region.0), Some(member.0)), pair).is_ok()
    }

    fn record(&self, id: u32) -> Option<Record> {
        let start = id as usize * RECORD;
        Record::decode(self.records.get(start..start + RECORD)?)
    }

    fn names(&self) -> &Fst<&'static [u8]> {
        &self.names
    }

    fn hits(&self, value: u64) -> Hits<'_> {
        let (posting, ambiguity) = layout::decode_name(value);
        let postings = self.postings.get(posting * POSTING..).unwrap_or_default();
        Hits { postings, ambiguity }
    }
}

/// What a name may mean, the best known first.
#[derive(Debug, Clone, Copy)]
pub struct Hits<'g> {
    postings: &'g [u8],
    ambiguity: Ambiguity,
}

impl Hits<'_> {
    /// The meanings of a name that means nothing.
    pub fn none() -> Hits<'static> {
        Hits { postings: &[], ambiguity: Ambiguity::default() }
    }

    /// Where they stand in the index: no two names have the same.
    pub fn position(&self) -> usize {
        self.postings.len()
    }

    /// The same of a name that is no common word of its text's language.
    pub fn of_no_word(self) -> Self {
        Hits { ambiguity: Ambiguity { common_word: false, ..self.ambiguity }, ..self }
    }

    /// What else the name may be than a place.
    pub fn ambiguity(&self) -> Ambiguity {
        self.ambiguity
    }
}

impl Iterator for Hits<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        let posting = layout::Posting::decode(self.postings)?;
        self.postings = match posting.is_last {
            true => &[],
            false => self.postings.get(POSTING..).unwrap_or_default(),
        };
        Some(Hit {
            place: PlaceId(posting.place),
            name_kind: posting.name_kind,
            written: posting.written,
            ambiguity: self.ambiguity,
        })
    }
}

#[cfg(test)]
mod tests;
