//! Names of several words that are the story's but for one: "Border Control"
//! for Border Patrol, "Mill Road" for Hill Road.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::run::{Piece, runs};
use super::{Refuted, thing};
use crate::article::{Excerpt, Part};
use crate::compare::{Caption, Comparison, Story};
use crate::fold::fold;
use crate::gazetteer::{Kind, PlaceId, gazetteer};
use crate::language::Language;
use crate::language::background;
use crate::lexicon;
use crate::tokens::Tokens;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, slips, .. } = comparison;
    let own = runs(Tokens::new(caption.text, &caption.facts.tokens));
    let is_free = |piece: &Piece| {
        let facts = &caption.facts;
        !facts.is_credit(piece.span) && !facts.is_dated(piece.span) && !facts.is_marker(piece.span)
    };
    let own: Vec<Vec<Piece>> = own.into_iter().filter(|run| run.iter().all(is_free)).collect();
    let is_absent = |piece: &Piece| story.word(piece.stem).is_none();
    if !own.iter().flatten().any(|piece| piece.is_name && is_absent(piece)) {
        return Vec::new();
    }
    let texts = || story.facts.iter();
    let told: Arc<Vec<(Part, Vec<Vec<Piece>>)>> = story.once(|| {
        texts()
            .map(|(part, facts)| (*part, runs(Tokens::new(story.text(*part), &facts.tokens))))
            .collect()
    });
    let index = Index::of(&told);
    let mut found: Vec<Refuted> = thing::refuted(comparison, &own, &told);
    for run in &own {
        for at in 0..run.len() {
            let is_told = slips.iter().any(|slip| slip.caption.overlaps(run[at].span));
            if !run[at].is_name || !is_absent(&run[at]) || is_told {
                continue;
            }
            let other = nearest(&index, run, at, caption, story);
            found.extend(other.map(|(from, to, excerpt)| Refuted {
                caption: run[from].span.cover(run[to].span),
                story: excerpt,
                subject: run[at].span.of(caption.text).to_owned(),
                answer: None,
            }));
        }
    }
    found.sort_by_key(|found| found.caption);
    found.dedup_by(|later, kept| later.caption.overlaps(kept.caption));
    found
}

/// Where the words of the story's names stand, by their neighbours.
struct Index<'r> {
    /// The runs with the part that each stands in.
    runs: Vec<(Part, &'r [Piece])>,
    /// By a neighbour, whether it stands before, and whether small words stand
    /// between: the run and the place in it.
    beside: HashMap<(u64, bool, bool), Vec<(usize, usize)>>,
}

impl<'r> Index<'r> {
    fn of(told: &'r [(Part, Vec<Vec<Piece>>)]) -> Index<'r> {
        let runs = told.iter().flat_map(|(part, runs)| runs.iter().map(|run| (*part, &run[..])));
        let mut index = Index { runs: runs.collect(), beside: HashMap::default() };
        for (number, (_, run)) in index.runs.iter().enumerate() {
            for (at, pair) in run.windows(2).enumerate() {
                let linked = pair[1].is_linked;
                let mut add = |neighbour: u64, before: bool, at: usize| {
                    let places = index.beside.entry((neighbour, before, linked)).or_default();
                    if places.len() < MOST_PLACES {
                        places.push((number, at));
                    }
                };
                add(pair[0].stem, true, at + 1);
                add(pair[1].stem, false, at);
            }
        }
        index
    }
}

/// As many places beside one word are looked at.
const MOST_PLACES: usize = 64;

/// The story's name that is the caption's but for the word `at` of `run`: the
/// first and the last of the caption's words that it shares or replaces, and
/// where it stands.
fn nearest(
    index: &Index,
    run: &[Piece],
    at: usize,
    caption: &Caption,
    story: &Story,
) -> Option<(usize, usize, Excerpt)> {
    let before = at.checked_sub(1).map(|before| (run[before].stem, true, run[at].is_linked));
    let after = run.get(at + 1).map(|after| (after.stem, false, after.is_linked));
    let beside = [before, after].into_iter().flatten().filter_map(|key| index.beside.get(&key));
    let mut best: Option<(usize, usize, usize, Excerpt)> = None;
    let mut others: HashSet<u64> = HashSet::default();
    for (number, place) in beside.flatten().copied() {
        let (part, told) = index.runs[number];
        let other = &told[place];
        if other.stem == run[at].stem || !other.is_name {
            continue;
        }
        let left = shared(run[..at].iter().rev(), told[..place].iter().rev(), |a, b, last| {
            let (x, y) = last.unwrap_or((&run[at], other));
            a.stem == b.stem && x.is_linked == y.is_linked
        });
        let right = shared(run[at + 1..].iter(), told[place + 1..].iter(), |a, b, _| {
            a.stem == b.stem && a.is_linked == b.is_linked
        });
        let all = left + right;
        if best.is_some_and(|(most, ..)| most > all) {
            continue;
        }
        if best.is_none_or(|(most, ..)| most < all) {
            others.clear();
        }
        others.insert(other.stem);
        let span = told[place - left].span.cover(told[place + right].span);
        let kept = best.filter(|(most, ..)| *most == all);
        best = kept.or(Some((all, left, right, Excerpt::new(part, span))));
        let written = other.span.of(story.text(part));
        let is_named = caption.words.iter().any(|word| word.key == other.stem);
        let parts = run[at - left..at].iter().chain(&run[at + 1..at + 1 + right]);
        if is_named || !is_near(&run[at], other, (caption, written), parts) {
            return None;
        }
        let is_person = story.persons().any(|(named, person)| {
            named.part == part && named.span.overlaps(span) && person.parts.len() > 1
        });
        if is_person {
            return None;
        }
    }
    let (_, left, right, excerpt) = best.filter(|_| others.len() == 1)?;
    Some((at - left, at + right, excerpt))
}

/// How many neighbours in a row are the same in both names.
fn shared<'p>(
    ours: impl Iterator<Item = &'p Piece>,
    theirs: impl Iterator<Item = &'p Piece>,
    same: impl Fn(&Piece, &Piece, Option<(&'p Piece, &'p Piece)>) -> bool,
) -> usize {
    let mut last = None;
    let mut count = 0;
    for (a, b) in ours.zip(theirs) {
        if !same(a, b, last) {
            break;
        }
        last = Some((a, b));
        count += 1;
    }
    count
}

/// Whether one word may stand for the other by mistake in a name that shares
/// `rest` with the story's.
fn is_near<'p>(
    ours: &Piece,
    theirs: &Piece,
    (caption, written): (&Caption, &str),
    rest: impl Iterator<Item = &'p Piece>,
) -> bool {
    /// A word of so many bits ties two names by itself.
    const TELLING: f64 = 9.0;
    const SHORTEST: usize = 3;
    let own = ours.span.of(caption.text);
    let (own, written) = (fold(own), fold(written));
    let kind = |piece: &Piece| piece.thing.and_then(|thing| thing.kind());
    let rest: Vec<&Piece> = rest.collect();
    let is_place = |name: &str| gazetteer().lookup(name).next().is_some();
    match (kind(ours), kind(theirs)) {
        (None, None) => {}
        (one, other) => return one == other && rest.iter().any(|piece| piece.thing.is_none()),
    }
    let is_given = |name: &str| lexicon::entry(name).given >= 3;
    let telling = |piece: &&Piece| {
        let name = fold(piece.span.of(caption.text));
        !is_place(&name) && background::surprise(piece.key, Language::English) >= TELLING
    };
    // "Dallas City Council": of a town that the story does not name.
    let (kind, other) = (town(&own), town(&written));
    if kind.is_some() && other.is_some() {
        return kind != other && rest.len() > 1 && rest.iter().all(|piece| !piece.is_linked);
    }
    let are_places = is_place(&own) && is_place(&written);
    own.len().min(written.len()) >= SHORTEST
        && !caption.facts.is_person(ours.span)
        && !is_given(&own)
        && !is_given(&written)
        && !are_places
        && are_alike(&own, &written)
        && rest.iter().any(telling)
}

/// The town that a word is the name of, of those that everybody knows.
fn town(name: &str) -> Option<PlaceId> {
    const KNOWN: u32 = 100_000;
    let place = gazetteer().lookup(name).next()?.place;
    let known = gazetteer().place(place);
    (known.kind == Kind::City && known.population >= KNOWN).then_some(place)
}

/// Whether two words look alike: they begin alike and differ in less than half
/// of their letters, or end alike; neither is a part of the other.
fn are_alike(a: &str, b: &str) -> bool {
    const ENDING: usize = 4;
    let longer = a.chars().count().max(b.chars().count());
    let same_start = a.chars().next() == b.chars().next();
    let ending = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count();
    !a.contains(b)
        && !b.contains(a)
        && (same_start && strsim::osa_distance(a, b) * 2 <= longer || ending >= ENDING)
}
