//! Credits: who made a picture. Never a person or organisation *in* it.

mod bracket;
mod glance;
mod label;
mod maker;
mod shape;

pub use glance::{may_be_all, may_end};

use self::bracket::{bracketed, is_bracket_credit, is_signature};
use self::label::{label, may_label};
use self::maker::{
    Agency, MOST_WORDS, REACH, agency, agency_after_link, is_link, is_maker, is_maker_gap,
    is_maker_word, names_maker, only_agencies,
};
use self::shape::{is_house, is_house_and_person, is_person, person_for_house};
use super::archive;
use super::word::{Word, gap, words};
use crate::article::Span;
use crate::words::Class;

/// The last word of a credit, with what follows it, is no longer. In bytes.
const LONGEST_WORD: usize = 64;
/// The credits in a caption, in order: at its start, in brackets anywhere, at
/// its end. Spans are bytes of `text`.
pub fn spans(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = leading(text).into_iter().collect();
    found.extend(bracketed(text).filter(|(_, inner)| is_bracket_credit(text, *inner)).map(|b| b.0));
    found.extend(signed(text));
    found.extend(trailing(text));
    found.sort();
    found.dedup_by(|later, earlier| {
        let overlap = later.overlaps(*earlier);
        if overlap {
            *earlier = earlier.cover(*later);
        }
        overlap
    });
    found
}

/// What follows each ©: the words that can be a maker's.
fn signed(text: &str) -> impl Iterator<Item = Span> {
    text.match_indices('©').filter_map(|(at, sign)| {
        let from = at + sign.len();
        let tail = &text[from..text.floor_char_boundary(from + REACH)];
        let all: Vec<Word> = words(tail).take(MOST_WORDS).collect();
        let makes = |i: &usize| {
            let near = if *i == 0 {
                !gap(tail, &all, 0).contains('\n')
            } else {
                is_maker_gap(tail, &all, *i)
            };
            near && is_maker_word(&all, *i)
        };
        let run = (0..all.len()).take_while(makes).count();
        let last = all[..run].iter().rposition(|word| !is_link(word))?;
        Some(Span::new(at, from + all[last].span.end))
    })
}

/// Whether a text is no more than what announces a maker: "Foto:", "Photo by".
pub fn is_label(text: &str) -> bool {
    let marked = text.trim_end().ends_with(':');
    // The maker would stand here.
    let text = format!("{} Maker", text.trim_end());
    let all: Vec<Word> = words(&text).take(MOST_WORDS).collect();
    let label = label(&text, &all, 0);
    label.is_some_and(|label| label.end + 1 == all.len() && (marked || label.has_by))
}

/// The credit that a caption ends with, in bytes of `text`.
pub fn trailing(text: &str) -> Option<Span> {
    let end = text.trim_end().len();
    let closed = text[..end].trim_end_matches(['.', ' ', '"', '”']);
    if !closed.ends_with([')', ']']) {
        return open(text, end);
    }
    let from = text.floor_char_boundary(closed.len().saturating_sub(REACH));
    let last = bracketed(&text[from..closed.len()]).last();
    let last = last.map(|(whole, inner)| (whole.shift(from), inner.shift(from)));
    let Some((whole, inner)) = last.filter(|(whole, _)| whole.end == closed.len()) else {
        let credit = open(text, closed.trim_end_matches([')', ']']).len())?;
        return Some(Span::new(credit.start, closed.len()));
    };
    if is_bracket_credit(text, inner) || is_signature(text, whole, inner) {
        return Some(Span::new(whole.start, closed.len()));
    }
    // "… Ann Lee/AP (FILE)"
    let mark = archive::marker(inner.of(text)).is_some();
    let before = text[..whole.start].trim_end().len();
    let open = if mark { open(text, before) } else { None };
    open.map(|credit| Span::new(credit.start, closed.len()))
}

/// The label and maker that a caption begins with ("Image copyright AFP").
fn leading(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let head = &text[start..text.floor_char_boundary(start + REACH)];
    words(head).next().filter(may_label)?;
    let all: Vec<Word> = words(head).take(MOST_WORDS).collect();
    let label = label(head, &all, 0)?.end;
    // The maker ends where the caption's own words are announced.
    let next = (label..all.len()).find(|&i| {
        let behind = all.get(i + 1);
        let announced =
            all[i].is_any(&["image", "media", "video"]) && behind.is_some_and(|w| w.is("caption"));
        announced || gap(head, &all, i).contains(['|', '\n'])
    })?;
    let span = Span::new(all[0].span.start, all[next - 1].span.end);
    (next > label && is_maker(head, &all[label..next])).then(|| span.shift(start))
}

/// An unbracketed credit that ends at byte `end`.
fn open(text: &str, end: usize) -> Option<Span> {
    let last =
        words(&text[text.floor_char_boundary(end.saturating_sub(LONGEST_WORD))..end]).last()?;
    if !is_maker_word(&[last], 0) {
        return None;
    }
    let from = text.floor_char_boundary(end.saturating_sub(REACH));
    let window = &text[from..end];
    let all: Vec<Word> = words(window).collect();
    if all.is_empty() {
        return None;
    }
    // Back over everything that could be part of a credit.
    let mut first = all.len();
    while first > 0
        && all.len() - first < MOST_WORDS
        && is_maker_word(&all, first - 1)
        && (first == all.len() || is_maker_gap(window, &all, first))
    {
        first -= 1;
    }
    let start = (first..all.len()).find(|&i| {
        let begins = i > 0 || from == 0;
        begins && starts_credit(window, &all, i)
    })?;
    let mut at = all[start].span.start;
    // "© 2020", "@ Reuters", "/ AFP", "— AFP", "| Getty": the sign belongs to it.
    let before = window[..at].trim_end();
    if before.ends_with(['©', '|', '/', '—', '–']) {
        at = before.char_indices().next_back().map_or(at, |(i, _)| i);
    }
    Some(Span::new(at, window.trim_end().len()).shift(from))
}

/// Whether the words from `i` to the end are a credit.
fn starts_credit(text: &str, all: &[Word], i: usize) -> bool {
    let rest = &all[i..];
    let apart = is_apart(text, all, i);
    if text[..rest[0].span.start].trim_end().ends_with('©') {
        return true;
    }
    if let Some(label) = label(text, all, i) {
        let behind = label.end;
        let colon = behind < all.len() && gap(text, all, behind).contains(':');
        let capital = rest[0].is_capitalised() && !preceded_by_article(all, i);
        let sure = colon || apart && label.has_by;
        let makes = behind < all.len() && names_maker(text, &all[behind..], sure);
        if label.is_loose && !(makes && names_surely(text, &all[behind..])) {
            return false;
        }
        let loose = rest[0].is("credit") && !colon;
        if loose && !(apart && holds_agency(text, &all[behind..])) {
            return false;
        }
        return makes && (apart || colon || capital);
    }
    // "A tram in Graz | Ann Lee"
    let bar = text[..rest[0].span.start].trim_end().ends_with('|');
    if bar && is_person(rest) && tells(&text[..rest[0].span.start]) {
        return true;
    }
    let Some((kind, length)) = agency(rest) else { return is_byline(text, all, i, apart) };
    let slash = rest.len() > length && gap(text, rest, length).contains(['/', '|']);
    let photo = rest.get(length).is_some_and(|w| w.is_any(&["photo", "photos", "pool"]));
    match kind {
        // "REUTERS/Mike Blake", "AP Photo/Ann Lee", "EPA"
        Agency::Pictures if slash || photo => true,
        Agency::Pictures => apart && only_agencies(rest),
        Agency::Publisher => apart && (slash || photo),
    }
}

/// Whether words that are no name stand in what comes before a bar.
fn tells(before: &str) -> bool {
    words(before).any(|word| word.text.len() > 3 && !word.is_capitalised())
}

/// Whether `all` are a maker and cannot be what a picture shows.
fn names_surely(text: &str, all: &[Word]) -> bool {
    holds_agency(text, all) || is_house(all) || is_person(&all[..all.len().min(2)])
}

/// Whether an agency, or a slash before one, stands among `all`.
fn holds_agency(text: &str, all: &[Word]) -> bool {
    (0..all.len())
        .any(|k| agency(&all[k..]).is_some() || (k > 0 && gap(text, all, k).contains('/')))
}

/// "Ann B. Lee/Getty Images", "Ann Lee—AFP", "Ann Lee, AP", "City Police/Handout via REUTERS".
fn is_byline(text: &str, all: &[Word], i: usize, apart: bool) -> bool {
    let rest = &all[i..];
    if !rest[0].is_capitalised() {
        return false;
    }
    if apart {
        let behind = person_for_house(rest).map(|person| &rest[person + 1..]);
        if is_house_and_person(text, rest) || behind.is_some_and(is_house) {
            return true;
        }
    }
    for k in 1..rest.len().min(6) {
        let between = gap(text, rest, k);
        let slash = between.contains(['/', '—', '|', '·']);
        let comma = between.trim() == "," || rest[k].is("for") || rest[k].is("via");
        if !slash && !comma {
            continue;
        }
        let tail = if rest[k].is("for") || rest[k].is("via") { &rest[k + 1..] } else { &rest[k..] };
        let tail = if tail.first().is_some_and(|w| w.is("the")) { &tail[1..] } else { tail };
        let known = agency(tail).or_else(|| agency_after_link(tail));
        match known {
            Some(_) if slash && (apart || runs_on(all, i, k, between)) => return true,
            Some((_, length))
                if comma && apart && !text.ends_with(['.', '"', '”']) && (2..=4).contains(&k) =>
            {
                return length == tail.len() || only_agencies(tail);
            }
            None if between.contains('/')
                && apart
                && (2..=4).contains(&k)
                && !rest[..k].iter().any(|word| word.is_in(Class::BeforePlace)) =>
            {
                let capitals = tail.iter().all(|w| w.is_capitalised() || is_link(w));
                return capitals && tail.len() <= 5;
            }
            _ if slash => return false,
            _ => {}
        }
    }
    false
}

/// Whether the `k` words from `i` are a photographer though nothing sets them
/// apart ("… on Monday Ann Lee/AP"), not the caption's place ("… in New York / AFP").
fn runs_on(all: &[Word], i: usize, k: usize, between: &str) -> bool {
    match k {
        1 => between == "/" && !all[i - 1].is_capitalised(),
        2 => between.contains('/') && !all[i - 1].is_in(Class::BeforePlace),
        _ => false,
    }
}

/// "a photo by", "this picture by": the caption's own words.
fn preceded_by_article(all: &[Word], i: usize) -> bool {
    i > 0 && all[i - 1].is_any(Class::BeforeNoMaker.words())
}

/// Whether something sets word `i` apart from the words before it: the end of
/// a sentence, a line or a bar.
fn is_apart(text: &str, all: &[Word], i: usize) -> bool {
    if i == 0 {
        return true;
    }
    let between = gap(text, all, i);
    let sentence = between.contains(['!', '?', '”', '"', ')', ']', '…'])
        || (between.starts_with('.') && !is_initial(&all[i - 1]));
    sentence || between.contains(['|', '\n', '—', '–', '/', '•', '©']) || between.contains(" - ")
}

fn is_initial(word: &Word) -> bool {
    word.text.chars().nth(1).is_none()
}

#[cfg(test)]
mod tests;
