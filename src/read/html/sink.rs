//! The tree that html5ever's tree builder works on.
//!
//! The builder is handed tickets in place of texts and attributes: all it
//! needs of them is whether a text is white space. What a ticket stands for,
//! with its bytes, stays with us.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};

use super::tree::{Kind, Node};

const NONE: usize = usize::MAX;

/// A text that is white space and nothing else, as the builder sees it; its
/// ticket comes as the line number.
pub(super) const SPACE: &str = " ";

/// What is added to a ticket to make a line number: the builder starts at 1.
pub(super) const SPACE_LINE: usize = 2;

#[derive(Debug)]
struct Slot {
    name: QualName,
    /// An attribute list's ticket for an element, a run's for a text.
    ticket: Option<usize>,
    is_text: bool,
    depth: usize,
    parent: usize,
    first: usize,
    last: usize,
    previous: usize,
    next: usize,
}

#[derive(Debug, Default)]
pub(super) struct Sink {
    slots: RefCell<Vec<Slot>>,
    depth: Cell<usize>,
    elements: Cell<usize>,
    /// The ticket of the last white space.
    space: Cell<usize>,
}

#[derive(Debug)]
pub(super) struct Name(QualName);

impl html5ever::interface::ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    /// A sink that holds the document node.
    pub fn new() -> Sink {
        let sink = Sink::default();
        sink.slot("#document".into(), None, false);
        sink
    }

    /// How deep the element that was last opened or left stands.
    pub fn depth(&self) -> usize {
        self.depth.get()
    }

    /// How many elements were made so far.
    pub fn elements(&self) -> usize {
        self.elements.get()
    }

    fn slot(&self, name: LocalName, ticket: Option<usize>, is_text: bool) -> usize {
        let mut slots = self.slots.borrow_mut();
        slots.push(Slot {
            name: QualName::new(None, ns!(html), name),
            ticket,
            is_text,
            depth: 0,
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
        });
        slots.len() - 1
    }

    fn insert(&self, parent: usize, before: usize, child: NodeOrText<usize>) {
        match child {
            NodeOrText::AppendNode(node) => self.link(parent, before, node),
            NodeOrText::AppendText(text) => {
                let is_space = !text.contains(';');
                let space = is_space.then_some(self.space.get());
                for ticket in tickets(&text).chain(space) {
                    let node = self.slot(LocalName::default(), Some(ticket), true);
                    self.link(parent, before, node);
                }
            }
        }
    }

    fn link(&self, parent: usize, before: usize, node: usize) {
        self.remove_from_parent(&node);
        let mut slots = self.slots.borrow_mut();
        let previous = if before == NONE { slots[parent].last } else { slots[before].previous };
        slots[node].depth = slots[parent].depth + 1;
        if !slots[node].is_text {
            self.depth.set(slots[node].depth);
        }
        slots[node].parent = parent;
        slots[node].previous = previous;
        slots[node].next = before;
        match previous {
            NONE => slots[parent].first = node,
            _ => slots[previous].next = node,
        }
        match before {
            NONE => slots[parent].last = node,
            _ => slots[before].previous = node,
        }
    }

    /// The nodes in document order.
    pub fn into_nodes(self) -> Vec<Node> {
        let slots = self.slots.into_inner();
        let mut nodes: Vec<Node> = Vec::with_capacity(slots.len());
        let (mut at, mut parent) = (0, 0);
        loop {
            let slot = &slots[at];
            let index = nodes.len();
            let kind = match slot.is_text {
                true => Kind::Text(slot.ticket.unwrap_or_default()),
                false => Kind::Element(slot.name.local.clone(), slot.ticket),
            };
            nodes.push(Node { kind, parent, end: index + 1 });
            if slot.first != NONE {
                (at, parent) = (slot.first, index);
                continue;
            }
            while slots[at].next == NONE {
                at = slots[at].parent;
                if at == NONE || at == 0 {
                    close(&mut nodes, parent);
                    return nodes;
                }
                let end = nodes.len();
                nodes[parent].end = end;
                parent = nodes[parent].parent;
            }
            at = slots[at].next;
        }
    }
}

/// Ends what is still open, from `parent` up to the root.
fn close(nodes: &mut [Node], mut parent: usize) {
    let end = nodes.len();
    loop {
        nodes[parent].end = end;
        if parent == 0 {
            return;
        }
        parent = nodes[parent].parent;
    }
}

/// A text's ticket as the builder sees it.
pub(super) fn ticket(number: usize) -> StrTendril {
    StrTendril::from(format!("{number};"))
}

fn tickets(text: &str) -> impl Iterator<Item = usize> {
    text.split(';').filter_map(|number| number.trim().parse().ok())
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Sink;
    type ElemName<'a> = Name;

    fn finish(self) -> Sink {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name {
        Name(self.slots.borrow()[*target].name.clone())
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> usize {
        self.elements.set(self.elements.get() + 1);
        let ticket = attrs.first().and_then(|attribute| tickets(&attribute.value).next());
        let node = self.slot(LocalName::default(), ticket, false);
        self.slots.borrow_mut()[node].name = name;
        node
    }

    fn create_comment(&self, _text: StrTendril) -> usize {
        self.slot(LocalName::default(), None, false)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> usize {
        self.slot(LocalName::default(), None, false)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.insert(*parent, NONE, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        if self.slots.borrow()[*element].parent == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &usize) {
        self.depth.set(self.slots.borrow()[*node].depth.saturating_sub(1));
    }

    // What a template holds is no part of the page: a node beside the tree.
    fn get_template_contents(&self, _target: &usize) -> usize {
        self.slot(LocalName::default(), None, false)
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, new_node: NodeOrText<usize>) {
        let parent = self.slots.borrow()[*sibling].parent;
        if parent != NONE {
            self.insert(parent, *sibling, new_node);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.space.set(usize::try_from(line).unwrap_or_default().saturating_sub(SPACE_LINE));
    }

    fn add_attrs_if_missing(&self, target: &usize, attrs: Vec<Attribute>) {
        let ticket = attrs.first().and_then(|attribute| tickets(&attribute.value).next());
        let slot = &mut self.slots.borrow_mut()[*target];
        slot.ticket = slot.ticket.or(ticket);
    }

    fn remove_from_parent(&self, target: &usize) {
        let mut slots = self.slots.borrow_mut();
        let Slot { parent, previous, next, .. } = slots[*target];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => slots[parent].first = next,
            _ => slots[previous].next = next,
        }
        match next {
            NONE => slots[parent].last = previous,
            _ => slots[next].previous = previous,
        }
        let slot = &mut slots[*target];
        (slot.parent, slot.previous, slot.next) = (NONE, NONE, NONE);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        loop {
            let child = self.slots.borrow()[*node].first;
            if child == NONE {
                return;
            }
            self.link(*new_parent, NONE, child);
        }
    }
}
