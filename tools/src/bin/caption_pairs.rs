//! Asks of pairs of captions, a true one and a false one of the same picture,
//! what their facts alone can tell: the false one is held against the true one
//! as though that were a story of its own, as a caption in a file is.
//!
//!     cargo run --release -p cutline-tools --bin caption_pairs -- PAIRS.jsonl
//!
//! A pair a line: `{"true": …, "false": …, "kind": …}`; `kind` may be left
//! out. Prints for each kind how many pairs conflict on a person, a place or a
//! date, how many have such facts on both sides at all, and of the true
//! captions how many conflict with themselves, which none should.

use std::collections::BTreeMap;
use std::{env, fs, io};

use cutline::article::{Article, Part, Picture, Source, Span, Text};
use cutline::compare::{
    Caption, Comparison, DateRelation, NEAR, PersonRelation, PlaceRelation, Story,
};
use cutline::mention::Context;
use serde::Deserialize;

#[derive(Deserialize)]
struct Pair {
    r#true: String,
    r#false: String,
    #[serde(default)]
    kind: String,
}

/// How many pairs there are, have facts on both sides, and conflict.
#[derive(Default)]
struct Tally {
    pairs: usize,
    /// By what conflicts: pairs with such facts on both sides, and conflicts.
    facts: BTreeMap<&'static str, (usize, usize)>,
    /// Pairs that conflict on anything.
    any: usize,
}

/// What is compared, and whether two captions conflict on it; nothing where
/// one of them says nothing of it.
type Conflicts = [(&'static str, Option<bool>); 3];

fn main() -> io::Result<()> {
    let Some(path) = env::args().nth(1) else {
        eprintln!("usage: caption_pairs PAIRS.jsonl");
        std::process::exit(2);
    };
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
        let pair: Pair = serde_json::from_str(line).map_err(|error| {
            io::Error::new(io::ErrorKind::InvalidData, format!("{path}:{}: {error}", number + 1))
        })?;
        let kind = if pair.kind.is_empty() { "false against true" } else { &pair.kind };
        tallies.entry(kind.to_owned()).or_default().add(conflicts(&pair.r#false, &pair.r#true));
        let own = tallies.entry("true against itself".to_owned()).or_default();
        own.add(conflicts(&pair.r#true, &pair.r#true));
    }
    for (kind, tally) in tallies {
        println!("{kind}: {} pairs, {} conflict", tally.pairs, tally.any);
        for (fact, (both, conflicting)) in tally.facts {
            println!("  {fact:6}  {conflicting:4} of {both:4} with one on both sides");
        }
    }
    Ok(())
}

impl Tally {
    fn add(&mut self, conflicts: Conflicts) {
        self.pairs += 1;
        self.any += usize::from(conflicts.iter().any(|(_, conflict)| *conflict == Some(true)));
        for (fact, conflict) in conflicts {
            let (both, conflicting) = self.facts.entry(fact).or_default();
            *both += usize::from(conflict.is_some());
            *conflicting += usize::from(conflict == Some(true));
        }
    }
}

/// What a caption says otherwise than another one of the same picture.
fn conflicts(caption: &str, other: &str) -> Conflicts {
    let sources = vec![Source::new("other", other), Source::new("caption", caption)];
    let text = |index: usize| {
        let text: &str = sources[index].text();
        Text::verbatim(text, Span::new(0, text.len())).in_source(index)
    };
    let article = Article {
        body: text(0),
        pictures: vec![Picture { captions: vec![text(1)], ..Picture::default() }],
        sources: sources.clone(),
        ..Article::default()
    };
    let context = Context::of(&article);
    let story = Story::new(&article, &context);
    let caption = Caption::new(&article, Part::Caption { picture: 0, index: 0 }, &context);
    let held = Comparison::new(&caption, &story);
    // Nobody of the one is in the other; all places are far away; no date meets.
    let persons = held.persons.iter().map(|tie| tie.relation <= PersonRelation::OtherGiven);
    let places = held.places.iter().filter(|tie| tie.relation != PlaceRelation::Unplaced);
    let places = places.map(|tie| match tie.relation {
        PlaceRelation::Elsewhere(km) | PlaceRelation::Aside(km) => km > NEAR,
        _ => false,
    });
    let dates = held.dates.iter().filter(|tie| tie.relation != DateRelation::Vague);
    let dates = dates.map(|tie| tie.relation < DateRelation::YearNamed);
    [
        ("person", all(persons, story.persons().next().is_some())),
        ("place", all(places, !story.places().is_empty())),
        ("date", all(dates, story.dates().any(|(_, date)| date.interval.is_some()))),
    ]
}

/// Whether every fact conflicts, where both sides have some.
fn all(mut facts: impl Iterator<Item = bool>, has_other: bool) -> Option<bool> {
    let first = facts.next().filter(|_| has_other)?;
    Some(first && facts.all(|conflict| conflict))
}
