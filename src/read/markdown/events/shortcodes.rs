//! Shortcodes and raw markup between the events of Markdown.

use crate::article::Span;
use crate::read::html::{Attribute, AttributeName, Piece};
use crate::read::markdown::figure::Figure;
use crate::read::markdown::shortcode::{Means, Shortcode};

use super::{Feeder, Lead};

/// How far back, in bytes, a shortcode's surroundings are looked at.
const LONGEST_TAG: usize = 4_000;

impl Feeder<'_, '_, '_> {
    /// Raw markup.
    pub(super) fn markup(&mut self, span: Span) {
        let tags = span.of(self.source).to_ascii_lowercase();
        let opened = tags.matches("<figure").count();
        self.figures = (self.figures + opened).saturating_sub(tags.matches("</figure>").count());
        self.builder.markup(span);
    }

    pub(super) fn shortcode(&mut self, span: Span, means: Means) {
        if self.image.is_some() {
            return;
        }
        match means {
            Means::Figure(figure) => self.figure(&figure),
            Means::Figures(figures) => figures.iter().for_each(|figure| self.figure(figure)),
            Means::Opens(figure) => {
                self.builder.open("figure", Vec::new());
                self.parts(&figure);
            }
            Means::Closes => self.builder.close("figure"),
            Means::OpensCaption => {
                self.builder.open("figcaption", Vec::new());
            }
            Means::ClosesCaption => self.builder.close("figcaption"),
            Means::Comment => self.builder.comment(span),
            Means::MarksCaption | Means::Attributes | Means::Nothing => {
                self.builder.text_for(" ", span);
            }
        }
    }

    /// A figure of its own, or in the one that raw markup has opened its parts.
    fn figure(&mut self, figure: &Figure) {
        let is_in_line = matches!(self.open.last(), Some(&("a" | "em" | "strong")));
        if self.figures > 0 || (is_in_line && figure.caption.is_none()) {
            self.parts(figure);
            return;
        }
        self.builder.open("figure", Vec::new());
        self.parts(figure);
        self.builder.close("figure");
    }

    fn parts(&mut self, figure: &Figure) {
        let given = |name, span: Option<Span>| {
            let value = vec![Piece { from: span?, decoded: None }];
            Some(Attribute { name: AttributeName::Given(name), value })
        };
        if figure.src.is_some() {
            let attributes = [given("src", figure.src), given("alt", figure.alt)];
            self.builder.open("img", attributes.into_iter().flatten().collect());
        }
        if let Some(caption) = figure.caption {
            self.builder.open("figcaption", Vec::new());
            self.phrase(caption);
            self.builder.close("figcaption");
        }
        if let Some(credit) = figure.credit {
            let class = Piece { from: credit, decoded: Some("credit".into()) };
            let class = Attribute { name: AttributeName::Given("class"), value: vec![class] };
            self.builder.open("span", vec![class]);
            self.phrase(credit);
            self.builder.close("span");
        }
    }

    /// The words of a shortcode, which may hold Markdown of their own.
    fn phrase(&mut self, span: Span) {
        let feeder = Feeder::new(&mut *self.builder, self.source, &[], self.dialect);
        Feeder { lead: Lead::Text, ..feeder }.all(span.of(self.source), span.start);
    }

    /// Raw markup, the shortcodes in it set apart unless they stand in a tag,
    /// as an address often does.
    pub(super) fn flush_html(&mut self) {
        let Some(span) = self.html.take() else { return };
        let mut done = span.start;
        for Shortcode { span: inside, means } in self.shortcodes_in(span).to_vec() {
            let near = self.source.floor_char_boundary(inside.start.saturating_sub(LONGEST_TAG));
            let before = &self.source[near.max(done)..inside.start.max(done)];
            let is_in_tag = before.rfind('<') > before.rfind('>');
            if inside.start < done || inside.end > span.end || is_in_tag {
                continue;
            }
            self.markup(Span::new(done, inside.start));
            self.shortcode(inside, means);
            done = inside.end;
        }
        self.markup(Span::new(done, span.end));
    }
}
