//! Which element holds the article's text.

use super::marks::Marks;
use super::page::Page;

/// Where the article is.
pub(super) struct Regions {
    /// The element whose paragraphs are the story.
    pub body: usize,
    /// The element around headline, lead picture and body.
    pub area: usize,
}

/// Finds the article: the element that says it is one where it holds a fair
/// share of the page's prose, else the smallest that holds most of it.
pub(super) fn find(page: &Page) -> Regions {
    let tree = &page.tree;
    let all = page.prose(0);
    let is_area = |node: usize| {
        matches!(tree.name(node), "article" | "main")
            || tree.attribute(node, "role") == "main"
            || tree.attribute(node, "itemtype").contains("Article")
    };
    let declared = |says: &dyn Fn(usize) -> bool| {
        (0..tree.nodes.len())
            .filter(|node| says(*node) && 5 * page.prose(*node) >= 2 * all)
            .max_by_key(|node| (page.prose(*node), *node))
    };
    let says_body = |node: usize| page.marks[node].has(Marks::BODY);
    let says_article = |node: usize| tree.name(node) == "article";
    let body = (all > 0)
        .then(|| {
            pieces(page)
                .or_else(|| declared(&says_body).map(|node| with_siblings(page, node)))
                .or_else(|| declared(&says_article).map(|node| densest(page, node)))
                .or_else(|| declared(&is_area).map(|node| densest(page, node)))
        })
        .flatten()
        .unwrap_or_else(|| densest(page, 0));
    let is_root = |node: usize| matches!(tree.name(node), "body" | "html" | "#document");
    let around: Vec<usize> = std::iter::once(body).chain(tree.ancestors(body)).collect();
    let area = around
        .iter()
        .take_while(|node| !is_root(**node))
        .filter(|node| is_area(**node))
        .last()
        .or_else(|| {
            let has_headline = |node: &&usize| {
                is_root(**node) || tree.find(**node, &["h1"]).any(|h1| !page.is_skipped(h1))
            };
            around.iter().find(has_headline)
        });
    Regions { body, area: area.copied().unwrap_or(body) }
}

/// The element around the pieces of a body that a page cuts in several, each of
/// the same class in a box of its own.
fn pieces(page: &Page) -> Option<usize> {
    let tree = &page.tree;
    let mut outermost: Vec<usize> = Vec::new();
    for node in 0..tree.nodes.len() {
        let is_inner = outermost.last().is_some_and(|last| tree.contains(*last, node));
        if !is_inner && page.marks[node].has(Marks::BODY) && page.prose(node) > 0 {
            outermost.push(node);
        }
    }
    let heaviest = *outermost.iter().max_by_key(|node| page.prose(**node))?;
    let class = tree.attribute(heaviest, "class");
    outermost.retain(|node| tree.attribute(*node, "class") == class);
    let whole: usize = outermost.iter().map(|node| page.prose(*node)).sum();
    let is_cut = outermost.len() > 1
        && !class.is_empty()
        && 5 * whole >= 2 * page.prose(0)
        && 10 * page.prose(heaviest) < 9 * whole;
    let (first, last) = (*outermost.first()?, *outermost.last()?);
    let around = tree.ancestors(first).find(|at| tree.contains(*at, last))?;
    // Bodies of several articles are no pieces of one.
    let is_one = !matches!(tree.name(around), "body" | "html" | "#document")
        && tree.find(around, &["h1"]).count() <= 1
        && 10 * whole >= 8 * page.prose(around);
    (is_cut && is_one).then_some(around)
}

/// Leaves out the articles that a page shows below its own: each has a
/// headline, and one of them alone that which the page says it is about.
pub(super) fn leave_others(page: &mut Page, is_expected: impl Fn(&str) -> bool) {
    let tree = &page.tree;
    let headline = |node: usize| tree.find(node, &["h1"]).next();
    let mut articles: Vec<usize> = Vec::new();
    for node in 0..tree.nodes.len() {
        let is_inner = articles.last().is_some_and(|last| tree.contains(*last, node));
        if !is_inner && tree.name(node) == "article" && headline(node).is_some() {
            articles.push(node);
        }
    }
    let is_own = |node: &usize| {
        let said = headline(*node).and_then(|h1| page.words((h1, tree.end(h1))));
        said.is_some_and(|said| is_expected(&said))
    };
    let own: Vec<usize> = articles.iter().copied().filter(is_own).collect();
    if let [own] = own[..] {
        articles.retain(|node| *node != own);
        page.leave_out(&articles);
    }
}

/// The element around `node` where the text goes on in its siblings, as it
/// does when a page cuts the body in several pieces.
fn with_siblings(page: &Page, node: usize) -> usize {
    let parent = page.tree.parent(node);
    let pieces = page
        .tree
        .children(parent)
        .filter(|child| page.marks[*child].has(Marks::BODY) && page.prose(*child) > 0)
        .count();
    if pieces > 1 { parent } else { node }
}

/// The smallest element inside `node` that still holds most of its prose.
fn densest(page: &Page, mut node: usize) -> usize {
    let whole = page.prose(node);
    loop {
        let heaviest = page.tree.children(node).max_by_key(|child| page.prose(*child));
        match heaviest {
            Some(child)
                if whole > 0
                    && 100 * page.prose(child) >= 85 * whole
                    && !matches!(page.tree.name(child), "" | "p" | "blockquote" | "pre")
                    && !page.is_inline(child) =>
            {
                node = child;
            }
            _ => return node,
        }
    }
}
