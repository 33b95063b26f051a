//! schema.org data that a page carries in JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::article::{Article, Picture, Span, Text};

use super::page::Page;
use super::{embedded, flow};
use crate::read::{date, escaped};

/// How deep a page's graphs are followed.
const DEEPEST: usize = 6;

/// What a story is called, a mark behind it.
const STORIES: [&str; 4] = ["Article\"", "BlogPosting\"", "Report\"", "LiveBlogPosting\""];

/// What a page is called that may tell the story's day of publication.
const PAGES: [&str; 4] = ["WebPage\"", "ClaimReview\"", "MedicalWebPage\"", "CreativeWork\""];

/// What the page's JSON says about the story; the first to say a thing wins.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub headline: Option<Text>,
    pub published: Option<String>,
    /// The day of a page that says nothing of its story.
    page_published: Option<String>,
    pub modified: Option<String>,
    pub language: Option<String>,
    pub body: Option<Text>,
    /// The pictures that have a caption.
    pub pictures: Vec<Picture>,
}

type Object<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// Reads the page's JSON-LD; what is no JSON is passed over.
pub(super) fn read(page: &Page) -> Linked {
    let tree = &page.tree;
    let mut linked = Linked::default();
    for script in tree.find(0, &["script"]) {
        if !tree.attribute(script, "type").trim().eq_ignore_ascii_case("application/ld+json") {
            continue;
        }
        let Some(span) = tree.raw_text(script) else { continue };
        let json = span.of(tree.source).trim();
        // Some systems leave the comment or the CDATA around it.
        let json = json.trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
        let json = json.trim_end_matches("-->").trim_end_matches("//]]>").trim();
        match serde_json::from_str::<&RawValue>(json) {
            Ok(value) => linked.value(value, tree.source, DEEPEST),
            Err(_) => linked.broken(json),
        }
    }
    linked
}

/// The string under a key of JSON that is broken elsewhere.
fn string_of<'j>(json: &'j str, key: &str) -> Option<&'j str> {
    let behind = json.split_once(&format!("\"{key}\""))?.1.trim_start().strip_prefix(':')?;
    behind.trim_start().strip_prefix('"')?.split('"').next()
}

impl Linked {
    /// The day of publication, or that of the page where the story tells none.
    pub fn day(&self) -> Option<&str> {
        self.published.as_deref().or(self.page_published.as_deref())
    }

    /// The dates in JSON that cannot be read as a whole, where it is about a
    /// story.
    fn broken(&mut self, json: &str) {
        if STORIES.iter().any(|name| json.contains(name)) {
            let date = |key: &str| string_of(json, key).map(str::to_owned);
            self.published = self.published.take().or_else(|| date("datePublished"));
            self.modified = self.modified.take().or_else(|| date("dateModified"));
        }
    }

    fn value(&mut self, value: &RawValue, source: &str, depth: usize) {
        if depth == 0 {
            return;
        }
        if let Ok(values) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
            values.into_iter().for_each(|value| self.value(value, source, depth - 1));
        } else if let Ok(object) = serde_json::from_str::<Object>(value.get()) {
            self.object(&object, source, depth);
        }
    }

    fn object(&mut self, object: &Object, source: &str, depth: usize) {
        let types = object.get("@type").map_or("", |kind| kind.get());
        let is_story = STORIES.iter().any(|name| types.contains(name));
        if !is_story && PAGES.iter().any(|name| types.contains(name)) {
            let date = object.get("datePublished").and_then(|value| text(value, source));
            let date = date.map(|text| text.as_str().to_owned());
            self.page_published = self.page_published.take().or(date);
        }
        if is_story {
            let text = |name: &str| object.get(name).and_then(|value| text(value, source));
            let plain = |name: &str| text(name).map(|text| text.as_str().to_owned());
            self.headline =
                self.headline.take().or_else(|| text("headline")).or_else(|| text("name"));
            self.body = self.body.take().or_else(|| text("articleBody"));
            let day = |name: &str| plain(name).filter(|day| date::parse(day).is_some());
            self.published = self.published.take().or_else(|| day("datePublished"));
            self.modified = self.modified.take().or_else(|| day("dateModified"));
            self.language = self.language.take().or_else(|| plain("inLanguage"));
            if let Some(image) = object.get("image") {
                self.image(image, source, depth - 1);
            }
        }
        for inner in ["@graph", "mainEntity", "mainEntityOfPage"] {
            if let Some(value) = object.get(inner) {
                self.value(value, source, depth - 1);
            }
        }
    }

    fn image(&mut self, value: &RawValue, source: &str, depth: usize) {
        if depth == 0 {
            return;
        }
        if let Ok(values) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
            values.into_iter().for_each(|value| self.image(value, source, depth - 1));
        } else if let Ok(object) = serde_json::from_str::<Object>(value.get()) {
            let read = |name: &str| object.get(name).and_then(|value| text(value, source));
            let src = read("url").or_else(|| read("contentUrl")).or_else(|| read("@id"));
            let credit = read("creditText").or_else(|| read("copyrightNotice"));
            if let Some(caption) = read("caption") {
                self.pictures.push(Picture {
                    src,
                    alt: None,
                    captions: vec![caption],
                    credit,
                    ..Picture::default()
                });
            }
        }
    }
}

/// The story in an `articleBody`: plain text as a rule, its paragraphs on
/// lines, but some systems put markup or entities there.
pub(super) fn body(told: Text) -> Article {
    const MARKUP: [&str; 6] = ["</p>", "<br", "&nbsp;", "&amp;", "&quot;", "&#"];
    let says = told.as_str();
    if MARKUP.iter().any(|sign| says.contains(sign)) {
        return embedded::escaped(&told);
    }
    if says.contains("\n\n") {
        return Article { body: told, ..Article::default() };
    }
    let mut at = 0;
    let lines = says.split_inclusive('\n').map(|line| {
        at += line.len();
        told.slice(Span::new(at - line.len(), at)).trim()
    });
    let lines = lines.filter(|line| !line.is_empty()).collect();
    Article { body: flow::join(lines, "\n\n"), ..Article::default() }
}

/// A JSON string with its bytes in the page.
fn text(value: &RawValue, source: &str) -> Option<Text> {
    let raw = value.get();
    let decoded: Cow<str> = serde_json::from_str(raw).ok()?;
    // The raw value is borrowed from the page, so that addresses tell where.
    let start = (raw.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
    let inside = Span::new(start + 1, (start + raw.len()).saturating_sub(1).max(start + 1));
    let text = escaped::align(source, inside, &decoded);
    (!text.trim().is_empty()).then(|| text.trim())
}
