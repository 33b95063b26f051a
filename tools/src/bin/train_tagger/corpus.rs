//! Sentences in which people have marked the names.

use std::collections::BTreeMap;
use std::ops::Range;

use cutline::language::cue::{Cue, cue};
use cutline::mention::label::{Label, Name};
use cutline::mention::{Known, known};
use cutline::tokens::{Token, Tokens, tokens};
use serde::Deserialize;

#[derive(Deserialize)]
struct Sentence {
    set: String,
    doc: serde_json::Value,
    tokens: Vec<String>,
    tags: Vec<String>,
}

/// How many conventions the collections follow.
pub const CONVENTIONS: usize = 8;

/// A document with the names that people marked in it, as token ranges.
pub struct Example {
    pub set: String,
    pub text: String,
    pub tokens: Vec<Token>,
    pub known: Vec<Known>,
    pub names: Vec<Name>,
    /// Every name that is marked, as it is marked: bytes.
    pub marked: Vec<(usize, usize, Label)>,
    /// What is known of each token that lies in no name.
    pub outside: Vec<Outside>,
    /// How much it counts.
    pub weight: f32,
    /// Whose rules the names are marked by; 0 are those of the model.
    pub convention: usize,
    /// Marked by a program, not by people.
    pub silver: bool,
}

/// What is known of a token that lies in no marked name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// It lies in none.
    Sure,
    /// It may lie in a name of something else: those are not marked.
    MaybeOther,
    /// It may lie in any name.
    Unknown,
}

pub fn read(lines: &str) -> Vec<Example> {
    let mut documents: BTreeMap<(String, String), Vec<Sentence>> = BTreeMap::new();
    for line in lines.lines() {
        let sentence: Sentence = serde_json::from_str(line).expect("a sentence a line");
        documents
            .entry((sentence.set.clone(), sentence.doc.to_string()))
            .or_default()
            .push(sentence);
    }
    documents.into_iter().map(|((set, _), sentences)| example(set, &sentences)).collect()
}

/// Joins the sentences as running text and finds the marked names in our tokens.
fn example(set: String, sentences: &[Sentence]) -> Example {
    let mut text = String::new();
    let mut marked: Vec<(usize, usize, Label)> = Vec::new();
    let mut unsure: Vec<(usize, Outside)> = Vec::new();
    for sentence in sentences {
        let mut open: Option<String> = None;
        for (token, tag) in sentence.tokens.iter().zip(&sentence.tags) {
            let sticks = token.starts_with(['.', ',', ';', ':', '!', '?', ')', '%', '”'])
                || ["'s", "n't", "’s", "'"].contains(&token.as_str());
            if !text.is_empty() && !text.ends_with(['\n', '(', '$', '`', '“']) && !sticks {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(token);
            match tag.as_str() {
                "?" => unsure.push((start, Outside::Unknown)),
                "?MISC" => unsure.push((start, Outside::MaybeOther)),
                _ => {}
            }
            let kind = tag.get(2..).filter(|_| !tag.starts_with('?')).map(str::to_owned);
            match (&kind, label(kind.as_deref().unwrap_or_default())) {
                (Some(_), Some(_)) if tag.starts_with('I') && open == kind => {
                    marked.last_mut().expect("an open name").1 = text.len();
                }
                (Some(_), Some(label)) => marked.push((start, text.len(), label)),
                _ => {}
            }
            open = kind;
        }
        text.push('\n');
    }
    let tokens = tokens(&text);
    let names = marked
        .iter()
        .filter_map(|(start, end, label)| fit(&text, &tokens, *start..*end, *label))
        .collect();
    let mut outside = vec![Outside::Sure; tokens.len()];
    for (start, what) in unsure {
        let at = tokens.partition_point(|t| t.span().end <= start);
        if let Some(known) = outside.get_mut(at) {
            *known = what;
        }
    }
    let known = known(Tokens::new(&text, &tokens));
    // WikiGold's rules are nearest to ours.
    let weight = match set.as_str() {
        "wikigold" => 5.0,
        "re3d" | "docred" => 1.0,
        _ => 0.5,
    };
    // Only WikiGold is marked as the model is to mark: what the others do in a
    // way of their own is not to be learnt.
    let convention = match set.as_str() {
        "docred" => 1,
        "cross" => 2,
        "gum" => 3,
        "ewt" | "pud" => 4,
        "btc" => 5,
        "re3d" => 6,
        "wnut17" | "wnut17_test" => 7,
        _ => 0,
    };
    Example { set, text, tokens, known, names, marked, outside, weight, convention, silver: false }
}

/// The name marked at those bytes, in our tokens and by our rules: the
/// collections differ on articles and titles, ours leaves them out.
pub fn fit(text: &str, tokens: &[Token], span: Range<usize>, label: Label) -> Option<Name> {
    let mut first = tokens.partition_point(|t| t.span().start < span.start);
    let mut last = tokens.partition_point(|t| t.span().end <= span.end);
    while first + 1 < last && is_outside(label, text, tokens[first]) {
        first += 1 + usize::from(tokens[first + 1].is_mark(text, ".") && first + 2 < last);
    }
    while last > first && matches!(tokens[last - 1].of(text), "'s" | "’s" | "'" | "’") {
        last -= 1;
    }
    let word = tokens.get(first)?.of(text).to_lowercase();
    let pronoun = last == first + 1 && PRONOUNS.contains(&word.as_str());
    let named = first < last && !pronoun && tokens[first..last].iter().any(|t| t.is_cap());
    named.then_some(Name { first, end: last, label })
}

/// What one of the collections marks as persons and organisations, too.
const PRONOUNS: &[&str] = &[
    "i", "he", "she", "it", "we", "they", "you", "who", "his", "her", "him", "them", "their",
    "our", "my", "me", "us", "its",
];

/// Whether a name does not begin with that word: titles, and articles but the
/// capitalised one within a sentence, "an album by The Ravens".
fn is_outside(label: Label, text: &str, token: Token) -> bool {
    let word = token.of(text);
    let keeps = matches!(label, Label::Organisation | Label::Other);
    match word {
        "The" => !keeps || token.opens_sentence,
        _ => word.eq_ignore_ascii_case("the") || is_title(label, word),
    }
}

fn is_title(label: Label, word: &str) -> bool {
    label == Label::Person && cue(&word.to_lowercase()) == Cue::Title
}

fn label(kind: &str) -> Option<Label> {
    Some(match kind {
        "PER" | "person" | "Person" => Label::Person,
        "LOC" | "location" | "Location" => Label::Place,
        "ORG" | "corporation" | "group" | "Organisation" => Label::Organisation,
        "MISC" | "creative-work" | "product" | "Nationality" => Label::Other,
        _ => return None,
    })
}
