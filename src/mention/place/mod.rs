//! Places: which names of a text are places, and which of their namesakes.

mod around;
mod candidate;
mod disambiguator;
mod generic;
mod leads;
mod resolve;
mod sense;
mod setting;
mod within;

pub(crate) use within::is_claimed;

use super::Mention;
use super::known::Known;
use super::label::Name;
use crate::gazetteer::{NameKind, PlaceId};
use crate::tokens::Tokens;

/// A place as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceName {
    /// The words of the name as written.
    pub name: String,
    /// Which place it is; `None` for a name that is no place on our map
    /// though the text uses it as one.
    pub place: Option<PlaceId>,
    /// How the name is a name for it; demonyms are weak evidence of a place.
    pub name_kind: NameKind,
    /// The place that the text puts it in right behind the name, as in
    /// "Paris, Texas".
    pub said_within: Option<PlaceId>,
    /// Whether it does lie there. Where it does not, the text is wrong
    /// ("Minsk, Ukraine"): what may be right in any way is let pass.
    pub lies_within: bool,
    /// Whether it only says whose somebody is, not where anything happens: a
    /// part of an organisation's name ("Georgia Bureau of Investigation") or
    /// the state of a politician ("R-Texas"). Weak evidence, as a demonym is.
    pub is_aside: bool,
}

impl PlaceName {
    /// Weak evidence that anything happens there: a demonym, or a part of an
    /// organisation's name or of a party tag.
    pub fn is_weak(&self) -> bool {
        self.is_demonym() || self.is_aside
    }

    /// An adjective or a people: "Belarusian", "Texans".
    pub fn is_demonym(&self) -> bool {
        self.name_kind == NameKind::Demonym
    }
}

/// All places and demonyms that `text` names, in order, not overlapping.
pub fn places(tokens: Tokens, known: &[Known], names: &[Name]) -> Vec<Mention<PlaceName>> {
    let candidates = candidate::candidates(tokens, known, names);
    resolve::resolve(tokens, &candidates)
}
