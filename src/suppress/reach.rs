//! What a comment on the line before reaches: the next line, and the picture
//! or caption that begins there, though the words of the caption may stand
//! further down.

use std::collections::BTreeSet;

use crate::article::{Article, Part, Scope, Span};

/// Bytes of markup between a comment and the caption that it is for.
const FARTHEST: usize = 4 << 10;

/// Captions and alternative texts that begin in one line or one picture.
const MOST: usize = 64;

/// What one suppression of the next line covers; nothing for others.
#[derive(Debug, Default)]
pub(super) struct Reach {
    line: Span,
    pictures: BTreeSet<usize>,
    captions: BTreeSet<Part>,
}

impl Reach {
    /// Whether what begins at byte `start` of the source, in `part`, is covered.
    pub fn covers(&self, part: Part, start: usize) -> bool {
        (self.line.start..self.line.end).contains(&start)
            || self.captions.contains(&part)
            || part.picture().is_some_and(|picture| self.pictures.contains(&picture))
    }
}

/// What each of an article's suppressions reaches.
pub(super) fn of(article: &Article) -> Vec<Reach> {
    let Some(source) = article.sources.first().map(|source| source.text()) else {
        return article.suppressions.iter().map(|_| Reach::default()).collect();
    };
    let mut texts: Vec<(usize, Part)> = article
        .pictures
        .iter()
        .enumerate()
        .flat_map(|(picture, read)| {
            let captions =
                (0..read.captions.len()).map(move |i| Part::Caption { picture, index: i });
            captions.chain([Part::Alt { picture }])
        })
        .filter_map(|part| {
            let text = article.text(part).filter(|text| text.source() == 0)?;
            Some((text.to_source(text.span()).start, part))
        })
        .collect();
    texts.sort_unstable();
    let mut seen = BTreeSet::new();
    let texts: Vec<Start> = texts
        .into_iter()
        .map(|(at, part)| Start { at, part, opens: part.picture().filter(|p| seen.insert(*p)) })
        .collect();
    let reach = |scope: Scope| match scope {
        Scope::Next(at) => next(source, at, &texts),
        _ => Reach::default(),
    };
    article.suppressions.iter().map(|suppression| reach(suppression.scope)).collect()
}

/// Where a caption or an alternative text begins.
struct Start {
    at: usize,
    part: Part,
    /// The picture, where this is the first of its texts.
    opens: Option<usize>,
}

fn next(source: &str, at: usize, texts: &[Start]) -> Reach {
    let window = &source[at..source.floor_char_boundary(at + FARTHEST)];
    let length = window.find('\n').unwrap_or(window.len());
    let mut reach = Reach { line: Span::new(at, at + length), ..Reach::default() };
    let from = texts.partition_point(|start| start.at < at);
    for start in texts[from..].iter().take(MOST) {
        let Some(between) = window.get(..start.at - at) else { break };
        if between.len() > length && !is_markup(between) {
            break;
        }
        match start.opens {
            Some(picture) => _ = reach.pictures.insert(picture),
            None => _ = reach.captions.insert(start.part),
        }
    }
    reach
}

/// Whether there is nothing to read in `text`: tags, shortcodes, one image and
/// signs alone. The last of them may break off, where the caption stands in it.
fn is_markup(text: &str) -> bool {
    let mut rest = text;
    let (mut images, mut gaps) = (0, 0);
    while let Some(c) = rest.chars().next() {
        let closes = match c {
            '<' => ">",
            '{' if rest.starts_with("{{") => "}}",
            '{' if rest.starts_with("{%") => "%}",
            '{' => "}",
            '[' => "]",
            '(' => ")",
            _ if c.is_alphanumeric() => return false,
            '\n' => {
                let blank = rest[1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
                gaps += usize::from(blank && images > 0);
                rest = &rest[1..];
                continue;
            }
            _ => {
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        let is_inline = text[..text.len() - rest.len()].ends_with('!');
        let is_image = is_inline || rest.starts_with("<img");
        if (is_image && gaps > 0) || (is_inline && images > 0) || rest.starts_with("</figure") {
            return false;
        }
        images += usize::from(is_image);
        let Some(end) = rest.find(closes) else { return true };
        rest = &rest[end + closes.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_markup;

    #[test]
    fn a_picture_begins_where_only_markup_stands_before_its_caption() {
        for (text, expected) in [
            ("<figure>\n  <img src=\"a.jpg\" alt=\"\">\n  <figcaption>", true),
            ("![](a.jpg)\n*", true),
            ("![A tram](a b.jpg)\n\n*", true),
            ("[![](a.jpg)](b.html){: .wide}\n\n*", true),
            ("{{< figure src=\"a.jpg\"\n  caption=\"", true),
            ("{% include figure.html src='a.jpg' caption='", true),
            ("[caption id=\"1\"]<img src=\"a.jpg\"> ", true),
            ("The council met.\n\n![](a.jpg)\n*", false),
            ("![](a.jpg)\n\n![](b.jpg)\n*", false),
            ("<figure><img src=\"a.jpg\"></figure>\n<figure><figcaption>", false),
        ] {
            assert_eq!(is_markup(text), expected, "{text}");
        }
    }
}
