//! The article's pictures, each with what is written about it.

use std::collections::BTreeMap;

use crate::article::{Picture, Span, Text};

use super::body::Regions;
use super::flow;
use super::frame::{CLIMB, Frame, LONGEST_CAPTION, has_figures, is_picture};
use super::frames::frames;
use super::marks::Marks;
use super::page::Page;
use super::same::{once_each, push_caption};
use super::wording::{self, Wording};

/// The pictures, and for each node where a picture starts, the node behind it.
pub(super) struct Pictures {
    pub pictures: Vec<Picture>,
    pub ends: BTreeMap<usize, usize>,
}

/// Whether a site fills in a picture and its words alike: it is none of a story.
/// A picture of a story whose caption was left unfilled is.
fn is_of_template(picture: &Picture) -> bool {
    let is_filled_in = |text: &Text| {
        let text = text.as_str().trim();
        text.starts_with("{{") && text.ends_with("}}")
    };
    picture.src.as_ref().is_some_and(is_filled_in) && picture.captions.iter().all(is_filled_in)
}

/// Finds the pictures of the article.
pub(super) fn find(page: &Page, regions: &Regions) -> Pictures {
    let tree = &page.tree;
    let framed = frames(page, regions);
    let mut found = Pictures { pictures: Vec::new(), ends: BTreeMap::new() };
    let mut galleries: Vec<(usize, usize)> = Vec::new();
    for frame in framed.range(..regions.area).map(|(_, frame)| frame) {
        read(page, regions, frame, &mut found.pictures);
    }
    let mut node = regions.area;
    while node < tree.end(regions.area) {
        if page.is_skipped(node) {
            node = tree.end(node);
            continue;
        }
        let is_gallery = tree.name(node) == "figure" && has_figures(page, node);
        if is_gallery {
            galleries.push((tree.end(node), found.pictures.len()));
        }
        galleries.retain(|(end, _)| *end > node);
        let lone = || Frame { start: node, end: tree.end(node), captions: Vec::new() };
        let end = if let Some(frame) = framed.get(&node) {
            read(page, regions, frame, &mut found.pictures);
            // A caption in the cell below its picture stands in another row.
            let apart = frame.captions.iter().filter(|(from, _)| *from >= frame.end).copied();
            found.ends.extend(apart);
            frame.end
        } else if (tree.name(node) == "figure" && !is_gallery && is_picture(page, node))
            || (page.is_image(node) && is_own(page, regions, node))
        {
            let frame = lone();
            read(page, regions, &frame, &mut found.pictures);
            frame.end
        } else if let Some((_, first)) =
            galleries.last().filter(|_| page.marks[node].has(Marks::CAPTION))
        {
            describe_gallery(page, node, &mut found.pictures[*first..]);
            tree.end(node)
        } else {
            node += 1;
            continue;
        };
        found.ends.insert(node, end);
        node = end;
    }
    found.pictures.retain(|picture| !is_of_template(picture));
    found.pictures = once_each(found.pictures);
    found
}

/// A gallery's caption goes to those of its pictures that have none.
fn describe_gallery(page: &Page, node: usize, pictures: &mut [Picture]) {
    let Some(Wording::Caption(caption)) = words(page, node, page.tree.end(node)).map(wording::read)
    else {
        return;
    };
    for picture in pictures.iter_mut().filter(|picture| picture.captions.is_empty()) {
        picture.captions.push(caption.clone());
    }
}

/// Whether an image without a frame belongs to the story: it stands in the
/// body, or is marked as the one that opens it; and is no icon or teaser.
fn is_own(page: &Page, regions: &Regions, node: usize) -> bool {
    let tree = &page.tree;
    let in_body = tree.contains(regions.body, node);
    let near = || std::iter::once(node).chain(tree.ancestors(node).take(CLIMB));
    let opens =
        || near().any(|at| page.marks[at].has(Marks::LEAD)) && node < tree.end(regions.body);
    let is_ornament = matches!(&*tree.attribute(node, "role"), "presentation" | "none");
    (in_body || opens()) && !is_ornament && !is_icon(page, node) && !is_teaser(page, regions, node)
}

fn is_icon(page: &Page, node: usize) -> bool {
    let tree = &page.tree;
    let side = |name: &str| {
        tree.attribute(node, name).trim_end_matches("px").parse::<u32>().unwrap_or(u32::MAX)
    };
    let (width, height) = (side("width"), side("height"));
    // "16" by "9" is a ratio.
    let is_ratio = tree.name(node) != "img" || (width <= 21 && height <= 21 && width != height);
    let is_small = width.min(height) <= 64 && !is_ratio;
    let src = src(page, node).map_or_else(String::new, |src| src.as_str().to_ascii_lowercase());
    let name = src.split(['?', '#']).next().unwrap_or_default();
    let is_furniture = [
        "pixel",
        "spacer",
        "1x1",
        "blank.gif",
        "gravatar",
        "avatar",
        "emoji",
        "placeholder",
        "lazyload",
        "loading.gif",
    ]
    .iter()
    .any(|word| name.contains(word))
        || name.contains("/icons/")
        || name.contains("logo")
        || name.ends_with(".svg");
    let near = std::iter::once(node).chain(tree.ancestors(node).take(1));
    is_small || is_furniture || near.into_iter().any(|at| page.marks[at].has(Marks::ICON))
}

/// Whether the image leads to another story: its block is all link.
fn is_teaser(page: &Page, regions: &Regions, node: usize) -> bool {
    let tree = &page.tree;
    let block = tree
        .ancestors(node)
        .take_while(|at| tree.contains(regions.area, *at) && *at != regions.body)
        .find(|at| !page.is_inline(*at) && page.text(*at, tree.end(*at)) > 0);
    block.is_some_and(|at| {
        let end = tree.end(at);
        at != regions.area && page.links(at, end) * 10 >= page.text(at, end) * 9
    })
}

/// Reads the pictures of a frame.
fn read(page: &Page, regions: &Regions, frame: &Frame, pictures: &mut Vec<Picture>) {
    let tree = &page.tree;
    if is_of_other(page, frame) {
        return;
    }
    let nodes = frame.start..frame.end;
    let images: Vec<usize> = nodes
        .clone()
        .filter(|at| page.is_image(*at) && page.images(*at, at + 1) > 0 && !is_icon(page, *at))
        .collect();
    let mut found = frame.captions.clone();
    if found.is_empty() {
        let marked = page.captions(frame.start, frame.end);
        found = marked.into_iter().map(|node| (node, tree.end(node))).collect();
    }
    let is_figure = tree.name(frame.start) == "figure";
    if found.is_empty() && images.iter().any(|image| is_teaser(page, regions, *image)) {
        return;
    }
    // Outside the body a picture without a caption is as often a teaser's.
    if found.is_empty() && is_figure && !images.is_empty() {
        let in_article = images.iter().any(|image| {
            is_own(page, regions, *image) || nodes.clone().any(|at| page.marks[at].has(Marks::LEAD))
        });
        if !in_article && !tree.contains(regions.body, frame.start) && frame.start > regions.body {
            return;
        }
    }
    let credit = credit(page, frame);
    let is_shared = is_figure || found.len() < images.len();
    let mut read: Vec<Picture> = images
        .iter()
        .take(if is_shared && !found.is_empty() { 1 } else { images.len() })
        .map(|image| Picture {
            src: src(page, *image),
            alt: tree
                .attribute_text(*image, "alt")
                .or_else(|| tree.attribute_text(*image, "data-alt")),
            captions: std::iter::once(*image)
                .chain(tree.ancestors(*image).take(2).filter(|at| page.is_inline(*at)))
                .find_map(|at| attribute_caption(page, at))
                .filter(|_| found.is_empty())
                .into_iter()
                .collect(),
            credit: credit.clone().or_else(|| tree.attribute_text(*image, "data-credit")),
            ..Picture::default()
        })
        .collect();
    if read.is_empty() {
        read.push(Picture { credit, ..Picture::default() });
    }
    let starts: Vec<usize> = images.iter().take(read.len()).copied().collect();
    for (node, end) in found {
        let of = starts.partition_point(|image| *image < node).saturating_sub(1);
        say(&mut read[of], words(page, node, end));
    }
    let has_caption = read.iter().any(|picture| !picture.captions.is_empty());
    if !has_caption && is_figure {
        let said = attribute_caption(page, frame.start)
            .or_else(|| nodes.clone().find_map(|at| attribute_caption(page, at)))
            .or_else(|| words(page, frame.start, frame.end));
        say(&mut read[0], said.filter(|text| text.as_str().len() <= LONGEST_CAPTION));
    }
    read.retain(|picture| {
        picture.src.is_some() || picture.alt.is_some() || !picture.captions.is_empty()
    });
    pictures.extend(read);
}

/// The text of a caption without the credit that is marked as one.
fn words(page: &Page, from: usize, to: usize) -> Option<Text> {
    let leaves = |node: usize| {
        let marks = page.marks[node];
        let is_counter =
            || marks.has(Marks::COUNTER) && page.text(node, page.tree.end(node)) <= LONGEST_COUNTER;
        let is_left = marks.has(Marks::HIDDEN)
            || (node != from && (marks.has(Marks::CREDIT) || is_counter()));
        is_left.then(|| page.tree.end(node))
    };
    let texts = flow::paragraphs(page, (from, to), leaves);
    (!texts.is_empty()).then(|| flow::join(texts, "\n"))
}

/// Bytes of "12 of 24".
const LONGEST_COUNTER: usize = 12;

/// Whether a frame is a film's or shows who wrote the story.
fn is_of_other(page: &Page, frame: &Frame) -> bool {
    let tree = &page.tree;
    let is_small = |at: &usize| page.text(*at, tree.end(*at)) <= LONGEST_CAPTION;
    let around = std::iter::once(frame.start).chain(tree.ancestors(frame.start).take(CLIMB));
    let is_video = around.take_while(is_small).any(|at| page.marks[at].has(Marks::VIDEO));
    let holds_video = (frame.start..frame.end).any(|at| {
        let is_player = page.marks[at].has(Marks::VIDEO) && page.images(at, tree.end(at)) > 0;
        is_player || tree.name(at) == "video"
    });
    let is_writer = page.marks[frame.start].has(Marks::ICON)
        && !page.marks[frame.start].has(Marks::CAPTION)
        && tree.name(frame.start) == "figure";
    is_video || holds_video || is_writer
}

/// Hands a picture the words in its caption's place, as what they are.
fn say(picture: &mut Picture, words: Option<Text>) {
    match words.map(wording::read) {
        Some(Wording::Caption(caption)) => push_caption(picture, caption),
        Some(Wording::Credit(credit)) => {
            picture.credit.get_or_insert(credit);
        }
        Some(Wording::Furniture) | None => {}
    }
}

/// The credit that a frame keeps apart from the caption.
fn credit(page: &Page, frame: &Frame) -> Option<Text> {
    let tree = &page.tree;
    let node = (frame.start..frame.end).find(|at| {
        let marks = page.marks[*at];
        let end = tree.end(*at);
        marks.has(Marks::CREDIT)
            && !marks.has(Marks::HIDDEN)
            && page.images(*at, end) == 0
            && page.text(*at, end) > 0
    });
    match node {
        Some(node) => {
            let leaves = |at: usize| page.marks[at].has(Marks::HIDDEN).then(|| tree.end(at));
            let texts = flow::paragraphs(page, (node, tree.end(node)), leaves);
            (!texts.is_empty()).then(|| flow::join(texts, " "))
        }
        None => (frame.start..frame.end).find_map(|at| tree.attribute_text(at, "data-credit")),
    }
}

/// A caption kept in an attribute, where it is markup once more.
fn attribute_caption(page: &Page, node: usize) -> Option<Text> {
    const ENTITIES: [(&str, &str); 8] = [
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ];
    let text = page.tree.attribute_text(node, "data-caption")?;
    let whole = text.as_str();
    let mut plain = Text::default();
    let mut done = 0;
    while let Some(at) = whole[done..].find(['<', '&']).map(|at| done + at) {
        plain.append(&text.slice(Span::new(done, at)));
        let rest = &whole[at..];
        let entity = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity));
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let tag = rest.find('>').filter(|_| is_tag);
        done = at + entity.map(|(entity, _)| entity.len()).or(tag.map(|end| end + 1)).unwrap_or(1);
        let stretch = Span::new(at, done);
        match (entity, tag) {
            (Some((_, decoded)), _) => plain.push_for(decoded, text.to_source(stretch)),
            (None, None) => plain.append(&text.slice(stretch)),
            (None, Some(_)) => {}
        }
    }
    plain.append(&text.slice(Span::new(done, whole.len())));
    Some(plain.trim()).filter(|text| !text.is_empty())
}

/// Where an image's file is, looking through lazy loading.
fn src(page: &Page, node: usize) -> Option<Text> {
    let value = |name: &&str| Some(page.tree.attribute_text(node, name)?.trim());
    let is_file = |src: &Text| !src.is_empty() && !src.as_str().starts_with("data:");
    let plain = ["data-src", "data-original", "data-lazy-src", "data-url", "src"];
    let first = |set: Text| {
        let words = set.as_str().trim_start_matches([',', ' ']);
        let start = set.as_str().len() - words.len();
        let length = words.find([',', ' ']).unwrap_or(words.len());
        set.slice(Span::new(start, start + length))
    };
    plain
        .iter()
        .filter_map(value)
        .find(is_file)
        .or_else(|| ["srcset", "data-srcset"].iter().filter_map(value).map(first).find(is_file))
}
