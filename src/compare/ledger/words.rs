//! Words and names that caption and story share.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{At, Feature, Ledger, quote};
use crate::article::{Excerpt, Span};
use crate::compare::Comparison;
use crate::compare::caption::Word;
use crate::compare::story::{Occurrence, Story};

/// Common words rarer than this many bits are rare: "parsley" has 14.
const RARE: f64 = 12.0;

pub(super) fn add(comparison: &Comparison, ledger: &mut Ledger) {
    let (caption, story) = (comparison.caption, comparison.story);
    let names = Side::new(caption.words.iter().filter(|word| word.is_name), story);
    let words = Side::new(caption.words.iter().filter(|word| !word.is_name), story);
    add_side(&words, &COMMON, caption.text, ledger);
    add_side(&names, &NAMES, caption.text, ledger);

    let rare: Vec<Span> =
        words.shared.iter().filter(|(w, _)| w.rarity > RARE).map(|(w, _)| w.span).collect();
    ledger.add(
        Feature::WordsRare,
        rare.len().min(4) as f64,
        At(rare.first().copied(), None),
        || format!("rare words shared: {}", quote(caption.text, &rare)),
    );
    let often = names.shared.iter().max_by_key(|(word, found)| (found.count, Reverse(word.span)));
    if let Some((word, found)) = often {
        ledger.add(
            Feature::NamesMost,
            f64::from(found.count).ln_1p(),
            At(Some(word.span), Some(found.first)),
            || format!("the story has “{}” {} times", word.span.of(caption.text), found.count),
        );
    }
    let in_phrase =
        |word: &&Word| word.before.is_some_and(|before| story.has_pair(before, word.key));
    let phrases: Vec<Span> = caption.words.iter().filter(in_phrase).map(|word| word.span).collect();
    ledger.add(
        Feature::Phrases,
        phrases.len().min(5) as f64,
        At(phrases.first().copied(), None),
        || format!("the story has the phrases that end in {}", quote(caption.text, &phrases)),
    );
    let size = story.size();
    ledger.add(Feature::StoryLength, (size as f64).ln_1p(), At::default(), || {
        format!("the story has {size} different words")
    });
    let telling = caption.words.len();
    ledger.add(Feature::CaptionLength, (telling as f64).ln_1p(), At::default(), || {
        format!("the caption has {telling} telling words")
    });
}

/// What the features of one sort of words are called, and where they end.
struct Sort {
    what: &'static str,
    shared: Feature,
    missing: Feature,
    share: Feature,
    often: Feature,
    lacking: Feature,
    lacking_from: f64,
    lacking_most: usize,
    title: Feature,
    title_most: usize,
    lead: Feature,
    lead_most: usize,
}

const COMMON: Sort = Sort {
    what: "words",
    shared: Feature::WordsShared,
    missing: Feature::WordsMissing,
    share: Feature::WordsShare,
    often: Feature::WordsOften,
    lacking: Feature::WordsLacking,
    lacking_from: RARE,
    lacking_most: 6,
    title: Feature::WordsTitle,
    title_most: 4,
    lead: Feature::WordsLead,
    lead_most: 6,
};

const NAMES: Sort = Sort {
    what: "names",
    shared: Feature::NamesShared,
    missing: Feature::NamesMissing,
    share: Feature::NamesShare,
    often: Feature::NamesOften,
    lacking: Feature::NamesLacking,
    lacking_from: 0.0,
    lacking_most: 8,
    title: Feature::NamesTitle,
    title_most: 3,
    lead: Feature::NamesLead,
    lead_most: 5,
};

fn add_side(side: &Side, sort: &Sort, text: &str, ledger: &mut Ledger) {
    let what = sort.what;
    let at = At(
        side.shared.first().map(|(w, _)| w.span),
        side.shared.first().map(|(_, found)| found.first),
    );
    let shared: Vec<Span> = side.shared.iter().map(|(w, _)| w.span).collect();
    let missing: Vec<Span> = side.missing.iter().map(|w| w.span).collect();
    let shared_bits: f64 = side.shared.iter().map(|(w, _)| w.rarity).sum();
    let missing_bits: f64 = side.missing.iter().map(|w| w.rarity).sum();
    ledger.add(sort.shared, shared_bits.ln_1p(), at, || {
        format!("the story has the {what} {} too", quote(text, &shared))
    });
    ledger.add(sort.missing, missing_bits.ln_1p(), At(missing.first().copied(), None), || {
        format!("the story does not have the {what} {}", quote(text, &missing))
    });
    ledger.add(sort.share, shared_bits / (shared_bits + missing_bits + 5.0), at, || {
        let percent = (100.0 * shared_bits / (shared_bits + missing_bits)).round();
        format!("the story has {percent} % of the caption's {what}, by weight")
    });
    let logs: f64 = side.shared.iter().map(|(_, found)| f64::from(found.count).ln_1p()).sum();
    ledger.add(sort.often, logs, at, || format!("the story has the caption's {what} often"));
    let lacking: Vec<Span> =
        side.missing.iter().filter(|w| w.rarity > sort.lacking_from).map(|w| w.span).collect();
    ledger.add(
        sort.lacking,
        lacking.len().min(sort.lacking_most) as f64,
        At(lacking.first().copied(), None),
        || format!("{what} that stand nowhere in the story: {}", quote(text, &lacking)),
    );
    let places: [(Feature, usize, &str, Stands); 2] = [
        (sort.title, sort.title_most, "the title has", |found| found.in_title),
        (sort.lead, sort.lead_most, "the story opens with", |found| found.in_lead),
    ];
    for (feature, most, says, stands) in places {
        let there: Vec<&(Word, Occurrence)> =
            side.shared.iter().filter(|(_, found)| stands(found)).collect();
        let spans: Vec<Span> = there.iter().map(|(w, _)| w.span).collect();
        let story: Option<Excerpt> = there.first().map(|(_, found)| found.first);
        ledger.add(
            feature,
            spans.len().min(most) as f64,
            At(spans.first().copied(), story),
            || format!("{says} {}", quote(text, &spans)),
        );
    }
}

type Stands = fn(&Occurrence) -> bool;

/// A caption's words of one sort, by whether the story has them; each once.
struct Side {
    shared: Vec<(Word, Occurrence)>,
    missing: Vec<Word>,
}

impl Side {
    fn new<'w>(words: impl Iterator<Item = &'w Word>, story: &Story) -> Side {
        let mut side = Side { shared: Vec::new(), missing: Vec::new() };
        let mut seen = BTreeSet::new();
        for word in words.filter(|word| seen.insert(word.key)) {
            match story.word(word.key) {
                Some(found) => side.shared.push((*word, *found)),
                None => side.missing.push(*word),
            }
        }
        side
    }
}
