//! What the words in a caption's place are: a caption, a credit, or neither.

use crate::article::{Span, Text};
use crate::language::credit;
use crate::language::word::words;
use crate::read::label;
use crate::read::plain::masthead;
use crate::words::Class;

pub(super) enum Wording {
    Caption(Text),
    /// Nothing but who made the picture.
    Credit(Text),
    /// The page's own words: bylines, dates, controls.
    Furniture,
}

/// Reads the words, without a label or a slide's number in front of them.
pub(super) fn read(text: Text) -> Wording {
    let start = counter(text.as_str());
    let text = text.slice(Span::new(start, text.as_str().len())).trim();
    let said = text.as_str();
    if said.is_empty() || is_furniture(said) {
        return Wording::Furniture;
    }
    if is_credit(said) {
        return Wording::Credit(text);
    }
    match label::read(said) {
        Some(label) if label.is_sure => Wording::Caption(text.slice(label.words)),
        _ => Wording::Caption(text),
    }
}

/// Bytes of "1 of 4", "1/4" in front of a caption.
fn counter(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    if !(1..=3).contains(&first) {
        return 0;
    }
    let rest = text[first..].trim_start();
    let Some(rest) = ["of", "/", "von", "de", "sur", "di", "av"]
        .iter()
        .find_map(|between| rest.strip_prefix(between))
    else {
        return 0;
    };
    let rest = rest.trim_start();
    let second = digits(rest);
    let rest = &rest[second..];
    // "9/11 memorial", "1/2 cup" are the caption's own.
    let is_apart = rest.is_empty()
        || rest.starts_with(|c: char| c.is_uppercase() || c == '\n')
        || rest.trim_start().starts_with(char::is_uppercase);
    if (1..=3).contains(&second) && is_apart { text.len() - rest.len() } else { 0 }
}

/// Whether the words are the page's: controls, a byline, a date.
fn is_furniture(said: &str) -> bool {
    const LONGEST: usize = 160;
    let head = &said[..said.floor_char_boundary(LONGEST.min(said.len()))];
    let small = head.to_lowercase();
    if Class::PageMessage.begins(&small) {
        return true;
    }
    if said.len() > LONGEST {
        return false;
    }
    let bare = small.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() || Class::Control.has(bare) {
        return true;
    }
    let is_date = masthead::published(said).is_some() || is_mostly_digits(said);
    is_date || is_byline(said, &small)
}

/// "By Ann Lee, business editor": a name behind the word, and no sentence.
fn is_byline(said: &str, small: &str) -> bool {
    let Some(by) = Class::WrittenBy.words().iter().find(|by| small.starts_with(*by)) else {
        return false;
    };
    let name = said.get(by.len()..).unwrap_or_default();
    let capitals = words(name).take_while(|word| word.is_capitalised()).count();
    capitals >= 2 && !said.trim_end().ends_with(['.', '!'])
}

/// "05/14/2024, 18:59", with a word or two.
fn is_mostly_digits(said: &str) -> bool {
    let digits = said.chars().filter(char::is_ascii_digit).count();
    let letters = said.chars().filter(|c| c.is_alphabetic()).count();
    digits >= 6 && 2 * digits >= letters && said.contains([':', '/', '.'])
}

/// Whether the words say who made the picture and nothing else.
fn is_credit(said: &str) -> bool {
    let bare = said.trim_matches(|c: char| matches!(c, ';' | '.' | ' '));
    let whole = |text: &str| {
        credit::spans(text).iter().any(|span| span.start == 0 && span.end >= text.len())
    };
    if whole(bare) || whole(said) {
        return true;
    }
    // "BBC", "(The Gazette)"
    let all = || words(said).take(5);
    let is_name = all().count() <= 4 && all().all(|word| word.is_capitalised());
    let in_brackets = said.starts_with('(') && said.ends_with(')');
    let is_acronym = all().count() == 1 && all().all(|word| word.is_all_capitals());
    if (is_name && in_brackets) || is_acronym {
        return true;
    }
    let small = bare.to_lowercase();
    let inner = small.trim_matches(['(', ')', '[', ']']);
    let is_labelled = Class::CreditBeginning.begins(inner);
    is_labelled && words(bare).count() <= 14 && credit::may_be_all(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_told_from_credits_and_furniture() {
        for (text, expected) in [
            ("A tram on the bridge.", "caption: A tram on the bridge."),
            ("1of4A tram on the bridge.", "caption: A tram on the bridge."),
            ("2 / 12 A tram on the bridge.", "caption: A tram on the bridge."),
            ("9/11 memorial in Graz.", "caption: 9/11 memorial in Graz."),
            ("Photo 3: A tram on the bridge.", "caption: A tram on the bridge."),
            ("By the river, two trams wait.", "caption: By the river, two trams wait."),
            ("Image Credits: Mur Press", "credit: Image Credits: Mur Press"),
            ("Credits: Supplied Image;", "credit: Credits: Supplied Image;"),
            ("© Eva Stix", "credit: © Eva Stix"),
            ("(Photo credit: Eva Stix)", "credit: (Photo credit: Eva Stix)"),
            ("Next", "nothing"),
            ("Powered by", "nothing"),
            ("Please enable JavaScript to see this video.", "nothing"),
            ("By Rui Alba, business editor\n05/14/2024, 09:58", "nothing"),
            ("05/14/2024, 18:59 Reading time: 1 minute", "nothing"),
        ] {
            let text = Text::verbatim(text, Span::new(0, text.len()));
            let read = match read(text) {
                Wording::Caption(text) => format!("caption: {}", text.as_str()),
                Wording::Credit(text) => format!("credit: {}", text.as_str()),
                Wording::Furniture => "nothing".to_owned(),
            };
            assert_eq!(read, expected);
        }
    }
}
