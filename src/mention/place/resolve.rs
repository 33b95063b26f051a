//! Which of its namesakes a place is: by what the text puts it in, by the
//! other places of the text, by size.
//!
//! Each name votes for where the text is set, split over its meanings by how
//! likely they are; the setting then makes some of them likelier. A few rounds
//! of that let what is clear settle what is not. A name means one place in one
//! text, unless the text itself says otherwise.

use foldhash::{HashMap, HashMapExt};

use super::PlaceName;
use super::around::Around;
use super::candidate::Candidate;
use super::sense::{Sense, WEIGHTS};
use super::setting::Setting;
use super::within::{Containment, lies, said_within};
use crate::gazetteer::{Hit, Kind, NameKind, PlaceId};
use crate::mention::Mention;
use crate::tokens::Tokens;

/// How many meanings of a name are weighed, the best known first.
const MOST_SENSES: usize = 32;

/// Rounds of voting.
const ROUNDS: usize = 3;

/// A name and what it may mean.
struct Name {
    senses: Vec<Sense>,
    mentions: u32,
    /// Demonyms say less of where a text is set.
    is_weak: bool,
}

pub(super) fn resolve(tokens: Tokens, candidates: &[Candidate]) -> Vec<Mention<PlaceName>> {
    let around = Around { tokens };
    let said: Vec<Option<Containment>> = (0..candidates.len())
        .map(|at| {
            let last = at.checked_sub(1).map(|at| &candidates[at]);
            let next = candidates.get(at + 1)?;
            said_within(around, last, &candidates[at], next, candidates.get(at + 2))
        })
        .collect();
    let (mut names, of) = names(candidates, &said);
    vote(&mut names);
    let read = |(at, candidate): (usize, &Candidate)| {
        let span = tokens[candidate.first].span().cover(tokens[candidate.end - 1].span());
        let hit = of[at].and_then(|name| meaning(&names[name], candidate, said[at]));
        let value = PlaceName {
            name: span.of(tokens.text).to_owned(),
            place: hit.map(|hit| hit.place),
            name_kind: hit.map_or(NameKind::Official, |hit| hit.name_kind),
            said_within: match said[at] {
                Some(
                    Containment::Holds(outer)
                    | Containment::Contradicts(outer)
                    | Containment::Unknown(outer),
                ) => Some(outer),
                None => None,
            },
            lies_within: !matches!(said[at], Some(Containment::Contradicts(_))),
            is_aside: candidate.is_aside,
        };
        Mention { span, value }
    };
    candidates.iter().enumerate().map(read).collect()
}

/// The different names among the candidates, and which of them each bears.
fn names(
    candidates: &[Candidate],
    said: &[Option<Containment>],
) -> (Vec<Name>, Vec<Option<usize>>) {
    let mut names: Vec<Name> = Vec::new();
    let mut numbers: HashMap<((usize, u8), Option<Kind>), usize> = HashMap::new();
    let mut of = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let Some(best) = candidate.hits.first() else {
            of.push(None);
            continue;
        };
        let key = (candidate.hits.key(), candidate.wants);
        let number = *numbers.entry(key).or_insert_with(|| {
            let hits = candidate.hits.iter().take(MOST_SENSES).enumerate();
            let senses = hits.map(|(at, hit)| Sense::new(at, hit, candidate.wants)).collect();
            names.push(Name { senses, mentions: 0, is_weak: best.name_kind == NameKind::Demonym });
            names.len() - 1
        });
        names[number].mentions += 1;
        of.push(Some(number));
    }
    for (at, said) in said.iter().enumerate() {
        let (Some(Containment::Holds(outer)), Some(here)) = (said, of[at]) else { continue };
        favour(&mut names[here], candidates[at], |place| lies(*outer, place));
        if let Some(next) = of.get(at + 1).copied().flatten() {
            favour(&mut names[next], candidates[at + 1], |place| place == *outer);
        }
    }
    (names, of)
}

/// Raises the meanings that the text itself points out, once.
fn favour(name: &mut Name, candidate: Candidate, is_meant: impl Fn(PlaceId) -> bool) {
    if !name.senses.iter().any(|sense| is_meant(sense.hit.place)) {
        let further = candidate.hits.iter().enumerate().find(|(_, hit)| is_meant(hit.place));
        let further = further.map(|(at, hit)| Sense::new(at, hit, candidate.wants));
        name.senses.extend(further);
    }
    for sense in name.senses.iter_mut().filter(|sense| is_meant(sense.hit.place)) {
        sense.prior += WEIGHTS.said / name.mentions as f32;
    }
}

/// Lets the names settle one another.
fn vote(names: &mut [Name]) {
    for name in names.iter_mut() {
        let priors: Vec<f32> = name.senses.iter().map(|sense| sense.prior).collect();
        share(&mut name.senses, &priors);
    }
    if names.iter().all(|name| name.senses.len() < 2) {
        return;
    }
    let (mut scores, mut setting) = (Vec::new(), Setting::default());
    for _ in 0..ROUNDS {
        setting.clear();
        for (number, name) in names.iter().enumerate() {
            setting.add(number, &name.senses, name.weight());
        }
        for (number, name) in names.iter_mut().enumerate() {
            if name.senses.len() < 2 {
                continue;
            }
            let support = setting.support(number, &name.senses, name.weight());
            scores.clear();
            scores.extend(support.zip(&name.senses).map(|(score, sense)| score + sense.prior));
            share(&mut name.senses, &scores);
        }
    }
}

impl Name {
    /// What its vote counts: more for a name that comes back, but less than
    /// its share of the text.
    fn weight(&self) -> f32 {
        let often = (self.mentions as f32).ln_1p() / std::f32::consts::LN_2;
        if self.is_weak { 0.3 * often } else { often }
    }
}

/// Splits a name over its meanings by their scores (soft maximum).
fn share(senses: &mut [Sense], scores: &[f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    for (sense, score) in senses.iter_mut().zip(scores) {
        sense.share = (score - most).exp();
    }
    let total: f32 = senses.iter().map(|sense| sense.share).sum();
    for sense in senses {
        sense.share /= total;
    }
}

/// What a name means in one of its mentions.
fn meaning(name: &Name, candidate: &Candidate, said: Option<Containment>) -> Option<Hit> {
    let likeliest = |is_meant: &dyn Fn(PlaceId) -> bool| {
        let meant = name.senses.iter().filter(|sense| is_meant(sense.hit.place));
        meant.reduce(|best, next| if next.share > best.share { next } else { best })
    };
    let sense = match said {
        Some(Containment::Unknown(_)) => None,
        Some(Containment::Holds(outer)) => likeliest(&|place| lies(outer, place)),
        Some(Containment::Contradicts(_)) => {
            return candidate.hits.first();
        }
        None => likeliest(&|_| true),
    };
    sense.map(|sense| sense.hit)
}
