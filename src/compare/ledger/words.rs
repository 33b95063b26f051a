//! Words and names that caption and story share.

use std::collections::BTreeSet;

use super::{At, Feature, Ledger, quote, quote_names};
use crate::article::{Excerpt, Span};
use crate::compare::Comparison;
use crate::compare::caption::{Caption, Word};
use crate::compare::story::{Occurrence, Story};

/// Common words rarer than this many bits are rare: "parsley" has 8.
const RARE: f64 = 5.0;

/// Running words from which on a story counts as whole, and as many as the
/// shortest counts as.
const WHOLE: f64 = 400.0;
const SHORTEST: usize = 20;

/// Bits of words that the story shares with any caption, which the shares are
/// drawn towards nothing by.
const SOME: f64 = 5.0;

/// A caption's words and names, by whether the story has them.
pub(super) struct Sides {
    pub(super) words: Side,
    pub(super) names: Side,
}

impl Sides {
    pub(super) fn new(comparison: &Comparison) -> Sides {
        let words = &comparison.caption.words;
        let side = |is_name: bool| {
            Side::new(words.iter().filter(|word| word.is_name == is_name), comparison.story)
        };
        Sides { words: side(false), names: side(true) }
    }

    /// The shared ones of both sorts.
    pub(super) fn shared(&self) -> impl Iterator<Item = &(Word, Occurrence)> {
        self.words.shared.iter().chain(&self.names.shared)
    }

    /// How many different words there are.
    pub(super) fn count(&self) -> usize {
        self.words.count() + self.names.count()
    }

    /// The bits of all.
    pub(super) fn bits(&self) -> f64 {
        let bits = |side: &Side| side.shared_bits() + side.missing_bits();
        bits(&self.words) + bits(&self.names)
    }
}

/// A caption's words of one sort, by whether the story has them; each once.
pub(super) struct Side {
    pub(super) shared: Vec<(Word, Occurrence)>,
    pub(super) missing: Vec<Word>,
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

    fn count(&self) -> usize {
        self.shared.len() + self.missing.len()
    }

    fn shared_bits(&self) -> f64 {
        self.shared.iter().map(|(word, _)| word.rarity).sum()
    }

    fn missing_bits(&self) -> f64 {
        self.missing.iter().map(|word| word.rarity).sum()
    }

    /// Share of the bits that the story has.
    pub(super) fn share(&self) -> f64 {
        self.shared_bits() / (self.shared_bits() + self.missing_bits() + SOME)
    }
}

pub(super) fn add(comparison: &Comparison, sides: &Sides, ledger: &mut Ledger) {
    let (caption, story) = (comparison.caption, comparison.story);
    add_side(&sides.words, &COMMON, caption, ledger);
    add_side(&sides.names, &NAMES, caption, ledger);

    let bits = sides.names.missing_bits().min(60.0);
    ledger.add(Feature::NamesListed, bits, At::default(), || {
        format!("the caption lists {} names of its own", sides.names.missing.len())
    });
    let name = caption.words.iter().find(|word| word.is_name);
    if let Some(name) = name.filter(|name| story.word(name.key).is_none()) {
        ledger.add(Feature::FirstNameLacking, 1.0, At(Some(name.span), None), || {
            format!(
                "the story lacks {}, which the caption opens with",
                quote_names(caption, &[name.span])
            )
        });
    }
    let telling = sides.names.missing.iter().find(|word| word.rarity > 0.0);
    if let (Some(name), None) = (telling, comparison.shared_name()) {
        ledger.add(Feature::NamesNone, 1.0, At(Some(name.span), None), || {
            let first = quote_names(caption, &[name.span]);
            format!("the story has none of the caption's names, such as {first}")
        });
    }
    let in_phrase =
        |word: &&Word| word.before.is_some_and(|before| story.has_pair(before, word.key));
    let phrases = |is_name: bool| -> Vec<Span> {
        let ends = caption.words.iter().filter(|word| word.is_name == is_name);
        ends.filter(in_phrase).map(|word| word.span).collect()
    };
    let (common, names) = (phrases(false), phrases(true));
    let count = |spans: &[Span]| spans.len().min(5) as f64;
    let at = |spans: &[Span]| At(spans.first().copied(), None);
    let says = |spans: &[Span]| {
        format!("the story has the phrases that end in {}", quote(caption.text, spans))
    };
    let among = count(&common) * sides.words.share();
    ledger.add(Feature::PhrasesAmong, among, at(&common), || {
        format!("{}, and other words of the caption", says(&common))
    });
    ledger.add(Feature::NamesPhrases, count(&names), at(&names), || says(&names));
    let size = story.size();
    ledger.add(Feature::StoryLength, (size as f64).ln_1p(), At::default(), || {
        format!("the story has {size} different words")
    });
    let brief = (WHOLE / story.length().max(SHORTEST) as f64).ln();
    ledger.add(Feature::Brief, brief, At::default(), || {
        format!("the story has {} words", story.length())
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
    lacking: Feature,
    lacking_from: f64,
    lacking_most: usize,
    title: Feature,
    lead: Feature,
}

const COMMON: Sort = Sort {
    what: "words",
    shared: Feature::WordsShared,
    missing: Feature::WordsMissing,
    share: Feature::WordsShare,
    lacking: Feature::WordsLacking,
    lacking_from: RARE,
    lacking_most: 6,
    title: Feature::WordsTitle,
    lead: Feature::WordsLead,
};

const NAMES: Sort = Sort {
    what: "names",
    shared: Feature::NamesShared,
    missing: Feature::NamesMissing,
    share: Feature::NamesShare,
    lacking: Feature::NamesLacking,
    lacking_from: 0.0,
    lacking_most: 8,
    title: Feature::NamesTitle,
    lead: Feature::NamesLead,
};

fn add_side(side: &Side, sort: &Sort, caption: &Caption, ledger: &mut Ledger) {
    let text = caption.text;
    let what = sort.what;
    let at = At(
        side.shared.first().map(|(w, _)| w.span),
        side.shared.first().map(|(_, found)| found.first),
    );
    let shared: Vec<Span> = side.shared.iter().map(|(w, _)| w.span).collect();
    let missing: Vec<Span> = side.missing.iter().map(|w| w.span).collect();
    ledger.add(sort.shared, side.shared_bits().ln_1p(), at, || {
        format!("the story has the {what} {} too", quote(text, &shared))
    });
    let away = At(missing.first().copied(), None);
    ledger.add(sort.missing, side.missing_bits().ln_1p(), away, || {
        format!("the story does not have the {what} {}", quote(text, &missing))
    });
    ledger.add(sort.share, side.share(), at, || {
        let percent = 100.0 * side.shared_bits() / (side.shared_bits() + side.missing_bits());
        format!("the story has {} % of the caption's {what}, by weight", percent.round())
    });
    let lacking: Vec<Span> =
        side.missing.iter().filter(|w| w.rarity > sort.lacking_from).map(|w| w.span).collect();
    let count = lacking.len().min(sort.lacking_most) as f64;
    ledger.add(sort.lacking, count, At(lacking.first().copied(), None), || {
        format!("{what} that stand nowhere in the story: {}", quote_names(caption, &lacking))
    });
    let places: [(Feature, f64, &str, Stands); 2] = [
        (sort.title, 30.0, "the title has", |found| found.in_title),
        (sort.lead, 60.0, "the story opens with", |found| found.in_lead),
    ];
    for (feature, most, says, stands) in places {
        let there: Vec<&(Word, Occurrence)> =
            side.shared.iter().filter(|(_, found)| stands(found)).collect();
        let spans: Vec<Span> = there.iter().map(|(w, _)| w.span).collect();
        let story: Option<Excerpt> = there.first().map(|(_, found)| found.first);
        let bits: f64 = there.iter().map(|(w, _)| w.rarity).sum();
        ledger.add(feature, bits.min(most), At(spans.first().copied(), story), || {
            format!("{says} {}", quote_names(caption, &spans))
        });
    }
}

type Stands = fn(&Occurrence) -> bool;
