//! What tells a caption from a paragraph of the story.

use super::signal::{
    has_position, has_speaker, is_attributed, is_caption_verb, is_dated, is_fully_dated,
    names_its_picture,
};
use crate::article::Span;
use crate::language::archive::{self, Marker};
use crate::language::credit;
use crate::language::word::{Word, words};
use crate::read::label;
use crate::words::Class;

/// A longer paragraph is no caption, however it ends. In bytes.
const LONGEST: usize = 2_500;
/// Captions without credit are shorter than this. In bytes.
const LONGEST_UNCREDITED: usize = 700;

/// As many words of a paragraph are looked at.
const MOST_WORDS: usize = 160;
/// As many where nothing is sure, which is most of a story.
const MOST_WORDS_UNCREDITED: usize = 60;

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings {
    /// No paragraph of the story's own has been met.
    pub before_lead: bool,
    /// The line before is a caption, and no blank line stands between.
    pub adjoins_caption: bool,
    /// The paragraph behind is nothing but a credit.
    pub before_credit: bool,
}

/// What a paragraph is to a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// No caption.
    None,
    /// Nothing but a credit.
    Credit,
    /// A caption: its own words without labels, and the credit that stands
    /// before them. What follows the words is no part of it. One with a label
    /// of its own is of a picture of its own.
    Caption { words: Span, credit: Option<Span>, is_labelled: bool },
}

/// What a paragraph that weighs this much is, is a caption.
const ENOUGH: i32 = 8;

/// Whether a paragraph is nothing but a credit.
pub(super) fn is_credit(text: &str) -> bool {
    if !credit::may_end(text) {
        return false;
    }
    let (label, _) = label(text);
    credit::may_be_all(&text[label..]) && read(text, Surroundings::default()) == Reading::Credit
}

/// Reads one paragraph.
pub(super) fn read(text: &str, place: Surroundings) -> Reading {
    if text.len() > LONGEST {
        return Reading::None;
    }
    let labelled = label::read(text);
    let (label, lead_credit) = match labelled {
        Some(found) => (found.words.start, None),
        None => label(text),
    };
    let mut own = Span::new(label, labelled.map_or(text.len(), |found| found.words.end));
    let mut credits = credit::spans(own.of(text));
    if let Some(glued) = credits.iter().find(|credit| is_run_into(own.of(text), **credit)) {
        own.end = own.start + glued.end;
        credits.retain(|credit| credit.end <= own.len());
    }
    let said = own.of(text);
    let uncredited = said.len() - credits.iter().map(|c| c.len()).sum::<usize>();
    let credited = !credits.is_empty() || lead_credit.is_some();
    if uncredited < 4 {
        let alone = credited && own.end == text.len();
        return if alone { Reading::Credit } else { Reading::None };
    }
    let credits = Credits {
        any: credits.iter().any(|c| c.start > 0 && !is_copyright(c.of(said))),
        of_a_picture: credits.iter().any(|c| c.start > 0 && speaks_of_a_picture(c.of(said))),
    };
    let long = !credits.any && label == 0 && said.len() > LONGEST_UNCREDITED;
    if long || weight(said, label > 0, credits, place) < ENOUGH {
        return Reading::None;
    }
    Reading::Caption { words: own, credit: lead_credit, is_labelled: labelled.is_some() }
}

/// "…on Sunday. (Ann Lee/AP)The council met": the scrape lost the line end
/// behind a bracketed credit.
fn is_run_into(text: &str, credit: Span) -> bool {
    let bracket = credit.of(text).ends_with([')', ']']);
    bracket && text[credit.end..].starts_with(|c: char| c.is_alphanumeric() || "\"“'‘".contains(c))
}

/// What the credits of a paragraph say.
#[derive(Debug, Clone, Copy)]
struct Credits {
    /// There is one, other than a copyright line, which texts have too.
    any: bool,
    /// One that names a photographer before an agency, or a photo.
    of_a_picture: bool,
}

fn is_copyright(credit: &str) -> bool {
    ["©", "Copyright", "copyright"].iter().any(|sign| credit.starts_with(sign))
}

fn speaks_of_a_picture(credit: &str) -> bool {
    const SIGNS: [&str; 8] = ["/", "hoto", "HOTO", "oto:", "mage", "redit", "andout", "Bild"];
    SIGNS.iter().any(|sign| credit.contains(sign))
}

/// Bytes of the labels at the start, and the credit among them.
fn label(text: &str) -> (usize, Option<Span>) {
    let mut at = 0;
    let mut credit = None;
    loop {
        let rest = &text[at..];
        let behind = if let Some(length) = label_length(rest) {
            length
        } else if credit.is_none()
            && let Some(length) = labelling_credit(rest)
        {
            credit = Some(Span::new(at, at + length));
            length
        } else {
            return (at, credit);
        };
        let next = rest[behind..].trim_start_matches([' ', ':', '\u{a0}']);
        at += rest.len() - next.len();
    }
}

/// Bytes of one label at the start of `text`.
fn label_length(text: &str) -> Option<usize> {
    if let Some(before) =
        Class::ScrapeNotice.words().iter().find(|before| text.starts_with(**before))
    {
        return Some(before.len());
    }
    // "Image A tram crosses Graz. Credit Ann Lee"
    if text.starts_with("Image ") && text.contains(" Credit") {
        return Some("Image ".len());
    }
    let label = Class::ScrapeLabel
        .words()
        .iter()
        .filter(|label| begins(text, label))
        .max_by_key(|l| l.len())?;
    let whole_word = !text[label.len()..].starts_with(char::is_alphanumeric);
    whole_word.then_some(label.len())
}

/// Bytes of a credit in front of a label: "Image copyright AFP Image caption …".
fn labelling_credit(text: &str) -> Option<usize> {
    if !text.contains(" caption") && !text.contains(" Caption") {
        return None;
    }
    let credit = credit::spans(text).into_iter().next().filter(|credit| credit.start == 0)?;
    let behind = text[credit.end..].trim_start();
    Class::ScrapeLabel.words().iter().any(|label| begins(behind, label)).then_some(credit.end)
}

fn begins(text: &str, label: &str) -> bool {
    let head = text.as_bytes().get(..label.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(label.as_bytes()))
}

/// How much speaks for a caption, less what speaks against it.
fn weight(text: &str, labelled: bool, credits: Credits, place: Surroundings) -> i32 {
    if !labelled && !credits.any && !has_a_chance(text, place) {
        return 0;
    }
    let most = if credits.any || labelled { MOST_WORDS } else { MOST_WORDS_UNCREDITED };
    let mut all: Vec<Word> = Vec::with_capacity(most);
    all.extend(words(text).take(most));
    let first = &all[..first_sentence(text, &all)];
    let mut speaks_for = sum([
        (20, labelled),
        (10, credits.any),
        (5, credits.of_a_picture),
        (6, names_its_picture(first)),
        (6, text.contains(", pictured") || text.contains("(pictured")),
        (4, has_position(text)),
        (3, first.iter().skip(1).any(is_caption_verb)),
        (2, is_dated(first)),
        (2, is_fully_dated(first)),
        (2, place.before_lead),
        (5, place.before_credit && text.len() < 400),
        (4, place.adjoins_caption && text.len() < 400),
    ]);
    if speaks_for < ENOUGH {
        speaks_for += of_marker(text, ENOUGH - speaks_for);
    }
    if speaks_for < ENOUGH {
        return speaks_for;
    }
    let speaks_against = sum([
        (6, is_attributed(&all)),
        (4, text.starts_with(['"', '“', '‘', '«', '„'])),
        (5, text.trim_end().ends_with(['?', ':'])),
        (4, !credits.any && has_speaker(first)),
        (8, text.starts_with(['-', '—', '–', '•', '*'])),
        (12, text.contains("(@")),
        (5, all.len() < 4),
        // The story's last paragraph is signed, too: "… — AFP", "… (dpa)".
        (5, !labelled && !credits.of_a_picture && text.len() > 350),
    ]);
    speaks_for - speaks_against
}

/// Whether an uncredited paragraph could weigh enough at all: most of a story
/// is told from captions by this alone.
fn has_a_chance(text: &str, place: Surroundings) -> bool {
    const SIGNS: [&str; 6] = ["hoto", "seen", "shown", "icture", "mage", "rchiv"];
    place.before_lead
        || place.before_credit
        || place.adjoins_caption
        || SIGNS.iter().any(|sign| text.contains(sign))
        || has_position(text)
        || of_marker(text, ENOUGH) > 0
}

/// What an archive marker weighs, where it can make up for what is `missing`:
/// one in front is a caption's, one further on may be the story's.
fn of_marker(text: &str, missing: i32) -> i32 {
    const IN_FRONT: i32 = 13;
    const WITHIN: i32 = 5;
    let head = &text[..text.floor_char_boundary(32)];
    let is_archive = |text: &str| archive::marker(text).filter(|(m, _)| *m == Marker::Archive);
    match is_archive(head) {
        Some((_, span)) if span.start < 3 => IN_FRONT,
        _ if missing <= WITHIN && is_archive(text).is_some() => WITHIN,
        _ => 0,
    }
}

fn sum<const N: usize>(signals: [(i32, bool); N]) -> i32 {
    signals.into_iter().filter(|(_, holds)| *holds).map(|(weight, _)| weight).sum()
}

/// How many words the first sentence has.
fn first_sentence(text: &str, all: &[Word]) -> usize {
    (1..all.len())
        .find(|&i| {
            let between = &text[all[i - 1].span.end..all[i].span.start];
            let stops = between.starts_with(['.', '!', '?']) && between.contains(' ');
            stops
                && !all[i - 1].is_abbreviation()
                && all[i - 1].text.len() > 5
                && all[i].is_capitalised()
        })
        .unwrap_or(all.len())
}
