//! Trains the name tagger and writes `data/tagger.bin`.
//!
//!     cargo run --release --example train_tagger -- SENTENCES.jsonl OUT [--folds N]
//!
//! `SENTENCES.jsonl`: `{"set","doc","tokens":[…],"tags":["B-PER",…]}` a line,
//! as WikiGold, WNUT17 and re3d are distributed; the sentences of a document
//! follow one another. With `--folds N` it first prints what N-fold
//! cross-validation by document gives.

use std::collections::BTreeMap;
use std::{env, fs, io};

use cutline::language::cue::{Cue, cue};
use cutline::mention::tagger::{
    Document, LABELS, Label, Model, Name, Row, TABLE, TAGS, collect, names_by, regions, viterbi,
};
use cutline::mention::token::{Token, tokens};
use cutline::mention::{Known, known};
use serde::Deserialize;

const ROUNDS: usize = 10;

#[derive(Deserialize)]
struct Sentence {
    set: String,
    doc: serde_json::Value,
    tokens: Vec<String>,
    tags: Vec<String>,
}

/// A document with the names that people marked in it, as token ranges.
struct Example {
    set: String,
    text: String,
    tokens: Vec<Token>,
    known: Vec<Known>,
    names: Vec<Name>,
}

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let (input, out) = match args.as_slice() {
        [input, out, ..] => (input, out),
        _ => {
            eprintln!("usage: train_tagger SENTENCES.jsonl OUT [--folds N]");
            std::process::exit(2);
        }
    };
    let examples = read(&fs::read_to_string(input)?);
    println!("{} documents", examples.len());
    if let Some(folds) =
        args.iter().position(|a| a == "--folds").and_then(|i| args.get(i + 1)?.parse().ok())
    {
        cross_validate(&examples, folds);
    }
    let model = train(examples.iter());
    fs::write(out, model.to_bytes())?;
    println!("{out}: {} bytes", fs::metadata(out)?.len());
    Ok(())
}

fn read(lines: &str) -> Vec<Example> {
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
            let kind = tag.get(2..).map(str::to_owned);
            match (&kind, label(&set, kind.as_deref().unwrap_or_default())) {
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
        .into_iter()
        .filter_map(|(start, end, label)| {
            let mut first = tokens.partition_point(|t| t.span().start < start);
            let last = tokens.partition_point(|t| t.span().end <= end);
            // The collections differ on articles and titles; ours leaves them out.
            while first + 1 < last && is_outside(label, tokens[first].of(&text)) {
                first += 1 + usize::from(tokens[first + 1].is_mark(&text, ".") && first + 2 < last);
            }
            let word = tokens.get(first)?.of(&text).to_lowercase();
            let pronoun = last == first + 1 && PRONOUNS.contains(&word.as_str());
            let named = first < last && !pronoun && tokens[first..last].iter().any(|t| t.is_cap());
            named.then_some(Name { first, end: last, label })
        })
        .collect();
    let known = known(&text, &tokens);
    Example { set, text, tokens, known, names }
}

/// What one of the collections marks as persons and organisations, too.
const PRONOUNS: &[&str] = &[
    "i", "he", "she", "it", "we", "they", "you", "who", "his", "her", "him", "them", "their",
    "our", "my", "me", "us", "its",
];

fn is_outside(label: Label, word: &str) -> bool {
    let word = word.to_lowercase();
    word == "the" || label == Label::Person && cue(&word) == Cue::Title
}

fn label(set: &str, kind: &str) -> Option<Label> {
    Some(match kind {
        "PER" | "person" | "Person" => Label::Person,
        "LOC" | "location" | "Location" => Label::Place,
        "ORG" | "corporation" | "group" | "Organisation" => Label::Organisation,
        "MISC" | "creative-work" | "product" | "Nationality" => Label::Other,
        _ if set.is_empty() => return None,
        _ => return None,
    })
}

/// Gold tags of one region: names that reach out of it are left out.
fn gold(example: &Example, region: &std::ops::Range<usize>) -> Vec<u8> {
    let mut tags = vec![0u8; region.len()];
    for name in &example.names {
        if name.first >= region.start && name.end <= region.end {
            let label = LABELS.iter().position(|l| *l == name.label).expect("a label") as u8;
            for index in name.first..name.end {
                tags[index - region.start] = 1 + 2 * label + u8::from(index > name.first);
            }
        }
    }
    tags
}

fn train<'e>(examples: impl Iterator<Item = &'e Example>) -> Model {
    let mut data: Vec<(Vec<Row>, Vec<u8>)> = Vec::new();
    for example in examples {
        let document = Document::new(&example.text, &example.tokens, &example.known);
        for region in regions(&example.text, &example.tokens) {
            let rows = region.clone().map(|index| document.row(index, &region)).collect();
            data.push((rows, gold(example, &region)));
        }
    }
    let mut weights = vec![0i32; TABLE * TAGS];
    let mut totals = vec![0i64; TABLE * TAGS];
    let mut follows = [0i32; TAGS * TAGS];
    let mut follow_totals = [0i64; TAGS * TAGS];
    let mut clock: i64 = 1;
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1du64;
    let mut tags = Vec::new();
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        for &index in &order {
            let (rows, gold) = &data[index];
            let emissions = rows.iter().map(|row| {
                let mut sum = [0i32; TAGS];
                for &feature in row {
                    let at = feature as usize * TAGS;
                    sum.iter_mut().zip(&weights[at..at + TAGS]).for_each(|(s, w)| *s += w);
                }
                sum
            });
            viterbi(emissions, &follows, &mut tags);
            clock += 1;
            if tags == *gold {
                continue;
            }
            for (sign, sequence) in [(1, gold), (-1, &tags)] {
                let mut previous = 0usize;
                for (row, &tag) in rows.iter().zip(sequence) {
                    for &feature in row {
                        let at = feature as usize * TAGS + usize::from(tag);
                        weights[at] += sign;
                        totals[at] += i64::from(sign) * clock;
                    }
                    let at = previous * TAGS + usize::from(tag);
                    follows[at] += sign;
                    follow_totals[at] += i64::from(sign) * clock;
                    previous = tag.into();
                }
            }
        }
    }
    // The mean over time of each weight, scaled so that all but a few fit a byte.
    let mean = |weight: i32, total: i64| f64::from(weight) - total as f64 / clock as f64;
    let means: Vec<f64> = weights.iter().zip(&totals).map(|(w, t)| mean(*w, *t)).collect();
    let mut sizes: Vec<f64> = means.iter().map(|m| m.abs()).filter(|m| *m > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let scale = 127.0 / sizes[sizes.len() * 9995 / 10000];
    let byte = |mean: f64| (mean * scale).round().clamp(-127.0, 127.0) as i8;
    let follows = std::array::from_fn(|at| byte(mean(follows[at], follow_totals[at])));
    Model::new(means.into_iter().map(byte), follows)
}

/// Fisher-Yates over a xorshift generator: the same order at every run.
fn shuffle(order: &mut [usize], state: &mut u64) {
    for last in (1..order.len()).rev() {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        order.swap(last, (*state % (last as u64 + 1)) as usize);
    }
}

fn cross_validate(examples: &[Example], folds: usize) {
    // Found, wrongly found, missed; by set and label.
    let mut counts: BTreeMap<(&str, Label), [usize; 3]> = BTreeMap::new();
    for fold in 0..folds {
        let model =
            train(examples.iter().enumerate().filter(|(i, _)| i % folds != fold).map(|(_, e)| e));
        for example in examples.iter().skip(fold).step_by(folds) {
            let found = names_by(&model, &example.text, &example.tokens, &example.known);
            for label in LABELS {
                let count = counts.entry((&example.set, label)).or_default();
                let of = |names: &[Name]| {
                    names.iter().filter(|n| n.label == label).copied().collect::<Vec<_>>()
                };
                let (found, gold) = (of(&found), of(&example.names));
                let hits = found.iter().filter(|n| gold.contains(n)).count();
                *count =
                    [count[0] + hits, count[1] + found.len() - hits, count[2] + gold.len() - hits];
            }
        }
    }
    let _ = collect;
    for ((set, label), [hit, wrong, missed]) in counts {
        let (hit, wrong, missed) = (hit as f64, wrong as f64, missed as f64);
        let (precision, recall) = (hit / (hit + wrong).max(1.0), hit / (hit + missed).max(1.0));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        println!(
            "{set:12} {label:?}: P {precision:.3} R {recall:.3} F1 {f1:.3} of {}",
            hit + missed
        );
    }
}
