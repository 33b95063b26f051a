//! What cutline sees in a text: the facts that it compares.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::json::{Span, to_string};
use super::visible;
use crate::article::{Article, Excerpt, Part, Picture, Text};

/// A stretch of text that names a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// `person`, `organisation`, `place`, `date`, `number` or `role`.
    pub kind: &'static str,
    /// Where it stands.
    pub at: Excerpt,
    /// What it is taken to mean.
    pub value: serde_json::Value,
}

/// In which language a story is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadAs {
    /// The two-letter code; `None` if it is in none that is read.
    pub code: Option<&'static str>,
    /// What the story says its language is.
    pub said: Option<String>,
    /// Whether its words tell.
    pub is_told: bool,
}

impl ReadAs {
    /// Whether anything says it; what says nothing is read as English.
    fn is_known(&self) -> bool {
        self.said.is_some() || self.is_told || self.code.is_none()
    }
}

impl fmt::Display for ReadAs {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (self.code, &self.said) {
            (Some(code), Some(_)) => write!(f, "{code}"),
            (Some(code), None) => write!(f, "{code}, by its words"),
            (None, Some(said)) => write!(f, "{said}, which is not read"),
            (None, None) => write!(f, "none that is read"),
        }
    }
}

#[derive(Serialize)]
struct Record<'a> {
    id: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<String>,
    /// What says the day.
    dated_by: Option<&'a str>,
    updated: Option<String>,
    language: Option<&'a str>,
    /// The code of the language that its facts are read in.
    read_as: Option<&'static str>,
    dateline: Option<&'a str>,
    captions: Vec<Shown<'a>>,
    mentions: Vec<Mention<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    metadata: Vec<MetadataField<'a>>,
}

/// A caption, or the alternative text of a picture that has none.
#[derive(Serialize)]
struct Shown<'a> {
    of: &'static str,
    text: &'a str,
    /// What the record calls it, where it is one.
    key: Option<&'a str>,
    span: Option<Span>,
    src: Option<&'a str>,
    alt: Option<&'a str>,
    credit: Option<&'a str>,
}

/// A field of a picture's metadata.
#[derive(Serialize)]
struct MetadataField<'a> {
    /// Which picture, from 1.
    picture: usize,
    /// The picture's file, or the record that has it.
    file: &'a str,
    tells: &'static str,
    field: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct Mention<'a> {
    kind: &'a str,
    text: &'a str,
    #[serde(rename = "in")]
    part: &'a str,
    span: Option<Span>,
    value: &'a serde_json::Value,
}

/// The record of one story, without a line end: what was read of it, and what
/// is seen in it. The spans of mentions run over the texts of `whole`, the same
/// story or one [`undivided`](Article::undivided).
pub fn record(read: &Article, article: &Article, read_as: &ReadAs, seen: &[Seen]) -> String {
    let names: BTreeMap<Part, String> = parts(article).collect();
    let mentions = seen
        .iter()
        .map(|seen| Mention {
            kind: seen.kind,
            text: article.quote(seen.at),
            part: names.get(&seen.at.part).map_or("", String::as_str),
            span: article.locate(seen.at).map(Span::from),
            value: &seen.value,
        })
        .collect();
    let metadata = fields(article).collect();
    to_string(&Record {
        id: read.id.as_deref(),
        title: read.title.as_ref().map(Text::as_str),
        published: read.published.map(|day| day.to_string()),
        dated_by: read.dated_by.as_deref(),
        updated: read.updated.map(|day| day.to_string()),
        language: read.language.as_deref(),
        read_as: read_as.code,
        dateline: read.dateline.as_ref().map(Text::as_str),
        captions: captions(read).collect(),
        mentions,
        metadata,
    })
}

/// The captions of a story, and the alternative texts that stand for one.
fn captions(article: &Article) -> impl Iterator<Item = Shown<'_>> {
    let of_picture = |(index, picture): (usize, &Picture)| {
        let captions = 0..picture.captions.len();
        let captions = captions.map(move |i| Part::Caption { picture: index, index: i });
        let alt = picture.captions.is_empty().then_some(Part::Alt { picture: index });
        captions.chain(alt).collect::<Vec<_>>()
    };
    let parts = article.pictures.iter().enumerate().flat_map(of_picture);
    parts.filter_map(|part| {
        let text = article.text(part).filter(|text| !text.is_empty())?;
        let picture = &article.pictures[part.picture()?];
        let at = article.locate(Excerpt::new(part, text.span()));
        Some(Shown {
            of: if matches!(part, Part::Alt { .. }) { "alt" } else { "caption" },
            text: text.as_str(),
            key: article.sources.get(text.source()).and_then(|source| source.key()),
            span: at.map(Span::from),
            src: picture.src.as_ref().map(Text::as_str),
            alt: picture.alt.as_ref().map(Text::as_str),
            credit: picture.credit.as_ref().map(Text::as_str),
        })
    })
}

/// What is known of the story beside its texts, and where those stand, a line
/// each.
fn head(article: &Article, read_as: &ReadAs) -> String {
    let by = article.dated_by.as_ref().map(|by| format!(", by {by}"));
    let published = article.published.map(|day| format!("{day}{}", by.unwrap_or_default()));
    let rows = [
        ("published", published),
        ("updated", article.updated.map(|day| day.to_string())),
        ("language", read_as.is_known().then(|| read_as.to_string())),
        ("dateline", article.dateline.as_ref().map(|text| text.as_str().to_owned())),
    ];
    let rows = rows.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let places = parts(article).filter(|(part, _)| *part != Part::Body);
    let places = places.filter_map(|(part, name)| Some((name, place(article, part)?)));
    let mut head: String =
        rows.chain(places).map(|(name, value)| format!("{name}: {}\n", visible(&value))).collect();
    if !head.is_empty() {
        head.push('\n');
    }
    head
}

/// Where a text stands: what a record calls it, or line and column.
fn place(article: &Article, part: Part) -> Option<String> {
    let text = article.text(part).filter(|text| !text.is_empty())?;
    if let Some(key) = article.sources.get(text.source())?.key() {
        return Some(format!("in {key}"));
    }
    let at = article.locate(Excerpt::new(part, text.span()))?;
    Some(format!("at {}:{}", at.line, at.column))
}

/// The text of a story part by part, each with its mentions.
pub fn text(article: &Article, read_as: &ReadAs, seen: &[Seen]) -> String {
    let mut by_part: BTreeMap<Part, Vec<&Seen>> = BTreeMap::new();
    for seen in seen {
        by_part.entry(seen.at.part).or_default().push(seen);
    }
    let mut shown = head(article, read_as);
    for (part, name) in parts(article) {
        let Some(text) = article.text(part).filter(|text| !text.is_empty()) else { continue };
        shown.push_str(&format!("{name}\n"));
        for line in text.as_str().lines().filter(|line| !line.trim().is_empty()) {
            shown.push_str(&format!("  {}\n", visible(line)));
        }
        shown.push('\n');
        if let Some(seen) = by_part.get(&part) {
            shown.push_str(&table(article, seen));
            shown.push('\n');
        }
    }
    let mut last = None;
    for told in fields(article) {
        if last.replace((told.picture, told.file)) != Some((told.picture, told.file)) {
            shown.push_str(&format!("metadata {}, {}\n", told.picture, visible(told.file)));
        }
        shown.push_str(&format!("  {}: {}\n", visible(told.field), visible(told.value)));
    }
    if last.is_some() {
        shown.push('\n');
    }
    shown
}

/// What the metadata of the pictures say, in order.
fn fields(article: &Article) -> impl Iterator<Item = MetadataField<'_>> {
    let pictures = article.pictures.iter().enumerate();
    pictures.flat_map(move |(index, picture)| {
        picture.metadata.fields.iter().map(move |field| MetadataField {
            picture: index + 1,
            file: article.sources.get(field.value.source()).map_or("", |source| source.name()),
            tells: field.property.key(),
            field: &field.label,
            value: field.value.as_str(),
        })
    })
}

fn table(article: &Article, seen: &[&Seen]) -> String {
    let row = |seen: &&Seen| {
        let at = article.locate(seen.at).map_or((1, 1), |at| (at.line, at.column));
        let value = visible(&seen.value.to_string()).into_owned();
        let quote = visible(article.quote(seen.at)).into_owned();
        (format!("{}:{}", at.0, at.1), seen.kind, quote, value)
    };
    let rows: Vec<_> = seen.iter().map(row).collect();
    let place = rows.iter().map(|(at, ..)| at.len()).max().unwrap_or(0);
    let text = rows.iter().map(|(_, _, text, _)| text.chars().count()).max().unwrap_or(0).min(40);
    rows.iter()
        .map(|(at, kind, quote, value)| {
            format!("  {at:<place$}  {kind:<12}  {quote:<text$}  {value}\n")
        })
        .collect()
}

/// The parts that a story has, with what to call them: "title", "text",
/// "caption" or, of several, "caption 2", and "alt 1".
fn parts(article: &Article) -> impl Iterator<Item = (Part, String)> {
    let several = article.captions().nth(1).is_some();
    let captions = article.captions().enumerate().map(move |(index, (part, _))| match several {
        true => (part, format!("caption {}", index + 1)),
        false => (part, "caption".to_owned()),
    });
    let alts = article.pictures.iter().enumerate().filter(|(_, picture)| picture.alt.is_some());
    let alts = alts.map(|(picture, _)| (Part::Alt { picture }, format!("alt {}", picture + 1)));
    let head = [(Part::Title, "title".to_owned()), (Part::Body, "text".to_owned())];
    head.into_iter().chain(captions).chain(alts)
}
