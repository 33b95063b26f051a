//! Credits in brackets: "(Ann Lee/AP)", "[Photo: Ann Lee]".

use super::label::label;
use super::maker::{
    Agency, MOST_WORDS, REACH, agency, is_link, is_maker, names_maker, only_agencies,
};
use super::shape::{is_house_and_person, person_for_house};
use crate::article::Span;
use crate::language::word::{Word, gap, words};
use crate::words::Class;

/// Whether what stands in a pair of brackets is a credit.
pub(super) fn is_bracket_credit(text: &str, inner: Span) -> bool {
    let content = inner.of(text);
    let all: Vec<Word> = words(content).take(MOST_WORDS + 1).collect();
    if all.is_empty() || all.len() > MOST_WORDS {
        return false;
    }
    if announces_maker(content, &all) {
        return true;
    }
    if !is_maker(content, &all) {
        return false;
    }
    if let Some(label) = label(content, &all, 0) {
        return label.end == all.len() || names_maker(content, &all[label.end..], true);
    }
    if let Some((kind, length)) = agency(&all) {
        let alone = length == all.len();
        if alone {
            // "MINSK (AP) — …" is filed by the agency, not pictured.
            let last = words(&text[inner.end..]).next().is_none();
            let square = text[..inner.start].ends_with('[');
            let makes = kind == Agency::Pictures || square;
            return last && makes && !spells_out(text, inner, &all);
        }
        return true;
    }
    // "(Nordbild/Ann Lee)", "(Ann Lee for Tagblatt)", at the end
    let by_shape = is_house_and_person(content, &all) || person_for_house(&all).is_some();
    if by_shape && words(&text[inner.end..]).next().is_none_or(|next| next.is_capitalised()) {
        return true;
    }
    // "(Ann Lee/Gazette)", "(Ann Lee | AP)", "(Ann Lee via AP)", "(city handout)"
    (1..all.len()).any(|k| {
        let between = gap(content, &all, k);
        let known = agency(&all[k..]).is_some();
        let slash = between.contains('/') && k >= 2 && all[0].is_capitalised();
        let makes = between.contains(['/', '|', '—', ',']) || is_link(&all[k - 1]);
        slash || (known && makes)
    }) || all.iter().any(|w| w.is_any(Class::CreditPicture.words()))
}

/// "(Photo: Screen capture)", "(Court sketch: Ann Lee/AP)", "(@annlee/via Reuters)":
/// a label with a colon, or an agency behind a slash, makes anything a credit.
fn announces_maker(content: &str, all: &[Word]) -> bool {
    let colon = label(content, all, 0).is_some_and(|label| {
        label.end < all.len() && gap(content, all, label.end).starts_with(':')
    });
    let agency_last = (1..all.len()).any(|k| {
        let via = all[k - 1].is("via") && (content.starts_with('@') || all[0].is_capitalised());
        (via || gap(content, all, k).contains('/')) && only_agencies(&all[k..]) && all.len() <= 10
    });
    colon || agency_last
}

/// A bare name or set of initials in brackets, behind the caption's last full
/// stop: "… on Sunday. (Ann Lee)".
pub(super) fn is_signature(text: &str, whole: Span, inner: Span) -> bool {
    let before = text[..whole.start].trim_end();
    let all: Vec<Word> = words(inner.of(text)).take(5).collect();
    let sentence = before.ends_with(['.', '”', '"'])
        && before.contains(' ')
        && text[whole.start..].starts_with('(');
    let name = (2..=4).contains(&all.len()) && all.iter().all(|w| w.is_capitalised());
    let initials = all.len() == 1 && all[0].is_all_capitals() && all[0].text.len() > 2;
    let plain = inner.of(text).chars().all(|c| c.is_alphabetic() || " .-'’".contains(c));
    sentence && plain && (name || initials)
}

/// "the Associated Press (AP)": the brackets only abbreviate the words before.
fn spells_out(text: &str, inner: Span, all: &[Word]) -> bool {
    let letters = all[0].text;
    let from = text.floor_char_boundary(inner.start.saturating_sub(80));
    let before: Vec<char> = words(&text[from..inner.start])
        .filter(|w| w.is_capitalised())
        .filter_map(|w| w.text.chars().next())
        .collect();
    let initials: Vec<char> = letters.chars().collect();
    before.ends_with(&initials)
}

/// Pairs of round or square brackets without brackets inside: whole and inner
/// span, in order.
pub(super) fn bracketed(text: &str) -> impl Iterator<Item = (Span, Span)> {
    let mut opened = None;
    text.bytes().enumerate().filter_map(move |(at, byte)| match byte {
        b'(' | b'[' => {
            opened = Some(at);
            None
        }
        b')' | b']' => {
            let start = opened.take()?;
            let near = at - start <= REACH;
            near.then(|| (Span::new(start, at + 1), Span::new(start + 1, at)))
        }
        _ => None,
    })
}
