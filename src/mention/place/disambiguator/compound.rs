//! Names of places that hold a known one: parts of a town, what lies in it or
//! by it, and other places with a word that some town is called by.

use super::{Disambiguator, Stretch, is_land};
use crate::gazetteer::NameKind;
use crate::mention::known::Known;
use crate::mention::known::Meanings;
use crate::mention::label::{Label, Name};
use crate::mention::place::candidate::Candidate;
use crate::mention::place::generic::Generic;
use crate::words::Class;

impl Disambiguator<'_> {
    /// "West" in "West Ashford": no place called West, but a part of Ashford.
    pub fn is_quarter(&self, stretch: &Stretch) -> bool {
        let Known { first, end, .. } = stretch.known;
        let name = stretch.name.filter(|name| name.label == Label::Place && name.first <= first);
        let goes_on =
            |name: Name| stretch.next.is_some_and(|next| next.first == end && next.end <= name.end);
        end == first + 1 && name.is_some_and(goes_on) && self.is_part_of(first)
    }

    /// The place that the tagger's name is of as a whole, where it holds the
    /// known one: "West Ashford" and "Ashford Bus Station" are where Ashford is;
    /// "Bridge Junction", with an everyday word or a surname that some town is
    /// called by, is on no map.
    pub fn whole(&self, name: &Name, inner: &Candidate) -> Option<Candidate> {
        let hit = inner.hits.first()?;
        let (mut before, mut behind) = (name.first..inner.first, inner.end..name.end);
        let surrounds = name.label == Label::Place
            && name.first <= inner.first
            && name.end >= inner.end
            && !(before.is_empty() && behind.is_empty())
            && !inner.is_aside
            && hit.name_kind != NameKind::Demonym;
        let is_word = |at: usize| self.around.tokens[at].is_cap();
        let is_body = |at| matches!(self.around.noun(at), Some(Generic::Body | Generic::Press));
        let has_part = before.clone().any(|at| self.is_part_of(at));
        if !surrounds || !before.all(is_word) || !behind.all(|at| is_word(at) && !is_body(at)) {
            return None;
        }
        let whole = Candidate { first: name.first, end: name.end, ..*inner };
        let is_one_word = inner.end == inner.first + 1;
        if is_one_word && !has_part && !self.is_clear(hit, inner.first) && !is_land(hit) {
            return Some(Candidate { hits: Meanings::none(), ..whole });
        }
        (is_one_word || name.end == inner.end).then_some(whole)
    }

    /// "Northeast Ashford", "Downtown Ashford" lie in Ashford.
    fn is_part_of(&self, at: usize) -> bool {
        let word = self.around.word(at).to_lowercase();
        let word = word.strip_suffix("ern").unwrap_or(&word);
        Class::PartOfPlace.has(word)
    }
}
