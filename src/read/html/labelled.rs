//! Paragraphs that say themselves that they are captions, whatever stands
//! before them.

use crate::language::credit;
use crate::read::label::{self, Heading};

use super::below::all_in;
use super::body::Regions;
use super::frame::LONGEST_CAPTION;
use super::page::Page;

/// The paragraphs with a label, and those below a heading that says so of them.
pub(super) fn find(page: &Page, regions: &Regions) -> Vec<(usize, usize)> {
    let tree = &page.tree;
    let mut found = Vec::new();
    // How many of the paragraphs to come are captions, and where they end: with
    // the list where they stand in one.
    let mut announced = 0_usize;
    let mut last = usize::MAX;
    let mut node = regions.body + 1;
    while node < tree.end(regions.body) {
        let end = tree.end(node);
        let name = tree.name(node);
        let is_heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let is_paragraph = is_heading || matches!(name, "p" | "li");
        if page.is_skipped(node) || !is_paragraph || page.images(node, end) > 0 {
            node += 1;
            if page.is_skipped(node - 1) {
                node = end;
            }
            continue;
        }
        let text = page.text(node, end);
        let Some(said) =
            (text > 0 && text <= LONGEST_CAPTION).then(|| page.words((node, end))).flatten()
        else {
            node = end;
            continue;
        };
        match label::heading(&said) {
            Some(heading) => {
                last = usize::MAX;
                announced = match heading {
                    Heading::Captions => usize::MAX,
                    Heading::Caption => 1,
                    Heading::Story => 0,
                };
            }
            None if is_heading => announced = 0,
            None if announced > 0 && node < last => {
                announced -= 1;
                if name == "li" && last == usize::MAX {
                    last = tree.end(tree.parent(node));
                }
                found.push((node, end));
            }
            None if label::read(&said).is_some_and(|label| label.is_sure) => {
                found.push((node, end));
            }
            None if is_gone(page, (node, end), &said) => found.push((node, end)),
            None if is_words(page, node) => found.push((node, end)),
            None => {}
        }
        node = end;
    }
    found
}

/// A paragraph that Word calls a caption, and no table's.
fn is_words(page: &Page, node: usize) -> bool {
    /// A table stands right behind its caption, but for white space and a frame.
    const NEAR: usize = 4;
    let tree = &page.tree;
    let end = tree.end(node);
    let mut behind = end..(end + NEAR).min(tree.nodes.len());
    tree.attribute(node, "class") == "MsoCaption" && behind.all(|at| tree.name(at) != "table")
}

/// A paragraph in italics that ends with the credit of a picture which is not
/// there any more.
fn is_gone(page: &Page, nodes: (usize, usize), said: &str) -> bool {
    let credit = credit::trailing(said).filter(|span| span.start > 0);
    let speaks_of_picture = |span: crate::article::Span| {
        let credit = span.of(said).to_lowercase();
        credit.contains('/')
            || ["photo", "foto", "image", "bild"].iter().any(|w| credit.contains(w))
    };
    all_in(page, nodes, &["em", "i", "small"]) && credit.is_some_and(speaks_of_picture)
}
