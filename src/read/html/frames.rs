//! The pictures that stand in no figure: the frames around their captions.

use std::collections::BTreeMap;

use super::below;
use super::body::Regions;
use super::frame::{CLIMB, Frame, LONGEST_CAPTION, has_figures, is_picture};
use super::labelled;
use super::marks::Marks;
use super::page::Page;

/// Other text, in bytes, that an element may hold and still be the frame of a
/// picture and its caption.
const FRAME: usize = 160;

/// Most nodes that a frame may have.
const LARGEST_FRAME: usize = 400;

/// The frames around captions that stand in no figure.
pub(super) fn frames(page: &Page, regions: &Regions) -> BTreeMap<usize, Frame> {
    let mut frames: BTreeMap<usize, Frame> = BTreeMap::new();
    add_marked(page, regions, (regions.area + 1, page.tree.end(regions.area)), &mut frames);
    add_leads(page, regions, &mut frames);
    add_unmarked(page, regions, &mut frames);
    frames
}

/// Adds the frames around the nodes of `from..to` that are marked as captions.
fn add_marked(
    page: &Page,
    regions: &Regions,
    (from, to): (usize, usize),
    frames: &mut BTreeMap<usize, Frame>,
) {
    let tree = &page.tree;
    let mut node = from;
    while node < to {
        let end = tree.end(node);
        if (page.is_skipped(node) || is_plain_figure(page, node)) && end <= to {
            node = end;
            continue;
        }
        let frame = if page.marks[node].has(Marks::CAPTION)
            && page.images(node, end) == 0
            && page.text(node, end) > 0
        {
            around_caption(page, regions, node)
        } else if page.marks[node].has(Marks::CAPTION) && page.images(node, end) == 1 {
            loose_caption(page, node)
        } else {
            None
        };
        if let Some(frame) = frame {
            frames
                .entry(frame.start)
                .and_modify(|old| old.end = old.end.max(frame.end))
                .or_insert(frame);
        }
        node += 1;
    }
}

/// More pictures than these above the article are a list of other stories.
const MOST_LEADS: usize = 2;

/// Adds the pictures that open the article and stand above it: in the page's
/// header or in a stage of their own, each with a caption and no link to
/// another story.
fn add_leads(page: &Page, regions: &Regions, frames: &mut BTreeMap<usize, Frame>) {
    let tree = &page.tree;
    let mut found: BTreeMap<usize, Frame> = BTreeMap::new();
    let mut node = 0;
    while node < regions.area {
        let end = tree.end(node);
        let is_other = matches!(tree.name(node), "article" | "aside" | "nav" | "ul" | "footer");
        if page.is_skipped(node) || (is_other && end <= regions.area) {
            node = end;
            continue;
        }
        if is_plain_figure(page, node) && end <= regions.area {
            if !page.captions(node, end).is_empty() {
                found.insert(node, Frame { start: node, end, captions: Vec::new() });
            }
            node = end;
            continue;
        }
        if page.marks[node].has(Marks::CAPTION) && end <= regions.area {
            add_marked(page, regions, (node, end), &mut found);
            node = end;
            continue;
        }
        node += 1;
    }
    let is_own = |frame: &Frame| {
        let mut images = (frame.start..frame.end).filter(|at| page.is_image(*at));
        let leads_away = |image: usize| {
            let link = tree.ancestors(image).take(6).find(|at| tree.name(*at) == "a");
            link.is_some_and(|link| page.leads_away(link))
        };
        frame.end <= regions.area
            && page.images(frame.start, frame.end) > 0
            && page.links(frame.start, frame.end) * 2 < page.text(frame.start, frame.end)
            && !images.any(leads_away)
    };
    if found.len() <= MOST_LEADS {
        frames.extend(found.into_iter().filter(|(_, frame)| is_own(frame)));
    }
}

/// Adds the frames of captions that no markup calls so.
fn add_unmarked(page: &Page, regions: &Regions, frames: &mut BTreeMap<usize, Frame>) {
    let tree = &page.tree;
    let mut done = regions.area;
    for image in regions.area + 1..tree.end(regions.area) {
        if image < done || !page.is_image(image) || page.images(image, image + 1) == 0 {
            continue;
        }
        let around = frames.range(..=image).next_back();
        let is_lead = || {
            let near = || std::iter::once(image).chain(tree.ancestors(image).take(CLIMB));
            near().any(|at| page.marks[at].has(Marks::LEAD | Marks::MEDIA))
                && !near().any(|at| tree.name(at) == "a" && page.leads_away(at))
                && !tree.ancestors(image).any(|at| page.is_skipped(at))
        };
        if around.is_some_and(|(_, frame)| frame.end > image)
            || is_described(page, image)
            || !(tree.contains(regions.body, image) || is_lead())
        {
            continue;
        }
        let is_titled = tree.has(image, "data-caption");
        if let Some(frame) = below::of_image(page, regions, image, is_titled) {
            done = frame.end;
            // The frame of a marked caption goes before.
            if frames.range(frame.start..frame.end).next().is_none() {
                frames.insert(frame.start, frame);
            }
        }
    }
    for (start, end) in labelled::find(page, regions) {
        let before = frames.range(..=start).next_back();
        if before.is_none_or(|(_, frame)| frame.end <= start) {
            let captions = vec![(start, end)];
            frames.entry(start).or_insert(Frame { start, end, captions });
        }
    }
}

/// Whether an image's caption stands in its figure.
fn is_described(page: &Page, image: usize) -> bool {
    let tree = &page.tree;
    tree.ancestors(image).find(|at| tree.name(*at) == "figure").is_some_and(|figure| {
        let end = tree.end(figure);
        page.text(figure, end) > 0 || tree.has(figure, "data-caption")
    })
}

fn is_plain_figure(page: &Page, node: usize) -> bool {
    page.tree.name(node) == "figure" && !has_figures(page, node) && is_picture(page, node)
}

/// The smallest element around a caption that holds an image and little else,
/// or the image that stands right before it.
fn around_caption(page: &Page, regions: &Regions, node: usize) -> Option<Frame> {
    let tree = &page.tree;
    let mut inner = node;
    for at in tree.ancestors(node).take(CLIMB) {
        let end = tree.end(at);
        if tree.name(at) == "figure" && has_figures(page, at) {
            return None;
        }
        if let Some(before) = image_before(page, at, inner) {
            let captions = vec![(node, tree.end(node))];
            return Some(Frame { start: before, end: tree.end(inner), captions });
        }
        if at == regions.body || at == regions.area || tree.contains(at, regions.body) {
            return None;
        }
        if page.images(at, end) > 0 {
            if end - at > LARGEST_FRAME {
                return None;
            }
            let of_captions: usize = page
                .captions(at, end)
                .iter()
                .map(|caption| page.text(*caption, tree.end(*caption)))
                .sum();
            let other = page.text(at, end).saturating_sub(of_captions);
            let is_frame = other <= FRAME;
            return is_frame.then(|| Frame { start: at, end, captions: Vec::new() });
        }
        inner = at;
    }
    None
}

/// The child of `parent` right before `node`, if it is an image and no text.
fn image_before(page: &Page, parent: usize, node: usize) -> Option<usize> {
    let mut before = None;
    let mut end = node;
    // Look back over white space: the nearest nodes only, however many
    // siblings there are.
    for _ in 0..3 {
        let last = end.checked_sub(1).filter(|at| *at > parent)?;
        let child = std::iter::once(last)
            .chain(page.tree.ancestors(last))
            .find(|at| page.tree.parent(*at) == parent)?;
        if page.text(child, end) > 0 {
            return None;
        }
        if page.images(child, end) > 0 {
            before = Some(child);
            break;
        }
        end = child;
    }
    before
}

/// An element marked as caption that holds the image too: its own words are
/// the caption.
fn loose_caption(page: &Page, node: usize) -> Option<Frame> {
    let end = page.tree.end(node);
    let text = page.text(node, end);
    let is_loose = (1..=LONGEST_CAPTION).contains(&text)
        && end - node <= LARGEST_FRAME
        && page.captions(node + 1, end).is_empty();
    is_loose.then(|| Frame { start: node, end, captions: vec![(node, end)] })
}
