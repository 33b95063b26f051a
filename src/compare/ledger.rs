//! The scorecard's entries: what ties a caption to a story and what speaks
//! against it, each a number with a clause that says why.

use super::caption::{Caption, Word};
use super::person::{PersonRelation, PersonTie};
use super::story::Story;
use crate::article::{Excerpt, Span};

/// One entry of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Clue {
    /// Which weight of the scorecard it is multiplied with: an index into
    /// [`FEATURES`].
    pub feature: usize,
    /// How much of it there is; never negative.
    pub value: f64,
    /// The words of the caption that it is about.
    pub caption: Option<Span>,
    /// The words of the story that it is about.
    pub story: Option<Excerpt>,
    /// What it says, in an editor's words.
    pub says: String,
}

macro_rules! features {
    ($($constant:ident = $name:literal: $doc:literal),+ $(,)?) => {
        /// The names under which a scorecard weighs the clues, each with
        /// what its value is.
        pub const FEATURES: &[(&str, &str)] = &[$(($name, $doc)),+];
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy)]
        enum Index { $($constant),+ }
        $(const $constant: usize = Index::$constant as usize;)+
    };
}

features! {
    WORDS_SHARED = "words-shared": "log of the bits of common words that the story shares",
    WORDS_MISSING = "words-missing": "log of the bits of common words that the story lacks",
    WORDS_SHARE = "words-share": "share of the caption's common words, by bits, that the story has",
    WORDS_RARE = "words-rare": "number of rare words shared, at most four",
    WORDS_TITLE = "words-title": "number of common words that stand in the title, at most four",
    WORDS_LEAD = "words-lead": "number of common words that stand in the lead, at most six",
    NAMES_SHARED = "names-shared": "log of the bits of name words that the story shares",
    NAMES_MISSING = "names-missing": "log of the bits of name words that the story lacks",
    NAMES_SHARE = "names-share": "share of the caption's name words, by bits, that the story has",
    NAMES_TITLE = "names-title": "number of name words that stand in the title, at most three",
    NAMES_LEAD = "names-lead": "number of name words that stand in the lead, at most five",
    NAMES_OFTEN = "names-often": "log of how often the story has its most frequent shared name",
    PHRASES = "phrases": "number of two-word phrases that the story has too, at most five",
    PERSONS_SHARED = "persons-shared": "number of persons whom the story names, at most three",
    PERSONS_TITLE = "persons-title": "number of persons whom the title names, at most two",
    PERSONS_ABSENT = "persons-absent": "number of persons whom the story does not name, at most three",
    STORY_LENGTH = "story-length": "log of the number of different words in the story",
    CAPTION_LENGTH = "caption-length": "log of the number of telling words in the caption",
}

/// The clues that hold for a caption, in the order of [`FEATURES`].
pub fn clues(caption: &Caption, story: &Story, persons: &[PersonTie]) -> Vec<Clue> {
    let mut clues = Vec::new();
    let (names, words): (Vec<&Word>, Vec<&Word>) =
        caption.words.iter().partition(|word| word.is_name);
    let words = Sides::new(&words, story);
    let names = Sides::new(&names, story);
    let mut add = |feature: usize,
                   value: f64,
                   caption: Option<Span>,
                   story: Option<Excerpt>,
                   says: String| {
        if value > 0.0 {
            clues.push(Clue { feature, value, caption, story, says });
        }
    };
    let shared_at = |sides: &Sides| {
        (sides.shared.first().map(|(w, _)| w.span), sides.shared.first().map(|(_, at)| *at))
    };
    let quoted = |words: &[Span]| quote(caption.text, words);

    for (sides, what, [shared, missing, share]) in [
        (&words, "the words", [WORDS_SHARED, WORDS_MISSING, WORDS_SHARE]),
        (&names, "the names", [NAMES_SHARED, NAMES_MISSING, NAMES_SHARE]),
    ] {
        let (at, story_at) = shared_at(sides);
        let list = quoted(&sides.shared_spans());
        add(
            shared,
            sides.shared_bits().ln_1p(),
            at,
            story_at,
            format!("the story has {what} {list} too"),
        );
        let list = quoted(&sides.missing_spans());
        let missing_at = sides.missing.first().map(|w| w.span);
        add(
            missing,
            sides.missing_bits().ln_1p(),
            missing_at,
            None,
            format!("the story has not {what} {list}"),
        );
        let whole = sides.shared_bits() + sides.missing_bits();
        let part = sides.shared_bits() / (whole + 5.0);
        let percent = (100.0 * sides.shared_bits() / whole.max(1.0)).round();
        add(share, part, at, story_at, format!("the story has {percent} % of {what} by weight"));
    }
    let rare: Vec<Span> =
        words.shared.iter().filter(|(w, _)| w.rarity > 12.0).map(|(w, _)| w.span).collect();
    add(
        WORDS_RARE,
        rare.len().min(4) as f64,
        rare.first().copied(),
        None,
        format!("rare words shared: {}", quoted(&rare)),
    );
    for (feature, most, sides, lead) in [
        (WORDS_TITLE, 4, &words, false),
        (WORDS_LEAD, 6, &words, true),
        (NAMES_TITLE, 3, &names, false),
        (NAMES_LEAD, 5, &names, true),
    ] {
        let stands = |word: &&(Word, Excerpt)| {
            story
                .word(word.0.key)
                .is_some_and(|found| if lead { found.in_lead } else { found.in_title })
        };
        let spans: Vec<Span> = sides.shared.iter().filter(stands).map(|(w, _)| w.span).collect();
        let place = if lead { "the story opens with" } else { "the title has" };
        add(
            feature,
            spans.len().min(most) as f64,
            spans.first().copied(),
            None,
            format!("{place} {}", quoted(&spans)),
        );
    }
    let often =
        names.shared.iter().filter_map(|(w, at)| Some((story.word(w.key)?.count, w.span, *at)));
    if let Some((count, span, at)) =
        often.max_by_key(|(count, span, _)| (*count, std::cmp::Reverse(span.start)))
    {
        let says = format!("the story has “{}” {count} times", span.of(caption.text));
        add(NAMES_OFTEN, f64::from(count).ln_1p(), Some(span), Some(at), says);
    }
    let phrases: Vec<Span> = caption
        .words
        .iter()
        .filter(|w| w.before.is_some_and(|before| story.has_pair(before, w.key)))
        .map(|w| w.span)
        .collect();
    add(
        PHRASES,
        phrases.len().min(5) as f64,
        phrases.first().copied(),
        None,
        format!("the story has the phrases around {}", quoted(&phrases)),
    );

    for (feature, most, says, holds) in [
        (
            PERSONS_SHARED,
            3,
            "the story names",
            (|tie: &PersonTie| tie.relation >= PersonRelation::Variant) as fn(&PersonTie) -> bool,
        ),
        (PERSONS_TITLE, 2, "the title names", PersonTie::in_title),
        (PERSONS_ABSENT, 3, "the story does not name", |tie| {
            tie.relation == PersonRelation::Absent
        }),
    ] {
        let ties: Vec<&PersonTie> = persons.iter().filter(|tie| holds(tie)).collect();
        let spans: Vec<Span> = ties.iter().map(|tie| tie.caption).collect();
        let story_at = ties.first().and_then(|tie| tie.story);
        add(
            feature,
            ties.len().min(most) as f64,
            spans.first().copied(),
            story_at,
            format!("{says} {}", quoted(&spans)),
        );
    }
    add(
        STORY_LENGTH,
        (story.size() as f64).ln_1p(),
        None,
        None,
        format!("the story has {} different words", story.size()),
    );
    add(
        CAPTION_LENGTH,
        (caption.words.len() as f64).ln_1p(),
        None,
        None,
        format!("the caption has {} telling words", caption.words.len()),
    );
    clues.sort_by_key(|clue| clue.feature);
    clues
}

/// A caption's words by whether the story has them.
struct Sides {
    shared: Vec<(Word, Excerpt)>,
    missing: Vec<Word>,
}

impl Sides {
    fn new(words: &[&Word], story: &Story) -> Sides {
        let mut sides = Sides { shared: Vec::new(), missing: Vec::new() };
        let mut seen = std::collections::BTreeSet::new();
        for word in words.iter().filter(|word| seen.insert(word.key)) {
            match story.word(word.key) {
                Some(found) => sides.shared.push((**word, found.first)),
                None => sides.missing.push(**word),
            }
        }
        sides
    }

    fn shared_bits(&self) -> f64 {
        self.shared.iter().map(|(word, _)| word.rarity).sum()
    }

    fn missing_bits(&self) -> f64 {
        self.missing.iter().map(|word| word.rarity).sum()
    }

    fn shared_spans(&self) -> Vec<Span> {
        self.shared.iter().map(|(word, _)| word.span).collect()
    }

    fn missing_spans(&self) -> Vec<Span> {
        self.missing.iter().map(|word| word.span).collect()
    }
}

/// The words under `spans`, quoted, the first four of them.
fn quote(text: &str, spans: &[Span]) -> String {
    let mut quoted: Vec<String> =
        spans.iter().take(4).map(|span| format!("“{}”", span.of(text))).collect();
    if spans.len() > 4 {
        quoted.push(format!("{} more", spans.len() - 4));
    }
    quoted.join(", ")
}
