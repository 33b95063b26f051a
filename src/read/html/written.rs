//! Pages that a writing program made: what it says in its style sheet, and the
//! names of its own styles.

use std::collections::HashSet;

use super::marks::Marks;
use super::tree::Tree;

/// What the body of a page from Google Docs is called.
const GOOGLE: &str = "doc-content";

/// What stands before the names of Word's own styles.
const WORD: &str = "Mso";

/// Marks what is set in italics, and the headline, on a page that a writing
/// program made; other pages are left as they are.
pub(super) fn mark(tree: &Tree, marks: &mut [Marks]) {
    let has_class = |node: usize, class: &str| {
        tree.attribute(node, "class").split_ascii_whitespace().any(|own| own == class)
    };
    let Some(body) = tree.find(0, &["body"]).next() else { return };
    let (title, italic) = if has_class(body, GOOGLE) {
        ("title", italic(tree))
    } else if is_words(tree, body) {
        ("MsoTitle", HashSet::new())
    } else {
        return;
    };
    let mut is_titled = tree.find(0, &["h1"]).next().is_some();
    for (node, marks) in marks.iter_mut().enumerate().take(tree.end(body)).skip(body + 1) {
        let class = tree.attribute(node, "class");
        let is_set = class.split_ascii_whitespace().any(|class| italic.contains(class));
        marks.add_if(Marks::ITALIC, is_set);
        if !is_titled && tree.name(node) == "p" && has_class(node, title) {
            marks.add(Marks::TITLE);
            is_titled = true;
        }
    }
}

/// Whether Word made the page: its paragraphs are of its own styles.
fn is_words(tree: &Tree, body: usize) -> bool {
    /// As many paragraphs tell.
    const TELLING: usize = 3;
    let mut first = tree.find(body, &["p"]).take(TELLING);
    first.any(|node| tree.attribute(node, "class").starts_with(WORD))
}

/// The classes of the style sheet that set their words in italics.
fn italic<'t>(tree: &'t Tree) -> HashSet<&'t str> {
    let sheets = tree.find(0, &["style"]).filter_map(|node| tree.raw_text(node));
    let rules = sheets.flat_map(|span| span.of(tree.source).split('}'));
    rules
        .filter_map(|rule| {
            let (selector, says) = rule.rsplit_once('{')?;
            let class = selector.trim().strip_prefix('.')?;
            let mut says = says.split(';').filter_map(|one| one.split_once(':'));
            let is_italic =
                says.any(|(what, how)| what.trim() == "font-style" && how.trim() == "italic");
            let is_one = class.bytes().all(|byte| byte.is_ascii_alphanumeric());
            (is_italic && is_one).then_some(class)
        })
        .collect()
}
