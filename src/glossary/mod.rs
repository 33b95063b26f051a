//! What a house knows beside the gazetteer and the tables: names that it
//! accepts, places of its own, words of its own for archives and credits.

mod credit;
mod name;
mod phrase;
mod place;

use crate::article::Span;
use crate::gazetteer::PlaceId;
use crate::tokens::Tokens;

pub use name::{Accepted, Form};
use phrase::Phrases;
pub(crate) use place::town_at;

/// A place that the house knows.
#[derive(Debug, Clone, PartialEq)]
pub struct HousePlace {
    /// Its name, as texts write it.
    pub name: String,
    /// Degrees north and east; nothing for a place of which no more is known
    /// than that it is one.
    pub at: Option<(f64, f64)>,
}

/// The names and words of a house.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    names: Vec<Accepted>,
    places: Phrases<Option<PlaceId>>,
    markers: Phrases<()>,
    credits: Phrases<()>,
}

impl Glossary {
    /// Adds a person or an organisation with all that they are called; any of
    /// the names may stand for any other.
    pub fn accept<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        self.names.extend(Accepted::of(names));
    }

    /// Adds a place. One with coordinates stands for the town next to them.
    pub fn add_place(&mut self, place: &HousePlace) {
        self.places.add(&place.name, place.at.and_then(town_at));
    }

    /// Adds words that say openly that a picture is old.
    pub fn add_marker(&mut self, words: &str) {
        self.markers.add(words, ());
    }

    /// Adds an agency, a photographer or another word for who made a picture.
    pub fn add_credit(&mut self, words: &str) {
        self.credits.add(words, ());
    }

    /// The persons and organisations of several names.
    pub fn names(&self) -> &[Accepted] {
        &self.names
    }

    /// Where a text names places of the house, in order, and which town each
    /// stands for, if it stands on the map.
    pub fn places(&self, tokens: Tokens) -> Vec<(Span, Option<PlaceId>)> {
        self.places.find(tokens).map(|(span, place)| (span, *place)).collect()
    }

    /// Where a text first has a marker of the house.
    pub fn marker(&self, tokens: Tokens) -> Option<Span> {
        self.markers.find(tokens).next().map(|(span, ())| span)
    }

    /// The credits of a caption, those that the house's own words make among
    /// them, in order; spans are bytes of `text`.
    pub fn credits(&self, tokens: Tokens) -> Vec<Span> {
        credit::spans(tokens.text, self.credits.find(tokens).map(|(span, ())| span))
    }
}
