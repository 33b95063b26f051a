//! A document as it is read: its paragraphs, pictures and tables in their
//! order, whatever program wrote them.

use crate::article::Span;

/// So much text is in no story, in bytes.
const LONGEST: usize = 2 << 20;

/// So many stretches of words and pictures are in no story.
const MOST_RUNS: usize = 200_000;

/// What a paragraph is by its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    #[default]
    Body,
    Title,
    Heading,
    Caption,
    Item,
    /// Made by the program, as a table of contents is.
    Made,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub is_italic: bool,
    pub is_bold: bool,
}

/// Where a picture is in the package, and what its alternative text says.
#[derive(Debug, Clone, Default)]
pub(super) struct Image {
    pub src: String,
    pub alt: String,
    /// Whether it stands beside the text rather than in a line of it.
    pub floats: bool,
}

/// A stretch of a paragraph; its spans run over the draft's text.
#[derive(Debug)]
pub(super) enum Run {
    Words(Span, Look),
    Break,
    Picture { src: String, alt: Span },
}

#[derive(Debug)]
pub(super) struct Paragraph {
    pub role: Role,
    pub runs: Vec<Run>,
    /// Its line in the draft's text.
    pub line: Span,
}

#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Paragraph),
    /// The start of a table, a row or a cell.
    Open(&'static str),
    Close(&'static str),
}

/// A stretch of a paragraph that is still open.
enum Piece {
    Words(String, Look),
    Break,
    Picture(Image),
}

#[derive(Default)]
struct Open {
    role: Role,
    pieces: Vec<Piece>,
    /// Whether the words that come next stand behind a picture's number.
    is_counted: bool,
}

#[derive(Default)]
pub(super) struct Draft {
    /// The document's words, a line a paragraph.
    pub text: String,
    pub blocks: Vec<Block>,
    /// The paragraphs that are open: a text box stands inside of one.
    open: Vec<Open>,
    /// Bytes and stretches so far, of open paragraphs too.
    bytes: usize,
    runs: usize,
}

impl Draft {
    /// A paragraph begins, perhaps in a text box that stands in another.
    pub fn open(&mut self, role: Role) -> Result<(), String> {
        let has_words = |open: &Open| open.pieces.iter().any(|p| matches!(p, Piece::Words(..)));
        // A picture that a text box stands at goes before it: it holds the caption.
        if let Some(around) = self.open.last_mut().filter(|open| !has_words(open)) {
            let pieces = std::mem::take(&mut around.pieces);
            if pieces.iter().any(|piece| matches!(piece, Piece::Picture(_))) {
                self.write_paragraph(Open { pieces, ..Open::default() }, false);
            }
        }
        self.open.push(Open { role, ..Open::default() });
        self.count(1, 1)
    }

    /// The role of the paragraph that is open, told behind its start.
    pub fn role(&mut self, role: Role) {
        if let Some(open) = self.open.last_mut() {
            open.role = role;
        }
    }

    /// Whether the paragraph that is open is a caption.
    pub fn is_caption(&self) -> bool {
        self.open.last().is_some_and(|open| open.role == Role::Caption)
    }

    /// Whether the paragraph that is open is a heading, which may be numbered.
    pub fn is_heading(&self) -> bool {
        self.open.last().is_some_and(|open| matches!(open.role, Role::Title | Role::Heading))
    }

    pub fn words(&mut self, words: &str, look: Look) -> Result<(), String> {
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        let mut words = words;
        if open.is_counted {
            // "Figure 1: the caption"
            words = words.trim_start_matches([':', '.', ')', '-', '–', '—', ' ', '\u{a0}']);
            open.is_counted = words.is_empty();
        }
        // What HTML writes otherwise takes as much as a stretch of its own.
        let marks = words.bytes().filter(|b| matches!(b, b'&' | b'<' | b'>' | b'"')).count();
        match open.pieces.last_mut() {
            Some(Piece::Words(before, known)) if *known == look => {
                before.push_str(words);
                self.count(words.len(), marks)
            }
            _ => {
                open.pieces.push(Piece::Words(words.to_owned(), look));
                self.count(words.len(), 1 + marks)
            }
        }
    }

    pub fn line_break(&mut self) -> Result<(), String> {
        if let Some(open) = self.open.last_mut() {
            open.pieces.push(Piece::Break);
        }
        self.count(1, 1)
    }

    /// Behind a number that the program counts pictures with: drops a caption's
    /// words so far, "Figure 1".
    pub fn counted(&mut self) {
        /// More words are the caption's own, in bytes.
        const LONGEST: usize = 60;
        let Some(open) = self.open.last_mut().filter(|open| open.role == Role::Caption) else {
            return;
        };
        let words = open.pieces.iter().map(|piece| match piece {
            Piece::Words(words, _) => words.len(),
            _ => 0,
        });
        if words.sum::<usize>() <= LONGEST {
            open.pieces.retain(|piece| matches!(piece, Piece::Picture(_)));
            open.is_counted = true;
        }
    }

    pub fn picture(&mut self, image: Image) -> Result<(), String> {
        let size = image.src.len() + image.alt.len();
        match self.open.last_mut() {
            Some(open) if !image.floats || open.role == Role::Caption => {
                open.pieces.push(Piece::Picture(image));
            }
            _ => self.write_paragraph(
                Open { pieces: vec![Piece::Picture(image)], ..Open::default() },
                false,
            ),
        }
        self.count(size, 1)
    }

    pub fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.write_paragraph(open, true);
        }
    }

    /// A table, a row or a cell begins or ends.
    pub fn frame(&mut self, block: Block) -> Result<(), String> {
        self.blocks.push(block);
        self.count(0, 1)
    }

    fn count(&mut self, bytes: usize, runs: usize) -> Result<(), String> {
        self.bytes += bytes;
        self.runs += runs;
        match self.bytes > LONGEST || self.runs > MOST_RUNS {
            true => {
                Err("it is longer than any story: save the story alone in a new document".into())
            }
            false => Ok(()),
        }
    }

    /// Writes a paragraph, as a line of its own unless it is but the picture
    /// that stands beside the next one.
    fn write_paragraph(&mut self, open: Open, is_line: bool) {
        let start = self.text.len();
        let mut runs = Vec::new();
        for piece in open.pieces {
            let at = self.text.len();
            match piece {
                Piece::Words(words, look) => {
                    self.text.extend(words.chars().map(|c| if is_space(c) { ' ' } else { c }));
                    runs.push(Run::Words(Span::new(at, self.text.len()), look));
                }
                Piece::Break => {
                    self.text.push(' ');
                    runs.push(Run::Break);
                }
                Piece::Picture(Image { src, alt, .. }) => {
                    // In brackets, for it is no part of the text.
                    let alt: Vec<&str> = alt.split_whitespace().collect();
                    let is_told = !alt.is_empty();
                    self.text.push_str(if is_told { "[" } else { "" });
                    let at = self.text.len();
                    self.text.push_str(&alt.join(" "));
                    runs.push(Run::Picture { src, alt: Span::new(at, self.text.len()) });
                    self.text.push_str(if is_told { "]" } else { "" });
                }
            }
        }
        let line = Span::new(start, self.text.len());
        match is_line {
            true => self.text.push('\n'),
            false if line.is_empty() => {}
            false => self.text.push(' '),
        }
        self.blocks.push(Block::Paragraph(Paragraph { role: open.role, runs, line }));
    }
}

/// What would break a line, or is no character.
fn is_space(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

impl Paragraph {
    pub fn has_words(&self, text: &str) -> bool {
        let is_said =
            |run: &Run| matches!(run, Run::Words(at, _) if !at.of(text).trim().is_empty());
        self.runs.iter().any(is_said)
    }

    pub fn has_pictures(&self) -> bool {
        self.runs.iter().any(|run| matches!(run, Run::Picture { .. }))
    }
}
