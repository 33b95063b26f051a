//! The single signs that a paragraph is a caption, or that it is none.

use crate::language::Language;
use crate::language::function::is_function_word;
use crate::language::word::Word;
use crate::words::Class;

/// What people in pictures do, in the present tense that captions are written in.
pub(super) fn is_caption_verb(word: &Word) -> bool {
    word.text.ends_with('s') && word.is_in(Class::ShownDoing)
}

/// "is seen", "pictured", "in this image", "looks on", "photographed".
pub(super) fn names_its_picture(first: &[Word]) -> bool {
    let pair = |a: &[&str], b: &[&str]| {
        first.windows(2).enumerate().any(|(i, w)| {
            let judged = first.get(i + 2).is_some_and(|w| w.is_any(&["as", "by"]));
            w[0].is_any(a) && w[1].is_any(b) && !judged
        })
    };
    let opening = &first[..first.len().min(12)];
    let photo = opening.iter().any(|w| w.is_any(Class::ThisPicture.words()));
    pair(&["is", "are"], &["seen", "pictured", "shown", "photographed"])
        || (first.first().is_some_and(|w| w.is_any(&["this", "in"]))
            && first
                .get(1)
                .is_some_and(|w| w.is_any(&["this", "image", "photo", "photograph", "an"]))
            && photo)
}

/// "(L)", "left,", "from left", "second from right".
pub(super) fn has_position(text: &str) -> bool {
    text.match_indices(['(', ',', 'f']).any(|(at, sign)| {
        let behind = &text[at + 1..];
        match sign {
            "(" => Class::SideInBrackets.begins(behind),
            "," => Class::SideBetweenCommas.begins(behind),
            _ => behind.starts_with("rom left") || behind.starts_with("rom right"),
        }
    })
}

fn is_month(word: &Word) -> bool {
    word.is_capitalised() && Language::English.calendar().month(&word.text.to_lowercase()).is_some()
}

fn is_year(word: &Word) -> bool {
    word.text.len() == 4
        && word.text.bytes().all(|b| b.is_ascii_digit())
        && word.text.starts_with(['1', '2'])
}

/// Whether the sentence ends with a day, a month or a year.
pub(super) fn is_dated(first: &[Word]) -> bool {
    let tail = &first[first.len().saturating_sub(6)..];
    tail.iter().any(|w| is_month(w) || is_year(w) || w.is_in(Class::Weekday))
}

/// Whether the sentence holds month, day and year together.
pub(super) fn is_fully_dated(first: &[Word]) -> bool {
    first.windows(3).any(|w| {
        let day = |w: &Word| w.text.len() <= 2 && w.text.bytes().all(|b| b.is_ascii_digit());
        is_year(&w[2]) && ((is_month(&w[0]) && day(&w[1])) || (day(&w[0]) && is_month(&w[1])))
    })
}

/// Whether somebody is quoted or cited, as in the story's own sentences.
pub(super) fn is_attributed(all: &[Word]) -> bool {
    all.iter().any(|w| w.is_in(Class::Said))
        || all.windows(2).any(|w| w[0].is("according") && w[1].is("to"))
}

/// Whether somebody speaks, "I", "we", "you": the voice of an essay or a quote. In
/// a sentence of another language the same letters may be a word of that, as "I" is
/// an article in Italian.
pub(super) fn has_speaker(sentence: &[Word]) -> bool {
    let is_of = |word: &Word, language| is_function_word(&word.text.to_lowercase(), language);
    let is_in = |language| {
        sentence.iter().any(|word| is_of(word, language) && !is_of(word, Language::English))
    };
    let speaks = |word: &Word| {
        let mut others = Language::ALL.iter().filter(|language| **language != Language::English);
        !others.any(|language| is_of(word, *language) && is_in(*language))
    };
    sentence.iter().filter(|word| Class::Speaker.has(word.text)).any(speaks)
}
