//! What a shortcode, a Liquid tag or a macro says of a picture.

use crate::article::Span;

use super::argument::{Argument, arguments};

/// The parts of a picture, each where its value stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Figure {
    pub src: Option<Span>,
    pub alt: Option<Span>,
    pub caption: Option<Span>,
    pub credit: Option<Span>,
}

/// Words in the name of a tag or component that shows a picture.
const SHOW: [&str; 5] = ["figure", "image", "img", "picture", "photo"];

const ADDRESSES: [&str; 9] =
    ["src", "image_path", "url", "path", "file", "filename", "image", "img", "href"];

const CAPTIONS: [&str; 7] =
    ["caption", "figcaption", "cutline", "description", "text", "cap", "title"];

const CREDITS: [&str; 8] =
    ["attr", "credit", "attribution", "source", "copyright", "photographer", "author", "by"];

/// A tag by its name, and the picture that it shows.
pub(super) struct Tag {
    pub name: String,
    pub figure: Figure,
}

/// Whether what is called so shows a picture.
pub(super) fn shows(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_opening = !name.starts_with('/') && !name.starts_with("end");
    is_opening && SHOW.iter().any(|part| name.contains(part))
}

/// Reads what stands in a tag, a bare word being a variable or a value.
pub(super) fn read(source: &str, inside: Span, has_variables: bool) -> Option<Tag> {
    let mut arguments = arguments(source, inside);
    if arguments.is_empty() {
        return None;
    }
    let mut name = arguments.remove(0).value.of(source).to_lowercase();
    let is_include =
        matches!(name.as_str(), "include" | "include_relative" | "include_cached" | "render");
    if has_variables && is_include && !arguments.is_empty() {
        name = arguments.remove(0).value.of(source).to_lowercase();
    }
    let figure = of_arguments(source, &arguments, &name, has_variables);
    Some(Tag { name, figure })
}

/// The picture that arguments speak of.
pub(super) fn of_arguments(
    source: &str,
    arguments: &[Argument],
    name: &str,
    has_variables: bool,
) -> Figure {
    let value = |names: &[&str]| {
        names.iter().find_map(|name| {
            let named = arguments.iter().find(|argument| argument.is_named(source, name))?;
            let is_known = named.is_quoted || !has_variables;
            (is_known && !named.value.is_empty()).then_some(named.value)
        })
    };
    let named = value(&ADDRESSES);
    let unnamed: Vec<&Argument> =
        arguments.iter().filter(|argument| argument.name.is_none()).collect();
    let is_file = |argument: &&Argument| argument.value.of(source).contains(['.', '/']);
    let first = unnamed.iter().position(is_file).or((!unnamed.is_empty()).then_some(0));
    let first = first.filter(|_| named.is_none());
    let src = named.or_else(|| first.map(|at| unnamed[at].value));
    let said = unnamed.iter().skip(first.map_or(0, |at| at + 1));
    let mut said: Vec<Span> = said.filter(|a| a.is_quoted).map(|a| a.value).collect();
    if said.len() > 1 {
        said.retain(|value| !is_class(value.of(source)));
    }
    let (caption, alt) = in_order(source, &said, name);
    Figure {
        src,
        alt: value(&["alt", "alt_text"]).or(alt),
        caption: value(&CAPTIONS).or(caption),
        credit: value(&CREDITS),
    }
}

/// Whether a string is a class for the style sheet: "width-400px", "left".
fn is_class(text: &str) -> bool {
    let is_name = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_name && (text.contains('-') || matches!(text, "left" | "right" | "center" | "full" | "wide"))
}

/// Which of the strings behind an address is the caption and which the
/// alternative text: `img` and a lone one of `figure` give the caption first,
/// all others the alternative text.
fn in_order(source: &str, said: &[Span], name: &str) -> (Option<Span>, Option<Span>) {
    let pair = match said {
        [only] => quoted_pair(source, *only),
        _ => None,
    };
    match (pair, said) {
        (Some((first, second)), _) => (Some(first), Some(second)),
        (None, []) => (None, None),
        (None, [first, second, ..]) if name == "img" => (Some(*first), Some(*second)),
        (None, [only]) if name.contains("img") || name.contains("figure") => (Some(*only), None),
        (None, [alt, rest @ ..]) => (rest.first().copied(), Some(*alt)),
    }
}

/// The two strings of `'"A title" "An alternative text"'`.
fn quoted_pair(source: &str, whole: Span) -> Option<(Span, Span)> {
    let text = whole.of(source);
    let mut quotes = text.match_indices('"').map(|(at, _)| at);
    let marks = [quotes.next()?, quotes.next()?, quotes.next()?, quotes.next()?];
    let is_pair = quotes.next().is_none()
        && text[..marks[0]].trim().is_empty()
        && text[marks[1] + 1..marks[2]].trim().is_empty()
        && text[marks[3] + 1..].trim().is_empty();
    let part = |from: usize, to: usize| Span::new(from + 1, to).shift(whole.start);
    is_pair.then(|| (part(marks[0], marks[1]), part(marks[2], marks[3])))
}
