//! The story in one record. Each of its fields is a source of its own: first
//! the body, then the title, the dateline and what belongs to each picture.

use super::blocks::{self, Blocks};
use super::fault::Fault;
use super::field::{self, dateline, days, id, outlet, string};
use super::given::Given;
use super::joined::{self, Known};
use super::picture::{pictures, wordless};
use super::tree::{Step, Tree};
use super::walk::Walk;
use super::words::{Words, first_text};
use super::{envelope, mapped, ninjs, prose, suppression};
use crate::article::{Article, Metadata, Picture, Source, Span, Text};
use crate::read::{Fields, Format, budget};

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

/// Reads a record; what it refers to stands in `shared`.
///
/// # Errors
/// What is wrong with it, where it cannot be read.
pub(super) fn story<'a>(
    record: &'a Tree<'a>,
    shared: &[&'a Tree<'a>],
    name: &str,
    fields: &Fields,
) -> Result<Article, Fault> {
    let is_blocks = blocks::is_blocks(record.items());
    if !matches!(record, Tree::Object(_)) && !is_blocks {
        let message = format!("a story record must be an object, found {}", record.kind());
        return Err(Fault { is_no_story: true, ..Fault::new(message, Vec::new()) });
    }
    let own = mapped::read(record, fields);
    let mut walk = Walk::new(fields, shared);
    let mut notices = Vec::new();
    let (pieces, blocks) = match body(record, fields, &mut walk)? {
        Some((words, None)) => (vec![words], Blocks::default()),
        Some((_, Some(mut blocks))) => (std::mem::take(&mut blocks.pieces), blocks),
        None => (Vec::new(), Blocks::default()),
    };
    let title = match own.title.clone() {
        Some(title) => Some(title),
        None => string(record, &["title", "headline"])?
            .or_else(|| first_text(record, &["headlines"]))
            .map(Words::plain)
            .or_else(|| prose::title(record)),
    };
    let title = title.or(blocks.title);
    let known = pictures(record)?;
    let is_whole = known.is_some();
    let mut more = blocks.pictures;
    if may_have_more(record, is_whole) {
        let said = walk.story(record);
        more = said.into_iter().chain(more).chain(walk.left()).collect();
    }
    if let Some(known) = &known {
        tell_passed(known, &more, &mut walk);
        more.clear();
    }
    let bare: Vec<Given> =
        more.extract_if(.., |one| one.text.is_none() && one.alt.is_none()).collect();
    let more = once_each(more);
    let own_pictures = own.pictures(known.or_else(|| (!more.is_empty()).then_some(more)));
    // A caption deep in data without a story is an example, or a setting.
    let is_given = is_whole || own_pictures.is_some() && envelope::is_captioned(record, fields);
    if pieces.is_empty() && title.is_none() && !is_given {
        return Err(field::nothing(record));
    }
    let captions: Option<Vec<String>> = own_pictures.as_ref().map(|given| {
        given.iter().filter_map(|one| Some(one.text.as_ref()?.text.to_string())).collect()
    });
    let captions: Option<Vec<&str>> =
        captions.as_ref().map(|all| all.iter().map(String::as_str).collect());
    let told = Known {
        title: title.as_ref().map(|title| &*title.text),
        captions: captions.as_deref().filter(|all| is_whole || !all.is_empty()),
    };
    let mut article = match pieces.as_slice() {
        [] => Article { sources: vec![Source::field(name, "")], ..Article::default() },
        pieces => joined::story(pieces, name, &told)?,
    };
    article.id = id(record).map(std::borrow::Cow::into_owned);
    article.outlet = outlet(record);
    if let Some(title) = &title {
        article.title = add(&mut article.sources, name, "title", title).or(article.title);
    }
    let place = dateline(record).or_else(|| first_text(record, &["located"]).map(Words::plain));
    if let Some(place) = place {
        article.dateline = add(&mut article.sources, name, "dateline", &place);
    }
    give(&mut article, record, name, own_pictures, is_whole, bare);
    suppression::read(&mut article, record, name);
    let tag = string(record, &["language", "inLanguage", "lang"])?.or_else(|| field::tag(record));
    let language = own.language.and_then(field::language).or_else(|| tag.and_then(field::language));
    article.language = language.or(article.language);
    let days = days(record, &mut notices);
    article.updated = days.updated.or(article.updated);
    let (day, key) = days.published.unzip();
    let published = own.published.or(day);
    article.dated_by = match own.published {
        Some(_) => fields.date.first().map(|way| way.join(".")),
        None => key,
    };
    article.published = published.or(article.published).or(article.updated);
    notices.extend(walk.wordless.iter().map(|(path, what)| {
        format!("`{path}` holds {what} and no words: it is read as no caption")
    }));
    notices.extend(
        field::twice(record)
            .into_iter()
            .map(|key| format!("`{key}` stands twice in the record: the last one holds")),
    );
    article.notices.extend(notices);
    article.unread = walk.unread;
    budget::story(article).map_err(|error| Fault::new(error.message, Vec::new()))
}

/// The body: one text in the forms that have a name, or what is found under
/// the house's own keys and under those of content systems.
type Body<'a> = (Words<'a>, Option<Blocks<'a>>);

fn body<'a>(
    record: &'a Tree<'a>,
    fields: &Fields,
    walk: &mut Walk<'a, '_>,
) -> Result<Option<Body<'a>>, Fault> {
    let of_blocks = |blocks| (Words::plain(""), Some(blocks));
    if let Tree::List(_) = record {
        return Ok(Some(of_blocks(Blocks::read(record, "", walk))));
    }
    if !fields.body.is_empty()
        && let Some(found) = prose::own(record, &fields.body, walk)
    {
        return Ok(Some(of_blocks(found)));
    }
    match body_of(record) {
        Some((_, format, value @ Tree::Text(text))) => {
            walk.pass(value);
            Ok(Some((Words::plain(&**text).written(format), None)))
        }
        Some((key, _, other @ (Tree::Number(_) | Tree::Flag(_)))) => {
            let message = format!("`{key}` must be a string, found {}", other.kind());
            Err(Fault::new(message, vec![Step::Key(key.into())]))
        }
        _ => Ok(prose::body(record, walk).map(of_blocks)),
    }
}

/// Whether pictures are looked for at any depth. Where a record gives its
/// captions in a form that has a name, that is only to tell what is passed.
fn may_have_more(record: &Tree, is_whole: bool) -> bool {
    const NAMED: [&str; 8] = [
        "captions",
        "metadata",
        "cutline",
        "associations",
        "bodies",
        "headlines",
        "image",
        "descriptions",
    ];
    let is_named = |key: &str| NAMED.contains(&key);
    !is_whole
        || record.members().iter().any(|(key, value)| match value {
            Tree::List(_) | Tree::Object(_) => !is_named(key),
            Tree::Text(_) => !is_named(key) && super::key::class(key) == super::key::Class::Caption,
            _ => false,
        })
}

/// Tells of captions beside those that a record gives in a form with a name.
fn tell_passed<'a>(known: &[Given<'a>], more: &[Given<'a>], walk: &mut Walk<'a, '_>) {
    let texts: Vec<&str> =
        known.iter().filter_map(|given| Some(given.text.as_ref()?.text.trim())).collect();
    for one in more {
        let Some(text) = &one.text else { continue };
        if !one.path.is_empty() && !texts.contains(&text.text.trim()) {
            walk.unread.push(one.path.clone());
        }
    }
}

/// Puts the pictures that a record gives to its story. Those in a form that
/// has a name go before what the body shows, others beside it.
fn give(
    article: &mut Article,
    record: &Tree,
    name: &str,
    given: Option<Vec<Given>>,
    is_whole: bool,
    bare: Vec<Given>,
) {
    let has_none = article.pictures.is_empty();
    let given = match given {
        Some(given) => given,
        // What the body shows of a picture goes before what says nothing of it.
        None if has_none => {
            let known = wordless(record);
            if known.is_empty() { once_each(bare_objects(bare)) } else { known }
        }
        None => Vec::new(),
    };
    if given.is_empty() && !is_whole {
        return;
    }
    let shown = std::mem::take(&mut article.pictures);
    let sources = &mut article.sources;
    article.pictures = given.iter().map(|given| picture(sources, name, given)).collect();
    if is_whole {
        return;
    }
    for picture in shown {
        let is_known = |known: &Picture| {
            let text =
                |picture: &Picture| picture.captions.first().map(|c| c.as_str().trim().to_owned());
            let src = |picture: &Picture| picture.src.as_ref().map(|src| src.as_str().to_owned());
            match (text(&picture), text(known)) {
                (Some(one), Some(other)) => one == other,
                _ => src(&picture).is_some() && src(&picture) == src(known),
            }
        };
        match article.pictures.iter_mut().find(|known| is_known(known)) {
            Some(known) => {
                known.src = known.src.take().or(picture.src);
                known.alt = known.alt.take().or(picture.alt);
                known.credit = known.credit.take().or(picture.credit);
            }
            None => article.pictures.push(picture),
        }
    }
}

/// Pictures of which a record says no word: those that are objects of their
/// own; an address alone may be for search engines only.
fn bare_objects(mut bare: Vec<Given>) -> Vec<Given> {
    bare.retain(|one| one.src.is_some() && !one.is_address);
    bare
}

/// The pictures without those that were named before.
fn once_each(pictures: Vec<Given>) -> Vec<Given> {
    let mut kept: Vec<Given> = Vec::new();
    for picture in pictures {
        let same = kept.iter_mut().find(|known| match (&known.text, &picture.text) {
            (Some(one), Some(other)) => one.text.trim() == other.text.trim(),
            _ => known.src.is_some() && known.src == picture.src,
        });
        match same {
            Some(known) => known.complete(picture),
            None => kept.push(picture),
        }
    }
    kept
}

/// A field of the record as a text with its own source.
fn add(sources: &mut Vec<Source>, name: &str, key: &str, field: &Words) -> Option<Text> {
    if field.is_empty() {
        return None;
    }
    let text = match field.format {
        Format::Html => joined::markup(&field.text),
        _ => Text::verbatim(&field.text, Span::new(0, field.text.len())),
    };
    if text.is_empty() {
        return None;
    }
    sources.push(Source::field(name, &*field.text).under(key));
    Some(text.in_source(sources.len() - 1))
}

fn picture(sources: &mut Vec<Source>, name: &str, given: &Given) -> Picture {
    let mut field = |value: &Option<Words>, key: &str| {
        value.as_ref().and_then(|value| add(sources, name, key, value))
    };
    let mut picture = Picture {
        captions: field(&given.text, &given.path).into_iter().collect(),
        alt: field(&given.alt, ""),
        credit: field(&given.credit, ""),
        src: field(&given.src, ""),
        ..Picture::default()
    };
    if !given.metadata.is_empty() {
        let (metadata, listing) = Metadata::listed(name, given.metadata.clone(), sources.len());
        sources.push(listing);
        picture.metadata = metadata;
    }
    picture
}

/// The suppression that stands in a field, as a text with its own source.
pub(super) fn field_text(sources: &mut Vec<Source>, name: &str, field: &str) -> Text {
    sources.push(Source::field(name, field));
    Text::verbatim(field, Span::new(0, field.len())).in_source(sources.len() - 1)
}
