use super::Span;

/// A string that knows where each of its bytes came from in its source.
///
/// Inline markup that was left out and entities that were decoded make the
/// string differ from the source; [`Text::to_source`] leads back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    content: String,
    /// Which of the article's sources this text was read from.
    source: usize,
    /// Ascending in `at`; a piece runs to the start of the next one.
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Where the piece starts in the content.
    at: usize,
    /// What it stands for in the source.
    from: Span,
    /// Whether it is the source to the letter, so that offsets inside carry.
    verbatim: bool,
}

impl Text {
    /// A text that is `span` of `source` to the letter.
    pub fn verbatim(source: &str, span: Span) -> Text {
        let mut text = Text::default();
        text.push(span.of(source), span.start);
        text
    }

    /// Bytes that it takes in memory.
    pub(super) fn size(&self) -> usize {
        self.content.len() + self.pieces.len() * size_of::<Piece>()
    }

    /// The same text, read from another of the article's sources.
    pub fn in_source(mut self, index: usize) -> Text {
        self.source = index;
        self
    }

    /// Appends a stretch that stands in the source, to the letter, at byte `at`.
    pub fn push(&mut self, stretch: &str, at: usize) {
        if stretch.is_empty() {
            return;
        }
        let from = Span::new(at, at + stretch.len());
        match self.pieces.last_mut() {
            Some(last) if last.verbatim && last.from.end == at => last.from.end = from.end,
            _ => self.pieces.push(Piece { at: self.content.len(), from, verbatim: true }),
        }
        self.content.push_str(stretch);
    }

    /// Appends a stretch that stands for other bytes of the source: a decoded
    /// entity, a space made of a line break, a blank line between paragraphs.
    pub fn push_for(&mut self, stretch: &str, from: Span) {
        if stretch.is_empty() {
            return;
        }
        self.pieces.push(Piece { at: self.content.len(), from, verbatim: false });
        self.content.push_str(stretch);
    }

    /// Appends another text of the same source.
    pub fn append(&mut self, other: &Text) {
        let base = self.content.len();
        self.pieces.extend(other.pieces.iter().map(|p| Piece { at: p.at + base, ..*p }));
        self.content.push_str(&other.content);
    }

    /// The part of this text under `span`, which must fall on character
    /// boundaries, still knowing its source.
    pub fn slice(&self, span: Span) -> Text {
        let mut part = Text { source: self.source, ..Text::default() };
        let first = self.pieces.partition_point(|p| p.at <= span.start).saturating_sub(1);
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            let end = self.pieces.get(index + 1).map_or(self.content.len(), |p| p.at);
            let (from, to) = (piece.at.max(span.start), end.min(span.end));
            if from >= to {
                break;
            }
            let stretch = &self.content[from..to];
            if piece.verbatim {
                part.push(stretch, piece.from.start + (from - piece.at));
            } else {
                part.push_for(stretch, piece.from);
            }
        }
        part
    }

    /// This text, read from the characters of `outer`, as one that leads back
    /// to where `outer` was read from: a page inside of another document.
    pub fn through(&self, outer: &Text) -> Text {
        let mut text = Text { source: outer.source, ..Text::default() };
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(self.content.len(), |p| p.at);
            match piece.verbatim {
                true => text.append(&outer.slice(piece.from)),
                false => {
                    let from = outer.to_source(piece.from);
                    text.push_for(&self.content[piece.at..end], from);
                }
            }
        }
        text
    }

    /// This text without white space at its ends.
    pub fn trim(&self) -> Text {
        let start = self.content.len() - self.content.trim_start().len();
        let end = self.content.trim_end().len().max(start);
        self.slice(Span::new(start, end))
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Whether there are no characters.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// Which of the article's sources this text was read from.
    pub fn source(&self) -> usize {
        self.source
    }

    /// The span of the whole text in its own bytes.
    pub fn span(&self) -> Span {
        Span::new(0, self.content.len())
    }

    /// The bytes of the source that `span` of this text came from.
    pub fn to_source(&self, span: Span) -> Span {
        let start = self.source_of(span.start, true);
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.source_of(span.end, false).max(start))
    }

    /// The bytes of the source under `span`, where they are the same to the
    /// letter and in one piece, so that they can be changed there.
    pub fn verbatim_source(&self, span: Span) -> Option<Span> {
        let index = self.pieces.partition_point(|p| p.at <= span.start).checked_sub(1)?;
        let piece = self.pieces[index];
        let end = self.pieces.get(index + 1).map_or(self.content.len(), |p| p.at);
        let is_inside = piece.verbatim && !span.is_empty() && span.end <= end;
        is_inside
            .then(|| Span::new(span.start - piece.at, span.end - piece.at).shift(piece.from.start))
    }

    fn source_of(&self, at: usize, is_start: bool) -> usize {
        // An end belongs to the piece that holds the byte before it.
        let found = match is_start {
            true => self.pieces.partition_point(|p| p.at <= at),
            false => self.pieces.partition_point(|p| p.at < at),
        };
        let Some(piece) = found.checked_sub(1).map(|i| self.pieces[i]) else { return 0 };
        match (piece.verbatim, is_start) {
            (true, _) => (piece.from.start + (at - piece.at)).min(piece.from.end),
            (false, true) => piece.from.start,
            (false, false) => piece.from.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_inside_of_a_document_leads_back_to_the_document() {
        let document = "<d>&lt;p>Caf&#233; &amp;amp; bar&lt;/p></d>";
        let mut page = Text::default();
        page.push_for("<", Span::new(3, 7));
        page.push("p>Caf", 7);
        page.push_for("é", Span::new(12, 18));
        page.push(" ", 18);
        page.push_for("&", Span::new(19, 24));
        page.push("amp; bar", 24);
        assert_eq!(page.as_str(), "<p>Café &amp; bar");
        let mut words = Text::default();
        words.push("Café ", 3);
        words.push_for("&", Span::new(9, 14));
        words.push(" bar", 14);
        let words = words.through(&page);
        assert_eq!(words.as_str(), "Café & bar");
        for (span, stands_for) in
            [((0, 3), "Caf"), ((3, 5), "&#233;"), ((6, 7), "&amp;amp;"), ((8, 11), "bar")]
        {
            let span = words.to_source(Span::new(span.0, span.1));
            assert_eq!(span.of(document), stands_for);
        }
    }

    #[test]
    fn spans_lead_back_through_entities_and_markup() {
        let source = "A <b>bold</b> &amp; old tale";
        let mut text = Text::default();
        text.push("A ", 0);
        text.push("bold", 5);
        text.push(" ", 13);
        text.push_for("&", Span::new(14, 19));
        text.push(" old tale", 19);
        assert_eq!(text.as_str(), "A bold & old tale");
        for (span, stands_for) in [
            (0..6, "A <b>bold"),
            (2..6, "bold"),
            (7..8, "&amp;"),
            (7..12, "&amp; old"),
            (0..17, source),
        ] {
            let span = Span::new(span.start, span.end);
            assert_eq!(text.to_source(span).of(source), stands_for);
            assert_eq!(text.slice(span).to_source(Span::new(0, span.len())).of(source), stands_for);
        }
    }

    #[test]
    fn only_what_stands_in_one_piece_can_be_changed() {
        let source = "A <b>bold</b> R&amp;D";
        let mut text = Text::default();
        text.push("A ", 0);
        text.push("bold", 5);
        text.push(" R", 13);
        text.push_for("&", Span::new(15, 20));
        text.push("D", 20);
        for (span, stands_as) in [
            (0..1, Some("A")),
            (2..6, Some("bold")),
            (3..5, Some("ol")),
            (9..10, Some("D")),
            (0..6, None),
            (5..7, None),
            (7..9, None),
            (8..9, None),
            (9..11, None),
            (3..3, None),
        ] {
            let found = text.verbatim_source(Span::new(span.start, span.end));
            assert_eq!(found.map(|span| span.of(source)), stands_as, "{span:?}");
        }
    }
}
