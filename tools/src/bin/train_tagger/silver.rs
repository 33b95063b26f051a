//! News that the tagger marks itself, where it is sure.

use std::collections::{HashMap, HashSet};

use cutline::mention::known;
use cutline::mention::label::{LABELS, Label, Name};
use cutline::mention::tagger::{Model, names_by};
use cutline::tokens::{Token, Tokens, tokens};
use serde::Deserialize;

use crate::corpus::{Example, Outside};

/// How much a sentence counts beside one that people marked.
const WEIGHT: f32 = 0.12;

#[derive(Deserialize)]
struct Story {
    text: String,
}

/// The texts of a file of stories, one a line.
pub fn read(lines: &str) -> Vec<String> {
    let text = |line| serde_json::from_str::<Story>(line).expect("a story a line").text;
    lines.lines().map(text).collect()
}

/// The stories with the names that a model sees in them.
pub fn mark(texts: &[String], model: &[u8]) -> Vec<Example> {
    texts.iter().map(|text| example(text.clone(), model)).collect()
}

fn example(text: String, model: &[u8]) -> Example {
    let tokens = tokens(&text);
    let known = known(Tokens::new(&text, &tokens));
    let mut names =
        names_by(Model::new(model).expect("a whole model"), Tokens::new(&text, &tokens), &known);
    settle(&text, &tokens, &mut names);
    Example {
        set: "silver".to_owned(),
        outside: vec![Outside::Sure; tokens.len()],
        marked: Vec::new(),
        text,
        tokens,
        known,
        names,
        weight: WEIGHT,
        convention: 0,
        silver: true,
    }
}

/// A surname alone is who was named in full; what the rest of a story calls
/// one thing by one name is that thing.
fn settle(text: &str, tokens: &[Token], names: &mut [Name]) {
    let words = |name: &Name| {
        tokens[name.first].span().cover(tokens[name.end - 1].span()).of(text).to_owned()
    };
    let mut persons: HashSet<String> = HashSet::new();
    let mut votes: HashMap<String, [usize; 4]> = HashMap::new();
    for name in names.iter() {
        let name_words = words(name);
        if name.label == Label::Person && name.end - name.first > 1 {
            let last = name_words.rsplit(' ').next().unwrap_or_default();
            persons.insert(last.to_owned());
        }
        votes.entry(name_words).or_default()[name.label as usize] += 1;
    }
    for name in names.iter_mut() {
        let name_words = words(name);
        if persons.contains(&name_words) && name.label != Label::Place {
            name.label = Label::Person;
            continue;
        }
        let votes = votes[&name_words];
        let all: usize = votes.iter().sum();
        let most = (0..4).max_by_key(|i| votes[*i]).unwrap_or(0);
        if all >= 3 && votes[most] * 3 >= all * 2 {
            name.label = LABELS[most];
        }
    }
}
