//! Components in Markdown, as MDX and Astro have them: `<Figure src="…"
//! caption={"…"} />`, with children or without.

use crate::article::Span;

use super::argument::{Argument, arguments};
use super::figure::{self, Figure, of_arguments};

/// Longest opening tag looked for, in bytes.
const LONGEST: usize = 8_000;

/// A component that shows pictures.
pub(super) struct Component {
    /// The opening tag.
    pub span: Span,
    pub name: Span,
    pub is_closed: bool,
    pub figures: Vec<Figure>,
}

/// The component that opens at byte `at`, which is a `<`.
pub(super) fn read(source: &str, at: usize) -> Option<Component> {
    let window = &source[at..source.floor_char_boundary(at + LONGEST)];
    let length = window[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))?;
    let name = Span::new(at + 1, at + 1 + length);
    let word = name.of(source);
    // `<IMG>` and `<FIGURE>` are HTML in capitals.
    let is_component = word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.contains(|c: char| c.is_ascii_lowercase());
    let is_gallery = ["Gallery", "Carousel", "Slideshow"].iter().any(|part| word.contains(part));
    if !is_component || !(figure::shows(word) || is_gallery) {
        return None;
    }
    let (attributes, length, is_closed) = attributes(source, name.end, at + window.len())?;
    let figures = match is_gallery {
        true => of_gallery(source, &attributes),
        false => vec![of_arguments(source, &attributes, word, false)],
    };
    Some(Component { span: Span::new(at, length), name, is_closed, figures })
}

/// Attributes from byte `at` on, the first byte behind the tag, and whether it
/// closes itself.
fn attributes(source: &str, mut at: usize, end: usize) -> Option<(Vec<Argument>, usize, bool)> {
    let mut found = Vec::new();
    loop {
        let rest = &source[at..end];
        at += rest.len() - rest.trim_start().len();
        let rest = &source[at..end];
        if rest.starts_with("/>") {
            return Some((found, at + 2, true));
        }
        if rest.starts_with('>') {
            return Some((found, at + 1, false));
        }
        if rest.starts_with('{') {
            at += braced(rest)?;
            continue;
        }
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))?;
        if length == 0 {
            return None;
        }
        let name = Span::new(at, at + length);
        let behind = rest[length..].trim_start();
        at += length;
        let Some(behind) = behind.strip_prefix('=') else { continue };
        let behind = behind.trim_start();
        at = end - behind.len();
        let (value, length) = match behind.chars().next()? {
            quote @ ('"' | '\'') => {
                let length = behind[1..].find(quote)?;
                (Some(Span::new(at + 1, at + 1 + length)), length + 2)
            }
            '{' => {
                let length = braced(behind)?;
                (literal(source, Span::new(at + 1, at + length - 1)), length)
            }
            _ => return None,
        };
        at += length;
        found.extend(value.map(|value| Argument { name: Some(name), value, is_quoted: true }));
    }
}

/// Bytes of a stretch in braces, whatever strings it holds.
fn braced(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match (quote, byte) {
            (Some(_), b'\\') => {
                bytes.next();
            }
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'`') => quote = Some(byte),
            (None, b'\'') if text[..at].ends_with([' ', '(', '[', ',', ':', '{', '=']) => {
                quote = Some(byte);
            }
            (None, b'{') => depth += 1,
            (None, b'}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            (None, _) => {}
        }
    }
    None
}

/// The words of an expression that is a string or markup, the list of a
/// gallery, or the file that it brings in.
fn literal(source: &str, inside: Span) -> Option<Span> {
    let text = inside.of(source);
    let start = inside.start + text.len() - text.trim_start().len();
    let text = text.trim();
    let within = |open: usize, close: usize| Span::new(start + open, start + text.len() - close);
    if let Some(quote @ ('"' | '\'' | '`')) = text.chars().next() {
        // The closing mark is the next one and the last sign.
        let closes = text[1..].find(quote).is_some_and(|at| at + 2 == text.len());
        let is_string = closes && !text.contains("${");
        return is_string.then(|| within(1, 1));
    }
    if text.starts_with("<>") && text.ends_with("</>") {
        return Some(within("<>".len(), "</>".len()));
    }
    if text.starts_with(['<', '[']) {
        return Some(within(0, 0));
    }
    // import('./b.jpg'), require("./b.jpg")
    let open = text.find(['"', '\''])?;
    let length = text[open + 1..].find(['"', '\''])?;
    Some(Span::new(start + open + 1, start + open + 1 + length))
}

/// The pictures in the list of a gallery: `{[{src: "…", caption: "…"}, …]}`.
fn of_gallery(source: &str, attributes: &[Argument]) -> Vec<Figure> {
    let lists = attributes.iter().map(|argument| argument.value);
    let lists = lists.filter(|value| value.of(source).starts_with('['));
    let mut figures = Vec::new();
    for list in lists {
        let mut at = list.start;
        while let Some(open) = source[at..list.end].find('{').map(|open| at + open) {
            let Some(length) = braced(&source[open..list.end]) else { break };
            let entry = arguments(source, Span::new(open + 1, open + length - 1));
            let figure = of_arguments(source, &entry, "", true);
            figures.extend(Some(figure).filter(|figure| figure.caption.is_some()));
            at = open + length;
        }
    }
    figures
}
