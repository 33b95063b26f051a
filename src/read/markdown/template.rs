//! What site generators put between the lines of Markdown: Hugo's shortcodes,
//! Jekyll's includes and Liquid tags, macros, components, kramdown's and
//! Pandoc's attribute lists, WordPress's captions.

use crate::article::Span;

use crate::read::html::caption_shortcode;

use super::figure::{self, Figure};
use super::shortcode::{Means, Shortcode};
use super::{component, fence};

/// Longest shortcode looked for, in bytes.
const LONGEST: usize = 2_000;

/// The closing of a pair stands no further behind its opening, in bytes.
const LONGEST_PAIR: usize = 8_000;

/// All shortcodes of `source` from byte `from` on, in order.
pub(super) fn find(source: &str, from: usize) -> Vec<Shortcode> {
    let mut found = fence::find(source, from);
    let mut at = from;
    while let Some(next) = source[at..].find(['{', '<']).map(|next| at + next) {
        let read = match source.as_bytes()[next] {
            b'{' => at_brace(source, next),
            _ => at_angle(source, next),
        };
        if let Some(Read { shortcode, closing }) = read {
            at = shortcode.span.end;
            let closing = closing.map(|span| Shortcode { span, means: Means::Closes });
            found.push(shortcode);
            found.extend(closing);
        } else {
            let byte = source.as_bytes()[next];
            at = next + source[next..].bytes().take_while(|b| *b == byte).count();
        }
    }
    let mut next_caption = caption_shortcode::next(source, from);
    while let Some(caption) = next_caption {
        let caption_words = caption_shortcode::words_in(source, caption.opening);
        let figure = Figure { caption: caption_words, ..Figure::default() };
        let opening = Shortcode { span: caption.opening, means: Means::Opens(figure) };
        let closing = Shortcode { span: caption.closing, means: Means::Closes };
        found.extend([opening, closing]);
        next_caption = caption_shortcode::next(source, caption.closing.end);
    }
    found.sort_by_key(|shortcode| shortcode.span);
    let mut end = from;
    found.retain(|shortcode| {
        let is_apart = shortcode.span.start >= end;
        end = end.max(shortcode.span.end);
        is_apart
    });
    found
}

/// A shortcode, and the one that closes what it opens.
struct Read {
    shortcode: Shortcode,
    closing: Option<Span>,
}

impl Read {
    fn alone(span: Span, means: Means) -> Option<Read> {
        Some(Read { shortcode: Shortcode { span, means }, closing: None })
    }
}

fn at_brace(source: &str, brace: usize) -> Option<Read> {
    let window = &source[brace..source.floor_char_boundary(brace + LONGEST)];
    let ended = |open: &str, close: &str| {
        let length = window.starts_with(open).then(|| window[open.len()..].find(close))??;
        let inside = Span::new(open.len(), open.len() + length).shift(brace);
        Some((inside, brace + open.len() + length + close.len()))
    };
    if let Some((_, end)) = ended("{/*", "*/}") {
        return Read::alone(Span::new(brace, end), Means::Comment);
    }
    for (open, close) in [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")] {
        if let Some((inside, end)) = ended(open, close) {
            let span = Span::new(brace, end);
            return match open {
                "{{" => Read::alone(span, call(source, inside)),
                _ => tag(source, span, inside, open),
            };
        }
    }
    let (inside, end) = ended("{", "}").filter(|(inside, _)| !inside.of(source).contains('\n'))?;
    let list = inside.of(source);
    let behind_image = source[..brace].ends_with(')');
    let means = if list.starts_with(':') {
        let is_caption = list.contains(".caption") || list.contains(".wp-caption-text");
        if is_caption { Means::MarksCaption } else { Means::Nothing }
    } else if behind_image && (list.starts_with(['#', '.']) || list.contains('=')) {
        Means::Attributes
    } else {
        return None;
    };
    Read::alone(Span::new(brace, end), means)
}

/// `figure({ src: 'a.jpg', caption: '…' })` in double braces.
fn call(source: &str, inside: Span) -> Means {
    let name = inside.of(source).split('(').next().unwrap_or_default().trim();
    let is_call = inside.of(source).contains('(')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.'));
    match figure::read(source, inside, true) {
        Some(tag) if is_call && figure::shows(name) => Means::Figure(tag.figure),
        _ => Means::Nothing,
    }
}

/// A tag of Liquid or a shortcode of Hugo, alone or with what closes it.
fn tag(source: &str, span: Span, inside: Span, open: &str) -> Option<Read> {
    let is_liquid = open == "{%";
    let Some(tag) = figure::read(source, inside, is_liquid).filter(|t| figure::shows(&t.name))
    else {
        return Read::alone(span, Means::Nothing);
    };
    let closes_itself = inside.of(source).trim_end().ends_with('/');
    let closing = closing(source, span.end, &tag.name, open).filter(|_| !closes_itself);
    let Some(closing) = closing else {
        return Read::alone(span, Means::Figure(tag.figure));
    };
    // What such a pair holds is the caption: what stands in the tag is not.
    let mut figure = tag.figure;
    let is_positional = figure.caption.is_some_and(|caption| !is_named(source, caption));
    if is_positional && !Span::new(span.end, closing.start).of(source).trim().is_empty() {
        figure.alt = figure.alt.or(figure.caption.take());
    }
    let shortcode = Shortcode { span, means: Means::Opens(figure) };
    Some(Read { shortcode, closing: Some(closing) })
}

/// Whether a name stands before the value.
fn is_named(source: &str, value: Span) -> bool {
    let before = source[..value.start].trim_end_matches(['"', '\'', '`', '“']).trim_end();
    before.ends_with(['=', ':'])
}

/// `{{< /figure >}}` or `{% endfigure %}` behind byte `from`, if no other pair
/// of that name begins before it.
fn closing(source: &str, from: usize, name: &str, open: &str) -> Option<Span> {
    let window = &source[from..source.floor_char_boundary(from + LONGEST_PAIR)];
    let close = match open {
        "{{<" => ">}}",
        "{{%" => "%}}",
        _ => "%}",
    };
    let expected = if open == "{%" { format!("end{name}") } else { format!("/{name}") };
    for (at, _) in window.match_indices(open) {
        let inside = window[at + open.len()..].trim_start();
        if begins(inside, &expected) {
            let end = at + window[at..].find(close)? + close.len();
            return Some(Span::new(at, end).shift(from));
        }
        if begins(inside, name) {
            return None;
        }
    }
    None
}

/// Whether a text begins with a word, in whatever case.
fn begins(text: &str, word: &str) -> bool {
    let begins = text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    begins && !text[word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
}

/// A component that shows pictures, alone or around its children.
fn at_angle(source: &str, angle: usize) -> Option<Read> {
    let component = component::read(source, angle)?;
    let closing = (!component.is_closed)
        .then(|| {
            let behind = component.span.end;
            let window = &source[behind..source.floor_char_boundary(behind + LONGEST_PAIR)];
            let close = format!("</{}>", component.name.of(source));
            let at = behind + window.find(&close)?;
            Some(Span::new(at, at + close.len()))
        })
        .flatten();
    let mut figures = component.figures;
    let means = match closing {
        Some(_) => Means::Opens(figures.drain(..).next().unwrap_or_default()),
        None if figures.len() == 1 => Means::Figure(figures.remove(0)),
        None => Means::Figures(figures),
    };
    Some(Read { shortcode: Shortcode { span: component.span, means }, closing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_site_generators_are_read() {
        for (source, src, caption) in [
            (r#"{{< figure src="a.jpg" caption="Two men" >}}"#, "a.jpg", "Two men"),
            (r#"{{<figure src=a.jpg caption=`Two "men"`>}}"#, "a.jpg", r#"Two "men""#),
            ("{{% img a.jpg \"Two men\" %}}", "a.jpg", "Two men"),
            ("{% include figure.html src=\"a.jpg\" caption='Two men' %}", "a.jpg", "Two men"),
            ("{% include image.html url=\"a.jpg\" description=\"Two men\" %}", "a.jpg", "Two men"),
            ("{% include photo.html src=\"a.jpg\" caption=page.caption %}", "a.jpg", ""),
            ("{% picture http://x.org/a.jpg %}", "http://x.org/a.jpg", ""),
            ("{% image \"a.jpg\", \"alt\" %}", "a.jpg", ""),
            ("{% image \"a.jpg\" \"alt\" \"Two men\" %}", "a.jpg", "Two men"),
            ("{% img left /a.jpg 'Two men' 'alt' %}", "/a.jpg", "Two men"),
            ("{% img a.jpg '\"Two men\" \"alt\"' %}", "a.jpg", "Two men"),
            ("{{ figure({ src: 'a.jpg', caption: 'Two men' }) }}", "a.jpg", "Two men"),
            ("<Image src=\"a.jpg\" caption=\"Two men\" />", "a.jpg", "Two men"),
            ("<Figure src={a} caption={`Two men`} />", "", "Two men"),
            ("<Figure src={import('./a.jpg')} caption={<>Two men</>} />", "./a.jpg", "Two men"),
        ] {
            let found = find(source, 0);
            let [Shortcode { means: Means::Figure(figure), span }] = found.as_slice() else {
                panic!("{source}: {found:?}");
            };
            assert_eq!(span.of(source), source);
            let value = |span: Option<Span>| span.map_or("", |span| span.of(source));
            assert_eq!((value(figure.src), value(figure.caption)), (src, caption), "{source}");
        }
    }
}
