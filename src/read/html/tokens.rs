//! html5gum's events, each with the bytes it came from.

use std::convert::Infallible;

use html5gum::{Emitter, Error, State};

use crate::article::Span;
use crate::read::budget;

use super::build::Builder;
use super::tree::{Attribute, AttributeName, Piece};

/// No tag has as many.
const MOST_ATTRIBUTES: usize = 1_000;

/// Takes the tokenizer's events, with the position each of them came at.
pub(super) struct Tokens<'b, 's> {
    builder: &'b mut Builder<'s>,
    /// Bytes read so far, from the start of the source.
    position: usize,
    /// Where the text or the value that is being read has been read to.
    read: usize,
    tag_start: usize,
    comment_start: usize,
    is_start_tag: bool,
    name: Vec<u8>,
    last_start_tag: Vec<u8>,
    attributes: Vec<Attribute>,
    text: Vec<Piece>,
    /// Bytes behind the last one that may be read.
    end: usize,
}

impl<'b, 's> Tokens<'b, 's> {
    pub fn new(builder: &'b mut Builder<'s>, span: Span) -> Tokens<'b, 's> {
        Tokens {
            builder,
            position: span.start,
            read: span.start,
            tag_start: span.start,
            comment_start: span.start,
            is_start_tag: false,
            name: Vec::new(),
            last_start_tag: Vec::new(),
            attributes: Vec::new(),
            text: Vec::new(),
            end: span.end,
        }
    }

    /// Goes on inside an element that is no markup.
    pub fn resume(&mut self, element: &[u8]) {
        self.last_start_tag = element.to_vec();
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
        if self.text.len() > budget::MOST_PIECES {
            self.builder.is_cut = true;
            return;
        }
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
        if self.attributes.len() >= MOST_ATTRIBUTES {
            self.builder.is_cut = true;
            self.attributes.pop();
        }
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
        if let Some(attribute) = self.attributes.last_mut()
            && attribute.value.len() < budget::MOST_PIECES
        {
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
        self.comment_start = self.position.saturating_sub("<!--".len());
    }

    fn emit_current_comment(&mut self) {
        self.read = self.position;
        let span = Span::new(self.comment_start.min(self.position), self.position);
        self.builder.comment(span);
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
        self.builder.is_in_foreign_content()
    }
}
