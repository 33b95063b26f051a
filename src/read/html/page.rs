//! A tree with what was counted in it: where the prose is, where the links
//! are, and what is furniture.

use super::marking;
use super::marks::Marks;
use super::tree::{Kind, Tree};

pub(super) struct Page<'s> {
    pub tree: Tree<'s>,
    pub marks: Vec<Marks>,
    /// Who wrote the story, in small letters.
    pub authors: Vec<String>,
    /// The node behind the story.
    pub story_end: usize,
    skipped: Vec<bool>,
    /// Running sums over the nodes, so that any subtree is one subtraction.
    text: Vec<usize>,
    links: Vec<usize>,
    prose: Vec<usize>,
    images: Vec<usize>,
}

/// Elements that stand inside a line.
const INLINE: [&str; 35] = [
    "a", "abbr", "amp-img", "img", "picture", "b", "bdi", "bdo", "big", "cite", "code", "data",
    "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// A bare text shorter than this, in bytes, is a label rather than prose.
const SHORT: usize = 60;

impl<'s> Page<'s> {
    pub fn new(tree: Tree<'s>) -> Page<'s> {
        let marks = marking::marks(&tree);
        let mut page = Page {
            skipped: vec![false; tree.nodes.len()],
            tree,
            marks,
            authors: Vec::new(),
            story_end: 0,
            text: vec![0],
            links: vec![0],
            prose: vec![0],
            images: vec![0],
        };
        page.count();
        page.skip();
        page.count();
        page
    }

    pub fn is_image(&self, node: usize) -> bool {
        let name = self.tree.name(node);
        // "storefront-image": a component of the page's own.
        let is_own =
            || name.contains('-') && name.ends_with("-image") && self.tree.has(node, "src");
        matches!(name, "img" | "amp-img" | "amp-anim" | "image") || is_own()
    }

    pub fn is_inline(&self, node: usize) -> bool {
        INLINE.contains(&self.tree.name(node))
    }

    /// Whether the node and all in it is left out.
    pub fn is_skipped(&self, node: usize) -> bool {
        self.skipped[node]
    }

    /// The outermost caption elements among the nodes `from..to`.
    pub fn captions(&self, from: usize, to: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut node = from;
        while node < to {
            let end = self.tree.end(node);
            let is_hidden = self.marks[node].has(Marks::HIDDEN);
            let is_caption = self.marks[node].has(Marks::CAPTION)
                && self.images(node, end) == 0
                && self.text(node, end) > 0;
            if is_caption && !is_hidden {
                found.push(node);
            }
            node = if is_caption || is_hidden { end } else { node + 1 };
        }
        found
    }

    /// Bytes of text in the nodes `from..to`.
    pub fn text(&self, from: usize, to: usize) -> usize {
        self.text[to] - self.text[from]
    }

    /// Bytes of link text in the nodes `from..to`.
    pub fn links(&self, from: usize, to: usize) -> usize {
        self.links[to] - self.links[from]
    }

    /// Bytes of the element's text that read as an article's.
    pub fn prose(&self, node: usize) -> usize {
        self.prose[self.tree.end(node)] - self.prose[node]
    }

    /// Number of images in the nodes `from..to`.
    pub fn images(&self, from: usize, to: usize) -> usize {
        self.images[to] - self.images[from]
    }

    /// Leaves out more of the page.
    pub fn leave_out(&mut self, nodes: &[usize]) {
        if nodes.is_empty() {
            return;
        }
        nodes.iter().for_each(|node| self.skipped[*node] = true);
        self.count();
    }

    fn count(&mut self) {
        let tree = &self.tree;
        for sums in [&mut self.text, &mut self.links, &mut self.prose, &mut self.images] {
            sums.truncate(1);
        }
        let (mut link_end, mut skip_end, mut prose_end) = (0, 0, 0);
        for node in 0..tree.nodes.len() {
            let (mut text, mut link, mut prose, mut image) = (0, 0, 0, 0);
            match &tree.nodes[node].kind {
                Kind::Text(run) => {
                    let pieces = &tree.runs[*run];
                    let length: usize =
                        pieces.iter().map(|p| p.text(tree.source).trim().len()).sum();
                    let is_hidden = node < skip_end;
                    text = if is_hidden { 0 } else { length };
                    link = if node < link_end { text } else { 0 };
                    let reads = node < prose_end || length >= SHORT;
                    prose = if reads && node >= link_end { text } else { 0 };
                }
                Kind::Element(..) => {
                    let end = tree.end(node);
                    if self.marks[node].has(Marks::HIDDEN) || self.skipped[node] {
                        skip_end = skip_end.max(end);
                    }
                    match tree.name(node) {
                        "a" if self.leads_away(node) => link_end = link_end.max(end),
                        "p" | "blockquote" | "pre" => prose_end = prose_end.max(end),
                        _ => image = usize::from(self.is_image(node)),
                    }
                    image = if node < skip_end { 0 } else { image };
                }
            }
            for (sums, add) in [
                (&mut self.text, text),
                (&mut self.links, link),
                (&mut self.prose, prose),
                (&mut self.images, image),
            ] {
                sums.push(sums[sums.len() - 1] + add);
            }
        }
    }

    /// Whether a link leads to another page, and not to the large picture.
    pub fn leads_away(&self, link: usize) -> bool {
        const PICTURES: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];
        let href = self.tree.attribute(link, "href");
        let path = href.split(['?', '#']).next().unwrap_or_default();
        let tail = &path[path.floor_char_boundary(path.len().saturating_sub(5))..];
        let is_picture = PICTURES.iter().any(|ending| {
            let start = tail.len().checked_sub(ending.len());
            start.and_then(|at| tail.get(at..)).is_some_and(|t| t.eq_ignore_ascii_case(ending))
        });
        !is_picture && !href.starts_with('#')
    }

    /// Whether an element of the page's furniture by its class holds a picture,
    /// its caption and little else, or is a part of one that does.
    fn is_picture_box(&self, node: usize) -> bool {
        const OTHER: usize = 160;
        const LARGEST: usize = 400;
        let tree = &self.tree;
        let is_linked = |image: usize| {
            let link = tree.ancestors(image).take(6).find(|at| tree.name(*at) == "a");
            link.is_some_and(|link| self.leads_away(link))
        };
        let end = tree.end(node);
        if self.marks[node].has(Marks::COMMENTS) || end - node > LARGEST {
            return false;
        }
        if self.images(node, end) > 0 {
            let of_captions: usize = self
                .captions(node, end)
                .iter()
                .map(|caption| self.text(*caption, tree.end(*caption)))
                .sum();
            return of_captions > 0
                && self.text(node, end) <= of_captions + OTHER
                && 2 * self.links(node, end) < self.text(node, end)
                && (node..end).filter(|at| self.is_image(*at)).all(|image| !is_linked(image));
        }
        let text = self.text(node, end);
        text > 0
            && self.links(node, end) == 0
            && tree.ancestors(node).take(4).any(|at| {
                let of_slide = self.text(at, tree.end(at));
                self.marks[at].has(Marks::MEDIA)
                    && self.images(at, tree.end(at)) == 1
                    && of_slide <= 2 * text
            })
    }

    /// Decides what is left out. An element with the headline in it, or with
    /// most of the page's prose, is no furniture whatever its class.
    fn skip(&mut self) {
        let all = self.prose(0).max(1);
        let (mut paragraph_end, mut headlines) = (0, vec![0]);
        for node in 0..self.tree.nodes.len() {
            let is_headline = self.tree.name(node) == "h1";
            headlines.push(headlines[node] + usize::from(is_headline));
        }
        for node in 0..self.tree.nodes.len() {
            let (marks, end) = (self.marks[node], self.tree.end(node));
            let name = self.tree.name(node);
            if name == "p" {
                paragraph_end = end;
            }
            let is_aside = marks.has(Marks::ASIDE) && !marks.has(Marks::MEDIA);
            let is_clutter = (marks.has(Marks::CLUTTER) && !marks.has(Marks::CAPTION)) || is_aside;
            let is_phrase = node < paragraph_end && name != "p" && self.is_inline(node);
            let is_figure = name == "figure" || self.is_image(node);
            let holds_article = headlines[end] > headlines[node]
                || matches!(name, "html" | "body" | "main")
                || (2 * self.prose(node) > all && !marks.has(Marks::COMMENTS));
            let is_left = is_clutter && !is_phrase && !is_figure && !holds_article;
            self.skipped[node] =
                marks.has(Marks::HIDDEN) || (is_left && !self.is_picture_box(node));
        }
    }
}
