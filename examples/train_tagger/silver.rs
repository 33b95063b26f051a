//! News whose names a program has marked.

use std::collections::{HashMap, HashSet};

use cutline::mention::known;
use cutline::mention::tagger::{LABELS, Label, Name};
use cutline::mention::token::{Token, tokens};
use serde::Deserialize;

use crate::corpus::{Example, fit};

/// How much a sentence counts beside one that people marked.
const WEIGHT: f32 = 0.12;

#[derive(Deserialize)]
struct Story {
    text: String,
    names: Vec<(usize, usize, String)>,
}

pub fn read(lines: &str) -> Vec<Example> {
    lines.lines().map(|line| example(serde_json::from_str(line).expect("a story a line"))).collect()
}

fn example(story: Story) -> Example {
    let text = story.text;
    let tokens = tokens(&text);
    // Where each character starts.
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let mut names: Vec<Name> = story
        .names
        .iter()
        .filter_map(|(start, end, kind)| {
            fit(&text, &tokens, starts[*start]..starts[*end], label(kind)?)
        })
        .collect();
    settle(&text, &tokens, &mut names);
    let known = known(&text, &tokens);
    Example { set: "silver".to_owned(), text, tokens, known, names, weight: WEIGHT, silver: true }
}

fn label(kind: &str) -> Option<Label> {
    Some(match kind {
        "PERSON" => Label::Person,
        "GPE" | "LOC" | "FAC" => Label::Place,
        "ORG" => Label::Organisation,
        _ => Label::Other,
    })
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
