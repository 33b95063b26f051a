//! Markdown's blocks and lines as elements, so that one reader finds body and
//! pictures in both.

mod shortcodes;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::article::Span;
use crate::read::html::{Attribute, AttributeName, Builder, Piece};

use super::Dialect;
use super::image::{self, Image};
use super::mask::{self, MARK, mask};
use super::shortcode::{Means, Shortcode};
use super::template;

/// Feeds the Markdown of `source[start..]`; `has_title` where the front matter
/// gave one, so that a heading is not it.
pub(super) fn feed<'s>(
    builder: &mut Builder<'s>,
    source: &'s str,
    start: usize,
    has_title: bool,
    dialect: Dialect,
) {
    let shortcodes = template::find(source, start);
    let masked = mask(source, start, &shortcodes);
    let feeder = Feeder::new(builder, source, &shortcodes, dialect);
    Feeder { has_title, ..feeder }.all(&masked, start);
}

struct Feeder<'b, 's, 'c> {
    builder: &'b mut Builder<'s>,
    source: &'s str,
    shortcodes: &'c [Shortcode],
    dialect: Dialect,
    /// The image that is being read.
    image: Option<Image>,
    /// Raw markup that may go on in the next event.
    html: Option<Span>,
    in_code: bool,
    has_title: bool,
    /// The elements that are open, by name.
    open: Vec<&'static str>,
    /// How many figures raw markup has left open.
    figures: usize,
    lead: Lead,
    /// Where the paragraph of images ends that was read last.
    images_end: usize,
}

/// What a block has begun with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Nothing,
    Images,
    Text,
}

impl<'b, 's, 'c> Feeder<'b, 's, 'c> {
    fn new(
        builder: &'b mut Builder<'s>,
        source: &'s str,
        shortcodes: &'c [Shortcode],
        dialect: Dialect,
    ) -> Feeder<'b, 's, 'c> {
        Feeder {
            builder,
            source,
            shortcodes,
            dialect,
            image: None,
            html: None,
            in_code: false,
            has_title: true,
            open: Vec::new(),
            figures: 0,
            lead: Lead::Nothing,
            images_end: 0,
        }
    }

    fn all(&mut self, masked: &str, start: usize) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_WIKILINKS;
        for (event, range) in Parser::new_ext(masked, options).into_offset_iter() {
            let span = Span::new(start + range.start, start + range.end);
            self.event(event, span);
        }
        self.flush_html();
    }

    fn event(&mut self, event: Event, span: Span) {
        if let Event::Html(_) = event {
            match &mut self.html {
                Some(pending) if pending.end == span.start => pending.end = span.end,
                _ => {
                    self.flush_html();
                    self.html = Some(span);
                }
            }
            return;
        }
        self.flush_html();
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) if !self.in_code => self.text(&text, span),
            Event::Code(text) => self.code(&text, span),
            Event::InlineHtml(_) if self.image.is_none() => self.markup(span),
            // The line right below a picture.
            Event::SoftBreak if self.image.is_none() && self.lead == Lead::Images => {
                self.builder.open("br", Vec::new());
            }
            Event::SoftBreak => self.literal(" ", span),
            Event::HardBreak if self.image.is_none() => self.builder.open("br", Vec::new()),
            Event::HardBreak => self.literal(" ", span),
            Event::Rule => self.builder.open("hr", Vec::new()),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, span: Span) {
        if let Some(image) = &mut self.image {
            image.depth += usize::from(matches!(tag, Tag::Image { .. }));
            return;
        }
        if matches!(tag, Tag::Paragraph | Tag::Item | Tag::TableCell) {
            self.lead = Lead::Nothing;
        }
        let name = match tag {
            Tag::Paragraph if self.is_caption(span) => {
                self.caption("p", span);
                return;
            }
            Tag::BlockQuote(_) if self.is_right_below(span) => {
                self.caption("blockquote", span);
                return;
            }
            Tag::Heading { level: HeadingLevel::H5 | HeadingLevel::H6, .. }
                if self.is_right_below(span)
                    && span.of(self.source).trim_end().ends_with(['.', '!', ')']) =>
            {
                self.caption("h6", span);
                return;
            }
            Tag::Paragraph => "p",
            Tag::Heading { level: HeadingLevel::H1, .. } if !self.has_title => {
                self.has_title = true;
                "h1"
            }
            Tag::Heading { level: HeadingLevel::H6, .. } => "h6",
            Tag::Heading { level: HeadingLevel::H5, .. } => "h5",
            Tag::Heading { .. } => "h2",
            Tag::BlockQuote(_) => "blockquote",
            Tag::List(_) => "ul",
            Tag::Item => "li",
            Tag::FootnoteDefinition(_) => "div",
            Tag::Table(_) => "table",
            Tag::TableHead | Tag::TableRow => "tr",
            Tag::TableCell => "td",
            Tag::Emphasis => "em",
            Tag::Strong => "strong",
            Tag::Strikethrough => "del",
            Tag::Link { link_type: LinkType::Email, .. } => "span",
            Tag::Link { .. } => "a",
            Tag::Image { link_type, dest_url, title, .. } => {
                let src = mask::address(&dest_url, self.shortcodes_in(span), self.source);
                let is_captioned = matches!(link_type, LinkType::WikiLink { has_pothole: true });
                let (title, alt) = (title.to_string(), Vec::new());
                self.image = Some(Image { span, src, title, is_captioned, alt, depth: 1 });
                self.lead = if self.lead == Lead::Text { Lead::Text } else { Lead::Images };
                return;
            }
            Tag::CodeBlock(_) => {
                self.in_code = true;
                return;
            }
            _ => return,
        };
        self.builder.open(name, Vec::new());
        self.open.push(name);
    }

    /// Opens an element as the caption of a picture.
    fn caption(&mut self, name: &'static str, span: Span) {
        let class = Piece { from: span, decoded: Some("caption".into()) };
        let class = Attribute { name: AttributeName::Given("class"), value: vec![class] };
        self.builder.open(name, vec![class]);
        self.open.push(name);
    }

    /// Whether a block begins on the line right below a picture.
    fn is_right_below(&self, block: Span) -> bool {
        let between = self.source.get(self.images_end..block.start);
        self.images_end > 0
            && between.is_some_and(|b| b.trim().is_empty() && b.matches('\n').count() <= 1)
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        if matches!(tag, TagEnd::Paragraph) && self.lead == Lead::Images {
            let paragraph = span.of(self.source).trim_end();
            self.images_end = span.start + paragraph.len();
        }
        match tag {
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Image => {
                let is_done = self.image.as_mut().is_some_and(|image| {
                    image.depth -= 1;
                    image.depth == 0
                });
                if let Some(image) = self.image.take_if(|_| is_done) {
                    self.picture(image);
                }
            }
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
            _ if self.image.is_some() => {}
            _ => {
                if let Some(name) = self.open.pop() {
                    self.builder.close(name);
                }
            }
        }
    }

    /// Whether an attribute list in or right behind the block says so.
    fn is_caption(&self, block: Span) -> bool {
        self.shortcodes_in(block)
            .iter()
            .any(|shortcode| matches!(shortcode.means, Means::MarksCaption))
    }

    fn shortcodes_in(&self, span: Span) -> &[Shortcode] {
        let from = self.shortcodes.partition_point(|s| s.span.start < span.start);
        let to = self.shortcodes.partition_point(|s| s.span.start < span.end).max(from);
        &self.shortcodes[from..to]
    }

    fn text(&mut self, text: &str, span: Span) {
        let stretch = span.of(self.source);
        if text == stretch {
            self.literal_or_verbatim(None, span);
            return;
        }
        // A shortcode in it, or an entity.
        let mut rest = text;
        let mut at = span.start;
        while let Some(mark) = rest.find(MARK) {
            let found = self.shortcodes.binary_search_by_key(&(at + mark), |s| s.span.start);
            let Ok(found) = found else { break };
            let before = Span::new(at, at + mark);
            if !before.is_empty() {
                self.literal_or_verbatim(None, before);
            }
            let Shortcode { span, means } = self.shortcodes[found].clone();
            self.shortcode(span, means);
            let length = span.len().min(rest.len() - mark);
            rest = rest.get(mark + length..).unwrap_or("");
            at = span.end;
        }
        let left = Span::new(at.min(span.end), span.end);
        if left.of(self.source) == rest {
            self.literal_or_verbatim(None, left);
        } else if !rest.trim().is_empty() {
            self.literal_or_verbatim(Some(rest), left);
        }
    }

    fn code(&mut self, text: &str, span: Span) {
        let stretch = span.of(self.source);
        let ticks = stretch.bytes().take_while(|b| *b == b'`').count();
        let inside = stretch.get(ticks..stretch.len().saturating_sub(ticks)).unwrap_or("");
        let lead = inside.len() - inside.trim_start().len();
        let start = span.start + ticks + lead;
        let inside = Span::new(start, start + inside.trim().len());
        let is_plain = inside.of(self.source) == text.trim();
        match is_plain || text.contains(MARK) {
            true => self.literal_or_verbatim(None, inside),
            false => self.literal_or_verbatim(Some(text), span),
        }
    }

    fn literal(&mut self, text: &str, span: Span) {
        self.literal_or_verbatim(Some(text), span);
    }

    fn literal_or_verbatim(&mut self, text: Option<&str>, span: Span) {
        match (&mut self.image, text) {
            (Some(image), _) => {
                image.alt.push(Piece { from: span, decoded: text.map(Into::into) });
                return;
            }
            (None, Some(text)) => self.builder.text_for(text, span),
            (None, None) => self.builder.text(span),
        }
        if !text.unwrap_or_else(|| span.of(self.source)).trim().is_empty() {
            self.lead = Lead::Text;
        }
    }

    fn picture(&mut self, image: Image) {
        let Image { span, src, title, is_captioned, mut alt, .. } = image;
        let given = |name: &'static str, value: Vec<Piece>| Attribute {
            name: AttributeName::Given(name),
            value,
        };
        let src = Piece { from: span, decoded: Some(src.into()) };
        let mut attributes = vec![given("src", vec![src])];
        let behind = self.shortcodes.binary_search_by_key(&span.end, |s| s.span.start);
        let has_attributes =
            behind.is_ok_and(|at| matches!(self.shortcodes[at].means, Means::Attributes));
        if is_captioned {
            image::without_size(self.source, &mut alt);
        }
        if !title.trim().is_empty() {
            attributes
                .push(given("data-caption", vec![image::title_piece(self.source, span, &title)]));
        } else if has_attributes
            || is_captioned
            || (self.dialect == Dialect::Pandoc && image::is_alone(self.source, span))
        {
            // Pandoc and Quarto print the text of such an image below it, and
            // so does Obsidian.
            attributes.push(given("data-caption", alt.clone()));
        }
        attributes.push(given("alt", alt));
        self.builder.open("img", attributes);
    }
}
