//! A parsed page: its elements and texts in document order, each knowing
//! where it stands in the source.

use std::borrow::Cow;

use html5ever::LocalName;

use crate::article::{Span, Text};

use super::prose::Prose;

/// A stretch of text or of an attribute's value.
#[derive(Debug, Clone)]
pub(in crate::read) struct Piece {
    /// The bytes of the source that it stands for.
    pub from: Span,
    /// What the source says there once decoded, where that is not its letters.
    pub decoded: Option<Box<str>>,
}

/// An attribute's name: as the source writes it, or given by a reader.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) enum AttributeName {
    Source(Span),
    Given(&'static str),
}

#[derive(Debug, Clone)]
pub(in crate::read) struct Attribute {
    pub name: AttributeName,
    pub value: Vec<Piece>,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// An element's name and which of the attribute lists is its own.
    Element(LocalName, Option<usize>),
    /// Which of the runs of text.
    Text(usize),
}

#[derive(Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// The element around it; the root is its own.
    pub parent: usize,
    /// The first node behind its last descendant.
    pub end: usize,
}

/// The whole page. Nodes stand in document order, so that an element's
/// descendants are the nodes from it up to [`Node::end`].
#[derive(Debug)]
pub(super) struct Tree<'s> {
    pub source: &'s str,
    pub nodes: Vec<Node>,
    pub attributes: Vec<Vec<Attribute>>,
    pub runs: Vec<Vec<Piece>>,
    /// Comments that say what is not to be reported, in order.
    pub suppressions: Vec<Span>,
    /// Whether the source has more in it than is taken.
    pub is_cut: bool,
}

impl Piece {
    /// The characters.
    pub fn text<'a>(&'a self, source: &'a str) -> &'a str {
        self.decoded.as_deref().unwrap_or_else(|| self.from.of(source))
    }
}

impl Tree<'_> {
    /// The element's name, or `""` for a text.
    pub fn name(&self, node: usize) -> &str {
        match &self.nodes[node].kind {
            Kind::Element(name, _) => name,
            Kind::Text(_) => "",
        }
    }

    pub fn parent(&self, node: usize) -> usize {
        self.nodes[node].parent
    }

    pub fn end(&self, node: usize) -> usize {
        self.nodes[node].end
    }

    pub fn contains(&self, ancestor: usize, node: usize) -> bool {
        (ancestor..self.end(ancestor)).contains(&node)
    }

    /// From the node's parent to the root.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        let mut at = node;
        std::iter::from_fn(move || {
            let parent = self.parent(at);
            let found = (parent != at).then_some(parent);
            at = parent;
            found
        })
    }

    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let mut at = node + 1;
        std::iter::from_fn(move || {
            let child = (at < self.end(node)).then_some(at)?;
            at = self.end(child);
            Some(child)
        })
    }

    /// The elements inside `node` of one of these names.
    pub fn find<'a>(&'a self, node: usize, names: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        (node + 1..self.end(node)).filter(move |at| names.contains(&self.name(*at)))
    }

    fn pieces(&self, node: usize, name: &str) -> Option<&[Piece]> {
        let Kind::Element(_, Some(list)) = self.nodes[node].kind else { return None };
        let found = self.attributes[list].iter().find(|attribute| match attribute.name {
            AttributeName::Source(span) => span.of(self.source).eq_ignore_ascii_case(name),
            AttributeName::Given(given) => given == name,
        });
        found.map(|attribute| attribute.value.as_slice())
    }

    /// Whether the element has an attribute of that name.
    pub fn has(&self, node: usize, name: &str) -> bool {
        self.pieces(node, name).is_some()
    }

    /// An attribute's value, or `""` without one.
    pub fn attribute(&self, node: usize, name: &str) -> Cow<'_, str> {
        match self.pieces(node, name) {
            None | Some([]) => Cow::Borrowed(""),
            Some([only]) => Cow::Borrowed(only.text(self.source)),
            Some(pieces) => pieces.iter().map(|piece| piece.text(self.source)).collect(),
        }
    }

    /// An attribute's value as a text that knows its bytes, white space
    /// collapsed; none where there are no characters.
    pub fn attribute_text(&self, node: usize, name: &str) -> Option<Text> {
        let mut prose = Prose::new(self.source);
        prose.pieces(self.pieces(node, name)?);
        prose.finish()
    }

    /// The words of all text in the nodes `from..to`, inline and block alike.
    pub fn text_of(&self, from: usize, to: usize) -> Option<Text> {
        let mut prose = Prose::new(self.source);
        for node in &self.nodes[from..to] {
            match &node.kind {
                Kind::Text(run) => prose.pieces(&self.runs[*run]),
                Kind::Element(..) => {}
            }
        }
        prose.finish()
    }

    /// The element's text to the letter, as a script has it.
    pub fn raw_text(&self, node: usize) -> Option<Span> {
        let Kind::Text(run) = self.nodes.get(node + 1)?.kind else { return None };
        let pieces = &self.runs[run];
        let span = pieces.first()?.from.cover(pieces.last()?.from);
        self.contains(node, node + 1).then_some(span)
    }
}
