//! The fields of a record beside its prose and its pictures.

use std::borrow::Cow;

use jiff::civil::Date;

use super::date;
use super::fault::Fault;
use super::key::plain;
use super::tree::{Step, Tree, facets};
use super::words::words;

/// The record's own name for itself.
pub(super) fn id<'t>(record: &'t Tree) -> Option<Cow<'t, str>> {
    let own = ["id", "uri", "@id", "_id", "guid", "documentId", "uuid"];
    let own = own.into_iter().filter_map(|key| record.get(key));
    let found = own.chain(record.get("sys").and_then(|sys| sys.get("id")));
    found.into_iter().find_map(|value| match value {
        // An empty one names nothing.
        Tree::Text(id) if !id.trim().is_empty() => Some(Cow::Borrowed(&**id)),
        Tree::Number(id) => Some(Cow::Owned(id.to_string())),
        _ => None,
    })
}

/// Who published the story, or else in which section.
pub(super) fn outlet(record: &Tree) -> Option<String> {
    let keys = ["outlet", "publisher", "source", "section", "articleSection", "sectionName"];
    let mut found = keys.into_iter().filter_map(|key| match record.get(key)? {
        Tree::Text(name) => Some(&**name),
        of => of.get("name")?.text(),
    });
    found.find(|name| !name.trim().is_empty()).map(|name| name.trim().to_owned())
}

/// The string under the first of `keys` that is there.
///
/// # Errors
/// Where a number or a truth value stands there.
pub(super) fn string<'a>(record: &'a Tree<'a>, keys: &[&str]) -> Result<Option<&'a str>, Fault> {
    let Some((key, value)) = keys.iter().find_map(|key| Some((*key, record.get(key)?))) else {
        return Ok(None);
    };
    match value {
        Tree::Text(text) => Ok(Some(text).filter(|text| !text.trim().is_empty()).map(|t| &**t)),
        // schema.org names languages and places by objects, too.
        Tree::Object(_) | Tree::List(_) => Ok(None),
        other => Err(Fault::new(
            format!("`{key}` must be a string, found {}", other.kind()),
            vec![Step::Key(key.into())],
        )),
    }
}

/// The two-letter code at the start of a language tag.
pub(super) fn language(tag: &str) -> Option<String> {
    let code = tag.split(['-', '_']).next()?.trim();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()))
        .then(|| code.to_ascii_lowercase())
}

/// Keys of the day of publication, the project's own and those of standards.
const PUBLISHED: [&str; 6] = [
    "published",
    "datePublished",
    "firstcreated",
    "firstCreated",
    "contentcreated",
    "contentCreated",
];
const UPDATED: [&str; 4] = ["updated", "dateModified", "versioncreated", "versionCreated"];

/// The same in other houses, in small letters without marks: first those that
/// say that the story went out, last those that say when it was begun.
const PUBLISHED_ELSEWHERE: [&str; 24] = [
    "date",
    "publishedat",
    "datepublished",
    "publicationdate",
    "publishdate",
    "pubdate",
    "publisheddate",
    "publishedon",
    "publishedtime",
    "publicationtime",
    "published",
    "firstpublishdate",
    "firstpublishedat",
    "firstpublicationdate",
    "webpublicationdate",
    "displaydate",
    "postdate",
    "dateposted",
    "dategmt",
    "created",
    "createdat",
    "createdon",
    "createdtime",
    "datecreated",
];
const UPDATED_ELSEWHERE: [&str; 10] = [
    "updatedat",
    "datemodified",
    "modified",
    "modifiedat",
    "lastmodified",
    "lastmod",
    "changed",
    "lastupdateddate",
    "lastpublicationdate",
    "lasteditedtime",
];

/// Days of publication and of the last change, each with its key.
#[derive(Debug, Default)]
pub(super) struct Days {
    pub published: Option<(Date, String)>,
    pub updated: Option<Date>,
}

/// Looks for the days of a record; one that is none is noted, for a story can
/// be checked without.
pub(super) fn days(record: &Tree, notices: &mut Vec<String>) -> Days {
    let updated = day(record, &UPDATED, notices);
    let published = day(record, &PUBLISHED, notices);
    let published = published.or_else(|| elsewhere(record, &PUBLISHED_ELSEWHERE));
    let updated = updated.or_else(|| elsewhere(record, &UPDATED_ELSEWHERE));
    let date = record.get("date").and_then(Tree::words);
    if let (None, Some(text)) = (&published, date) {
        notices.push(no_date("date", &format!("`{}`", short(text))));
    }
    Days { published, updated: updated.map(|(day, _)| day) }
}

fn day(record: &Tree, keys: &[&str], notices: &mut Vec<String>) -> Option<(Date, String)> {
    keys.iter().find_map(|key| {
        let value = record.get(key)?;
        let found = date::day(value);
        let is_given =
            !date::is_empty(value) && value.text().is_none_or(|text| !text.trim().is_empty());
        if found.is_none() && is_given && !matches!(value, Tree::Flag(_)) {
            let what =
                value.text().map_or(value.kind().to_owned(), |text| format!("`{}`", short(text)));
            notices.push(no_date(key, &what));
        }
        Some((found?, (*key).to_owned()))
    })
}

fn no_date(key: &str, what: &str) -> String {
    format!(
        "`{key}` is no date: expected one like 2020-10-11 or 2020-10-11T10:05:00+02:00, found \
         {what}; the story is read without it"
    )
}

fn short(text: &str) -> &str {
    &text[..text.floor_char_boundary(40)]
}

fn elsewhere(record: &Tree, keys: &[&str]) -> Option<(Date, String)> {
    let mut facets = facets(record);
    facets.extend(record.get("sys"));
    facets.extend(record.get("properties"));
    keys.iter().find_map(|wanted| {
        let members = facets.iter().flat_map(|facet| facet.members());
        let mut named = members.filter(|(key, _)| plain(key) == *wanted);
        named.find_map(|(key, value)| Some((date_in(value)?, key.to_string())))
    })
}

/// A day, or one in the object around it: `{"date": {"start": …}}`.
fn date_in(value: &Tree) -> Option<Date> {
    const INSIDE: [&str; 7] = ["start", "date", "value", "iso", "utc", "$date", "en-US"];
    match value {
        Tree::Object(_) => INSIDE.iter().find_map(|key| date_in(value.get(key)?)),
        _ => date::day(value),
    }
}

/// The language that a record says it is in.
pub(super) fn tag<'a>(record: &'a Tree<'a>) -> Option<&'a str> {
    const KEYS: [&str; 6] =
        ["language", "inlanguage", "lang", "langcode", "locale", "languagecode"];
    let facets = facets(record);
    KEYS.iter().find_map(|wanted| {
        let members = facets.iter().flat_map(|facet| facet.members());
        let mut named = members.filter(|(key, _)| plain(key) == *wanted);
        named.find_map(|(_, value)| value.words())
    })
}

/// Keys that stand twice in a record, of which the last one holds.
pub(super) fn twice<'t>(record: &'t Tree) -> Vec<&'t str> {
    let mut seen = std::collections::BTreeSet::new();
    let members = record.members().iter().map(|(key, _)| &**key);
    let mut twice: Vec<&str> = members.filter(|key| !seen.insert(*key)).collect();
    twice.sort_unstable();
    twice.dedup();
    twice.truncate(5);
    twice
}

/// The fault of a record that has nothing to read.
pub(super) fn nothing(record: &Tree) -> Fault {
    const MEANT: [(&str, &str); 5] = [
        ("cutlines", "captions"),
        ("images", "captions"),
        ("pictures", "captions"),
        ("photos", "captions"),
        ("name", "title"),
    ];
    const LOOKED_FOR: [&str; 9] = [
        "text",
        "html",
        "markdown",
        "body",
        "content",
        "title",
        "captions",
        "headline",
        "articleBody",
    ];
    let mut message = "the record has no body, title or captions: looked for `text`, `html`, \
        `markdown`, `title` and `captions`, and for the keys of ninjs, schema.org and content \
        systems"
        .to_owned();
    let close = record.members().iter().find_map(|(key, _)| {
        let same = MEANT.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(key));
        let near = || LOOKED_FOR.into_iter().find(|right| strsim::osa_distance(right, key) <= 2);
        Some((key, same.map(|(_, right)| *right).or_else(near)?))
    });
    match close {
        Some((key, meant)) => message += &format!("; there is `{key}`: did you mean `{meant}`?"),
        None => message += "; other keys can be named under `fields` in cutline.yaml",
    }
    Fault { is_no_story: true, ..Fault::new(message, Vec::new()) }
}

/// A text of one field, where it is words.
pub(super) fn dateline<'a>(record: &'a Tree<'a>) -> Option<super::words::Words<'a>> {
    record.get("dateline").and_then(words)
}
