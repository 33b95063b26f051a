//! The pictures of a record, in each of the formats that are read.

use super::fault::Fault;
use super::given::Given;
use super::tree::{Step, Tree};
use super::words::{Words, first_text};
use super::{metadata, ninjs};
use crate::read::budget;

/// The pictures of a record in one of the forms that have a name, or nothing
/// where it names none.
///
/// # Errors
/// Where `captions` is no list of strings or objects.
pub(super) fn pictures<'a>(record: &'a Tree<'a>) -> Result<Option<Vec<Given<'a>>>, Fault> {
    if let Some(captions) = record.get("captions") {
        return captions_list(captions).map(Some);
    }
    let mut found = ninjs::pictures(record);
    if record.get("associations").is_none() && found.is_empty() {
        found = schema_org_pictures(record);
    }
    // An image without a word about it leaves captions to be found in the body.
    let worded = found.iter().any(|given| given.text.is_some());
    Ok(worded.then_some(found))
}

/// The pictures that come with a ninjs item though it has not a word about
/// them. What schema.org calls an image may be one for search engines only.
pub(super) fn wordless<'a>(record: &'a Tree<'a>) -> Vec<Given<'a>> {
    ninjs::pictures(record)
}

fn schema_org_pictures<'a>(record: &'a Tree<'a>) -> Vec<Given<'a>> {
    let media = ["image", "associatedMedia"].into_iter().filter_map(|key| record.get(key));
    media.flat_map(schema_org).collect()
}

/// The project's own form: a list of strings or of objects; one alone may
/// stand for its list.
fn captions_list<'a>(captions: &'a Tree<'a>) -> Result<Vec<Given<'a>>, Fault> {
    let at = |rest: &[Step]| [&[Step::Key("captions".into())], rest].concat();
    if let Some(text) = captions.words() {
        let path = "captions".to_owned();
        return Ok(vec![Given { text: Some(Words::plain(text)), path, ..Given::default() }]);
    }
    let Tree::List(list) = captions else {
        let found = captions.kind();
        let message = format!("`captions` must be a list of strings or objects, found {found}");
        return Err(Fault::new(message, at(&[])));
    };
    budget::captions(list.len()).map_err(|error| Fault::new(error.message, at(&[])))?;
    let read = |(index, caption): (usize, &'a Tree<'a>)| match caption {
        Tree::Text(text) => Ok(Given {
            text: Some(Words::plain(&**text)),
            path: format!("captions[{index}]"),
            ..Given::default()
        }),
        Tree::Null => Ok(Given::default()),
        Tree::Object(_) => {
            let field = |key: &str| match caption.get(key) {
                None => Ok(None),
                Some(Tree::Text(text)) => Ok(Some(Words::plain(&**text))),
                Some(other) => Err(Fault::new(
                    format!("`captions[{index}].{key}` must be a string, found {}", other.kind()),
                    at(&[Step::Index(index), Step::Key(key.into())]),
                )),
            };
            let (text, other) = (field("text")?, field("caption")?);
            let key = if text.is_some() { "text" } else { "caption" };
            Ok(Given {
                text: text.or(other),
                is_address: false,
                alt: field("alt")?,
                credit: field("credit")?,
                src: field("src")?.or(field("url")?),
                path: format!("captions[{index}].{key}"),
                metadata: match caption.get("metadata") {
                    None => Vec::new(),
                    Some(metadata) => {
                        let name = format!("captions[{index}].metadata");
                        let at = at(&[Step::Index(index), Step::Key("metadata".into())]);
                        metadata::own(metadata, &name, &at)?
                    }
                },
            })
        }
        other => Err(Fault::new(
            format!(
                "`captions[{index}]` must be a string or an object with `text`, found {}",
                other.kind()
            ),
            at(&[Step::Index(index)]),
        )),
    };
    list.iter().enumerate().map(read).collect()
}

/// schema.org: one ImageObject, a list of them, or only addresses.
fn schema_org<'a>(media: &'a Tree<'a>) -> Vec<Given<'a>> {
    match media {
        Tree::Text(src) => {
            vec![Given { src: Some(Words::plain(&**src)), ..Given::default() }]
        }
        Tree::List(list) => list.iter().flat_map(schema_org).collect(),
        Tree::Object(_) => vec![Given {
            text: first_text(media, &["caption", "description", "abstract"]).map(Words::plain),
            alt: None,
            credit: first_text(media, &["creditText"]).map(Words::plain),
            src: first_text(media, &["contentUrl", "url"]).map(Words::plain),
            path: "image.caption".to_owned(),
            metadata: metadata::schema_org(media),
            is_address: false,
        }],
        _ => Vec::new(),
    }
}
