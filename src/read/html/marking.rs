//! What an element's name, role, classes and other attributes say about it.

use std::borrow::Cow;

use super::class::Classes;
use super::marks::Marks;
use super::tree::{Kind, Tree};
use super::written;

/// Elements that are never shown as text.
const UNSHOWN: [&str; 27] = [
    "amp-ad",
    "amp-analytics",
    "amp-audio",
    "amp-embed",
    "amp-iframe",
    "amp-pixel",
    "amp-sidebar",
    "amp-social-share",
    "audio",
    "button",
    "canvas",
    "datalist",
    "dialog",
    "embed",
    "head",
    "iframe",
    "input",
    "math",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
];

/// Marks of all nodes of a tree.
pub(super) fn marks(tree: &Tree) -> Vec<Marks> {
    let mut classes = Classes::default();
    let mut marks: Vec<Marks> = (0..tree.nodes.len())
        .map(|node| match &tree.nodes[node].kind {
            Kind::Text(_) => Marks::default(),
            Kind::Element(_, attributes) => {
                let mut marks = of_name(tree.name(node));
                if attributes.is_some() {
                    marks.add(of_attributes(tree, node));
                    for name in ["class", "id"] {
                        match tree.attribute(node, name) {
                            Cow::Borrowed(value) => {
                                let names = value.split_ascii_whitespace();
                                names.for_each(|class| marks.add(classes.of(class)));
                            }
                            Cow::Owned(value) => {
                                let names = value.split_ascii_whitespace();
                                names.for_each(|class| marks.add(classes.read(class)));
                            }
                        }
                    }
                }
                marks
            }
        })
        .collect();
    written::mark(tree, &mut marks);
    for node in 0..marks.len() {
        correct(tree, node, &mut marks);
        let parent = tree.parent(node);
        let is_label = marks[node].has(Marks::HIDDEN) && !marks[parent].has(Marks::CAPTION);
        if is_label && says_credit(tree, node) {
            marks[parent].add(Marks::CREDIT);
        }
    }
    marks
}

/// Takes back what an element's name or attributes say of it and its content
/// does not bear out.
fn correct(tree: &Tree, node: usize, marks: &mut [Marks]) {
    match tree.name(node) {
        // A heading is no caption, whatever its size of type.
        "h1" | "h2" | "h3" | "h4" => marks[node].remove(Marks::CAPTION),
        // A button around a picture opens it.
        "button" => {
            let holds = tree.find(node, &["img", "picture", "figcaption", "amp-img"]);
            if holds.take(1).next().is_some() {
                marks[node].remove(Marks::HIDDEN);
            }
        }
        _ => {}
    }
}

/// Whether a hidden element is the label that a screen reader puts before a
/// credit: "Credit...", "Image source, ".
fn says_credit(tree: &Tree, node: usize) -> bool {
    let is_one_text = tree.end(node) == node + 2;
    let is_short = || tree.raw_text(node).is_some_and(|span| span.len() < 80);
    let text = (is_one_text && is_short()).then(|| tree.text_of(node, node + 2)).flatten();
    text.is_some_and(|text| {
        let label = text.as_str().to_lowercase();
        label.len() < 40
            && ["credit", "image source", "image copyright", "copyright", "photograph"]
                .iter()
                .any(|word| label.starts_with(word))
    })
}

fn of_name(name: &str) -> Marks {
    let mut marks = Marks::default();
    match name {
        "nav" | "footer" | "menu" | "form" | "address" => marks.add(Marks::CLUTTER),
        "aside" => marks.add(Marks::ASIDE),
        "figcaption" => marks.add(Marks::CAPTION),
        "cite" => marks.add(Marks::CREDIT),
        "figure" | "picture" | "amp-carousel" => marks.add(Marks::MEDIA),
        _ => marks.add_if(Marks::HIDDEN, UNSHOWN.contains(&name)),
    }
    marks
}

fn of_attributes(tree: &Tree, node: usize) -> Marks {
    let mut marks = Marks::default();
    marks.add_if(
        Marks::HIDDEN,
        (tree.has(node, "hidden") && !is_streamed(tree, node))
            || is_hidden_from_readers(tree, node)
            || hides(&tree.attribute(node, "style")),
    );
    match &*tree.attribute(node, "role") {
        "navigation" | "banner" | "contentinfo" | "search" | "menu" | "dialog"
        | "complementary" => marks.add(Marks::CLUTTER),
        _ => {}
    }
    for property in tree.attribute(node, "itemprop").split_whitespace() {
        match property {
            "articleBody" => marks.add(Marks::BODY),
            "caption" => marks.add(Marks::CAPTION),
            "copyrightHolder" | "creditText" | "copyrightNotice" | "author" => {
                marks.add(Marks::CREDIT);
            }
            _ => {}
        }
    }
    marks
}

/// Whether a style hides the element.
fn hides(style: &str) -> bool {
    if !style.contains("none") && !style.contains("hidden") {
        return false;
    }
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// What is hidden from those who cannot see is shown to all others, unless it
/// is an ornament: text that a page repeats for them elsewhere stays.
fn is_hidden_from_readers(tree: &Tree, node: usize) -> bool {
    let is_text = matches!(tree.name(node), "p" | "figcaption" | "figure" | "div" | "section");
    tree.attribute(node, "aria-hidden") == "true" && !is_text && !is_told(tree, node)
}

/// Whether an inline element holds more than a word or a sign.
fn is_told(tree: &Tree, node: usize) -> bool {
    const LABEL: usize = 30;
    tree.text_of(node, tree.end(node)).is_some_and(|text| text.as_str().len() > LABEL)
}

/// A part of the page that comes later and is moved to its place by a script.
fn is_streamed(tree: &Tree, node: usize) -> bool {
    tree.attribute(node, "id").starts_with("S:")
}
