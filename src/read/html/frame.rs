//! The nodes that make up a picture, and which elements may be one.

use super::marks::Marks;
use super::page::Page;

/// A figure's loose text longer than this, in bytes, is prose and no caption.
pub(super) const LONGEST_CAPTION: usize = 1_500;

/// How many elements up from a caption its picture may be.
pub(super) const CLIMB: usize = 4;

/// Nodes that together are one picture, or several that share captions.
pub(super) struct Frame {
    pub start: usize,
    pub end: usize,
    /// The captions' nodes where the frame's own markup does not say.
    pub captions: Vec<(usize, usize)>,
}

pub(super) fn has_figures(page: &Page, node: usize) -> bool {
    page.tree.find(node, &["figure"]).next().is_some()
}

/// Whether a figure shows a picture or a film, and no table, quotation, code
/// or stretch of the story.
pub(super) fn is_picture(page: &Page, node: usize) -> bool {
    let (tree, end) = (&page.tree, page.tree.end(node));
    let has = |names: &[&str]| tree.find(node, names).next().is_some();
    let has_caption = (node..end).any(|at| page.marks[at].has(Marks::CAPTION));
    let shows = page.images(node, end) > 0 || tree.has(node, "data-caption");
    let is_text = has(&["table", "blockquote", "pre", "code"]);
    (shows || (has_caption && !is_text)) && page.prose(node) <= LONGEST_CAPTION
}
