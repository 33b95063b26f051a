//! The Markdown that is parsed: what is none is marked and blanked, so that all
//! else keeps its place.

use super::shortcode::{Means, Shortcode};

/// Stands for a shortcode in the text that is parsed.
pub(super) const MARK: char = '\u{e000}';

/// Stands for the rest of a shortcode in an address, which has no spaces.
const IN_ADDRESS: char = '_';

/// The text from byte `start` on, with its shortcodes blanked.
pub(super) fn mask(source: &str, start: usize, shortcodes: &[Shortcode]) -> String {
    let mut masked = String::with_capacity(source.len() - start);
    let mut done = start;
    for Shortcode { span, means } in shortcodes {
        masked.push_str(&source[done..span.start]);
        let is_filled_in = matches!(means, Means::Nothing);
        let filler =
            if is_filled_in && is_in_address(&source[..span.start]) { IN_ADDRESS } else { ' ' };
        masked.push(MARK);
        masked.extend(std::iter::repeat_n(filler, span.len().saturating_sub(MARK.len_utf8())));
        done = span.end;
    }
    masked.push_str(&source[done..]);
    masked
}

/// Whether what follows is the address of a link or an image, or a part of it.
fn is_in_address(before: &str) -> bool {
    const LONGEST: usize = 500;
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(LONGEST))..];
    let address = near.rfind("](").map(|at| &near[at + 2..]);
    let address = address.or_else(|| near.rfind("]: ").map(|at| &near[at + 3..]));
    address.is_some_and(|address| !address.contains([' ', '\n', '\t', ')']))
}

/// An address as it stands in the masked text, without what a site fills in:
/// of `{{ "/a.jpg" | relative_url }}` the address in quotation marks, of
/// `{{ site.baseurl }}` nothing.
pub(super) fn address(masked: &str, shortcodes: &[Shortcode], source: &str) -> String {
    let mut address = String::with_capacity(masked.len());
    let mut shortcodes = shortcodes.iter();
    let mut rest = masked;
    while let Some(at) = rest.find(MARK) {
        address.push_str(&rest[..at]);
        let Some(Shortcode { span, .. }) = shortcodes.next() else { break };
        let inside = span.of(source);
        if let Some(open) = inside.find(['"', '\'']) {
            let quoted = &inside[open + 1..];
            let length = quoted.find(['"', '\'']).unwrap_or(0);
            address
                .push_str(Some(&quoted[..length]).filter(|q| q.contains(['/', '.'])).unwrap_or(""));
        }
        rest = rest.get(at + span.len()..).unwrap_or("");
    }
    address.push_str(rest);
    address
}
