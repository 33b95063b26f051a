//! Source to tree: html5gum's tokens, which know their bytes, through
//! html5ever's tree builder, which knows the standard.

use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, QualName};
use html5gum::{State, Tokenizer};

use crate::article::Span;
use crate::read::{budget, suppression};

use super::sink::{SPACE, SPACE_LINE, Sink, ticket};
use super::tokens::Tokens;
use super::tree::{Attribute, Piece, Tree};

/// Elements deeper than this are opened no more; what they hold goes to the
/// element around them. Browsers stop at 512.
const DEEPEST: usize = 256;

/// Elements whose content is no markup: these always have to be opened.
const RAW: [&str; 9] =
    ["script", "style", "textarea", "title", "iframe", "noscript", "xmp", "noembed", "noframes"];

/// Elements that the standard opens again in each block until they are closed.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Builds the tree of whatever `feed` pours in.
pub(super) fn tree<'s>(source: &'s str, feed: impl Fn(&mut Builder<'s>)) -> Tree<'s> {
    let built = |keeps_formatting| {
        let mut builder = Builder::new(source, keeps_formatting);
        feed(&mut builder);
        builder.finish()
    };
    // Unclosed formatting multiplies: each block opens all of it anew. Where
    // that gets out of hand, formatting is taken for plain inline elements.
    built(true).or_else(|| built(false)).unwrap_or(Tree {
        source,
        nodes: Sink::new().into_nodes(),
        attributes: Vec::new(),
        runs: Vec::new(),
        suppressions: Vec::new(),
        is_cut: false,
    })
}

pub(in crate::read) struct Builder<'s> {
    pub(super) source: &'s str,
    builder: TreeBuilder<usize, Sink>,
    keeps_formatting: bool,
    /// Start tags so far.
    tags: usize,
    /// The line number that the builder is told: the last white space's ticket.
    line: u64,
    has_exploded: bool,
    /// As many tags, attributes and pieces of text are taken yet.
    left: usize,
    /// Whether there were more.
    pub(super) is_cut: bool,
    /// The tokenizer's state in a text that is no markup, and its element.
    pub(super) raw: Option<(State, Vec<u8>)>,
    /// The markup that was read last.
    last: Span,
    attributes: Vec<Vec<Attribute>>,
    runs: Vec<Vec<Piece>>,
    /// Comments that say what is not to be reported.
    suppressions: Vec<Span>,
    /// The standard keeps three formatting elements of the same attributes
    /// and no more, so that equal tags need equal tickets.
    formatting: HashMap<&'s str, usize>,
}

impl<'s> Builder<'s> {
    fn new(source: &'s str, keeps_formatting: bool) -> Builder<'s> {
        Builder {
            source,
            builder: TreeBuilder::new(Sink::new(), TreeBuilderOpts::default()),
            keeps_formatting,
            tags: 0,
            line: 1,
            has_exploded: false,
            left: budget::MOST_PIECES,
            is_cut: false,
            raw: None,
            last: Span::default(),
            attributes: Vec::new(),
            runs: Vec::new(),
            suppressions: Vec::new(),
            formatting: HashMap::new(),
        }
    }

    /// The tree, unless formatting has multiplied beyond measure.
    fn finish(self) -> Option<Tree<'s>> {
        let _ = self.builder.process_token(Token::EOFToken, self.line);
        self.builder.end();
        if self.has_exploded {
            return None;
        }
        let Builder { source, builder, attributes, runs, suppressions, is_cut, .. } = self;
        let nodes = builder.sink.into_nodes();
        Some(Tree { source, nodes, attributes, runs, suppressions, is_cut })
    }

    /// Whether so many pieces more are taken.
    fn takes(&mut self, pieces: usize) -> bool {
        self.is_cut |= pieces > self.left;
        self.left = self.left.saturating_sub(pieces);
        !self.is_cut
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: Vec<Attribute>) {
        self.close_raw();
        self.start_tag(name, attributes, None);
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.close_raw();
        self.end_tag(name);
    }

    /// Ends a script or the like that the markup left open: what comes from
    /// elsewhere is no part of it.
    fn close_raw(&mut self) {
        if let Some((_, name)) = self.raw.take() {
            self.end_tag(&String::from_utf8_lossy(&name));
        }
    }

    /// A text that stands in the source to the letter.
    pub fn text(&mut self, span: Span) {
        self.run(vec![Piece { from: span, decoded: None }]);
    }

    /// A comment, which may speak to cutline.
    pub fn comment(&mut self, span: Span) {
        if suppression::is_written_in(span.of(self.source)) {
            self.suppressions.push(span);
        }
    }

    /// A text that stands for other bytes of the source.
    pub fn text_for(&mut self, text: &str, from: Span) {
        self.run(vec![Piece { from, decoded: Some(text.into()) }]);
    }

    /// Markup, read by the standard. What one stretch leaves open, such as a
    /// script, goes on in the next.
    pub fn markup(&mut self, span: Span) {
        let stretch = span.of(self.source);
        self.last = span;
        let state = self.raw.clone();
        let mut tokens = Tokens::new(self, span);
        if let Some((_, name)) = &state {
            tokens.resume(name);
        }
        let mut tokenizer = Tokenizer::new_with_emitter(stretch, tokens);
        if let Some((state, _)) = state {
            tokenizer.set_state(state);
        }
        let Ok(()) = tokenizer.finish();
    }

    /// Whether the markup so far ended in text, not in a script or a comment.
    pub fn is_in_text(&self) -> bool {
        let stretch = self.last.of(self.source);
        self.raw.is_none() && stretch.rfind("<!--") <= stretch.rfind("-->")
    }

    pub(super) fn start_tag(
        &mut self,
        name: &str,
        attributes: Vec<Attribute>,
        tag: Option<&'s str>,
    ) -> Option<State> {
        self.tags += 1;
        if !self.takes(1 + attributes.len()) {
            return None;
        }
        if self.has_exploded || (self.builder.sink.depth() >= DEEPEST && !RAW.contains(&name)) {
            return None;
        }
        let is_formatting = FORMATTING.contains(&name);
        let ticket = match tag.filter(|_| is_formatting && !attributes.is_empty()) {
            Some(tag) => Some(*self.formatting.entry(tag).or_insert(self.attributes.len())),
            None => (!attributes.is_empty()).then_some(self.attributes.len()),
        };
        if ticket == Some(self.attributes.len()) {
            self.attributes.push(attributes);
        }
        let name = if is_formatting && !self.keeps_formatting { "span" } else { name };
        self.send_tag(TagKind::StartTag, name, ticket)
    }

    pub(super) fn end_tag(&mut self, name: &str) -> Option<State> {
        let name = if !self.keeps_formatting && FORMATTING.contains(&name) { "span" } else { name };
        self.send_tag(TagKind::EndTag, name, None)
    }

    fn send_tag(&mut self, kind: TagKind, name: &str, number: Option<usize>) -> Option<State> {
        let attrs = number.map(|number| html5ever::Attribute {
            name: QualName::new(None, Default::default(), LocalName::from("ticket")),
            value: ticket(number),
        });
        self.send(Token::TagToken(Tag {
            kind,
            name: LocalName::from(name),
            self_closing: false,
            attrs: attrs.into_iter().collect(),
            had_duplicate_attributes: false,
        }))
    }

    /// A text, piece by piece.
    pub fn run(&mut self, pieces: Vec<Piece>) {
        if !self.takes(pieces.len()) {
            return;
        }
        let mut texts = pieces.iter().map(|piece| piece.text(self.source));
        let is_space = texts.all(|text| text.chars().all(|c| c.is_ascii_whitespace() || c == '\0'));
        let number = self.runs.len();
        self.runs.push(pieces);
        let text = match is_space {
            true => {
                self.line = (number + SPACE_LINE) as u64;
                StrTendril::from(SPACE)
            }
            false => ticket(number),
        };
        self.send(Token::CharacterTokens(text));
    }

    /// Whether a CDATA section would be text where the builder is.
    pub(super) fn is_in_foreign_content(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    fn send(&mut self, token: Token) -> Option<State> {
        if self.has_exploded {
            return None;
        }
        let result = self.builder.process_token(token, self.line);
        self.has_exploded = self.builder.sink.elements() > 4 * self.tags + 10_000;
        match result {
            TokenSinkResult::Script(_) => Some(State::Data),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            _ => None,
        }
    }
}
