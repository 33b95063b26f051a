//! How well the caption fits what the story is mostly about.

use std::collections::BTreeMap;

use super::words::Sides;
use super::{At, Feature, Ledger, quote, quote_names};
use crate::article::{Excerpt, Span};
use crate::compare::caption::Word;
use crate::compare::story::Occurrence;
use crate::compare::{Comparison, Telling};

/// How much of a text is taken to be about its subject, against news at large
/// (the mixture of Hiemstra 1998, "A linguistically motivated probabilistic
/// model of information retrieval"), as odds.
const SUBJECT: f64 = 0.43;
/// A story counts as no shorter than this many words.
const SHORTEST: usize = 100;
/// Words with more bits than this are rare in news: "sentencing" is, "published"
/// is not.
const RARE: f64 = 13.5;
/// What every mean and share is drawn towards nothing by: words, and bits.
const SOME_WORDS: f64 = 2.0;
const SOME_BITS: f64 = 10.0;

pub(super) fn add(comparison: &Comparison, sides: &Sides, ledger: &mut Ledger) {
    let text = comparison.caption.text;
    let length = comparison.story.length().max(SHORTEST) as f64;
    let fit = |(word, found): &(Word, Occurrence)| {
        (SUBJECT * f64::from(found.count) / length * word.surprise.exp2()).ln_1p()
    };
    let ties: Vec<(f64, &(Word, Occurrence))> =
        sides.shared().map(|pair| (fit(pair), pair)).collect();
    let best =
        ties.iter().max_by(|(a, (v, _)), (b, (w, _))| a.total_cmp(b).then(w.span.cmp(&v.span)));
    let (best_fit, best_word) = best.map_or((0.0, None), |(fit, (word, found))| {
        (*fit, Some((word.span.of(text), found.count, At(Some(word.span), Some(found.first)))))
    });
    let (name, count, at) = best_word.unwrap_or(("", 0, At::default()));
    let is_rare = best.is_some_and(|(_, (word, _))| word.surprise > RARE);

    let words = sides.count() as f64 + SOME_WORDS;
    let sum: f64 = ties.iter().map(|(fit, _)| fit).sum();
    ledger.add(Feature::Fit, sum / words, at, || {
        format!(
            "the story has {} of the caption's {} words, and “{name}” most tellingly",
            ties.len(),
            sides.count()
        )
    });
    ledger.add(Feature::FitBest, best_fit, at, || match (count, is_rare) {
        (1, true) => format!("the story has “{name}”, which is rare in other news"),
        (1, false) => format!("the story has “{name}”, too"),
        (_, true) => format!("the story has “{name}” {count} times, far oftener than other news"),
        (_, false) => format!("the story has “{name}” {count} times"),
    });
    let missing: Vec<Span> =
        sides.names.missing.iter().chain(&sides.words.missing).map(|word| word.span).collect();
    ledger.add(
        Feature::Lacking,
        missing.len() as f64 / words,
        At(missing.first().copied(), None),
        || {
            format!(
                "{} of the caption's {} words stand nowhere in the story",
                missing.len(),
                sides.count()
            )
        },
    );
    add_names(comparison, sides, best_fit, ledger);
    add_title(comparison, sides, ledger);
    add_sentence(comparison, sides, ledger);
}

/// The names that the story has most.
fn add_names(comparison: &Comparison, sides: &Sides, best_fit: f64, ledger: &mut Ledger) {
    let gist = comparison.story.gist();
    let telling = sides.names.shared.iter().rev().filter(|(word, _)| word.rarity > 0.0);
    let often = telling.max_by_key(|(_, found)| found.count);
    if let Some((word, found)) = often {
        let at = At(Some(word.span), Some(found.first));
        let name = || quote_names(comparison.caption, &[word.span]);
        let share = (f64::from(found.count) / f64::from(gist.most)).min(1.0);
        ledger.add(Feature::NamesMost, share, at, || {
            format!("{} is among the names that the story has most", name())
        });
        ledger.add(Feature::NamesMostAlone, share * best_fit, at, || {
            format!("{} is so common in the story that any caption with it would fit", name())
        });
    }
    let main = Among::of(&gist.names, sides);
    ledger.add(Feature::MainNames, main.share(1.0), main.at(), || {
        format!(
            "the caption has the story's main names {}",
            quote_names(comparison.caption, &main.spans)
        )
    });
}

fn add_title(comparison: &Comparison, sides: &Sides, ledger: &mut Ledger) {
    let text = comparison.caption.text;
    let title = &comparison.story.gist().title;
    let shared = Among::of(title, sides);
    let share = shared.share(SOME_TITLE);
    ledger.add(Feature::TitleShare, share, shared.at(), || {
        format!("much of the title is in the caption: {}", quote(text, &shared.spans))
    });
    ledger.add(Feature::TitleShareNamed, share * sides.names.share(), shared.at(), || {
        format!("{} of the title, too, but the names tell that already", quote(text, &shared.spans))
    });
}

/// Bits that the share of a title is drawn towards nothing by.
const SOME_TITLE: f64 = 8.0;

/// The one sentence of the story that has most of the caption.
fn add_sentence(comparison: &Comparison, sides: &Sides, ledger: &mut Ledger) {
    let mut sums: BTreeMap<u32, f64> = BTreeMap::new();
    for (word, found) in sides.shared() {
        let mut last = None;
        for sentence in comparison.story.sentences(found) {
            if last.replace(sentence) != Some(sentence) {
                *sums.entry(sentence).or_default() += word.rarity;
            }
        }
    }
    let best = sums.into_iter().max_by(|(s, a), (t, b)| a.total_cmp(b).then(t.cmp(s)));
    let Some((sentence, sum)) = best else { return };
    let share = sum / (sides.bits() + SOME_BITS);
    let there = || {
        sides.shared().filter(|(_, found)| comparison.story.sentences(found).any(|s| s == sentence))
    };
    let spans = || -> Vec<Span> { there().map(|(word, _)| word.span).collect() };
    let at = At(there().map(|(word, _)| word.span).next(), None);
    let text = comparison.caption.text;
    ledger.add(Feature::Sentence, share, at, || {
        format!("one sentence of the story has {}", quote(text, &spans()))
    });
    ledger.add(Feature::SentenceWhole, share * share, at, || {
        format!("one sentence of the story has much of the caption: {}", quote(text, &spans()))
    });
}

/// Which of the story's telling words the caption has.
pub(super) struct Among {
    weight: f64,
    whole: f64,
    pub(super) spans: Vec<Span>,
    first: Option<Excerpt>,
}

impl Among {
    pub(super) fn of(telling: &[Telling], sides: &Sides) -> Among {
        let whole = telling.iter().map(|told| told.weight).sum();
        let mut among = Among { weight: 0.0, whole, spans: Vec::new(), first: None };
        for told in telling {
            if let Some((word, _)) = sides.shared().find(|(word, _)| word.key == told.key) {
                among.weight += told.weight;
                among.spans.push(word.span);
                among.first = among.first.or(Some(told.first));
            }
        }
        among
    }

    /// Their share by weight, drawn towards nothing by `some`.
    pub(super) fn share(&self, some: f64) -> f64 {
        self.weight / (self.whole + some)
    }

    pub(super) fn at(&self) -> At {
        At(self.spans.first().copied(), self.first)
    }
}
