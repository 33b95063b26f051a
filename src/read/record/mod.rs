//! Story records: JSON in the project's own form, IPTC ninjs or schema.org.

mod date;
mod fault;
mod label;
mod lines;
mod mapped;
mod metadata;
mod ninjs;
mod picture;
mod suppression;
mod tree;

pub use self::label::{Case, Label};
pub use self::lines::{cases, records, records_behind, records_by};

use std::borrow::Cow;
use std::cell::OnceCell;

use jiff::civil::Date;

use self::fault::Fault;
use self::picture::{Given, first_text, pictures, wordless};
use self::tree::{Step, Tree};
use super::{Fields, Format, ReadError, plain};
use crate::article::{Article, Metadata, Picture, Source, Span, Text};

/// The stories of a JSON document: one record, a list of records, or an object
/// with a list under `stories`, `items`, `articles` or `@graph`.
pub fn document(source: &Source) -> Vec<Result<Article, ReadError>> {
    document_by(source, &Fields::NONE)
}

/// The same, of a house with keys of its own in its records.
pub fn document_by(source: &Source, fields: &Fields) -> Vec<Result<Article, ReadError>> {
    let json = source.text();
    let tree = match tree::parse(json, fields) {
        Ok(tree) => tree,
        Err(error) => return vec![Err(broken(&error, json))],
    };
    let Some((key, list)) = listed(&tree) else {
        return vec![
            story(&tree, source.name(), fields)
                .map_err(|fault| fault.into_error(id(&tree).as_deref(), json, 1)),
        ];
    };
    // Where the records stand is asked only if something is wrong with one.
    let places = OnceCell::new();
    list.iter()
        .enumerate()
        .map(|(index, record)| {
            story(record, &format!("{}[{index}]", source.name()), fields).map_err(|fault| {
                let places = places.get_or_init(|| tree::elements(json, key));
                fault.in_document(id(record).as_deref(), source, places.get(index).copied())
            })
        })
        .collect()
}

/// The list of records in a document, and the key that it stands under.
fn listed<'t, 'a>(tree: &'t Tree<'a>) -> Option<(Option<&'static str>, &'t [Tree<'a>])> {
    if let Tree::List(list) = tree {
        return Some((None, list));
    }
    if body_of(tree).is_some() {
        return None;
    }
    ["stories", "items", "articles", "@graph"].into_iter().find_map(|key| match tree.get(key)? {
        Tree::List(list) => Some((Some(key), list.as_slice())),
        _ => None,
    })
}

/// The error for a document that is no JSON.
fn broken(error: &serde_json::Error, json: &str) -> ReadError {
    let mut broken = fault::syntax(error, json, 1);
    let lines = json.lines().map(str::trim).filter(|line| !line.is_empty());
    if error.is_syntax() && lines.take(2).all(|line| tree::parse(line, &Fields::NONE).is_ok()) {
        broken.message += "; one record a line is read with `--input-format jsonl`";
    }
    broken
}

/// The record's own name for itself.
fn id<'t>(record: &'t Tree) -> Option<Cow<'t, str>> {
    ["id", "uri", "@id"].into_iter().find_map(|key| match record.get(key)? {
        Tree::Text(id) => Some(Cow::Borrowed(&**id)),
        Tree::Number(id) => Some(Cow::Owned(id.to_string())),
        _ => None,
    })
}

/// Who published the story, or else in which section.
fn outlet(record: &Tree) -> Option<String> {
    let mut found = ["outlet", "publisher", "source", "section", "articleSection"]
        .into_iter()
        .filter_map(|key| match record.get(key)? {
            Tree::Text(name) => Some(&**name),
            of => of.get("name")?.text(),
        });
    found.find(|name| !name.trim().is_empty()).map(|name| name.trim().to_owned())
}

/// How a record's body is written, under which key.
const BODIES: [(&str, Format); 7] = [
    ("text", Format::Plain),
    ("html", Format::Html),
    ("markdown", Format::Markdown),
    ("body_xhtml", Format::Html),
    ("body_html", Format::Html),
    ("body_text", Format::Plain),
    ("articleBody", Format::Plain),
];

/// The key, form and value of a record's body.
fn body_of<'t, 'a>(record: &'t Tree<'a>) -> Option<(&'static str, Format, &'t Tree<'a>)> {
    let given = |(key, format)| record.get(key).map(|value| (key, format, value));
    let versions = || ninjs::body(record).map(|(format, value)| ("bodies", format, value));
    BODIES.into_iter().find_map(given).or_else(versions)
}

/// The story in one record. Each of its fields is a source of its own: first
/// the body, then the title, the dateline and what belongs to each picture.
fn story(record: &Tree, name: &str, fields: &Fields) -> Result<Article, Fault> {
    if !matches!(record, Tree::Object(_)) {
        let message = format!("a story record must be an object, found {}", record.kind());
        return Err(Fault { message, path: Vec::new() });
    }
    let own = mapped::read(record, fields);
    let title = match own.title {
        Some(title) => Some(title),
        None => {
            string(record, &["title", "headline"])?.or_else(|| first_text(record, &["headlines"]))
        }
    };
    let given = own.pictures(pictures(record)?);
    let body = match body_of(record) {
        Some((_, format, Tree::Text(text))) => Some((format, &**text)),
        Some((key, _, other)) => {
            let message = format!("`{key}` must be a string, found {}", other.kind());
            return Err(Fault { message, path: vec![Step::Key(key.into())] });
        }
        None => None,
    };
    if body.is_none() && title.is_none() && given.is_none() {
        return Err(nothing(record));
    }
    let mut article = match body {
        Some((format, text)) => read_body(format, text, name, title, given.as_deref())?,
        None => Article { sources: vec![Source::field(name, "")], ..Article::default() },
    };
    article.id = id(record).map(Cow::into_owned);
    article.outlet = outlet(record);
    if let Some(title) = title {
        article.title = Some(add(&mut article.sources, name, title));
    }
    let dateline = string(record, &["dateline"])?.or_else(|| first_text(record, &["located"]));
    if let Some(dateline) = dateline {
        article.dateline = Some(add(&mut article.sources, name, dateline));
    }
    // What the body shows of a picture goes before what says nothing of it.
    let given = match given {
        None if article.pictures.is_empty() => Some(wordless(record)),
        given => given,
    };
    if let Some(given) = given {
        article.pictures =
            given.iter().map(|given| picture(&mut article.sources, name, given)).collect();
    }
    suppression::read(&mut article, record, name);
    let tag = string(record, &["language", "inLanguage", "lang"])?;
    let language = own.language.and_then(language).or_else(|| tag.and_then(language));
    article.language = language.or(article.language);
    let published = [
        "published",
        "datePublished",
        "firstcreated",
        "firstCreated",
        "contentcreated",
        "contentCreated",
    ];
    let updated = ["updated", "dateModified", "versioncreated", "versionCreated"];
    let changed = date(record, &updated, &mut article.notices);
    let first = date(record, &published, &mut article.notices);
    article.updated = changed.or(article.updated);
    article.published = own.published.or(first).or(article.published).or(article.updated);
    Ok(article)
}

/// The body by the reader of its form. What the record says of title and
/// captions goes before what the body shows.
fn read_body(
    format: Format,
    text: &str,
    name: &str,
    title: Option<&str>,
    given: Option<&[Given]>,
) -> Result<Article, Fault> {
    let source = Source::field(name, text);
    if format == Format::Plain {
        let captions: Option<Vec<&str>> =
            given.map(|given| given.iter().filter_map(|g| g.text).collect());
        let known = plain::Known { title, captions: captions.as_deref() };
        return Ok(Article { sources: vec![source], ..plain::story_in(text, known) });
    }
    super::body(format, source).map_err(|error| Fault { message: error.message, path: Vec::new() })
}

/// A field of the record as a text with its own source.
fn add(sources: &mut Vec<Source>, name: &str, field: &str) -> Text {
    sources.push(Source::field(name, field));
    Text::verbatim(field, Span::new(0, field.len())).in_source(sources.len() - 1)
}

fn picture(sources: &mut Vec<Source>, name: &str, given: &Given) -> Picture {
    let mut field = |value: Option<&str>| {
        value.filter(|v| !v.trim().is_empty()).map(|value| add(sources, name, value))
    };
    let mut picture = Picture {
        captions: field(given.text).into_iter().collect(),
        alt: field(given.alt),
        credit: field(given.credit),
        src: field(given.src),
        ..Picture::default()
    };
    if !given.metadata.is_empty() {
        let (metadata, listing) = Metadata::listed(name, given.metadata.clone(), sources.len());
        sources.push(listing);
        picture.metadata = metadata;
    }
    picture
}

/// The string under the first of `keys` that is there.
fn string<'a>(record: &'a Tree<'a>, keys: &[&str]) -> Result<Option<&'a str>, Fault> {
    let Some((key, value)) = keys.iter().find_map(|key| Some((*key, record.get(key)?))) else {
        return Ok(None);
    };
    match value {
        Tree::Text(text) => Ok(Some(text).filter(|text| !text.trim().is_empty()).map(|t| &**t)),
        // schema.org names languages and places by objects, too.
        Tree::Object(_) | Tree::List(_) if key != "title" => Ok(None),
        other => Err(Fault {
            message: format!("`{key}` must be a string, found {}", other.kind()),
            path: vec![Step::Key(key.into())],
        }),
    }
}

/// The two-letter code at the start of a language tag.
fn language(tag: &str) -> Option<String> {
    let code = tag.split(['-', '_']).next()?.trim();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()))
        .then(|| code.to_ascii_lowercase())
}

/// The first of `keys` that holds a date; one that does not is noted, for a
/// story can be checked without.
fn date(record: &Tree, keys: &[&str], notices: &mut Vec<String>) -> Option<Date> {
    keys.iter().find_map(|key| {
        let value = record.get(key)?;
        let found = date::day(value);
        if found.is_none()
            && !date::is_empty(value)
            && value.text().is_none_or(|text| !text.trim().is_empty())
        {
            let what = value.text().map_or(value.kind().to_owned(), |text| {
                format!("`{}`", &text[..text.floor_char_boundary(40)])
            });
            notices.push(format!(
                "`{key}` is no date: expected one like 2020-10-11 or 2020-10-11T10:05:00+02:00, \
                 found {what}; the story is read without it"
            ));
        }
        found
    })
}

/// The fault of a record that has nothing to read.
fn nothing(record: &Tree) -> Fault {
    const MEANT: [(&str, &str); 9] = [
        ("body", "text"),
        ("content", "text"),
        ("article", "text"),
        ("caption", "captions"),
        ("cutline", "captions"),
        ("cutlines", "captions"),
        ("images", "captions"),
        ("pictures", "captions"),
        ("name", "title"),
    ];
    const LOOKED_FOR: [&str; 7] =
        ["text", "html", "markdown", "title", "captions", "headline", "articleBody"];
    let mut message = "the record has no body, title or captions: looked for `text`, `html`, \
        `markdown`, `title` and `captions`, and for the keys of ninjs and schema.org"
        .to_owned();
    if let Tree::Object(members) = record {
        let close = members.iter().find_map(|(key, _)| {
            let same = MEANT.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(key));
            let near =
                || LOOKED_FOR.into_iter().find(|right| strsim::osa_distance(right, key) <= 2);
            Some((key, same.map(|(_, right)| *right).or_else(near)?))
        });
        if let Some((key, meant)) = close {
            message += &format!("; there is `{key}`: did you mean `{meant}`?");
        }
    }
    Fault { message, path: Vec::new() }
}
