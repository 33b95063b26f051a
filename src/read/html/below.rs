//! Captions that no markup calls so: the words below a picture, where
//! something says that they are about it.

use crate::language::credit;
use crate::read::label;

use super::body::Regions;
use super::frame::{Frame, LONGEST_CAPTION, has_figures};
use super::marks::Marks;
use super::note;
use super::page::Page;
use super::tree::Kind;

/// Why words below a picture are taken for its caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// They begin with a label: "Photo 1:".
    Label,
    /// They are the picture's alternative text, or begin with it.
    Alt,
    /// All of them are in italics or in small letters.
    Italics,
    /// They are bold, short and a sentence.
    Bold,
    /// They end with a picture's credit.
    Credit,
    /// They stand on the line right below the picture, in its paragraph.
    Line,
    /// They are a heading of the lowest ranks.
    Heading,
    /// They stand in the cell below the picture's.
    Cell,
    /// Picture and words are all that an element holds.
    Wrapper,
}

/// Where the words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Near {
    /// In the picture's own paragraph, where they are about it.
    Line,
    /// In a block behind it, where they may be about the story.
    Block,
}

/// How long a caption may be, in bytes, by what makes it one.
const LONGEST: [(Reason, usize); 9] = [
    (Reason::Label, LONGEST_CAPTION),
    (Reason::Alt, LONGEST_CAPTION),
    (Reason::Italics, 700),
    (Reason::Bold, 300),
    (Reason::Credit, 900),
    (Reason::Line, 300),
    (Reason::Heading, 300),
    (Reason::Cell, 700),
    (Reason::Wrapper, 450),
];

/// Elements whose words are a line rather than blocks.
const LINES: [&str; 9] = ["p", "li", "td", "th", "center", "dd", "dt", "span", "a"];

/// Elements that are no wrapper of a picture and its caption.
const NO_WRAPPERS: [&str; 15] = [
    "article",
    "main",
    "body",
    "html",
    "header",
    "footer",
    "nav",
    "ul",
    "ol",
    "table",
    "tbody",
    "tr",
    "blockquote",
    "figure",
    "form",
];

/// As many cells of a row are looked at.
const MOST_CELLS: usize = 50;

/// Most nodes that a wrapper may have.
const LARGEST: usize = 60;

/// The frame of a picture that starts at `image`, with the words below it; of
/// one that has a title those alone that are sure to be its caption.
pub(super) fn of_image(
    page: &Page,
    regions: &Regions,
    image: usize,
    is_titled: bool,
) -> Option<Frame> {
    let (frame, reason) = around(page, regions, image)?;
    let is_sure = matches!(reason, Reason::Label | Reason::Alt | Reason::Italics);
    (is_sure || !is_titled).then_some(frame)
}

fn around(page: &Page, regions: &Regions, image: usize) -> Option<(Frame, Reason)> {
    let tree = &page.tree;
    let block = picture_block(page, regions, image);
    let parent = tree.parent(block);
    let end = tree.end(block);
    let is_root = parent == regions.body || parent == regions.area;
    let last = tree.end(parent);
    if !is_root && page.text(parent, block) > 0 {
        // Amid other words only what is surely about the picture is.
        let found = next_block(page, image, block, last);
        return found.filter(|(_, reason)| matches!(reason, Reason::Label | Reason::Alt));
    }
    if LINES.contains(&tree.name(parent)) && page.text(end, last) > 0 && !is_root {
        let reason = line(page, (end, last))?;
        return frame(page, (block, last), (end, last), reason, Near::Line);
    }
    if page.is_inline(block)
        && let Some(frame) = run(page, block, end, last)
    {
        return Some(frame);
    }
    if tree.name(parent) == "td" || tree.name(parent) == "th" || is_cell(page, block) {
        let cell = if is_cell(page, block) { block } else { parent };
        return cell_below(page, cell);
    }
    next_block(page, image, block, last).or_else(|| wrapper(page, regions, block, parent))
}

fn is_cell(page: &Page, node: usize) -> bool {
    matches!(page.tree.name(node), "td" | "th")
}

/// The outermost element around an image that holds no words.
fn picture_block(page: &Page, regions: &Regions, image: usize) -> usize {
    let tree = &page.tree;
    let mut block = image;
    for at in tree.ancestors(image) {
        let holds_story =
            at == regions.body || at == regions.area || tree.contains(at, regions.body);
        if holds_story || page.text(at, tree.end(at)) > 0 || tree.name(at) == "tr" {
            break;
        }
        block = at;
    }
    block
}

/// What makes the words behind a picture in the same line or element its
/// caption.
fn line(page: &Page, nodes: (usize, usize)) -> Option<Reason> {
    let tree = &page.tree;
    let (from, to) = nodes;
    if page.images(from, to) > 0 {
        return None;
    }
    if let Some(reason) = of_words(page, nodes) {
        return Some(reason);
    }
    let breaks = (from..to).find(|at| page.text(*at, at + 1) > 0 || tree.name(*at) == "br")?;
    let rest = || (breaks + 1..to).filter(|at| tree.name(*at) == "br");
    let is_one = || rest().all(|at| page.text(at, to) == 0);
    (tree.name(breaks) == "br" && is_one() && is_sentence(page, nodes)).then_some(Reason::Line)
}

/// What in the words themselves makes them a picture's caption.
fn of_words(page: &Page, nodes: (usize, usize)) -> Option<Reason> {
    let said = page.words(nodes)?;
    if label::read(&said).is_some() {
        return Some(Reason::Label);
    }
    if all_in(page, nodes, &["em", "i", "small", "sub", "cite"]) {
        return (!note::is_quotation(&said)).then_some(Reason::Italics);
    }
    let credit = credit::trailing(&said).filter(|span| span.start > 0);
    if credit.is_some() && !note::is_quotation(&said) {
        return Some(Reason::Credit);
    }
    // "*The caption.* Photo: name"
    if starts_in(page, nodes, &["em", "i", "small"]).is_some_and(|behind| {
        let rest = page.words((behind, nodes.1)).unwrap_or_default();
        credit::spans(rest.trim())
            .iter()
            .any(|span| span.start == 0 && span.end >= rest.trim().len())
    }) {
        return Some(Reason::Italics);
    }
    let is_bold = all_in(page, nodes, &["strong", "b"]);
    (is_bold && is_closed(page, nodes)).then_some(Reason::Bold)
}

/// Whether all words stand in elements of these names.
pub(super) fn all_in(page: &Page, (from, to): (usize, usize), names: &[&str]) -> bool {
    let tree = &page.tree;
    let is_italic = names.contains(&"em");
    let whole = page.text(from, to);
    let mut inside = 0;
    let mut at = from;
    while at < to {
        let is_set = is_italic && page.marks[at].has(Marks::ITALIC);
        if is_set || names.contains(&tree.name(at)) {
            inside += page.text(at, tree.end(at));
            at = tree.end(at);
        } else {
            at += 1;
        }
    }
    whole > 0 && inside == whole
}

/// The node behind the element of one of these names that the words begin in.
fn starts_in(page: &Page, (from, to): (usize, usize), names: &[&str]) -> Option<usize> {
    let tree = &page.tree;
    let first = (from..to).find(|at| page.text(*at, at + 1) > 0)?;
    let element = tree.ancestors(first).take_while(|at| *at >= from);
    let is_set = |at: usize| page.marks[at].has(Marks::ITALIC) && names.contains(&"em");
    element
        .filter(|at| is_set(*at) || names.contains(&tree.name(*at)))
        .last()
        .map(|at| tree.end(at))
}

fn is_sentence(page: &Page, nodes: (usize, usize)) -> bool {
    let said = page.words(nodes).unwrap_or_default();
    let words = said.split_whitespace().count();
    let said = said.trim();
    words >= 4 && !said.ends_with([':', '?', ',', ';']) && !note::is_quotation(said)
}

/// Whether the words end as a caption does and a heading does not.
fn is_closed(page: &Page, nodes: (usize, usize)) -> bool {
    let said = page.words(nodes).unwrap_or_default();
    is_sentence(page, nodes) && said.trim().ends_with(['.', '!', ')', ']', '”', '"'])
}

/// The loose words behind a picture up to the next block.
fn run(page: &Page, block: usize, end: usize, last: usize) -> Option<(Frame, Reason)> {
    let tree = &page.tree;
    let mut to = end;
    while to < last {
        let is_block = matches!(tree.nodes[to].kind, Kind::Element(..))
            && !page.is_inline(to)
            && tree.name(to) != "br";
        if is_block {
            break;
        }
        if page.images(to, tree.end(to)) > 0 {
            return None;
        }
        to = tree.end(to);
    }
    if page.text(end, to) == 0 {
        return None;
    }
    let reason = line(page, (end, to))?;
    frame(page, (block, to), (end, to), reason, Near::Line)
}

/// The block right behind a picture, if something in it says that it is the
/// caption.
fn next_block(page: &Page, image: usize, block: usize, last: usize) -> Option<(Frame, Reason)> {
    let tree = &page.tree;
    let mut next = tree.end(block);
    while next < last
        && page.text(next, tree.end(next)) == 0
        && page.images(next, tree.end(next)) == 0
    {
        if tree.name(next) == "hr" {
            return None;
        }
        next = tree.end(next);
    }
    let nodes = (next < last).then(|| (next, tree.end(next)))?;
    if page.images(nodes.0, nodes.1) > 0 || page.is_skipped(next) {
        return None;
    }
    let reason = match tree.name(next) {
        "p" | "div" | "span" if says_alt(page, image, nodes) => Some(Reason::Alt),
        "p" | "center" | "small" | "em" | "i" => of_words(page, nodes),
        "div" if tree.find(next, &["p", "div", "ul", "table"]).nth(1).is_none() => {
            of_words(page, nodes)
        }
        "blockquote" => {
            of_words(page, nodes).filter(|r| matches!(r, Reason::Label | Reason::Credit))
        }
        "h5" | "h6" => is_closed(page, nodes).then_some(Reason::Heading),
        _ => None,
    }?;
    frame(page, (block, nodes.1), nodes, reason, Near::Block)
}

/// Whether words are an image's alternative text, with a credit or more behind
/// it or not: who fills in both with one text writes a caption.
fn says_alt(page: &Page, image: usize, nodes: (usize, usize)) -> bool {
    const LEAST: usize = 8;
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let alt = page.tree.attribute(image, "alt");
    let is_sentence = alt.trim().contains(' ') && alt.len() <= LONGEST_CAPTION;
    is_sentence && {
        let (alt, said) = (letters(&alt), letters(&page.words(nodes).unwrap_or_default()));
        alt.chars().count() >= LEAST && said.starts_with(&alt) && said.len() <= 2 * alt.len() + 80
    }
}

/// The cell of the next row that stands below a picture's, where the
/// picture's row holds pictures alone.
fn cell_below(page: &Page, cell: usize) -> Option<(Frame, Reason)> {
    let tree = &page.tree;
    let row = tree.parent(cell);
    if tree.name(row) != "tr" || page.text(row, tree.end(row)) > 0 {
        return None;
    }
    let cells = |row: usize| tree.children(row).filter(|at| is_cell(page, *at)).take(MOST_CELLS);
    let column = cells(row).position(|at| at == cell)?;
    let table = tree.ancestors(row).find(|at| tree.name(*at) == "table")?;
    let next = (tree.end(row)..tree.end(table)).find(|at| tree.name(*at) == "tr")?;
    let below = cells(next).nth(column)?;
    let nodes = (below, tree.end(below));
    if page.images(nodes.0, nodes.1) > 0 || page.text(nodes.0, nodes.1) == 0 {
        return None;
    }
    let frame = Frame { start: cell, end: tree.end(cell), captions: vec![nodes] };
    let is_fit = page.text(nodes.0, nodes.1) <= longest(Reason::Cell);
    is_fit.then_some((frame, Reason::Cell))
}

/// An element that holds a picture, the words behind it and nothing else.
fn wrapper(page: &Page, regions: &Regions, block: usize, parent: usize) -> Option<(Frame, Reason)> {
    let tree = &page.tree;
    let end = tree.end(parent);
    let nodes = (tree.end(block), end);
    let holds_story =
        parent == regions.body || parent == regions.area || tree.contains(parent, regions.body);
    let has = |names: &[&str]| tree.find(parent, names).next().is_some();
    let text = page.text(nodes.0, nodes.1);
    let is_wrapper = !holds_story
        && !page.is_inline(parent)
        && !LINES.contains(&tree.name(parent))
        && !NO_WRAPPERS.contains(&tree.name(parent))
        && end - parent <= LARGEST
        && page.images(parent, end) == page.images(block, tree.end(block))
        && text > 0
        && tree.contains(regions.area, parent)
        && !has(&["h1", "h2", "h3", "h4", "ul", "ol", "table", "time", "blockquote"])
        && tree.find(parent, &["p"]).count() <= 2
        && 2 * page.links(nodes.0, nodes.1) < text
        && !has_figures(page, parent);
    let is_person = page.marks[parent].has(Marks::ICON);
    if !is_wrapper || is_person || !is_sentence(page, nodes) {
        return None;
    }
    let reason = of_words(page, nodes).unwrap_or(Reason::Wrapper);
    frame(page, (parent, end), nodes, reason, Near::Block)
}

fn frame(
    page: &Page,
    (start, end): (usize, usize),
    caption: (usize, usize),
    reason: Reason,
    near: Near,
) -> Option<(Frame, Reason)> {
    let text = page.text(caption.0, caption.1);
    let is_story = 2 * page.links(caption.0, caption.1) > text.max(1) && reason != Reason::Label;
    let is_fit = text > 0 && text <= longest(reason) && !is_story;
    let is_sure = matches!(reason, Reason::Label | Reason::Alt | Reason::Credit);
    let said = page.words(caption).unwrap_or_default();
    let is_other = || {
        let is_last = page.text(end.min(page.story_end), page.story_end) == 0;
        let is_long = said.len() > 120 || page.links(caption.0, caption.1) > 0;
        let is_aside =
            || note::is_note(&said) || page.is_of_writer(&said, end) || (is_last && is_long);
        let is_biography = note::is_biography(&said) || page.is_portrait(start);
        !is_sure && (is_biography || (near == Near::Block && is_aside()))
    };
    (is_fit && !is_other()).then(|| (Frame { start, end, captions: vec![caption] }, reason))
}

fn longest(reason: Reason) -> usize {
    LONGEST.iter().find(|(of, _)| *of == reason).map_or(0, |(_, most)| *most)
}
