//! What a page says about its story: dates, authors, language.

use crate::article::Text;
use crate::read::date;

use super::body::Regions;
use super::json_ld::Linked;
use super::marks::Marks;
use super::page::Page;
use jiff::civil::Date;

/// Names of `meta` elements, the ones to trust most first.
const PUBLISHED: [&str; 22] = [
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "article.published",
    "published_at",
    "publish-date",
    "publishdate",
    "pubdate",
    "originalpublicationdate",
    "date",
];

const UPDATED: [&str; 9] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "parsely-mod-date",
    "article.updated",
];

/// The page's `meta` elements by name.
pub(super) struct Meta {
    names: Vec<(String, usize)>,
}

impl Meta {
    pub fn read(page: &Page) -> Meta {
        let tree = &page.tree;
        let mut names = Vec::new();
        for node in tree.find(0, &["meta"]) {
            for key in ["property", "name", "itemprop", "http-equiv"] {
                let name = tree.attribute(node, key).trim().to_ascii_lowercase();
                if !name.is_empty() {
                    names.push((name, node));
                }
            }
        }
        Meta { names }
    }

    pub fn contents<'a>(
        &'a self,
        page: &'a Page,
        names: &'a [&str],
    ) -> impl Iterator<Item = Text> + 'a {
        names.iter().flat_map(move |name| {
            let nodes = self.names.iter().filter(move |(known, _)| known == name);
            nodes.filter_map(|(_, node)| page.tree.attribute_text(*node, "content"))
        })
    }

    fn date(&self, page: &Page, names: &[&str]) -> Option<Date> {
        self.contents(page, names).find_map(|text| date::parse(text.as_str()))
    }
}

/// Who the page says wrote the story, in small letters.
pub(super) fn authors(page: &Page) -> Vec<String> {
    let tree = &page.tree;
    let metas = tree.find(0, &["meta"]).filter(|node| {
        let name = tree.attribute(*node, "name");
        name.eq_ignore_ascii_case("author") || name.eq_ignore_ascii_case("parsely-author")
    });
    let said = metas.filter_map(|node| tree.attribute_text(node, "content"));
    let linked = (0..tree.nodes.len()).filter(|node| tree.attribute(*node, "rel") == "author");
    let linked = linked.filter_map(|node| tree.text_of(node, tree.end(node)));
    let names = said.chain(linked).map(|name| name.as_str().trim().to_lowercase());
    let names = names.map(|name| name.strip_prefix("by ").map_or(name.clone(), str::to_owned));
    names.filter(|name| name.split_whitespace().count() >= 2).take(8).collect()
}

/// The day of first publication.
pub(super) fn published(
    page: &Page,
    regions: &Regions,
    meta: &Meta,
    linked: &Linked,
) -> Option<Date> {
    let stamp = |text: &str| date::parse(text).map(|day| local(page, day, text));
    linked
        .published
        .as_deref()
        .and_then(stamp)
        .or_else(|| property_date(page, "datePublished"))
        .or_else(|| {
            let said = meta.contents(page, &PUBLISHED);
            said.into_iter().find_map(|text| stamp(text.as_str()))
        })
        .or_else(|| linked.day().and_then(stamp))
        .or_else(|| time_element(page, regions))
        .or_else(|| byline(page, regions))
}

/// The day on the publisher's calendar: that of an evening's stamp in UTC is
/// the day before where the page's address says so.
fn local(page: &Page, day: Date, stamp: &str) -> Date {
    let stamp = stamp.trim();
    let is_utc = stamp.ends_with('Z') || stamp.ends_with("+00:00") || stamp.ends_with("+0000");
    let is_night = stamp.split_once(['T', ' ']).is_some_and(|(_, time)| time < "12");
    if !is_utc || !is_night {
        return day;
    }
    match (day.yesterday(), address_day(page)) {
        (Ok(before), Some(told)) if told == before => before,
        _ => day,
    }
}

/// The day in the page's own address: "/2024/05/13/fish-market".
fn address_day(page: &Page) -> Option<Date> {
    let tree = &page.tree;
    let of_link =
        tree.find(0, &["link"]).filter(|node| tree.attribute(*node, "rel") == "canonical");
    let of_meta =
        tree.find(0, &["meta"]).filter(|node| tree.attribute(*node, "property") == "og:url");
    let links = of_link.map(|node| tree.attribute(node, "href"));
    let mut addresses = links.chain(of_meta.map(|node| tree.attribute(node, "content")));
    addresses.find_map(|address| {
        let parts: Vec<&str> = address.split(['/', '-', '_']).collect();
        parts.windows(3).find_map(|three| {
            let is_day = three[0].len() == 4 && three[1].len() <= 2 && three[2].len() <= 2;
            is_day.then(|| date::parse(&three.join("-"))).flatten()
        })
    })
}

/// The day in the line of who wrote the story and when.
fn byline(page: &Page, regions: &Regions) -> Option<Date> {
    const LONGEST: usize = 120;
    const FIRST_LINE: usize = 24;
    let tree = &page.tree;
    let words = |node: usize| {
        let class = tree.attribute(node, "class").to_ascii_lowercase();
        ["date", "time", "published", "meta", "byline"].iter().any(|word| class.contains(word))
    };
    // It stands above the story, or is its first line.
    let last = tree.end(regions.area).min(regions.body + FIRST_LINE);
    let near = (regions.area..last).filter(|node| {
        let is_small = tree.end(*node) - node <= FIRST_LINE && !tree.name(*node).is_empty();
        let of_picture = || {
            std::iter::once(*node)
                .chain(tree.ancestors(*node).take(6))
                .any(|at| page.marks[at].has(Marks::CAPTION) || tree.name(at) == "figure")
        };
        is_small && words(*node) && !of_picture()
    });
    let lines = near.filter_map(|node| {
        let text = tree.text_of(node, tree.end(node))?;
        (text.as_str().len() <= LONGEST).then_some(text)
    });
    lines.take(12).find_map(|text| date::parse(text.as_str()))
}

/// The day of the last change.
pub(super) fn updated(page: &Page, meta: &Meta, linked: &Linked) -> Option<Date> {
    linked
        .modified
        .as_deref()
        .and_then(date::parse)
        .or_else(|| property_date(page, "dateModified"))
        .or_else(|| meta.date(page, &UPDATED))
}

fn property_date(page: &Page, property: &str) -> Option<Date> {
    let tree = &page.tree;
    (0..tree.nodes.len())
        .filter(|node| tree.attribute(*node, "itemprop").split_whitespace().any(|p| p == property))
        .find_map(|node| {
            ["datetime", "content"]
                .iter()
                .find_map(|name| date::parse(&tree.attribute(node, name)))
                .or_else(|| date::parse(tree.text_of(node, tree.end(node))?.as_str()))
        })
}

/// The first `time` at the head of the article: above the text, or in it but
/// before its first paragraph is over.
fn time_element(page: &Page, regions: &Regions) -> Option<Date> {
    let tree = &page.tree;
    let in_text = |node: usize| tree.ancestors(node).any(|at| tree.name(at) == "p");
    let times = || tree.find(regions.area, &["time"]);
    let is_update = |node: usize| tree.attribute(node, "class").contains("updated");
    times()
        .find(|node| tree.has(*node, "pubdate"))
        .or_else(|| times().find(|node| !in_text(*node) && !is_update(*node)))
        .and_then(|node| {
            let written = || tree.text_of(node, tree.end(node));
            date::parse(&tree.attribute(node, "datetime"))
                .or_else(|| written().and_then(|text| date::parse(text.as_str())))
        })
}

/// The two-letter code of a language tag, such as `en-GB` or `en_US`.
pub(in crate::read) fn language(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_', ',']).next()?.trim();
    let is_code = primary.len() == 2 && primary.bytes().all(|b| b.is_ascii_alphabetic());
    is_code.then(|| primary.to_ascii_lowercase())
}

/// The language that the page says it is in.
pub(super) fn page_language(page: &Page, meta: &Meta, linked: &Linked) -> Option<String> {
    let tree = &page.tree;
    let of_html =
        || tree.find(0, &["html"]).find_map(|node| language(&tree.attribute(node, "lang")));
    let of_meta = || {
        let names = ["og:locale", "content-language", "dc.language", "language", "inlanguage"];
        meta.contents(page, &names).find_map(|text| language(text.as_str()))
    };
    of_html().or_else(of_meta).or_else(|| linked.language.as_deref().and_then(language))
}
