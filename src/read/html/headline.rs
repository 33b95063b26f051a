//! The headline of a page: as a reader sees it, or as the page's head has it.

use crate::article::{Span, Text};

use super::body::Regions;
use super::flow;
use super::json_ld::Linked;
use super::marks::Marks;
use super::metadata::Meta;
use super::page::Page;

/// Names of `meta` elements that have it, the ones to trust most first.
const TITLE: [&str; 7] = [
    "og:title",
    "headline",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "twitter:title",
];

/// The headline where a reader sees it, else as the page's head has it.
pub(super) fn read(page: &Page, regions: &Regions, meta: &Meta, linked: &Linked) -> Option<Text> {
    let tree = &page.tree;
    let said = || meta.contents(page, &TITLE).next().or_else(|| linked.headline.clone());
    let tag = || {
        let node = tree.find(0, &["title"]).next()?;
        tree.text_of(node, tree.end(node))
    };
    let written = || {
        let node = (0..tree.nodes.len()).find(|node| page.marks[*node].has(Marks::TITLE))?;
        flow::words(page, (node, tree.end(node)), |_| None)
    };
    let announced = said().or_else(tag);
    let expected = announced.as_ref().map_or("", Text::as_str);
    let is_home = |node: usize| {
        // The site's name on top of each page leads to its front.
        let mut links = tree.find(node, &["a"]);
        let around = tree.ancestors(node).take(3).find(|at| tree.name(*at) == "a");
        let link = links.next().or(around);
        link.is_some_and(|link| {
            let href = tree.attribute(link, "href");
            let path = href.split_once("//").map_or(&*href, |(_, rest)| rest);
            path.split_once('/').is_none_or(|(_, rest)| rest.trim_matches('/').is_empty())
        })
    };
    let visible: Vec<(usize, Text)> = tree
        .find(0, &["h1"])
        .filter(|node| !page.marks[*node].has(Marks::HIDDEN))
        .filter(|node| !tree.ancestors(*node).any(|at| page.is_skipped(at)))
        .filter(|node| !is_home(*node))
        .filter_map(|node| Some((node, heading(page, node, expected)?)))
        .collect();
    let agrees = |text: &Text| agree(text.as_str(), expected);
    let is_own = |node: usize| {
        let says = |at: usize| tree.attribute(at, "itemprop").contains("headline");
        says(node) || tree.contains(regions.area, node)
    };
    let property = || {
        let mut nodes = (0..tree.nodes.len()).filter(|node| {
            tree.attribute(*node, "itemprop").split_whitespace().any(|p| p == "headline")
        });
        nodes.find_map(|node| heading(page, node, expected))
    };
    visible
        .iter()
        .find(|(_, text)| agrees(text))
        .or_else(|| visible.iter().find(|(node, _)| is_own(*node)))
        .map(|(_, text)| text.clone())
        .or_else(written)
        .or_else(property)
        .or_else(|| said().map(|text| without_site(page, meta, text)))
        .or_else(|| visible.first().map(|(_, text)| text.clone()))
        .or_else(|| tag().map(|text| without_site(page, meta, text)))
}

/// The words of a heading without the kicker over them, unless it is a part of
/// the title that the page gives.
fn heading(page: &Page, node: usize, expected: &str) -> Option<Text> {
    let tree = &page.tree;
    // A colon between kicker and headline is there for those who listen.
    let is_colon = |at: usize| {
        let said = tree.text_of(at, tree.end(at));
        said.is_some_and(|said| matches!(said.as_str().trim(), ":" | "–" | "-" | "|"))
    };
    let is_unseen = |at: usize| page.marks[at].has(Marks::HIDDEN) && !is_colon(at);
    let shown = |at: usize| is_unseen(at).then(|| tree.end(at));
    let whole = flow::words(page, (node, page.tree.end(node)), shown)?;
    let is_given = letters(expected).contains(&letters(whole.as_str()));
    if is_given || whole.as_str().contains(": ") {
        return Some(whole);
    }
    let leaves = |at: usize| {
        let is_left = page.marks[at].has(Marks::HIDDEN) || is_kicker(page, at, node);
        is_left.then(|| page.tree.end(at))
    };
    flow::words(page, (node, page.tree.end(node)), leaves)
}

/// Whether an element in a heading is what stands over the headline: called so,
/// or followed by an element that is called the headline.
fn is_kicker(page: &Page, node: usize, heading: usize) -> bool {
    const KICKERS: [&str; 8] = [
        "kicker",
        "eyebrow",
        "overline",
        "dachzeile",
        "spitzmarke",
        "topline",
        "roofline",
        "label",
    ];
    let tree = &page.tree;
    if node == heading || tree.name(node).is_empty() {
        return false;
    }
    let class = tree.attribute(node, "class").to_ascii_lowercase();
    let rest = page.text(tree.end(node), tree.end(heading));
    rest > 0 && KICKERS.iter().any(|word| class.contains(word))
}

/// Whether two texts are one headline, in one of them perhaps with more.
pub(super) fn agree(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    one.len() >= 8 && !other.is_empty() && (other.contains(&one) || one.contains(&other))
}

/// What the page's head says that it is about.
pub(super) fn announced(page: &Page, meta: &Meta) -> Option<String> {
    let tree = &page.tree;
    let tag = || {
        let node = tree.find(0, &["title"]).next()?;
        tree.text_of(node, tree.end(node))
    };
    meta.contents(page, &TITLE).next().or_else(tag).map(|text| text.as_str().to_owned())
}

/// The letters and digits alone, lower case: what two spellings of one
/// headline have in common.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A title without " | Site" or " - Site" at its end: after a bar always,
/// after a dash where that is how the page names itself.
fn without_site(page: &Page, meta: &Meta, text: Text) -> Text {
    let names = ["og:site_name", "application-name", "twitter:site", "publisher", "dc.publisher"];
    let sites: Vec<String> =
        meta.contents(page, &names).map(|name| letters(name.as_str())).collect();
    let mut text = text;
    for mark in [" | ", " - ", " – ", " — ", " :: ", " · ", " • "] {
        let Some(at) = text.as_str().rfind(mark) else { continue };
        let tail = letters(&text.as_str()[at + mark.len()..]);
        let names_site = sites.iter().any(|site| *site == tail || site.starts_with(&tail));
        if at > 0 && (mark == " | " || names_site) {
            text = text.slice(Span::new(0, at)).trim();
        }
    }
    text
}
