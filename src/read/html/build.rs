//! Source to tree: html5gum's tokens, which know their bytes, through
//! html5ever's tree builder, which knows the standard.

use std::collections::HashMap;
use std::convert::Infallible;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, QualName};
use html5gum::{Emitter, Error, State, Tokenizer};

use crate::article::Span;

use super::sink::{SPACE, SPACE_LINE, Sink, ticket};
use super::tree::{Attribute, AttributeName, Piece, Tree};

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
    })
}

pub(in crate::read) struct Builder<'s> {
    source: &'s str,
    builder: TreeBuilder<usize, Sink>,
    keeps_formatting: bool,
    /// Start tags so far.
    tags: usize,
    /// The line number that the builder is told: the last white space's ticket.
    line: u64,
    has_exploded: bool,
    /// The tokenizer's state in a text that is no markup, and its element.
    raw: Option<(State, Vec<u8>)>,
    /// The markup that was read last.
    last: Span,
    attributes: Vec<Vec<Attribute>>,
    runs: Vec<Vec<Piece>>,
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
            raw: None,
            last: Span::default(),
            attributes: Vec::new(),
            runs: Vec::new(),
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
        let Builder { source, builder, attributes, runs, .. } = self;
        Some(Tree { source, nodes: builder.sink.into_nodes(), attributes, runs })
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Vec<Attribute>) {
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
            tokens.last_start_tag.clone_from(name);
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

    fn start_tag(
        &mut self,
        name: &str,
        attributes: Vec<Attribute>,
        tag: Option<&'s str>,
    ) -> Option<State> {
        self.tags += 1;
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

    fn end_tag(&mut self, name: &str) -> Option<State> {
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

    fn run(&mut self, pieces: Vec<Piece>) {
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

/// Takes the tokenizer's events, with the position each of them came at.
struct Tokens<'b, 's> {
    builder: &'b mut Builder<'s>,
    /// Bytes read so far, from the start of the source.
    position: usize,
    /// Where the text or the value that is being read has been read to.
    read: usize,
    tag_start: usize,
    is_start_tag: bool,
    name: Vec<u8>,
    last_start_tag: Vec<u8>,
    attributes: Vec<Attribute>,
    text: Vec<Piece>,
    /// Bytes behind the last one that may be read.
    end: usize,
}

impl<'b, 's> Tokens<'b, 's> {
    fn new(builder: &'b mut Builder<'s>, span: Span) -> Tokens<'b, 's> {
        Tokens {
            builder,
            position: span.start,
            read: span.start,
            tag_start: span.start,
            is_start_tag: false,
            name: Vec::new(),
            last_start_tag: Vec::new(),
            attributes: Vec::new(),
            text: Vec::new(),
            end: span.end,
        }
    }

    fn flush_text(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.builder.run(text);
        }
    }
}

/// Adds what was read up to `position` to the pieces: by reference where it is
/// the source to the letter.
fn piece(source: &str, pieces: &mut Vec<Piece>, bytes: &[u8], read: &mut usize, position: usize) {
    let from = Span::new((*read).min(position), position);
    let is_at = |start: usize| {
        start >= from.start && source.as_bytes().get(start..start + bytes.len()) == Some(bytes)
    };
    let before = position.saturating_sub(bytes.len());
    // The tokenizer may be ahead: what looked like an end tag comes out as
    // text once it has proved to be none. An entity for "&" starts with one.
    let start = match () {
        () if is_at(before) => Some(before),
        () if is_at(*read) && bytes != b"&" => Some(*read),
        () => None,
    };
    *read = start.map_or(position, |start| start + bytes.len());
    if let Some(start) = start {
        match pieces.last_mut() {
            Some(last) if last.decoded.is_none() && last.from.end == start => last.from.end = *read,
            _ => pieces.push(Piece { from: Span::new(start, *read), decoded: None }),
        }
    } else if source.get(from.start..from.end).is_some() {
        let decoded = Some(String::from_utf8_lossy(bytes).into());
        pieces.push(Piece { from, decoded });
    }
}

impl Emitter for Tokens<'_, '_> {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset).min(self.end);
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_error(&mut self, _error: Error) {}

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start_tag = last_start_tag.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        self.flush_text();
    }

    fn emit_string(&mut self, bytes: &[u8]) {
        piece(self.builder.source, &mut self.text, bytes, &mut self.read, self.position);
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.is_start_tag = true;
        self.name.clear();
        self.attributes.clear();
    }

    fn init_end_tag(&mut self) {
        self.is_start_tag = false;
        self.name.clear();
        self.attributes.clear();
    }

    fn push_tag_name(&mut self, bytes: &[u8]) {
        self.name.extend(bytes);
    }

    fn init_attribute(&mut self) {
        let at = self.position.saturating_sub(1);
        let name = AttributeName::Source(Span::new(at, at));
        self.attributes.push(Attribute { name, value: Vec::new() });
    }

    fn push_attribute_name(&mut self, _bytes: &[u8]) {
        if let Some(Attribute { name: AttributeName::Source(span), .. }) =
            self.attributes.last_mut()
        {
            span.end = self.position.max(span.start);
        }
    }

    fn init_attribute_value(&mut self) {
        self.read = self.position;
    }

    fn push_attribute_value(&mut self, bytes: &[u8]) {
        if let Some(attribute) = self.attributes.last_mut() {
            let (source, value) = (self.builder.source, &mut attribute.value);
            piece(source, value, bytes, &mut self.read, self.position);
        }
    }

    fn set_self_closing(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush_text();
        self.read = self.position;
        let name = String::from_utf8_lossy(&self.name);
        let attributes = std::mem::take(&mut self.attributes);
        if self.is_start_tag {
            self.last_start_tag.clone_from(&self.name);
            let tag = self.builder.source.get(self.tag_start..self.position);
            let state = self.builder.start_tag(&name, attributes, tag);
            self.builder.raw = state.map(|state| (state, self.name.clone()));
            state
        } else {
            self.builder.raw = None;
            self.builder.end_tag(&name)
        }
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        !self.is_start_tag && self.name == self.last_start_tag
    }

    fn init_comment(&mut self) {
        self.flush_text();
    }

    fn emit_current_comment(&mut self) {
        self.read = self.position;
    }

    fn push_comment(&mut self, _bytes: &[u8]) {}

    fn init_doctype(&mut self) {
        self.flush_text();
    }

    fn emit_current_doctype(&mut self) {
        self.read = self.position;
    }

    fn set_force_quirks(&mut self) {}
    fn push_doctype_name(&mut self, _bytes: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _value: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _value: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _value: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _value: &[u8]) {}

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.builder.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
