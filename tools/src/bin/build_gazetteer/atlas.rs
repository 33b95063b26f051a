//! The places and their names while they are gathered.

use std::collections::BTreeMap;

use cutline::gazetteer::{Kind, NameKind, Written, fold};

pub struct Draft {
    pub name: String,
    pub kind: Kind,
    pub latitude: f64,
    pub longitude: f64,
    pub population: u32,
    pub within: Option<usize>,
    pub is_actor: bool,
    /// How likely a text that uses its name means it, against its namesakes.
    pub weight: f64,
}

pub struct Name {
    pub place: usize,
    pub name_kind: NameKind,
    pub written: Written,
    pub weight: f64,
}

#[derive(Default)]
pub struct Atlas {
    pub places: Vec<Draft>,
    pub names: BTreeMap<String, Vec<Name>>,
    /// Countries, subdivisions and counties by their codes.
    pub by_code: BTreeMap<String, usize>,
    /// Pairs of a region and a member.
    pub members: Vec<(usize, usize)>,
}

impl Atlas {
    /// Adds a place under its own name.
    pub fn add(&mut self, draft: Draft) -> usize {
        let place = self.places.len();
        let name = draft.name.clone();
        self.places.push(draft);
        self.call(place, &name, NameKind::Official, 1.0);
        place
    }

    /// Adds a name for a place; `trust` is how much of the place's weight it
    /// carries. The first word on a name is the one that counts.
    pub fn call(&mut self, place: usize, name: &str, name_kind: NameKind, trust: f64) {
        let folded = fold(name);
        if folded.is_empty() {
            return;
        }
        // "Sana'a" is as often typed without its apostrophe.
        if folded.contains('\'') {
            self.enter(place, folded.replace('\'', ""), Written::of(name), name_kind, trust);
        }
        self.enter(place, folded, Written::of(name), name_kind, trust);
    }

    /// Adds a name that overrides what was said of it for this place before.
    pub fn recall(&mut self, place: usize, name: &str, name_kind: NameKind, trust: f64) {
        if let Some(named) = self.names.get_mut(&fold(name)) {
            named.retain(|n| n.place != place);
        }
        self.call(place, name, name_kind, trust);
    }

    fn enter(
        &mut self,
        place: usize,
        name: String,
        written: Written,
        name_kind: NameKind,
        trust: f64,
    ) {
        let name_kind = match (name_kind, written) {
            (NameKind::Alternate, Written::Capitals | Written::Period) => NameKind::Abbreviation,
            _ => name_kind,
        };
        let named = self.names.entry(name).or_default();
        if !named.iter().any(|n| n.place == place && n.written == written) {
            let weight = self.places[place].weight * trust;
            named.push(Name { place, name_kind, written, weight });
        }
    }

    /// The largest town called `name` in the place with this code.
    pub fn town(&self, name: &str, code: &str) -> Option<usize> {
        let area = *self.by_code.get(code)?;
        let named = self.names.get(&fold(name))?.iter().map(|n| n.place);
        named
            .filter(|&place| self.places[place].kind == Kind::City && self.lies_in(place, area))
            .max_by_key(|&place| (self.places[place].population, std::cmp::Reverse(place)))
    }

    fn lies_in(&self, place: usize, area: usize) -> bool {
        let mut chain = std::iter::successors(Some(place), |&at| self.places[at].within);
        chain.any(|at| at == area)
    }
}
