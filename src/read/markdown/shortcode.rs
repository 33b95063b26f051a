//! What site generators put between the lines of Markdown: Hugo's shortcodes,
//! Jekyll's includes and Liquid tags, kramdown's and Pandoc's attribute lists,
//! WordPress's captions.

use crate::article::Span;

use crate::read::html::caption_shortcode;

/// Longest shortcode looked for, in bytes.
const LONGEST: usize = 2_000;

/// A stretch of source that is no Markdown.
#[derive(Debug, Clone)]
pub(super) struct Shortcode {
    pub span: Span,
    pub means: Means,
}

#[derive(Debug, Clone)]
pub(super) enum Means {
    /// A picture with what the shortcode says of it.
    Figure(Figure),
    /// Starts a figure whose picture follows, its caption perhaps given.
    Opens(Option<Span>),
    /// Ends such a figure.
    Closes,
    /// Makes the block before it a caption.
    MarksCaption,
    /// Attributes of the image before it.
    Attributes,
    /// Nothing to a reader of the story.
    Nothing,
}

/// The parts of a figure shortcode, each where its value stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Figure {
    pub src: Option<Span>,
    pub alt: Option<Span>,
    pub caption: Option<Span>,
    pub credit: Option<Span>,
}

/// All shortcodes of `source` from byte `from` on, in order.
pub(super) fn find(source: &str, from: usize) -> Vec<Shortcode> {
    let mut found = Vec::new();
    let mut at = from;
    let mut next_caption = caption_shortcode::next(source, from);
    while let Some(brace) = source[at..].find('{').map(|next| at + next) {
        if let Some(shortcode) = at_brace(source, brace) {
            at = shortcode.span.end;
            found.push(shortcode);
        } else {
            at = brace + source[brace..].bytes().take_while(|b| *b == b'{').count();
        }
    }
    while let Some(caption) = next_caption {
        let words = caption_shortcode::words_in(source, caption.opening);
        let opening = Shortcode { span: caption.opening, means: Means::Opens(words) };
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

fn at_brace(source: &str, brace: usize) -> Option<Shortcode> {
    let window = &source[brace..source.floor_char_boundary(brace + LONGEST)];
    let ended = |open: &str, close: &str| {
        let length = window.starts_with(open).then(|| window[open.len()..].find(close))??;
        let inside = Span::new(open.len(), open.len() + length).shift(brace);
        Some((inside, brace + open.len() + length + close.len()))
    };
    for (open, close) in [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")] {
        if let Some((inside, end)) = ended(open, close) {
            let is_liquid = open == "{%";
            let means = if open == "{{" { Means::Nothing } else { tag(source, inside, is_liquid) };
            return Some(Shortcode { span: Span::new(brace, end), means });
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
    Some(Shortcode { span: Span::new(brace, end), means })
}

fn tag(source: &str, inside: Span, is_liquid: bool) -> Means {
    let mut arguments = arguments(source, inside);
    if arguments.is_empty() {
        return Means::Nothing;
    }
    let mut name = arguments.remove(0).value.of(source).to_lowercase();
    if is_liquid && name == "endfigure" {
        return Means::Closes;
    }
    if is_liquid
        && matches!(name.as_str(), "include" | "include_relative" | "include_cached" | "render")
    {
        if arguments.is_empty() {
            return Means::Nothing;
        }
        name = arguments.remove(0).value.of(source).to_lowercase();
    }
    let shows =
        ["figure", "image", "img", "picture", "photo"].iter().any(|part| name.contains(part));
    if !shows || name.starts_with('/') || name.starts_with("end") {
        return Means::Nothing;
    }
    let value = |names: &[&str]| {
        names.iter().find_map(|name| {
            let named = arguments.iter().find(|argument| argument.is_named(source, name))?;
            // A bare word in a Liquid tag is a variable, known to the site alone.
            let is_known = named.is_quoted || !is_liquid;
            (is_known && !named.value.is_empty()).then_some(named.value)
        })
    };
    let mut unnamed = arguments.iter().filter(|argument| argument.name.is_none());
    let figure = Figure {
        src: value(&["src", "image_path", "url", "path", "file", "filename", "image", "img"])
            .or_else(|| unnamed.next().map(|argument| argument.value)),
        alt: value(&["alt", "alt_text"]),
        caption: value(&["caption", "description", "text", "cap", "title"])
            .or_else(|| unnamed.find(|argument| argument.is_quoted).map(|argument| argument.value)),
        credit: value(&[
            "attr",
            "credit",
            "attribution",
            "source",
            "copyright",
            "photographer",
            "author",
            "by",
        ]),
    };
    if is_liquid && name == "figure" && figure.src.is_none() {
        return Means::Opens(figure.caption);
    }
    Means::Figure(figure)
}

struct Argument {
    name: Option<Span>,
    value: Span,
    is_quoted: bool,
}

impl Argument {
    fn is_named(&self, source: &str, name: &str) -> bool {
        self.name.is_some_and(|span| span.of(source).eq_ignore_ascii_case(name))
    }
}

/// `name src="…" caption='…' bare`, the name of the tag among them.
fn arguments(source: &str, inside: Span) -> Vec<Argument> {
    let stretch = inside.of(source);
    let mut found = Vec::new();
    let mut at = 0;
    let skipped = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | ',');
    while at < stretch.len() {
        let left = &stretch[at..];
        at += left.len() - left.trim_start_matches(skipped).len();
        let left = &stretch[at..];
        let Some(first) = left.chars().next() else { break };
        let start = inside.start + at;
        let mut name = None;
        let mut opening = first;
        let mut value_at = 0;
        let is_quote = |c: char| matches!(c, '"' | '\'' | '`' | '“' | '”');
        if !is_quote(first) {
            let word = left.find(|c: char| c.is_whitespace() || matches!(c, '=' | ':' | '[' | ']'));
            let word = word.unwrap_or(left.len());
            let gap = left[word..].len() - left[word..].trim_start().len();
            let behind = &left[word + gap..];
            let is_path = behind.starts_with("://");
            if word > 0 && behind.starts_with(['=', ':']) && !is_path {
                name = Some(Span::new(start, start + word));
                let value = behind[1..].trim_start();
                value_at = left.len() - value.len();
                opening = value.chars().next().unwrap_or(' ');
            }
        }
        let value = &left[value_at..];
        if is_quote(opening) {
            let from = opening.len_utf8().min(value.len());
            let closes = |c: char| if opening == '“' { c == '”' } else { c == opening };
            let length = quoted(&value[from..], closes);
            let begin = start + value_at + from;
            let span = Span::new(begin, begin + length);
            found.push(Argument { name, value: span, is_quoted: true });
            let end = value_at + from + length;
            at += (end + left[end..].chars().next().map_or(0, char::len_utf8)).max(1);
        } else {
            let length = value.find(|c: char| c.is_whitespace() || c == ']').unwrap_or(value.len());
            let begin = start + value_at;
            let span = Span::new(begin, begin + length);
            found.push(Argument { name, value: span, is_quoted: false });
            at += (value_at + length).max(first.len_utf8());
        }
    }
    found
}

/// The length of a string up to the quote that closes it.
fn quoted(stretch: &str, closes: impl Fn(char) -> bool) -> usize {
    let mut was_backslash = false;
    for (at, c) in stretch.char_indices() {
        if closes(c) && !was_backslash {
            return at;
        }
        was_backslash = c == '\\' && !was_backslash;
    }
    stretch.len()
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
