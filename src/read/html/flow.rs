//! An element's paragraphs.

use crate::article::{Span, Text};

use super::marks::Marks;
use super::page::Page;
use super::prose::Prose;
use super::tree::Kind;
use crate::words::Class;

/// A paragraph longer than this, in bytes, is no pointer to another story.
const POINTER: usize = 240;

/// The paragraphs of the nodes `from..to`, without those for which `leaves`
/// says where to go on.
pub(super) fn paragraphs(
    page: &Page,
    nodes: (usize, usize),
    leaves: impl Fn(usize) -> Option<usize>,
) -> Vec<Text> {
    blocks(page, nodes, leaves).into_iter().map(|(text, _)| text).collect()
}

/// The paragraphs, and whether each is a heading.
fn blocks(
    page: &Page,
    (from, to): (usize, usize),
    leaves: impl Fn(usize) -> Option<usize>,
) -> Vec<(Text, bool)> {
    let tree = &page.tree;
    let mut found = Vec::new();
    let mut open = Vec::new();
    let mut paragraph = Paragraph::new(tree.source, from);
    let mut node = from;
    while node < to {
        while open.last().is_some_and(|end| *end <= node) {
            open.pop();
            paragraph.close(page, node, &mut found);
        }
        if let Some(next) = leaves(node) {
            if !page.is_inline(node) {
                paragraph.close(page, next, &mut found);
            }
            node = next.max(node + 1);
            continue;
        }
        match &tree.nodes[node].kind {
            Kind::Text(run) => {
                let pieces = &tree.runs[*run];
                paragraph.prose.pieces(pieces);
                if pieces.iter().any(|piece| !piece.text(tree.source).trim().is_empty()) {
                    paragraph.breaks = 0;
                }
            }
            Kind::Element(..) if tree.name(node) == "br" => {
                paragraph.breaks += 1;
                paragraph.prose.gap("\n");
                if paragraph.breaks == 2 {
                    paragraph.close(page, node, &mut found);
                }
            }
            Kind::Element(..) if !page.is_inline(node) => {
                paragraph.close(page, node, &mut found);
                open.push(tree.end(node));
                paragraph.is_heading =
                    matches!(tree.name(node), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
            }
            // Where a style sheet keeps sentences apart there may be no space.
            Kind::Element(..) if tree.name(node) == "span" && starts_sentence(page, node) => {
                paragraph.prose.gap_after_sentence();
            }
            Kind::Element(..) => {}
        }
        node += 1;
    }
    paragraph.close(page, to, &mut found);
    found
}

/// A story's paragraphs: as [`paragraphs`], without headings at the end that
/// head nothing.
pub(super) fn story(
    page: &Page,
    nodes: (usize, usize),
    leaves: impl Fn(usize) -> Option<usize>,
) -> Vec<Text> {
    let mut found = blocks(page, nodes, leaves);
    let last = found.iter().rposition(|(_, is_heading)| !is_heading);
    found.truncate(last.map_or(found.len(), |last| last + 1));
    found.into_iter().map(|(text, _)| text).collect()
}

/// Whether the first text of an element begins with a capital.
fn starts_sentence(page: &Page, node: usize) -> bool {
    let tree = &page.tree;
    let first = (node + 1..tree.end(node)).find_map(|at| match &tree.nodes[at].kind {
        Kind::Text(run) => Some(&tree.runs[*run]),
        Kind::Element(..) => None,
    });
    let first = first.and_then(|pieces| pieces.first()?.text(tree.source).chars().next());
    first.is_some_and(|c| c.is_uppercase() || c == '(')
}

struct Paragraph<'s> {
    prose: Prose<'s>,
    /// The first node.
    start: usize,
    /// Line breaks since the last character.
    breaks: usize,
    is_heading: bool,
}

impl<'s> Paragraph<'s> {
    fn new(source: &'s str, start: usize) -> Paragraph<'s> {
        Paragraph { prose: Prose::new(source), start, breaks: 0, is_heading: false }
    }

    fn close(&mut self, page: &Page<'s>, end: usize, found: &mut Vec<(Text, bool)>) {
        let start = self.start.min(end);
        let done = std::mem::replace(self, Paragraph::new(page.tree.source, end));
        let is_heading = done.is_heading;
        let Some(text) = done.prose.finish() else { return };
        if !is_pointer(text.as_str(), page.links(start, end)) {
            found.push((text, is_heading));
        }
    }
}

/// Whether a paragraph is a label or leads to another story: a link and
/// little else.
fn is_pointer(text: &str, links: usize) -> bool {
    let share = links * 100 / text.len().max(1);
    let announces = || {
        let head: String = text.chars().take(24).collect::<String>().to_lowercase();
        [
            "read more",
            "read also",
            "read:",
            "related",
            "see also",
            "see:",
            "more:",
            "more on",
            "also read",
            "watch:",
            "watch more",
            "listen:",
            "don't miss",
            "recommended",
            "click",
            "lesen sie",
            "mehr zum",
            "lire aussi",
            "à lire",
            "lea también",
            "leia também",
            "читайте также",
            "leggi anche",
            "les også",
            "lees ook",
        ]
        .iter()
        .any(|words| head.starts_with(words))
    };
    let is_label = Class::Advertisement.has_in_any_case(text);
    is_label || text.len() <= POINTER && (share >= 90 || (share >= 40 && announces()))
}

/// The texts of the nodes `from..to` in order, whatever they lead to.
pub(super) fn words(
    page: &Page,
    (from, to): (usize, usize),
    leaves: impl Fn(usize) -> Option<usize>,
) -> Option<Text> {
    let mut prose = Prose::new(page.tree.source);
    let mut node = from;
    while node < to {
        if let Some(next) = leaves(node) {
            node = next.max(node + 1);
            continue;
        }
        match &page.tree.nodes[node].kind {
            Kind::Text(run) => prose.pieces(&page.tree.runs[*run]),
            Kind::Element(..) if page.is_inline(node) => {}
            Kind::Element(..) => prose.gap(" "),
        }
        node += 1;
    }
    prose.finish()
}

impl Page<'_> {
    /// The words of the nodes `from..to` as a reader sees them, blocks apart.
    pub fn words(&self, nodes: (usize, usize)) -> Option<String> {
        let leaves = |node: usize| self.marks[node].has(Marks::HIDDEN).then(|| self.tree.end(node));
        words(self, nodes, leaves).map(|text| text.as_str().to_owned())
    }
}

/// One text of many, `between` standing between two.
pub(super) fn join(texts: Vec<Text>, between: &str) -> Text {
    let mut whole = Text::default();
    for text in texts {
        if !whole.is_empty() {
            let start = whole.to_source(whole.span()).end;
            let end = text.to_source(Span::new(0, 1)).start;
            whole.push_for(between, Span::new(start.min(end), end.max(start)));
        }
        whole.append(&text);
    }
    whole
}
