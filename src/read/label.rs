//! Labels that say what a text is: "Cutline: …", "Photo 2: …", "[IMAGE – …]",
//! "PHOTO CAPTIONS" over a list of them.

use crate::article::Span;
use crate::language::credit;
use crate::language::word::words;
use crate::words::Class;

/// A caption behind its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled {
    /// The caption's own words.
    pub words: Span,
    /// Whether the label could be nothing but one of a caption: it says so,
    /// gives the picture's number or stands in brackets.
    pub is_sure: bool,
}

/// What a line over other paragraphs announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// The next paragraph is a caption.
    Caption,
    /// The paragraphs below are captions.
    Captions,
    /// The story.
    Story,
}

/// No label is longer, in bytes.
const LONGEST: usize = 48;

/// No words of a label are longer, in bytes.
const LONGEST_WORDS: usize = 32;

/// The caption that a text is by the label that it begins with.
pub(super) fn read(text: &str) -> Option<Labelled> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let bracket = trimmed.chars().next().and_then(closing);
    let inner = bracket.map_or(trimmed, |_| &trimmed[1..]);
    let (word, rest) = label(inner)?;
    let (number, rest) = number(rest);
    let lead = rest.len() - rest.trim_start().len();
    let rest = &rest[lead..];
    let mut end = start + trimmed.len();
    let has_bracket = bracket.is_some_and(|close| rest.starts_with(close));
    let words = if let Some(close) = bracket.filter(|_| has_bracket) {
        // "[CAPTION] The words"
        &rest[close.len_utf8()..]
    } else {
        let mark = rest.chars().next()?;
        let parts = match mark {
            ':' => true,
            '.' | ')' => number,
            '-' | '–' | '—' => number || bracket.is_some() || word == Word::Caption,
            _ => false,
        };
        if !parts {
            return None;
        }
        if let Some(close) = bracket {
            end -= trimmed.ends_with(close).then_some(close.len_utf8())?;
        }
        &rest[mark.len_utf8()..]
    };
    let from =
        start + trimmed.len() - words.trim_start_matches([':', '-', '–', '—', ' ', '\u{a0}']).len();
    let words = Span::new(from.min(end), end);
    let words = trim(text, words);
    let is_sure = number || bracket.is_some() || word == Word::Caption;
    let says = match word {
        // "Cutline: Lena Ortiz" is a caption, however short.
        Word::Caption => words.of(text).split_whitespace().count() >= 2,
        Word::Picture => {
            let bare = inner.strip_suffix([']', ')', '>', '}']).unwrap_or(inner);
            has_prose(words.of(text), 4) && !is_credit(bare)
        }
    };
    says.then_some(Labelled { words, is_sure })
}

/// What a paragraph that is nothing but a heading announces.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let bare = text.trim().trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() || bare.len() > LONGEST {
        return None;
    }
    let is_loud = bare == bare.to_uppercase() || text.trim().ends_with(':');
    let small = bare.to_lowercase();
    let small = small.as_str();
    // "Captions" may head a part of a story about subtitles.
    if is_loud && Class::CaptionsHeading.has(small) {
        Some(Heading::Captions)
    } else if is_loud && Class::CaptionLabel.has(small) && !Class::CaptionLabelInCapitals.has(small)
    {
        Some(Heading::Caption)
    } else if is_loud && Class::StoryHeading.has(small) {
        Some(Heading::Story)
    } else {
        None
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Caption,
    Picture,
}

/// The word that a text begins with, if it is a label's, and what follows it.
fn label(text: &str) -> Option<(Word, &str)> {
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let end = head.find(|c: char| !(c.is_alphabetic() || c == ' ' || c == '\u{a0}'));
    let head = head[..end?].trim_end();
    // Most paragraphs go on longer than any label.
    if head.len() > LONGEST_WORDS {
        return None;
    }
    let small = head.to_lowercase();
    let is_one = |list: &[&str]| list.contains(&small.as_str());
    let is_capital = head.chars().all(|c| !c.is_lowercase());
    let word = if is_one(Class::CaptionLabel.words())
        && (is_capital || !is_one(Class::CaptionLabelInCapitals.words()))
    {
        Word::Caption
    } else if is_one(Class::PictureLabel.words()) {
        Word::Picture
    } else {
        return None;
    };
    Some((word, text[head.len()..].trim_start()))
}

/// Whether a number comes next ("1", "No. 2", "#3", "1 of 4", "2a"), and what
/// follows it.
fn number(text: &str) -> (bool, &str) {
    // "Abb. 1", "Fig. 2"
    let rest = text.strip_prefix('.').map_or(text, str::trim_start);
    let rest = ["No. ", "no. ", "Nr. ", "nr. ", "#"]
        .iter()
        .fold(rest, |rest, sign| rest.strip_prefix(sign).unwrap_or(rest));
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if !(1..=3).contains(&digits) {
        return (false, text);
    }
    let rest = &rest[digits..];
    let rest = rest.strip_prefix(|c: char| matches!(c, 'a'..='h')).unwrap_or(rest);
    let of = rest
        .trim_start()
        .strip_prefix("of ")
        .map(|of| of.trim_start_matches(|c: char| c.is_ascii_digit()));
    (true, of.unwrap_or(rest))
}

fn closing(open: char) -> Option<char> {
    match open {
        '[' => Some(']'),
        '(' => Some(')'),
        '<' => Some('>'),
        '{' => Some('}'),
        _ => None,
    }
}

fn trim(text: &str, span: Span) -> Span {
    let stretch = span.of(text);
    let start = span.start + stretch.len() - stretch.trim_start().len();
    Span::new(start, start + stretch.trim().len())
}

/// Whether there are words enough, one of them in small letters.
fn has_prose(text: &str, least: usize) -> bool {
    let mut all = words(text);
    let mut has_small = false;
    let mut count = 0;
    for word in all.by_ref().take(40) {
        count += 1;
        has_small |= word.text.starts_with(char::is_lowercase);
    }
    count >= least && (has_small || !text.chars().any(|c| c.is_lowercase() || c.is_uppercase()))
}

/// Whether the whole text says who made a picture.
fn is_credit(text: &str) -> bool {
    credit::spans(text).iter().any(|span| span.start == 0 && span.end + 1 >= text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_captions_are_told_from_credits_and_prose() {
        for (text, words) in [
            ("Caption: A tram on the bridge.", Some("A tram on the bridge.")),
            ("Cutline - A tram on the bridge.", Some("A tram on the bridge.")),
            ("Photo 1: A tram on the bridge.", Some("A tram on the bridge.")),
            ("CAPTION 1: A tram on the bridge.", Some("A tram on the bridge.")),
            ("[PHOTO: A tram on the bridge.]", Some("A tram on the bridge.")),
            ("[Photo: A tram.]", None),
            ("[IMAGE 3 – A tram on the bridge.]", Some("A tram on the bridge.")),
            ("<CAPTION> A tram on the bridge.", Some("A tram on the bridge.")),
            ("[Caption] A tram on the bridge.", Some("A tram on the bridge.")),
            ("Figure 1. A tram on the bridge.", Some("A tram on the bridge.")),
            ("Fig. 2: A tram on the bridge.", Some("A tram on the bridge.")),
            ("Abb. 2: Eine Bahn auf der Brücke.", Some("Eine Bahn auf der Brücke.")),
            ("BU: Eine Bahn auf der Brücke", Some("Eine Bahn auf der Brücke")),
            ("Bildunterschrift: Eine Bahn auf der Brücke", Some("Eine Bahn auf der Brücke")),
            ("Légende : Un tram sur le pont", Some("Un tram sur le pont")),
            ("Pie de foto: Un tranvía en el puente", Some("Un tranvía en el puente")),
            ("Фото 2: Трамвай едет по мосту", Some("Трамвай едет по мосту")),
            ("Photo: A tram crosses the bridge.", Some("A tram crosses the bridge.")),
            ("Photo 2 of 4: A tram on the bridge.", Some("A tram on the bridge.")),
            ("Photo: Ann Lee", None),
            ("Photo: Ann Lee/AP", None),
            ("Foto: Polizei Graz", None),
            ("Photo by Ann Lee", None),
            ("Picture this: a tram on the bridge.", None),
            ("Image matters: the tram shows it.", None),
            ("Figure skating. A tram on the bridge.", None),
            ("Bu: a short word that is no label.", None),
            ("Photo - a tram on the bridge.", None),
            ("Caption", None),
        ] {
            assert_eq!(read(text).map(|found| found.words.of(text)), words, "{text}");
        }
    }

    #[test]
    fn a_line_over_captions_is_no_sentence() {
        for (text, expected) in [
            ("PHOTO CAPTIONS", Some(Heading::Captions)),
            ("Captions:", Some(Heading::Captions)),
            ("CAPTION", Some(Heading::Caption)),
            ("Caption:", Some(Heading::Caption)),
            ("ARTICLE", Some(Heading::Story)),
            ("Story", None),
            ("Caption", None),
            ("Captions", None),
            ("Captions are hard", None),
        ] {
            assert_eq!(heading(text), expected, "{text}");
        }
    }
}
