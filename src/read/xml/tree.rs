//! A parsed document: its elements and texts in document order, each knowing
//! where it stands in the source. What an element says is decoded when asked
//! for, so that a large export takes little more memory than its own text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entity;
use crate::article::{Source, Span, Text};
use crate::read::ReadError;
use crate::read::html::{Piece, Prose};

/// Elements nested deeper than this are no story.
const DEEPEST: usize = 256;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 9] = ["p", "br", "div", "li", "hl1", "hl2", "h1", "h2", "tr"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An element; its span is its tag, without the brackets.
    Element,
    /// Text with references in it.
    Text,
    /// What stands in a CDATA section.
    Data,
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    span: Span,
    /// The first node behind its last descendant.
    end: usize,
}

/// A document, as far as it is sound.
#[derive(Debug)]
pub(in crate::read) struct Tree<'s> {
    pub source: &'s str,
    nodes: Vec<Node>,
    /// Elements that the document breaks off in, outermost first.
    torn: Vec<usize>,
}

impl<'s> Tree<'s> {
    /// Reads a document, and what is wrong with it where it breaks off.
    pub fn read(source: &'s Source) -> (Tree<'s>, Option<ReadError>) {
        let text = source.text();
        let mut tree = Tree { source: text, nodes: Vec::new(), torn: Vec::new() };
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        let fault = loop {
            match reader.read_event() {
                Ok(Event::Eof) => break tree.unclosed(),
                Ok(event) => {
                    if let Err(message) = tree.add(&event) {
                        break Some((message, reader.buffer_position()));
                    }
                }
                Err(error) => {
                    break Some((format!("this XML is broken: {error}"), reader.error_position()));
                }
            }
        };
        let end = tree.nodes.len();
        for node in &tree.torn {
            tree.nodes[*node].end = end;
        }
        let fault = fault.map(|(message, at)| {
            let at = usize::try_from(at).unwrap_or(text.len()).min(text.len());
            let at = source.locate(Span::new(at, at));
            ReadError { message, line: Some(at.line), column: Some(at.column) }
        });
        (tree, fault)
    }

    /// The fault of a document that ends before its elements do.
    fn unclosed(&self) -> Option<(String, u64)> {
        let node = *self.torn.last()?;
        let message = format!("this XML breaks off inside `<{}>`", self.qualified(node));
        Some((message, self.nodes[node].span.start.saturating_sub(1) as u64))
    }

    fn add(&mut self, event: &Event) -> Result<(), String> {
        match event {
            Event::Start(tag) => {
                if self.torn.len() >= DEEPEST {
                    return Err("this XML is nested deeper than any story".to_owned());
                }
                self.torn.push(self.nodes.len());
                self.push(Kind::Element, tag);
            }
            Event::Empty(tag) => self.push(Kind::Element, tag),
            Event::End(_) => {
                if let Some(node) = self.torn.pop() {
                    self.nodes[node].end = self.nodes.len();
                }
            }
            Event::Text(text) => self.push(Kind::Text, text),
            Event::CData(data) => self.push(Kind::Data, data),
            Event::GeneralRef(name) => {
                let inside = self.span_of(name);
                let end = inside.end + usize::from(self.source[inside.end..].starts_with(';'));
                self.push_text(Span::new(inside.start.saturating_sub(1), end));
            }
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, kind: Kind, bytes: &[u8]) {
        let span = self.span_of(bytes);
        match kind {
            Kind::Text => self.push_text(span),
            _ => self.nodes.push(Node { kind, span, end: self.nodes.len() + 1 }),
        }
    }

    /// Adds text, to the text before it where nothing stands between.
    fn push_text(&mut self, span: Span) {
        match self.nodes.last_mut() {
            Some(last) if last.kind == Kind::Text && last.span.end == span.start => {
                last.span.end = span.end;
            }
            _ if span.is_empty() => {}
            _ => self.nodes.push(Node { kind: Kind::Text, span, end: self.nodes.len() + 1 }),
        }
    }

    /// Where bytes stand that the reader borrowed from the source.
    fn span_of(&self, bytes: &[u8]) -> Span {
        let start = (bytes.as_ptr() as usize).wrapping_sub(self.source.as_ptr() as usize);
        match self.source.get(start..start.saturating_add(bytes.len())) {
            Some(_) => Span::new(start, start + bytes.len()),
            None => Span::default(),
        }
    }

    /// The outermost element.
    pub fn root(&self) -> Option<usize> {
        self.nodes.iter().position(|node| node.kind == Kind::Element)
    }

    /// How many elements have one of these names, whatever their prefix.
    pub fn count(&self, names: &[&str]) -> usize {
        (0..self.nodes.len()).filter(|node| names.contains(&self.local(*node))).count()
    }

    /// Whether the document broke off before the element's end.
    pub fn is_torn(&self, node: usize) -> bool {
        self.torn.contains(&node)
    }

    /// Where the element's tag begins in the source.
    pub fn start(&self, node: usize) -> usize {
        self.nodes[node].span.start.saturating_sub(1)
    }

    /// The first node behind the element.
    pub fn end(&self, node: usize) -> usize {
        self.nodes[node].end
    }

    /// The element's name with its prefix, or `""` for a text.
    pub fn qualified(&self, node: usize) -> &'s str {
        let Node { kind, span, .. } = &self.nodes[node];
        let tag = if *kind == Kind::Element { span.of(self.source) } else { "" };
        tag.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or_default()
    }

    /// The element's name without its prefix, or `""` for a text.
    pub fn local(&self, node: usize) -> &'s str {
        local(self.qualified(node))
    }

    /// Whether the element has this name: with its prefix where `name` has
    /// one; else by the name alone, the prefix being none or the root's.
    pub fn is(&self, node: usize, name: &str) -> bool {
        let own = self.qualified(node);
        own == name || (!name.contains(':') && local(own) == name && self.has_root_prefix(own))
    }

    fn has_root_prefix(&self, name: &str) -> bool {
        let prefix = |name: &'s str| name.rsplit_once(':').map(|(prefix, _)| prefix);
        let root = self.root().and_then(|root| prefix(self.qualified(root)));
        root.is_some_and(|root| name.rsplit_once(':').is_some_and(|(own, _)| own == root))
    }

    /// The elements and texts directly inside an element.
    pub fn inside(&self, node: usize) -> impl Iterator<Item = usize> {
        let mut at = node + 1;
        std::iter::from_fn(move || {
            let child = (at < self.end(node)).then_some(at)?;
            at = self.end(child);
            Some(child)
        })
    }

    /// The elements of this name directly inside an element.
    pub fn children<'a>(&'a self, node: usize, name: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.inside(node).filter(move |child| self.is(*child, name))
    }

    /// The first element on a path of names, each directly inside the one before.
    pub fn child(&self, node: usize, path: &[&str]) -> Option<usize> {
        let Some((name, rest)) = path.split_first() else { return Some(node) };
        self.children(node, name).find_map(|child| self.child(child, rest))
    }

    /// The elements anywhere inside an element that have one of these names,
    /// whatever their prefix.
    pub fn find<'a>(&'a self, node: usize, names: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        (node + 1..self.end(node)).filter(move |at| names.contains(&self.local(*at)))
    }

    /// The attributes: their names without prefix and their values.
    pub fn attributes(&self, node: usize) -> Vec<(Span, Span)> {
        let Node { kind: Kind::Element, span, .. } = self.nodes[node] else { return Vec::new() };
        let tag = BytesStart::from_content(span.of(self.source), self.qualified(node).len());
        let mut attributes = tag.attributes();
        let read = attributes.with_checks(false).flatten().map(|attribute| {
            let name = self.span_of(attribute.key.local_name().as_ref());
            (name, self.span_of(&attribute.value))
        });
        read.collect()
    }

    /// The text of an attribute, by its name without prefix, white space
    /// collapsed; none where it holds no character.
    pub fn attribute(&self, node: usize, name: &str) -> Option<Text> {
        let found = self.attributes(node).into_iter().find(|(n, _)| n.of(self.source) == name);
        let mut prose = Prose::new(self.source);
        prose.pieces(&entity::pieces(self.source, found?.1));
        prose.finish()
    }

    /// What an attribute says, or `""`.
    pub fn says(&self, node: usize, name: &str) -> String {
        self.attribute(node, name).map_or_else(String::new, |text| text.as_str().to_owned())
    }

    /// The characters of one text node.
    pub fn pieces(&self, node: usize) -> Vec<Piece> {
        let span = self.nodes[node].span;
        match self.nodes[node].kind {
            Kind::Element => Vec::new(),
            Kind::Text => entity::pieces(self.source, span),
            Kind::Data if span.is_empty() => Vec::new(),
            Kind::Data => vec![Piece { from: span, decoded: None }],
        }
    }

    /// All text in an element to the letter, references decoded.
    pub fn raw(&self, node: usize) -> Text {
        let mut text = Text::default();
        for piece in (node + 1..self.end(node)).flat_map(|at| self.pieces(at)) {
            match &piece.decoded {
                None => text.push(piece.from.of(self.source), piece.from.start),
                Some(decoded) => text.push_for(decoded, piece.from),
            }
        }
        text
    }

    /// The words of an element, white space collapsed, paragraphs on lines of
    /// their own; none where no character prints.
    pub fn text(&self, node: usize) -> Option<Text> {
        let mut prose = Prose::new(self.source);
        for at in node + 1..self.end(node) {
            if BLOCKS.contains(&self.local(at)) {
                prose.gap("\n");
            }
            prose.pieces(&self.pieces(at));
        }
        prose.finish()
    }

    /// The words of the first element on a path of names.
    pub fn text_at(&self, node: usize, path: &[&str]) -> Option<Text> {
        self.text(self.child(node, path)?)
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A string that says something.
pub(super) fn owned(text: Option<Text>) -> Option<String> {
    text.map(|text| text.as_str().to_owned()).filter(|text| !text.is_empty())
}
